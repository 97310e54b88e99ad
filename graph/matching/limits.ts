/**
 * Does a plan keep every limit of a problem, in whole numbers? Asked of every plan a solver hands back.
 * Leaves out: rules and words, which verify.ts checks from the round's input without any of this.
 */
import type { Plan, Problem } from './problem.ts'

/** Is the plan within every slot, need, offer and circle, and does it honour every pin? */
export function keepsLimits(problem: Problem, plan: Plan): boolean {
  const needs = problem.demands.map(() => 0)
  const supporters = problem.demands.map(() => 0)
  const offers = problem.supplies.map(() => 0)
  const within = problem.slots.every((slot, index) => {
    const halfDays = plan[index]!
    needs[slot.need]! += halfDays
    supporters[slot.need]! += halfDays > 0 ? 1 : 0
    offers[slot.offer]! += halfDays
    return Number.isInteger(halfDays) && (halfDays === 0 ? !slot.pinned : slot.least <= halfDays && halfDays <= slot.most)
  })
  return (
    within &&
    problem.demands.every((demand, at) => needs[at]! <= demand.wanted && supporters[at]! <= demand.supporters) &&
    problem.supplies.every((supply, at) => offers[at]! <= supply.free) &&
    problem.circles.every(({ slots, schools }) => new Set(slots.filter((slot) => plan[slot]! > 0).map((slot) => problem.slots[slot]!.schoolId)).size <= schools)
  )
}
