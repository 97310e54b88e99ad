/**
 * Finds a flow of least cost: the primal network simplex.
 *
 * Sources: Ahuja, Magnanti and Orlin (1993), chapter 11; Kovács, "Minimum-cost flow algorithms: an experimental evaluation"
 * (2015), for block search; Cunningham, "A network simplex method" (1976), for strongly feasible trees: the last blocking arc of
 * the cycle leaves, so that no sequence of degenerate pivots comes back to its start.
 * Because the final tree is strongly feasible, one more half-day of any node can really travel to the root along it:
 * potentials are exact prices (prices.ts). Leaves out: proof (certificate.ts), small changes (reoptimise.ts).
 */
import { UNBOUNDED, type FlowAnswer, type Network } from './network.ts'
import { ARC, DOWN, FIELDS, PARENT, SIZE, UP, rehang } from './spanning-tree.ts'
import { startingTree, turnOver, type Basis } from './starting-tree.ts'

/** A block's share of the square root of the arcs: by measurement (/docs/decisions/flow.md). */
const BLOCK = 0.5

/** `hub` is a node that takes what is spare and makes up what is short, and so roots the tree; `core` arcs are tried before the rest. */
export type SimplexOptions = { hub?: number; core?: number }

/**
 * An optimal flow with potentials, or that there is none. Costs beyond what doubles add up exactly throw.
 * The same network gives the same flow; another order of arcs may give another of equal cost.
 */
export function networkSimplex(network: Network, options: SimplexOptions = {}): FlowAnswer {
  const basis = startingTree(network, options.hub)
  const stages = new Set([Math.min(options.core ?? basis.arcs, basis.arcs), basis.arcs])
  let pivots = 0
  let bounded = true
  for (const most of stages) {
    const block = Math.max(10, Math.floor(BLOCK * Math.sqrt(most)))
    for (let entering = search(basis, most, block); entering >= 0 && bounded; entering = search(basis, most, block)) {
      bounded = pivot(basis, entering)
      pivots += 1
    }
  }
  const flow = flowOf(basis)
  const outcome = !bounded ? 'unbounded' : flow.subarray(basis.arcs).every((amount) => amount === 0) ? 'optimal' : 'infeasible'
  return { outcome, flow: flow.slice(0, basis.arcs), potential: basis.tree.potential.slice(0, network.nodes), pivots }
}

/** Round the first `most` arcs, block by block: the arc of most negative reduced cost in the first block that has one, or −1. */
function search(basis: Basis, most: number, block: number): number {
  const { from, to, cost } = basis
  const { potential } = basis.tree
  let best = -1
  let least = 0
  let arc = basis.next >= most ? 0 : basis.next
  for (let left = most; left > 0; ) {
    const end = Math.min(arc + block, most)
    left -= end - arc
    for (; arc < end; arc += 1) {
      const reduced = cost[arc]! + potential[from[arc]!]! - potential[to[arc]!]!
      if (reduced < least) {
        least = reduced
        best = arc
      }
    }
    basis.next = arc
    if (best >= 0) return best
    if (arc === most) arc = 0
  }
  return best
}

/** Sends as much as it can round the cycle the arc closes, and swaps it for the arc that blocks; false if nothing does. */
function pivot(basis: Basis, entering: number): boolean {
  const { from, to, cost, capacity, flow, tree } = basis
  const { nodes, potential } = tree
  const first = from[entering]!
  const second = to[entering]!
  const room = capacity[entering]!
  let a = first
  let b = second
  let cutFirst = -1
  let cutSecond = -1
  let leastFirst = room
  let leastSecond = room
  while (a !== b) {
    const atA = a * FIELDS
    const atB = b * FIELDS
    if (nodes[atA + SIZE]! < nodes[atB + SIZE]!) {
      if (nodes[atA + DOWN]! < leastFirst) {
        leastFirst = nodes[atA + DOWN]!
        cutFirst = a
      }
      a = nodes[atA + PARENT]!
    } else {
      if (nodes[atB + UP]! <= leastSecond) {
        leastSecond = nodes[atB + UP]!
        cutSecond = b
      }
      b = nodes[atB + PARENT]!
    }
  }
  const amount = Math.min(leastFirst, leastSecond)
  if (amount >= UNBOUNDED >> 1) return false
  const bySecond = cutSecond >= 0 && leastSecond === amount
  if (amount > 0) {
    for (let node = first; node !== a; node = nodes[node * FIELDS + PARENT]!) push(nodes, node, -amount)
    for (let node = second; node !== a; node = nodes[node * FIELDS + PARENT]!) push(nodes, node, amount)
  }
  if (!bySecond && cutFirst < 0) {
    flow[entering] = capacity[entering]! - flow[entering]!
    turnOver(basis, entering)
    return true
  }
  const cut = bySecond ? cutSecond : cutFirst
  const reduced = cost[entering]! + potential[first]! - potential[second]!
  const wasTurned = flow[entering]! > 0
  leave(basis, cut)
  if (bySecond) rehang(tree, cut, second, first, a, entering, amount, room - amount, reduced)
  else rehang(tree, cut, first, second, a, entering, room - amount, amount, -reduced)
  if (wasTurned) turnOver(basis, entering)
  return true
}

function push(nodes: Int32Array, node: number, amount: number): void {
  const at = node * FIELDS
  nodes[at + UP] = nodes[at + UP]! - amount
  nodes[at + DOWN] = nodes[at + DOWN]! + amount
}

/** Takes the arc above a node out of the tree, turned over if its capacity is used up. */
function leave(basis: Basis, node: number): void {
  const { nodes } = basis.tree
  const arc = nodes[node * FIELDS + ARC]!
  const amount = basis.from[arc] === node ? nodes[node * FIELDS + DOWN]! : nodes[node * FIELDS + UP]!
  basis.flow[arc] = amount
  if (amount > 0) turnOver(basis, arc)
}

/** Flow by arc, with that of tree arcs written back. */
function flowOf({ from, flow, tree: { nodes } }: Basis): Int32Array {
  for (let node = 0; node * FIELDS < nodes.length; node += 1) {
    const arc = nodes[node * FIELDS + ARC]!
    if (arc >= 0) flow[arc] = from[arc] === node ? nodes[node * FIELDS + DOWN]! : nodes[node * FIELDS + UP]!
  }
  return flow
}
