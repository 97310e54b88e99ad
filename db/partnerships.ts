/**
 * The schools of an Improvement Partnership as its board may know them: coverage, challenge, category, needs and support, each
 * narrowed as its own list is. Schools a member leaves to others are not among them.
 */
import { and, asc, eq, sql } from 'drizzle-orm'
import { IN_HAND } from '../graph/brokering/lifecycle.ts'
import { movedBetween, type BoardSchool } from '../graph/boards/duties.ts'
import { bringsNeeds, ruleOf, urgencyOf } from '../graph/categories/entitlement.ts'
import type { Category, Framework } from '../graph/categories/framework.ts'
import { categoryOn } from '../graph/categories/standing.ts'
import { schoolYearOf, termOf, termsOf } from '../graph/dates/school-year.ts'
import type { School } from '../graph/network/model.ts'
import { listAgreements, type AgreementLine } from './agreements.ts'
import { listChallenged, type SchoolChallenged } from './challenges.ts'
import type { Reader } from './client.ts'
import { listCoverage, type AreaCoverage, type SchoolCovered } from './coverage.ts'
import type { Area } from './coverage-areas.ts'
import { listNeeds, type NeedListed } from './needs.ts'
import { among } from './network-facts.ts'
import { listWholeProposals } from './proposals.ts'
import { categories } from './schema/categories.ts'
import { schools } from './schema/network.ts'
import { narrow, type Viewer } from './scope.ts'
import { coverOf } from './support-days.ts'

export type Partnership = Extract<Area, { kind: 'partnership' | 'trust' }>
/** A school of the partnership with what the board's figures ask about it. */
export type BoardRow = BoardSchool & { school: School; /** From outside, by name. */ challengers: string[] }
export type BoardArea = { months: number; rows: BoardRow[]; leftOut: AreaCoverage['leftOut'] }

/** The partnership's schools on the viewer's day, by name. */
export function loadBoardArea(db: Reader, viewer: Viewer, { area, framework }: { area: Partnership; framework: Framework }): BoardArea {
  const { schools: covered, months, leftOut } = listCoverage(db, viewer, { area, day: viewer.today })
  const ids = new Set(covered.map(({ school }) => school.id))
  const decided = listDecided(db, viewer, ids, framework)
  const needs = Map.groupBy(listNeeds(db, viewer, { framework: framework.code }).filter(({ schoolId }) => ids.has(schoolId)), ({ schoolId }) => schoolId)
  const cover = coverOf(db, { needIds: [...needs.values()].flat().map(({ id }) => id) })
  const agreements = Map.groupBy(listAgreements(db, { viewer }).filter(({ school }) => ids.has(school.id)), ({ school }) => school.id)
  const inHand = new Set(listWholeProposals(db, { viewer, states: IN_HAND }).map(({ school }) => school.id))
  const challenged = listChallenged(db, viewer, { area, day: viewer.today })
  const rows = covered.map((row): BoardRow => {
    const { id } = row.school
    const told = { decided, needs: needs.get(id) ?? [], agreements: agreements.get(id) ?? [], framework, today: viewer.today }
    return { school: row.school, schoolId: id, coverage: row.coverage, reviewedOn: reviewedOn(row), inHand: inHand.has(id), needs: needsOf(told.needs, cover), ...challengeOf(challenged.get(id)), ...standingOf(id, told), ...supportOf(id, told) }
  })
  return { months, rows, leftOut }
}

type Told = { decided: Category[]; needs: NeedListed[]; agreements: AgreementLine[]; framework: Framework; today: string }

/** As `/challenges` tells it. */
const challengeOf = (found: SchoolChallenged | undefined): Pick<BoardRow, 'challenged' | 'cosy' | 'challengers'> => ({
  challenged: found?.challenged ?? false, cosy: found?.by.some(({ cosy }) => cosy) ?? false,
  challengers: [...new Set(found?.by.filter(({ conflicts }) => conflicts.length === 0).map(({ challenge }) => challenge.name))].sort(),
})

const reviewedOn = ({ evidence }: SchoolCovered): string | null => evidence.find(({ kind }) => kind === 'peer-review')?.on ?? null

const listDecided = (db: Reader, viewer: Viewer, schoolIds: Iterable<number>, framework: Framework): Category[] =>
  db.select({
    id: categories.id, schoolId: categories.schoolId, framework: categories.framework, code: categories.code, from: categories.from,
    rationale: sql<string>`''`, agreedWithSchool: categories.agreedWithSchool,
  }).from(categories).innerJoin(schools, eq(schools.id, categories.schoolId))
    .where(and(among(categories.schoolId, schoolIds), eq(categories.framework, framework.code), narrow(db, viewer, 'category.read', { school: schools.id, la: schools.laCode })))
    .orderBy(asc(categories.from), asc(categories.id)).all()

function standingOf(schoolId: number, { decided, framework, today }: Told): Pick<BoardSchool, 'category' | 'facesChallenge' | 'isOwed'> {
  const now = categoryOn(decided, schoolId, today)
  const rule = now ? ruleOf(framework, now.code) : null
  return {
    category: now ? { code: now.code, decidedOn: now.from, thisTerm: now.from >= termOf(today).from } : null,
    isOwed: bringsNeeds(rule), facesChallenge: bringsNeeds(rule) || rule?.temporarilyVulnerable === true,
  }
}

const needsOf = (needs: NeedListed[], cover: Map<number, { agreed: number; inHand: number }>): BoardSchool['needs'] => ({
  open: needs.length,
  unanswered: needs.filter(({ id }) => (cover.get(id)?.agreed ?? 0) + (cover.get(id)?.inHand ?? 0) === 0).length,
  halfDays: needs.reduce((sum, { halfDays }) => sum + halfDays, 0),
})

function supportOf(schoolId: number, { decided, agreements, framework, today }: Told): Pick<BoardSchool, 'running' | 'year' | 'moved'> {
  const [from, to] = [termsOf(schoolYearOf(today))[0].from, termsOf(schoolYearOf(today))[2].to]
  const year = agreements.filter((row) => row.from <= to && row.until >= from)
  const sum = (of: (row: AgreementLine) => number): number => year.reduce((total, row) => total + of(row), 0)
  const began = year.map((row) => row.from).sort()[0]
  const urgency = (day: string): number | null => {
    const then = categoryOn(decided, schoolId, day)
    return then ? urgencyOf(framework, then.code) : null
  }
  return {
    running: agreements.filter((row) => ['active', 'paused'].includes(row.state) && row.from <= today && today <= row.until).length,
    year: { agreements: year.length, allocated: sum(({ halfDays }) => halfDays), given: sum(({ givenHalfDays }) => givenHalfDays) },
    moved: began === undefined ? null : movedBetween(urgency(began), urgency(today)),
  }
}
