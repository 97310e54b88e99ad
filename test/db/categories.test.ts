import { beforeEach, expect, test } from 'vitest'
import { findCategory, listCategories, listSchoolCategories, loadFramework, recordCategory, type NewCategory } from '../../db/categories.ts'
import type { Db } from '../../db/client.ts'
import { firstBrokenEvent } from '../../db/events.ts'
import type { Viewer } from '../../db/scope.ts'
import type { DecidedCategory, DecidedCause } from '../../graph/categories/decision.ts'
import { administrator, ASH, AT, auditor, BEECH, broker, CEDAR, chair, governorOf, headOf, headOfService, history, leader, member, neighbour, smallAuthority, TODAY } from './small-authority.ts'

let db: Db
beforeEach(() => {
  db = smallAuthority()
})

const decided = (code: string, from: string, causes: DecidedCause[] = []): DecidedCategory => ({
  framework: 'derby-winners', code, from, rationale: `CANARY-RATIONALE ${code}`, present: 'Head and chair', agreedWithSchool: true, suddenChange: null, causes,
})
const record = (schoolId: number, decision: DecidedCategory, rest: Partial<NewCategory> = {}) => {
  const latestId = (db.$client.prepare('select max(id) as id from categories where school_id = ?').get(schoolId) as { id: number | null }).id
  return recordCategory(db, { schoolId, decision, latestId, by: 4, at: AT, ...rest })
}
const cause = (code: string, restricted: boolean, sharedWithSchool: boolean): DecidedCause => ({
  cause: code, detail: `CANARY-${code}`, from: '2026-10-01', reviewOn: '2027-01-15', restricted, sharedWithSchool,
})
const read = (viewer: Viewer, schoolId = ASH) => findCategory(db, viewer, { schoolId, day: TODAY })

test('the default framework is Derby Winners, and a setting may name another', () => {
  expect(loadFramework(db).code).toBe('derby-winners')
  db.$client.exec("insert into settings values ('framework', 'harrowmere-2027')")
  expect(() => loadFramework(db)).toThrow('no category framework harrowmere-2027')
})

test('a category is read by the school, its governors, its partnership, its authority and the auditor, and by nobody else', () => {
  record(ASH, decided('3b', '2026-10-01'))
  for (const viewer of [headOf(ASH), governorOf(ASH), chair, member, broker, headOfService, auditor]) expect(read(viewer)?.code).toBe('3b')
  for (const viewer of [headOf(CEDAR), governorOf(CEDAR), leader, neighbour, administrator]) expect(read(viewer)).toBeNull()
})

test('lists of categories are narrowed the same way, and a chair sees their own school only as its head', () => {
  record(ASH, decided('3b', '2026-10-01'))
  record(BEECH, decided('4', '2026-10-01'))
  const listed = (viewer: Viewer) => listSchoolCategories(db, viewer, { framework: 'derby-winners', day: TODAY }).map(({ school, code }) => `${school} ${code}`)
  expect(listed(broker)).toEqual(['Ash Primary School 3b', 'Beech Primary School 4', 'Cedar High School null'])
  expect(listed(headOf(CEDAR))).toEqual(['Cedar High School null'])
  expect(listed(chair)).toEqual(['Ash Primary School 3b', 'Beech Primary School 4'])
  expect(listed({ ...chair, actor: { ...chair.actor, grants: chair.actor.grants.filter(({ role }) => role !== 'head') } })).toHaveLength(2)
  expect(listed(neighbour)).toEqual(['Elm Primary School null'])
  for (const viewer of [leader, administrator]) expect(listed(viewer)).toEqual([])
})

test('a school that left the partnership is no longer its chair’s to see', () => {
  record(CEDAR, decided('3a', '2022-10-01'))
  expect(read(chair, CEDAR)).toBeNull()
})

test('a category can be asked as of any day', () => {
  record(ASH, decided('2', '2025-10-01'))
  record(ASH, decided('3b', '2026-10-01'))
  const on = (day: string) => findCategory(db, headOf(ASH), { schoolId: ASH, day })?.code ?? null
  expect([on('2025-09-30'), on('2025-10-01'), on('2026-09-30'), on('2026-10-01')]).toEqual([null, '2', '2', '3b'])
  expect(listCategories(db, headOf(ASH), { schoolId: ASH, day: TODAY }).map(({ code }) => code)).toEqual(['3b', '2'])
  expect(listSchoolCategories(db, broker, { framework: 'derby-winners', day: '2026-01-01' })[0]?.code).toBe('2')
})

test('categories of another framework are not mixed in', () => {
  db.$client.exec("insert into frameworks values ('other', 'Other', 'x', '2020-01-01', null, '{}')")
  record(ASH, { ...decided('3b', '2026-10-01') })
  db.$client.exec(`insert into categories (school_id, framework, code, "from", rationale, decided_at) values (1, 'other', 'amber', '2026-11-01', 'x', '${AT}')`)
  expect(listSchoolCategories(db, broker, { framework: 'derby-winners', day: TODAY })[0]?.code).toBe('3b')
})

test('a restricted cause is told to the Head of Service, and to the school only once it is shared', () => {
  record(ASH, decided('2TV', '2026-10-01', [cause('hr', true, false)]))
  const codes = (viewer: Viewer) => read(viewer)?.causes.map((row) => row.cause)
  expect(codes(headOfService)).toEqual(['hr'])
  for (const viewer of [broker, headOf(ASH), governorOf(ASH), chair, member, auditor]) expect(codes(viewer)).toEqual([])
  db.$client.exec('update category_causes set shared_with_school = 1')
  for (const viewer of [headOf(ASH), governorOf(ASH), headOfService]) expect(codes(viewer)).toEqual(['hr'])
  for (const viewer of [broker, chair, member, auditor]) expect(codes(viewer)).toEqual([])
})

test('an unrestricted cause is told to the broker, to the school only once it is shared, and never to a partnership', () => {
  record(ASH, decided('2TV', '2026-10-01', [cause('merger', false, false)]))
  const codes = (viewer: Viewer) => read(viewer)?.causes.map((row) => row.cause)
  expect(codes(broker)).toEqual(['merger'])
  for (const viewer of [headOf(ASH), chair, member, auditor]) expect(codes(viewer)).toEqual([])
})

test('a new decision never overwrites the one before', () => {
  record(ASH, decided('2', '2025-10-01'))
  const before = db.$client.prepare('select * from categories where id = 1').get()
  record(ASH, decided('3b', '2026-10-01'), { evidence: [{ dimension: 'teaching', finding: 'Uneven', leansTo: '3b' }] })
  expect(db.$client.prepare('select * from categories where id = 1').get()).toEqual(before)
  expect(read(headOf(ASH))).toMatchObject({ code: '3b', present: 'Head and chair', decidedBy: 'Bo Broker', evidence: [{ dimension: 'teaching', finding: 'Uneven', leansTo: '3b' }] })
})

test('a decision made while another was being typed is refused', () => {
  record(ASH, decided('2', '2025-10-01'))
  expect(record(ASH, decided('3b', '2026-10-01'), { latestId: null })).toEqual({ stale: true })
  expect(listCategories(db, broker, { schoolId: ASH, day: TODAY })).toHaveLength(1)
})

test('a decision tells the history once, without the causes', () => {
  record(ASH, decided('2TV', '2026-10-01', [cause('hr', true, false)]))
  record(ASH, { ...decided('3b', '2026-11-01'), suddenChange: 'The head left.' })
  const told = history(db)
  expect(told).toMatchObject([{ action: 'category.recorded', school_id: ASH, by: 4, why: null }, { action: 'category.recorded', why: 'The head left.' }])
  expect(JSON.parse(told[1]!.change)).toMatchObject({ before: { code: '2TV' }, after: { code: '3b' } })
  expect(JSON.stringify(told)).not.toContain('CANARY-hr')
  expect(firstBrokenEvent(db)).toBeNull()
})
