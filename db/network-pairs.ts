/** Who works with whom in a network: listed as it holds, recorded. Leaves out: ending a pair (network-work.ts). */
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Dated } from '../graph/network/model.ts'
import { PAIRED_ROLES, workingPairs, type NewPair, type PairedPart, type WorkingPair } from '../graph/network/pairs.ts'
import type { Db, Reader } from './client.ts'
import type { OfNetwork, Outcome } from './network-changes.ts'
import { changeNetwork } from './network-structure.ts'
import { memberships, people } from './schema/network.ts'
import { networkPairs } from './schema/network-work.ts'

/** Everybody who ever had a part that is done in pairs, by name, and the pairs over all time. */
export function listPairs(db: Reader, { network }: { network: Dated & { id: number } }): { parts: PairedPart[]; pairs: WorkingPair[] } {
  const parts = db.select({ personId: people.id, name: people.name, role: memberships.role, from: memberships.from, to: memberships.to })
    .from(memberships).innerJoin(people, eq(people.id, memberships.personId))
    .where(and(eq(memberships.networkId, network.id), inArray(memberships.role, [...PAIRED_ROLES]))).orderBy(asc(people.name), asc(memberships.id)).all()
  return { parts, pairs: workingPairs(db.select().from(networkPairs).where(eq(networkPairs.networkId, network.id)).all(), parts, network) }
}

export const recordPair = (db: Db, { pair, ...of }: OfNetwork & { pair: NewPair }): Outcome =>
  changeNetwork(db, of, (tx) => {
    tx.insert(networkPairs).values({ networkId: of.networkId, ...pair }).run()
    return { action: 'network.paired', change: { after: pair } }
  })
