import { expect, test } from 'vitest'
import { openDb, write } from '../../db/client.ts'
import { firstBrokenEvent, isUntouched, newestChange, recordEvent } from '../../db/events.ts'
import { loadReference } from '../../db/reference.ts'

const AT = '2026-11-23T09:00:00.000Z'
const told = (db: ReturnType<typeof openDb>, subjectId: number) =>
  write(db, (tx) => recordEvent(tx, { by: null, at: AT, action: 'need.raised', subject: 'need', subjectId }))

test('a new database with only what is shipped in it is untouched; after anything else it is not', () => {
  const db = openDb(':memory:')
  expect(isUntouched(db)).toBe(true)
  loadReference(db)
  expect(isUntouched(db)).toBe(true)
  told(db, 1)
  expect(isUntouched(db)).toBe(false)
})

test('who came in and what was only drafted changes nothing a picture shows; all else does', () => {
  const db = openDb(':memory:')
  const happened = (action: string): void => write(db, (tx) => recordEvent(tx, { by: null, at: AT, action, subject: action.split('.')[0]!, subjectId: 1 }))
  expect(newestChange(db)).toBe(0)
  happened('network.members-joined')
  for (const action of ['account.signed-in', 'scheme.drafted', 'scheme.changed', 'scheme.dropped', 'job.started']) happened(action)
  expect(newestChange(db)).toBe(1)
  // A role of a head or a chair brings a post, and posts decide who belongs.
  for (const action of ['account.role-given', 'account.role-ended', 'account.invited', 'scheme.applied']) {
    const before = newestChange(db)
    happened(action)
    expect(newestChange(db), action).toBeGreaterThan(before)
  }
})

test('the history can be added to and nothing else', () => {
  const db = openDb(':memory:')
  told(db, 1)
  expect(() => db.$client.prepare("update events set why = 'x'").run()).toThrow(/only ever added to/)
  expect(() => db.$client.prepare('delete from events').run()).toThrow(/only ever added to/)
})

test('an event changed behind the portal’s back is found, and the first of them is named', () => {
  const db = openDb(':memory:')
  for (const id of [1, 2, 3, 4, 5]) told(db, id)
  expect(firstBrokenEvent(db)).toBeNull()
  db.$client.exec("drop trigger events_no_update; update events set subject_id = '9' where seq = 3")
  expect(firstBrokenEvent(db)).toBe(3)
})

test('an event taken out is found', () => {
  const db = openDb(':memory:')
  for (const id of [1, 2, 3]) told(db, id)
  db.$client.exec('drop trigger events_no_delete; delete from events where seq = 2')
  expect(firstBrokenEvent(db)).toBe(2)
})
