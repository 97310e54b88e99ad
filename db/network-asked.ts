/** What the rules for building a network ask about: who has a name, who could lead, which networks can be linked, what came last. */
import { and, asc, desc, eq, inArray, isNotNull, ne, or, sql } from 'drizzle-orm'
import type { Known } from '../graph/network/appointing.ts'
import type { LastThings, Leading } from '../graph/network/changing.ts'
import type { Linkable } from '../graph/network/linking.ts'
import type { Dated, Network, NetworkLink } from '../graph/network/model.ts'
import type { Reader } from './client.ts'
import { among, holding, notTakenBack } from './network-facts.ts'
import { accounts, grants } from './schema/accounts.ts'
import { activities } from './schema/coverage.ts'
import { memberships, networkLinks, networks, organisations, people, posts, schools } from './schema/network.ts'
import { fundMovements, networkAims, networkFunctions, networkTargets } from './schema/network-work.ts'

const tidy = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase()

/**
 * People of exactly this name who can be meant in an authority: with a post at one of its schools or bodies, in one of its
 * networks, or with a role over it.
 */
export function findPeopleNamed(db: Reader, { name, laCode }: { name: string; laCode: string | null }): Known[] {
  const here = or(
    inArray(people.id, db.select({ id: posts.personId }).from(posts).leftJoin(schools, eq(schools.id, posts.schoolId)).leftJoin(organisations, eq(organisations.id, posts.organisationId))
      .where(sql`coalesce(${schools.laCode}, ${organisations.laCode}) is ${laCode}`)),
    inArray(people.id, db.select({ id: sql<number>`${memberships.personId}` }).from(memberships).innerJoin(networks, eq(networks.id, memberships.networkId))
      .where(and(isNotNull(memberships.personId), sql`${networks.laCode} is ${laCode}`))),
    inArray(people.id, db.select({ id: sql<number>`${accounts.personId}` }).from(accounts).innerJoin(grants, eq(grants.accountId, accounts.id))
      .where(and(isNotNull(accounts.personId), sql`${grants.laCode} is ${laCode}`))),
  )
  const found = db.select({ id: people.id, name: people.name }).from(people).where(and(sql`lower(${people.name}) = ${tidy(name)}`, here)).orderBy(people.id).all()
  const held = db.select({ personId: posts.personId, urn: schools.urn }).from(posts).innerJoin(schools, eq(schools.id, posts.schoolId))
    .where(among(posts.personId, found.map(({ id }) => id))).all()
  return found.map((row) => ({ ...row, urns: held.filter(({ personId }) => personId === row.id).map(({ urn }) => urn) }))
}

/** Bodies an authority's networks can take in: its own and those of no one authority, by name. */
export const listOrganisations = (db: Reader, { laCode }: { laCode: string | null }): { id: number; name: string; kind: string }[] =>
  db.select({ id: organisations.id, name: organisations.name, kind: organisations.kind }).from(organisations)
    .where(sql`${organisations.laCode} is null or ${organisations.laCode} is ${laCode}`).orderBy(asc(organisations.name), asc(organisations.id)).all()

/** Those of exactly this name. */
export const findOrganisationsNamed = (db: Reader, { name, laCode }: { name: string; laCode: string | null }): Known[] =>
  listOrganisations(db, { laCode }).filter((row) => tidy(row.name) === tidy(name)).map(({ id, name: known }) => ({ id, name: known, urns: [] }))

/** Parts a person or organisation has had in a network. */
export const listPartsOf = (db: Reader, { networkId, ...who }: { networkId: number; personId?: number; organisationId?: number }): (Dated & { role: string })[] =>
  db.select({ role: memberships.role, from: memberships.from, to: memberships.to }).from(memberships)
    .where(and(eq(memberships.networkId, networkId), sql`${memberships.personId} is ${who.personId ?? null} and ${memberships.organisationId} is ${who.organisationId ?? null}`)).all()

/** Its schools and organisations over all time, by name, and its lead without dates where it has one. */
export function listLeadings(db: Reader, { network }: { network: Network }): Leading[] {
  const rows = db.select({ id: memberships.id, schoolId: memberships.schoolId, organisationId: memberships.organisationId, role: memberships.role, from: memberships.from, to: memberships.to, school: schools.name, organisation: organisations.name })
    .from(memberships).leftJoin(schools, eq(schools.id, memberships.schoolId)).leftJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(and(eq(memberships.networkId, network.id), sql`${memberships.personId} is null`)).all()
  const found = rows.map(({ schoolId, organisationId, school, organisation, ...row }): Leading =>
    ({ ...row, party: schoolId === null ? 'organisation' : 'school', memberId: schoolId ?? organisationId!, name: school ?? organisation ?? '' }))
  const undated = undatedLead(db, network).filter((lead) => !found.some((row) => row.role === 'lead' && row.party === lead.party && row.memberId === lead.memberId))
  return [...found, ...undated].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

function undatedLead(db: Reader, { leadSchoolId, leadOrganisationId, from, to }: Network): Leading[] {
  const lead = (party: Leading['party'], memberId: number, name: string | undefined): Leading => ({ id: null, party, memberId, name: name ?? '', role: 'lead', from, to })
  return [
    ...(leadSchoolId === null ? [] : [lead('school', leadSchoolId, db.select({ name: schools.name }).from(schools).where(eq(schools.id, leadSchoolId)).get()?.name)]),
    ...(leadOrganisationId === null ? [] : [lead('organisation', leadOrganisationId, db.select({ name: organisations.name }).from(organisations).where(eq(organisations.id, leadOrganisationId)).get()?.name)]),
  ]
}

/** Networks that can be linked with this one: of its authority, not over by today, by name. All others are there by their names. */
export function listLinkable(db: Reader, { network, today }: { network: Network; today: string }): { choices: Linkable[]; all: Linkable[]; links: NetworkLink[] } {
  const row = { id: networks.id, name: networks.name, from: networks.from, to: networks.to, laCode: networks.laCode }
  const all = db.select(row).from(networks).where(sql`${networks.laCode} is ${network.laCode}`).orderBy(asc(networks.name), asc(networks.id)).all()
  const ids = all.map(({ id }) => id)
  const links = db.select().from(networkLinks).where(or(among(networkLinks.fromNetworkId, ids), among(networkLinks.toNetworkId, ids))).orderBy(networkLinks.id).all()
  return { choices: all.filter(({ id, to }) => id !== network.id && (to === null || to >= today)), all, links }
}

export type LinkGoingOn = { id: number; otherId: number; name: string; way: 'contains' | 'part-of' | 'linked'; from: string }

/** Its links that go on: those that can be ended. */
export function listLinksGoingOn(db: Reader, { networkId, today }: { networkId: number; today: string }): LinkGoingOn[] {
  const other = sql<number>`case when ${networkLinks.fromNetworkId} = ${networkId} then ${networkLinks.toNetworkId} else ${networkLinks.fromNetworkId} end`
  return db.select({ id: networkLinks.id, otherId: networks.id, name: networks.name, relation: networkLinks.relation, fromId: networkLinks.fromNetworkId, from: networkLinks.from })
    .from(networkLinks).innerJoin(networks, eq(networks.id, other))
    .where(and(or(eq(networkLinks.fromNetworkId, networkId), eq(networkLinks.toNetworkId, networkId)), sql`${networkLinks.to} is null`, holding(networks, today)))
    .orderBy(networks.name, networkLinks.id).all()
    .map(({ relation, fromId, ...row }) => ({ ...row, way: relation === 'linked' ? 'linked' : fromId === networkId ? 'contains' : 'part-of' }))
}

/** What came last in a network: it cannot have ended before. */
export function findLastThings(db: Reader, { networkId }: { networkId: number }): LastThings {
  const joined = db.select({ name: sql<string>`coalesce(${schools.name}, ${people.name}, ${organisations.name})`, from: sql<string>`${memberships.from}` }).from(memberships)
    .leftJoin(schools, eq(schools.id, memberships.schoolId)).leftJoin(people, eq(people.id, memberships.personId)).leftJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(and(eq(memberships.networkId, networkId), isNotNull(memberships.from))).orderBy(desc(memberships.from)).limit(1).get() ?? null
  const latest = (rows: ({ day: string | null } | undefined)[]): string | null => rows.flatMap((row) => row?.day ?? []).sort().at(-1) ?? null
  const max = (column: typeof networkAims.from | typeof networkFunctions.from | typeof networkTargets.from | typeof activities.on | typeof fundMovements.on | typeof networkLinks.from) => ({ day: sql<string | null>`max(${column})` })
  return {
    joined,
    began: latest([
      ...[networkAims, networkFunctions, networkTargets].map((table) => db.select(max(table.from)).from(table).where(eq(table.networkId, networkId)).get()),
      db.select(max(networkLinks.from)).from(networkLinks).where(or(eq(networkLinks.fromNetworkId, networkId), eq(networkLinks.toNetworkId, networkId))).get(),
    ]),
    did: latest([
      db.select(max(activities.on)).from(activities).where(and(notTakenBack, eq(activities.networkId, networkId))).get(),
      db.select(max(fundMovements.on)).from(fundMovements).where(eq(fundMovements.networkId, networkId)).get(),
    ]),
  }
}

/** Names of the authority's other networks that have not ended. */
export const listOtherNames = (db: Reader, { network, today }: { network: Network; today: string }): string[] =>
  db.select({ name: networks.name }).from(networks)
    .where(and(ne(networks.id, network.id), sql`${networks.laCode} is ${network.laCode}`, sql`(${networks.to} is null or ${networks.to} >= ${today})`)).all().map(({ name }) => name)
