/**
 * What is maximised, one programme after another: the tiers, most urgent first, and then benefit.
 *
 * Neighbouring tiers share a programme where the weights that keep them in order stay small: a half-day of a tier weighs more than
 * everything the tiers after it in the programme could be given. Source: preemptive goal programming (Ignizio 1976).
 * Leaves out: solving (solve.ts).
 */
import type { Plan, Problem } from './problem.ts'

/** One programme: what a half-day of each slot counts, the tiers it decides, and how many tiers are decided before it. */
export type Level = { factor: (slot: number) => number; tiers: number[]; settled: number }

/** The greatest weight of a tier in a shared programme: far below what a solver's tolerances could blur. */
const GREATEST_WEIGHT = 100_000

/** The levels of a problem, in order; the last is benefit. */
export function levelsOf(problem: Problem): Level[] {
  const levels: Level[] = [{ factor: (slot) => problem.slots[slot]!.worth, tiers: [], settled: problem.urgencies.length }]
  let weights = new Map<number, number>()
  let below = 0
  const close = (): void => {
    const own = weights
    const tiers = [...own.keys()].reverse()
    if (tiers.length > 0) levels.unshift({ factor: (slot) => own.get(tierOf(problem, slot)) ?? 0, tiers, settled: tiers[0]! })
    weights = new Map()
    below = 0
  }
  for (let tier = problem.urgencies.length - 1; tier >= 0; tier -= 1) {
    const most = mostOf(problem, tier)
    if (most === 0) continue
    if (below + 1 > GREATEST_WEIGHT) close()
    weights.set(tier, below + 1)
    below += (below + 1) * most
  }
  close()
  return levels
}

const tierOf = (problem: Problem, slot: number): number => problem.demands[problem.slots[slot]!.need]!.tier

/** No more can be sent to a tier than its needs want and its slots hold. */
const mostOf = (problem: Problem, tier: number): number => byNeed(problem).reduce((sum, { most }, need) => (problem.demands[need]!.tier === tier ? sum + most : sum), 0)

const byNeed = (problem: Problem, factor: (slot: number) => number = () => 1): { best: number; most: number }[] => {
  const found = problem.demands.map(() => ({ best: 0, most: 0 }))
  problem.slots.forEach(({ need, most }, slot) => {
    const own = found[need]!
    own.best = Math.max(own.best, factor(slot))
    own.most = Math.min(problem.demands[need]!.wanted, own.most + most)
  })
  return found
}

/** The slots of a tier. */
export const slotsOf = (problem: Problem, tier: number): number[] => problem.slots.flatMap((_, slot) => (tierOf(problem, slot) === tier ? [slot] : []))

/** What a plan reaches in a level. */
export const reachedBy = (level: Level, plan: Plan): number => plan.reduce((sum, halfDays, slot) => sum + halfDays * level.factor(slot), 0)

/** No plan reaches more than every need met in full by its best slot. */
export const easyBound = (problem: Problem, level: Level): number => byNeed(problem, level.factor).reduce((sum, { best, most }) => sum + best * most, 0)
