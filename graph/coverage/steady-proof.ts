/**
 * Checks that no other choice of one or two places a school is better, from prices of places alone: weak duality as in proof.ts, where
 * a school's cheapest ways are now the one or two cheapest of its pairs and of going without. Shares no code with the solver.
 * Leaves out: whether so many places are what each school needs (steady.ts).
 */
import type { Options } from './proof.ts'

/** `wants`: how many places each school needs, 1 or 2; `bare`: it needs two and has no company until it gets one. */
export type SteadyOptions = Options & { wants: Uint8Array; bare: Uint8Array }

/**
 * What it counts as that a school goes without one place, and without each further one. Two choices differ by moves in a ring, each of which takes
 * a place from one school and gives one to another at most, and passes a school once: so `one` is more than costs can change in a ring, and `all`
 * more than that and one place. Larger numbers would say the same, and could not be added up for all of England.
 */
export function missing({ schools, cost, bare }: SteadyOptions): (at: number) => [one: number, all: number] {
  const one = (cost.reduce((most, each) => Math.max(most, each), 0) + 1) * (schools.length + 1)
  const all = 2 * one
  return (at) => [one, bare[at] === 1 ? all : one]
}

/** Is the choice allowed, and do the prices prove that none is better? @param chosen by school its pairs. */
export function isSteadyProven(options: SteadyOptions, chosen: readonly (readonly number[])[], prices: readonly number[]): boolean {
  const { schools, places, cost, wants } = options
  if (chosen.length !== schools.length || prices.length !== places.length || !keepsTheRules(options, chosen)) return false
  if (!prices.every((price, at) => Number.isSafeInteger(price) && price >= 0 && (price === 0 || places[at]!.room !== null))) return false
  const without = missing(options)
  const paid = chosen.reduce((sum, pairs, at) => {
    const [one, all] = without(at)
    const short = wants[at]! - pairs.length
    return sum + pairs.reduce((own, pair) => own + cost[pair]!, 0) + (short > 0 ? one : 0) + (short > 1 ? all : 0)
  }, 0)
  return paid === leastOf(options, prices)
}

/** Each school by pairs of its own, in different places, no more than it wants, no place beyond its room. */
function keepsTheRules({ places, school, place, wants }: SteadyOptions, chosen: readonly (readonly number[])[]): boolean {
  const joining = new Int32Array(places.length)
  for (const [at, pairs] of chosen.entries()) {
    if (pairs.length > wants[at]! || new Set(pairs.map((pair) => place[pair])).size < pairs.length || pairs.some((pair) => school[pair] !== at)) return false
    for (const pair of pairs) joining[place[pair]!]! += 1
  }
  return places.every(({ room }, at) => room === null || joining[at]! <= room)
}

/** No choice costs less than this. */
function leastOf(options: SteadyOptions, prices: readonly number[]): number {
  const { schools, places, school, place, cost, wants } = options
  const without = missing(options)
  const ways = schools.map((_, at): number[] => without(at))
  for (let pair = 0; pair < school.length; pair += 1) ways[school[pair]!]!.push(cost[pair]! + prices[place[pair]!]!)
  const cheapest = ways.reduce((sum, own, at) => sum + own.sort((a, b) => a - b).slice(0, wants[at]).reduce((both, one) => both + one, 0), 0)
  return cheapest - places.reduce((sum, { room }, at) => sum + (room === null || room === 0 ? 0 : room * prices[at]!), 0)
}
