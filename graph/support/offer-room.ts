/**
 * How much room an offer has left: half-days in the term, and further schools.
 * Source: Derby Winners, Models of Support (what a category may give). Leaves out: which need gets them.
 */
import type { CategoryRule } from '../categories/framework.ts'
import type { SchoolTerm } from '../dates/school-year.ts'
import { SCHOOLS_WITH_CARE } from '../matching/rules.ts'
import { committedIn, type Commitment } from './ledger.ts'

/** A commitment of an offer to a school: held, or agreed and going on, or over (`over`: it no longer counts as a school). */
export type Held = Commitment & { schoolId: number; over: boolean }

/**
 * What an offer holds in a term and how many further schools it may support. A school that gives with care counts every
 * school supported by any of its offers (`bySchool`), and supports no more than the policy allows.
 */
export function roomOf(
  offer: { maximumSchools: number },
  { term, own, bySchool, mayGive }: { term: SchoolTerm; own: readonly Held[]; bySchool: readonly Held[]; mayGive: CategoryRule['mayGive'] },
): { committedHalfDays: number; furtherSchools: number } {
  const supported = (held: readonly Held[]): number => new Set(held.filter(({ over }) => !over).map(({ schoolId }) => schoolId)).size
  const further = offer.maximumSchools - supported(own)
  const withCare = mayGive === 'with-care' ? SCHOOLS_WITH_CARE - supported(bySchool) : further
  return { committedHalfDays: committedIn(term, own), furtherSchools: Math.max(0, Math.min(further, withCare)) }
}
