/**
 * What a broker may change in a days-only round, as edits of its network: days offered or wanted, a veto, a pin, a worth.
 *
 * Source: domain.md §8 (pins and vetoes by the broker; days are capacity). A pin takes its half-days out of the network: what the
 * network still decides is the rest. Leaves out: applying the edits (reoptimise.ts).
 */
import { UNBOUNDED, type Network } from './network.ts'
import type { DaysRound, EncodedRound, Scale } from './encode-flow.ts'
import type { Edit } from './reoptimise.ts'

/** The supporter offers so many half-days. */
export const offers = ({ supporterNode }: EncodedRound, supporter: number, halfDays: number): Edit[] => [{ node: supporterNode[supporter]!, supply: halfDays }]

/** The need wants so many half-days; what its pairs may carry follows. */
export function wants({ network, needNode, pair }: EncodedRound, round: DaysRound, need: number, halfDays: number): Edit[] {
  const node = needNode[need]!
  const edits: Edit[] = [{ node, supply: -halfDays }]
  network.to.forEach((end, arc) => {
    if (end === node && pair[arc]! >= 0) edits.push({ arc, capacity: Math.min(round.limit?.[pair[arc]!] ?? UNBOUNDED, halfDays) })
  })
  return edits
}

/** The pair may not be. */
export const vetoes = ({ arc }: EncodedRound, pair: number): Edit[] => [{ arc: arc[pair]!, capacity: 0 }]

/** So many half-days of the pair are settled, beyond the network; both sides must have them, as the network now stands. */
export function pins({ arc }: EncodedRound, now: Network, pair: number, halfDays: number): Edit[] {
  const at = arc[pair]!
  const [supporter, need] = [now.from[at]!, now.to[at]!]
  return [
    { node: supporter, supply: now.supply[supporter]! - halfDays },
    { node: need, supply: now.supply[need]! + halfDays },
    { arc: at, capacity: now.capacity[at]! - halfDays },
  ]
}

/** The pair's worth is another: whole, and no greater than the greatest of the round, which the scale was made for. */
export const isWorth = ({ arc, network }: EncodedRound, round: DaysRound, pair: number, worth: number, { step }: Scale): Edit[] => [
  { arc: arc[pair]!, cost: network.cost[arc[pair]!]! + (round.worth[pair]! - worth) * step },
]
