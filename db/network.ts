/** The schools as pages list and find them: the public record, posts held, published facts. */
import { and, asc, desc, eq, inArray, ne, or, sql, type AnyColumn, type SQL } from 'drizzle-orm'
import type { Reader } from './client.ts'
import { among, holding } from './network-facts.ts'
import { narrow, type Viewer } from './scope.ts'
import { authorities, designationKinds, designations, memberships, people, posts, publishedFacts, schools, schoolUrns } from './schema/network.ts'

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
