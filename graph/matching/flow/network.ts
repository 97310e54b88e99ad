/**
 * A network with capacities, costs and supplies, and what it is to solve it: arrays by arc and by node, all whole numbers.
 *
 * Source: Ahuja, Magnanti and Orlin, *Network Flows* (1993), chapters 1 and 9. Flow leaves nodes with supply above 0 and
 * ends in nodes below 0; the reduced cost of an arc is `cost + potential[from] − potential[to]`.
 * Leaves out: lower bounds (shift them into the supplies) and what a node stands for (encode-flow.ts).
 */

/** A capacity nothing reaches. Supplies together stay below half of it. */
export const UNBOUNDED = 0x7fff_ffff

/** The greatest cost that keeps every sum the solver forms exact in a double. */
export const GREATEST_COST = 2 ** 51

/** Costs and potentials are whole numbers in doubles; capacities, supplies and flow are 32-bit. */
export type Network = {
  nodes: number
  from: Int32Array
  to: Int32Array
  capacity: Int32Array
  cost: Float64Array
  /** By node; sums to 0. */
  supply: Int32Array
}

/** Flow by arc, potential by node. Only `optimal` claims anything, and certificate.ts checks that claim. */
export type FlowAnswer = {
  outcome: 'optimal' | 'infeasible' | 'unbounded'
  flow: Int32Array
  potential: Float64Array
  pivots: number
}

/** A network from lists of arcs, for small ones. */
export function networkOf(supply: number[], arcs: { from: number; to: number; capacity: number; cost: number }[]): Network {
  return {
    nodes: supply.length,
    from: Int32Array.from(arcs, (arc) => arc.from),
    to: Int32Array.from(arcs, (arc) => arc.to),
    capacity: Int32Array.from(arcs, (arc) => arc.capacity),
    cost: Float64Array.from(arcs, (arc) => arc.cost),
    supply: Int32Array.from(supply),
  }
}

/** What a flow costs, exactly: the sum may be past what a double can hold. */
export function costOf(network: Network, flow: Int32Array): bigint {
  let total = 0n
  flow.forEach((amount, arc) => {
    if (amount !== 0) total += BigInt(amount) * BigInt(network.cost[arc]!)
  })
  return total
}
