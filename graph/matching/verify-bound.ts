/**
 * What no plan can pass, at any prices: supporters decide alone within their days and schools, needs alone within what they want and their
 * supporters. Part of the verifier (verify-proof.ts); shares nothing with the solve.
 *
 * Written to be read: each side is the plainest dynamic programme there is. Leaves out: the prices, which it is given.
 */
import type { ProofPrices } from './model.ts'
import type { Deployment, Pair, PartFacts, Sum, Supporter } from './verify-facts.ts'

/** What so many half-days gain, from none; whether it takes a place. */
type Item = { values: readonly number[]; place: 0 | 1 }

/** By half-days sent exactly, the most reached: one entry of each item's values (the first is 0, for none), at most `places` items that take one. */
function together(items: readonly Item[], capacity: number, places: number): number[] {
  let best = Array.from({ length: Math.max(0, places) + 1 }, () => [0, ...Array<number>(capacity).fill(-Infinity)])
  for (const { values, place } of items) {
    best = best.map((row, k) => row.map((without, c) => {
      let most = without
      for (let q = 1; q <= c && q < values.length && k >= place; q += 1) most = Math.max(most, best[k - place]![c - q]! + values[q]!)
      return most
    }))
  }
  return best.at(-1)!
}

const top = (values: readonly number[]): number => values.reduce((most, one) => Math.max(most, one), 0)

/** The most that such items reach together; one that gains nothing alone adds nothing. */
const bestOf = (items: readonly Item[], capacity: number, places: number): number => top(together(items.filter(({ values }) => top(values) > 0), capacity, places))

/**
 * What both sides reach alone at these prices, less what the levels before give anyhow: no plan that keeps them passes it. Infinite for prices
 * below 0 where only prices from 0 bound.
 */
export function boundAt(part: PartFacts, sum: Sum, { pairs, schools, tiers }: ProofPrices, floors: ReadonlyMap<number, number>): number {
  const price = new Map(pairs.map(([needId, offerId, halfDay, use]) => [`${needId}/${offerId}`, { halfDay, use }]))
  const [served, floor] = [new Map(schools), new Map(tiers)]
  if ([...served.values(), ...floor.values()].some((one) => !(one >= 0)) || [...floor.keys()].some((urgency) => !floors.has(urgency))) return Infinity
  const priceOf = ({ need, offer }: Pair): { halfDay: number; use: number } => price.get(`${need.id}/${offer.id}`) ?? { halfDay: 0, use: 0 }
  const upTo = (most: number, of: (halfDays: number) => number): number[] => Array.from({ length: most + 1 }, (_, q) => (q === 0 ? 0 : of(q)))
  const deployed = ({ schoolId, open, least, pairs: own }: Deployment, capacity: number): { schoolId: number; values: number[]; place: 0 | 1 } => {
    const items = own.map((pair): Item => {
      const { halfDay, use } = priceOf(pair)
      return { place: 0, values: upTo(pair.most, (q) => q * halfDay - use + sum.kept * pair.kept) }
    })
    const values = together(items, capacity, 0).map((value, q) => (q === 0 ? 0 : open ? value : q < least ? -Infinity : value + (served.get(schoolId) ?? 0)))
    return { schoolId, values, place: open ? 0 : 1 }
  }
  const ofSupporter = ({ offers, helping, takesOn }: Supporter): number => {
    const each = offers.map(({ free, places, deployments }) => ({ free, places, items: deployments.map((one) => deployed(one, free)) }))
    const reach = (allowed: (schoolId: number) => boolean): number => each.reduce((all, { free, places, items }) => all + bestOf(items.filter(({ schoolId }) => allowed(schoolId)), free, places), 0)
    if (takesOn === null) return reach(() => true)
    const news = takesOn > 0 ? [...new Set(each.flatMap(({ items }) => items.map(({ schoolId }) => schoolId)))] : []
    return news.reduce((most, one) => Math.max(most, reach((id) => id === one || helping.has(id))), reach((id) => helping.has(id)))
  }
  const ofNeed = ({ pairs: own, left, places }: PartFacts['needs'][number]): number => {
    const items = own.map((pair): Item => {
      const { halfDay, use } = priceOf(pair)
      const gain = (sum.halfDay.get(pair.urgency) ?? 0) + sum.worth * pair.worth + (floor.get(pair.urgency) ?? 0) - halfDay
      return { place: 1, values: upTo(Math.min(pair.most, left), (q) => (q < pair.low ? -Infinity : gain * q + use)) }
    })
    return bestOf(items, left, places)
  }
  const bonuses = [...part.schools].reduce((all, [id, urgency]) => all + Math.max(0, (sum.served.get(urgency) ?? 0) - (served.get(id) ?? 0)), 0)
  const owed = [...floor].reduce((all, [urgency, one]) => all + one * floors.get(urgency)!, 0)
  return part.supporters.reduce((all, one) => all + ofSupporter(one), 0) + part.needs.reduce((all, one) => all + ofNeed(one), 0) + bonuses - owed
}
