/**
 * A bound no plan can pass: both sides decide alone, supporters within their days and schools, needs within their days and
 * supporters, and prices for each slot's half-days and for its use make them agree.
 *
 * Source: Lagrangian decomposition (Guignard and Kim, "Lagrangean decomposition", 1987), lowered by the volume algorithm (Barahona
 * and Anbil, 2000), which follows the mean of past choices. Whatever the prices, the sum of both sides bounds every plan that reaches the
 * floors; a floor has a price too (Everett 1963). Leaves out: making a plan (neighbourhood.ts).
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

export type Relaxed = { bound: number; prices: Prices; rounds: number }

/** `target`: what the best plan known reaches. `enough`: asked after each round. */
export type Watch = { target: number; rounds: number; enough: (bound: number, round: number) => boolean }

/** Prices to begin with: `day` for a half-day of each need, `floor` for one that a floor asks for, nothing for the rest. */
export const pricesFrom = (problem: Problem, aim: Aim, day: Float64Array, floor: Float64Array): Prices => ({
  halfDay: countsOf(problem, aim).map((count, s) => count + floor[tierOf(problem, s)]! - day[problem.slot.need[s]!]!),
  use: new Float64Array(problem.slot.need.length),
  served: new Float64Array(problem.school.tier.length),
  floor: floor.slice(),
})

/** The prices at which supporters decide nothing and needs alone: what `easyBound` (needs.ts) rests on. */
export const needsAlone = (problem: Problem, aim: Aim): Prices => ({ ...pricesFrom(problem, aim, new Float64Array(problem.need.wanted.length), new Float64Array(problem.tiers)), halfDay: new Float64Array(problem.slot.need.length), use: keptOf(problem, aim) })

/** How far the volume algorithm goes, when it goes less far, and what share of a new choice goes into the mean. */
const PACE = { first: 0.005, more: 1.1, less: 0.85, patience: 20, mean: 0.1 }
/** A price of use is about so many half-days' worth. */
const USE_SCALE = 3
const KEYS = ['halfDay', 'use', 'served', 'floor'] as const

/** The least bound found in so many rounds. */
export function relax(problem: Problem, blocks: Blocks, aim: Aim, floors: readonly Floor[], start: Prices, { target, rounds, enough }: Watch): Relaxed {
  const sides = sidesOf(problem, blocks, aim, floors)
  const mean = nothing(start)
  let best = { bound: Infinity, prices: start }
  let trial = start
  let [step, poor, round] = [PACE.first, 0, 0]
  while (round < rounds) {
    const { bound, slack } = sides(trial)
    blend(mean, slack, round === 0 ? 1 : PACE.mean)
    round += 1
    if (bound < best.bound) {
      best = { bound, prices: trial }
      poor = 0
      step = Math.min(2, step * PACE.more)
    } else if (++poor >= PACE.patience) {
      step *= PACE.less
      poor = 0
    }
    if (enough(best.bound, round)) break
    const length = lengthOf(mean, best.prices)
    if (length < 1e-12) break
    trial = moved(best.prices, mean, (step * Math.max(best.bound - target, 1e-6 * Math.abs(target)) * 1.05) / length)
  }
  const prices = rounded(best.prices)
  return { bound: sides(prices).bound, prices, rounds: round }
}

/** Prices short enough to be written down; any prices bound, so the bound is that of these. */
const rounded = (prices: Prices): Prices => {
  const short = (list: Float64Array): Float64Array => list.map((one) => Number(one.toPrecision(DIGITS)))
  return { halfDay: short(prices.halfDay), use: short(prices.use), served: short(prices.served), floor: short(prices.floor) }
}
const DIGITS = 10

/** Both sides at given prices: the bound, and how far they are from agreeing. */
function sidesOf(problem: Problem, blocks: Blocks, aim: Aim, floors: readonly Floor[]): (prices: Prices) => { bound: number; slack: Prices } {
  const { slot, need, deployment, school } = problem
  const [counts, kept, bonusOf] = [countsOf(problem, aim), keptOf(problem, aim), servedOf(problem, aim)]
  const tier = Int32Array.from(slot.need, (_, s) => tierOf(problem, s))
  const terms = termsFor(problem, slot.most)
  const [gain, bonus] = [new Float64Array(counts.length), new Float64Array(counts.length)]
  const [given, taken] = [new Int32Array(counts.length), new Int32Array(counts.length)]
  const needs = needsOf(problem)
  const left = wholeOf(problem)
  const slack: Prices = { halfDay: new Float64Array(counts.length), use: new Float64Array(counts.length), served: new Float64Array(school.tier.length), floor: new Float64Array(problem.tiers) }
  return (prices) => {
    for (let s = 0; s < counts.length; s += 1) {
      const use = slot.open[s] ? 0 : prices.use[s]!
      terms.gain[s] = prices.halfDay[s]!
      terms.fee[s] = use - kept[s]!
      gain[s] = counts[s]! + prices.floor[tier[s]!]! - prices.halfDay[s]!
      bonus[s] = use
    }
    for (let d = 0; d < deployment.offer.length; d += 1) terms.deploymentFee[d] = deployment.open[d] ? 0 : -prices.served[deployment.school[d]!]!
    let bound = 0
    for (let b = 0; b < blocks.count; b += 1) bound += blocks.best(b, left, terms, given)
    for (let n = 0; n < need.wanted.length; n += 1) bound += needs.best(n, gain, bonus, taken)
    for (let at = 0; at < bonusOf.length; at += 1) {
      const worth = bonusOf[at]! - prices.served[at]!
      slack.served[at] = worth > 0 ? 1 : 0
      if (worth > 0) bound += worth
    }
    slack.floor.fill(0)
    for (const floor of floors) {
      bound -= prices.floor[floor.tier]! * floor.halfDays
      slack.floor[floor.tier] = floor.halfDays
    }
    let last = -1
    for (let s = 0; s < counts.length; s += 1) {
      const [give, take] = [given[s]!, taken[s]!]
      slack.halfDay[s] = take - give
      slack.use[s] = slot.open[s] ? 0 : (give > 0 ? 1 : 0) - (take > 0 ? 1 : 0)
      const d = slot.deployment[s]!
      if (give > 0 && d !== last) {
        last = d
        if (!deployment.open[d]) slack.served[deployment.school[d]!] = slack.served[deployment.school[d]!]! - 1
      }
      if (take > 0) slack.floor[tier[s]!] = slack.floor[tier[s]!]! - take
    }
    const asked = new Set(floors.map((floor) => floor.tier))
    for (let at = 0; at < slack.floor.length; at += 1) if (!asked.has(at)) slack.floor[at] = 0
    for (let at = 0; at < bonusOf.length; at += 1) if (bonusOf[at] === 0) slack.served[at] = 0
    return { bound, slack }
  }
}

const nothing = (like: Prices): Prices => ({ halfDay: new Float64Array(like.halfDay.length), use: new Float64Array(like.use.length), served: new Float64Array(like.served.length), floor: new Float64Array(like.floor.length) })

function blend(mean: Prices, slack: Prices, share: number): void {
  for (const key of KEYS) for (let at = 0; at < mean[key].length; at += 1) mean[key][at] = share * slack[key][at]! + (1 - share) * mean[key][at]!
}

/** Squared length of what can move: prices of serving and of floors do not fall below 0. */
function lengthOf(mean: Prices, prices: Prices): number {
  let sum = 0
  for (const one of mean.halfDay) sum += one * one
  for (const one of mean.use) sum += USE_SCALE * USE_SCALE * one * one
  for (const key of ['served', 'floor'] as const) for (let at = 0; at < mean[key].length; at += 1) if (mean[key][at]! > 0 || prices[key][at]! > 0) sum += mean[key][at]! ** 2
  return sum
}

function moved(from: Prices, mean: Prices, by: number): Prices {
  const to = nothing(from)
  for (let s = 0; s < to.halfDay.length; s += 1) {
    to.halfDay[s] = from.halfDay[s]! + by * mean.halfDay[s]!
    to.use[s] = from.use[s]! + by * USE_SCALE * USE_SCALE * mean.use[s]!
  }
  for (const key of ['served', 'floor'] as const) for (let at = 0; at < to[key].length; at += 1) to[key][at] = Math.max(0, from[key][at]! + by * mean[key][at]!)
  return to
}
