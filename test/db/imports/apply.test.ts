import { beforeEach, expect, test } from 'vitest'
import type { Db } from '../../../db/client.ts'
import { firstBrokenEvent } from '../../../db/events.ts'
import { applyImport, discardImport, undoImport } from '../../../db/imports/apply.ts'
import { closuresToConfirm } from '../../../db/imports/closures.ts'
import { findImport, listImportChanges, listImports } from '../../../db/imports/records.ts'
import { auditor, broker, neighbour } from '../small-authority.ts'
import { all, AT, emptyRegister, facts, fixture, load, network, preview, registerOf } from './world.ts'

let db: Db
beforeEach(() => {
  db = emptyRegister()
})
const ask = (id: number) => ({ id, by: null, at: AT })
const administrator = { actor: { accountId: 9, personId: null, recusedSchoolIds: [], grants: [{ role: 'administrator' as const, schoolId: null, laCode: null, networkId: null }] }, today: '2026-11-23' }
const head = { actor: { accountId: 8, personId: 1, recusedSchoolIds: [], grants: [{ role: 'head' as const, schoolId: 1, laCode: null, networkId: null }] }, today: '2026-11-23' }
const actions = () => all(db, `select action from events where subject = 'import' order by seq`).map(({ action }) => action)

test('a preview changes nothing but itself', async () => {
  const before = network(db)
  const job = await preview(db, 'register', fixture('register-full.csv'))
  expect(job).toMatchObject({ state: 'previewed', appliedAt: null, counts: { new: 8 } })
  expect(network(db)).toEqual(before)
})

test('each step leaves one event that tells the file and the figures, and the chain of events holds', async () => {
  const { id } = await load(db, 'register', fixture('register-full.csv'))
  undoImport(db, ask(id))
  const refused = await preview(db, 'register', fixture('links.csv'))
  discardImport(db, ask(refused.id))
  expect(actions()).toEqual(['import.previewed', 'import.applied', 'import.undone', 'import.refused', 'import.discarded'])
  expect(JSON.parse(all<{ change: string }>(db, `select change from events where action = 'import.applied'`)[0]!.change)).toMatchObject({ kind: 'register', fileName: 'upload.csv', new: 8 })
  expect(firstBrokenEvent(db)).toBeNull()
})

test('the history of an import never carries a head’s name', async () => {
  await load(db, 'register', fixture('register-full.csv'))
  expect(JSON.stringify(all(db, 'select * from events'))).not.toContain('Ada')
})

test('undone, a register is as if it had never been loaded', async () => {
  const before = network(db)
  const { id } = await load(db, 'register', fixture('register-full.csv'))
  expect(undoImport(db, ask(id))).toMatchObject({ done: { state: 'undone', undoneAt: AT } })
  expect(network(db)).toEqual(before)
})

test('undoing a later import leaves the earlier one, with its changes of names, closings and members taken back', async () => {
  await load(db, 'register', fixture('register-full.csv'))
  const before = facts(db)
  const { id } = await load(db, 'register', registerOf({ URN: '900001', EstablishmentName: 'Renamed' }, { URN: '900002', 'EstablishmentStatus (name)': 'Closed', CloseDate: '31-08-2026' }, { URN: '900050', EstablishmentName: 'New' }))
  expect(facts(db)).not.toEqual(before)
  undoImport(db, ask(id))
  expect(facts(db)).toEqual(before)
})

test('an import is applied once, undone once, and in no other order', async () => {
  const { id } = await preview(db, 'register', fixture('register-full.csv'))
  expect(undoImport(db, ask(id))).toEqual({ refusal: 'This import cannot be undone. It has not been applied.' })
  expect(applyImport(db, ask(id))).toHaveProperty('done')
  expect(applyImport(db, ask(id))).toEqual({ refusal: 'This import cannot be applied. It has been applied already.' })
  expect(discardImport(db, ask(id))).toEqual({ refusal: 'This import cannot be thrown away. It has been applied already.' })
  expect(undoImport(db, ask(id))).toHaveProperty('done')
  expect(undoImport(db, ask(id))).toEqual({ refusal: 'This import cannot be undone. It has been undone.' })
  expect(applyImport(db, ask(77))).toEqual({ refusal: 'There is no import 77.' })
  const refused = await preview(db, 'register', fixture('links.csv'))
  expect(applyImport(db, ask(refused.id))).toEqual({ refusal: 'This import cannot be applied. The file has errors.' })
})

test('a difference holds only until another import is applied or undone', async () => {
  const first = await preview(db, 'register', fixture('register-full.csv'))
  const second = await preview(db, 'register', fixture('register-short.csv'))
  applyImport(db, ask(first.id))
  const before = network(db)
  expect(applyImport(db, ask(second.id))).toEqual({ refusal: expect.stringContaining('Another import was applied or undone since this one was compared') as string })
  expect(network(db)).toEqual(before)
})

test('a row somebody changed since the preview refuses the whole import, naming it', async () => {
  await load(db, 'register', registerOf({ URN: '900001' }, { URN: '900002', EstablishmentName: 'Beech' }))
  const { id } = await preview(db, 'register', registerOf({ URN: '900001', EstablishmentName: 'Ash School' }, { URN: '900002', EstablishmentName: 'Beech School' }))
  db.$client.exec(`update schools set name = 'Beech by hand' where urn = 900002`)
  const before = network(db)
  expect(applyImport(db, ask(id))).toEqual({ refusal: '"Beech School (900002)" has been changed since this import was compared. Nothing was saved. Load the file again to see the difference as it is now.' })
  expect(network(db)).toEqual(before)
})

test('a school somebody added by hand meanwhile refuses the whole import', async () => {
  const { id } = await preview(db, 'register', registerOf({ URN: '900001' }, { URN: '900002' }))
  db.$client.exec(`insert into authorities values ('901', 'Harrowmere'); insert into schools (urn, name, la_code, phase, standing) values (900002, 'Beech', '901', 'primary', 'open')`)
  expect(applyImport(db, ask(id))).toEqual({ refusal: expect.stringContaining('has been changed since') as string })
  expect(all(db, 'select urn from schools')).toEqual([{ urn: 900002 }])
})

test('undoing is refused when a later import changed the same school', async () => {
  const { id } = await load(db, 'register', registerOf({ URN: '900001' }))
  await load(db, 'register', registerOf({ URN: '900001', EstablishmentName: 'Renamed' }))
  const before = network(db)
  expect(undoImport(db, ask(id))).toEqual({ refusal: '"Renamed (900001)" has been changed since, or something else depends on it by now. Nothing was undone.'.replace('Renamed', 'Ash Primary School') })
  expect(network(db)).toEqual(before)
})

test('undoing is refused when people have worked with a school it brought', async () => {
  const { id } = await load(db, 'register', registerOf({ URN: '900001' }))
  db.$client.exec(`insert into people (id, name) values (1, 'Cal'); insert into posts (person_id, school_id, role, "from") values (1, 1, 'head', '2020-09-01')`)
  expect(undoImport(db, ask(id))).toEqual({ refusal: expect.stringContaining('something else depends on it') as string })
  expect(all(db, 'select count(*) as n from schools')).toEqual([{ n: 1 }])
})

test('a preview that is thrown away takes its stored difference with it', async () => {
  const { id } = await preview(db, 'register', fixture('register-full.csv'))
  expect(discardImport(db, ask(id))).toMatchObject({ done: { state: 'discarded' } })
  expect(all(db, 'select count(*) as n from import_changes')).toEqual([{ n: 0 }])
  expect(applyImport(db, ask(id))).toEqual({ refusal: 'This import cannot be applied. It has been thrown away.' })
})

test('ten closures and more have to be confirmed by their number', async () => {
  const schools = Array.from({ length: 12 }, (_, index) => ({ URN: String(900001 + index), EstablishmentName: `School ${index}` }))
  await load(db, 'register', registerOf(...schools))
  const closing = (count: number) => registerOf(...schools.map((school, index) => (index < count ? { ...school, 'EstablishmentStatus (name)': 'Closed' } : school)))
  expect(closuresToConfirm((await preview(db, 'register', closing(9))).counts)).toBeNull()
  const { counts } = await preview(db, 'register', closing(10))
  expect([closuresToConfirm(counts), counts.openBefore]).toEqual([10, 12])
})

test('an import is seen by administrators and by brokers whose authorities it was narrowed to, and by nobody else', async () => {
  const whole = await load(db, 'register', fixture('register-full.csv'))
  const narrow = await preview(db, 'register', fixture('register-full.csv'), { laCodes: ['901'] })
  const both = await preview(db, 'register', fixture('register-full.csv'), { laCodes: ['901', '902'] })
  const ids = (viewer: typeof head | typeof broker) => listImports(db, viewer).map(({ id }) => id)
  expect(ids(administrator)).toEqual([both.id, narrow.id, whole.id])
  expect(ids(broker)).toEqual([narrow.id])
  expect(ids(neighbour)).toEqual([])
  expect(ids(head)).toEqual([])
  expect(findImport(db, neighbour, { id: narrow.id })).toBeNull()
  expect(findImport(db, broker, { id: narrow.id })).toMatchObject({ laCodes: ['901'] })
})

test('changes are listed a page at a time, in order, without personal data', async () => {
  const { id } = await load(db, 'register', fixture('register-full.csv'))
  const page = (number: number) => listImportChanges(db, administrator, { id, subject: 'schools', change: 'new', page: number, size: 3 })
  expect([1, 2, 3, 4].map((number) => page(number).length)).toEqual([3, 3, 2, 0])
  expect(page(1)[0]).toMatchObject({ label: 'Ash Primary School (900001)', before: null, after: { name: 'Ash Primary School', head_name: '(not shown)', telephone: '(not shown)' } })
  expect(listImportChanges(db, neighbour, { id, subject: 'schools', change: 'new', page: 1 })).toEqual([])
})

test('work that is called off leaves nothing', async () => {
  const before = [network(db), all(db, 'select * from imports')]
  const called = new AbortController()
  const watch = { report: () => called.abort(new Error('called off')), signal: called.signal }
  const { previewImport } = await import('../../../db/imports/preview.ts')
  await expect(previewImport(db, { file: fixture('register-full.csv'), kind: 'register', by: null, at: AT, watch })).rejects.toThrow('called off')
  expect([network(db), all(db, 'select * from imports')]).toEqual(before)
})

test('progress only ever grows, and ends by saving', async () => {
  const told: [number, string][] = []
  const { previewImport } = await import('../../../db/imports/preview.ts')
  const { id } = await previewImport(db, { file: fixture('register-full.csv'), kind: 'register', by: null, at: AT, watch: { report: (progress, message) => void told.push([progress, message]) } })
  applyImport(db, { ...ask(id), report: (progress, message) => void told.push([progress, message]) })
  const figures = told.map(([progress]) => progress)
  expect(figures).toEqual([...figures].sort((a, b) => a - b))
  expect(told.at(-1)).toEqual([99, 'Saving'])
})

test('an auditor reads every import, and has none to apply or take back', async () => {
  const { id } = await preview(db, 'register', fixture('register-full.csv'))
  expect(listImports(db, auditor).map((row) => row.id)).toEqual([id])
  expect(findImport(db, auditor, { id, doing: 'import.read' })).toMatchObject({ id })
  expect(listImportChanges(db, auditor, { id, subject: 'schools', change: 'new', page: 1 })).not.toEqual([])
  expect(findImport(db, auditor, { id })).toBeNull()
})
