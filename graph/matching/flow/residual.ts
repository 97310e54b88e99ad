/**
 * A network with a flow on it as what could still change: at every node, its arcs with the room to send along and against them.
 *
 * Source: the residual network (Ahuja, Magnanti and Orlin 1993, §2.4). Each arc stands at both of its ends, a node's arcs side by
 * side, so that a search reads memory in order. Leaves out: searching (shortest-path.ts).
 */
import type { Network } from './network.ts'

/** Places `start[node]` to `start[node + 1]` are the node's; `out` is room from it, `into` room towards it, `cost` for leaving. */
export type Residual = {
  start: Int32Array
  other: Int32Array
  cost: Float64Array
  out: Int32Array
  into: Int32Array
  /** By place: its arc. */
  arc: Int32Array
  /** By arc: its place at the node it leaves, and at the node it ends in. */
  atStart: Int32Array
  atEnd: Int32Array
}

/** The residual network of a flow. */
export function residualOf(network: Network, flow: Int32Array): Residual {
  const { nodes, from, to } = network
  const start = new Int32Array(nodes + 2)
  for (const ends of [from, to]) for (const node of ends) start[node + 2]! += 1
  for (let node = 0; node < nodes; node += 1) start[node + 2]! += start[node + 1]!
  const ints = (count: number): Int32Array => new Int32Array(count)
  const places = from.length * 2
  const residual: Residual = { start, other: ints(places), cost: new Float64Array(places), out: ints(places), into: ints(places), arc: ints(places), atStart: ints(from.length), atEnd: ints(from.length) }
  for (let arc = 0; arc < from.length; arc += 1) {
    place(residual, residual.atStart, arc, from[arc]!, to[arc]!)
    place(residual, residual.atEnd, arc, to[arc]!, from[arc]!)
    setCost(residual, arc, network.cost[arc]!)
    setRoom(residual, arc, network.capacity[arc]!, flow[arc]!)
  }
  return residual
}

function place({ start, other, arc: arcs }: Residual, places: Int32Array, arc: number, node: number, end: number): void {
  const at = start[node + 1]!++
  places[arc] = at
  other[at] = end
  arcs[at] = arc
}

/** What the arc costs, from now on. */
export function setCost({ cost, atStart, atEnd }: Residual, arc: number, amount: number): void {
  cost[atStart[arc]!] = amount
  cost[atEnd[arc]!] = -amount
}

/** What the arc can hold and holds, from now on. */
export function setRoom({ out, into, atStart, atEnd }: Residual, arc: number, capacity: number, flow: number): void {
  const [start, end] = [atStart[arc]!, atEnd[arc]!]
  out[start] = capacity - flow
  into[start] = flow
  out[end] = flow
  into[end] = capacity - flow
}
