/** The history: one row for every change, written in the transaction that makes it, each hashed over the one before. */
import { createHash } from 'node:crypto'
import { desc, eq, inArray, ne, not, or } from 'drizzle-orm'
import { events } from './schema/accounts.ts'
import type { Reader, Tx } from './client.ts'

export type Happening = {
  /** Account id; null for a command or the clock. */
  by: number | null
  /** ISO instant, UTC. */
  at: string
  /** Verb of what was done: `proposal.accepted` … */
  action: string
  subject: string
  subjectId: number | string
  schoolId?: number | null
  /** Before and after of what changed; no passwords, tokens or secrets. */
  change?: unknown
  why?: string | null
  requestId?: string | null
}

const START = '0'.repeat(64)

type Row = typeof events.$inferSelect

const hashOf = (row: Omit<Row, 'hash'>): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        row.seq, row.at, row.by, row.action, row.subject, row.subjectId, row.schoolId, row.change, row.why, row.requestId, row.previousHash,
      ]),
    )
    .digest('hex')

/** Adds one event to the history, inside the transaction of the change it tells of. */
export function recordEvent(tx: Tx, happening: Happening): void {
  const last = tx.select({ seq: events.seq, hash: events.hash }).from(events).orderBy(desc(events.seq)).limit(1).get()
  const row = {
    seq: (last?.seq ?? 0) + 1,
    at: happening.at,
    by: happening.by,
    action: happening.action,
    subject: happening.subject,
    subjectId: String(happening.subjectId),
    schoolId: happening.schoolId ?? null,
    change: JSON.stringify(happening.change ?? {}),
    why: happening.why ?? null,
    requestId: happening.requestId ?? null,
    previousHash: last?.hash ?? START,
  }
  tx.insert(events).values({ ...row, hash: hashOf(row) }).run()
}

/** Walks the chain: the sequence number of the first event that was tampered with, or null when all is well. */
export function firstBrokenEvent(db: Reader): number | null {
  let previousHash = START
  let expected = 1
  for (const row of db.select().from(events).orderBy(events.seq).all()) {
    const { hash, ...rest } = row
    if (row.seq !== expected || row.previousHash !== previousHash || hash !== hashOf(rest)) return expected
    previousHash = hash
    expected += 1
  }
  return null
}

/** Has nothing ever happened here but the loading of what is shipped? Only then may the made-up authority be loaded. */
export const isUntouched = (db: Reader): boolean =>
  db.select({ seq: events.seq }).from(events).where(ne(events.action, 'reference.loaded')).limit(1).get() === undefined

/** Who came and went, which work began and what was only drafted: nothing that a picture of the network or its coverage shows. A role may bring a post. */
const tellsNothing = or(eq(events.subject, 'job'), inArray(events.action, [
  'account.signed-in', 'account.signed-out', 'account.signed-out-everywhere', 'account.sign-in-failed', 'account.password-changed', 'scheme.drafted', 'scheme.changed', 'scheme.dropped',
]))!

/** How far the history of the network has got: what a picture was drawn from before this number changed still holds. */
export const newestChange = (db: Reader): number => db.select({ seq: events.seq }).from(events).where(not(tellsNothing)).orderBy(desc(events.seq)).limit(1).get()?.seq ?? 0
