/**
 * The order in which plans are compared. Days first: half-days met in the most urgent tier, then in the next, and so on; or every
 * school something first, tier by tier, and then days. Then the greatest benefit and, between equals, the most pairs kept of the last run.
 *
 * Benefit and pairs kept are one sum, exact in whole numbers: a step of benefit counts one more than all pairs that could be kept.
 * Source: preemptive goal programming (Ignizio 1976). Leaves out: solving (solve.ts).
 */
import type { RoundOrder } from '../model.ts'
import { reachedBy, type Aim } from './aim.ts'
import type { Plan, Problem } from './problem.ts'

/** One aim of the order; `tier` is the tier whose half-days it counts, if it is one of those. */
export type Level = { aim: Aim; name: 'served' | 'half-days' | 'benefit'; tier: number }

const aimOf = (tiers: number, more: Partial<Aim> = {}): Aim => ({ halfDay: new Float64Array(tiers), served: new Float64Array(tiers), worth: 0, kept: 0, ...more })

/** One for a tier and nothing for the others. */
const only = (tiers: number, tier: number): Float64Array => Float64Array.from({ length: tiers }, (_, at) => (at === tier ? 1 : 0))

/** How many pairs of the last run could be kept. */
const keepable = ({ slot }: Problem): number => slot.kept.reduce((sum, one, s) => sum + (slot.open[s] ? 0 : one), 0)

/** Every level, in order. */
export function levelsOf(problem: Problem, order: RoundOrder): Level[] {
  const tiers = Array.from({ length: problem.tiers }, (_, tier) => tier)
  const served = tiers.map((tier): Level => ({ aim: aimOf(problem.tiers, { served: only(problem.tiers, tier) }), name: 'served', tier }))
  const days = tiers.map((tier): Level => ({ aim: aimOf(problem.tiers, { halfDay: only(problem.tiers, tier) }), name: 'half-days', tier }))
  return [...(order === 'everybody-first' ? served : []), ...days, { aim: benefitOf(problem), name: 'benefit', tier: -1 }]
}

/** Benefit, then pairs kept. */
export function benefitOf(problem: Problem): Aim {
  const pairs = keepable(problem)
  return aimOf(problem.tiers, { worth: pairs + 1, kept: pairs > 0 ? 1 : 0 })
}

/** What a plan reaches, level by level. */
export const scoreOf = (problem: Problem, levels: readonly Level[], plan: Plan): number[] => levels.map(({ aim }) => reachedBy(problem, aim, plan))

/** Above 0: the first is better. */
export function compare(one: readonly number[], other: readonly number[]): number {
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return one[at]! - other[at]!
  return 0
}

/** A half-day of the last tier in steps of the greatest worth, and how many times more one of each tier before it. */
export const HARD = { last: 2, ratio: 4 }
/** `strict`: what a few supporters could do for a tier never outweighs a half-day of one before it. */
const SUMS = { hard: HARD, soft: { last: 3, ratio: 1.06 }, strict: { last: 32, ratio: 32 } }
export type SearchSum = keyof typeof SUMS
/** A school served in half-days of the most urgent tier, where that comes first. */
export const SERVED = 8

/** One sum that nearly keeps the order (`hard`), keeps it (`strict`), or lets search pass through plans that give up a little of it (`soft`). */
export function searchAim(problem: Problem, order: RoundOrder, sum: SearchSum): Aim {
  const { last, ratio } = SUMS[sum]
  const { worth, kept } = benefitOf(problem)
  const greatest = problem.slot.worth.reduce((most, one) => Math.max(most, one), 1) * worth
  const halfDay = Float64Array.from({ length: problem.tiers }, (_, tier) => Math.round(last * greatest * ratio ** (problem.tiers - 1 - tier)))
  const served = halfDay.map((one) => (order === 'everybody-first' ? SERVED * (halfDay[0] ?? 0) + one : 0))
  return { halfDay, served, worth, kept }
}
