/**
 * The cheapest way from a node to the hub, or from the hub to a node, that an optimal flow leaves open, found on its potentials.
 *
 * Source: Dijkstra on reduced costs, as in successive shortest paths (Ahuja, Magnanti and Orlin 1993, §9.7). It goes outward from the
 * node and never beyond the hub, so that it sees only the neighbourhood in which something can change.
 * Leaves out: which imbalance to settle first (reoptimise.ts).
 */
import type { Network } from './network.ts'

/** The arcs at each node: those that leave it and those that end in it, from `start[node]` to `start[node + 1]`. */
export type Neighbours = { start: Int32Array; arcs: Int32Array }

/** Room for searches over one network, cleared in proportion to what each touched. */
export type Search = {
  neighbours: Neighbours
  distance: Float64Array
  /** The arc by which a node was reached. */
  by: Int32Array
  settled: Uint8Array
  touched: Int32Array
  touches: number
  heap: Int32Array
  heapSize: number
  /** A node's place in the heap. */
  place: Int32Array
}

/** A search over that network's arcs; capacities, costs and flow may change between searches, arcs may not. */
export function searchOver({ nodes, from, to }: Network): Search {
  const start = new Int32Array(nodes + 2)
  for (const ends of [from, to]) for (const node of ends) start[node + 2]! += 1
  for (let node = 0; node < nodes; node += 1) start[node + 2]! += start[node + 1]!
  const arcs = new Int32Array(from.length * 2)
  for (const ends of [from, to]) for (let arc = 0; arc < ends.length; arc += 1) arcs[start[ends[arc]! + 1]!++] = arc
  const ints = (): Int32Array => new Int32Array(nodes)
  return { neighbours: { start, arcs }, distance: new Float64Array(nodes).fill(Infinity), by: ints(), settled: new Uint8Array(nodes), touched: ints(), touches: 0, heap: ints(), heapSize: 0, place: ints() }
}

/** What the last search touched is forgotten. */
export function clear(search: Search): void {
  for (let at = 0; at < search.touches; at += 1) {
    search.distance[search.touched[at]!] = Infinity
    search.settled[search.touched[at]!] = 0
  }
  search.touches = 0
  search.heapSize = 0
}

/**
 * Searches from `node` until `hub` is settled; `outward` follows flow from the node to the hub, otherwise against it, from the hub to
 * the node. Returns the distance in reduced cost (Infinity if there is no way); `by` then leads back from the hub.
 */
export function reach(search: Search, network: Network, flow: Int32Array, potential: Float64Array, node: number, hub: number, outward: boolean): number {
  const { neighbours, distance, settled } = search
  const { from, to, capacity, cost } = network
  improve(search, node, 0, -1)
  while (search.heapSize > 0) {
    const nearest = pop(search)
    settled[nearest] = 1
    if (nearest === hub) return distance[hub]!
    const far = distance[nearest]!
    for (let at = neighbours.start[nearest]!; at < neighbours.start[nearest + 1]!; at += 1) {
      const arc = neighbours.arcs[at]!
      const leaving = from[arc] === nearest
      const other = leaving ? to[arc]! : from[arc]!
      const withFlow = leaving === outward
      if (settled[other] || (withFlow ? flow[arc]! >= capacity[arc]! : flow[arc]! <= 0)) continue
      const reduced = cost[arc]! + potential[from[arc]!]! - potential[to[arc]!]!
      const next = far + (withFlow ? reduced : -reduced)
      if (next < distance[other]! && next < distance[hub]!) improve(search, other, next, arc)
    }
  }
  return Infinity
}

/** A shorter distance to a node, and its place in the heap. */
function improve(search: Search, node: number, distance: number, arc: number): void {
  if (search.distance[node] === Infinity) {
    search.touched[search.touches++] = node
    search.place[node] = search.heapSize++
  }
  search.distance[node] = distance
  search.by[node] = arc
  rise(search, search.place[node]!, node)
}

function rise({ heap, place, distance }: Search, at: number, node: number): void {
  while (at > 0) {
    const above = (at - 1) >> 1
    const other = heap[above]!
    if (distance[other]! <= distance[node]!) break
    heap[at] = other
    place[other] = at
    at = above
  }
  heap[at] = node
  place[node] = at
}

function pop(search: Search): number {
  const { heap, place, distance } = search
  const top = heap[0]!
  const node = heap[--search.heapSize]!
  let at = 0
  for (let below = 1; below < search.heapSize; below = 2 * at + 1) {
    if (below + 1 < search.heapSize && distance[heap[below + 1]!]! < distance[heap[below]!]!) below += 1
    const other = heap[below]!
    if (distance[other]! >= distance[node]!) break
    heap[at] = other
    place[other] = at
    at = below
  }
  heap[at] = node
  place[node] = at
  return top
}
