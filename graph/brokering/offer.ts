/** An offer of help, and when it may be used. Source: Derby Winners roles (leaders are lent by their own head). */

import type { Phase } from '../network/model.ts'

/** What a school, or a leader lent by a school, can give; half-days a term. */
export type Offer = {
  id: number
  schoolId: number
  personId: number | null
  halfDaysPerTerm: number
  /** Days already reserved or booked against this offer in the term, in half-days. */
  committedHalfDays: number
  minimumHalfDays: number
  maximumSchools: number
  reachKm: number
  from: string
  until: string
  attestedOn: string
  state: 'awaiting-head' | 'open' | 'withdrawn'
  /** Area code → strength: 1 some, 2 strong, 3 leading. */
  areas: { areaCode: string; strength: 1 | 2 | 3 }[]
  phases: Phase[]
}
