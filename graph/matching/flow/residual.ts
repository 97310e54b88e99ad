/**
 * A network with a flow on it as what could still change: at every node, its arcs with the room to send along and against them.
 *
 * Source: the residual network (Ahuja, Magnanti and Orlin 1993, §2.4). Each arc stands at both of its ends, a node's arcs side by
 * side, so that a search reads memory in order. Leaves out: searching (shortest-path.ts).
 */
import type { Network } from './network.ts'

/**
 * Places `start[node]` to `start[node + 1]` are the node's: the arcs that leave it, then those that end in it. Of both, those that carry flow stand in the
 * middle, from `first[node]` to `last[node]`: along flow a search needs to look no further than `last`, against it no earlier than `first`.
 * `out` is room from the node, `into` room towards it, `cost` for leaving.
 */
export type Residual = {
  start: Int32Array
  first: Int32Array
  last: Int32Array
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
  const ints = (count: number): Int32Array => new Int32Array(count)
  const [start, first, places] = [ints(nodes + 1), ints(nodes), from.length * 2]
  for (const node of from) first[node]! += 1
  for (const node of to) start[node + 1]! += 1
  for (let node = 0; node < nodes; node += 1) {
    first[node]! += start[node]!
    start[node + 1]! += first[node]!
  }
  const [leaving, ending] = [start.slice(0, nodes), first.slice()]
  const residual: Residual = { start, first, last: first.slice(), other: ints(places), cost: new Float64Array(places), out: ints(places), into: ints(places), arc: ints(places), atStart: ints(from.length), atEnd: ints(from.length) }
  for (let arc = 0; arc < from.length; arc += 1) {
    place(residual, residual.atStart, arc, leaving[from[arc]!]!++, to[arc]!)
    place(residual, residual.atEnd, arc, ending[to[arc]!]!++, from[arc]!)
    setCost(residual, arc, network.cost[arc]!)
  }
  for (let arc = 0; arc < from.length; arc += 1) setRoom(residual, arc, network.capacity[arc]!, flow[arc]!)
  return residual
}

function place({ other, arc: arcs }: Residual, places: Int32Array, arc: number, at: number, end: number): void {
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
export function setRoom(residual: Residual, arc: number, capacity: number, flow: number): void {
  const { out, into, atStart, atEnd } = residual
  if (flow > 0 !== out[atEnd[arc]!]! > 0) turn(residual, arc, flow > 0)
  const [start, end] = [atStart[arc]!, atEnd[arc]!]
  out[start] = capacity - flow
  into[start] = flow
  out[end] = flow
  into[end] = capacity - flow
}

/** Puts an arc among those of its nodes that carry flow, or takes it out of them. */
function turn(residual: Residual, arc: number, carries: boolean): void {
  const { first, last, other, atStart, atEnd } = residual
  const [from, to] = [other[atEnd[arc]!]!, other[atStart[arc]!]!]
  swap(residual, atStart, arc, carries ? --first[from]! : first[from]!++)
  swap(residual, atEnd, arc, carries ? last[to]!++ : --last[to]!)
}

function swap({ other, cost, out, into, arc: arcs }: Residual, places: Int32Array, arc: number, to: number): void {
  const [at, moved] = [places[arc]!, arcs[to]!]
  for (const list of [other, cost, out, into, arcs]) [list[at], list[to]] = [list[to]!, list[at]!]
  places[moved] = at
  places[arc] = to
}
