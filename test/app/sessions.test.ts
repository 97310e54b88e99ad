import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { signIn, signOut, viewerOf } from '../../app/sessions.ts'
import { changePassword, inviteAccount, setDisabled } from '../../db/accounts.ts'
import { openDb, type Db } from '../../db/client.ts'
import { endGrant, recordGrant } from '../../db/grants.ts'
import { endAllSessions, listSessionsOf } from '../../db/sessions.ts'
import type { Grant } from '../../graph/permissions/can.ts'

const START = '2026-11-23T09:00:00.000Z'
const TODAY = '2026-11-23'
const AUDITOR: Grant = { role: 'auditor', schoolId: null, laCode: null, networkId: null }
let folder: string
let db: Db
let ada: number

const invite = (email: string): number => {
  const outcome = inviteAccount(db, { email, name: 'Ada', grants: [AUDITOR], from: '2026-01-01', tokenHash: email, by: null, at: START })
  return 'accountId' in outcome ? outcome.accountId : 0
}
const come = async (cookieHeader?: string, accountId = ada): Promise<string> => {
  const cookie = await signIn(db, { accountId, cookieHeader, at: new Date().toISOString(), requestId: 'r' })
  return cookie.split(';')[0] ?? ''
}
const who = (cookieHeader: string | undefined) => viewerOf(db, { cookieHeader, today: TODAY })
const later = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(START) })
  folder = mkdtempSync(join(tmpdir(), 'alongside-sessions-'))
  db = openDb(join(folder, 'alongside.db'))
  ada = invite('ada@harrowmere.example')
})
afterEach(() => {
  vi.useRealTimers()
  db.$client.close()
  rmSync(folder, { recursive: true })
})

test('the cookie is __Host-, Secure, HttpOnly and Lax, and goes with the browser window', async () => {
  const cookie = await signIn(db, { accountId: ada, cookieHeader: undefined, at: START, requestId: 'r' })
  expect(cookie).toMatch(/^__Host-alongside=[a-z2-7]{40}; HttpOnly; Path=\/; SameSite=Lax; Secure$/)
})

test('who signed in is who asks, with the roles that hold today', async () => {
  const viewer = await who(await come())
  expect(viewer).toMatchObject({ account: { id: ada, name: 'Ada', email: 'ada@harrowmere.example' }, today: TODAY, actor: { accountId: ada, grants: [AUDITOR] } })
})

test('nobody is signed in without a cookie, with a made-up one, or with one that cannot be read', async () => {
  for (const cookie of [undefined, '', '__Host-alongside=', '__Host-alongside=abc', '__Host-alongside=%E0%A4%A', '=;=', `__Host-alongside=${'a'.repeat(9000)}`]) {
    expect(await who(cookie), String(cookie)).toBeNull()
  }
})

test('a thousand sessions have a thousand ids of at least 128 bits', async () => {
  const ids = new Set<string>()
  for (let round = 0; round < 1000; round += 1) ids.add((await come()).split('=')[1] ?? '')
  expect(ids.size).toBe(1000)
  // Base 32: five bits a letter.
  expect(Math.min(...[...ids].map((id) => id.length * 5))).toBeGreaterThanOrEqual(128)
})

test('no file of the database holds what the cookie holds', async () => {
  const secret = (await come()).split('=')[1] ?? ''
  db.$client.exec(`VACUUM INTO '${join(folder, 'backup.db')}'`)
  for (const file of ['alongside.db', 'alongside.db-wal', 'backup.db']) {
    expect(readFileSync(join(folder, file)).includes(secret), file).toBe(false)
  }
})

test('the id in the database opens nothing', async () => {
  const viewer = await who(await come())
  expect(await who(`__Host-alongside=${viewer?.sessionId}`)).toBeNull()
})

test('thirty-one minutes unused end a session', async () => {
  const cookie = await come()
  later(31)
  expect(await who(cookie)).toBeNull()
})

test('use keeps a session alive, whenever in its half hour it comes', async () => {
  const cookie = await come()
  for (const minutes of [14, 28, 5, 29, 1, 29]) {
    later(minutes)
    expect(await who(cookie)).not.toBeNull()
  }
})

test('twelve hours end a session however busy it is', async () => {
  const cookie = await come()
  for (let minutes = 0; minutes < 12 * 60 - 10; minutes += 10) {
    later(10)
    expect(await who(cookie)).not.toBeNull()
  }
  later(11)
  expect(await who(cookie)).toBeNull()
})

test('looking at pages writes at most once a minute', async () => {
  const cookie = await come()
  const writes = () => db.$client.prepare('select total_changes() as n').pluck().get()
  later(2)
  await who(cookie)
  const before = writes()
  for (let look = 0; look < 20; look += 1) await who(cookie)
  expect(writes()).toBe(before)
})

test('a page is shown though another writer holds the database, and the session lives on', async () => {
  const cookie = await come()
  const other = openDb(join(folder, 'alongside.db'))
  db.$client.pragma('busy_timeout = 1')
  other.$client.exec('begin immediate')
  later(2)
  expect(await who(cookie)).not.toBeNull()
  later(40)
  expect(await who(cookie)).toBeNull()
  other.$client.exec('rollback')
  other.$client.close()
})

test('signing in again changes the id and ends the session before', async () => {
  const first = await come()
  const second = await come(first)
  expect(second).not.toBe(first)
  expect(await who(first)).toBeNull()
  expect(await who(second)).not.toBeNull()
})

test('another browser’s session lives on when somebody signs in elsewhere', async () => {
  const desk = await come()
  const phone = await come()
  expect(await who(desk)).not.toBeNull()
  expect(await who(phone)).not.toBeNull()
  expect(listSessionsOf(db, { accountId: ada, now: Date.now() / 1000 })).toHaveLength(2)
})

test('after signing out the cookie is worth nothing and the browser is told to forget', async () => {
  const cookie = await come()
  const viewer = await who(cookie)
  const headers = signOut(db, viewer!, { at: START, requestId: 'r' })
  expect(await who(cookie)).toBeNull()
  expect(headers.get('Set-Cookie')).toMatch(/^__Host-alongside=; HttpOnly; Max-Age=0; Path=\/; SameSite=Lax; Secure$/)
  expect(headers.get('Clear-Site-Data')).toContain('"cookies"')
})

const ENDINGS: [string, () => unknown][] = [
  ['a new password', () => changePassword(db, { accountId: ada, passwordHash: 'x', by: ada, at: START })],
  ['a new role', () => recordGrant(db, { accountId: ada, grant: AUDITOR, from: TODAY, by: null, at: START })],
  ['the end of a role', () => endGrant(db, { accountId: ada, grantId: 1, today: TODAY, by: null, at: START })],
  ['disabling the account', () => setDisabled(db, { accountId: ada, disabled: true, version: 1, today: TODAY, by: null, at: START })],
  ['ending all sessions', () => endAllSessions(db, { accountId: ada, by: ada, at: START, requestId: null })],
]

test.each(ENDINGS)('%s signs the account out everywhere, and nobody else', async (_name, change) => {
  const other = await come(undefined, invite('ben@harrowmere.example'))
  const cookies = [await come(), await come()]
  change()
  for (const cookie of cookies) expect(await who(cookie)).toBeNull()
  expect(await who(other)).not.toBeNull()
})

test('a disabled account cannot be signed in to by a session that was made meanwhile', async () => {
  setDisabled(db, { accountId: ada, disabled: true, version: 1, today: TODAY, by: null, at: START })
  expect(await who(await come())).toBeNull()
})

test('sessions that ran out are gone from the database after the next sign-in', async () => {
  await come()
  later(45)
  await come()
  expect(db.$client.prepare('select count(*) from sessions').pluck().get()).toBe(1)
})

test('signing in and out is in the history, without the cookie', async () => {
  const cookie = await come()
  signOut(db, (await who(cookie))!, { at: START, requestId: 'r2' })
  const told = db.$client.prepare('select action, by, request_id from events order by seq').all()
  expect(told).toEqual([
    { action: 'account.invited', by: null, request_id: null },
    { action: 'account.signed-in', by: ada, request_id: 'r' },
    { action: 'account.signed-out', by: ada, request_id: 'r2' },
  ])
})
