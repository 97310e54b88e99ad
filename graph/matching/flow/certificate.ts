/**
 * Checks a claim that a flow is one of least cost, from the network, the flow and the potentials alone.
 *
 * Source: Ahuja, Magnanti and Orlin (1993), theorem 9.4: a feasible flow is of least cost if some potentials leave no arc
 * with room a reduced cost below 0 and no arc with flow one above 0. Shares no code with the solvers.
 * Leaves out: whether the network says what the round means (lexicographic.test.ts), and claims that there is no flow.
 */
import type { Network } from './network.ts'

/** `kind` is the broken rule, `at` the node or arc, `by` how much; `size` means that arrays don't fit the network. */
export type Violation = { kind: 'size' | 'whole' | 'conservation' | 'capacity' | 'slackness'; at: number; by: number }

/** Everything that is wrong with the claim; nothing if it is proven. */
export function violationsOf(network: Network, flow: Int32Array, potential: Float64Array): Violation[] {
  const wrongSize = sizeViolations(network, flow, potential)
  return wrongSize.length > 0 ? wrongSize : [...conservation(network, flow), ...bounds(network, flow), ...slackness(network, flow, potential)]
}

function sizeViolations({ nodes, from, to, capacity, cost, supply }: Network, flow: Int32Array, potential: Float64Array): Violation[] {
  const sizes: [{ length: number }, number][] = [[to, from.length], [capacity, from.length], [cost, from.length], [flow, from.length], [supply, nodes], [potential, nodes]]
  return sizes.flatMap(([array, size], at): Violation[] => (array.length === size ? [] : [{ kind: 'size', at, by: array.length - size }]))
}

function conservation({ nodes, from, to, supply }: Network, flow: Int32Array): Violation[] {
  const left = Float64Array.from(supply)
  for (let arc = 0; arc < flow.length; arc += 1) {
    left[from[arc]!]! -= flow[arc]!
    left[to[arc]!]! += flow[arc]!
  }
  return Array.from({ length: nodes }, (_, at) => at).filter((at) => left[at] !== 0).map((at) => ({ kind: 'conservation', at, by: left[at]! }))
}

function bounds({ capacity }: Network, flow: Int32Array): Violation[] {
  const found: Violation[] = []
  for (let arc = 0; arc < flow.length; arc += 1) {
    const by = flow[arc]! < 0 ? flow[arc]! : Math.max(0, flow[arc]! - capacity[arc]!)
    if (by !== 0) found.push({ kind: 'capacity', at: arc, by })
  }
  return found
}

function slackness({ from, to, capacity, cost }: Network, flow: Int32Array, potential: Float64Array): Violation[] {
  const found: Violation[] = []
  for (let arc = 0; arc < flow.length; arc += 1) {
    const reduced = cost[arc]! + potential[from[arc]!]! - potential[to[arc]!]!
    if (!Number.isSafeInteger(reduced)) found.push({ kind: 'whole', at: arc, by: reduced })
    else if ((reduced < 0 && flow[arc]! < capacity[arc]!) || (reduced > 0 && flow[arc]! > 0)) found.push({ kind: 'slackness', at: arc, by: reduced })
  }
  return found
}
