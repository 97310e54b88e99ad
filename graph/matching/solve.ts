/**
 * Finds the best plan: half-days met in the most urgent tier first, then in the next, then total benefit, each as great as it
 * can be without giving up any of what came before.
 *
 * No school of a more urgent category goes without so that a less urgent one is served. Each level is searched (improve.ts), then
 * proven or bettered by the solver, and is a condition of the levels after.
 * The solver is not believed: its values are rounded, checked against every limit in whole numbers, and kept only if no worse.
 * Between plans equal in every level the one found stands; everything sees one canonical order, so the same input gives the same plan.
 * Leaves out: the certificate over the finished result (verify.ts).
 */
import { partsOf, together, type Part } from './components.ts'
import { columnsOf, encode, halfDaysOf, planOf, type Encoding } from './encode.ts'
import { flowBound } from './flow-bound.ts'
import { greedy } from './greedy.ts'
import { improve } from './improve.ts'
import { setPlan, type Ledger } from './ledger.ts'
import { easyBound, levelsOf, reachedBy, slotsOf, type Level } from './levels.ts'
import { keepsLimits } from './limits.ts'
import type { MipAnswer, MipSolver } from './model.ts'
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
type Work = { problem: Problem; encoding: Encoding; ledger: Ledger }
type Reached = { proven: boolean; gap: number; solver: string | null }

/** How long to look for a good start: a try takes some ten microseconds, and a better start spares the proof. */
const TRIES_A_SLOT = 30
const MOST_TRIES = 80_000
/** How many times as long to look where the solver proved nothing. */
const LONGER = 4

/** Solves every part of the problem, level by level. */
export async function solve(problem: Problem, solveMip: MipSolver, onProgress: (share: number) => void = () => {}): Promise<Solved> {
  const solved: { part: Part; plan: Plan; reached: Reached[] }[] = []
  let done = 0
  for (const part of partsOf(problem)) {
    const work = { problem: part.problem, encoding: encode(part.problem), ledger: greedy(part.problem) }
    const levels = levelsOf(part.problem)
    const reached: Reached[] = []
    for (const [at, level] of levels.entries()) {
      reached.push(await climb(work, level, solveMip))
      onProgress((done + (part.slots.length * (at + 1)) / levels.length) / problem.slots.length)
    }
    done += part.slots.length
    solved.push({ part, plan: work.ledger.plan, reached })
  }
  const all = solved.flatMap(({ reached }) => reached)
  return {
    plan: together(problem, solved.map(({ part, plan }) => ({ slots: part.slots, plan }))),
    optimal: all.every(({ proven }) => proven),
    gap: Math.max(0, ...all.map(({ gap }) => gap)),
    solver: all.find(({ solver }) => solver !== null)?.solver ?? 'none needed',
  }
}

/** Raises the ledger's plan to the level's best, or as near as the solver's limits allow, and holds what it reached. */
async function climb(work: Work, level: Level, solveMip: MipSolver): Promise<Reached> {
  const { problem, ledger } = work
  const value = (): number => reachedBy(level, ledger.plan)
  const tries = Math.min(MOST_TRIES, TRIES_A_SLOT * problem.slots.length)
  let reached: Reached = { proven: true, gap: 0, solver: null }
  let most = easyBound(problem, level)
  if (value() < most) improve(ledger, tries, level.settled)
  if (value() < most) most = Math.min(most, flowBound(problem, level, ledger.plan))
  if (value() < most) {
    const answer = await solveMip(programmeOf(work, level))
    adopt(work, level, answer)
    if (!judge(value(), most, answer).proven) improve(ledger, tries * LONGER, level.settled)
    reached = judge(value(), most, answer)
  }
  for (const tier of level.tiers) hold(work, slotsOf(problem, tier))
  return reached
}

function programmeOf({ problem, encoding, ledger }: Work, level: Level): Parameters<MipSolver>[0] {
  const { lower, upper, rows } = encoding
  const cost = lower.map(() => 0)
  const { columns, values } = halfDaysOf(encoding, problem, problem.slots.map((_, slot) => slot), level.factor)
  columns.forEach((column, at) => (cost[column] = values[at]!))
  return { cost, lower, upper, rows, start: columnsOf(encoding, problem, ledger.plan) }
}

/** Takes the solver's plan over if it keeps every limit and every earlier level, and is no worse. */
function adopt({ problem, encoding, ledger }: Work, level: Level, answer: MipAnswer): void {
  if (answer.values.length !== encoding.lower.length) return
  const found = planOf(encoding, problem, answer.values)
  if (keepsLimits(problem, found) && holdsRows(encoding, problem, found) && reachedBy(level, found) >= reachedBy(level, ledger.plan)) setPlan(ledger, found)
}

/**
 * Proven when a bound, itself a whole number, is no more than what the checked plan reaches. A solver whose bound is below that
 * plan is wrong, and proves nothing.
 */
function judge(value: number, most: number, answer: MipAnswer): Reached {
  const claimed = Number.isFinite(answer.bound) ? Math.floor(answer.bound + 1e-6) : Infinity
  const bound = claimed < value ? most : Math.min(most, claimed)
  const proven = bound <= value
  return { proven, gap: proven ? 0 : (bound - value) / Math.max(1, bound), solver: answer.solver }
}

/** Makes what was reached a condition of the levels after it: no less. */
function hold({ problem, encoding, ledger }: Work, slots: number[]): void {
  const reached = slots.reduce((sum, slot) => sum + ledger.plan[slot]!, 0)
  encoding.rows.push({ lower: reached, upper: Infinity, ...halfDaysOf(encoding, problem, slots) })
}

const holdsRows = (encoding: Encoding, problem: Problem, plan: Plan): boolean => {
  const values = columnsOf(encoding, problem, plan)
  return encoding.rows.every(({ lower, upper, columns, values: factors }) => {
    const sum = columns.reduce((total, column, at) => total + factors[at]! * values[column]!, 0)
    return lower <= sum && sum <= upper
  })
}
