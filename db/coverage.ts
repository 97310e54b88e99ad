/**
 * Who is covered: the schools of a partnership or an authority with their state as of a day, and who supports whom. Both are
 * narrowed to what the viewer may see: a chair's own school, and one they declared an interest in, is left to another member.
 */
import { and, eq, gte, inArray, lte, ne, or, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { approachesOf, type Approach } from '../graph/coverage/approach.ts'
import { coverageOf } from '../graph/coverage/coverage.ts'
import type { SchoolCoverage } from '../graph/coverage/model.ts'
import { pictureOf, type Picture } from '../graph/coverage/picture.ts'
import { repairOf, type Repair } from '../graph/coverage/repair.ts'
import { steadyRepairOf, type SteadyRepair } from '../graph/coverage/steady.ts'
import { readMonths, STANDARD_MONTHS } from '../graph/coverage/window.ts'
import type { NetworkFacts, School } from '../graph/network/model.ts'
import { isOpenOn } from '../graph/network/standing.ts'
import { scopeOf } from '../graph/permissions/can.ts'
import type { Reader } from './client.ts'
import { inArea, membersOf, type Area } from './coverage-areas.ts'
import { loadWishes } from './coverage-wishes.ts'
import { newestChange } from './events.ts'
import { listHiddenNeeds } from './needs.ts'
import { loadNetworkFacts } from './network-facts.ts'
import { narrow, type Viewer } from './scope.ts'
import { findSetting } from './settings.ts'
import { offers, proposals } from './schema/brokering.ts'
import { needs } from './schema/categories.ts'
import { areas, people, schools } from './schema/network.ts'
import { agreements } from './schema/support.ts'

/** A school and how it is covered. */
export type SchoolCovered = { school: School } & Omit<SchoolCoverage, 'schoolId'>

/** Months of activity that count: the setting, or twelve. */
export const coverageMonths = (db: Reader): number => readMonths(findSetting(db, 'coverage.months')) ?? STANDARD_MONTHS

export type Covered = { months: number; schools: SchoolCovered[] }

/** Coverage of every school open on the day, of the whole database or some authorities, in order of URN, and its repair to either target: for commands, which see all. */
export function loadCoverage(db: Reader, { laCodes, day }: { laCodes?: readonly string[]; day: string }): Covered & { repair: () => Repair; steady: () => SteadyRepair } {
  const facts = loadNetworkFacts(db, { laCodes })
  const wanted = facts.schools.filter((school) => laCodes === undefined || laCodes.includes(school.laCode))
  const found = covered(db, facts, wanted, day)
  const schoolIds = found.schools.map(({ school }) => school.id)
  const asked = { day, months: found.months, schoolIds }
  const wishes = () => loadWishes(db, { ...asked, hidden: [] })
  return { ...found, repair: () => repairOf(facts, asked, wishes()), steady: () => steadyRepairOf(facts, asked, wishes()) }
}

function covered(db: Reader, facts: NetworkFacts, wanted: School[], day: string): Covered {
  const months = coverageMonths(db)
  const open = wanted.filter((school) => isOpenOn(school, day)).sort((a, b) => a.urn - b.urn)
  const found = coverageOf(facts, { day, months, schoolIds: open.map((school) => school.id) })
  return { months, schools: found.map(({ schoolId: _, ...coverage }, index) => ({ school: open[index]!, ...coverage })) }
}

/** The schools of an area that the viewer may see, as a predicate over `schools`. */
export const seen = (db: Reader, viewer: Viewer, area: Area, day: string): SQL | undefined =>
  and(narrow(db, viewer, 'coverage.read', { school: schools.id, la: schools.laCode }), inArea(db, area, day))

export type AreaCoverage = {
  months: number
  schools: SchoolCovered[]
  /** For each school not active: which collaborations to approach. */
  approaches: Map<number, Approach[]>
  /** What would cover everybody, of the schools the viewer may see. */
  repair: Repair
  picture: Picture
  /** Schools of the area that the viewer leaves to other members: their own, and those of their posts and declared interests. */
  leftOut: { urn: number; name: string }[]
}

/** The schools of an area that the viewer may see, open or not. */
export const listSeenSchools = (db: Reader, viewer: Viewer, { area, day }: { area: Area; day: string }): Wanted =>
  db.select({ id: schools.id, laCode: schools.laCode }).from(schools).where(seen(db, viewer, area, day)).orderBy(schools.id).all()

/** Coverage of an area as of a day, in order of name. */
export function listCoverage(db: Reader, viewer: Viewer, { area, day }: { area: Area; day: string }): AreaCoverage {
  const rows = listSeenSchools(db, viewer, { area, day })
  return { ...recent(db, viewer, rows, day), leftOut: listLeftOut(db, viewer, area, day, new Set(rows.map(({ id }) => id))) }
}

/** What would leave no school of an area hanging by one thread, of those the viewer may see; with the schools by id. */
export function listSteadyRepair(db: Reader, viewer: Viewer, { area, day }: { area: Area; day: string }): { schools: Map<number, School>; steady: SteadyRepair } {
  const rows = listSeenSchools(db, viewer, { area, day })
  const schoolIds = rows.map(({ id }) => id)
  const facts = loadNetworkFacts(db, { laCodes: [...new Set(rows.map(({ laCode }) => laCode))], schoolIds })
  const wanted = new Set(schoolIds)
  return { schools: new Map(facts.schools.filter(({ id }) => wanted.has(id)).map((school) => [school.id, school])), steady: steadyRepairOf(facts, { day, months: coverageMonths(db), schoolIds }, loadWishes(db, { day, schoolIds, hidden: listHiddenNeeds(db, viewer, { schoolIds }) })) }
}

type Wanted = { id: number; laCode: string }[]
type Worked = Omit<AreaCoverage, 'leftOut'>

function workOut(db: Reader, rows: Wanted, hidden: number[], day: string): Worked {
  const ids = new Set(rows.map(({ id }) => id))
  const facts = loadNetworkFacts(db, { laCodes: [...new Set(rows.map(({ laCode }) => laCode))], schoolIds: [...ids] })
  const { months, schools: found } = covered(db, facts, facts.schools.filter(({ id }) => ids.has(id)), day)
  const gaps = found.filter(({ coverage }) => coverage !== 'active').map(({ school }) => school.id)
  const wishes = loadWishes(db, { day, schoolIds: gaps, hidden })
  return {
    months,
    schools: found.sort((a, b) => (a.school.name < b.school.name ? -1 : a.school.name > b.school.name ? 1 : a.school.urn - b.school.urn)),
    approaches: approachesOf(facts, { day, months, schoolIds: gaps }, wishes),
    repair: repairOf(facts, { day, months, schoolIds: gaps }, wishes),
    picture: pictureOf(facts, { day, months, schoolIds: found.map(({ school }) => school.id) }),
  }
}

/** Answers kept at a time: the areas of a few people looking around. */
const KEPT = 8
const kept = new WeakMap<object, Map<string, Worked>>()

/**
 * The same answer as long as the history of the network stands still, since every change adds to it. Loading a county's network costs more
 * than a whole page otherwise (bench: network). Who asks is not in the key: which schools they may see is, and which needs of these they may not.
 */
function recent(db: Reader, viewer: Viewer, rows: Wanted, day: string): Worked {
  const schoolIds = rows.map(({ id }) => id)
  const hidden = listHiddenNeeds(db, viewer, { schoolIds })
  const key = JSON.stringify([newestChange(db), day, coverageMonths(db), schoolIds, hidden])
  const answers = kept.get(db) ?? new Map<string, Worked>()
  kept.set(db, answers)
  const found = answers.get(key) ?? workOut(db, rows, hidden, day)
  answers.delete(key)
  answers.set(key, found)
  for (const oldest of answers.keys()) if (answers.size > KEPT) answers.delete(oldest)
  return found
}

/** Schools of the area that are left out because one sits on the board of a partnership they are in, and is recused. */
export function listLeftOut(db: Reader, viewer: Viewer, area: Area, day: string, seenIds: ReadonlySet<number>): { urn: number; name: string }[] {
  const { exceptSchoolIds, networkIds } = scopeOf(viewer.actor, 'coverage.read')
  if (area.kind === 'authority' || exceptSchoolIds.length === 0) return []
  const boards = area.kind === 'partnership' ? [area.id] : networkIds
  return db.select({ id: schools.id, urn: schools.urn, name: schools.name }).from(schools)
    .where(and(inArray(schools.id, exceptSchoolIds), inArea(db, area, day), or(...boards.map((id) => inArray(schools.id, membersOf(db, id, day))))))
    .orderBy(schools.name).all()
    .filter(({ id }) => !seenIds.has(id)).map(({ urn, name }) => ({ urn, name }))
}

export type Supported = {
  agreementId: number
  supporterSchoolId: number
  supporter: string
  supporterUrn: number
  leader: string | null
  personId: number | null
  schoolId: number
  school: string
  urn: number
  areaCode: string
  area: string
  halfDays: number
  from: string
  to: string
  state: string
}

/** Who supports whom in an area on a day, under agreements that have not been ended; only what the viewer may read of them. */
export function listSupport(db: Reader, viewer: Viewer, { area, day }: { area: Area; day: string }): Supported[] {
  const supporters = alias(schools, 'supporters')
  return db
    .select({
      agreementId: agreements.id, supporterSchoolId: offers.schoolId, supporter: supporters.name, supporterUrn: supporters.urn,
      leader: people.name, personId: offers.personId, schoolId: needs.schoolId, school: schools.name, urn: schools.urn,
      areaCode: needs.areaCode, area: areas.name, halfDays: agreements.halfDays, from: agreements.from, to: agreements.until, state: agreements.state,
    })
    .from(agreements).innerJoin(proposals, eq(proposals.id, agreements.proposalId)).innerJoin(needs, eq(needs.id, proposals.needId))
    .innerJoin(areas, eq(areas.code, needs.areaCode)).innerJoin(offers, eq(offers.id, proposals.offerId))
    .innerJoin(schools, eq(schools.id, needs.schoolId)).innerJoin(supporters, eq(supporters.id, offers.schoolId))
    .leftJoin(people, eq(people.id, offers.personId))
    .where(and(
      seen(db, viewer, area, day), narrow(db, viewer, 'agreement.read', { school: schools.id, la: schools.laCode }),
      lte(agreements.from, day), gte(agreements.until, day), ne(agreements.state, 'ended'),
    ))
    .orderBy(schools.name, agreements.id).all()
}
