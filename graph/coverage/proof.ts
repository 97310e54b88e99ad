/**
 * Checks that no other set of memberships covers more schools, or as many at less cost, from prices of places alone.
 *
 * Weak duality (Ahuja, Magnanti and Orlin 1993, §9.4): put a price of 0 or more on each room that is limited. Whatever set is
 * chosen, every school costs at least its cheapest way (a place's cost and price, or going without), and all rooms together give
 * back at most their prices. Where that bound equals what the chosen set costs, none is better. Shares no code with the solver.
 * Leaves out: whether the options say what the networks mean (places.ts), and sessions (waking.ts).
 */
/**
 * Who could have which place: schools and places by position, and by pair which two and what it costs. `room`: how many a place
 * takes, null: any number. Pairs come by school.
 */
export type Options = { schools: readonly unknown[]; places: readonly { room: number | null }[]; school: Int32Array; place: Int32Array; cost: Int32Array }

/** By place: what one more room would save, in tenths of a kilometre; of one school more, `without` and over. */
export type Proof = { prices: number[] }

/** What going without counts as: more than any other set of places could save. */
export const without = ({ schools, cost }: Pick<Options, 'schools' | 'cost'>): number => (cost.reduce((most, one) => Math.max(most, one), 0) + 1) * (schools.length + 1)

/** Is the choice allowed, and do the prices prove that none is better? @param chosen by school its pair, or −1. */
export function isProven(options: Options, chosen: Int32Array, { prices }: Proof): boolean {
  const { schools, places, cost } = options
  if (chosen.length !== schools.length || prices.length !== places.length) return false
  const isAllowed = keepsTheRules(options, chosen) && prices.every((price, at) => Number.isSafeInteger(price) && price >= 0 && (price === 0 || places[at]!.room !== null))
  const paid = chosen.reduce((sum, pair) => sum + (pair < 0 ? without(options) : cost[pair]!), 0)
  return isAllowed && paid === leastOf(options, prices)
}

/** Each school by a pair of its own, no place beyond its room. */
function keepsTheRules({ places, school, place }: Options, chosen: Int32Array): boolean {
  const joining = new Int32Array(places.length)
  for (const [at, pair] of chosen.entries()) {
    if (pair < 0) continue
    if (school[pair] !== at) return false
    joining[place[pair]!]! += 1
  }
  return places.every(({ room }, at) => room === null || joining[at]! <= room)
}

/** No choice costs less than this. */
function leastOf(options: Options, prices: readonly number[]): number {
  const { schools, places, school, place, cost } = options
  const cheapest = new Float64Array(schools.length).fill(without(options))
  for (let pair = 0; pair < school.length; pair += 1) {
    cheapest[school[pair]!] = Math.min(cheapest[school[pair]!]!, cost[pair]! + prices[place[pair]!]!)
  }
  const rooms = places.reduce((sum, { room }, at) => sum + (room === null || room === 0 ? 0 : room * prices[at]!), 0)
  return cheapest.reduce((sum, one) => sum + one, 0) - rooms
}
