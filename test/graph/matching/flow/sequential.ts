/** The lexicographic round solved one level after another, each a flow of its own: what the one cost has to agree with. */
import type { DaysRound } from '../../../../graph/matching/flow/encode-flow.ts'
import { networkSimplex } from '../../../../graph/matching/flow/network-simplex.ts'
import { costOf, networkOf, UNBOUNDED } from '../../../../graph/matching/flow/network.ts'

/** Half-days met by tier, then benefit. */
export function bestInSequence(round: DaysRound): number[] {
  const tiers = Math.max(...round.tier) + 1
  const wanted = Array.from({ length: tiers }, (_, tier) => round.demand.reduce((sum, demand, need) => sum + (round.tier[need] === tier ? demand : 0), 0))
  const unmet: number[] = []
  for (let tier = 0; tier < tiers; tier += 1) unmet.push(least(round, tiers, unmet, tier))
  return [...unmet.map((left, tier) => wanted[tier]! - left), 0 - least(round, tiers, unmet, tiers)]
}

/** The least unmet of a tier, or at `level` = tiers the least of minus the benefit, where earlier tiers leave no more unmet than they must. */
function least(round: DaysRound, tiers: number, unmet: number[], level: number): number {
  const needs = round.supporterId.length
  const tierNode = needs + round.needId.length
  const spare = tierNode + tiers
  const supply = [...round.capacity, ...round.demand.map((demand) => -demand), ...new Array<number>(tiers).fill(0), 0]
  supply[spare] = -supply.reduce((sum, one) => sum + one, 0)
  const network = networkOf(supply, [
    ...[...round.worth].map((worth, pair) => ({ from: round.pairSupporter[pair]!, to: needs + round.pairNeed[pair]!, capacity: round.limit?.[pair] ?? UNBOUNDED, cost: level === tiers ? -worth : 0 })),
    ...[...round.supporterId.keys()].map((supporter) => ({ from: supporter, to: spare, capacity: UNBOUNDED, cost: 0 })),
    ...[...round.needId.keys()].map((need) => ({ from: tierNode + round.tier[need]!, to: needs + need, capacity: UNBOUNDED, cost: 0 })),
    ...Array.from({ length: tiers }, (_, tier) => ({ from: spare, to: tierNode + tier, capacity: unmet[tier] ?? UNBOUNDED, cost: level === tier ? 1 : 0 })),
  ])
  const answer = networkSimplex(network)
  if (answer.outcome !== 'optimal') throw new Error(`Level ${level} is ${answer.outcome}.`)
  return Number(costOf(network, answer.flow))
}
