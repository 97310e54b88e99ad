import { beforeEach, expect, test } from 'vitest'
import { changePassword, findAccount, findAccountForSignIn, inviteAccount, listDemoAccounts, recordFailedSignIn, setDisabled } from '../../db/accounts.ts'
import { openDb, type Db } from '../../db/client.ts'
import { firstBrokenEvent } from '../../db/events.ts'
import { actorOf, endGrant, recordGrant } from '../../db/grants.ts'
import { findInvitation, renewInvitation, takeUpInvitation } from '../../db/invitations.ts'
import { hashOfSecret, newSecret } from '../../db/secrets.ts'
import type { Grant } from '../../graph/permissions/can.ts'
import type { Role } from '../../graph/permissions/table.ts'

const AT = '2026-11-23T09:00:00.000Z'
const TODAY = '2026-11-23'
const none = { schoolId: null, laCode: null, networkId: null }
const role = (name: Role, over: Partial<Grant> = {}): Grant => ({ ...none, role: name, ...over })
let db: Db

const invite = (email: string, grants: Grant[] = [], token = newSecret()): number => {
  const outcome = inviteAccount(db, { email, name: 'Ada', grants, from: TODAY, tokenHash: hashOfSecret(token), by: null, at: AT })
  if ('refused' in outcome) throw new Error(outcome.refused)
  return outcome.accountId
}
const administrator = (email: string): number => {
  const token = newSecret()
  const accountId = invite(email, [role('administrator')], token)
  takeUpInvitation(db, { tokenHash: hashOfSecret(token), passwordHash: 'hash', at: AT, requestId: 'r' })
  return accountId
}
const events = () => db.$client.prepare('select action, by, subject_id as subject, change from events order by seq').all() as { action: string; by: number | null; subject: string; change: string }[]

beforeEach(() => {
  db = openDb(':memory:')
  db.$client.exec("insert into authorities values ('901', 'Harrowmere')")
})

test('an address is known however its letters are written', () => {
  const accountId = invite('Ada@Harrowmere.example ')
  expect(findAccountForSignIn(db, { email: ' ADA@harrowmere.EXAMPLE' })).toEqual({ id: accountId, passwordHash: null })
  expect(findAccountForSignIn(db, { email: 'ben@harrowmere.example' })).toBeUndefined()
})

test('one address has one account', () => {
  invite('ada@harrowmere.example')
  const again = inviteAccount(db, { email: 'ADA@harrowmere.example', name: 'Other', grants: [], from: TODAY, tokenHash: 'x', by: null, at: AT })
  expect(again).toEqual({ refused: 'known' })
  expect(events()).toHaveLength(1)
})

test('a disabled account has no password to sign in with', () => {
  const accountId = administrator('ada@harrowmere.example')
  administrator('ben@harrowmere.example')
  expect(findAccountForSignIn(db, { email: 'ada@harrowmere.example' })?.passwordHash).toBe('hash')
  expect(setDisabled(db, { accountId, disabled: true, version: 1, today: TODAY, by: 2, at: AT })).toBe('done')
  expect(findAccountForSignIn(db, { email: 'ada@harrowmere.example' })?.passwordHash).toBeNull()
  expect(actorOf(db, accountId, TODAY).grants).toEqual([])
})

test('a role holds from its first day to its last', () => {
  const accountId = invite('ada@harrowmere.example', [role('broker', { laCode: '901' })])
  db.$client.exec("update grants set \"from\" = '2026-09-01', \"to\" = '2026-12-31'")
  const held = (today: string) => actorOf(db, accountId, today).grants.length
  expect(['2026-08-31', '2026-09-01', '2026-12-31', '2027-01-01'].map(held)).toEqual([0, 1, 1, 0])
})

test('a person is recused from schools of their posts and declared interests, each from its first day to its last; nobody else’s', () => {
  db.$client.exec(`
    insert into schools (id, urn, name, la_code, phase, standing) values (1, 900001, 'Ash', '901', 'primary', 'open'), (2, 900002, 'Beech', '901', 'primary', 'open'), (3, 900003, 'Cedar', '901', 'primary', 'open');
    insert into organisations (id, name, kind) values (1, 'Diocese', 'diocese');
    insert into people (id, name) values (1, 'Ada'), (2, 'Ben');
    insert into posts (person_id, school_id, organisation_id, role, "from", "to") values (1, 1, null, 'governor', '2026-09-01', '2026-12-31'), (1, null, 1, 'adviser', '2026-09-01', null), (2, 3, null, 'head', '2020-09-01', null);
    insert into interests (person_id, school_id, other_school_id, nature, "from", "to") values (1, null, 2, 'Her sister teaches there', '2026-10-01', '2026-11-30'), (2, null, 3, 'x', '2020-09-01', null), (null, 1, 3, 'x', '2020-09-01', null)`)
  const accountId = invite('ada@harrowmere.example', [role('broker', { laCode: '901' })])
  db.$client.exec(`update grants set "from" = '2026-01-01'`)
  const recused = (today: string) => actorOf(db, accountId, today).recusedSchoolIds
  expect(recused('2026-11-23'), 'an account of nobody').toEqual([])
  db.$client.prepare('update accounts set person_id = 1 where id = ?').run(accountId)
  expect(['2026-08-31', '2026-09-01', '2026-10-01', '2026-11-30', '2026-12-01', '2027-01-01'].map(recused)).toEqual([[], [1], [1, 2], [1, 2], [1], []])
})

test('a role nobody has written a rule for gives nothing', () => {
  const accountId = invite('ada@harrowmere.example')
  db.$client.prepare('insert into grants (account_id, role, "from") values (?, ?, ?)').run(accountId, 'emperor', '2020-01-01')
  expect(actorOf(db, accountId, TODAY).grants).toEqual([])
})

test.each([role('broker'), role('head'), role('partnership-chair', { laCode: '901' }), role('auditor', { laCode: '901' })])('%j does not say what it is held over', (grant) => {
  const accountId = invite('ada@harrowmere.example')
  expect(() => recordGrant(db, { accountId, grant, from: TODAY, by: null, at: AT })).toThrow(/held over/)
})

test('a role that ends today is gone today, and stays in the database', () => {
  const accountId = invite('ada@harrowmere.example', [role('auditor')])
  expect(endGrant(db, { accountId, grantId: 1, today: TODAY, by: null, at: AT })).toBe('ended')
  expect(actorOf(db, accountId, TODAY).grants).toEqual([])
  expect(db.$client.prepare('select "to" from grants').pluck().get()).toBe('2026-11-22')
  expect(endGrant(db, { accountId, grantId: 1, today: TODAY, by: null, at: AT })).toBe('unknown')
})

test('nobody ends another account’s role by its number', () => {
  const ada = invite('ada@harrowmere.example', [role('auditor')])
  const ben = invite('ben@harrowmere.example')
  expect(endGrant(db, { accountId: ben, grantId: 1, today: TODAY, by: null, at: AT })).toBe('unknown')
  expect(actorOf(db, ada, TODAY).grants).toHaveLength(1)
})

test('the last administrator who can sign in can neither be disabled nor lose the role', () => {
  const accountId = administrator('ada@harrowmere.example')
  invite('never.came@harrowmere.example', [role('administrator')])
  const disable = () => setDisabled(db, { accountId, disabled: true, version: 1, today: TODAY, by: accountId, at: AT })
  const before = events().length
  expect(disable()).toBe('last-administrator')
  expect(endGrant(db, { accountId, grantId: 1, today: TODAY, by: accountId, at: AT })).toBe('last-administrator')
  expect(events()).toHaveLength(before)
  administrator('ben@harrowmere.example')
  expect(disable()).toBe('done')
})

test('nobody changes their own roles, and an administrator cannot make themselves Head of Service', () => {
  const ada = administrator('ada@harrowmere.example')
  const ben = administrator('ben@harrowmere.example')
  const before = events().length
  const grant = role('head-of-service', { laCode: '901' })
  expect(recordGrant(db, { accountId: ada, grant, from: TODAY, by: ada, at: AT })).toBe('own-roles')
  expect(endGrant(db, { accountId: ada, grantId: 1, today: TODAY, by: ada, at: AT })).toBe('own-roles')
  expect([actorOf(db, ada, TODAY).grants.length, events().length]).toEqual([1, before])
  expect(recordGrant(db, { accountId: ada, grant, from: TODAY, by: ben, at: AT })).toBe('given')
})

test('two people who change the same account: the second is told', () => {
  const accountId = invite('ada@harrowmere.example')
  const change = (disabled: boolean) => setDisabled(db, { accountId, disabled, version: 1, today: TODAY, by: null, at: AT })
  expect([change(true), change(false)]).toEqual(['done', 'stale'])
  expect(findAccount(db, { accountId })).toMatchObject({ disabledAt: AT, version: 2 })
})

test('an invitation works once', () => {
  const token = newSecret()
  const accountId = invite('ada@harrowmere.example', [], token)
  const take = () => takeUpInvitation(db, { tokenHash: hashOfSecret(token), passwordHash: 'hash', at: AT, requestId: 'r' })
  expect(findInvitation(db, { tokenHash: hashOfSecret(token), at: AT })).toMatchObject({ accountId, email: 'ada@harrowmere.example' })
  expect([take(), take()]).toEqual([accountId, null])
  expect(findInvitation(db, { tokenHash: hashOfSecret(token), at: AT })).toBeNull()
})

test('an invitation lapses after seven days', () => {
  const token = newSecret()
  invite('ada@harrowmere.example', [], token)
  const works = (at: string) => findInvitation(db, { tokenHash: hashOfSecret(token), at }) !== null
  expect(['2026-11-30T08:59:59.000Z', '2026-11-30T09:00:00.000Z'].map(works)).toEqual([true, false])
})

test('a new invitation takes the place of the one before', () => {
  const [first, second] = [newSecret(), newSecret()]
  const accountId = invite('ada@harrowmere.example', [], first)
  renewInvitation(db, { accountId, tokenHash: hashOfSecret(second), by: null, at: AT })
  expect(findInvitation(db, { tokenHash: hashOfSecret(first), at: AT })).toBeNull()
  expect(findInvitation(db, { tokenHash: hashOfSecret(second), at: AT })).toMatchObject({ accountId })
})

test('a link sent before does not outlive a change of the password', () => {
  const [first, link] = [newSecret(), newSecret()]
  const accountId = invite('ada@harrowmere.example', [], first)
  takeUpInvitation(db, { tokenHash: hashOfSecret(first), passwordHash: 'hash', at: AT, requestId: 'r' })
  renewInvitation(db, { accountId, tokenHash: hashOfSecret(link), by: null, at: AT })
  changePassword(db, { accountId, passwordHash: 'another', by: accountId, at: AT })
  expect(takeUpInvitation(db, { tokenHash: hashOfSecret(link), passwordHash: 'theirs', at: AT, requestId: 'r' })).toBeNull()
})

test('the invitation of a disabled account, and a token nobody gave out, invite nobody', () => {
  const token = newSecret()
  const accountId = invite('ada@harrowmere.example', [], token)
  setDisabled(db, { accountId, disabled: true, version: 1, today: TODAY, by: null, at: AT })
  for (const tried of [token, 'guess', '']) expect(takeUpInvitation(db, { tokenHash: hashOfSecret(tried), passwordHash: 'hash', at: AT, requestId: 'r' })).toBeNull()
})

test('the database does not hold the token of an invitation', () => {
  const token = newSecret()
  invite('ada@harrowmere.example', [], token)
  expect(Buffer.byteLength(token, 'base64url') * 8).toBeGreaterThanOrEqual(128)
  expect(db.$client.serialize().includes(token)).toBe(false)
})

test('the sign-in page lists people in the made-up authority only', () => {
  db.$client.exec(`insert into accounts (email, name, demo_role, created_at) values ('b@x.example', 'Bea Brook', 'Broker', '${AT}')`)
  expect(listDemoAccounts(db)).toEqual([])
  db.$client.exec("insert into settings values ('demo', '1')")
  expect(listDemoAccounts(db)).toEqual([{ id: 1, name: 'Bea Brook', email: 'b@x.example', demoRole: 'Broker' }])
})

test('every change is in the history once, without passwords, names or addresses, and the chain holds', () => {
  const accountId = administrator('ada@harrowmere.example')
  changePassword(db, { accountId, passwordHash: 'CANARY-HASH', by: accountId, at: AT })
  recordFailedSignIn(db, { accountId, at: AT, requestId: 'r' })
  recordFailedSignIn(db, { accountId: null, at: AT, requestId: 'r' })
  expect(events().map(({ action, by, subject }) => [action, by, subject])).toEqual([
    ['account.invited', null, '1'],
    ['account.taken-up', 1, '1'],
    ['account.password-changed', 1, '1'],
    ['account.sign-in-failed', null, '1'],
    ['account.sign-in-failed', null, 'unknown'],
  ])
  expect(JSON.stringify(events())).not.toMatch(/CANARY|harrowmere|Ada/i)
  expect(firstBrokenEvent(db)).toBeNull()
})
