/**
 * Prices to begin with: those of the flow in which only days count, where minimums and numbers of schools are left out.
 * Leaves out: what the flow is used for besides (flow/).
 */
import { bestFirst } from '../flow/best-first.ts'
import { networkSimplex } from '../flow/network-simplex.ts'
import { UNBOUNDED, type Network } from '../flow/network.ts'
import type { Problem } from './problem.ts'

/** What a half-day of each need is worth in the flow of greatest `counts`. */
export function flowPrices(problem: Problem, counts: Float64Array): Float64Array {
  const { slot, need, offer, deployment, slotsOfNeed } = problem
  const [offers, needs, slots] = [offer.free.length, need.wanted.length, slot.need.length]
  const hub = offers + needs
  const arcs = hub + slots
  const network: Network = { nodes: hub + 1, from: new Int32Array(arcs), to: new Int32Array(arcs), capacity: new Int32Array(arcs).fill(UNBOUNDED), cost: new Float64Array(arcs), supply: new Int32Array(hub + 1) }
  let spare = 0
  for (let o = 0; o < offers; o += 1) {
    network.from[o] = o
    network.to[o] = hub
    network.supply[o] = offer.free[o]!
    spare += offer.free[o]!
  }
  for (let n = 0; n < needs; n += 1) {
    network.from[offers + n] = hub
    network.to[offers + n] = offers + n
    network.supply[offers + n] = -need.wanted[n]!
    spare -= need.wanted[n]!
  }
  network.supply[hub] = -spare
  const { order, core } = bestFirst(slotsOfNeed, slot.need, slot.worth)
  for (let at = 0; at < slots; at += 1) {
    const s = order[at]!
    const arc = hub + at
    network.from[arc] = deployment.offer[slot.deployment[s]!]!
    network.to[arc] = offers + slot.need[s]!
    network.capacity[arc] = need.wanted[slot.need[s]!]!
    network.cost[arc] = -counts[s]!
  }
  const { potential } = networkSimplex(network, { hub, core: hub + core })
  return Float64Array.from(need.wanted, (_, n) => Math.max(0, potential[hub]! - potential[offers + n]!))
}
