/** Sign-in sessions. Ids here are always the hash of what the cookie holds; times are epoch seconds. */
import { and, desc, eq, gt, isNull, lt, ne, sql } from 'drizzle-orm'
import { recordEvent } from './events.ts'
import { accounts, sessions } from './schema/accounts.ts'
import { write, type Db, type Reader, type Tx } from './client.ts'

/** The longest a session lasts, however busy it is. */
export const LONGEST_SECONDS = 12 * 60 * 60

export type SessionRow = {
  id: string
  startedAt: number
  expiresAt: number
  account: { id: number; name: string; email: string }
}

const prepareFind = (db: Reader) =>
  db
    .select({
      id: sessions.id,
      startedAt: sessions.startedAt,
      expiresAt: sessions.expiresAt,
      account: { id: accounts.id, name: accounts.name, email: accounts.email },
    })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(and(eq(sessions.id, sql.placeholder('id')), isNull(accounts.disabledAt)))
    .prepare()

/** Every request asks this, so it is prepared once a connection. */
const prepared = new WeakMap<Db, ReturnType<typeof prepareFind>>()

/** The session and whose it is; nothing when it is unknown or its account is disabled. Expiry is the caller's to check. */
export function findSession(db: Db, { id }: { id: string }): SessionRow | undefined {
  const query = prepared.get(db) ?? prepareFind(db)
  prepared.set(db, query)
  return query.get({ id })
}

export type NewSession = { id: string; accountId: number; startedAt: number; expiresAt: number; replaces: string | null; at: string; requestId: string | null }

/** Signs in: the browser's former session, if it had one, ends in the same moment. */
export function recordSession(db: Db, session: NewSession): void {
  const { id, accountId, startedAt, expiresAt, replaces, at, requestId } = session
  write(db, (tx) => {
    if (replaces !== null) tx.delete(sessions).where(eq(sessions.id, replaces)).run()
    tx.insert(sessions).values({ id, accountId, startedAt, expiresAt }).run()
    recordEvent(tx, { by: accountId, at, action: 'account.signed-in', subject: 'account', subjectId: accountId, requestId })
  })
}

/** Moves the end of a session on, as it is being used. */
export function keepSession(db: Db, { id, until }: { id: string; until: number }): void {
  write(db, (tx) => tx.update(sessions).set({ expiresAt: until }).where(eq(sessions.id, id)).run())
}

/** Forgets a session that ran out: nobody did it, so the history does not tell of it. */
export function dropSession(db: Db, { id }: { id: string }): void {
  write(db, (tx) => tx.delete(sessions).where(eq(sessions.id, id)).run())
}

/** Ends one session of the account; false when it had no such session. */
export function endSession(db: Db, session: { id: string; accountId: number; by: number; at: string; requestId: string | null }): boolean {
  const { id, accountId, by, at, requestId } = session
  return write(db, (tx) => {
    const ended = tx.delete(sessions).where(and(eq(sessions.id, id), eq(sessions.accountId, accountId))).run().changes > 0
    if (ended) recordEvent(tx, { by, at, action: 'account.signed-out', subject: 'account', subjectId: accountId, requestId })
    return ended
  })
}

/** Ends every session of the account but `except`, inside the change that makes it necessary; says how many. */
export function endSessionsOf(tx: Tx, { accountId, except }: { accountId: number; except?: string }): number {
  const mine = eq(sessions.accountId, accountId)
  return tx.delete(sessions).where(except === undefined ? mine : and(mine, ne(sessions.id, except))).run().changes
}

/** Ends every session of the account but `except`, at somebody's wish. */
export function endAllSessions(db: Db, ending: { accountId: number; except?: string; by: number; at: string; requestId: string | null }): number {
  const { accountId, by, at, requestId } = ending
  return write(db, (tx) => {
    const ended = endSessionsOf(tx, ending)
    recordEvent(tx, { by, at, action: 'account.signed-out-everywhere', subject: 'account', subjectId: accountId, change: { ended }, requestId })
    return ended
  })
}

/** The account's sessions that still hold, latest first. */
export const listSessionsOf = (db: Reader, { accountId, now }: { accountId: number; now: number }) =>
  db
    .select({ id: sessions.id, startedAt: sessions.startedAt, expiresAt: sessions.expiresAt })
    .from(sessions)
    .where(and(eq(sessions.accountId, accountId), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.startedAt), sessions.id)
    .all()

/** Forgets all sessions that ran out. */
export function forgetExpiredSessions(db: Db, { now }: { now: number }): void {
  write(db, (tx) => tx.delete(sessions).where(lt(sessions.expiresAt, now)).run())
}
