/**
 * What is wanted of a plan, as one sum: a half-day of each tier counts so much beside its worth, a school that gets anything counts
 * so much, and so does a pair kept from the last run.
 * Leaves out: the order of aims (levels.ts).
 */
import { tierOf, type Plan, type Problem } from './problem.ts'

/** By tier: what a half-day counts, and what a school counts that is sent anything. Then what a step of worth and a pair kept count. */
export type Aim = { halfDay: Float64Array; served: Float64Array; worth: number; kept: number }

/** A number for each position; `Float64Array.from` takes twenty times as long over England's slots. */
const each = (count: number, of: (at: number) => number): Float64Array => new Float64Array(count).map((_, at) => of(at))

/** By slot: what one half-day counts. */
export const countsOf = (problem: Problem, { halfDay, worth }: Aim): Float64Array => each(problem.slot.need.length, (s) => halfDay[tierOf(problem, s)]! + worth * problem.slot.worth[s]!)

/** By slot: what opening it counts. */
export const keptOf = ({ slot }: Problem, { kept }: Aim): Float64Array => each(slot.need.length, (s) => (slot.open[s] ? 0 : kept * slot.kept[s]!))

/** By school: what it counts to send it anything; nothing where a pin does. */
export const servedOf = ({ school }: Problem, { served }: Aim): Float64Array => each(school.tier.length, (at) => (school.open[at] ? 0 : served[school.tier[at]!]!))

/** What a plan reaches, beyond what pins fix. */
export function reachedBy(problem: Problem, aim: Aim, plan: Plan): number {
  const { slot, deployment } = problem
  const bonus = servedOf(problem, aim)
  let sum = 0
  for (let s = 0; s < plan.length; s += 1) {
    const halfDays = plan[s]!
    if (halfDays === 0) continue
    const school = deployment.school[slot.deployment[s]!]!
    sum += halfDays * (aim.halfDay[tierOf(problem, s)]! + aim.worth * slot.worth[s]!) + (slot.open[s] ? 0 : aim.kept * slot.kept[s]!) + bonus[school]!
    bonus[school] = 0
  }
  return sum
}
