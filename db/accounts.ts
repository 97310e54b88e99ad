/** Who may sign in. Passwords and tokens arrive here hashed; none of them is ever told to the history. */
import { and, asc, count, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { can, type Grant } from '../graph/permissions/can.ts'
import { recordEvent } from './events.ts'
import { addGrant, isLastAdministrator } from './grants.ts'
import { addInvitation, endInvitations } from './invitations.ts'
import { takeUpPost } from './post-of-role.ts'
import { accounts, grants } from './schema/accounts.ts'
import { authorities, networks, schools } from './schema/network.ts'
import type { Viewer } from './scope.ts'
import { endSessionsOf } from './sessions.ts'
import { isDemo } from './settings.ts'
import { write, type Db, type Reader } from './client.ts'

type Change = { by: number | null; at: string; requestId?: string | null }

const canonical = (email: string): string => email.trim().toLowerCase()

/** What sign-in has to know; nothing for an unknown address. A disabled account, or one not taken up, has no hash to match. */
export function findAccountForSignIn(db: Reader, { email }: { email: string }): { id: number; passwordHash: string | null } | undefined {
  const account = db.select().from(accounts).where(eq(accounts.email, canonical(email))).get()
  return account && { id: account.id, passwordHash: account.disabledAt === null ? account.passwordHash : null }
}

const SHOWN = { id: accounts.id, name: accounts.name, email: accounts.email, disabledAt: accounts.disabledAt, takenUp: sql<boolean>`password_hash is not null`.mapWith(Boolean) }

/** An account as pages show it: without the hash of its password. */
export const findAccount = (db: Reader, { accountId }: { accountId: number }) =>
  db
    .select({ ...SHOWN, personId: accounts.personId, createdAt: accounts.createdAt, version: accounts.version })
    .from(accounts)
    .where(eq(accounts.id, accountId))
    .get()

/** The people anybody may sign in as: in the made-up authority only. */
export const listDemoAccounts = (db: Reader): { id: number; name: string; email: string; demoRole: string }[] =>
  isDemo(db)
    ? db
        .select({ id: accounts.id, name: accounts.name, email: accounts.email, demoRole: accounts.demoRole })
        .from(accounts)
        .where(and(isNotNull(accounts.demoRole), isNull(accounts.disabledAt)))
        .orderBy(asc(accounts.id))
        .all()
        .map(({ demoRole, ...account }) => ({ ...account, demoRole: demoRole ?? '' }))
    : []

/** Accounts whose name or address holds the text, by name; nothing for who may not read accounts. */
export function listAccounts(db: Reader, { actor }: Viewer, { text, from, most }: { text: string; from: number; most: number }) {
  if (!can(actor, 'account.read')) return { accounts: [], total: 0 }
  const wanted = sql`instr(lower(${accounts.name} || ' ' || ${accounts.email}), ${text.trim().toLowerCase()}) > 0`
  const rows = db.select(SHOWN).from(accounts).where(wanted).orderBy(asc(accounts.name), asc(accounts.id)).limit(most).offset(from).all()
  return { accounts: rows, total: db.select({ n: count() }).from(accounts).where(wanted).get()?.n ?? 0 }
}

/** What others know of the account's person: no part of a password. */
export function namesAround(db: Reader, { accountId }: { accountId: number }): string[] {
  const account = db.select({ name: accounts.name, email: accounts.email }).from(accounts).where(eq(accounts.id, accountId)).get()
  const held = db
    .select({ school: schools.name, network: networks.name, authority: authorities.name })
    .from(grants)
    .leftJoin(schools, eq(schools.id, grants.schoolId))
    .leftJoin(networks, eq(networks.id, grants.networkId))
    .leftJoin(authorities, or(eq(authorities.code, grants.laCode), eq(authorities.code, schools.laCode), eq(authorities.code, networks.laCode)))
    .where(eq(grants.accountId, accountId))
    .all()
  return [account?.name, account?.email, ...held.flatMap(({ school, network, authority }) => [school, network, authority])].filter((name) => typeof name === 'string')
}

export type NewAccount = Change & { email: string; name: string; personId?: number | null; grants: Grant[]; from: string; tokenHash: string }

/** Makes an account and the invitation to take it up. */
export function inviteAccount(db: Db, account: NewAccount): { accountId: number } | { refused: 'known' } {
  const { name, personId, from, tokenHash, by, at, requestId } = account
  return write(db, (tx) => {
    const email = canonical(account.email)
    if (tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.email, email)).get()) return { refused: 'known' as const }
    const { id } = tx.insert(accounts).values({ email, name, personId, createdAt: at }).returning({ id: accounts.id }).get()
    const taken = account.grants.flatMap((grant) => {
      addGrant(tx, { accountId: id, grant, from })
      return takeUpPost(tx, { accountId: id, grant, from }) ?? []
    })
    addInvitation(tx, { accountId: id, tokenHash, by, at })
    const after = { grants: account.grants, ...(taken.length > 0 ? { posts: taken } : {}) }
    recordEvent(tx, { by, at, action: 'account.invited', subject: 'account', subjectId: id, change: { after }, requestId })
    return { accountId: id }
  })
}

type Outcome = 'done' | 'stale' | 'last-administrator'

/** Shuts an account, or opens it again; shutting signs the person out everywhere. */
export function setDisabled(
  db: Db,
  change: Change & { accountId: number; disabled: boolean; version: number; today: string; why?: string },
): Outcome {
  const { accountId, disabled, version, today, why, by, at, requestId } = change
  return write(db, (tx): Outcome => {
    if (disabled && isLastAdministrator(tx, { accountId, today })) return 'last-administrator'
    const changed = tx
      .update(accounts)
      .set({ disabledAt: disabled ? at : null, version: version + 1 })
      .where(and(eq(accounts.id, accountId), eq(accounts.version, version)))
      .run().changes
    if (changed === 0) return 'stale'
    if (disabled) endSessionsOf(tx, { accountId })
    recordEvent(tx, { by, at, action: disabled ? 'account.disabled' : 'account.enabled', subject: 'account', subjectId: accountId, why, requestId })
    return 'done'
  })
}

/** Keeps a new password, signs the account out everywhere and ends the links sent to it; the caller signs this browser in again. */
export function changePassword(db: Db, { accountId, passwordHash, by, at, requestId }: Change & { accountId: number; passwordHash: string }): void {
  write(db, (tx) => {
    tx.update(accounts).set({ passwordHash }).where(eq(accounts.id, accountId)).run()
    endSessionsOf(tx, { accountId })
    endInvitations(tx, { accountId, at })
    recordEvent(tx, { by, at, action: 'account.password-changed', subject: 'account', subjectId: accountId, requestId })
  })
}

/** Tells the history of a sign-in that failed, the same way for a known and an unknown address. */
export function recordFailedSignIn(db: Db, { accountId, at, requestId }: { accountId: number | null; at: string; requestId: string }): void {
  write(db, (tx) => recordEvent(tx, { by: null, at, action: 'account.sign-in-failed', subject: 'account', subjectId: accountId ?? 'unknown', requestId }))
}
