import { beforeEach, expect, test } from 'vitest'
import type { Db } from '../../../db/client.ts'
import { undoImport } from '../../../db/imports/apply.ts'
import { all, AT, emptyRegister, file, HEADINGS, linksOf, load, preview, registerOf } from './world.ts'

let db: Db
beforeEach(async () => {
  db = emptyRegister()
  await load(db, 'register', registerOf(ASH, BIRCH))
})
const ASH = { URN: '900001', EstablishmentName: 'Ash Infant School', EstablishmentNumber: '2001' }
const BIRCH = { URN: '900002', EstablishmentName: 'Birch Junior School', EstablishmentNumber: '2002' }
const CLOSED = { 'EstablishmentStatus (name)': 'Closed', CloseDate: '31-08-2026' }
const NEW_ASH = { URN: '900101', EstablishmentName: 'Ash Academy', EstablishmentNumber: '2101', OpenDate: '01-09-2026', 'TypeOfEstablishment (name)': 'Academy converter' }

const run = (sql: string) => db.$client.exec(sql)
/** Ash is in a cluster, a partnership and a federation, with a head; it leads the cluster. */
const atWork = () => run(`
  insert into networks (id, kind, name, la_code, group_uid, lead_school_id) values (1, 'learning-community', 'Harrow Schools', '901', null, 1), (2, 'improvement-partnership', 'Coast', '901', null, null), (3, 'federation', 'Ash and Elm', null, 700, null);
  insert into memberships (id, network_id, school_id, "from") values (1, 1, 1, '2020-09-01'), (2, 2, 1, null), (3, 3, 1, '2018-01-01');
  insert into people (id, name) values (1, 'Ada Field');
  insert into posts (id, person_id, school_id, role, "from") values (1, 1, 1, 'head', '2019-09-01');
`)
const members = () => all<{ network: number; school: number; from: string | null; to: string | null }>(db, 'select m.network_id as network, s.urn as school, m."from", m."to" from memberships m join schools s on s.id = m.school_id order by m.id')
const postEnds = () => all<{ to: string | null }>(db, 'select "to" from posts').map(({ to }) => to)
const everything = () => ['schools', 'school_urns', 'memberships', 'posts', 'networks'].map((table) => JSON.stringify(all(db, `select * from ${table} order by 1`), (key, value: unknown) => (key === 'version' ? undefined : value)))
const moves = () => all<{ action: string; school_id: number; change: string }>(db, "select action, school_id, change from events where subject = 'school' order by seq")

test('with a school that closes, its memberships and posts end on the closing day: told before, done at once, taken back whole', async () => {
  atWork()
  const before = everything()
  const job = await preview(db, 'register', registerOf({ ...ASH, ...CLOSED }))
  expect(job.counts.notes.join(' ')).toContain('4 memberships and posts end with schools that close. Load the links file next')
  expect(job.counts.subjects).toMatchObject({ memberships: { closed: 3 }, posts: { closed: 1 } })
  expect(everything()).toEqual(before)
  const { id } = await load(db, 'register', registerOf({ ...ASH, ...CLOSED }))
  expect(members().map(({ to }) => to)).toEqual(['2026-08-31', '2026-08-31', '2026-08-31'])
  expect(postEnds()).toEqual(['2026-08-31'])
  expect(moves()).toMatchObject([{ action: 'school.closed', school_id: 1 }])
  expect(JSON.parse(moves()[0]!.change)).toMatchObject({ left: ['Harrow Schools', 'Coast', 'Ash and Elm'], posts: 1 })
  expect(undoImport(db, { id, by: null, at: AT })).toHaveProperty('done')
  expect(everything()).toEqual(before)
})

test('the same file again ends nothing twice', async () => {
  atWork()
  await load(db, 'register', registerOf({ ...ASH, ...CLOSED }))
  expect((await preview(db, 'register', registerOf({ ...ASH, ...CLOSED }))).counts.subjects).toEqual({})
})

test('a school that is proposed to close loses nothing yet', async () => {
  atWork()
  await load(db, 'register', registerOf({ ...ASH, 'EstablishmentStatus (name)': 'Open, but proposed to close', CloseDate: '31-08-2027' }))
  expect(members().every(({ to }) => to === null)).toBe(true)
})

test('what the closed school chose goes over where it amalgamated with one that goes on, whichever side the links tell it from', async () => {
  atWork()
  await load(db, 'register', registerOf({ ...ASH, ...CLOSED }))
  const links = linksOf([900001, 900002, 'Result of Amalgamation', '31-08-2026'], [900002, 900001, 'Result of Amalgamation', '01-09-2026'])
  await load(db, 'links', links)
  expect(members().filter(({ school }) => school === 900002)).toEqual([{ network: 1, school: 900002, from: '2026-09-01', to: null }, { network: 2, school: 900002, from: '2026-09-01', to: null }])
  expect((await preview(db, 'links', links)).counts.subjects).toEqual({})
})

test('what the closed school chose goes over to the one it merged into, and no trust or federation; taken back whole', async () => {
  atWork()
  await load(db, 'register', registerOf({ ...ASH, ...CLOSED }))
  const before = everything()
  const { id, counts } = await load(db, 'links', linksOf([900001, 900002, 'Successor - merged', '31-08-2026']))
  expect(counts.subjects).toMatchObject({ memberships: { new: 2 } })
  expect(members().slice(3)).toEqual([
    { network: 1, school: 900002, from: '2026-09-01', to: null }, { network: 2, school: 900002, from: '2026-09-01', to: null },
  ])
  expect(moves().at(-1)).toMatchObject({ action: 'school.merged', school_id: 2 })
  expect((await preview(db, 'links', linksOf([900001, 900002, 'Successor - merged', '31-08-2026']))).counts.subjects).toEqual({})
  expect(undoImport(db, { id, by: null, at: AT })).toHaveProperty('done')
  expect(everything()).toEqual(before)
})

test('what cannot go over is told with its reason', async () => {
  atWork()
  run(`insert into networks (id, kind, name, la_code) values (4, 'improvement-partnership', 'Dales', '901'); insert into memberships (id, network_id, school_id) values (9, 4, 2)`)
  await load(db, 'register', registerOf({ ...ASH, ...CLOSED }))
  const { counts } = await preview(db, 'links', linksOf([900001, 900002, 'Successor - merged']))
  expect(counts.notes).toContain('Coast does not go over from Ash Infant School (900001) to Birch Junior School (900002): Birch Junior School is in Dales in that time, and can be in one of this kind only. End that membership first.')
  expect(counts.subjects).toMatchObject({ memberships: { new: 1 } })
})

test('what the network’s own limits keep out does not go over, and is told: those that come with the same file count', async () => {
  atWork()
  await load(db, 'register', registerOf({ URN: '900003', EstablishmentName: 'Cedar School', EstablishmentNumber: '2003' }, { URN: '900004', EstablishmentName: 'Dogwood School', EstablishmentNumber: '2004' }))
  run(`insert into memberships (network_id, school_id) select 1, id from schools where urn = 900003; insert into network_limits (network_id, most_schools) values (1, 1)`)
  await load(db, 'register', registerOf({ ...ASH, ...CLOSED }, { URN: '900003', EstablishmentName: 'Cedar School', EstablishmentNumber: '2003', ...CLOSED }))
  const links = linksOf([900001, 900002, 'Successor - merged'], [900003, 900004, 'Successor - merged'])
  const { counts } = await load(db, 'links', links)
  expect(counts.notes).toContain('Harrow Schools does not go over from Cedar School (900003) to Dogwood School (900004): The network takes in 1 school at most, and on 1 September 2026 it would have 2. Change whom the network takes in first, if that is no longer right.')
  expect(members().filter(({ network, to }) => network === 1 && to === null).map(({ school }) => school)).toEqual([900002])
})

test('nothing goes over while the school is open, to one that is closed, or where it was split', async () => {
  atWork()
  expect((await preview(db, 'links', linksOf([900001, 900002, 'Successor - merged']))).counts.subjects).toEqual({})
  await load(db, 'register', registerOf({ ...ASH, ...CLOSED }, { ...BIRCH, ...CLOSED }))
  expect((await preview(db, 'links', linksOf([900001, 900002, 'Successor - merged']))).counts.subjects).toEqual({})
  expect((await preview(db, 'links', linksOf([900001, 900002, 'Successor - Split School']))).counts.subjects).toEqual({})
})

test('an academy conversion is no closing: the school stays in what it chose, and leaves its federation the day before', async () => {
  atWork()
  await load(db, 'register', registerOf({ ...ASH, ...CLOSED }, { ...NEW_ASH, EstablishmentNumber: '2001' }))
  expect(members()).toEqual([
    { network: 1, school: 900101, from: '2020-09-01', to: null }, { network: 2, school: 900101, from: null, to: null },
    { network: 3, school: 900101, from: '2018-01-01', to: '2026-08-31' },
  ])
  expect(postEnds()).toEqual([null])
  expect(moves()).toMatchObject([{ action: 'school.converted' }])
})

test('a conversion under another number is noticed by the links: what the closing had ended goes on', async () => {
  atWork()
  await load(db, 'register', registerOf({ ...ASH, ...CLOSED }, NEW_ASH))
  expect(members().map(({ to }) => to)).toEqual(['2026-08-31', '2026-08-31', '2026-08-31'])
  const before = everything()
  const { id } = await load(db, 'links', linksOf([900001, 900101, 'Successor', '31-08-2026'], [900101, 900001, 'Predecessor', '01-09-2026']))
  expect(members()).toEqual([
    { network: 1, school: 900101, from: '2020-09-01', to: null }, { network: 2, school: 900101, from: null, to: null },
    { network: 3, school: 900101, from: '2018-01-01', to: '2026-08-31' },
  ])
  expect(postEnds()).toEqual([null])
  expect(undoImport(db, { id, by: null, at: AT })).toHaveProperty('done')
  expect(everything()).toEqual(before)
})

test('a school that goes on keeps its place in a network that has filled up meanwhile, and that is told', async () => {
  atWork()
  run(`insert into network_limits (network_id, most_schools) values (1, 1), (2, 5)`)
  await load(db, 'register', registerOf({ ...ASH, ...CLOSED }, NEW_ASH))
  run(`insert into memberships (network_id, school_id, "from") values (1, 2, '2026-09-01')`)
  const { counts } = await load(db, 'links', linksOf([900001, 900101, 'Successor', '31-08-2026'], [900101, 900001, 'Predecessor', '01-09-2026']))
  expect(counts.notes.filter((note) => note.includes('takes in'))).toEqual(['Harrow Schools will have 2 schools, more than it takes in (1): a school that was taken to have closed goes on in it.'])
  expect(members().filter(({ network, to }) => network === 1 && to === null).map(({ school }) => school).sort()).toEqual([900002, 900101])
})

test('what a person ended on the closing day themselves stays ended', async () => {
  atWork()
  run(`update memberships set "to" = '2026-08-31' where id = 1`)
  await load(db, 'register', registerOf({ ...ASH, ...CLOSED }, NEW_ASH))
  await load(db, 'links', linksOf([900001, 900101, 'Successor', '31-08-2026'], [900101, 900001, 'Predecessor', '01-09-2026']))
  expect(members().map(({ network, to }) => [network, to])).toEqual([[1, '2026-08-31'], [2, null], [3, '2026-08-31']])
})

test('a new trust ends the former one the day before, and is told as a move', async () => {
  const LATER = '2026-12-20T09:00:00.000Z'
  const headings = [...HEADINGS, 'Trusts (code)', 'Trusts (name)', 'TrustSchoolFlag (name)']
  const trust = (uid: string, name: string) =>
    file([headings.join(','), `900001,901,Harrowmere,2001,Ash Academy,Academy converter,Open,,,Primary,,,,${uid},${name},Supported by a multi-academy trust`])
  await load(db, 'register', trust('801', 'Old Trust'), { fileName: 'register20261124.csv', at: LATER })
  await load(db, 'register', trust('802', 'New Trust'), { fileName: 'register20261201.csv', at: LATER })
  expect(all(db, 'select n.name, m."from", m."to" from memberships m join networks n on n.id = m.network_id order by m.id')).toEqual([
    { name: 'Old Trust', from: null, to: '2026-11-30' }, { name: 'New Trust', from: '2026-12-01', to: null },
  ])
  expect(moves().map(({ action, change }) => [action, JSON.parse(change) as unknown])).toEqual([['school.replaced', expect.objectContaining({ left: ['Old Trust'], joined: ['New Trust'] })]])
})
