/** A network built, changed and closed from its page: parts, links, lead, plan, targets, functions, fund, and what its schools say. */
import { beforeEach, expect, test } from 'vitest'
import { action as close, loader as closing } from '../../app/routes/networks.$id_.closing.tsx'
import { action as confirm, loader as confirming } from '../../app/routes/networks.$id_.confirmation.tsx'
import { action as describe } from '../../app/routes/networks.$id_.details.tsx'
import { action as delegate } from '../../app/routes/networks.$id_.functions.tsx'
import { action as fund } from '../../app/routes/networks.$id_.fund.tsx'
import { action as lead } from '../../app/routes/networks.$id_.lead.tsx'
import { action as pairing, loader as pairs } from '../../app/routes/networks.$id_.pairs.tsx'
import { action as link } from '../../app/routes/networks.$id_.links.tsx'
import { action as join } from '../../app/routes/networks.$id_.members.tsx'
import { action as organisation } from '../../app/routes/networks.$id_.organisations.tsx'
import { action as person } from '../../app/routes/networks.$id_.people.tsx'
import { action as plan } from '../../app/routes/networks.$id_.plan.tsx'
import { action as target } from '../../app/routes/networks.$id_.targets.tsx'
import { loader as network } from '../../app/routes/networks.$id.tsx'
import { loader as networks } from '../../app/routes/networks._index.tsx'
import { firstBrokenEvent } from '../../db/events.ts'
import { world, type Somebody, type World } from '../world.ts'
import { look, send, typedDay as day } from './asking.ts'

const TIDEWICK = 'Tidewick Bay Learning Community'
const ELLIN = 'Port Ellin and the Ness'
let w: World
let keys = 0
beforeEach(async () => {
  w = await world()
}, 60_000)

const idOf = (name: string): number => w.network(name).id
const rows = <T>(sql: string, ...values: unknown[]): T[] => w.db.$client.prepare(sql).all(...values) as T[]
const count = (table: string): number => w.db.$client.prepare(`select count(*) from ${table}`).pluck().get() as number
const post = (action: Parameters<typeof send>[1], who: Somebody, name: string, what: string, form: Record<string, string | string[]>) =>
  send(w, action, who, `/networks/${idOf(name)}/${what}`, { 'form-key': `key-${(keys += 1)}`, version: String(w.network(name).version), ...form })
const shown = (name: string, on = '', who: Somebody = 'broker') => look(w, network, who, `/networks/${idOf(name)}${on}`)

test('people and organisations take parts, old and new, and are seen as of a day', async () => {
  const officer = { name: 'dominic  varley', role: 'mentor', ...day('from', '2026-09-01') }
  expect((await post(person, 'broker', ELLIN, 'people', officer)).location).toBe(`/networks/${idOf(ELLIN)}?done=part-taken`)
  expect((await post(person, 'broker', ELLIN, 'people', { name: 'Nobody Atall', role: 'mentor', ...day('from', '2026-09-01') })).errors).toEqual(['name: Nobody called Nobody Atall is recorded here. Check the spelling, or say that this is a new person'])
  await post(person, 'broker', ELLIN, 'people', { name: 'Una Brightside', new: 'yes', role: 'facilitator', ...day('from', '2026-09-01') })
  await post(organisation, 'broker', ELLIN, 'organisations', { name: 'Ness Lifeboat', new: 'yes', kind: 'charity', role: 'strategic-partner', ...day('from', '2026-09-01') })
  const page = await shown(ELLIN)
  expect(page.givers.map(({ name, role }) => [name, role])).toEqual(expect.arrayContaining([['Dominic Varley', 'mentor'], ['Una Brightside', 'facilitator'], ['Ness Lifeboat', 'strategic-partner']]))
  expect(page.alone.map(({ name }) => name)).toEqual(['Una Brightside'])
  expect((await shown(ELLIN, '?on=2026-08-31')).givers.map(({ name }) => name)).not.toContain('Una Brightside')
  expect((await post(organisation, 'broker', ELLIN, 'organisations', { name: 'ness lifeboat', new: 'yes', kind: 'charity', role: 'member', ...day('from', '2026-09-01') })).errors).toEqual(['new: There is an organisation called ness lifeboat already. Leave this unticked to choose it'])
  expect((await post(person, 'broker', ELLIN, 'people', officer)).errors[0]).toContain('They are network mentor in that time already')
  const [part] = rows<{ id: number }>(`select id from memberships where role = 'facilitator' and network_id = ?`, idOf(ELLIN))
  expect((await post(person, 'broker', ELLIN, 'people', { doing: 'end', one: String(part!.id), ...day('ending', '2026-10-31') })).location).toContain('done=part-ended')
  expect((await shown(ELLIN)).alone).toEqual([])
  expect(firstBrokenEvent(w.db)).toBeNull()
})

test('networks are nested and linked, and a circle through others is refused with the way round', async () => {
  const way = (from: string, how: string, to: string) => post(link, 'broker', from, 'links', { doing: 'link', way: how, network: String(idOf(to)), ...day('from', '2026-09-01') })
  expect((await way(TIDEWICK, 'contains', ELLIN)).location).toContain('done=linked')
  expect((await way(ELLIN, 'contains', 'Skell Dale Collaborative')).location).toContain('done=linked')
  const before = count('network_links')
  expect((await way('Skell Dale Collaborative', 'contains', TIDEWICK)).errors).toEqual([
    `network: A network cannot be contained by itself: ${TIDEWICK} contains ${ELLIN} contains Skell Dale Collaborative in that time, which would be part of itself`,
  ])
  expect((await way(TIDEWICK, 'contains', TIDEWICK)).errors[0]).toBe('network: Choose the other network')
  expect(count('network_links')).toBe(before)
  expect((await shown(ELLIN)).network.links.map(({ name, relation }) => [name, relation])).toEqual(expect.arrayContaining([[TIDEWICK, 'contained'], ['Skell Dale Collaborative', 'contains']]))
  const [row] = rows<{ id: number }>('select id from network_links where from_network_id = ? and relation = ?', idOf(ELLIN), 'contains')
  expect((await post(link, 'broker', ELLIN, 'links', { doing: 'end', one: String(row!.id), ...day('ending', '2026-10-31') })).location).toContain('done=link-ended')
  expect((await shown(ELLIN)).network.links.map(({ name }) => name)).not.toContain('Skell Dale Collaborative')
  expect((await shown(ELLIN, '?on=2026-10-31')).network.links.map(({ name }) => name)).toContain('Skell Dale Collaborative')
})

test('another member leads from a day on; the page of the day before still shows who led', async () => {
  const [other] = (await shown(TIDEWICK)).members.rows.filter(({ role, party }) => role === 'member' && party === 'school')
  expect((await post(lead, 'broker', TIDEWICK, 'lead', { lead: `school-${w.school('Saltings Primary School').id}`, ...day('from', '2026-10-01') })).errors).toEqual(['lead: Choose a member of the network: only a member can lead it'])
  expect((await post(lead, 'broker', TIDEWICK, 'lead', { lead: `school-${other!.id}`, ...day('from', '2026-10-01') })).location).toContain('done=lead-changed')
  const [now, then] = [await shown(TIDEWICK), await shown(TIDEWICK, '?on=2026-09-30')]
  expect([now.network.lead?.name, then.network.lead?.name]).toEqual([other!.name, 'Tidewick High School'])
  expect(now.members.rows.find(({ name }) => name === 'Tidewick High School')?.role).toBe('member')
  expect(now.schools).toBe(then.schools)
  expect((await look(w, networks, 'head1', '/networks?search=tidewick+bay')).rows[0]?.lead).toBe(other!.name)
  expect(now.story.at(-1)?.lines).toEqual(expect.arrayContaining([`${other!.name} became lead, after being member`]))
})

test('a network gets another name and purpose, and not one that is taken', async () => {
  expect((await post(describe, 'broker', TIDEWICK, 'details', { name: ELLIN, purpose: '' })).errors[0]).toContain(`There is a network called ${ELLIN}`)
  expect((await post(describe, 'broker', TIDEWICK, 'details', { name: 'Tidewick Bay Together', purpose: 'To walk together' })).location).toContain('done=described')
  expect((await shown('Tidewick Bay Together')).network).toMatchObject({ name: 'Tidewick Bay Together', purpose: 'To walk together' })
})

test('a plan, functions, targets and a fund are kept, each refused by field when it is wrong', async () => {
  expect((await post(plan, 'broker', ELLIN, 'plan', { doing: 'set', title: 'Attendance', ...day('from', '2026-09-01') })).location).toContain('done=aim-set')
  expect((await post(plan, 'broker', ELLIN, 'plan', { doing: 'set', title: 'attendance', ...day('from', '2026-10-01') })).errors).toEqual(['title: This aim is in the plan in that time already'])
  expect((await post(delegate, 'broker', ELLIN, 'functions', { doing: 'delegate', what: 'Swimming', by: 'The county', ...day('from', '2026-09-01') })).location).toContain('done=function-delegated')
  expect((await post(target, 'broker', ELLIN, 'targets', { doing: 'set', measure: 'Reading, per cent', baseline: '61', target: '70', ...day('from', '2026-09-01'), ...day('until', '2027-07-31') })).location).toContain('done=target-set')
  const [{ id } = { id: 0 }] = rows<{ id: number }>('select id from network_targets where network_id = ?', idOf(ELLIN))
  expect((await post(target, 'broker', ELLIN, 'targets', { doing: 'measure', one: String(id), outcome: '68', words: '', ...day('on', '2026-11-01') })).location).toContain('done=target-measured')
  const move = (kind: string, amount: string) => post(fund, 'broker', ELLIN, 'fund', { doing: 'move', kind, amount, what: 'First year', urn: '', ...day('on', '2026-10-01') })
  expect((await move('used', '10')).errors).toEqual(['amount: Only £0 was left on 1 October 2026. Record what was allocated first'])
  await move('allocated', '1,000')
  await move('used', '250.50')
  const page = await shown(ELLIN)
  expect(page).toMatchObject({ aims: [{ title: 'Attendance' }], functions: [{ what: 'Swimming', delegatedBy: 'The county' }], targets: [{ outcome: 68 }], fund: { allocated: 100_000, used: 25_050, left: 74_950 } })
  const [used] = rows<{ id: number }>(`select id from fund_movements where network_id = ? and kind = 'used'`, idOf(ELLIN))
  expect((await post(fund, 'broker', ELLIN, 'fund', { doing: 'take-back', movement: String(used!.id), why: 'Wrong network' })).location).toContain('done=fund-corrected')
  expect((await shown(ELLIN)).fund).toMatchObject({ used: 0, left: 100_000 })
  expect(() => w.db.$client.exec('delete from fund_movements')).toThrow('only ever added to')
  expect(await shown(ELLIN, '?on=2026-08-31')).toMatchObject({ aims: [], functions: [], targets: [], fund: null })
  expect(firstBrokenEvent(w.db)).toBeNull()
})

test('a form sent twice records one thing, and a stale one nothing', async () => {
  const form = { 'form-key': 'twice', doing: 'set', title: 'Attendance', ...day('from', '2026-09-01'), version: String(w.network(ELLIN).version) }
  const [first, second] = [await post(plan, 'broker', ELLIN, 'plan', form), await post(plan, 'broker', ELLIN, 'plan', form)]
  expect(second.location).toBe(first.location)
  expect((await post(plan, 'broker', ELLIN, 'plan', { ...form, 'form-key': 'other', title: 'Reading' })).status).toBe(409)
  expect(rows('select id from network_aims where network_id = ?', idOf(ELLIN))).toHaveLength(1)
})

test('a partnership’s chair keeps its plan, fund and people, and neither its schools nor another partnership', async () => {
  const [coast, dales] = ['Coast Improvement Partnership', 'Dales Improvement Partnership']
  const aim = { doing: 'set', title: 'Challenge for all', ...day('from', '2026-09-01') }
  expect((await post(plan, 'chairOfCoast', coast, 'plan', aim)).location).toContain('done=aim-set')
  expect((await post(plan, 'chairOfCoast', dales, 'plan', aim)).status).toBe(404)
  expect((await post(join, 'chairOfCoast', coast, 'members', { doing: 'join', urns: '900001', role: 'member', ...day('from', '2026-09-01') })).status).toBe(403)
  expect((await shown(coast, '', 'chairOfCoast')).may).toMatchObject({ keep: true, manage: false })
  expect((await post(plan, 'memberOfCoast', coast, 'plan', aim)).status).toBe(403)
  expect((await post(plan, 'head1', coast, 'plan', aim)).status).toBe(403)
})

test('a head says that the school still belongs, or when it left; it is kept, and ends nothing', async () => {
  expect((await shown(ELLIN, '', 'head3b')).may.confirm).toBe(true)
  const before = (await shown(ELLIN)).standing
  expect((await post(confirm, 'head3b', ELLIN, 'confirmation', { answer: 'still' })).location).toContain('done=confirmed')
  expect((await shown(ELLIN)).standing).toEqual({ ...before, confirmed: before.confirmed + 1, unconfirmed: before.unconfirmed - 1 })
  expect((await post(confirm, 'head3b', ELLIN, 'confirmation', { answer: 'left', ...day('on', '2026-11-24') })).errors).toEqual(['on: Your last day must be today or in the past'])
  expect((await post(confirm, 'head3b', ELLIN, 'confirmation', { answer: 'left', ...day('on', '2026-10-31') })).location).toContain('done=denied')
  const page = await shown(ELLIN, '?confirmed=says-it-left')
  expect(page.members.rows.map(({ name, said }) => [name, said?.by])).toEqual([['Saltings Primary School', w.account('head3b').name]])
  expect((await look(w, confirming, 'head4', `/networks/${idOf(ELLIN)}/confirmation`)).status).toBe(404)
  expect((await look(w, confirming, 'broker', `/networks/${idOf(ELLIN)}/confirmation`)).status).toBe(403)
  expect(() => w.db.$client.exec('update membership_confirmations set belongs = 1')).toThrow('only ever added to')
})

test('a network is closed with its last day, and all that goes on in it; what came later stands in the way', async () => {
  expect((await post(close, 'broker', TIDEWICK, 'closing', day('to', '2020-10-01'))).errors.some((error) => error.startsWith('to: The last day must be'))).toBe(true)
  expect(w.network(TIDEWICK).to).toBeNull()
  expect((await post(close, 'broker', TIDEWICK, 'closing', day('to', '2027-07-31'))).location).toContain('done=closed')
  const id = idOf(TIDEWICK)
  expect(rows('select 1 from memberships where network_id = ? and ("to" is null or "to" > \'2027-07-31\')', id)).toEqual([])
  expect(rows('select 1 from network_links where (from_network_id = ? or to_network_id = ?) and "to" is null', id, id)).toEqual([])
  expect((await post(close, 'broker', TIDEWICK, 'closing', day('to', '2027-08-31'))).errors).toEqual([': The network has its last day already: 31 July 2027'])
  expect((await post(person, 'broker', TIDEWICK, 'people', { name: 'Dominic Varley', role: 'chair', ...day('from', '2027-08-01') })).errors).toEqual(['from: The first day must be 31 July 2027 or earlier, when the network ended'])
})

test('a closing is undone by whoever may close: everything it ended is as it was, and nothing else moves', async () => {
  const dump = () => ['networks', 'memberships', 'network_links', 'network_aims', 'network_functions', 'network_pairs'].map((table) => rows<Record<string, unknown>>(`select * from ${table} order by id`).map((row) => ({ ...row, version: null })))
  const id = idOf(TIDEWICK)
  const [first, second] = rows<{ id: number }>('select id from memberships where network_id = ? and "to" is null order by id', id)
  w.db.$client.prepare('update memberships set "to" = \'2026-11-20\' where id = ?').run(first!.id)
  w.db.$client.prepare('update memberships set "to" = \'2028-07-31\' where id = ?').run(second!.id)
  const before = dump()
  const undo = (who: Somebody = 'broker', version = String(w.network(TIDEWICK).version)) => post(close, who, TIDEWICK, 'closing', { doing: 'undo', version })
  expect((await undo()).errors).toEqual([': The network has no last day: there is nothing to undo'])
  await post(close, 'broker', TIDEWICK, 'closing', day('to', '2026-11-20'))
  expect(dump()).not.toEqual(before)
  const page = await look(w, closing, 'broker', `/networks/${id}/closing`)
  expect(page.undo?.inTheWay).toEqual([])
  expect(page.undo?.back.join()).toMatch(/^\d+ memberships/)
  for (const who of ['head1', 'auditor', 'chairOfDales'] as const) expect([403, 404], who).toContain((await undo(who)).status)
  expect((await undo('broker', '1')).status, 'an old version').toBe(409)
  expect((await undo()).location).toBe(`/networks/${id}?done=reopened`)
  expect(dump()).toEqual(before)
  expect((await undo()).errors, 'a second time').toEqual([': The network has no last day: there is nothing to undo'])
  expect(firstBrokenEvent(w.db)).toBeNull()
})

test('what happened since a closing stands in the way of undoing it, and is said', async () => {
  const id = idOf(TIDEWICK)
  await post(close, 'broker', TIDEWICK, 'closing', day('to', '2026-11-20'))
  w.db.$client.prepare('update networks set name = ? where name = ?').run(TIDEWICK.toLowerCase(), ELLIN)
  const why = `Another network is called ${TIDEWICK} now. Give that one another name first`
  expect((await look(w, closing, 'broker', `/networks/${id}/closing`)).undo?.inTheWay).toEqual([why])
  expect((await post(close, 'broker', TIDEWICK, 'closing', { doing: 'undo' })).errors).toEqual([`: ${why}`])
  expect(w.network(TIDEWICK).to).toBe('2026-11-20')
  w.db.$client.prepare("update networks set \"to\" = '2026-11-21' where id = ?").run(id)
  expect((await look(w, closing, 'broker', `/networks/${id}/closing`)).undo?.inTheWay[0]).toMatch(/^Nobody closed it here/)
})

test('the page says before whom undoing a closing brings back, until when, and whom not', async () => {
  const id = idOf(TIDEWICK)
  const named = (name: string) => rows<{ id: number }>('select id from people where name = ?', name)[0]!.id
  const parts = { 'Dominic Varley': 'mentor', 'Helena Kowalczyk': 'facilitator', 'Una Brightside': 'champion' }
  for (const [name, role] of Object.entries(parts)) await post(person, 'broker', TIDEWICK, 'people', { name, role, ...(name.startsWith('Una') ? { new: 'yes' } : {}), ...day('from', '2026-09-01') })
  const others = () => count(`memberships where "to" is null and (person_id is null or person_id not in (${Object.keys(parts).map(named).join()}))`)
  const going = others()
  await post(close, 'broker', TIDEWICK, 'closing', day('to', '2026-11-20'))
  w.db.$client.prepare(`insert into posts (person_id, school_id, role, "from", "to") values (?, ?, 'governor', '2025-09-01', '2026-11-22')`).run(named('Una Brightside'), w.school('Saltings Primary School').id)
  w.db.$client.prepare("update posts set \"to\" = '2026-11-20' where person_id = ?").run(named('Dominic Varley'))
  w.db.$client.prepare("update accounts set disabled_at = '2026-11-23T10:00:00.000Z' where name = 'Helena Kowalczyk'").run()
  const { undo } = await look(w, closing, 'broker', `/networks/${id}/closing`)
  expect(undo).toMatchObject({
    inTheWay: [], out: ['Dominic Varley left their post on 20 November 2026'],
    partly: ['Helena Kowalczyk has left the portal', 'Una Brightside left Saltings Primary School on 22 November 2026'],
  })
  await post(close, 'broker', TIDEWICK, 'closing', { doing: 'undo' })
  expect(others()).toBe(going)
  expect(rows(`select name, "to" from memberships join people on people.id = person_id where network_id = ? and role in ('mentor', 'facilitator', 'champion') and name in (?, ?, ?) order by name`, id, ...Object.keys(parts))).toEqual([
    { name: 'Dominic Varley', to: '2026-11-20' }, { name: 'Helena Kowalczyk', to: '2026-11-23' }, { name: 'Una Brightside', to: '2026-11-22' },
  ])
})

test.each([['2026-11-20', '2026-11-20'], ['2026-11-20', '2026-11-22'], ['2026-11-22', '2026-11-20']])('a link between two networks closed on %s and %s comes back with the second', async (first, second) => {
  const [{ id }] = rows<{ id: number }>(`select id from network_links where relation = 'linked' and ? in (from_network_id, to_network_id) and ? in (from_network_id, to_network_id)`, idOf(TIDEWICK), idOf(ELLIN)) as [{ id: number }]
  const last = () => rows<{ to: string | null }>('select "to" from network_links where id = ?', id)[0]!.to
  for (const order of [[TIDEWICK, ELLIN], [ELLIN, TIDEWICK]] as const) {
    expect((await post(close, 'broker', TIDEWICK, 'closing', day('to', first))).errors).toEqual([])
    expect((await post(close, 'broker', ELLIN, 'closing', day('to', second))).errors).toEqual([])
    expect(last()).toBe(first < second ? first : second)
    for (const [at, name] of order.entries()) {
      expect((await post(close, 'broker', name, 'closing', { doing: 'undo' })).location).toContain('done=reopened')
      if (at === 0) expect(last(), `${name} first`).not.toBeNull()
    }
    expect(last(), order.join()).toBeNull()
  }
  // Ended by hand on the day of a later closing, it is not what that closing ended.
  expect((await post(link, 'broker', TIDEWICK, 'links', { doing: 'end', one: String(id), ...day('ending', first) })).location).toContain('done=link-ended')
  for (const typed of [day('to', first), { doing: 'undo' }]) expect((await post(close, 'broker', ELLIN, 'closing', typed)).errors).toEqual([])
  expect(last()).toBe(first)
  expect(firstBrokenEvent(w.db)).toBeNull()
})

test('who works with whom is recorded, shown as of a day and in the history, and ends when one of them stops', async () => {
  const [ann, ben, cat] = ['Rosalind Achebe', 'Helena Kowalczyk', 'Dominic Varley'] as const
  for (const name of [ann, ben, cat]) expect((await post(person, 'broker', ELLIN, 'people', { name, role: 'facilitator', ...day('from', '2026-09-01') })).location, name).toContain('part-taken')
  const id = (name: string) => String(rows<{ id: number }>('select id from people where name = ?', name)[0]!.id)
  const couple = (one: string, other: string, from = '2026-10-01', who: Somebody = 'broker') => post(pairing, who, ELLIN, 'pairs', { doing: 'pair', one: id(one), other: id(other), ...day('from', from) })
  expect((await shown(ELLIN)).alone.map(({ name }) => name)).toEqual([cat, ben, ann].sort())
  expect((await look(w, pairs, 'broker', `/networks/${idOf(ELLIN)}/pairs`)).people.map(({ text }) => text)).toEqual([cat, ben, ann].sort().map((name) => `${name}, facilitator`))
  expect((await couple(ann, ann)).errors).toEqual([`other: Choose somebody else: ${ann} cannot be a pair alone`])
  expect((await couple(ann, 'Ruth Langstaff')).errors).toEqual(['other: Choose the other one, who has this part in the network too'])
  expect((await couple(ann, ben)).location).toBe(`/networks/${idOf(ELLIN)}?done=paired`)
  expect((await couple(cat, ben, '2026-11-01')).errors).toEqual([`other: ${ben} works with ${ann} from 1 October 2026. End that first, or enter other days`])
  const before = count('network_pairs')
  for (const who of ['head1', 'auditor', 'chairOfDales'] as const) expect([403, 404], who).toContain((await couple(cat, ann, '2026-11-01', who)).status)
  expect(count('network_pairs')).toBe(before)
  const now = await shown(ELLIN)
  expect([now.pairs.map(({ names }) => names), now.alone.map(({ name }) => name)]).toEqual([[[ben, ann]], [cat]])
  expect(now.story.flatMap(({ lines }) => lines)).toContain(`${ben} and ${ann} began to work as a pair of facilitators`)
  expect((await shown(ELLIN, '?on=2026-09-30')).pairs).toEqual([])
  const part = rows<{ id: number }>("select id from memberships where person_id = ? and role = 'facilitator' and network_id = ?", Number(id(ben)), idOf(ELLIN))[0]!
  await post(person, 'broker', ELLIN, 'people', { doing: 'end', one: String(part.id), ...day('ending', '2026-11-10') })
  expect((await shown(ELLIN)).pairs).toEqual([])
  expect((await couple(cat, ann, '2026-11-11')).location).toContain('done=paired')
  const [going] = (await look(w, pairs, 'broker', `/networks/${idOf(ELLIN)}/pairs`)).pairs
  expect((await post(pairing, 'broker', ELLIN, 'pairs', { doing: 'end', one: going!.value, ...day('ending', '2026-11-22') })).location).toContain('done=pair-ended')
  expect((await shown(ELLIN)).alone.map(({ name }) => name)).toEqual([cat, ann])
  expect((await couple(cat, ann, '2100-12-31')).location).toContain('done=paired')
  expect((await post(close, 'broker', ELLIN, 'closing', day('to', '2027-07-31'))).location, 'a pair to come does not keep a network open').toContain('done=')
  expect(firstBrokenEvent(w.db)).toBeNull()
})
