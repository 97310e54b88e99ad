/**
 * A bound no plan can pass: both sides decide alone, supporters within their days and schools, needs within their days and
 * supporters, at prices for each slot's half-days and for its use. Whatever the prices, the sum of both sides bounds every plan that reaches the
 * floors; a floor has a price too (Everett 1963).
 *
 * Source: Lagrangian decomposition (Guignard and Kim, "Lagrangean decomposition", 1987). Leaves out: which prices bound best (columns.ts).
 */
import { countsOf, keptOf, servedOf, type Aim } from './aim.ts'
import { wholeOf, type Blocks } from './blocks.ts'
import { termsFor } from './knapsack.ts'
import { needsOf } from './needs.ts'
import { tierOf, type Problem } from './problem.ts'

/** By slot: a half-day's price and its use's. By school: what serving it pays. By tier: what a half-day earns that a floor asks for. */
export type Prices = { halfDay: Float64Array; use: Float64Array; served: Float64Array; floor: Float64Array }

/** Half-days that every plan worth considering reaches in a tier, beyond what pins fix. */
export type Floor = { tier: number; halfDays: number }

/** Prices to begin with: `day` for a half-day of each need, `floor` for one that a floor asks for, nothing for the rest. */
export const pricesFrom = (problem: Problem, aim: Aim, day: Float64Array, floor: Float64Array): Prices => ({
  halfDay: countsOf(problem, aim).map((count, s) => count + floor[tierOf(problem, s)]! - day[problem.slot.need[s]!]!),
  use: new Float64Array(problem.slot.need.length),
  served: new Float64Array(problem.school.tier.length),
  floor: floor.slice(),
})

/** The prices at which supporters decide nothing and needs alone: what `easyBound` (needs.ts) rests on. */
export const needsAlone = (problem: Problem, aim: Aim): Prices => ({ ...pricesFrom(problem, aim, new Float64Array(problem.need.wanted.length), new Float64Array(problem.tiers)), halfDay: new Float64Array(problem.slot.need.length), use: keptOf(problem, aim) })

/** Both sides, who answer into `given` and `taken`: half-days by slot. `bonus`: what serving a school counts. */
export type Sides = { at: (prices: Prices) => number; given: Int32Array; taken: Int32Array; counts: Float64Array; kept: Float64Array; bonus: Float64Array }

/** The bound at any prices. */
export function sidesOf(problem: Problem, blocks: Blocks, aim: Aim, floors: readonly Floor[]): Sides {
  const { slot, need, deployment } = problem
  const [counts, kept, bonus] = [countsOf(problem, aim), keptOf(problem, aim), servedOf(problem, aim)]
  const tier = slot.need.map((_, s) => tierOf(problem, s))
  const terms = termsFor(problem, slot.most)
  const [gain, use] = [new Float64Array(counts.length), new Float64Array(counts.length)]
  const [given, taken] = [new Int32Array(counts.length), new Int32Array(counts.length)]
  const needs = needsOf(problem)
  const left = wholeOf(problem)
  const at: Sides['at'] = (prices) => {
    for (let s = 0; s < counts.length; s += 1) {
      use[s] = slot.open[s] ? 0 : prices.use[s]!
      terms.gain[s] = prices.halfDay[s]!
      terms.fee[s] = use[s]! - kept[s]!
      gain[s] = counts[s]! + prices.floor[tier[s]!]! - prices.halfDay[s]!
    }
    for (let d = 0; d < deployment.offer.length; d += 1) terms.deploymentFee[d] = deployment.open[d] ? 0 : -prices.served[deployment.school[d]!]!
    let bound = 0
    for (let b = 0; b < blocks.count; b += 1) bound += blocks.best(b, left, terms, given)
    for (let n = 0; n < need.wanted.length; n += 1) bound += needs.best(n, gain, use, taken)
    for (let school = 0; school < bonus.length; school += 1) bound += Math.max(0, bonus[school]! - prices.served[school]!)
    for (const floor of floors) bound -= prices.floor[floor.tier]! * floor.halfDays
    return bound
  }
  return { at, given, taken, counts, kept, bonus }
}

/** Prices short enough to be written down; any prices bound. */
export const rounded = (prices: Prices): Prices => {
  const short = (list: Float64Array): Float64Array => list.map((one) => Number(one.toPrecision(DIGITS)))
  return { halfDay: short(prices.halfDay), use: short(prices.use), served: short(prices.served), floor: short(prices.floor) }
}
const DIGITS = 10
