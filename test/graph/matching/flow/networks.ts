/** Small generated networks and rounds, and the slow, plain ways to solve them that the tests compare with. */
import fc from 'fast-check'
import type { DaysRound } from '../../../../graph/matching/flow/encode-flow.ts'
import { networkOf, type Network } from '../../../../graph/matching/flow/network.ts'

/** Any network of up to five nodes, feasible or not, with parallel arcs and negative costs. */
export const networks: fc.Arbitrary<Network> = fc
  .integer({ min: 2, max: 5 })
  .chain((nodes) =>
    fc.record({
      supply: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: nodes, maxLength: nodes }),
      arcs: fc.array(
        fc.record({ from: fc.nat(nodes - 1), to: fc.nat(nodes - 1), capacity: fc.integer({ min: 0, max: 3 }), cost: fc.integer({ min: -5, max: 5 }) }),
        { maxLength: 7 },
      ),
    }),
  )
  .map(({ supply, arcs }) => {
    const rest = supply.slice(1)
    return networkOf([-rest.reduce((sum, one) => sum + one, 0), ...rest], arcs.filter(({ from, to }) => from !== to))
  })

/** The least cost of any feasible flow by trying them all, or null. */
export function leastCost({ from, to, capacity, cost, supply }: Network): number | null {
  const left = [...supply]
  const tryFrom = (arc: number): number | null => {
    if (arc === from.length) return left.every((amount) => amount === 0) ? 0 : null
    let least: number | null = null
    for (let amount = 0; amount <= capacity[arc]!; amount += 1) {
      left[from[arc]!]! -= amount
      left[to[arc]!]! += amount
      const rest = tryFrom(arc + 1)
      if (rest !== null && (least === null || rest + amount * cost[arc]! < least)) least = rest + amount * cost[arc]!
      left[from[arc]!]! += amount
      left[to[arc]!]! -= amount
    }
    return least
  }
  return tryFrom(0)
}

type Size = { supporters: number; needs: number; halfDays: number; worth: number }

/** Rounds of up to that size, with each possible pair or not, ids in any order and often a limit for the pair. */
export const rounds = ({ supporters, needs, halfDays, worth }: Size): fc.Arbitrary<DaysRound> =>
  fc
    .record({
      supporters: fc.uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 500 }), capacity: fc.nat(halfDays) }), { minLength: 1, maxLength: supporters, selector: ({ id }) => id }),
      needs: fc.uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 500 }), demand: fc.nat(halfDays), tier: fc.nat(2) }), { minLength: 1, maxLength: needs, selector: ({ id }) => id }),
    })
    .chain((sides) => {
      const pairs = sides.supporters.flatMap((_, supporter) => sides.needs.map((__, need) => ({ supporter, need })))
      const drawn = fc.record({ there: fc.integer({ min: 0, max: 3 }), worth: fc.nat(worth), limit: fc.integer({ min: 0, max: halfDays }) })
      return fc.tuple(fc.constant(sides), fc.constant(pairs), fc.array(drawn, { minLength: pairs.length, maxLength: pairs.length }))
    })
    .map(([sides, pairs, draws]) => {
      const kept = pairs.map((pair, at) => ({ ...pair, ...draws[at]! })).filter(({ there }) => there > 0)
      return {
        supporterId: Int32Array.from(sides.supporters, ({ id }) => id),
        capacity: Int32Array.from(sides.supporters, ({ capacity }) => capacity),
        needId: Int32Array.from(sides.needs, ({ id }) => id),
        demand: Int32Array.from(sides.needs, ({ demand }) => demand),
        tier: Int32Array.from(sides.needs, ({ tier }) => tier),
        pairSupporter: Int32Array.from(kept, ({ supporter }) => supporter),
        pairNeed: Int32Array.from(kept, ({ need }) => need),
        worth: Int32Array.from(kept, ({ worth: one }) => one),
        limit: Int32Array.from(kept, ({ there, limit }) => (there === 1 ? limit : 1000)),
      }
    })

/** Half-days met by tier, then benefit, each as great as any plan makes it after those before: by trying every plan. */
export function bestByTrying(round: DaysRound): number[] {
  const tiers = Math.max(...round.tier) + 1
  const [capacity, demand] = [[...round.capacity], [...round.demand]]
  const reached = new Array<number>(tiers + 1).fill(0)
  let best = [...reached]
  const visit = (pair: number): void => {
    if (pair === round.worth.length) {
      if (comesBefore(reached, best)) best = [...reached]
      return
    }
    const [supporter, need] = [round.pairSupporter[pair]!, round.pairNeed[pair]!]
    const most = Math.min(capacity[supporter]!, demand[need]!, round.limit?.[pair] ?? Infinity)
    for (let amount = 0; amount <= most; amount += 1) {
      move(amount, pair, 1)
      visit(pair + 1)
      move(amount, pair, -1)
    }
  }
  const move = (amount: number, pair: number, sign: number): void => {
    const [supporter, need] = [round.pairSupporter[pair]!, round.pairNeed[pair]!]
    capacity[supporter]! -= sign * amount
    demand[need]! -= sign * amount
    reached[round.tier[need]!]! += sign * amount
    reached[tiers]! += sign * amount * round.worth[pair]!
  }
  visit(0)
  return best
}

const comesBefore = (a: number[], b: number[]): boolean => {
  const at = a.findIndex((one, index) => one !== b[index])
  return at >= 0 && a[at]! > b[at]!
}
