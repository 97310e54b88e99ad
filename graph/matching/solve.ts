/**
 * Finds the best plan: half-days met in the most urgent tier first, then in the next, then total benefit, each as great as it
 * can be without giving up any of what came before.
 *
 * Source: domain.md §8 (category first, then benefit; no school of a more urgent category goes without so that a less urgent one
 * is served). Preemptive goal programming (Ignizio 1976): a level's value becomes a row of the next. Neighbouring tiers go into
 * one programme while the weights that keep them lexicographic stay small enough for exact sums.
 * The solver is not believed: its values are rounded, checked against every limit in whole numbers, and kept only if better.
 * Between plans equal in every level the solver's first stands; it sees one canonical order, so the same input gives the same plan.
 * Leaves out: the certificate over the finished result (verify.ts).
 */
import { partsOf, together, type Part } from './components.ts'
import { columnsOf, encode, halfDaysOf, planOf, type Encoding } from './encode.ts'
import { greedyPlan } from './greedy.ts'
import type { MipSolver } from './model.ts'
import { keepsLimits } from './limits.ts'
import type { Plan, Problem } from './problem.ts'

export type Solved = {
  plan: Plan
  /** Every level of every part proven. */
  optimal: boolean
  /** The worst share of a level's bound that is missing; 0 when optimal. */
  gap: number
  /** Who solved, as it names itself; `none needed` where no programme was run. */
  solver: string
}
/** What one programme maximises: a number for each half-day of each slot. */
type Level = { factor: (slot: number) => number; sums: number[][] }
type Reached = { plan: Plan; proven: boolean; gap: number; solver: string | null }

/** The greatest weight of a tier in a shared programme; far below what doubles and the solver's tolerances can tell apart. */
const GREATEST_WEIGHT = 100_000

/** Solves every part of the problem, level by level. */
export async function solve(problem: Problem, solveMip: MipSolver, onProgress: (share: number) => void = () => {}): Promise<Solved> {
  const parts = partsOf(problem)
  const solved: { part: Part; reached: Reached }[] = []
  for (const part of parts) {
    solved.push({ part, reached: await solvePart(part.problem, solveMip) })
    onProgress(solved.length / parts.length)
  }
  return {
    plan: together(problem, solved.map(({ part, reached }) => ({ slots: part.slots, plan: reached.plan }))),
    optimal: solved.every(({ reached }) => reached.proven),
    gap: Math.max(0, ...solved.map(({ reached }) => reached.gap)),
    solver: solved.find(({ reached }) => reached.solver !== null)?.reached.solver ?? 'none needed',
  }
}

async function solvePart(problem: Problem, solveMip: MipSolver): Promise<Reached> {
  const encoding = encode(problem)
  let reached: Reached = { plan: greedyPlan(problem), proven: true, gap: 0, solver: null }
  for (const level of levelsOf(problem)) {
    const next = await climb(problem, encoding, level, reached.plan, solveMip)
    reached = { ...next, proven: reached.proven && next.proven, gap: Math.max(reached.gap, next.gap), solver: next.solver ?? reached.solver }
    hold(encoding, problem, level, reached.plan)
  }
  return reached
}

/** Raises the plan to the level's best, or as near as the solver's limits allow. */
async function climb(problem: Problem, encoding: Encoding, level: Level, plan: Plan, solveMip: MipSolver): Promise<Reached> {
  const value = valueOf(level, plan)
  const most = easyBound(problem, level)
  if (value === most) return { plan, proven: true, gap: 0, solver: null }
  const { lower, upper, rows } = encoding
  const cost = lower.map(() => 0)
  const { columns, values } = halfDaysOf(encoding, problem, problem.slots.map((_, slot) => slot), level.factor)
  columns.forEach((column, at) => (cost[column] = values[at]!))
  const answer = await solveMip({ cost, lower, upper, rows, start: columnsOf(encoding, problem, plan) })
  const found = answer.values.length === cost.length ? planOf(encoding, problem, answer.values) : plan
  const better = keepsLimits(problem, found) && valueOf(level, found) >= value && holdsRows(encoding, problem, found) ? found : plan
  const best = valueOf(level, better)
  const bound = Math.min(most, answer.outcome === 'none' || !Number.isFinite(answer.bound) ? most : Math.floor(answer.bound + 1e-6))
  const proven = answer.outcome === 'optimal' && bound <= best
  return { plan: better, proven, gap: proven ? 0 : (bound - best) / Math.max(1, bound), solver: answer.solver }
}

const valueOf = (level: Level, plan: Plan): number => plan.reduce((sum, halfDays, slot) => sum + halfDays * level.factor(slot), 0)

/** No plan is worth more than every need met by its best slot. */
function easyBound(problem: Problem, level: Level): number {
  const best = problem.demands.map(() => 0)
  const most = problem.demands.map(() => 0)
  problem.slots.forEach(({ need, most: halfDays }, slot) => {
    best[need] = Math.max(best[need]!, level.factor(slot))
    most[need] = Math.min(problem.demands[need]!.wanted, most[need]! + halfDays)
  })
  return best.reduce((sum, factor, need) => sum + factor * most[need]!, 0)
}

/** Makes what a level reached a condition of the levels after it. */
function hold(encoding: Encoding, problem: Problem, level: Level, plan: Plan): void {
  for (const slots of level.sums) {
    const reached = slots.reduce((sum, slot) => sum + plan[slot]!, 0)
    encoding.rows.push({ lower: reached, upper: reached, ...halfDaysOf(encoding, problem, slots) })
  }
}

const holdsRows = (encoding: Encoding, problem: Problem, plan: Plan): boolean => {
  const values = columnsOf(encoding, problem, plan)
  return encoding.rows.every(({ lower, upper, columns, values: factors }) => {
    const sum = columns.reduce((total, column, at) => total + factors[at]! * values[column]!, 0)
    return lower <= sum && sum <= upper
  })
}

function levelsOf(problem: Problem): Level[] {
  const tiers = problem.urgencies.map((_, tier) => problem.slots.flatMap((slot, index) => (problem.demands[slot.need]!.tier === tier ? [index] : [])))
  const levels: Level[] = []
  let group: { tier: number; weight: number }[] = []
  let below = 0
  const close = (): void => {
    const weights = new Map(group.map(({ tier, weight }) => [tier, weight]))
    if (group.length > 0) levels.unshift({ factor: (slot) => weights.get(problem.demands[problem.slots[slot]!.need]!.tier) ?? 0, sums: group.map(({ tier }) => tiers[tier]!) })
    group = []
    below = 0
  }
  for (let tier = tiers.length - 1; tier >= 0; tier -= 1) {
    if (tiers[tier]!.length === 0) continue
    if (below + 1 > GREATEST_WEIGHT) close()
    const weight = below + 1
    group.unshift({ tier, weight })
    below += weight * mostOf(problem, tier)
  }
  close()
  return [...levels, { factor: (slot) => problem.slots[slot]!.worth, sums: [] }]
}

const mostOf = (problem: Problem, tier: number): number => problem.demands.reduce((sum, demand) => (demand.tier === tier ? sum + demand.wanted : sum), 0)
