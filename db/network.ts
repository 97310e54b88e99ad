/**
 * The network's facts: everything the rules of `graph/` read, for the whole database or for an authority and whoever its
 * schools are connected to; and the schools as pages list and find them.
 */
import { and, asc, desc, eq, inArray, ne, or, sql, type AnyColumn, type SQL } from 'drizzle-orm'
import type { NetworkFacts, Phase, School } from '../graph/network/model.ts'
import type { Reader } from './client.ts'
import { narrow, type Viewer } from './scope.ts'
import { activities, activityParticipants } from './schema/coverage.ts'
import {
  authorities, designationKinds, designations, interests, memberships, networkKinds, networkLinks, networks, organisations, people, posts, publishedFacts,
  schools, schoolUrns,
} from './schema/network.ts'

/** Any number of ids in one bound value. */
const among = (column: AnyColumn, values: Iterable<number | string>): SQL =>
  sql`${column} in (select value from json_each(${JSON.stringify([...values])}))`

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
  const activityRows = db.select().from(activities).where(within(activities.networkId, reach?.networkIds)).all()
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

const NETWORK = {
  id: networks.id, kind: networks.kind, name: networks.name, laCode: networks.laCode, leadSchoolId: networks.leadSchoolId,
  leadOrganisationId: networks.leadOrganisationId, from: networks.from, to: networks.to,
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

type SchoolRow = Omit<School, 'phase'> & { phase: string }

/** A school that has had several URNs opened when the first of them did. */
function openedFirst(db: Reader, rows: SchoolRow[]): School[] {
  const first = new Map(
    db.select({ id: schoolUrns.schoolId, from: sql<string>`min(coalesce(${schoolUrns.from}, ''))` })
      .from(schoolUrns).groupBy(schoolUrns.schoolId).having(sql`count(*) > 1`).all().map(({ id, from }) => [id, from === '' ? null : from]),
  )
  return rows.map((row) => ({ ...row, phase: row.phase as Phase, openedOn: first.has(row.id) ? first.get(row.id)! : row.openedOn }))
}

type ActivityRow = typeof activities.$inferSelect

function withParticipants(db: Reader, rows: ActivityRow[], narrowed: boolean): NetworkFacts['activities'] {
  const byId = new Map(rows.map((row) => [row.id, { ...row, schoolIds: [] as number[] }]))
  const took = db.select().from(activityParticipants).where(narrowed ? among(activityParticipants.activityId, byId.keys()) : undefined)
    .orderBy(activityParticipants.activityId, activityParticipants.schoolId).all()
  for (const { activityId, schoolId } of took) byId.get(activityId)?.schoolIds.push(schoolId)
  return [...byId.values()]
}

/** A person's words as a LIKE pattern: they match themselves only, whichever apostrophe was typed. */
export const containing = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&').replace(/['’]/g, '_')}%`
const like = (column: AnyColumn, words: string): SQL => sql`${column} like ${containing(words)} escape '\\'`

export const SCHOOL_SORTS = ['name', 'phase', 'authority', 'pupils'] as const
export type SchoolSort = (typeof SCHOOL_SORTS)[number]
const SORTED: Record<SchoolSort, AnyColumn> = { name: schools.name, phase: schools.phase, authority: authorities.name, pupils: schools.pupils }

/** What to list; schools that have closed are left out unless asked for. `sort` is one of SCHOOL_SORTS. */
export type SchoolsAsked = {
  search?: string
  la?: string
  phase?: string
  networkId?: number
  closed?: boolean
  sort?: SchoolSort
  descending?: boolean
  page?: number
  /** Rows a page; null for all of them, as a file has. */
  size?: number | null
}

export type SchoolListed = { id: number; urn: number; name: string; authority: string; phase: string; standing: string; town: string | null; pupils: number | null }

/** A page of schools; every word of the search must be in the name, town or postcode, or be a URN the school has or had. */
export function listSchools(db: Reader, viewer: Viewer, asked: SchoolsAsked): { rows: SchoolListed[]; total: number; page: number; pages: number } {
  const { sort = 'name', descending = false, size = 50 } = asked
  const wanted = and(narrow(db, viewer, 'school.read', { school: schools.id, la: schools.laCode }), ...filters(db, viewer, asked))
  const total = db.select({ total: sql<number>`count(*)` }).from(schools).where(wanted).get()?.total ?? 0
  const pages = size === null ? 1 : Math.max(1, Math.ceil(total / size))
  const page = Math.min(Math.max(1, asked.page ?? 1), pages)
  const rows = db
    .select({
      id: schools.id, urn: schools.urn, name: schools.name, authority: authorities.name, phase: schools.phase, standing: schools.standing,
      town: schools.town, pupils: schools.pupils,
    })
    .from(schools).innerJoin(authorities, eq(authorities.code, schools.laCode)).where(wanted)
    .orderBy((descending ? desc : asc)(SORTED[sort]), schools.name, schools.urn)
    .limit(size ?? -1).offset(size === null ? 0 : (page - 1) * size).all()
  return { rows, total, page, pages }
}

function filters(db: Reader, viewer: Viewer, { search = '', la, phase, networkId, closed = false }: SchoolsAsked): (SQL | undefined)[] {
  const words = search.trim().split(/\s+/).filter(Boolean).slice(0, 8)
  const urnOf = (word: string): SQL | undefined =>
    /^\d{5,7}$/.test(word) ? inArray(schools.id, db.select({ id: schoolUrns.schoolId }).from(schoolUrns).where(eq(schoolUrns.urn, Number(word)))) : undefined
  return [
    ...words.map((word) => or(like(schools.name, word), like(schools.town, word), like(schools.postcode, word), urnOf(word))),
    la ? eq(schools.laCode, la) : undefined,
    phase ? eq(schools.phase, phase) : undefined,
    closed ? undefined : ne(schools.standing, 'closed'),
    networkId === undefined
      ? undefined
      : inArray(schools.id, db.select({ id: sql<number>`${memberships.schoolId}` }).from(memberships)
          .where(and(eq(memberships.networkId, networkId), sql`${memberships.schoolId} is not null`, holding(memberships, viewer.today)))),
  ]
}

/** The predicate for a dated row on a day. */
export const holding = (span: { from: AnyColumn; to: AnyColumn }, day: string): SQL =>
  sql`(${span.from} is null or ${span.from} <= ${day}) and (${span.to} is null or ${span.to} >= ${day})`

export type SchoolRecord = typeof schools.$inferSelect & { authority: string; urns: (typeof schoolUrns.$inferSelect)[] }

/** The school that has, or once had, this URN, with all its URNs; null where there is none. */
export function findSchool(db: Reader, { urn }: { urn: number }): SchoolRecord | null {
  const held = db.select({ id: schoolUrns.schoolId }).from(schoolUrns).where(eq(schoolUrns.urn, urn)).get()
  const row = db.select({ school: schools, authority: authorities.name }).from(schools)
    .innerJoin(authorities, eq(authorities.code, schools.laCode)).where(held ? eq(schools.id, held.id) : eq(schools.urn, urn)).get()
  if (!row) return null
  const urns = db.select().from(schoolUrns).where(eq(schoolUrns.schoolId, row.school.id)).orderBy(schoolUrns.urn).all()
  return { ...row.school, authority: row.authority, urns }
}

export type PublishedFact = typeof publishedFacts.$inferSelect

/** What publications say about the school, in their own words; the latest first. */
export const listPublishedFacts = (db: Reader, { schoolId }: { schoolId: number }): PublishedFact[] =>
  db.select().from(publishedFacts).where(eq(publishedFacts.schoolId, schoolId))
    .orderBy(desc(publishedFacts.on), publishedFacts.framework, publishedFacts.measure).all()

/** The authorities that have schools, by name: for filters. */
export const listAuthorities = (db: Reader): { code: string; name: string }[] =>
  db.select().from(authorities).where(inArray(authorities.code, db.selectDistinct({ code: schools.laCode }).from(schools))).orderBy(authorities.name).all()

export type PostHeld = { personId: number; name: string; role: string; from: string; designations: string[] }

/** Who holds which post at the school on a day, with their designations: personal, so the page asks `school.contact` first. */
export function listPosts(db: Reader, { schoolId, day }: { schoolId: number; day: string }): PostHeld[] {
  const rows = db.select({ personId: people.id, name: people.name, role: posts.role, from: posts.from }).from(posts)
    .innerJoin(people, eq(people.id, posts.personId)).where(and(eq(posts.schoolId, schoolId), holding(posts, day))).orderBy(posts.role, people.name, posts.id).all()
  const held = db.select({ personId: designations.personId, name: designationKinds.name }).from(designations)
    .innerJoin(designationKinds, eq(designationKinds.code, designations.kind))
    .where(and(among(designations.personId, rows.map(({ personId }) => personId)), holding(designations, day))).orderBy(designations.id).all()
  return rows.map((row) => ({ ...row, designations: held.filter(({ personId }) => personId === row.personId).map(({ name }) => name) }))
}
