import { verifySync } from '@node-rs/argon2'
import { expect, test } from 'vitest'
import { listAgreements } from '../../../db/agreements.ts'
import { loadCoverage } from '../../../db/coverage.ts'
import { DEMO_PASSWORD } from '../../../db/demo/password.ts'
import { actorOf } from '../../../db/grants.ts'
import { openRound, roundInput } from '../../../db/rounds.ts'
import { matchRound } from '../../../graph/matching/match-round.ts'
import type { RoundProposal, Solver } from '../../../graph/matching/model.ts'
import { AT, EVERYBODY, LA, TODAY, world } from '../../world.ts'
import { counted, listed, one } from './counts.ts'

test('all seven categories are there in realistic shares; the school that has just opened has none', async () => {
  const { db } = await world()
  const now = `select c.code, count(*) from categories c join (select school_id, max(id) as id from categories group by school_id) l on l.id = c.id join schools s on s.id = c.school_id where s.standing = 'open' group by 1`
  expect(counted(db, now)).toEqual({ 1: 20, 2: 49, '3a': 20, '3b': 11, 4: 5, '1TV': 5, '2TV': 9 })
  expect(listed(db, `select name from schools s where not exists (select 1 from categories c where c.school_id = s.id)`)).toEqual(['Fenwick Bank Primary Academy'])
})

test('the history has no gap: every school was decided on at each of the six boards', async () => {
  const { db } = await world()
  const boards = listed<string>(db, 'select "from" from categories where sudden_change is null group by 1 order by 1')
  expect(boards).toHaveLength(6)
  const open = `select count(*) from schools where opened_on < '2024-09-01' and standing = 'open'`
  for (const board of boards) expect(one<number>(db, `select count(*) from categories where "from" = '${board}'`)).toBeGreaterThanOrEqual(one<number>(db, open))
  expect(listed(db, `select school_id from categories where sudden_change is null group by school_id, "from" having count(*) > 1`)).toEqual([])
  expect(one(db, 'select count(*) from categories where sudden_change is not null')).toBe(3)
})

test('every decision has a rationale, people in the room, evidence; every vulnerable one a cause with a review date', async () => {
  const { db } = await world()
  expect(one(db, `select count(*) from categories where length(rationale) < 40 or present = ''`)).toBe(0)
  expect(one(db, 'select min(n) from (select count(e.id) as n from categories c left join category_evidence e on e.category_id = c.id group by c.id)')).toBeGreaterThanOrEqual(5)
  expect(one(db, `select count(*) from categories c where code like '%TV' and not exists (select 1 from category_causes x where x.category_id = c.id and x.review_on > c."from")`)).toBe(0)
  expect(one(db, 'select count(*) from category_causes where restricted')).toBeGreaterThan(0)
  expect(one(db, 'select count(*) from category_causes where restricted and not shared_with_school')).toBeGreaterThan(0)
})

test('the story’s vulnerable school has a cause it has not been told of', async () => {
  const { db, school } = await world()
  const causes = `select x.restricted, x.shared_with_school from category_causes x join categories c on c.id = x.category_id where c.school_id = ${school('Wrensford Church of England First School').id} order by 1`
  expect(db.$client.prepare(causes).raw().all()).toEqual([[0, 1], [1, 0]])
})

test('no sentence has a blank left in it', async () => {
  const { db } = await world()
  const texts = 'select rationale from categories union all select finding from category_evidence union all select evidence from needs union all select detail from category_causes union all select title from activities'
  expect(listed<string>(db, texts).filter((text) => /[#[\]%]{2}|[[\]#|]|undefined|null/.test(text))).toEqual([])
})

test('sentences vary: hardly a rationale stands twice', async () => {
  const { db } = await world()
  const [all, different] = db.$client.prepare('select count(*), count(distinct rationale) from categories').raw().get() as [number, number]
  expect(different / all).toBeGreaterThan(0.5)
  expect(one(db, 'select count(distinct finding) from category_evidence')).toBeGreaterThan(200)
})

test('needs come from categories, from heads and from a partnership', async () => {
  const { db } = await world()
  const origins = counted(db, `select origin, count(*) from needs where state = 'open' group by 1`)
  expect(Object.keys(origins).sort()).toEqual(['category', 'partnership', 'request'])
  expect(one(db, `select count(*) from needs where origin = 'category' and category_id is null`)).toBe(0)
})

test('about sixty offers: most usable, four waiting for a head, one stale, one withdrawn', async () => {
  const { db } = await world()
  expect(one(db, 'select count(*) from offers')).toBeGreaterThanOrEqual(55)
  expect(counted(db, 'select state, count(*) from offers group by 1')).toMatchObject({ 'awaiting-head': 4, withdrawn: 1 })
  expect(one(db, `select count(*) from offers where state = 'open' and julianday('${TODAY}') - julianday(attested_on) > 120`)).toBe(1)
  expect(one(db, 'select count(*) from offers where person_id is null')).toBeGreaterThanOrEqual(12)
})

test('some schools are on paper only, a few in no collaboration, and some hang by one thread', async () => {
  const { db } = await world()
  const { schools } = loadCoverage(db, { day: TODAY })
  const inState = (state: string) => schools.filter(({ coverage }) => coverage === state).length
  expect([inState('active'), inState('on-paper-only'), inState('none')]).toEqual([99, 14, 7])
  const threads = schools.flatMap((school) => school.threads.map(({ kind }) => kind))
  expect(new Set(threads)).toEqual(new Set(['collaboration', 'school', 'person']))
})

test('everybody on the sign-in page can sign in with the demo password, but the one whose account is off', async () => {
  const { db, account } = await world()
  const hash = one<string>(db, 'select distinct password_hash from accounts')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(verifySync(hash, DEMO_PASSWORD)).toBe(true)
  expect(one(db, 'select count(*) from accounts where demo_role is not null')).toBe(EVERYBODY.length)
  expect(listed(db, 'select name from accounts where disabled_at is not null')).toEqual([account('disabled').name])
  expect(one(db, `select count(*) from accounts where email not like '%@westmarsh.example'`)).toBe(0)
})

test('each person has the roles their line says', async () => {
  const { db, account, school, network } = await world()
  const roles = (who: (typeof EVERYBODY)[number]) => actorOf(db, account(who).id, TODAY).grants.map(({ role }) => role).sort()
  expect(Object.fromEntries(EVERYBODY.map((who) => [who, roles(who)]))).toEqual({
    broker: ['broker'], otherBroker: ['broker'], headOfService: ['head-of-service'], head3b: ['head'], head4: ['head'], head1: expect.arrayContaining(['head']) as unknown, head2TV: ['head'],
    chairOfGovernors: ['chair-of-governors'], nle: ['head', 'leader'], sle: ['leader'],
    chairOfCoast: expect.arrayContaining(['head', 'partnership-chair']) as unknown, chairOfDales: expect.arrayContaining(['head', 'partnership-chair']) as unknown,
    memberOfCoast: ['chair-of-governors', 'partnership-member'], auditor: ['auditor'], administrator: ['administrator'], disabled: [],
  })
  const coast = network('Coast Improvement Partnership').id
  const grants = actorOf(db, account('chairOfCoast').id, TODAY).grants
  expect(grants).toContainEqual({ role: 'partnership-chair', schoolId: null, laCode: null, networkId: coast })
  const own = grants.find(({ role }) => role === 'head')!.schoolId
  expect(one(db, `select count(*) from memberships where network_id = ${coast} and school_id = ${own}`)).toBe(1)
  expect(actorOf(db, account('head3b').id, TODAY).grants[0]!.schoolId).toBe(school('Saltings Primary School').id)
})

test('the line on the sign-in page tells the category the school is in', async () => {
  const { db, account, school } = await world()
  const codeOf = (name: string) => one(db, `select code from categories where school_id = ${school(name).id} order by "from" desc, id desc limit 1`)
  expect([codeOf('Saltings Primary School'), codeOf('Kettlemarsh High School'), codeOf('Larkmere Primary School'), codeOf('Wrensford Church of England First School')]).toEqual(['3b', '4', '1', '2TV'])
  expect(one(db, `select demo_role from accounts where id = ${account('head3b').id}`)).toBe('Headteacher of Saltings Primary School (category 3b)')
})

const waiting = `select p.id from proposals p join needs n on n.id = p.need_id join offers o on o.id = p.offer_id where p.state = 'offered'`

test('the last round left each of them something to answer', async () => {
  const { db, account, headOf, school, need } = await world()
  const saltings = school('Saltings Primary School').id
  expect(listed(db, `${waiting} and n.school_id = ${saltings}`).length).toBeGreaterThanOrEqual(2)
  expect(listed(db, `${waiting} and o.person_id = ${account('nle').personId}`).length).toBeGreaterThanOrEqual(1)
  expect(listed(db, `${waiting} and o.person_id = ${account('sle').personId}`).length).toBeGreaterThanOrEqual(1)
  expect(listed(db, `${waiting} and o.school_id = ${school('Larkmere Primary School').id} and o.person_id is null`).length).toBeGreaterThanOrEqual(1)
  expect(listed(db, `${waiting} and n.school_id = ${school('Kettlemarsh High School').id}`).length).toBeGreaterThanOrEqual(1)
  expect(headOf('Kettlemarsh High School')).toEqual(account('head4'))
  expect(listed(db, `select id from proposals where state = 'accepted'`)).toHaveLength(1)
  expect(need('Wrensford Church of England First School', 'governance').state).toBe('open')
})

test('every proposal keeps the reasons of its run: terms, rules, days', async () => {
  const { db } = await world()
  for (const text of listed<string>(db, 'select reasons from proposals')) {
    const { terms, rules, halfDays, fit, runnersUp } = JSON.parse(text) as RoundProposal
    expect(terms).toHaveLength(7)
    expect(rules.every(({ passed }) => passed)).toBe(true)
    expect(halfDays).toBeGreaterThan(0)
    expect(fit).toBeGreaterThan(0)
    expect(Array.isArray(runnersUp)).toBe(true)
  }
})

test('three rounds were issued, all proven, and none is open', async () => {
  const { db } = await world()
  expect(counted(db, 'select state, count(*) from rounds group by 1')).toEqual({ issued: 3 })
  expect(counted(db, 'select proven, count(*) from round_runs group by 1')).toEqual({ 1: 3 })
  expect(one(db, `select sum(json_array_length(result, '$.refused')) from round_runs`)).toBe(0)
})

test('earlier agreements are a track record: most completed, some ended early, some going on', async () => {
  const { db, viewer } = await world()
  const states = listAgreements(db, { viewer: viewer('broker') }).map(({ state }) => state)
  expect(states.filter((state) => state === 'completed').length).toBeGreaterThan(6)
  expect(states).toEqual(expect.arrayContaining(['active', 'ended']))
  expect(roundInput(db, { roundId: open(db, viewer('broker').actor.accountId) }).record.length).toBeGreaterThan(5)
})

const open = (db: Parameters<typeof openRound>[0] & object, by: number): number => {
  const opened = openRound(db, { laCode: LA, name: 'Next round', asOf: TODAY, by, at: AT })
  if ('refusal' in opened) throw new Error(opened.refusal)
  return opened.roundId
}

/** Solves nothing, so that the round's own first plan stands: enough to see what there is to decide, and quick. */
const firstPlan: Solver = { mip: () => Promise.resolve({ solver: 'none', outcome: 'none', values: [], bound: Infinity }), lp: () => Promise.resolve(null) }

test('the next round is interesting: most needs met, some unmet for every reason, offers excluded by many rules', async () => {
  const { db, account } = await world()
  const input = roundInput(db, { roundId: open(db, account('broker').id) })
  const { proposals, unmet } = await matchRound(input, firstPlan)
  expect(input.needs.length).toBeGreaterThan(50)
  expect(proposals.length).toBeGreaterThan(30)
  expect(unmet.filter(({ metHalfDays }) => metHalfDays === 0).length).toBeLessThan(input.needs.length / 3)
  expect(new Set(unmet.map(({ reason }) => reason))).toEqual(new Set(['no-offer-in-area', 'rules-exclude-all', 'capacity', 'below-minimum']))
  const excluding = new Set(unmet.flatMap(({ excludedBy }) => excludedBy.map(({ rule }) => rule)))
  expect([...excluding]).toEqual(expect.arrayContaining(['area', 'reach', 'phase', 'donor', 'offer-open', 'days-left']))
})
