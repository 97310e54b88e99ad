import { beforeEach, expect, test } from 'vitest'
import { recordFailedSignIn } from '../../db/accounts.ts'
import { openDb, type Db } from '../../db/client.ts'
import { countEvents, countRows, faultsOf, headOfHistory, remembers } from '../../db/soundness.ts'

let db: Db

beforeEach(() => {
  db = openDb(':memory:')
  for (let seq = 1; seq <= 100; seq += 1) recordFailedSignIn(db, { accountId: seq, at: `2026-11-23T09:00:${String(seq % 60).padStart(2, '0')}.000Z`, requestId: 'r' })
})

const unlocked = (sql: string): void => void db.$client.exec(`drop trigger events_no_update; drop trigger events_no_delete; ${sql}`)

test('an untouched database has no faults', () => {
  expect(faultsOf(db)).toEqual([])
  expect(countEvents(db)).toBe(100)
})

test.each(["update events set why = 'nothing to see' where seq = 5", 'delete from events where seq = 5'])('the portal itself cannot run: %s', (sql) => {
  expect(() => db.$client.exec(sql)).toThrow('events are only ever added to')
})

test.each([
  ['an event whose words were changed', "update events set action = 'account.signed-in' where seq = 5"],
  ['an event whose author was changed', "pragma foreign_keys = off; update events set at = '2020-01-01' where seq = 5"],
  ['an event that was taken out', 'delete from events where seq = 5'],
  ['an event whose hash was changed', "update events set hash = 'abc' where seq = 5"],
])('%s behind the portal’s back is found and named', (_name, sql) => {
  unlocked(sql)
  expect(faultsOf(db)).toEqual(['The history does not verify from event 5 on: it, or one before it, was changed or removed.'])
})

test('a history cut off at its end is found by whoever noted its newest event', () => {
  const head = headOfHistory(db)!
  expect(remembers(db, head)).toBe(true)
  unlocked('delete from events where seq > 90')
  expect(faultsOf(db)).toEqual([])
  expect(remembers(db, head)).toBe(false)
})

test('a history still remembers an earlier head after it went on', () => {
  const head = headOfHistory(db)!
  recordFailedSignIn(db, { accountId: null, at: '2026-11-24T09:00:00.000Z', requestId: 'r' })
  expect(remembers(db, head)).toBe(true)
})

test('a row that points nowhere is a fault', () => {
  db.$client.exec("pragma foreign_keys = off; insert into sessions values ('x', 999, 1, 2)")
  expect(faultsOf(db)).toEqual([expect.stringMatching(/of sessions points to a row that is not there/)])
})

test('every table is counted', () => {
  const rows = countRows(db)
  expect(rows).toMatchObject({ accounts: 0, events: 100, sessions: 0 })
  expect(Object.keys(rows)).toHaveLength(db.$client.prepare("select count(*) from sqlite_schema where type = 'table' and name not like 'sqlite_%'").pluck().get() as number)
})
