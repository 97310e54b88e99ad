/**
 * What a broker may change in a days-only round that is solved: days offered or wanted, a veto, a pin, a worth; at once
 * optimal again.
 *
 * A pair carries at most what its need still wants, which keeps the network as a fresh encoding would have it. A pin takes
 * its half-days out of the network: what the network still decides is the rest. Leaves out: how the optimum is regained
 * (reoptimise.ts), and new supporters, needs and pairs.
 */
import { UNBOUNDED, type FlowAnswer } from './network.ts'
import type { DaysRound, EncodedRound } from './encode-flow.ts'
import { reoptimise, standingOf, type Edit, type Standing } from './reoptimise.ts'

/** A solved round that can be changed; `limit` is the most for each arc, whatever its need wants. Each change is false only if it can't be. */
export type WhatIf = { encoded: EncodedRound; standing: Standing; limit: Int32Array }

/** A solved round, ready to be changed. */
export function whatIf(encoded: EncodedRound, round: DaysRound, answer: FlowAnswer): WhatIf {
  const limit = encoded.pair.map((pair) => (pair < 0 ? UNBOUNDED : (round.limit?.[pair] ?? UNBOUNDED)))
  return { encoded, standing: standingOf(encoded.network, encoded.hub, answer), limit }
}

/** The supporter offers so many half-days. */
export const offer = ({ encoded, standing }: WhatIf, supporter: number, halfDays: number): boolean =>
  reoptimise(standing, [{ node: encoded.supporterNode[supporter]!, supply: halfDays }])

/** The need wants so many half-days. */
export const want = (days: WhatIf, need: number, halfDays: number): boolean => reoptimise(days.standing, wanting(days, days.encoded.needNode[need]!, halfDays))

function wanting({ standing: { hub, network, residual }, limit }: WhatIf, node: number, halfDays: number): Edit[] {
  const arcs = residual.arc.subarray(residual.start[node], residual.start[node + 1])
  const pairs = [...arcs].filter((arc) => network.from[arc] !== hub)
  return [{ node, supply: -halfDays }, ...pairs.map((arc) => ({ arc, capacity: Math.min(limit[arc]!, halfDays) }))]
}

/** The pair may carry so many half-days and no more: 0 is a veto. */
export function allow({ encoded, standing, limit }: WhatIf, pair: number, halfDays: number): boolean {
  const arc = encoded.arc[pair]!
  limit[arc] = halfDays
  return reoptimise(standing, [{ arc, capacity: Math.min(halfDays, -standing.network.supply[standing.network.to[arc]!]!) }])
}

/** So many half-days of the pair are settled, beyond the network; false, and nothing changes, unless both sides and the pair have them. */
export function pin(days: WhatIf, pair: number, halfDays: number): boolean {
  const { standing: { network }, limit } = days
  const arc = days.encoded.arc[pair]!
  const [supporter, need] = [network.from[arc]!, network.to[arc]!]
  if (halfDays > network.supply[supporter]! || halfDays > network.capacity[arc]!) return false
  if (limit[arc] !== UNBOUNDED) limit[arc] = limit[arc]! - halfDays
  return reoptimise(days.standing, [{ node: supporter, supply: network.supply[supporter]! - halfDays }, ...wanting(days, need, -network.supply[need]! - halfDays)])
}

/** The pair's worth is `by` steps more (or less), within what the round's scale was made for. */
export const revalue = ({ encoded, standing }: WhatIf, pair: number, by: number): boolean => {
  const arc = encoded.arc[pair]!
  return reoptimise(standing, [{ arc, cost: standing.network.cost[arc]! - by * encoded.scale.step }])
}
