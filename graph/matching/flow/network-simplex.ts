/**
 * Finds a flow of least cost: the primal network simplex.
 *
 * Sources: Ahuja, Magnanti and Orlin (1993), chapter 11; Kovács, "Minimum-cost flow algorithms: an experimental evaluation"
 * (2015), for block search and for arcs in mixed order; Cunningham, "A network simplex method" (1976), for strongly feasible
 * trees: the last blocking arc of the cycle leaves, so that no sequence of degenerate pivots comes back to its start.
 * Because the final tree is strongly feasible, one more half-day of any node can really travel to the root along it:
 * potentials are exact prices (prices.ts). Leaves out: proof (certificate.ts), small changes (reoptimise.ts).
 */
import { GREATEST_COST, UNBOUNDED, type FlowAnswer, type Network } from './network.ts'
import { hang, rehang, treeOf, type SpanningTree } from './spanning-tree.ts'

const AT_LOWER = 1
const IN_TREE = 0
const AT_UPPER = -1

/** `hub` is a node that takes what is spare and makes up what is short, and so roots the tree; `core` arcs are tried before the rest. */
export type SimplexOptions = { hub?: number; core?: number }

type Work = {
  from: Int32Array
  to: Int32Array
  capacity: Int32Array
  cost: Float64Array
  flow: Int32Array
  state: Int8Array
  /** Arcs that may enter; artificial ones come after. */
  arcs: number
  tree: SpanningTree
}

/**
 * An optimal flow with potentials, or that there is none. Costs beyond what doubles add up exactly throw.
 * The same network gives the same flow; another order of arcs may give another of equal cost.
 */
export function networkSimplex(network: Network, options: SimplexOptions = {}): FlowAnswer {
  const work = begin(network, options.hub)
  const search = blockSearch(work)
  let pivots = 0
  let bounded = true
  for (const most of new Set([Math.min(options.core ?? work.arcs, work.arcs), work.arcs])) {
    for (let entering = search(most); entering >= 0 && bounded; entering = search(most)) {
      bounded = pivot(work, entering)
      pivots += 1
    }
  }
  const feasible = work.flow.subarray(work.arcs).every((amount) => amount === 0)
  return {
    outcome: !bounded ? 'unbounded' : feasible ? 'optimal' : 'infeasible',
    flow: work.flow.slice(0, work.arcs),
    potential: work.tree.potential.slice(0, network.nodes),
    pivots,
  }
}

/** Every node under the root by an arc that carries its supply: one of the hub's where it has one, else an artificial one. */
function begin(network: Network, hub: number | undefined): Work {
  const root = hub ?? network.nodes
  const arcs = network.from.length
  const own = hub === undefined ? new Int32Array(network.nodes).fill(-1) : hubArcs(network, hub)
  const missing = own.reduce((count, arc, node) => (arc < 0 && node !== root ? count + 1 : count), 0)
  const grown = <T extends Int32Array | Float64Array>(array: T, filled: T): T => (filled.set(array), filled)
  const work: Work = {
    from: grown(network.from, new Int32Array(arcs + missing)),
    to: grown(network.to, new Int32Array(arcs + missing)),
    capacity: grown(network.capacity, new Int32Array(arcs + missing).fill(UNBOUNDED)),
    cost: grown(network.cost, new Float64Array(arcs + missing).fill(missing === 0 ? 0 : artificialCost(network))),
    flow: new Int32Array(arcs + missing),
    state: new Int8Array(arcs + missing).fill(AT_LOWER),
    arcs,
    tree: treeOf(Math.max(network.nodes, root + 1), root),
  }
  let artificial = arcs
  for (let node = 0; node < network.nodes; node += 1) {
    if (node === root) continue
    const supply = network.supply[node]!
    const arc = own[node]! >= 0 ? own[node]! : artificial++
    const upward = supply >= 0 ? 1 : 0
    work.from[arc] = upward ? node : root
    work.to[arc] = upward ? root : node
    work.flow[arc] = Math.abs(supply)
    work.state[arc] = IN_TREE
    hang(work.tree, node, root, arc, upward)
    work.tree.depth[node] = 1
    work.tree.potential[node] = upward ? -work.cost[arc]! : work.cost[arc]!
  }
  return work
}

/** By node, an arc to or from the hub that can carry its supply and leave the tree strongly feasible; −1 where there is none. */
function hubArcs({ nodes, from, to, capacity, supply }: Network, hub: number): Int32Array {
  const own = new Int32Array(nodes).fill(-1)
  for (let arc = 0; arc < from.length; arc += 1) {
    if (to[arc] === hub && from[arc] !== hub && supply[from[arc]!]! >= 0 && capacity[arc]! > supply[from[arc]!]!) own[from[arc]!] = arc
    if (from[arc] === hub && to[arc] !== hub && supply[to[arc]!]! < 0 && capacity[arc]! >= -supply[to[arc]!]!) own[to[arc]!] = arc
  }
  return own
}

/** Dearer than any path without artificial arcs. */
function artificialCost({ cost, nodes }: Network): number {
  const dear = (cost.reduce((most, one) => Math.max(most, Math.abs(one)), 0) + 1) * (nodes + 1)
  if (dear > GREATEST_COST) throw new RangeError('Costs are too great to be added up exactly.')
  return dear
}

/** The arc of most negative reduced cost in a block of √arcs, blocks in turn; −1 when none is left among the first `most`. */
function blockSearch({ from, to, cost, state, tree: { potential } }: Work): (most: number) => number {
  let next = 0
  return (most) => {
    const block = Math.max(10, Math.floor(Math.sqrt(most)))
    let best = -1
    let least = 0
    let left = block
    for (let seen = 0; seen < most; seen += 1) {
      if (next >= most) next = 0
      const reduced = state[next]! * (cost[next]! + potential[from[next]!]! - potential[to[next]!]!)
      if (reduced < least) {
        least = reduced
        best = next
      }
      next += 1
      if (--left > 0) continue
      if (best >= 0) return best
      left = block
    }
    return best
  }
}

/** Sends as much as it can round the cycle the arc closes, and swaps it for the arc that blocks; false if nothing does. */
function pivot(work: Work, entering: number): boolean {
  const { from, to, capacity, cost, flow, state, tree } = work
  const { parent, arc, upward, depth, potential } = tree
  const direction = state[entering]!
  const first = direction === AT_LOWER ? from[entering]! : to[entering]!
  const second = direction === AT_LOWER ? to[entering]! : from[entering]!
  let [a, b] = [first, second]
  let amount = capacity[entering]!
  let cutFirst = -1
  let cutSecond = -1
  let leastFirst = UNBOUNDED
  let leastSecond = UNBOUNDED
  while (a !== b) {
    if (depth[a]! >= depth[b]!) {
      const room = upward[a]! ? flow[arc[a]!]! : capacity[arc[a]!]! - flow[arc[a]!]!
      if (room < leastFirst) {
        leastFirst = room
        cutFirst = a
      }
      a = parent[a]!
    } else {
      const room = upward[b]! ? capacity[arc[b]!]! - flow[arc[b]!]! : flow[arc[b]!]!
      if (room <= leastSecond) {
        leastSecond = room
        cutSecond = b
      }
      b = parent[b]!
    }
  }
  const join = a
  amount = Math.min(amount, leastFirst, leastSecond)
  if (amount >= UNBOUNDED >> 1) return false
  if (amount > 0) {
    flow[entering] = flow[entering]! + direction * amount
    for (let node = first; node !== join; node = parent[node]!) flow[arc[node]!] = flow[arc[node]!]! + (upward[node]! ? -amount : amount)
    for (let node = second; node !== join; node = parent[node]!) flow[arc[node]!] = flow[arc[node]!]! + (upward[node]! ? amount : -amount)
  }
  const bySecond = cutSecond >= 0 && leastSecond === amount
  if (!bySecond && !(cutFirst >= 0 && leastFirst === amount && amount < capacity[entering]!)) {
    state[entering] = -direction
    return true
  }
  const cut = bySecond ? cutSecond : cutFirst
  const inside = bySecond ? second : first
  const outside = bySecond ? first : second
  const leaving = arc[cut]!
  state[entering] = IN_TREE
  state[leaving] = flow[leaving] === 0 ? AT_LOWER : AT_UPPER
  const up = from[entering] === inside ? 1 : 0
  const reduced = cost[entering]! + potential[from[entering]!]! - potential[to[entering]!]!
  rehang(tree, cut, inside, outside, entering, up, up ? -reduced : reduced)
  return true
}
