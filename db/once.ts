/** A form sent twice creates one thing: its key remembers where the first one led. */
import { and, eq } from 'drizzle-orm'
import { idempotencyKeys } from './schema/accounts.ts'
import { write, type Db } from './client.ts'

export type FormKey = { accountId: number; key: string; bodyHash: string; at: string }

/**
 * Runs `create` once for this key and returns where it led; a repeat returns the first answer and creates nothing.
 * `create` may refuse by returning a value that is not a location (no string): then nothing is remembered.
 * @returns the location, or whatever `create` refused with, or `'reused'` in `conflict` when the key came with another body.
 */
export function onceOnly<R extends object>(
  db: Db,
  form: FormKey,
  create: (tx: Db) => string | R,
): { location: string } | { refused: R } | { conflict: 'reused' } {
  return write(db, (tx) => {
    const mine = and(eq(idempotencyKeys.accountId, form.accountId), eq(idempotencyKeys.key, form.key))
    const before = tx.select().from(idempotencyKeys).where(mine).get()
    if (before) return before.bodyHash === form.bodyHash ? { location: before.location } : { conflict: 'reused' as const }
    const outcome = create(tx as unknown as Db)
    if (typeof outcome !== 'string') return { refused: outcome }
    tx.insert(idempotencyKeys).values({ ...form, location: outcome }).run()
    return { location: outcome }
  })
}
