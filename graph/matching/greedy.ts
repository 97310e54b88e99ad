/**
 * A plan that keeps every limit, made quickly: where the solver begins, and what stands if it finds nothing in its time.
 * Pins first at their least, then the rest by urgency, then by worth, then in order. Never presented as the best.
 */
import type { Plan, Problem } from './problem.ts'

/** A plan within every limit, honouring every pin. */
export function greedyPlan(problem: Problem): Plan {
  const plan: Plan = problem.slots.map(() => 0)
  const left = {
    needs: problem.demands.map((demand) => demand.wanted),
    supporters: problem.demands.map((demand) => demand.supporters),
    offers: problem.supplies.map((supply) => supply.free),
  }
  const schools = problem.circles.map(() => new Map<number, number>())
  const circlesOf: number[][] = problem.slots.map(() => [])
  problem.circles.forEach((circle, at) => circle.slots.forEach((slot) => circlesOf[slot]!.push(at)))
  const send = (index: number, halfDays: number): void => {
    const slot = problem.slots[index]!
    if (plan[index] === 0) {
      left.supporters[slot.need]! -= 1
      for (const at of circlesOf[index]!) schools[at]!.set(slot.schoolId, 1)
    }
    plan[index]! += halfDays
    left.needs[slot.need]! -= halfDays
    left.offers[slot.offer]! -= halfDays
  }
  const room = (index: number): boolean => {
    const slot = problem.slots[index]!
    return left.supporters[slot.need]! > 0 &&
      circlesOf[index]!.every((at) => schools[at]!.has(slot.schoolId) || schools[at]!.size < problem.circles[at]!.schools)
  }
  problem.slots.forEach((slot, index) => { if (slot.pinned) send(index, slot.least) })
  for (const index of inOrder(problem)) {
    const slot = problem.slots[index]!
    const most = Math.min(slot.most - plan[index]!, left.needs[slot.need]!, left.offers[slot.offer]!)
    if (plan[index]! > 0 ? most > 0 : most >= slot.least && room(index)) send(index, most)
  }
  return plan
}

const inOrder = (problem: Problem): number[] => {
  const tierOf = (index: number): number => problem.demands[problem.slots[index]!.need]!.tier
  return problem.slots.map((_, index) => index).sort((a, b) => tierOf(a) - tierOf(b) || problem.slots[b]!.worth - problem.slots[a]!.worth || a - b)
}
