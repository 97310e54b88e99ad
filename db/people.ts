/** People: the posts they hold, their designations, the interests they declared. An officer reaches those with a post in the authority. */
import { and, asc, eq, isNull, sql, type SQL } from 'drizzle-orm'
import type { Post } from '../graph/network/model.ts'
import type { NewDesignation, NewInterest, NewPost } from '../graph/network/people.ts'
import { recordEvent } from './events.ts'
import { containing } from './network.ts'
import { among, holding } from './network-facts.ts'
import { designationKinds, designations, interests, organisations, people, posts, schools } from './schema/network.ts'
import { narrow, type Viewer } from './scope.ts'
import { write, type Db, type Reader } from './client.ts'

const reached = (db: Reader, viewer: Viewer, wanted: SQL | undefined) =>
  db.selectDistinct({ id: people.id, name: people.name }).from(people)
    .leftJoin(posts, eq(posts.personId, people.id)).leftJoin(schools, eq(schools.id, posts.schoolId))
    .where(and(narrow(db, viewer, 'person.read', { school: posts.schoolId, la: schools.laCode, person: people.id }), wanted))

type Listed = { id: number; name: string; posts: { role: string; place: string }[]; designations: string[] }

/** A page of the people this viewer may know, by name, with what they hold today; `search` looks in names. */
export function listPeople(db: Reader, viewer: Viewer, { search, page, size = 50 }: { search: string; page: number; size?: number }): { rows: Listed[]; total: number; page: number; pages: number } {
  const words = search.trim().split(/\s+/).filter(Boolean).slice(0, 8).map((word) => sql`${people.name} like ${containing(word)} escape '\\'`)
  const all = reached(db, viewer, and(...words)).orderBy(asc(people.name), asc(people.id)).all()
  const pages = Math.max(1, Math.ceil(all.length / size))
  const shown = Math.min(Math.max(1, page), pages)
  const rows = all.slice((shown - 1) * size, shown * size)
  const ids = rows.map(({ id }) => id)
  const held = postsOf(db, and(among(posts.personId, ids), holding(posts, viewer.today)))
  const designated = designationsOf(db, and(among(designations.personId, ids), holding(designations, viewer.today)))
  return {
    total: all.length, page: shown, pages,
    rows: rows.map((row) => ({
      ...row,
      posts: held.filter(({ personId }) => personId === row.id).map(({ role, place }) => ({ role, place })),
      designations: designated.filter(({ personId }) => personId === row.id).map(({ name }) => name),
    })),
  }
}

const postsOf = (db: Reader, wanted: SQL | undefined) =>
  db.select({
    id: posts.id, personId: posts.personId, role: posts.role, schoolId: posts.schoolId, urn: schools.urn, laCode: schools.laCode, from: posts.from, to: posts.to,
    place: sql<string>`coalesce(${schools.name}, ${organisations.name})`,
  }).from(posts).leftJoin(schools, eq(schools.id, posts.schoolId)).leftJoin(organisations, eq(organisations.id, posts.organisationId))
    .where(wanted).orderBy(sql`${posts.to} is not null`, sql`${posts.from} desc`, asc(posts.id)).all()

const designationsOf = (db: Reader, wanted: SQL | undefined) =>
  db.select({ id: designations.id, personId: designations.personId, name: designationKinds.name, issuer: designations.issuer, from: designations.from, to: designations.to })
    .from(designations).innerJoin(designationKinds, eq(designationKinds.code, designations.kind)).where(wanted).orderBy(sql`${designations.from} desc`, asc(designations.id)).all()

const interestsOf = (db: Reader, personId: number) =>
  db.select({ id: interests.id, school: schools.name, urn: schools.urn, nature: interests.nature, from: interests.from, to: interests.to })
    .from(interests).innerJoin(schools, eq(schools.id, interests.otherSchoolId)).where(eq(interests.personId, personId)).orderBy(sql`${interests.from} desc`, asc(interests.id)).all()

/** The person with everything recorded about them, the latest first; null where there is nobody to see. */
export function findPerson(db: Reader, viewer: Viewer, { id }: { id: number }) {
  const person = reached(db, viewer, eq(people.id, id)).get()
  if (!person) return null
  return { ...person, posts: postsOf(db, eq(posts.personId, id)), designations: designationsOf(db, eq(designations.personId, id)), interests: interestsOf(db, id) }
}
export type PersonRecord = NonNullable<ReturnType<typeof findPerson>>

/** All posts ever held at a school: what a new one is held against. */
export const listPostsAt = (db: Reader, { schoolId }: { schoolId: number }): Post[] => db.select().from(posts).where(eq(posts.schoolId, schoolId)).all()

/** Does somebody of this name hold a post at the school? Then they are recorded already. */
export const isKnownAt = (db: Reader, { name, schoolId }: { name: string; schoolId: number }): boolean =>
  db.select({ id: people.id }).from(people).innerJoin(posts, eq(posts.personId, people.id))
    .where(and(eq(posts.schoolId, schoolId), isNull(posts.to), sql`lower(${people.name}) = ${name.toLowerCase()}`)).get() !== undefined

/** Every kind of designation, by name. */
export const listDesignationKinds = (db: Reader) => db.select().from(designationKinds).orderBy(asc(designationKinds.name)).all()

type Change = { by: number | null; at: string; requestId?: string | null }

/** Keeps a person and the first of their posts. */
export function recordPerson(db: Db, { name, post, by, at, requestId }: Change & { name: string; post: NewPost }): { personId: number } {
  return write(db, (tx) => {
    const { id } = tx.insert(people).values({ name }).returning({ id: people.id }).get()
    tx.insert(posts).values({ ...post, personId: id }).run()
    recordEvent(tx, { by, at, action: 'person.recorded', subject: 'person', subjectId: id, schoolId: post.schoolId, change: { after: { name, post } }, requestId })
    return { personId: id }
  })
}

/** Keeps one more post of a person. */
export const recordPost = (db: Db, { personId, post, by, at, requestId }: Change & { personId: number; post: NewPost }): void =>
  write(db, (tx) => {
    tx.insert(posts).values({ ...post, personId }).run()
    recordEvent(tx, { by, at, action: 'person.post-recorded', subject: 'person', subjectId: personId, schoolId: post.schoolId, change: { after: post }, requestId })
  })

/** Gives a post its last day, unless somebody changed it since the page was shown. */
export const endPost = (db: Db, { post, to, by, at, requestId }: Change & { post: Pick<PersonRecord['posts'][number], 'id' | 'personId' | 'schoolId' | 'to'>; to: string }): { done: true } | { stale: true } =>
  write(db, (tx) => {
    const changed = tx.update(posts).set({ to }).where(and(eq(posts.id, post.id), sql`${posts.to} is ${post.to}`)).run().changes
    if (changed === 0) return { stale: true as const }
    recordEvent(tx, { by, at, action: 'person.post-ended', subject: 'person', subjectId: post.personId, schoolId: post.schoolId, change: { before: { to: post.to }, after: { postId: post.id, to } }, requestId })
    return { done: true as const }
  })

/** The school by which the history finds what happened to somebody: that of their latest post. */
const schoolOf = (db: Reader, personId: number): number | null => postsOf(db, eq(posts.personId, personId)).find(({ schoolId }) => schoolId !== null)?.schoolId ?? null

/** Keeps a designation of a person. */
export const recordDesignation = (db: Db, { personId, designation, by, at, requestId }: Change & { personId: number; designation: NewDesignation }): void =>
  write(db, (tx) => {
    tx.insert(designations).values({ ...designation, personId }).run()
    recordEvent(tx, { by, at, action: 'person.designated', subject: 'person', subjectId: personId, schoolId: schoolOf(tx, personId), change: { after: designation }, requestId })
  })

/** Keeps an interest of a person. Its nature can be private: the history tells of the tie alone. */
export const recordInterest = (db: Db, { personId, interest, by, at, requestId }: Change & { personId: number; interest: NewInterest }): void =>
  write(db, (tx) => {
    const { otherSchoolId, from, to } = interest
    tx.insert(interests).values({ ...interest, personId }).run()
    recordEvent(tx, { by, at, action: 'person.interest-declared', subject: 'person', subjectId: personId, schoolId: schoolOf(tx, personId), change: { after: { otherSchoolId, from, to } }, requestId })
  })
