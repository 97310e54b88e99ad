/**
 * A first feasible basis for the network simplex, as near the best as one cheap pass gets.
 *
 * Where there is a hub, every demand in turn, the one with the cheapest arc first, takes from its cheapest arcs what is left (the
 * matrix minimum rule for transportation: Dantzig 1951). Each taking exhausts one of its two ends, which then hangs
 * under the other: a forest, and what is left over hangs from the hub. Arcs up have room and arcs down have flow, so that the tree is
 * strongly feasible (Cunningham 1976). A node that the hub cannot reach hangs from the root by an artificial arc.
 * Leaves out: everything that makes it best (network-simplex.ts).
 */
import { GREATEST_COST, UNBOUNDED, type Network } from './network.ts'
import { FIELDS, PARENT, hang, thread, treeOf, type SpanningTree } from './spanning-tree.ts'

/**
 * The network's arcs and then the artificial ones, from number `arcs` on. An arc outside the tree whose capacity is used up lies
 * here turned over, so that an arc may enter just where `cost + potential[from] − potential[to]` is below 0. `flow` of tree arcs is
 * in the tree. An arc without capacity costs infinitely much.
 */
export type Basis = {
  from: Int32Array
  to: Int32Array
  cost: Float64Array
  capacity: Int32Array
  flow: Int32Array
  arcs: number
  /** Where the next search begins. */
  next: number
  tree: SpanningTree
}

/** The first basis: `hub` is a node that takes what is spare and makes up what is short, and roots the tree. */
export function startingTree(network: Network, hub: number | undefined): Basis {
  const root = hub ?? network.nodes
  const own = hub === undefined ? new Int32Array(network.nodes).fill(-1) : hubArcs(network, hub)
  const basis = emptyBasis(network, root, own)
  const left = network.supply.slice()
  if (hub !== undefined) takeCheapest(network, basis, left, own)
  let artificial = network.from.length
  for (let node = 0; node < network.nodes; node += 1) {
    if (node === root || basis.tree.nodes[node * FIELDS + PARENT]! >= 0) continue
    const arc = own[node]! >= 0 ? own[node]! : artificial++
    if (arc >= network.from.length) {
      basis.from[arc] = network.supply[node]! >= 0 ? node : root
      basis.to[arc] = network.supply[node]! >= 0 ? root : node
    }
    join(basis, node, root, arc, Math.abs(left[node]!))
  }
  thread(basis.tree, (node, arc) => (basis.from[arc] === node ? -basis.cost[arc]! : basis.cost[arc]!))
  return basis
}

function emptyBasis(network: Network, root: number, own: Int32Array): Basis {
  const arcs = network.from.length
  const missing = own.reduce((count, arc, node) => (arc < 0 && node !== root ? count + 1 : count), 0)
  const cost = new Float64Array(arcs + missing).fill(missing === 0 ? 0 : artificialCost(network))
  network.cost.forEach((one, arc) => (cost[arc] = network.capacity[arc] === 0 ? Infinity : one))
  const grown = (array: Int32Array, filled: Int32Array): Int32Array => (filled.set(array), filled)
  return {
    from: grown(network.from, new Int32Array(arcs + missing)),
    to: grown(network.to, new Int32Array(arcs + missing)),
    cost,
    capacity: grown(network.capacity, new Int32Array(arcs + missing).fill(UNBOUNDED)),
    flow: new Int32Array(arcs + missing),
    arcs,
    next: 0,
    tree: treeOf(Math.max(network.nodes, root + 1), root),
  }
}

function join({ tree, from, capacity }: Basis, node: number, parent: number, arc: number, flow: number): void {
  const room = capacity[arc]! - flow
  if (from[arc] === node) hang(tree, node, parent, arc, room, flow)
  else hang(tree, node, parent, arc, flow, room)
}

/** Turns over an arc that its capacity took out of the tree, or that stands turned over. */
export function turnOver({ from, to, cost }: Basis, arc: number): void {
  const start = from[arc]!
  from[arc] = to[arc]!
  to[arc] = start
  cost[arc] = -cost[arc]!
}

/**
 * By node, an unbounded arc to the hub where there is supply or from it where there is demand; −1 where there is none. A node
 * without either may also hang by an arc from the hub, if no other arc of it can carry anything.
 */
function hubArcs({ from, to, capacity, supply }: Network, hub: number): Int32Array {
  const own = new Int32Array(supply.length).fill(-1)
  const idle = supply.map((amount) => (amount === 0 ? 1 : 0))
  for (let arc = 0; arc < from.length; arc += 1) {
    if (capacity[arc] === 0 || from[arc] === hub || to[arc] === hub) continue
    idle[from[arc]!] = 0
    idle[to[arc]!] = 0
  }
  for (let arc = 0; arc < from.length; arc += 1) {
    if (capacity[arc] !== UNBOUNDED) continue
    if (to[arc] === hub && supply[from[arc]!]! >= 0) own[from[arc]!] = arc
    else if (from[arc] === hub && (supply[to[arc]!]! < 0 || idle[to[arc]!])) own[to[arc]!] = arc
  }
  return own
}

/** Dearer than any path without artificial arcs. */
function artificialCost({ cost, nodes }: Network): number {
  const dear = (cost.reduce((most, one) => Math.max(most, Math.abs(one)), 0) + 1) * (nodes + 1)
  if (dear > GREATEST_COST) throw new RangeError('Costs are too great to be added up exactly.')
  return dear
}

/** Demands with a hub arc take from supplies with one; `left` is what each node still has or lacks. */
function takeCheapest(network: Network, basis: Basis, left: Int32Array, own: Int32Array): void {
  const { from, capacity, cost } = network
  const { start, arcs } = arcsInto(network)
  const best = (node: number): number => {
    let found = -1
    for (let at = start[node]!; at < start[node + 1]!; at += 1) {
      const arc = arcs[at]!
      if (capacity[arc]! > 0 && left[from[arc]!]! > 0 && own[from[arc]!]! >= 0 && basis.flow[arc] === 0 && (found < 0 || cost[arc]! < cost[found]!)) found = arc
    }
    return found
  }
  for (const node of demandsByCheapest(network, own, best)) {
    for (let arc = best(node); arc >= 0; arc = best(node)) {
      const giver = from[arc]!
      const amount = Math.min(left[giver]!, -left[node]!, capacity[arc]!)
      left[giver] = left[giver]! - amount
      left[node] = left[node]! + amount
      if (left[node] === 0) join(basis, node, giver, arc, amount)
      else if (left[giver] === 0 && amount < capacity[arc]!) join(basis, giver, node, arc, amount)
      else turnOver(basis, arc)
      basis.flow[arc] = amount
      if (left[node] === 0) break
    }
  }
}

function demandsByCheapest({ supply, cost }: Network, own: Int32Array, best: (node: number) => number): Int32Array {
  const first = supply.map((amount, node) => (amount < 0 && own[node]! >= 0 ? best(node) : -1))
  const demands = Int32Array.from(first.keys()).filter((node) => first[node]! >= 0)
  return demands.sort((a, b) => cost[first[a]!]! - cost[first[b]!]! || a - b)
}

/** The arcs that end in each node: `arcs` from `start[node]` to `start[node + 1]`. */
function arcsInto({ nodes, to }: Network): { start: Int32Array; arcs: Int32Array } {
  const start = new Int32Array(nodes + 2)
  for (const node of to) start[node + 2]! += 1
  for (let node = 0; node < nodes; node += 1) start[node + 2]! += start[node + 1]!
  const arcs = new Int32Array(to.length)
  for (let arc = 0; arc < to.length; arc += 1) arcs[start[to[arc]! + 1]!++] = arc
  return { start, arcs }
}
