/** What the parts of the demo hand on to one another while it is being made up. */
import { addDays } from '../../graph/dates/day.ts'
import { schoolYearOf, termsOf } from '../../graph/dates/school-year.ts'
import { isSchoolDay } from '../../graph/dates/working-days.ts'
import { STORY_CATEGORIES } from './cast.ts'
import { chanceFor, type Chance } from './chance.ts'
import { noRows, type Rows } from './rows.ts'

/** The demo authority's code: no local authority of England has it. */
export const LA_CODE = '999'

export type DemoSchool = Rows['schools'][number]
/** A leader of education: who, from which school, as what, and in which areas. */
export type Leader = { personId: number; schoolId: number; kind: 'nle' | 'lle' | 'sle'; areas: string[] }

export type Draft = {
  today: string
  rows: Rows
  /** A stream of chance of its own for each purpose. */
  chance: (purpose: string) => Chance
  /** By name. */
  schools: Map<string, DemoSchool>
  /** The category each school is in now, by school id; a school without one is missing. */
  categories: Map<number, string>
  headOf: Map<number, number>
  chairOf: Map<number, number>
  leaders: Leader[]
  /** Account id by person id. */
  accountOf: Map<number, number>
  officers: { broker: number; otherBroker: number; headOfService: number }
}

/** An empty demo. */
export const newDraft = (seed: number, today: string): Draft => ({
  today,
  rows: noRows(),
  chance: (purpose) => chanceFor(seed, purpose),
  schools: new Map(),
  categories: new Map(),
  headOf: new Map(),
  chairOf: new Map(),
  leaders: [],
  accountOf: new Map(),
  officers: { broker: 0, otherBroker: 0, headOfService: 0 },
})

export function schoolNamed(draft: Draft, name: string): DemoSchool {
  const school = draft.schools.get(name)
  if (!school) throw new Error(`The demo has no school called ${name}.`)
  return school
}

export const openSchools = (draft: Draft): DemoSchool[] => draft.rows.schools.filter((school) => school.standing === 'open')

/** Those that chance may tie to others: the story's ties are its own. */
export const ordinarySchools = (draft: Draft): DemoSchool[] => openSchools(draft).filter((school) => !(school.name in STORY_CATEGORIES))

/** The first day on or after this one on which schools are open. */
export const schoolDayFrom = (day: string): string => (isSchoolDay(day) ? day : schoolDayFrom(addDays(day, 1)))
/** The last day on or before this one on which schools are open. */
export const schoolDayUntil = (day: string): string => (isSchoolDay(day) ? day : schoolDayUntil(addDays(day, -1)))
/** So many school days before the day. */
export const schoolDaysBefore = (day: string, count: number): string =>
  count === 0 ? schoolDayUntil(day) : schoolDaysBefore(addDays(schoolDayUntil(day), -1), count - 1)

/** 1 September of the school year so many years ago. */
export const septemberAgo = (today: string, years: number): string => `${schoolYearOf(today) - years}-09-01`

/** The latest meetings of the School Review Board, one a term, earliest first. */
export function reviewBoards(today: string, count: number): string[] {
  const year = schoolYearOf(today)
  const meetings = Array.from({ length: count / 3 + 2 }, (_, back) => termsOf(year - back)).flat()
    .map((term) => schoolDayFrom(addDays(term.from, 38)))
  return meetings.filter((day) => day <= today).sort().slice(-count)
}
