/** Drafts of schemes: kept between steps, so that a person can come back to them. Each change is one event. */
import { and, desc, eq } from 'drizzle-orm'
import type { SchemePlan, Settings } from '../graph/coverage/schemes/model.ts'
import { write, type Db, type Reader, type Tx } from './client.ts'
import { recordEvent } from './events.ts'
import { among } from './network-facts.ts'
import { accounts } from './schema/accounts.ts'
import { authorities } from './schema/network.ts'
import { schemes } from './schema/schemes.ts'

type Change = { by: number | null; at: string; requestId?: string | null }
type Row = typeof schemes.$inferSelect
export type Scheme = Omit<Row, 'settings' | 'plan' | 'made'> & { settings: Settings; plan: SchemePlan; made: number[] }

const shaped = (row: Row): Scheme => ({
  ...row, settings: JSON.parse(row.settings) as Settings, plan: JSON.parse(row.plan) as SchemePlan, made: row.made === null ? [] : (JSON.parse(row.made) as number[]),
})

export const findScheme = (db: Reader, { id }: { id: number }): Scheme | null => {
  const row = db.select().from(schemes).where(eq(schemes.id, id)).get()
  return row ? shaped(row) : null
}

/** Schemes of these authorities that were not dropped, the newest first. */
export const listSchemes = (db: Reader, { laCodes }: { laCodes: readonly string[] }) =>
  db.select({ id: schemes.id, template: schemes.template, state: schemes.state, at: schemes.at, authority: authorities.name, by: accounts.name }).from(schemes)
    .innerJoin(authorities, eq(authorities.code, schemes.laCode)).leftJoin(accounts, eq(accounts.id, schemes.by))
    .where(and(among(schemes.laCode, laCodes), among(schemes.state, ['draft', 'applied']))).orderBy(desc(schemes.id)).limit(50).all()

/** Keeps a new draft. */
export function recordScheme(tx: Tx, { template, laCode, settings, plan, by, at, requestId }: Change & { template: string; laCode: string; settings: Settings; plan: SchemePlan }): number {
  const { id } = tx.insert(schemes).values({ template, laCode, settings: JSON.stringify(settings), plan: JSON.stringify(plan), by, at }).returning({ id: schemes.id }).get()
  recordEvent(tx, { by, at, action: 'scheme.drafted', subject: 'scheme', subjectId: id, change: { after: { template, laCode, networks: plan.networks.length, from: settings.from } }, requestId })
  return id
}

type OfScheme = Change & { id: number; version: number }

/** A draft as it was shown, moved on by one; false where somebody else did first or it is a draft no more. */
export const isCurrentDraft = (tx: Tx, { id, version }: { id: number; version: number }, changes: Partial<typeof schemes.$inferInsert>): boolean =>
  tx.update(schemes).set({ ...changes, version: version + 1 }).where(and(eq(schemes.id, id), eq(schemes.version, version), eq(schemes.state, 'draft'))).run().changes === 1

/** Keeps a draft that was changed by hand; `told`: what was done, for the history. */
export function saveScheme(db: Db, { id, version, plan, told, by, at, requestId }: OfScheme & { plan: SchemePlan; told: unknown }): { done: true } | { stale: true } {
  return write(db, (tx) => {
    if (!isCurrentDraft(tx, { id, version }, { plan: JSON.stringify(plan) })) return { stale: true as const }
    recordEvent(tx, { by, at, action: 'scheme.changed', subject: 'scheme', subjectId: id, change: { after: told }, requestId })
    return { done: true as const }
  })
}

/** Throws a draft away: the row stays, and is shown no more. */
export function dropScheme(db: Db, { id, version, by, at, requestId }: OfScheme): { done: true } | { stale: true } {
  return write(db, (tx) => {
    if (!isCurrentDraft(tx, { id, version }, { state: 'dropped', endedBy: by, endedAt: at })) return { stale: true as const }
    recordEvent(tx, { by, at, action: 'scheme.dropped', subject: 'scheme', subjectId: id, requestId })
    return { done: true as const }
  })
}
