/** Tells the networks that a school taken to have closed goes on in, and that have filled up meanwhile: it keeps its place, and nobody is surprised. */
import { and, countDistinct, eq, inArray, isNull } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { among } from '../network-facts.ts'
import { loadLimits } from '../network-limits.ts'
import { memberships, networks } from '../schema/network.ts'
import type { Draft } from './draft.ts'

/** More than this are counted, and not told one by one. */
const MOST_TOLD = 10

/** Adds to the draft's notes; changes nothing else. */
export function tellBeyondLimits(db: Db, draft: Draft): void {
  const most = new Map([...loadLimits(db)].flatMap(([id, { mostSchools }]) => (mostSchools === null ? [] : [[id, mostSchools] as const])))
  const restored = draft.changes.filter(({ subject, why, after }) => subject === 'memberships' && why === 'restored' && after?.to === null).map(({ key }) => Number(key))
  if (most.size === 0 || restored.length === 0) return
  const coming = new Map<number, number>()
  const comes = (networkId: number): void => void coming.set(networkId, (coming.get(networkId) ?? 0) + 1)
  for (const { networkId } of db.select({ networkId: memberships.networkId }).from(memberships).where(among(memberships.id, restored)).all()) comes(networkId)
  const back = new Set(coming.keys())
  for (const { subject, before, after } of draft.changes) if (subject === 'memberships' && before === null && after?.to === null) comes(after.network_id as number)
  const there = db.select({ id: networks.id, name: networks.name, schools: countDistinct(memberships.schoolId) })
    .from(networks).leftJoin(memberships, and(eq(memberships.networkId, networks.id), isNull(memberships.to)))
    .where(inArray(networks.id, [...back].filter((id) => most.has(id)))).groupBy(networks.id).orderBy(networks.name).all()
  const over = there.map((row) => ({ ...row, then: row.schools + coming.get(row.id)! })).filter(({ id, then }) => then > most.get(id)!)
  draft.notes.push(
    ...over.slice(0, MOST_TOLD).map(({ id, name, then }) => `${name} will have ${then} schools, more than it takes in (${most.get(id)!}): a school that was taken to have closed goes on in it.`),
    ...(over.length > MOST_TOLD ? [`${over.length - MOST_TOLD} more ${over.length === MOST_TOLD + 1 ? 'network has' : 'networks have'} more schools than they take in, for the same reason.`] : []),
  )
}
