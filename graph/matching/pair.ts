/** A need and an offer side by side, with everything the rules and terms ask about them. Decides nothing. */
import type { Need } from '../categories/framework.ts'
import type { Offer } from '../brokering/offer.ts'
import type { School } from '../network/model.ts'
import type { Day } from './day.ts'
import { distanceKm } from './distance.ts'
import type { RoundRules } from './model.ts'

export type Pair = {
  need: Need
  offer: Offer
  /** The school in need. */
  school: School
  /** The school that gives, or lends its leader. */
  supporter: School
  /** Who would come, as far as conflicts go: the leader, or for a school's own offer its heads. */
  acting: number[]
  distanceKm: number | null
  rules: RoundRules
}

/** The half-days an offer has left this term. */
export const freeHalfDays = (offer: Offer): number => Math.max(0, offer.halfDaysPerTerm - offer.committedHalfDays)

/** The least worth sending to a school: the policy's or the offer's minimum. */
export const worthSending = (offer: Offer, rules: RoundRules): number => Math.max(rules.minimumHalfDays, offer.minimumHalfDays)

/** The least worth sending for this need alone: the same, or the whole need where that is less. */
export const leastHalfDays = (need: Need, offer: Offer, rules: RoundRules): number => Math.min(need.halfDays, worthSending(offer, rules))

/** Who would come for an offer, in the order of their numbers. */
export const actingFor = (offer: Offer, day: Day): number[] => (offer.personId === null ? [...(day.heads.get(offer.schoolId) ?? [])].sort((a, b) => a - b) : [offer.personId])

/** The pair as of the day; both schools must be in the round's facts. */
export function pairOf(need: Need, offer: Offer, day: Day, rules: RoundRules): Pair {
  const [school, supporter] = [schoolOf(day, need.schoolId), schoolOf(day, offer.schoolId)]
  return { need, offer, school, supporter, acting: actingFor(offer, day), distanceKm: distanceKm(school, supporter), rules }
}

export function schoolOf(day: Day, schoolId: number): School {
  const school = day.schools.get(schoolId)
  if (!school) throw new Error(`School ${schoolId} of a need or an offer is not among the round's facts`)
  return school
}
