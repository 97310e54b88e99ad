/**
 * The round's choice with its words at hand: pairs, half-days, limits. What pins fix and reasons speak of; plan/arrays.ts strips it.
 *
 * The most urgent categories come first, then the total benefit. Worth is fit in whole steps,
 * so that every sum is exact. Leaves out: why a pair is possible (candidates.ts) and why it was chosen (decode.ts).
 */
import type { Day } from './day.ts'
import type { Field, Match } from './candidates.ts'
import type { RoundInput } from './model.ts'
import { freeHalfDays, leastHalfDays, worthSending } from './pair.ts'
import { FIT_STEPS, SCHOOLS_WITH_CARE } from './rules.ts'

/** One possible deployment: nothing, or `least` to `most` half-days. `need` and `offer` are positions in the problem. */
export type Slot = {
  candidate: Match
  need: number
  offer: number
  schoolId: number
  least: number
  most: number
  /** Fit in whole steps, for each half-day. */
  worth: number
  pinned: boolean
}
export type Demand = { needId: number; schoolId: number; tier: number; wanted: number; supporters: number }
/** `least`: what is worth sending to one school. */
export type Supply = { offerId: number; free: number; least: number }
/** At most so many schools supported by these slots together: an offer's own limit, or that of a school giving with care. */
export type Circle = { by: 'offer' | 'donor'; slots: number[]; schools: number }

export type Problem = {
  /** Urgencies in order, most urgent first; demands point into it. */
  urgencies: number[]
  slots: Slot[]
  demands: Demand[]
  supplies: Supply[]
  circles: Circle[]
}

/** Half-days for each slot; 0 where nothing is sent. */
export type Plan = number[]

/** The urgency of a need: its school's category's, or after every category's where the school has none. */
export const urgencyOf = (schoolId: number, day: Day, input: RoundInput): number =>
  day.categories.get(schoolId)?.urgency ?? Math.max(0, ...input.framework.categories.map((rule) => rule.urgency)) + 1

/** The round as a problem; slots by need, then offer. */
export function problemOf(fields: Field[], day: Day, input: RoundInput): Problem {
  const urgencies = [...new Set(input.needs.map((need) => urgencyOf(need.schoolId, day, input)))].sort((a, b) => a - b)
  const demands = input.needs.map((need): Demand => ({
    needId: need.id,
    schoolId: need.schoolId,
    tier: urgencies.indexOf(urgencyOf(need.schoolId, day, input)),
    wanted: need.halfDays,
    supporters: input.rules.supportersPerNeed,
  }))
  const supplies = input.offers.map((offer): Supply => ({ offerId: offer.id, free: freeHalfDays(offer), least: worthSending(offer, input.rules) }))
  const slots = slotsOf(fields, input)
  return { urgencies, slots, demands, supplies, circles: circlesOf(slots, day, input) }
}

function slotsOf(fields: Field[], input: RoundInput): Slot[] {
  const positions = new Map(input.offers.map((offer, position) => [offer.id, position]))
  return fields.flatMap(({ need, candidates }, position) =>
    candidates.map((candidate): Slot => {
      const offerPosition = positions.get(candidate.offerId)!
      const offer = input.offers[offerPosition]!
      return {
        candidate,
        need: position,
        offer: offerPosition,
        schoolId: need.schoolId,
        least: leastHalfDays(need, offer, input.rules),
        most: Math.min(need.halfDays, freeHalfDays(offer)),
        worth: Math.round(candidate.fit * FIT_STEPS),
        pinned: false,
      }
    }),
  )
}

function circlesOf(slots: Slot[], day: Day, input: RoundInput): Circle[] {
  const byOffer = new Map<number, number[]>()
  const byCarefulSchool = new Map<number, number[]>()
  slots.forEach((slot, index) => {
    const { schoolId } = input.offers[slot.offer]!
    push(byOffer, slot.offer, index)
    if (day.categories.get(schoolId)?.mayGive === 'with-care') push(byCarefulSchool, schoolId, index)
  })
  return [
    ...[...byOffer].map(([offer, mine]): Circle => ({ by: 'offer', slots: mine, schools: input.offers[offer]!.maximumSchools })),
    ...[...byCarefulSchool.values()].map((mine): Circle => ({ by: 'donor', slots: mine, schools: SCHOOLS_WITH_CARE })),
  ]
}

const push = (lists: Map<number, number[]>, key: number, value: number): void => {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

/** Half-days met in each tier, most urgent first. */
export const metByTier = (problem: Problem, plan: Plan): number[] => {
  const met = problem.urgencies.map(() => 0)
  problem.slots.forEach((slot, index) => {
    met[problem.demands[slot.need]!.tier]! += plan[index]!
  })
  return met
}

/** Total benefit in whole steps: half-days times worth. */
export const benefitOf = (problem: Problem, plan: Plan): number =>
  problem.slots.reduce((sum, slot, index) => sum + slot.worth * plan[index]!, 0)
