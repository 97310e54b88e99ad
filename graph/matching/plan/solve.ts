/**
 * Finds the best plan, level by level, and says how near to the best it is proven to be.
 *
 * A plan is searched (search.ts). Then each level in order is bounded: by what its needs could be given at most, by prices on which both
 * sides agree (relaxation.ts), and by the solver, which may better the plan too. What a level reached is a condition of the levels after.
 * The solver is not believed: its values are rounded, checked against every limit in whole numbers, and kept only if no worse; a bound below
 * a checked plan proves nothing. Source: docs/decisions/matching.md. Leaves out: the certificate over the finished result (verify.ts).
 */
import type { Mip, MipAnswer, RoundOrder, Solver } from '../model.ts'
import { countsOf, reachedBy, type Aim } from './aim.ts'
import { blocksOf, type Blocks } from './blocks.ts'
import { betterPrices, type Enough, type Relaxed, type Rounds } from './columns.ts'
import { flowPrices } from './flow-prices.ts'
import { compare, levelsOf, scoreOf, searchAim, type Level } from './levels.ts'
import { keepsLimits } from './limits.ts'
import { easyBound } from './needs.ts'
import { partsOf, putBack } from './parts.ts'
import { tierOf, type Plan, type Problem } from './problem.ts'
import { columnsOf, hold, planOf, programmeOf, termsOf, type Programme } from './programme.ts'
import { needsAlone, pricesFrom, rounded, sidesOf, type Floor, type Prices } from './relaxation.ts'
import { search } from './search.ts'

/** `quick` answers at once, with a bound from prices alone; `full` looks longer and asks the solver for the proof. */
export type Mode = 'quick' | 'full'

/** What a bound rests on: prices at which both sides decide alone, or the solver's word. */
export type Ground = { by: 'prices'; prices: Prices } | { by: 'solver' }
/** What a level came to in one part: its plan's value, the bound no plan passes that keeps what earlier levels reached, and the solver asked. */
export type Reached = { level: Level; value: number; bound: number; ground: Ground; solver: string | null }
/** The levels of one part, and what all of them come to as one weighted sum (levels.ts), with a bound no plan passes where a level is not proven. */
export type SolvedPart = { slots: Int32Array; reached: Reached[]; weighted: { value: number; bound: number; prices: Prices | null } }
export type Solved = { plan: Plan; parts: SolvedPart[] }

/** How many tries of search, how many rounds of lowering a bound, and whether each level is proven. */
export type Effort = { tries: number; rounds: Rounds; prove: boolean }
/** `day`: what a half-day of each need is worth at the flow of the hard sum (levels.ts). */
type Work = { solver: Solver; problem: Problem; order: RoundOrder; day: Float64Array; blocks: Blocks; levels: readonly Level[]; plan: Plan; reached: Reached[]; programme: Programme | null }

/** A half-day that a floor asks for is first priced at so many of the greatest that the level counts. */
const FLOOR_PRICE = 3

/** A part of more slots than this is bounded by the prices of the flow alone: the programme of prices would take longer than all else. */
const MOST_SLOTS = 8000

/** How long to look and to lower bounds, by the slots of a part: a try takes some fifty microseconds. */
function effortFor(slots: number, mode: Mode): Effort {
  const rounds = (byNeed: number, bySlot: number): Rounds => (slots > MOST_SLOTS ? { byNeed: 0, bySlot: 0 } : { byNeed, bySlot })
  return mode === 'quick' ? { tries: Math.min(10 * slots, 5000), rounds: rounds(10, 0), prove: false } : { tries: Math.min(40 * slots, 30_000), rounds: rounds(15, 80), prove: true }
}

/** Solves every part of the problem; a mode suits an authority, an effort of one's own anything. */
export async function solve(problem: Problem, order: RoundOrder, solver: Solver, mode: Mode | Effort, onProgress: (share: number) => void = () => {}): Promise<Solved> {
  const plan: Plan = new Int32Array(problem.slot.need.length)
  const parts: Solved['parts'] = []
  let done = 0
  for (const part of partsOf(problem)) {
    const effort = typeof mode === 'string' ? effortFor(part.slots.length, mode) : mode
    const solved = await solvePart(part.problem, order, solver, effort, (share) => onProgress((done + share * part.slots.length) / plan.length))
    done += part.slots.length
    putBack(plan, part, solved.plan)
    parts.push({ slots: part.slots, reached: solved.reached, weighted: await weighed(solved, effort) })
  }
  onProgress(1)
  return { plan, parts }
}

async function solvePart(problem: Problem, order: RoundOrder, solver: Solver, effort: Effort, onProgress: (share: number) => void): Promise<Work> {
  const [blocks, levels] = [blocksOf(problem), levelsOf(problem, order)]
  const day = flowPrices(problem, countsOf(problem, searchAim(problem, order, 'hard')))
  const work: Work = { solver, problem, order, blocks, levels, day, plan: search(problem, order, day, effort.tries), reached: [], programme: null }
  for (let turn = 1; work.reached.length < levels.length; ) {
    const at = work.reached.length
    onProgress((1 + at) / (levels.length + 1))
    work.reached.push(await settle(work, levels[at]!, effort, turn <= TURNS))
    if (backTo(work)) turn += 1
  }
  return work
}

/** How often the solver may better a level that was settled before, and all after it are settled again with its help. */
const TURNS = 3

/** Where the plan was bettered in a level settled before: what the levels after it came to holds no more. Whether that was so. */
function backTo(work: Work): boolean {
  const { problem, plan, reached } = work
  const at = reached.findIndex(({ level, value }) => reachedBy(problem, level.aim, plan) !== value)
  if (at < 0) return false
  const one = reached[at]!
  const value = reachedBy(problem, one.level.aim, plan)
  const wrong = value > one.bound
  reached.splice(at, Infinity, wrong ? { ...one, value, bound: easyBound(problem, one.level.aim), ground: { by: 'prices', prices: needsAlone(problem, one.level.aim) } } : { ...one, value })
  work.programme = null
  return true
}

/** Bounds a level, and betters the plan where the solver can. */
async function settle(work: Work, level: Level, { tries, rounds, prove }: Effort, ask: boolean): Promise<Reached> {
  const { problem } = work
  const value = (): number => reachedBy(problem, level.aim, work.plan)
  let [bound, ground, solver]: [number, Ground, string | null] = [easyBound(problem, level.aim), { by: 'prices', prices: needsAlone(problem, level.aim) }, null]
  const lower = (to: number, by: Ground): void => {
    if (to < bound) [bound, ground] = [to, by]
  }
  const open = (): boolean => Math.floor(bound + TOLERANCE) > value()
  if (open() && prove) {
    const found = await relaxed(work, level, value(), rounds)
    lower(found.bound, { by: 'prices', prices: found.prices })
  }
  if (open() && prove && ask) {
    const programme = (work.programme ??= conditioned(work))
    const answer = await work.solver.mip({ ...costOf(programme, problem, level), start: columnsOf(programme, problem, work.plan) })
    solver = answer.solver
    if (adopt(work, programme, answer)) better(work, search(problem, work.order, work.day, Math.ceil(tries * AGAIN), work.plan))
    if (answer.bound >= value() - TOLERANCE) lower(answer.bound, { by: 'solver' })
  }
  const reached: Reached = { level, value: value(), bound: open() ? Math.floor(bound + TOLERANCE) : value(), ground, solver }
  if (work.programme) hold(work.programme, problem, reached)
  return reached
}

/** Share of a bound by which it may still fall, below which nobody waits for it. */
const CLOSE = 2e-6
/** Every count is whole, so a bound this little above a whole number is that number. */
const TOLERANCE = 1e-6

/** The bound of prices, with what earlier levels reached in half-days as floors. */
function relaxed(work: Work, { aim }: Level, target: number, rounds: Rounds): Promise<Relaxed> {
  const { problem, reached } = work
  const floors = reached.flatMap(({ level, value }): Floor[] => (level.name === 'half-days' ? [{ tier: level.tier, halfDays: value }] : []))
  const counts = countsOf(problem, aim)
  const floor = new Float64Array(problem.tiers)
  for (const { tier } of floors) floor[tier] = FLOOR_PRICE * counts.reduce((most, one) => Math.max(most, one), 1)
  const day = flowPrices(problem, counts.map((count, s) => count + floor[tierOf(problem, s)]!))
  return bounded(work, aim, floors, pricesFrom(problem, aim, day, floor), rounds, (bound, least) => Math.floor(bound + TOLERANCE) <= target || least >= target + 1)
}

/** The plan as one weighted sum, and its bound; the same where every level is proven. */
async function weighed(work: Work, { rounds }: Effort): Promise<SolvedPart['weighted']> {
  const { problem, order, day, plan, reached } = work
  const aim = searchAim(problem, order, 'hard')
  const value = reachedBy(problem, aim, plan)
  if (reached.every((one) => one.bound <= one.value)) return { value, bound: value, prices: null }
  const { bound, prices } = await bounded(work, aim, [], pricesFrom(problem, aim, day, new Float64Array(problem.tiers)), rounds, (now, least) => now <= value + TOLERANCE || now - least <= CLOSE * now)
  return { value, bound: Math.max(value, bound), prices }
}

/** The best prices found, short enough to be written down, and what they bound. */
async function bounded({ solver, problem, blocks, plan }: Work, aim: Aim, floors: readonly Floor[], start: Prices, rounds: Rounds, enough: Enough): Promise<Relaxed> {
  const sides = sidesOf(problem, blocks, aim, floors)
  const found = await betterPrices({ problem, blocks, floors, sides, plan, lp: solver.lp }, { bound: sides.at(start), prices: start }, rounds, enough)
  const prices = rounded(found.prices)
  return { bound: sides.at(prices), prices }
}

/** The programme with every level settled so far as a condition. */
function conditioned({ problem, reached }: Work): Programme {
  const programme = programmeOf(problem)
  for (const one of reached) hold(programme, problem, one)
  return programme
}

function costOf(programme: Programme, problem: Problem, { aim }: Level): Omit<Mip, 'start'> {
  const { lower, upper, rows } = programme
  const cost = lower.map(() => 0)
  const { columns, values } = termsOf(programme, problem, aim)
  columns.forEach((column, at) => (cost[column] = values[at]!))
  return { cost, lower, upper, rows }
}

/** Share of the tries with which search goes on from a plan of the solver's, which minds one level alone. */
const AGAIN = 0.25

/** Takes the solver's plan over if it keeps every limit and is better, level by level. */
function adopt(work: Work, programme: Programme, answer: MipAnswer): boolean {
  if (answer.values.length !== programme.lower.length) return false
  const found = planOf(programme, answer.values)
  return keepsLimits(work.problem, found) && better(work, found)
}

/** Takes a plan over if it is better, level by level. */
function better(work: Work, found: Plan): boolean {
  const { problem, levels, plan } = work
  if (compare(scoreOf(problem, levels, found), scoreOf(problem, levels, plan)) <= 0) return false
  work.plan = found
  return true
}
