/**
 * The cheapest way from a node to the hub, or from the hub to a node, that an optimal flow leaves open, found on its potentials.
 *
 * Source: Dijkstra on reduced costs, as in successive shortest paths (Ahuja, Magnanti and Orlin 1993, §9.7). It goes outward from the
 * node and never beyond the hub, so that it sees only the neighbourhood in which something can change.
 * Leaves out: which imbalance to settle first (reoptimise.ts).
 */
import type { Residual } from './residual.ts'

/** Room for searches, cleared in proportion to what each touched. */
export type Search = {
  /** By node, from where the search began; Infinity where it has not been. */
  distance: Float64Array
  /** By node, the place (of the node before it) by which it was reached, and that node. */
  by: Int32Array
  before: Int32Array
  touched: Int32Array
  touches: number
  heap: Int32Array
  heapSize: number
  /** A node's place in the heap. */
  rank: Int32Array
  /** Where the last search ended. */
  goal: number
}

/** Room for searches over that many nodes. */
export function searchOver(nodes: number): Search {
  const ints = (): Int32Array => new Int32Array(nodes)
  return { distance: new Float64Array(nodes).fill(Infinity), by: ints(), before: ints(), touched: ints(), touches: 0, heap: ints(), heapSize: 0, rank: ints(), goal: -1 }
}

/** What the last search touched is forgotten. */
export function clear(search: Search): void {
  for (let at = 0; at < search.touches; at += 1) search.distance[search.touched[at]!] = Infinity
  search.touches = 0
  search.heapSize = 0
}

/**
 * Searches from `node` until nothing can be nearer than the `goal` it found: `hub`, or a node of the opposite `need` (what is below 0
 * takes what a node sends). `outward` follows flow, otherwise the search goes against it.
 * Returns the distance in reduced cost, Infinity if there is no way; `by` and `before` then lead back from the goal.
 */
export function reach(search: Search, residual: Residual, potential: Float64Array, node: number, hub: number, outward: boolean, need: Int32Array): number {
  const { start, first, last, other, cost } = residual
  const { distance } = search
  const room = outward ? residual.out : residual.into
  const sign = outward ? 1 : -1
  improve(search, node, 0, -1, -1)
  let most = Infinity
  while (search.heapSize > 0) {
    const nearest = pop(search)
    const far = distance[nearest]!
    if (far >= most) break
    const own = potential[nearest]!
    const [from, until] = outward ? [start[nearest]!, last[nearest]!] : [first[nearest]!, start[nearest + 1]!]
    for (let at = from; at < until; at += 1) {
      if (room[at] === 0) continue
      const end = other[at]!
      const next = far + sign * (cost[at]! + own - potential[end]!)
      if (next >= most || next >= distance[end]!) continue
      improve(search, end, next, at, nearest)
      if (end === hub || sign * need[end]! < 0) {
        most = next
        search.goal = end
      }
    }
  }
  return most
}

/** A shorter distance to a node, and its place in the heap. */
function improve(search: Search, node: number, distance: number, by: number, before: number): void {
  if (search.distance[node] === Infinity) {
    search.touched[search.touches++] = node
    search.rank[node] = search.heapSize++
  }
  search.distance[node] = distance
  search.by[node] = by
  search.before[node] = before
  rise(search, search.rank[node]!, node)
}

function rise({ heap, rank, distance }: Search, at: number, node: number): void {
  while (at > 0) {
    const above = (at - 1) >> 1
    const other = heap[above]!
    if (distance[other]! <= distance[node]!) break
    heap[at] = other
    rank[other] = at
    at = above
  }
  heap[at] = node
  rank[node] = at
}

function pop(search: Search): number {
  const { heap, rank, distance } = search
  const top = heap[0]!
  const node = heap[--search.heapSize]!
  let at = 0
  for (let below = 1; below < search.heapSize; below = 2 * at + 1) {
    if (below + 1 < search.heapSize && distance[heap[below + 1]!]! < distance[heap[below]!]!) below += 1
    const other = heap[below]!
    if (distance[other]! >= distance[node]!) break
    heap[at] = other
    rank[other] = at
    at = below
  }
  heap[at] = node
  rank[node] = at
  return top
}
