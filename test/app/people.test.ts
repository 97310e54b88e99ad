import { beforeEach, expect, test } from 'vitest'
import { action as invite, loader as inviting } from '../../app/routes/accounts_.new.tsx'
import { action as give } from '../../app/routes/accounts_.$id_.roles.tsx'
import { action as raise } from '../../app/routes/needs.new.tsx'
import { action as agree } from '../../app/routes/offers.$id_.agreement.tsx'
import { action as offer, loader as offering } from '../../app/routes/offers.new.tsx'
import { loader as one } from '../../app/routes/people.$id.tsx'
import { action as designate } from '../../app/routes/people.$id_.designations.tsx'
import { action as declare } from '../../app/routes/people.$id_.interests.tsx'
import { action as addPost } from '../../app/routes/people.$id_.posts.tsx'
import { action as end } from '../../app/routes/people.$id_.posts_.$postId.ending.tsx'
import { loader as list } from '../../app/routes/people._index.tsx'
import { action as record } from '../../app/routes/people.new.tsx'
import { loader as need } from '../../app/routes/rounds.$id_.runs_.$runId_.needs_.$needId.tsx'
import { action as openRound } from '../../app/routes/rounds.new.tsx'
import { highsSolver } from '../../app/jobs/highs.ts'
import { inviteAccount } from '../../db/accounts.ts'
import { openDb } from '../../db/client.ts'
import { actorOf } from '../../db/grants.ts'
import { loadReference } from '../../db/reference.ts'
import { recordRun, roundInput } from '../../db/rounds.ts'
import { matchRound } from '../../graph/matching/match-round.ts'
import type { Grant } from '../../graph/permissions/can.ts'
import { AT, TODAY, type Somebody, type World } from '../world.ts'
import { look, send } from './asking.ts'

/** A database of its own: the register of two authorities, a broker in each, a Head of Service and an administrator. Nobody else is known. */
function emptyPortal(): World {
  const db = openDb(':memory:')
  loadReference(db, { at: AT })
  db.$client.exec(`
    insert into authorities values ('901', 'Harrowmere'), ('902', 'Eastfold');
    insert into schools (id, urn, name, la_code, phase, standing, easting, northing) values
      (1, 900001, 'Ash Primary School', '901', 'primary', 'open', 400000, 300000), (2, 900002, 'Beech Primary School', '901', 'primary', 'open', 403000, 304000),
      (3, 900003, 'Cedar Primary School', '901', 'primary', 'open', 402000, 301000), (4, 900004, 'Elm Primary School', '902', 'primary', 'open', 410000, 300000);`)
  const none = { schoolId: null, laCode: null, networkId: null }
  const officers: [Somebody, Grant][] = [
    ['broker', { ...none, role: 'broker', laCode: '901' }], ['otherBroker', { ...none, role: 'broker', laCode: '902' }],
    ['headOfService', { ...none, role: 'head-of-service', laCode: '901' }], ['administrator', { ...none, role: 'administrator' }], ['auditor', { ...none, role: 'auditor' }],
  ]
  for (const [who, grant] of officers) inviteAccount(db, { email: emailOf(who), name: who, grants: [grant], from: '2026-01-01', tokenHash: who, by: null, at: AT })
  const account = (who: Somebody) => db.$client.prepare('select id, email, name, person_id as personId from accounts where email = ?').get(emailOf(who)) as ReturnType<World['account']>
  const viewer = (who: Somebody) => ({ actor: actorOf(db, account(who).id, TODAY), today: TODAY })
  return { db, account, viewer } as World
}
const emailOf = (who: Somebody): string => `${who.toLowerCase()}@harrowmere.example`

let w: World
beforeEach(() => {
  w = emptyPortal()
})

const from = (year = '2024') => ({ 'from-day': '1', 'from-month': '9', 'from-year': year })
const to = (day: string, month: string, year: string) => ({ 'to-day': day, 'to-month': month, 'to-year': year })
const lena = (change: Record<string, string> = {}) => ({ 'form-key': 'lena', name: 'Lena Birch', role: 'senior-leader', urn: '900002', ...from(), ...change })
/** Records Lena Birch, who works at Beech, and gives her page. */
async function recordLena(): Promise<string> {
  const { location } = await send(w, record, 'broker', '/people/new', lena())
  return location.replace('?done=recorded', '')
}
const designation = { 'form-key': 'd', kind: 'sle', issuer: 'Harrowmere', ...from() }
const asHead = (who: Somebody, name: string, urn: string) => send(w, invite, 'administrator', '/accounts/new', { name, email: emailOf(who), role: 'head', urn })
const events = () => w.db.$client.prepare('select count(*) from events').pluck().get() as number
const rows = (sql: string) => w.db.$client.prepare(sql).all()

test('people entered by hand make a leader who can be invited, and a round that refuses the school they govern', async () => {
  const page = await recordLena()
  expect((await look(w, inviting, 'administrator', '/accounts/new')).leaders).toEqual([])
  expect((await send(w, designate, 'broker', `${page}/designations`, designation)).location).toBe(`${page}?done=designation`)
  expect((await send(w, addPost, 'broker', `${page}/posts`, { 'form-key': 'p', role: 'governor', urn: '900001', ...from() })).location).toBe(`${page}?done=post`)
  const [leader] = (await look(w, inviting, 'administrator', '/accounts/new')).leaders
  expect(leader).toMatchObject({ text: 'Lena Birch' })
  await send(w, invite, 'administrator', '/accounts/new', { name: 'Lena Birch', email: emailOf('sle'), role: 'leader', leader: leader!.value })
  await asHead('head1', 'Beth Beech', '900002')
  await asHead('head3b', 'Ada Ash', '900001')
  await asHead('head4', 'Cal Cedar', '900003')

  const { supporters } = await look(w, offering, 'sle', '/offers/new')
  expect(supporters.map(({ text }) => text)).toEqual(['Lena Birch, lent by Beech Primary School'])
  const terms = { days: '4', minimum: '1', schools: '2', reach: '25', 'from-day': '23', 'from-month': '11', 'from-year': '2026', 'until-day': '31', 'until-month': '7', 'until-year': '2027' }
  const made = await send(w, offer, 'sle', '/offers/new', { 'form-key': 'o', supporter: supporters[0]!.value, 'area-english': '3', phases: ['primary'], ...terms })
  expect(made.errors).toEqual([])
  expect((await send(w, agree, 'head1', `${made.location.replace(/\?.*/, '')}/agreement`, { version: '1' })).location).toContain('done=agreed')
  for (const who of ['head3b', 'head4'] as const) {
    const asked = { 'form-key': 'n', school: who === 'head3b' ? '900001' : '900003', area: 'english', days: '2', priority: 'high', 'wanted-by-day': '31', 'wanted-by-month': '3', 'wanted-by-year': '2027', evidence: 'Reading in Year 4' }
    expect((await send(w, raise, who, '/needs/new', asked)).errors).toEqual([])
  }

  const { location } = await send(w, openRound, 'broker', '/rounds/new', { 'form-key': 'r', authority: '901', name: 'Autumn' })
  const roundId = Number(/\d+/.exec(location)?.[0])
  const input = roundInput(w.db, { roundId })
  const result = await matchRound(input, highsSolver())
  const run = recordRun(w.db, { roundId, input, result, by: null, at: AT }) as { runId: number }
  const needOf = (schoolId: number) => w.db.$client.prepare('select id from needs where school_id = ?').pluck().get(schoolId) as number
  expect(result.proposals.map(({ needId }) => needId)).toEqual([needOf(3)])
  const governed = await look(w, need, 'broker', `/rounds/${roundId}/runs/${run.runId}/needs/${needOf(1)}`)
  expect(governed.proposals).toEqual([])
  expect(result.unmet.map(({ needId, excludedBy }) => [needId, excludedBy])).toEqual([[needOf(1), [{ rule: 'former-post', offers: 1 }, { rule: 'own-school', offers: 1 }]]])
  expect(governed.unmet?.because).toMatch(/^One supporter offers English.* from the school itself, or somebody with a post there\.$/)
})

test('an interest a leader declares keeps them from that school, and its nature stays out of the history', async () => {
  const page = await recordLena()
  await send(w, designate, 'broker', `${page}/designations`, designation)
  await send(w, invite, 'administrator', '/accounts/new', { name: 'Lena Birch', email: emailOf('sle'), role: 'leader', leader: page.split('/')[2]! })
  const tie = { 'form-key': 'i', urn: '900003', nature: 'My husband teaches there', ...from() }
  expect((await send(w, declare, 'sle', `${page}/interests`, { ...tie, nature: '' })).errors).toEqual(['nature: Enter what the tie is, with at most 200 characters'])
  expect((await send(w, declare, 'sle', `${page}/interests`, tie)).location).toBe(`${page}?done=interest`)
  expect((await look(w, one, 'sle', page)).person.interests).toMatchObject([{ school: 'Cedar Primary School', nature: 'My husband teaches there' }])
  expect(rows("select school_id, change from events where action = 'person.interest-declared'")).toEqual([{ school_id: 2, change: '{"after":{"otherSchoolId":3,"from":"2024-09-01","to":null}}' }])
})

test('officers know the people of their authority, and everybody else at most themselves', async () => {
  const page = await recordLena()
  await asHead('head1', 'Beth Beech', '900002')
  for (const who of ['broker', 'headOfService'] as const) expect((await look(w, list, who, '/people')).rows.map(({ name }) => name), who).toEqual(['Beth Beech', 'Lena Birch'])
  expect((await look(w, list, 'broker', '/people?search=bir')).rows).toMatchObject([{ name: 'Lena Birch', posts: ['Senior leader, Beech Primary School'], designations: [] }])
  expect((await look(w, list, 'head1', '/people')).rows.map(({ name }) => name)).toEqual(['Beth Beech'])
  expect((await look(w, list, 'otherBroker', '/people')).rows).toEqual([])
  for (const who of ['administrator', 'auditor'] as const) expect((await look(w, list, who, '/people')).status, who).toBe(403)
  for (const who of ['otherBroker', 'head1'] as const) expect((await look(w, one, who, page)).status, who).toBe(404)
  const before = events()
  for (const who of ['otherBroker', 'head1'] as const) {
    expect((await send(w, addPost, who, `${page}/posts`, { 'form-key': 'p', role: 'governor', urn: '900004', ...from() })).status, who).toBe(404)
    expect((await send(w, declare, who, `${page}/interests`, { 'form-key': 'i', urn: '900004', nature: 'x', ...from() })).status, who).toBe(404)
  }
  expect((await send(w, record, 'head1', '/people/new', lena())).status).toBe(403)
  expect(events()).toBe(before)
})

test('a governor at a school across the border is known to both authorities', async () => {
  const page = await recordLena()
  await send(w, addPost, 'broker', `${page}/posts`, { 'form-key': 'p', role: 'governor', urn: '900004', ...from() })
  expect((await look(w, list, 'otherBroker', '/people')).rows.map(({ name }) => name)).toEqual(['Lena Birch'])
})

test('a person begins with a post of one’s own authority, once, and is told once', async () => {
  const before = events()
  expect((await send(w, record, 'broker', '/people/new', lena({ urn: '900004' }))).errors).toEqual(['urn: Enter a school of your authority first. Posts at other schools are added on the next page'])
  expect((await send(w, record, 'broker', '/people/new', lena({ name: '', role: '', urn: '1' }))).errors.map((line) => line.split(':')[0])).toEqual(['name', 'role', 'urn'])
  expect(await recordLena()).toBe(await recordLena())
  expect(events()).toBe(before + 1)
  expect((await send(w, record, 'broker', '/people/new', lena({ 'form-key': 'again', name: 'LENA birch' }))).errors).toEqual(['name: LENA birch is recorded at this school already: find them in the list'])
})

test('a post is ended once, and not from under somebody', async () => {
  const page = await recordLena()
  const { id } = (await look(w, one, 'broker', page)).person.posts[0]!
  const ending = `${page}/posts/${id}/ending`
  expect((await send(w, end, 'broker', ending, { was: '', ...to('31', '8', '2024') })).errors).toEqual(['to: The last day must be 1 September 2024, the first day, or later'])
  expect((await send(w, end, 'broker', ending, { was: '2026-01-01', ...to('31', '8', '2026') })).status).toBe(409)
  expect((await send(w, end, 'broker', ending, { was: '', ...to('31', '8', '2026') })).location).toBe(`${page}?done=ended`)
  expect((await look(w, one, 'broker', page)).person.posts).toMatchObject([{ to: '2026-08-31' }])
  expect((await send(w, end, 'broker', ending, { was: '2026-08-31', ...to('31', '10', '2026') })).errors).toEqual([': This post ended on 31 August 2026'])
  expect((await send(w, end, 'broker', `${page}/posts/999/ending`, { was: '' })).status).toBe(404)
})

test('who is given the role of head or chair takes up the post, unless somebody else holds it', async () => {
  await asHead('head1', 'Beth Beech', '900002')
  const heads = "select people.name, posts.role, posts.\"from\", accounts.email from posts join people on people.id = posts.person_id left join accounts on accounts.person_id = people.id where school_id = 2 order by posts.id"
  expect(rows(heads)).toEqual([{ name: 'Beth Beech', role: 'head', from: TODAY, email: emailOf('head1') }])
  await send(w, record, 'broker', '/people/new', lena({ role: 'head', urn: '900001', name: 'Ada Ash' }))
  await asHead('head3b', 'Una Under', '900001')
  expect(w.account('head3b').personId).toBeNull()
  const account = `/accounts/${w.account('head1').id}/roles`
  await send(w, give, 'administrator', account, { role: 'chair-of-governors', urn: '900003' })
  expect(rows(`select role, school_id from posts where person_id = ${w.account('head1').personId}`)).toEqual([{ role: 'head', school_id: 2 }, { role: 'chair-of-governors', school_id: 3 }])
})

test('a head whom the broker recorded is the person of that name in the post', async () => {
  await send(w, record, 'broker', '/people/new', lena({ role: 'head', urn: '900001', name: 'Ada Ash' }))
  await asHead('head3b', 'Ada Ash', '900001')
  expect(rows('select name from people')).toEqual([{ name: 'Ada Ash' }])
  expect((await look(w, list, 'head3b', '/people')).rows).toMatchObject([{ name: 'Ada Ash', posts: ['Headteacher, Ash Primary School'] }])
})
