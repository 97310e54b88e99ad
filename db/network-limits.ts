/** Whom networks take in, as they say themselves. */
import { and, eq } from 'drizzle-orm'
import type { Limits } from '../graph/coverage/places.ts'
import type { Phase } from '../graph/network/model.ts'
import { write, type Db, type Reader } from './client.ts'
import { recordEvent } from './events.ts'
import { among } from './network-facts.ts'
import { networkLimits } from './schema/company.ts'
import { networks } from './schema/network.ts'

/** Limits by network, of those that have any. */
export function loadLimits(db: Reader, { networkIds }: { networkIds?: Iterable<number> } = {}): Map<number, Limits> {
  const rows = db.select().from(networkLimits).where(networkIds === undefined ? undefined : among(networkLimits.networkId, networkIds)).orderBy(networkLimits.networkId).all()
  return new Map(rows.map(({ networkId, mostSchools, phases, reachKm }) => [networkId, { mostSchools, phases: phases.split(' ').filter(Boolean) as Phase[], reachKm }]))
}

type Change = { networkId: number; version: number; limits: Limits; by: number; at: string; requestId?: string | null }

/** Keeps a network's limits, unless the network changed since the form was shown. */
export function recordLimits(db: Db, { networkId, version, limits, by, at, requestId }: Change): { done: true } | { stale: true } {
  return write(db, (tx) => {
    const moved = tx.update(networks).set({ version: version + 1 }).where(and(eq(networks.id, networkId), eq(networks.version, version))).run().changes
    if (moved !== 1) return { stale: true as const }
    const before = loadLimits(tx, { networkIds: [networkId] }).get(networkId) ?? null
    const row = { mostSchools: limits.mostSchools, phases: limits.phases.join(' '), reachKm: limits.reachKm }
    tx.insert(networkLimits).values({ networkId, ...row }).onConflictDoUpdate({ target: networkLimits.networkId, set: row }).run()
    recordEvent(tx, { by, at, action: 'network.limits-set', subject: 'network', subjectId: networkId, change: { before, after: limits }, requestId })
    return { done: true as const }
  })
}
