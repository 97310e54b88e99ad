/**
 * The deployments worth a look: each need's best pairs, and each supporter's best at the prices of the flow. Among thousands of schools a
 * supporter could help dozens, and a search that looks at all of them gets half as far in the same time.
 *
 * Source: kernel search (Angelelli, Mansini and Speranza 2010). Leaves out nothing for good: bounds are over every pair (relaxation.ts).
 */
import { restricted, type Part } from './parts.ts'
import type { Plan, Problem } from './problem.ts'

const BEST = 12
/** A core with more than this share of the slots is not worth its own arrays. */
const WORTH_IT = 0.8

/** The core as a problem of its own, with all that `plan` uses; or the whole where hardly anything is left out. */
export function coreOf(problem: Problem, counts: Float64Array, day: Float64Array, plan: Plan | null): Part {
  const { slot, deployment, ofOffer, ofNeed, slotsOfNeed } = problem
  const all = (list: ArrayLike<unknown>): Int32Array => Int32Array.from(list, (_, at) => at)
  const whole: Part = { problem, slots: all(slot.need), needs: all(problem.need.wanted), schools: all(problem.school.tier) }
  if (slot.need.length <= BEST * Math.max(ofNeed.length, ofOffer.length)) return whole
  const keep = Uint8Array.from(deployment.open)
  const keepBest = (slots: Int32Array, valueOf: (s: number) => number): void => {
    for (const s of slots.sort((a, b) => valueOf(b) - valueOf(a) || a - b).subarray(0, BEST)) keep[slot.deployment[s]!] = 1
  }
  for (let n = 0; n + 1 < ofNeed.length; n += 1) keepBest(slotsOfNeed.slice(ofNeed[n], ofNeed[n + 1]), (s) => counts[s]!)
  for (let o = 0; o + 1 < ofOffer.length; o += 1) keepBest(whole.slots.slice(deployment.start[ofOffer[o]!], deployment.start[ofOffer[o + 1]!]), (s) => counts[s]! - day[slot.need[s]!]!)
  for (let s = 0; s < slot.need.length; s += 1) if (slot.kept[s] || plan?.[s]) keep[slot.deployment[s]!] = 1
  const slots = whole.slots.filter((s) => keep[slot.deployment[s]!] === 1)
  return slots.length > WORTH_IT * slot.need.length ? whole : restricted(problem, slots)
}
