/**
 * Supporters that limits tie together: an offer by itself, or the offers of one school giving with care, which helps one school
 * at a time over all of them. The best of a block is exact. Leaves out: how one offer's best is found (knapsack.ts).
 */
import { grouped, type Problem } from './problem.ts'
import { knapsackOf, type Knapsack, type Terms } from './knapsack.ts'

export type Blocks = {
  count: number
  /** Offers of block b, in order. */
  offersOf: (block: number) => readonly number[]
  /** The most that the block gains, with the given half-days and places; `out` gets the half-days of all its slots. */
  best: (block: number, left: Left, terms: Terms, out: Int32Array) => number
  /** The most that one offer gains alone. */
  one: Knapsack['best']
}

/** What is left of offers and of donors giving with care. */
export type Left = { free: Int32Array; places: Int32Array; donorPlaces: Int32Array; pairOpen: Uint8Array }

/** A problem's own limits. */
export const wholeOf = ({ offer, donorPlaces, pair }: Problem): Left => ({ free: offer.free, places: offer.places, donorPlaces, pairOpen: pair.open })

export function blocksOf(problem: Problem): Blocks {
  const { offer, deployment, ofOffer, donorPlaces } = problem
  const knapsack = knapsackOf(problem)
  const byDonor = grouped(offer.donor.map((donor) => donor + 1), donorPlaces.length + 1)
  const blocks: number[][] = []
  for (let at = byDonor.start[0]!; at < byDonor.start[1]!; at += 1) blocks.push([byDonor.list[at]!])
  for (let donor = 0; donor < donorPlaces.length; donor += 1) blocks.push([...byDonor.list.subarray(byDonor.start[donor + 1], byDonor.start[donor + 2])])
  const spare = new Int32Array(problem.slot.need.length)

  const deploymentsBySchool = (offers: readonly number[]): Map<number, number[]> => {
    const found = new Map<number, number[]>()
    for (const one of offers) {
      for (let d = ofOffer[one]!; d < ofOffer[one + 1]!; d += 1) {
        const list = found.get(deployment.school[d]!)
        if (list) list.push(d)
        else found.set(deployment.school[d]!, [d])
      }
    }
    return found
  }

  const careful = (offers: readonly number[], donor: number, left: Left, terms: Terms, out: Int32Array): number => {
    let gained = 0
    let chosen: number[] = []
    for (const one of offers) out.fill(0, deployment.start[ofOffer[one]!], deployment.start[ofOffer[one + 1]!])
    for (const mine of deploymentsBySchool(offers).values()) {
      if (left.donorPlaces[donor] === 0 && !left.pairOpen[deployment.pair[mine[0]!]!]) continue
      let sum = 0
      const used: number[] = []
      for (const d of mine) {
        const by = deployment.offer[d]!
        if (left.places[by] === 0 && !deployment.open[d]) continue
        const one = knapsack.alone(d, left.free[by]!, terms, spare)
        sum += one
        if (one > 0) used.push(d)
      }
      if (sum > gained) {
        gained = sum
        chosen = used
      }
    }
    for (const d of chosen) knapsack.alone(d, left.free[deployment.offer[d]!]!, terms, out)
    return gained
  }

  return {
    count: blocks.length,
    one: knapsack.best,
    offersOf: (block) => blocks[block]!,
    best: (block, left, terms, out) => {
      const offers = blocks[block]!
      const donor = offer.donor[offers[0]!]!
      return donor < 0 ? knapsack.best(offers[0]!, left.free[offers[0]!]!, left.places[offers[0]!]!, terms, out) : careful(offers, donor, left, terms, out)
    },
  }
}
