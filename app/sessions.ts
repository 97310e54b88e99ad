/**
 * Who is signed in: the one file that knows Lucia. It makes the ids (200 bits) and the cookie and says whether a session still
 * holds; `db/sessions.ts` keeps them, under the hash of the id. Thirty minutes unused or twelve hours in all end a session.
 */
import { Cookie, Lucia, TimeSpan, type Adapter } from 'lucia'
import { isBusy, type Db } from '../db/client.ts'
import { actorOf } from '../db/grants.ts'
import { hashOfSecret } from '../db/secrets.ts'
import {
  dropSession, endSession, findSession, forgetExpiredSessions, keepSession, LONGEST_SECONDS, recordSession, type SessionRow,
} from '../db/sessions.ts'
import type { SignedIn } from './context.ts'

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof luciaFor>
    UserId: number
    DatabaseUserAttributes: SessionRow['account']
    /** As the database has them; Lucia's own `expiresAt` is what it would renew to. */
    DatabaseSessionAttributes: { startedAt: number; runsOutAt: number }
  }
}

export const IDLE_SECONDS = 30 * 60
/** A session in use is written again at most this often. */
const KEEP_EVERY_SECONDS = 60

const secondsOf = (instant: Date): number => Math.floor(instant.getTime() / 1000)
const instantOf = (seconds: number): Date => new Date(seconds * 1000)

/** What the history is told of a sign-in: the session it takes the place of, when, and in which request. */
type SignIn = { replaces: string | null; at: string; requestId: string | null }

const found = (db: Db, id: string): Awaited<ReturnType<Adapter['getSessionAndUser']>> => {
  const row = findSession(db, { id: hashOfSecret(id) })
  if (!row) return [null, null]
  const { account, startedAt, expiresAt } = row
  return [
    { id, userId: account.id, expiresAt: instantOf(expiresAt), attributes: { startedAt, runsOutAt: expiresAt } },
    { id: account.id, attributes: account },
  ]
}

/** What a page writes about its session can wait for the next page: a writer that holds the database refuses nobody. */
const unlessBusy = (change: () => void): void => {
  try {
    change()
  } catch (fault) {
    if (!isBusy(fault)) throw fault
  }
}

/** Lucia asks for promises; the database answers at once. */
const adapterOf = (db: Db, signIn?: SignIn): Adapter => ({
  getSessionAndUser: (id) => Promise.resolve(found(db, id)),
  getUserSessions: () => Promise.resolve([]),
  setSession: ({ id, userId, attributes: { startedAt, runsOutAt } }) => {
    if (!signIn) throw new Error('A session starts with a sign-in')
    return Promise.resolve(recordSession(db, { ...signIn, id: hashOfSecret(id), accountId: userId, startedAt, expiresAt: runsOutAt }))
  },
  // Lucia would renew in the second half of a session's life only, which is no idle limit: `keepAlive` renews.
  updateSessionExpiration: () => Promise.resolve(),
  deleteSession: (id) => Promise.resolve(unlessBusy(() => dropSession(db, { id: hashOfSecret(id) }))),
  deleteUserSessions: () => Promise.resolve(),
  deleteExpiredSessions: () => Promise.resolve(forgetExpiredSessions(db, { now: secondsOf(new Date()) })),
})

const luciaFor = (db: Db, signIn?: SignIn) =>
  new Lucia(adapterOf(db, signIn), {
    sessionExpiresIn: new TimeSpan(IDLE_SECONDS, 's'),
    sessionCookie: { name: '__Host-alongside', attributes: { sameSite: 'lax', secure: true, path: '/' } },
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: (account) => account,
  })

/** What the browser holds for us; null also for a cookie that is not well formed. */
const secretOf = (db: Db, cookieHeader: string | undefined): string | null => {
  try {
    return cookieHeader ? luciaFor(db).readSessionCookie(cookieHeader) : null
  } catch {
    return null
  }
}

/** Moves the end of a session on with its use; never past its twelve hours. */
const keepAlive = (db: Db, id: string, session: { startedAt: number; runsOutAt: number }): void => {
  const until = Math.min(secondsOf(new Date()) + IDLE_SECONDS, session.startedAt + LONGEST_SECONDS)
  if (until - session.runsOutAt >= KEEP_EVERY_SECONDS) unlessBusy(() => keepSession(db, { id, until }))
}

/** Who asks, as of today; null when nobody is signed in. Using the portal keeps the session alive. */
export async function viewerOf(db: Db, { cookieHeader, today }: { cookieHeader: string | undefined; today: string }): Promise<SignedIn | null> {
  const secret = secretOf(db, cookieHeader)
  if (!secret) return null
  const { session, user } = await luciaFor(db).validateSession(secret)
  if (!session) return null
  const sessionId = hashOfSecret(secret)
  keepAlive(db, sessionId, session)
  const { id, name, email } = user
  return { actor: actorOf(db, id, today), today, account: { id, name, email }, sessionId }
}

/** Only for as long as the browser is open: without Max-Age nothing is left on a shared computer. */
const untilClosed = (cookie: Cookie): string => new Cookie(cookie.name, cookie.value, { ...cookie.attributes, maxAge: undefined }).serialize()

type Change = { cookieHeader: string | undefined; at: string; requestId: string }

/** Signs the account in, under a new id whatever the browser held before; returns the Set-Cookie header. */
export async function signIn(db: Db, { accountId, cookieHeader, at, requestId }: Change & { accountId: number }): Promise<string> {
  const before = secretOf(db, cookieHeader)
  const lucia = luciaFor(db, { replaces: before === null ? null : hashOfSecret(before), at, requestId })
  await lucia.deleteExpiredSessions()
  const startedAt = secondsOf(new Date())
  const session = await lucia.createSession(accountId, { startedAt, runsOutAt: startedAt + IDLE_SECONDS })
  return untilClosed(lucia.createSessionCookie(session.id))
}

/** Signs out: the session is gone from the database, and the headers make the browser forget it and what it kept. */
export function signOut(db: Db, viewer: SignedIn, { at, requestId }: { at: string; requestId: string }): Headers {
  endSession(db, { id: viewer.sessionId, accountId: viewer.account.id, by: viewer.account.id, at, requestId })
  return new Headers({ 'Set-Cookie': luciaFor(db).createBlankSessionCookie().serialize(), 'Clear-Site-Data': '"cookies", "storage"' })
}
