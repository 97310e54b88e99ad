/**
 * Makes an optimal flow optimal again after a change of capacities, costs or supplies, without solving afresh.
 *
 * Source: sensitivity analysis and successive shortest paths (Ahuja, Magnanti and Orlin 1993, §9.7 and §9.11). An edited arc
 * whose flow no longer fits its reduced cost is emptied or filled, which leaves one end with too much and the other with too little.
 * Too much goes to what has too little or to the hub, and too little comes from it, by cheapest paths on the kept potentials. A cheapest path keeps the
 * flow optimal for what is left to settle; when nothing is left it is optimal. Leaves out: new nodes and arcs, and networks
 * without a hub that every node can reach and be reached from.
 */
import { UNBOUNDED, type FlowAnswer, type Network } from './network.ts'
import { residualOf, setCost, setRoom, type Residual } from './residual.ts'
import { clear, reach, searchOver, type Search } from './shortest-path.ts'

/** A solved network that can be edited. Its arrays are its own and change with each edit. */
export type Standing = {
  network: Network
  hub: number
  flow: Int32Array
  potential: Float64Array
  residual: Residual
  search: Search
  /** By node: what must still leave (above 0) or come in. */
  excess: Int32Array
}

/** A change: an arc's capacity or cost, or a node's supply (the hub makes up the difference). */
export type Edit = { arc: number; capacity?: number; cost?: number } | { node: number; supply: number }

/** Takes copies, so that the answer stays as it was. */
export function standingOf(network: Network, hub: number, answer: FlowAnswer): Standing {
  if (answer.outcome !== 'optimal') throw new Error('Only an optimal flow can be kept.')
  const { nodes, from, to, capacity, cost, supply } = network
  const own: Network = { nodes, from, to, capacity: capacity.slice(), cost: cost.slice(), supply: supply.slice() }
  const [flow, potential] = [answer.flow.slice(), answer.potential.slice()]
  return { network: own, hub, flow, potential, residual: residualOf(own, flow), search: searchOver(nodes), excess: new Int32Array(nodes) }
}

/** Applies the edits together. False if the hub can't settle what they leave: the standing is then of no more use. */
export function reoptimise(standing: Standing, edits: Edit[]): boolean {
  const unsettled = new Set<number>()
  for (const edit of edits) for (const node of 'arc' in edit ? editArc(standing, edit) : editSupply(standing, edit)) unsettled.add(node)
  const nodes = [...unsettled].sort((a, b) => a - b)
  return nodes.every((node) => settle(standing, node, true)) && nodes.every((node) => settle(standing, node, false))
}

function editSupply({ network: { supply }, hub, excess }: Standing, { node, supply: amount }: { node: number; supply: number }): number[] {
  const by = amount - supply[node]!
  supply[node] = amount
  supply[hub] = supply[hub]! - by
  excess[hub] = excess[hub]! - by
  excess[node] = excess[node]! + by
  return [node]
}

function editArc({ network, flow, potential, residual, excess }: Standing, edit: { arc: number; capacity?: number; cost?: number }): number[] {
  const { arc } = edit
  const { from, to, capacity, cost } = network
  const [start, end] = [from[arc]!, to[arc]!]
  capacity[arc] = edit.capacity ?? capacity[arc]!
  cost[arc] = edit.cost ?? cost[arc]!
  const reduced = cost[arc] + potential[start]! - potential[end]!
  const fit = reduced > 0 ? 0 : reduced < 0 ? capacity[arc] : Math.min(flow[arc]!, capacity[arc])
  if (fit === UNBOUNDED) throw new RangeError('An unbounded arc has become worth any amount.')
  const by = fit - flow[arc]!
  flow[arc] = fit
  setCost(residual, arc, cost[arc])
  setRoom(residual, arc, capacity[arc], fit)
  excess[start] = excess[start]! - by
  excess[end] = excess[end]! + by
  return by === 0 ? [] : [start, end]
}

/** Sends a node's excess to the nearest that lacks some or the hub (`outward`), or what it lacks from the hub, path by path. */
function settle(standing: Standing, node: number, outward: boolean): boolean {
  const { hub, potential, residual, search, excess } = standing
  if (node === hub) return true
  while (outward ? excess[node]! > 0 : excess[node]! < 0) {
    const distance = reach(search, residual, potential, node, hub, outward, excess)
    if (distance < Infinity) {
      shift(search, potential, distance, outward)
      send(standing, node, outward)
    }
    clear(search)
    if (distance === Infinity) return false
  }
  return true
}

/** Potentials of what is nearer than the hub, so that the path found costs nothing and no other goes below. */
function shift({ touched, touches, distance }: Search, potential: Float64Array, most: number, outward: boolean): void {
  for (let at = 0; at < touches; at += 1) {
    const node = touched[at]!
    const by = Math.min(distance[node]! - most, 0)
    potential[node] = potential[node]! + (outward ? by : -by)
  }
}

/** As much as the path holds, at most what its ends have too much or lack. */
function send({ network: { to, capacity }, hub, flow, residual, search: { by, before, goal }, excess }: Standing, node: number, outward: boolean): void {
  const room = outward ? residual.out : residual.into
  let amount = Math.abs(excess[node]!)
  if (goal !== hub) amount = Math.min(amount, Math.abs(excess[goal]!))
  for (let at = goal; at !== node; at = before[at]!) amount = Math.min(amount, room[by[at]!]!)
  for (let at = goal; at !== node; at = before[at]!) {
    const arc = residual.arc[by[at]!]!
    flow[arc] = flow[arc]! + ((to[arc] === at) === outward ? amount : -amount)
    setRoom(residual, arc, capacity[arc]!, flow[arc])
  }
  const signed = outward ? -amount : amount
  excess[node] = excess[node]! + signed
  excess[goal] = excess[goal]! - signed
}
