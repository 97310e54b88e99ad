/** Makes a scheme real: every network, membership, link, aim, function, fund and want of it, in one transaction with one event. */
import { and, eq, gte, isNull, or, sql } from 'drizzle-orm'
import type { Applying, Application, NetworkToMake } from '../graph/coverage/schemes/applying.ts'
import type { SchemeFacts } from '../graph/coverage/schemes/model.ts'
import { write, type Db, type Reader, type Tx } from './client.ts'
import { recordEvent } from './events.ts'
import { loadSchools } from './network-facts.ts'
import { listKinds, listNetworkNames, listPlaces } from './network-joining.ts'
import { authorities, memberships, networkLinks, networks } from './schema/network.ts'
import { fundMovements, networkAims, networkFunctions } from './schema/network-work.ts'
import { networkWants } from './schema/schemes.ts'
import { isCurrentDraft } from './schemes.ts'

/** What the rule for applying asks about. */
export function loadApplying(db: Reader, { laCode, facts, today }: { laCode: string; facts: SchemeFacts; today: string }): Applying {
  const schoolIds = facts.schools.map(({ id }) => id)
  return {
    kinds: listKinds(db), places: listPlaces(db, { schoolIds }), schools: new Map(loadSchools(db, { schoolIds }).map((school) => [school.id, school])), facts,
    names: listNetworkNames(db, { laCode, today }), laCode, today,
    authority: db.select({ name: authorities.name }).from(authorities).where(eq(authorities.code, laCode)).get()?.name ?? laCode,
    published: new Set(db.select({ id: networks.id }).from(networks).where(sql`${networks.groupUid} is not null`).all().map(({ id }) => id)),
  }
}

type Apply = { id: number; version: number; laCode: string; application: Application; by: number | null; at: string; requestId?: string | null }

/** Writes all of it, and the draft is applied. */
export function recordApplication(db: Db, { id, version, laCode, application, by, at, requestId }: Apply): { done: true; networkIds: number[] } | { stale: true } {
  return write(db, (tx) => {
    if (!isCurrentDraft(tx, { id, version }, { state: 'applied', made: '[]', endedBy: by, endedAt: at, reason: application.reason })) return { stale: true as const }
    const ended = endPresent(tx, application)
    const ids = new Map(application.networks.map((network) => [network.key, network.existingId ?? makeNetwork(tx, network, application, laCode, by)]))
    for (const network of application.networks) addLinks(tx, network, ids, application.from)
    const made = application.networks.filter(({ existingId }) => existingId === null)
    const networkIds = made.map(({ key }) => ids.get(key)!)
    tx.run(sql`update schemes set made = ${JSON.stringify(networkIds)} where id = ${id}`)
    const change = { after: { from: application.from, networks: networkIds, memberships: made.reduce((sum, { members }) => sum + members.length, 0), ended, names: made.map(({ name }) => name) } }
    recordEvent(tx, { by, at, action: 'scheme.applied', subject: 'scheme', subjectId: id, change, why: application.reason, requestId: requestId ?? null })
    return { done: true as const, networkIds }
  })
}

/** How many memberships got their last day. */
function endPresent(tx: Tx, { ending, lastDay }: Application): number {
  const present = or(isNull(memberships.to), gte(memberships.to, lastDay))
  return ending.reduce((sum, { schoolId, networkId }) =>
    sum + tx.update(memberships).set({ to: lastDay }).where(and(eq(memberships.schoolId, schoolId), eq(memberships.networkId, networkId), present)).run().changes, 0)
}

function makeNetwork(tx: Tx, { kind, name, purpose, to, members, wants, aims, functions, pence }: NetworkToMake, { from, delegatedBy }: Application, laCode: string, by: number | null): number {
  const { id: networkId } = tx.insert(networks).values({ kind, name, purpose, laCode, from, to }).returning({ id: networks.id }).get()
  for (const { schoolId, role } of members) tx.insert(memberships).values({ networkId, schoolId, role, from }).run()
  for (const want of wants) tx.insert(networkWants).values({ networkId, ...want }).run()
  for (const title of aims) tx.insert(networkAims).values({ networkId, title, from }).run()
  for (const what of functions) tx.insert(networkFunctions).values({ networkId, what, delegatedBy, from }).run()
  if (pence > 0) tx.insert(fundMovements).values({ networkId, kind: 'allocated', pence, on: from, what: 'First allocation', by }).run()
  return networkId
}

function addLinks(tx: Tx, { key, within, linked }: NetworkToMake, ids: ReadonlyMap<string, number>, from: string): void {
  const link = (fromNetworkId: number, toNetworkId: number, relation: 'contains' | 'linked'): void => void tx.insert(networkLinks).values({ fromNetworkId, toNetworkId, relation, from }).run()
  if (within !== null) link(ids.get(within)!, ids.get(key)!, 'contains')
  for (const other of linked) link(ids.get(other)!, ids.get(key)!, 'linked')
}

/** What the networks still want, and how many of it they have on the day. */
export function listWants(db: Reader, { networkId, day }: { networkId: number; day: string }) {
  const held = (party: ReturnType<typeof sql>) => sql<number>`(select count(*) from memberships m where m.network_id = ${networkWants.networkId} and ${party} and (m."from" is null or m."from" <= ${day}) and (m."to" is null or m."to" >= ${day}))`
  const having = held(sql`((${networkWants.what} = 'role' and m.role = ${networkWants.code} and (m.role <> 'member' or m.person_id is not null)) or (${networkWants.what} = 'organisation' and exists (select 1 from organisations o where o.id = m.organisation_id and o.kind = ${networkWants.code})))`)
  return db.select({ id: networkWants.id, what: networkWants.what, code: networkWants.code, count: networkWants.count, having }).from(networkWants).where(eq(networkWants.networkId, networkId)).orderBy(networkWants.id).all()
}
