/**
 * School years and their three terms. The terms meet without a gap, so that every day, and every day of help, belongs to one.
 * Source: the dates on which teachers' contracts run (Conditions of Service for School Teachers, the "Burgundy Book"):
 * autumn to 31 December, spring to 30 April, summer to 31 August. Leaves out: when pupils are away (holidays.ts).
 */

type TermName = 'autumn' | 'spring' | 'summer'
/** A term of a school year; both days included. */
export type SchoolTerm = { name: TermName; year: number; from: string; to: string }

/** The calendar year in which the school year of this day began: 2026 for any day of 2026/27. */
export const schoolYearOf = (day: string): number => Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0)

/** "2026/27". */
export const schoolYearName = (year: number): string => `${year}/${String((year + 1) % 100).padStart(2, '0')}`

/** The three terms of the school year that begins in September of `year`. */
export const termsOf = (year: number): [SchoolTerm, SchoolTerm, SchoolTerm] => [
  { name: 'autumn', year, from: `${year}-09-01`, to: `${year}-12-31` },
  { name: 'spring', year, from: `${year + 1}-01-01`, to: `${year + 1}-04-30` },
  { name: 'summer', year, from: `${year + 1}-05-01`, to: `${year + 1}-08-31` },
]

/** The term a day belongs to. */
export const termOf = (day: string): SchoolTerm => {
  const terms = termsOf(schoolYearOf(day))
  return terms.find((term) => day <= term.to) ?? terms[2]
}

/** "Autumn term 2026", "Spring term 2027": the term with the calendar year it is in. */
export const termTitle = (term: SchoolTerm): string =>
  `${term.name.charAt(0).toUpperCase()}${term.name.slice(1)} term ${term.from.slice(0, 4)}`

/** The terms that any day of the span touches, in order. */
export function termsBetween(from: string, to: string): SchoolTerm[] {
  const terms: SchoolTerm[] = []
  for (let year = schoolYearOf(from); year <= schoolYearOf(to); year += 1) {
    terms.push(...termsOf(year).filter((term) => term.from <= to && term.to >= from))
  }
  return terms
}
