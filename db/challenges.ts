/** Who challenges whom: recorded relations, and how each school of an area stands. Narrowed like coverage. */
import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { challengesOf, type Challenge, type SchoolChallenge } from '../graph/coverage/challenge.ts'
import type { NewChallenge } from '../graph/coverage/challenging.ts'
import { proposeChallengers, type ProposedChallenge } from '../graph/coverage/pairing.ts'
import type { NetworkFacts, School } from '../graph/network/model.ts'
import { isOpenOn } from '../graph/network/standing.ts'
import { write, type Db, type Reader } from './client.ts'
import { coverageMonths, listLeftOut, seen } from './coverage.ts'
import type { Area } from './coverage-areas.ts'
import { recordEvent } from './events.ts'
import { among, holding, loadNetworkFacts } from './network-facts.ts'
import type { Viewer } from './scope.ts'
import { challenges } from './schema/company.ts'
import { designations, networks, people, posts, schools } from './schema/network.ts'

const NAMES = { challenger: alias(schools, 'challengers') }

/** A challenge with the names a page shows; `urn` is the challenging school's. */
export type ChallengeNamed = Challenge & { name: string; urn: number | null }

const select = (db: Reader) =>
  db.select({
    id: challenges.id, schoolId: challenges.schoolId, challengerSchoolId: challenges.challengerSchoolId, challengerPersonId: challenges.challengerPersonId,
    kind: challenges.kind, from: challenges.from, to: challenges.to,
    name: sql<string>`coalesce(${NAMES.challenger.name}, ${people.name})`, urn: NAMES.challenger.urn,
  }).from(challenges).leftJoin(NAMES.challenger, eq(NAMES.challenger.id, challenges.challengerSchoolId)).leftJoin(people, eq(people.id, challenges.challengerPersonId))

/** Challenges of any of these schools, and those they or somebody with a post there make. */
export function loadChallenges(db: Reader, { schoolIds }: { schoolIds: readonly number[] }): ChallengeNamed[] {
  const staff = db.selectDistinct({ id: posts.personId }).from(posts).where(among(posts.schoolId, schoolIds))
  return select(db).where(or(among(challenges.schoolId, schoolIds), among(challenges.challengerSchoolId, schoolIds), inArray(challenges.challengerPersonId, staff))).orderBy(challenges.id).all()
}

/** What ties of these schools and people are found from: theirs and those of the schools they stand for. */
export function loadTies(db: Reader, { schoolIds, personIds }: { schoolIds: readonly number[]; personIds: readonly number[] }): NetworkFacts {
  const held = db.selectDistinct({ id: posts.schoolId }).from(posts).where(among(posts.personId, personIds)).all().flatMap(({ id }) => id ?? [])
  return loadNetworkFacts(db, { schoolIds: [...new Set([...schoolIds, ...held])] })
}

export type SchoolChallenged = Omit<SchoolChallenge, 'by'> & { by: { challenge: ChallengeNamed; conflicts: string[]; cosy: boolean }[] }

export type AreaChallenge = {
  months: number
  schools: (SchoolChallenged & { school: School })[]
  /** For schools nobody from outside challenges: who could, without cosy pairs or conflicts. */
  proposed: (ProposedChallenge & { challenger: School })[]
  proven: boolean
  leftOut: { urn: number; name: string }[]
}

type InArea = { area: Area; day: string }

/** The schools of an area that the viewer may see and what is recorded of them, in order of name. */
function loadArea(db: Reader, viewer: Viewer, { area, day }: InArea) {
  const ids = db.select({ id: schools.id }).from(schools).where(seen(db, viewer, area, day)).all().map(({ id }) => id)
  const recorded = loadChallenges(db, { schoolIds: ids })
  const sides = recorded.flatMap(({ schoolId, challengerSchoolId }) => [schoolId, challengerSchoolId ?? schoolId])
  const facts = loadTies(db, { schoolIds: [...new Set([...ids, ...sides])], personIds: recorded.flatMap(({ challengerPersonId }) => challengerPersonId ?? []) })
  const wanted = new Set(ids)
  const open = facts.schools.filter((school) => wanted.has(school.id) && isOpenOn(school, day)).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.urn - b.urn))
  const asked = { day, months: coverageMonths(db), schoolIds: open.map(({ id }) => id) }
  const named = new Map(recorded.map((one) => [one.id, one]))
  const found = challengesOf(facts, recorded, asked).map((one): SchoolChallenged => ({ ...one, by: one.by.map((by) => ({ ...by, challenge: named.get(by.challenge.id)! })) }))
  return { recorded, facts, open, asked, found, wanted }
}

/** Who challenges each of these schools, by its id. */
export const listChallenged = (db: Reader, viewer: Viewer, asked: InArea): Map<number, SchoolChallenged> =>
  new Map(loadArea(db, viewer, asked).found.map((one) => [one.schoolId, one]))

/** The same, and who could challenge those without. */
export function listChallenges(db: Reader, viewer: Viewer, { area, day }: InArea): AreaChallenge {
  const { recorded, facts, open, asked, found, wanted } = loadArea(db, viewer, { area, day })
  const byId = new Map(open.map((school) => [school.id, school]))
  const { proposed, proven } = proposeChallengers(facts, recorded, asked)
  return {
    months: asked.months, proven,
    schools: found.map((one) => ({ ...one, school: byId.get(one.schoolId)! })),
    proposed: proposed.map((one) => ({ ...one, challenger: byId.get(one.challengerSchoolId)! })),
    leftOut: listLeftOut(db, viewer, area, day, wanted),
  }
}

/** One challenge, for somebody who would end it; the caller asks whether they may. */
export const findChallenge = (db: Reader, { id }: { id: number }): (ChallengeNamed & { school: string }) | null => {
  const row = select(db).where(eq(challenges.id, id)).get()
  const school = row ? db.select({ name: schools.name }).from(schools).where(eq(schools.id, row.schoolId)).get() : undefined
  return row && school ? { ...row, school: school.name } : null
}

/** People who can be chosen as challengers: whoever holds a designation and a post in these authorities, or those of these partnerships, today. */
export function listChallengers(db: Reader, { laCodes, networkIds, today }: { laCodes: readonly string[]; networkIds: readonly number[]; today: string }): { id: number; name: string }[] {
  const authorities = db.select({ code: networks.laCode }).from(networks).where(among(networks.id, networkIds))
  return db.selectDistinct({ id: people.id, name: people.name }).from(people)
    .innerJoin(designations, and(eq(designations.personId, people.id), holding(designations, today)))
    .innerJoin(posts, and(eq(posts.personId, people.id), holding(posts, today)))
    .innerJoin(schools, and(eq(schools.id, posts.schoolId), or(among(schools.laCode, laCodes), inArray(schools.laCode, authorities))))
    .orderBy(people.name, people.id).all()
}

type Change = { by: number; at: string; requestId?: string | null }

export function recordChallenge(db: Db, { challenge, by, at, requestId }: Change & { challenge: NewChallenge }): number {
  return write(db, (tx) => {
    const { id } = tx.insert(challenges).values(challenge).returning({ id: challenges.id }).get()
    recordEvent(tx, { by, at, action: 'challenge.recorded', subject: 'challenge', subjectId: id, schoolId: challenge.schoolId, change: { after: challenge }, requestId })
    return id
  })
}

/** Gives a challenge its last day, unless it has one by now. */
export function endChallenge(db: Db, { id, to, by, at, requestId }: Change & { id: number; to: string }): { done: true } | { stale: true } {
  return write(db, (tx) => {
    const row = tx.update(challenges).set({ to }).where(and(eq(challenges.id, id), isNull(challenges.to))).returning({ schoolId: challenges.schoolId }).get()
    if (!row) return { stale: true as const }
    recordEvent(tx, { by, at, action: 'challenge.ended', subject: 'challenge', subjectId: id, schoolId: row.schoolId, change: { before: { to: null }, after: { to } }, requestId })
    return { done: true as const }
  })
}
