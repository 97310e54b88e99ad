/**
 * A bound no plan can pass, proven without the solver: the round as a flow of days, with every limit on numbers left out but for
 * what it takes from a need or an offer alone.
 *
 * What earlier levels reached is priced in: if every plan worth considering meets at least `reached` half-days of a tier, then the
 * best of "level + weight × tier" less "weight × reached" bounds the level, whatever the weight (Everett 1963, Lagrange multipliers).
 * The flow is checked by its certificate before it is believed. Leaves out: minimums and numbers, which make the bound loose.
 */
import { groupsOf } from './components.ts'
import { violationsOf } from './flow/certificate.ts'
import { networkSimplex } from './flow/network-simplex.ts'
import { networkOf, UNBOUNDED } from './flow/network.ts'
import type { Level } from './levels.ts'
import type { Plan, Problem, Slot } from './problem.ts'

/** Weights of settled tiers to try, as multiples of the level's greatest factor for the last of them, and four times for each before. */
const PRICES = [0, 1, 8]

/** No plan that keeps what `plan` reached in the settled tiers reaches more than this in the level. */
export function flowBound(problem: Problem, level: Level, plan: Plan): number {
  const greatest = problem.slots.reduce((most, _, slot) => Math.max(most, level.factor(slot)), 1)
  const prices = level.settled === 0 ? [0] : PRICES
  return Math.min(...prices.map((price) => boundAt(problem, level, plan, (tier) => (tier < level.settled ? price * greatest * 4 ** (level.settled - 1 - tier) : 0))))
}

function boundAt(problem: Problem, level: Level, plan: Plan, priceOf: (tier: number) => number): number {
  const prices = problem.slots.map((slot) => priceOf(problem.demands[slot.need]!.tier))
  const factors = problem.slots.map((_, slot) => level.factor(slot) + prices[slot]!)
  const best = bestFlow(problem, factors)
  return best - plan.reduce((sum, halfDays, slot) => sum + halfDays * prices[slot]!, 0)
}

/** The most that days alone allow, or infinity where the flow does not prove it. */
function bestFlow(problem: Problem, factors: number[]): number {
  const offers = problem.supplies.length
  const hub = offers + problem.demands.length
  const supply = [...offerLimits(problem), ...needLimits(problem).map((halfDays) => -halfDays)]
  const spare = supply.reduce((sum, amount) => sum + amount, 0)
  const toHub = problem.supplies.map((_, offer) => ({ from: offer, to: hub, capacity: UNBOUNDED, cost: 0 }))
  const fromHub = problem.demands.map((_, need) => ({ from: hub, to: offers + need, capacity: UNBOUNDED, cost: 0 }))
  const pairs = problem.slots.map((slot, index) => ({ from: slot.offer, to: offers + slot.need, capacity: slot.most, cost: -factors[index]! }))
  const network = networkOf([...supply, -spare], [...toHub, ...fromHub, ...pairs])
  const { outcome, flow, potential } = networkSimplex(network, { hub })
  if (outcome !== 'optimal' || violationsOf(network, flow, potential).length > 0) return Infinity
  return factors.reduce((sum, factor, index) => sum + factor * flow[hub + index]!, 0)
}

const most = (halfDays: number[], number: number): number => halfDays.sort((a, b) => b - a).slice(0, number).reduce((sum, one) => sum + one, 0)

/** What an offer can give at most: its days, or what the schools it may help could take. */
function offerLimits(problem: Problem): number[] {
  const limits = problem.supplies.map((supply) => supply.free)
  for (const circle of problem.circles) {
    const slots = circle.slots.map((slot) => problem.slots[slot]!)
    const { offer } = slots[0]!
    if (slots.some((slot) => slot.offer !== offer)) continue
    const bySchool = [...Map.groupBy(slots, (slot) => slot.schoolId).values()].map((own) => own.reduce((sum, slot) => sum + slot.most, 0))
    limits[offer] = Math.min(limits[offer]!, most(bySchool, circle.schools))
  }
  return limits
}

/** What a need can be given at most: what it wants, or what the most supporters it may have could give. */
function needLimits(problem: Problem): number[] {
  const limits = problem.demands.map((demand) => demand.wanted)
  for (const group of groupsOf(problem, (slot: Slot) => slot.need)) {
    const { need } = problem.slots[group[0]!]!
    limits[need] = Math.min(limits[need]!, most(group.map((slot) => problem.slots[slot]!.most), problem.demands[need]!.supporters))
  }
  return limits
}
