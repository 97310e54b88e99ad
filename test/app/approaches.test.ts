/** A collaboration approached for a school: noted once, on Home until told, out of the repair when declined, joined when agreed. */
import { beforeEach, expect, test } from 'vitest'
import { loader as home } from '../../app/routes/_index.tsx'
import { action as tell, loader as outcomePage } from '../../app/routes/approaches.$id_.outcome.tsx'
import { loader as coverage } from '../../app/routes/coverage._index.tsx'
import { loader as repair } from '../../app/routes/coverage.repair.tsx'
import { loader as taken } from '../../app/routes/coverage.repair_.csv.tsx'
import { loader as recording } from '../../app/routes/networks.$id_.activities.tsx'
import { action as join, loader as members } from '../../app/routes/networks.$id_.members.tsx'
import { action as note, loader as notePage } from '../../app/routes/schools.$urn_.approach.tsx'
import { AT, world, type Somebody, type World } from '../world.ts'
import { fileOf, look, send, typedDay } from './asking.ts'

let w: World
let urn: number
let network: number
let networkName: string
const day = (iso: string, name = 'due') => typedDay(name, iso)
const run = (sql: string, ...values: unknown[]) => w.db.$client.prepare(sql).run(...values)
const get = <T>(sql: string, ...values: unknown[]) => w.db.$client.prepare(sql).pluck().get(...values) as T
const repaired = async (who: Somebody = 'broker', path = '/coverage/repair') => (await look(w, repair, who, path)).covering!
const rowOf = async (who?: Somebody) => (await repaired(who)).memberships.find((row) => row.school.urn === urn)
const waiting = async (who: Somebody) => (await look(w, home, who, '/')).waiting.map(({ href, text }) => `${href} ${text}`)
const noted = (who: Somebody, key: string, form: Record<string, string> = {}) => send(w, note, who, `/schools/${urn}/approach`, { 'form-key': key, network: String(network), ...day('2026-11-23', 'noted'), ...day('2026-12-07'), ...form })
const latest = () => get<number>('select max(id) from approaches')
const told = (who: Somebody, form: Record<string, string>, id = latest()) => send(w, tell, who, `/approaches/${id}/outcome`, { was: '', ...day('2026-11-23', 'ended'), ...form })

beforeEach(async () => {
  w = await world()
  run('delete from approaches')
  const [first] = (await repaired()).memberships
  ;({ school: { urn }, networkId: network, networkName } = first!)
})

test('a broker notes once who is asked and by when; it stands in the repair, on coverage and on Home of that broker alone', async () => {
  const { choices, asked } = await look(w, notePage, 'broker', `/schools/${urn}/approach?network=${network}`)
  expect([choices.map(({ value }) => value).includes(String(network)), asked]).toEqual([true, [String(network)]])
  for (const time of ['once', 'again']) expect((await noted('broker', 'a')).location, time).toBe('/coverage/repair?done=noted')
  expect(get('select count(*) from approaches')).toBe(1)
  expect(get("select count(*) from events where action = 'approach.noted'")).toBe(1)
  const words = `Rosalind Achebe will ask ${networkName} by 7 December 2026.`
  expect(await rowOf()).toMatchObject({ networkId: network, underWay: [{ words }], mayNote: true })
  expect((await repaired()).underWay).toMatchObject([{ words, state: 'under-way', mayEnd: true }])
  const shown = (await look(w, coverage, 'broker', '/coverage')).rows.find((row) => row.school.urn === urn)
  expect(shown!.underWay).toEqual([words])
  expect(await waiting('broker')).toContainEqual(expect.stringMatching(new RegExp(`^/approaches/${latest()}/outcome Ask `)))
  for (const who of ['otherBroker', 'headOfService', 'chairOfCoast'] as const) expect((await waiting(who)).join(), who).not.toContain('/approaches/')
})

test('what cannot be noted is said at the field, with everything typed kept', async () => {
  const bad = await noted('broker', 'a', { network: '', ...day('2026-11-22') })
  expect(bad.errors).toEqual(['due: The day by which you will have asked must be today or later, and within a year', 'network: Choose a collaboration from the list'])
  expect(bad.typed['due-day']).toEqual(['22'])
  expect((await noted('broker', 'b', { network: '99999999' })).errors).toEqual(['network: Choose a collaboration from the list'])
  await noted('broker', 'c')
  expect((await noted('otherBroker', 'd')).errors).toEqual([`network: Rosalind Achebe is asking ${networkName} for ${get<string>('select name from schools where urn = ?', urn)} already`])
  expect((await noted('broker', 'c', { network: '1' })).status, 'the same key for something else').toBe(409)
  expect(get('select count(*) from approaches')).toBe(1)
})

test('declined with a reason, the pair leaves the repair and can be asked again', async () => {
  await noted('broker', 'a')
  expect((await told('otherBroker', { outcome: 'declined', reason: ' ' })).errors).toEqual(['reason: Say in a sentence who declined and why'])
  expect((await told('otherBroker', { outcome: 'declined', reason: 'They are settling in.' })).location).toBe(`/approaches/${latest()}/outcome`)
  expect((await rowOf())?.networkId).not.toBe(network)
  expect((await repaired()).proven).toBe(true)
  expect((await repaired()).underWay).toMatchObject([{ state: 'declined', words: `Declined with ${networkName} on 23 November 2026: They are settling in.` }])
  expect(get("select why from events where action = 'approach.declined'")).toBe('They are settling in.')
  expect((await told('broker', { outcome: 'agreed' })).status, 'somebody else told before').toBe(409)
  expect((await told('broker', { was: 'declined', outcome: 'agreed' })).errors).toEqual([': This was declined on 23 November 2026'])
  expect((await waiting('broker')).join()).not.toContain('/approaches/')
  await noted('broker', 'b')
  expect((await rowOf())?.networkId).toBe(network)
})

test('agreed, it leads to joining: the network’s keepers find it on Home until the school belongs', async () => {
  const name = get<string>('select name from schools where urn = ?', urn)
  await noted('broker', 'a')
  expect((await told('broker', { outcome: 'agreed' })).location).toBe(`/approaches/${latest()}/outcome`)
  expect(await look(w, outcomePage, 'broker', `/approaches/${latest()}/outcome`)).toMatchObject({ was: 'agreed', mayAdd: true, joined: false })
  const task = `/networks/${network}/members?urns=${urn} Add ${name} to ${networkName}`
  for (const who of ['broker', 'headOfService'] as const) expect(await waiting(who), who).toContain(task)
  for (const who of ['auditor', 'chairOfCoast', 'head1'] as const) expect(await waiting(who), who).not.toContain(task)
  expect(await look(w, members, 'broker', `/networks/${network}/members?urns=${urn},nonsense`)).toMatchObject({ urns: String(urn), named: { urn, school: name, agreed: { on: '2026-11-23', who: 'Rosalind Achebe' } } })
  const second = get<number>('select min(urn) from schools where urn <> ?', urn)
  expect([(await look(w, members, 'broker', `/networks/${network}/members?urns=${second}`)).named?.agreed, (await look(w, members, 'broker', `/networks/${network}/members?urns=${urn},${second}`)).named]).toEqual([null, null])
  const from = day('2026-11-23', 'from')
  expect((await send(w, join, 'broker', `/networks/${network}/members?urns=${urn}`, { doing: 'join', version: '99', urns: String(urn), role: 'member', ...from })).status, 'an old version').toBe(409)
  expect((await noted('otherBroker', 'b')).errors).toEqual([`network: ${networkName} and ${name} agreed already: the school can be added to the network`])
  run(`insert into memberships (network_id, school_id, role, "from") select ?, id, 'member', '2026-11-23' from schools where urn = ?`, network, urn)
  run(`insert into events (seq, at, action, subject, subject_id, change, previous_hash, hash) select max(seq) + 1, '${AT}', 'network.joined', 'network', '1', '{}', '', 'x' from events`)
  expect(await waiting('broker')).not.toContain(task)
  expect((await repaired()).underWay).toEqual([])
  expect((await told('broker', { was: 'agreed', outcome: 'declined', reason: 'Too far.' })).errors).toEqual([': The school has joined. End its membership on the network’s page if that is no longer right'])
})

test('given up, somebody else can take it on', async () => {
  await noted('broker', 'a')
  expect((await told('broker', { outcome: 'given-up' })).location).toBe(`/approaches/${latest()}/outcome`)
  expect((await rowOf())!.underWay).toEqual([])
  expect((await noted('otherBroker', 'b')).location).toBe('/coverage/repair?done=noted')
})

test('a chair notes for schools of their partnership but not their own; nobody else notes or tells', async () => {
  const coast = `select urn from schools where id in (select school_id from memberships where network_id = ${w.network('Coast Improvement Partnership').id})`
  const inCoast = new Set(w.db.$client.prepare(coast).pluck().all() as number[])
  const rows = (await repaired('chairOfCoast')).memberships
  ;({ school: { urn }, networkId: network } = rows.find((row) => inCoast.has(row.school.urn))!)
  expect((await noted('chairOfCoast', 'a')).location).toBe('/coverage/repair?done=noted')
  expect((await waiting('chairOfCoast')).join()).toContain(`/approaches/${latest()}/outcome`)
  expect((await noted('chairOfDales', 'b')).status).toBe(404)
  expect((await told('chairOfDales', { outcome: 'given-up' })).status).toBe(404)
  for (const who of ['headOfService', 'memberOfCoast', 'head1', 'auditor'] as const) {
    expect((await noted(who, who)).status, who).toBe(403)
    expect((await told(who, { outcome: 'given-up' })).status, who).toBe(403)
  }
  const own = get<number>('select urn from schools where id = (select school_id from grants where account_id = ? and school_id is not null)', w.account('chairOfCoast').id)
  if (own) expect((await send(w, note, 'chairOfCoast', `/schools/${own}/approach`, { 'form-key': 'own', network: String(network), ...day('2026-11-23', 'noted'), ...day('2026-12-07') })).status, 'their own school').toBe(404)
  expect(get('select count(*) from approaches')).toBe(1)
})

test('an outcome noted by mistake is taken back, once, unless somebody asked again since', async () => {
  await noted('broker', 'a')
  for (const outcome of ['agreed', 'declined', 'given-up']) {
    await told('broker', { outcome, reason: 'Too far.' })
    expect((await look(w, outcomePage, 'broker', `/approaches/${latest()}/outcome`)).mayTakeBack, outcome).toBe(true)
    expect((await told('otherBroker', { was: outcome, outcome: 'take-back' })).location, outcome).toBe(`/approaches/${latest()}/outcome`)
    expect((await told('otherBroker', { was: outcome, outcome: 'take-back' })).status, 'a second time').toBe(409)
    expect((await repaired()).underWay, outcome).toMatchObject([{ state: 'under-way' }])
  }
  expect(get("select count(*) from events where action = 'approach.taken-back'")).toBe(3)
  expect((await told('broker', { outcome: 'take-back' })).errors).toEqual([': Nothing was noted of what came of it'])
  const first = latest()
  await told('broker', { outcome: 'declined', reason: 'Too far.' })
  await noted('otherBroker', 'b')
  expect((await look(w, outcomePage, 'broker', `/approaches/${first}/outcome`)).mayTakeBack).toBe(false)
  expect((await told('broker', { was: 'declined', outcome: 'take-back' }, first)).errors).toEqual([': Somebody has asked again since, so this stays as it was noted'])
  expect((await told('chairOfDales', { was: 'declined', outcome: 'take-back' }, first)).status).toBe(404)
})

test('a "no" that followed a "yes", taken back, leaves the "yes" with its own day; that is taken back in its turn', async () => {
  await noted('broker', 'a', day('2026-11-10', 'noted'))
  await told('otherBroker', { outcome: 'agreed', ...day('2026-11-12', 'ended') })
  const row = () => w.db.$client.prepare('select outcome, ended_on, ended_by, reason from approaches where id = ?').get(latest())
  const agreed = row()
  const page = () => look(w, outcomePage, 'broker', `/approaches/${latest()}/outcome`)
  expect((await page()).earlier).toBeNull()
  for (const outcome of ['declined', 'given-up']) {
    await told('broker', { was: 'agreed', outcome, reason: 'Too far.', ...day('2026-11-20', 'ended') })
    expect((await page()).earlier, outcome).toBe('12 November 2026')
    await told('broker', { was: outcome, outcome: 'take-back' })
    expect(row(), outcome).toEqual(agreed)
    expect(agreed).toMatchObject({ outcome: 'agreed', ended_on: '2026-11-12' })
  }
  await told('broker', { was: 'agreed', outcome: 'take-back' })
  expect(row()).toEqual({ outcome: null, ended_on: null, ended_by: null, reason: null })
  await told('broker', { outcome: 'declined', reason: 'Too far.' })
  expect((await page()).earlier, 'the "yes" was taken back itself').toBeNull()
})

test('a membership over before the approach was noted is not what came of it, whatever day was given', async () => {
  run(`insert into memberships (network_id, school_id, role, "from", "to") select ?, id, 'member', '2025-09-01', '2026-11-21' from schools where urn = ?`, network, urn)
  await noted('broker', 'a', day('2026-11-10', 'noted'))
  await told('broker', { outcome: 'agreed', ...day('2026-11-12', 'ended') })
  const joined = async () => (await look(w, outcomePage, 'broker', `/approaches/${latest()}/outcome`)).joined
  expect(await joined()).toBe(false)
  run(`insert into memberships (network_id, school_id, role, "from", "to") select ?, id, 'member', '2026-11-22', '2026-11-23' from schools where urn = ?`, network, urn)
  expect(await joined(), 'joined since, though it left again').toBe(true)
})

test('looked back on, an approach stands as it stood on the days people gave', async () => {
  await noted('broker', 'a', day('2026-11-10', 'noted'))
  await told('broker', { outcome: 'declined', reason: 'Not now.', ...day('2026-11-20', 'ended') })
  const on = async (date: string) => (await repaired('broker', `/coverage/repair?on=${date}`)).underWay.map(({ state }) => state)
  expect([await on('2026-11-09'), await on('2026-11-15'), await on('2026-11-20')]).toEqual([[], ['under-way'], ['declined']])
})

test('the stronger target: once its memberships and meetings are there, nobody hangs by a thread but those it names', async () => {
  const { steady, covering, keep } = await look(w, repair, 'broker', '/coverage/repair?target=threads')
  expect([covering, keep.target]).toEqual([null, 'threads'])
  const { memberships, sessions, unsteady } = steady!
  expect(memberships.length).toBeGreaterThan(10)
  const threaded = async () => (await look(w, coverage, 'broker', '/coverage')).rows.filter((row) => row.coverage !== 'active' || row.threads.length > 0).map(({ school }) => school.urn)
  const before = await threaded()
  const met = (networkId: number, schools: string, ...values: unknown[]) => {
    const { lastInsertRowid } = run(`insert into activities (network_id, kind, title, "on") values (?, 'visit', 'Met', '2026-11-20')`, networkId)
    run(`insert into activity_participants select ${Number(lastInsertRowid)}, id from schools where ${schools}`, ...values)
  }
  for (const row of memberships) {
    run(`insert into memberships (network_id, school_id, role, "from") select ?, id, 'member', '2026-11-20' from schools where urn = ?`, row.networkId, row.school.urn)
    met(row.networkId, 'urn = ?', row.school.urn)
  }
  for (const { networkId } of sessions) met(networkId, `id in (select school_id from memberships where network_id = ? and coalesce("to", '9999') >= '2026-11-20')`, networkId)
  run(`insert into events (seq, at, action, subject, subject_id, change, previous_hash, hash) select max(seq) + 1, '${AT}', 'network.joined', 'network', '1', '{}', '', 'x' from events`)
  const left = unsteady.flatMap(({ schools }) => schools.map((one) => one.urn))
  expect((await threaded()).filter((one) => !left.includes(one))).toEqual([])
  expect(before.length).toBeGreaterThan(left.length + 10)
  expect((await look(w, repair, 'broker', '/coverage/repair?target=sideways')).steady).toBeNull()
})

test('both targets can be taken away, each with the lines of its page', async () => {
  const lines = async (path: string): Promise<string[]> => (await fileOf(w, taken, 'broker', path)).trim().split('\r\n').slice(1, -1)
  const { steady } = await look(w, repair, 'broker', '/coverage/repair?target=threads')
  const { csv } = await look(w, repair, 'broker', '/coverage/repair?target=threads')
  expect(csv).toBe('/coverage/repair/csv?target=threads')
  const found = await lines(csv)
  expect(found).toHaveLength(steady!.memberships.length + [...steady!.sessions, ...steady!.unsteady].reduce((sum, { schools }) => sum + schools.length, 0))
  for (const { school, networkName } of steady!.memberships) expect(found.some((line) => line.includes(String(school.urn)) && line.includes(networkName)), school.name).toBe(true)
  const covering = await repaired()
  expect(await lines('/coverage/repair/csv')).toHaveLength(covering.memberships.length + covering.sessions.reduce((sum, { schools }) => sum + schools.length, 0) + covering.shortfalls.reduce((sum, { without }) => sum + without.length, 0))
  expect((await look(w, taken as never, 'head1', '/coverage/repair/csv?target=threads') as { status?: number }).status).toBe(403)
})

test('what has to be done together can be recorded from there, by whoever may record it', async () => {
  const mayRecord = async (who: Somebody) => (await repaired(who)).sessions.map((row) => row.mayRecord)
  expect(await mayRecord('broker')).toContain(true)
  expect(await mayRecord('chairOfCoast')).toContain(true)
  for (const who of ['headOfService', 'auditor'] as const) expect(new Set(await mayRecord(who)), who).toEqual(new Set([false]))
  const [first] = (await repaired('chairOfCoast')).sessions.filter((row) => row.mayRecord)
  expect((await look(w, recording, 'chairOfCoast', `/networks/${first!.networkId}/activities`)).status).toBeUndefined()
})
