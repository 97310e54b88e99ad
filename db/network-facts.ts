/**
 * The network's facts: everything the rules of `graph/` read, for the whole database or for an authority and whoever its
 * schools are connected to.
 */
import { and, eq, isNull, or, sql, type AnyColumn, type SQL } from 'drizzle-orm'
import type { NetworkFacts, Phase, School } from '../graph/network/model.ts'
import type { Reader } from './client.ts'
import { activities, activityParticipants } from './schema/coverage.ts'
import { designations, interests, memberships, networkKinds, networkLinks, networks, organisations, people, posts, schools, schoolUrns } from './schema/network.ts'

/** Any number of ids in one bound value. */
export const among = (column: AnyColumn, values: Iterable<number | string>): SQL =>
  sql`${column} in (select value from json_each(${JSON.stringify([...values])}))`

/** The predicate for a dated row on a day. */
export const holding = (span: { from: AnyColumn; to: AnyColumn }, day: string | SQL): SQL =>
  sql`(${span.from} is null or ${span.from} <= ${day}) and (${span.to} is null or ${span.to} >= ${day})`

/** Which part of the database: these authorities' schools and networks, and these schools; left out, all of it. */
export type Part = { laCodes?: readonly string[]; schoolIds?: readonly number[] }

const SCHOOL = {
  id: schools.id, urn: schools.urn, name: schools.name, laCode: schools.laCode, phase: schools.phase, standing: schools.standing,
  openedOn: schools.openedOn, closedOn: schools.closedOn, sixthForm: schools.sixthForm, pupils: schools.pupils,
  fsmPercent: schools.fsmPercent, easting: schools.easting, northing: schools.northing,
}

/**
 * The facts of the part asked for, over all time. The networks of its schools come whole, with members elsewhere and the
 * networks that contain them; of a member elsewhere only what ties it to this part. Coverage asks about the part's own schools.
 */
export function loadNetworkFacts(db: Reader, part: Part = {}): NetworkFacts {
  const whole = part.laCodes === undefined && part.schoolIds === undefined
  const reach = whole ? null : reachOf(db, part)
  const within = (column: AnyColumn, ids: ReadonlySet<number> | undefined): SQL | undefined => (ids ? among(column, ids) : undefined)
  const inNetworks = within(memberships.networkId, reach?.networkIds)
  const activityRows = db.select(ACTIVITY).from(activities).where(and(notTakenBack, within(activities.networkId, reach?.networkIds))).all()
  return {
    schools: openedFirst(db, db.select(SCHOOL).from(schools).where(within(schools.id, reach?.schoolIds)).orderBy(schools.id).all()),
    people: db.select({ id: people.id, name: people.name }).from(people).where(within(people.id, reach?.personIds)).orderBy(people.id).all(),
    organisations: db.select({ id: organisations.id, kind: organisations.kind, name: organisations.name }).from(organisations).orderBy(organisations.id).all(),
    posts: db.select().from(posts).where(within(posts.personId, reach?.personIds)).orderBy(posts.id).all(),
    designations: db.select().from(designations).where(within(designations.personId, reach?.personIds)).orderBy(designations.id).all(),
    kinds: db.select().from(networkKinds).orderBy(networkKinds.code).all(),
    networks: db.select(NETWORK).from(networks).where(within(networks.id, reach?.networkIds)).orderBy(networks.id).all(),
    links: db.select().from(networkLinks)
      .where(reach ? and(among(networkLinks.fromNetworkId, reach.networkIds), among(networkLinks.toNetworkId, reach.networkIds)) : undefined)
      .orderBy(networkLinks.id).all(),
    memberships: db.select().from(memberships).where(inNetworks).orderBy(memberships.id).all(),
    interests: db.select().from(interests)
      .where(reach ? or(among(interests.otherSchoolId, reach.schoolIds), among(interests.schoolId, reach.schoolIds), among(interests.personId, reach.personIds)) : undefined)
      .orderBy(interests.id).all(),
    activities: withParticipants(db, activityRows, reach !== null),
  }
}

const ACTIVITY = { id: activities.id, networkId: activities.networkId, kind: activities.kind, title: activities.title, on: activities.on, by: activities.recordedAs }

/** What was not taken back: nothing else counts anywhere. */
export const notTakenBack = isNull(activities.takenBackAt)

const NETWORK = {
  id: networks.id, kind: networks.kind, name: networks.name, laCode: networks.laCode, leadSchoolId: networks.leadSchoolId,
  leadOrganisationId: networks.leadOrganisationId, from: networks.from, to: networks.to,
}

/** One school with its staff and what they and it belong to, and nothing of anybody else: enough to say where it belongs. */
export function loadOwnFacts(db: Reader, { schoolId }: { schoolId: number }): NetworkFacts {
  const held = db.select().from(posts).where(eq(posts.schoolId, schoolId)).orderBy(posts.id).all()
  const personIds = new Set(held.map(({ personId }) => personId))
  const belonging = db.select().from(memberships).where(or(eq(memberships.schoolId, schoolId), among(memberships.personId, personIds))).orderBy(memberships.id).all()
  const networkIds = belonging.map(({ networkId }) => networkId)
  return {
    schools: openedFirst(db, db.select(SCHOOL).from(schools).where(eq(schools.id, schoolId)).all(), schoolId),
    people: db.select({ id: people.id, name: people.name }).from(people).where(among(people.id, personIds)).orderBy(people.id).all(),
    posts: held,
    kinds: db.select().from(networkKinds).orderBy(networkKinds.code).all(),
    networks: db.select(NETWORK).from(networks).where(or(among(networks.id, networkIds), eq(networks.leadSchoolId, schoolId))).orderBy(networks.id).all(),
    memberships: belonging,
    organisations: [], designations: [], links: [], interests: [], activities: [],
  }
}

type Reach = { schoolIds: Set<number>; networkIds: Set<number>; personIds: Set<number> }

/** The ids of the part and of what it is directly connected to. */
function reachOf(db: Reader, { laCodes = [], schoolIds = [] }: Part): Reach {
  const own = new Set(db.select({ id: schools.id }).from(schools).where(or(among(schools.laCode, laCodes), among(schools.id, schoolIds))).all().map(({ id }) => id))
  const personIds = new Set(db.selectDistinct({ id: posts.personId }).from(posts).where(among(posts.schoolId, own)).all().map(({ id }) => id))
  const joined = db.selectDistinct({ id: memberships.networkId }).from(memberships)
    .where(or(among(memberships.schoolId, own), among(memberships.personId, personIds))).all()
  const theirs = db.select({ id: networks.id }).from(networks).where(or(among(networks.leadSchoolId, own), among(networks.laCode, laCodes))).all()
  const networkIds = withContainers(db, new Set([...joined, ...theirs].map(({ id }) => id)))
  const members = db.select({ schoolId: memberships.schoolId, personId: memberships.personId }).from(memberships).where(among(memberships.networkId, networkIds)).all()
  const leads = db.select({ schoolId: networks.leadSchoolId }).from(networks).where(among(networks.id, networkIds)).all()
  for (const { personId } of members) if (personId !== null) personIds.add(personId)
  const staffed = db.selectDistinct({ schoolId: posts.schoolId }).from(posts).where(among(posts.personId, personIds)).all()
  for (const { schoolId } of [...members, ...leads, ...staffed]) if (schoolId !== null) own.add(schoolId)
  return { schoolIds: own, networkIds, personIds }
}

/** Networks and every network that contains one of them, however deep. */
function withContainers(db: Reader, networkIds: Set<number>): Set<number> {
  const links = db.select({ from: networkLinks.fromNetworkId, to: networkLinks.toNetworkId }).from(networkLinks).where(eq(networkLinks.relation, 'contains')).all()
  for (const id of networkIds) for (const link of links) if (link.to === id) networkIds.add(link.from)
  return networkIds
}

/** Some schools by id, for whoever has decided that they matter. */
export const loadSchools = (db: Reader, { schoolIds }: { schoolIds: readonly number[] }): School[] =>
  openedFirst(db, db.select(SCHOOL).from(schools).where(among(schools.id, schoolIds)).orderBy(schools.id).all())

type SchoolRow = Omit<School, 'phase'> & { phase: string }

/** A school that has had several URNs opened when the first of them did. */
function openedFirst(db: Reader, rows: SchoolRow[], only?: number): School[] {
  const first = new Map(
    db.select({ id: schoolUrns.schoolId, from: sql<string>`min(coalesce(${schoolUrns.from}, ''))` })
      .from(schoolUrns).where(only === undefined ? undefined : eq(schoolUrns.schoolId, only)).groupBy(schoolUrns.schoolId).having(sql`count(*) > 1`).all().map(({ id, from }) => [id, from === '' ? null : from]),
  )
  return rows.map((row) => ({ ...row, phase: row.phase as Phase, openedOn: first.has(row.id) ? first.get(row.id)! : row.openedOn }))
}

type ActivityRow = Omit<NetworkFacts['activities'][number], 'schoolIds'>

function withParticipants(db: Reader, rows: ActivityRow[], narrowed: boolean): NetworkFacts['activities'] {
  const byId = new Map(rows.map((row) => [row.id, { ...row, schoolIds: [] as number[] }]))
  const took = db.select().from(activityParticipants).where(narrowed ? among(activityParticipants.activityId, byId.keys()) : undefined)
    .orderBy(activityParticipants.activityId, activityParticipants.schoolId).all()
  for (const { activityId, schoolId } of took) byId.get(activityId)?.schoolIds.push(schoolId)
  return [...byId.values()]
}
