/** What the rules for changing a network ask about: the network alone, where schools are already, which school a URN is. */
import { and, eq, gte, isNull, or, sql } from 'drizzle-orm'
import type { Membered, Place } from '../graph/network/joining.ts'
import type { Network, NetworkFacts, NetworkKind, School } from '../graph/network/model.ts'
import type { Reader } from './client.ts'
import { among, holding, loadSchools } from './network-facts.ts'
import { memberships, networkKinds, networks, organisations, people, posts, schools, schoolUrns } from './schema/network.ts'

/** `published`: the register tells of it, so imports keep it and nobody else does. */
export type NetworkToChange = Network & { version: number; published: boolean }

/** These networks, of any day. */
export const listNetworksToChange = (db: Reader, { ids }: { ids: readonly number[] }): NetworkToChange[] =>
  db.select().from(networks).where(among(networks.id, ids)).orderBy(networks.id).all().map((row) => ({ ...row, published: row.groupUid !== null }))

/** The network, of any day; null where there is none. */
export const findNetworkToChange = (db: Reader, { id }: { id: number }): NetworkToChange | null => listNetworksToChange(db, { ids: [id] })[0] ?? null

export const findPurpose = (db: Reader, { id }: { id: number }): string | null => db.select({ purpose: networks.purpose }).from(networks).where(eq(networks.id, id)).get()?.purpose ?? null

/** The network with its members over all time, and the posts of the people among them. */
export function loadNetworkAlone(db: Reader, { network }: { network: Network }): NetworkFacts {
  const rows = db.select().from(memberships).where(eq(memberships.networkId, network.id)).orderBy(memberships.id).all()
  const held = db.select().from(posts).where(among(posts.personId, rows.flatMap(({ personId }) => personId ?? []))).orderBy(posts.id).all()
  const schoolIds = [network.leadSchoolId, ...rows.map(({ schoolId }) => schoolId), ...held.map(({ schoolId }) => schoolId)].flatMap((id) => id ?? [])
  return {
    schools: loadSchools(db, { schoolIds }), networks: [network], memberships: rows, posts: held,
    kinds: listKinds(db), people: [], organisations: [], designations: [], links: [], interests: [], activities: [],
  }
}

export const listKinds = (db: Reader): NetworkKind[] => db.select().from(networkKinds).orderBy(networkKinds.code).all()

/** The schools that have, or once had, these URNs. */
export function findSchoolsByUrn(db: Reader, { urns }: { urns: readonly number[] }): Map<number, School> {
  const held = [
    ...db.select({ urn: schools.urn, id: schools.id }).from(schools).where(among(schools.urn, urns)).all(),
    ...db.select({ urn: schoolUrns.urn, id: schoolUrns.schoolId }).from(schoolUrns).where(among(schoolUrns.urn, urns)).all(),
  ]
  const byId = new Map(loadSchools(db, { schoolIds: held.map(({ id }) => id) }).map((school) => [school.id, school]))
  return new Map(held.flatMap(({ urn, id }) => (byId.has(id) ? [[urn, byId.get(id)!] as const] : [])))
}

/** Where schools are: as members, as leads; never longer than the network lasts. */
export function listPlaces(db: Reader, { schoolIds }: { schoolIds: readonly number[] }): Place[] {
  const network = { networkId: networks.id, networkName: networks.name, kind: networks.kind, ended: networks.to }
  const members = db.select({ ...network, schoolId: memberships.schoolId, from: memberships.from, to: memberships.to }).from(memberships)
    .innerJoin(networks, eq(networks.id, memberships.networkId)).where(among(memberships.schoolId, schoolIds)).orderBy(memberships.id).all()
  const leads = db.select({ ...network, schoolId: networks.leadSchoolId, from: networks.from, to: networks.to }).from(networks)
    .where(among(networks.leadSchoolId, schoolIds)).orderBy(networks.id).all()
  const place = (led: boolean) => ({ ended, to, schoolId, ...row }: (typeof members)[number]): Place =>
    ({ ...row, led, schoolId: schoolId!, to: to === null || (ended !== null && ended < to) ? ended : to })
  return [...members.map(place(false)), ...leads.map(place(true))]
}

/** Schools that are members of any of these networks on the day. */
export const listSchoolsInNetworks = (db: Reader, { networkIds, day }: { networkIds: readonly number[]; day: string }): number[] =>
  db.selectDistinct({ id: memberships.schoolId }).from(memberships).where(and(among(memberships.networkId, networkIds), holding(memberships, day))).all().flatMap(({ id }) => id ?? [])

/** Names of an authority's networks that have not ended. */
export const listNetworkNames = (db: Reader, { laCode, today }: { laCode: string; today: string }): string[] =>
  db.select({ name: networks.name }).from(networks).where(and(eq(networks.laCode, laCode), or(isNull(networks.to), gte(networks.to, today)))).all().map(({ name }) => name)

/** Memberships that go on, by name: those that can be ended. */
export const listGoingOn = (db: Reader, { networkId }: { networkId: number }): (Membered & { role: string; party: 'school' | 'person' | 'organisation' })[] =>
  db.select({
      id: memberships.id, party: sql<'school' | 'person' | 'organisation'>`case when ${memberships.schoolId} is not null then 'school' when ${memberships.personId} is not null then 'person' else 'organisation' end`,
      name: sql<string>`coalesce(${schools.name}, ${people.name}, ${organisations.name})`.as('member_name'), role: memberships.role, from: memberships.from,
    })
    .from(memberships).leftJoin(schools, eq(schools.id, memberships.schoolId)).leftJoin(people, eq(people.id, memberships.personId))
    .leftJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(and(eq(memberships.networkId, networkId), isNull(memberships.to)))
    .orderBy(sql`member_name`, memberships.id).all()
