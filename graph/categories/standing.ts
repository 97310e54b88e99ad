/**
 * Which category a school is in on a day. Decisions are only ever added: the one that began last holds until another begins.
 * Source: Derby Winners, "All schools re-evaluated each term".
 * Leaves out: who may see it (graph/permissions).
 */
import { termsBetween, termTitle, type SchoolTerm } from '../dates/school-year.ts'
import type { Category } from './framework.ts'

/** The later of two decisions; of two that begin on one day, the one recorded last. */
const later = (a: Category, b: Category): Category => (a.from === b.from ? (a.id > b.id ? a : b) : a.from > b.from ? a : b)

/** The category a school is in on a day, or null before its first; rows of other schools may be among them. */
export const categoryOn = (categories: Category[], schoolId: number, day: string): Category | null =>
  categories
    .filter((row) => row.schoolId === schoolId && row.from <= day)
    .reduce<Category | null>((last, row) => (last ? later(last, row) : row), null)

/** A term and the category that held at its end, or holds now in the term still going on. */
export type TermStanding = { term: SchoolTerm; title: string; category: Category | null }

/** A school's category term by term, the latest term first, from its first decision to the day asked. */
export function categoryByTerm(categories: Category[], schoolId: number, day: string): TermStanding[] {
  const own = categories.filter((row) => row.schoolId === schoolId && row.from <= day)
  const first = own.map((row) => row.from).toSorted()[0]
  if (first === undefined) return []
  return termsBetween(first, day)
    .map((term) => ({ term, title: termTitle(term), category: categoryOn(own, schoolId, term.to < day ? term.to : day) }))
    .reverse()
}
