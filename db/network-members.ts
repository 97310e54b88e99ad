/** Networks as pages list and show them: as of a day, with who belongs to them, who leads, what they are linked to and what they did. */
import { and, desc, eq, inArray, isNotNull, or, sql, type SQL } from 'drizzle-orm'
import { can } from '../graph/permissions/can.ts'
import { belongingsOn } from '../graph/network/belonging.ts'
import { holdsOn } from '../graph/network/model.ts'
import type { Reader } from './client.ts'
import { containing } from './network.ts'
import { among, holding, loadOwnFacts, notTakenBack } from './network-facts.ts'
import type { Viewer } from './scope.ts'
import { activities, activityParticipants } from './schema/coverage.ts'
import { authorities, memberships, networkKinds, networkLinks, networks, organisations, people, schools } from './schema/network.ts'

export type NetworkListed = { id: number; name: string; kind: string; kindName: string; authority: string | null; lead: string | null; schools: number; lastOn: string | null }
export type NetworksAsked = { day: string; search?: string; kind?: string; la?: string; page?: number; size?: number | null }

/** A page of the networks alive on the day, with how many schools belong and the last day they did something. */
export function listNetworks(db: Reader, viewer: Viewer, asked: NetworksAsked): { rows: NetworkListed[]; total: number; page: number; pages: number } {
  const { size = 50, day } = asked
  const wanted = and(mayRead(viewer), holding(networks, day), ...filters(asked))
  const total = db.select({ total: sql<number>`count(*)` }).from(networks).where(wanted).get()?.total ?? 0
  const pages = size === null ? 1 : Math.max(1, Math.ceil(total / size))
  const page = Math.min(Math.max(1, asked.page ?? 1), pages)
  const rows = db
    .select({
      id: networks.id, name: networks.name, kind: networks.kind, kindName: networkKinds.name, authority: authorities.name,
      lead: sql<string | null>`coalesce(${schools.name}, ${organisations.name}, ${leadOn(day)})`,
      schools: schoolsIn(day),
      lastOn: sql<string | null>`(select max(${activities.on}) from ${activities} where ${activities.networkId} = ${networks.id} and ${notTakenBack} and ${activities.on} <= ${day})`,
    })
    .from(networks).innerJoin(networkKinds, eq(networkKinds.code, networks.kind))
    .leftJoin(authorities, eq(authorities.code, networks.laCode))
    .leftJoin(schools, eq(schools.id, networks.leadSchoolId)).leftJoin(organisations, eq(organisations.id, networks.leadOrganisationId))
    .where(wanted).orderBy(networks.name, networks.id).limit(size ?? -1).offset(size === null ? 0 : (page - 1) * size).all()
  return { rows, total, page, pages }
}

/** How many schools are members on the day, the lead among them. Twice SQL: what a select from one table finds directly loses its table's name. */
const schoolsIn = (day: string): SQL<number> => {
  const members = sql`(select count(distinct ${memberships.schoolId}) from ${memberships} where ${memberships.networkId} = ${networks.id}
    and ${memberships.schoolId} <> coalesce(${networks.leadSchoolId}, 0) and ${holding(memberships, day)})`
  return sql<number>`${members} + (${networks.leadSchoolId} is not null)`
}

/** The name of who holds the lead's part on the day: leads recorded by hand are dated. */
const leadOn = (day: string): SQL => sql`(select coalesce(s.name, o.name, p.name) from ${memberships}
  left join ${schools} s on s.id = ${memberships.schoolId} left join ${organisations} o on o.id = ${memberships.organisationId} left join ${people} p on p.id = ${memberships.personId}
  where ${memberships.networkId} = ${networks.id} and ${memberships.role} = 'lead' and ${holding(memberships, day)} order by ${memberships.schoolId} is null, ${memberships.id} limit 1)`

/** Networks are public among the portal's people: all or nothing. */
const mayRead = (viewer: Viewer): SQL => (can(viewer.actor, 'network.read') ? sql`1 = 1` : sql`0 = 1`)

const filters = ({ search = '', kind, la }: NetworksAsked): (SQL | undefined)[] => [
  ...search.trim().split(/\s+/).filter(Boolean).slice(0, 8).map((word) => sql`${networks.name} like ${containing(word)} escape '\\'`),
  kind ? eq(networks.kind, kind) : undefined,
  la ? eq(networks.laCode, la) : undefined,
]

/** A member of a network on a day; `urn`, `phase` and `authority` are a school's. */
export type Member = { party: 'school' | 'person' | 'organisation'; id: number; name: string; role: string; from: string | null; urn: number | null; phase: string | null; authority: string | null }
export type LinkedNetwork = { id: number; name: string; relation: 'contains' | 'contained' | 'linked' }
/** `recordedAs`: see the schema; `recordedBy`: the account, for whoever decides what it may do, and not to be shown. */
export type Done = { id: number; kind: string; title: string; on: string; recordedBy: number | null; recordedAs: string | null; tookPart: number; schools: { urn: number; name: string }[] }
export type NetworkRecord = {
  id: number
  name: string
  kind: string
  kindName: string
  collaboration: boolean
  purpose: string | null
  authority: string | null
  from: string | null
  to: string | null
  lead: { name: string; urn: number | null } | null
  members: Member[]
  links: LinkedNetwork[]
}

/** The network with its members and links as of the day and what it did up to then; null where there is none to see. */
export function findNetwork(db: Reader, viewer: Viewer, { id, day }: { id: number; day: string }): NetworkRecord | null {
  const row = db
    .select({
      id: networks.id, name: networks.name, kind: networks.kind, kindName: networkKinds.name, collaboration: networkKinds.collaboration,
      purpose: networks.purpose, authority: authorities.name, from: networks.from, to: networks.to,
      leadSchool: schools.name, leadUrn: schools.urn, leadOrganisation: organisations.name,
    })
    .from(networks).innerJoin(networkKinds, eq(networkKinds.code, networks.kind))
    .leftJoin(authorities, eq(authorities.code, networks.laCode))
    .leftJoin(schools, eq(schools.id, networks.leadSchoolId)).leftJoin(organisations, eq(organisations.id, networks.leadOrganisationId))
    .where(and(mayRead(viewer), eq(networks.id, id))).get()
  if (!row) return null
  const { leadSchool, leadUrn, leadOrganisation, ...network } = row
  const name = leadSchool ?? leadOrganisation
  const members = membersOf(db, id, day)
  const dated = members.find(({ role, party }) => role === 'lead' && party === 'school') ?? members.find(({ role }) => role === 'lead')
  const lead = name !== null ? { name, urn: leadUrn } : dated ? { name: dated.name, urn: dated.urn } : null
  return { ...network, lead, members, links: linksOf(db, id, day) }
}

function membersOf(db: Reader, networkId: number, day: string): Member[] {
  return db
    .select({
      party: sql<Member['party']>`case when ${memberships.schoolId} is not null then 'school' when ${memberships.personId} is not null then 'person' else 'organisation' end`,
      id: sql<number>`coalesce(${memberships.schoolId}, ${memberships.personId}, ${memberships.organisationId})`,
      name: sql<string>`coalesce(${schools.name}, ${people.name}, ${organisations.name})`.as('member_name'),
      role: memberships.role, from: memberships.from, urn: schools.urn, phase: schools.phase, authority: authorities.name,
    })
    .from(memberships).leftJoin(schools, eq(schools.id, memberships.schoolId)).leftJoin(authorities, eq(authorities.code, schools.laCode))
    .leftJoin(people, eq(people.id, memberships.personId)).leftJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(and(eq(memberships.networkId, networkId), holding(memberships, day)))
    .orderBy(sql`member_name`, memberships.id).all()
}

function linksOf(db: Reader, networkId: number, day: string): LinkedNetwork[] {
  const other = sql<number>`case when ${networkLinks.fromNetworkId} = ${networkId} then ${networkLinks.toNetworkId} else ${networkLinks.fromNetworkId} end`
  const rows = db
    .select({ id: networks.id, name: networks.name, relation: networkLinks.relation, from: networkLinks.fromNetworkId })
    .from(networkLinks).innerJoin(networks, eq(networks.id, other))
    .where(and(or(eq(networkLinks.fromNetworkId, networkId), eq(networkLinks.toNetworkId, networkId)), holding(networkLinks, day), holding(networks, day)))
    .orderBy(networks.name, networks.id).all()
  return rows.map(({ id, name, relation, from }) => ({ id, name, relation: relation === 'contains' && from !== networkId ? 'contained' : relation }))
}

const DONE = { id: activities.id, kind: activities.kind, title: activities.title, on: activities.on, recordedBy: activities.recordedBy, recordedAs: activities.recordedAs }

/** More schools than this are counted on a page, and named in its file. */
const NAMED_ON_A_PAGE = 30

/** What the network did up to the day, the latest first, with who took part: a page of it, or all with every name. */
export function listDone(db: Reader, { networkId, day, page = 1, size = 10 }: { networkId: number; day: string; page?: number; size?: number | null }): { rows: Done[]; total: number; page: number; pages: number } {
  const wanted = and(notTakenBack, eq(activities.networkId, networkId), sql`${activities.on} <= ${day}`)
  const total = db.select({ total: sql<number>`count(*)` }).from(activities).where(wanted).get()?.total ?? 0
  const pages = size === null ? 1 : Math.max(1, Math.ceil(total / size))
  const shown = Math.min(Math.max(1, page), pages)
  const rows = db.select(DONE).from(activities)
    .where(wanted).orderBy(desc(activities.on), activities.id).limit(size ?? -1).offset(size === null ? 0 : (shown - 1) * size).all()
  const counts = new Map(db.select({ id: activityParticipants.activityId, n: sql<number>`count(*)` }).from(activityParticipants)
    .where(among(activityParticipants.activityId, rows.map((row) => row.id))).groupBy(activityParticipants.activityId).all().map((row) => [row.id, row.n]))
  const byId = new Map(rows.map((row): [number, Done] => [row.id, { ...row, tookPart: counts.get(row.id) ?? 0, schools: [] }]))
  const named = [...byId.values()].filter(({ tookPart }) => size === null || tookPart <= NAMED_ON_A_PAGE).map((row) => row.id)
  const took = db.select({ activityId: activityParticipants.activityId, urn: schools.urn, name: schools.name }).from(activityParticipants)
    .innerJoin(schools, eq(schools.id, activityParticipants.schoolId)).where(among(activityParticipants.activityId, named))
    .orderBy(schools.name, schools.urn).all()
  for (const { activityId, ...school } of took) byId.get(activityId)?.schools.push(school)
  return { rows: [...byId.values()], total, page: shown, pages }
}

/** One thing it did with who took part, taken back or not; null where there is none. */
export function findDone(db: Reader, { networkId, id }: { networkId: number; id: number }): (Omit<Done, 'tookPart'> & { takenBackAt: string | null }) | null {
  const row = db.select({ ...DONE, takenBackAt: activities.takenBackAt }).from(activities).where(and(eq(activities.id, id), eq(activities.networkId, networkId))).get()
  if (!row) return null
  return {
    ...row,
    schools: db.select({ urn: schools.urn, name: schools.name }).from(activityParticipants).innerJoin(schools, eq(schools.id, activityParticipants.schoolId))
      .where(eq(activityParticipants.activityId, id)).orderBy(schools.name, schools.urn).all(),
  }
}

export type TakenBack = { id: number; title: string; on: string; takenBackAt: string; why: string; byRecorder: boolean }

/** What was taken back of what it did up to the day, the latest taken back first. */
export const listTakenBack = (db: Reader, { networkId, day }: { networkId: number; day: string }): TakenBack[] =>
  db.select({
    id: activities.id, title: activities.title, on: activities.on, takenBackAt: sql<string>`${activities.takenBackAt}`, why: sql<string>`${activities.takenBackWhy}`,
    byRecorder: sql<number>`${activities.takenBackBy} is ${activities.recordedBy}`,
  }).from(activities).where(and(isNotNull(activities.takenBackAt), eq(activities.networkId, networkId), sql`${activities.on} <= ${day}`))
    .orderBy(desc(activities.takenBackAt), activities.id).all().map((row) => ({ ...row, byRecorder: row.byRecorder === 1 }))

/** How many of these schools took part in something of the network from one day until another. */
export const countTookPart = (db: Reader, { networkId, schoolIds, from, until }: { networkId: number; schoolIds: readonly number[]; from: string; until: string }): number =>
  db.select({ n: sql<number>`count(distinct ${activityParticipants.schoolId})` }).from(activityParticipants).innerJoin(activities, eq(activities.id, activityParticipants.activityId))
    .where(and(notTakenBack, eq(activities.networkId, networkId), sql`${activities.on} between ${from} and ${until}`, among(activityParticipants.schoolId, schoolIds))).get()?.n ?? 0

export type SchoolNetwork = { id: number; name: string; kind: string; kindName: string; roles: string[]; since: string | null; through: string | null; schools: number }

/** The networks a school belongs to on a day, itself or through its staff, as the rules see it. */
export function networksOfSchool(db: Reader, { schoolId, day }: { schoolId: number; day: string }): SchoolNetwork[] {
  const facts = loadOwnFacts(db, { schoolId })
  const belongings = belongingsOn(facts, day)
  const kinds = new Map(facts.kinds.map((kind) => [kind.code, kind.name]))
  const sizes = new Map(
    db.select({ id: networks.id, schools: schoolsIn(day) }).from(networks).where(inArray(networks.id, facts.networks.map(({ id }) => id))).all().map((row) => [row.id, row.schools]),
  )
  const since = (networkId: number): string | null =>
    facts.memberships.filter((row) => row.networkId === networkId && row.schoolId === schoolId && holdsOn(row, day)).map(({ from }) => from).filter((from) => from !== null).sort()[0] ?? null
  return facts.networks
    .flatMap((network): SchoolNetwork[] => {
      const own = belongings.filter((row) => row.networkId === network.id)
      if (own.length === 0) return []
      const through = own.every((row) => row.personId !== null) ? (facts.people.find((row) => row.id === own[0]?.personId)?.name ?? null) : null
      return [{
        id: network.id, name: network.name, kind: network.kind, kindName: kinds.get(network.kind) ?? network.kind,
        roles: [...new Set(own.map((row) => row.role))].sort(), since: since(network.id), through, schools: sizes.get(network.id) ?? 0,
      }]
    })
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id))
}
