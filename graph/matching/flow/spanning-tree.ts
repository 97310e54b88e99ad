/**
 * The rooted spanning tree of the network simplex: who hangs from whom, by which arc, with how much room, at what potential.
 *
 * Source: the extended threaded index of Barr, Glover and Klingman (1979): all nodes in one ring, every branch a stretch of it that
 * begins with its top and ends with its `LAST`, so that a branch is walked without looking for children. A node's eight
 * numbers lie side by side: walking a cycle reads one line of memory a node. A tree arc's flow is kept there, as room both ways.
 * Leaves out: which arc enters and which leaves (network-simplex.ts).
 */

/** A node's numbers start at `node * FIELDS`. Room is what could still be sent to the parent (`UP`) and from it (`DOWN`). */
export const FIELDS = 8
export const PARENT = 0
export const ARC = 1
export const UP = 2
export const DOWN = 3
/** How many nodes the branch has. */
export const SIZE = 4
const AFTER = 5
const BEFORE = 6
const LAST = 7

export type SpanningTree = { root: number; nodes: Int32Array; potential: Float64Array }

/** Every node alone, until `hang` puts it under another and `thread` makes a tree of all. */
export function treeOf(nodes: number, root: number): SpanningTree {
  return { root, nodes: new Int32Array(nodes * FIELDS).fill(-1), potential: new Float64Array(nodes) }
}

/** Puts a node that hangs nowhere under a parent. */
export function hang({ nodes }: SpanningTree, node: number, parent: number, arc: number, up: number, down: number): void {
  const at = node * FIELDS
  nodes[at + PARENT] = parent
  nodes[at + ARC] = arc
  nodes[at + UP] = up
  nodes[at + DOWN] = down
}

/** Makes the ring and the potentials, the root's being 0; `rise` is how much higher a node's potential is than its parent's. */
export function thread({ root, nodes, potential }: SpanningTree, rise: (node: number, arc: number) => number): void {
  const order = preorder(nodes, root)
  for (let at = 0; at < order.length; at += 1) {
    const base = order[at]! * FIELDS
    nodes[base + SIZE] = 1
    nodes[base + AFTER] = order[at + 1] ?? root
    nodes[base + BEFORE] = order[at - 1] ?? order.at(-1)!
    if (at > 0) potential[order[at]!] = potential[nodes[base + PARENT]!]! + rise(order[at]!, nodes[base + ARC]!)
  }
  for (let at = order.length - 1; at >= 0; at -= 1) {
    const base = order[at]! * FIELDS
    if (nodes[base + LAST]! < 0) nodes[base + LAST] = order[at]!
    if (at === 0) continue
    const parent = nodes[base + PARENT]! * FIELDS
    nodes[parent + SIZE] = nodes[parent + SIZE]! + nodes[base + SIZE]!
    if (nodes[parent + LAST]! < 0) nodes[parent + LAST] = nodes[base + LAST]!
  }
}

/** Every node after its parent, and branches together. */
function preorder(nodes: Int32Array, root: number): Int32Array {
  const count = nodes.length / FIELDS
  const child = new Int32Array(count).fill(-1)
  const sibling = new Int32Array(count).fill(-1)
  for (let node = 0; node < count; node += 1) {
    const parent = nodes[node * FIELDS + PARENT]!
    if (parent < 0) continue
    sibling[node] = child[parent]!
    child[parent] = node
  }
  const order = new Int32Array(count)
  const stack = new Int32Array(count)
  stack[0] = root
  for (let size = 1, at = 0; size > 0; at += 1) {
    const node = stack[--size]!
    order[at] = node
    for (let next = child[node]!; next >= 0; next = sibling[next]!) stack[size++] = next
  }
  return order
}

/**
 * Cuts the branch at `cut` from its parent and hangs it by `node`, a member of it, under `parent`: arcs between the two turn over.
 * `join` is above both ends. Potentials of the branch move by `shift`.
 */
export function rehang(tree: SpanningTree, cut: number, node: number, parent: number, join: number, arc: number, up: number, down: number, shift: number): void {
  const { nodes, potential } = tree
  const size = nodes[cut * FIELDS + SIZE]!
  takeOut(nodes, cut, join, size)
  const last = turn(tree, cut, node, parent, arc, up, down, size)
  putIn(nodes, node, last, parent, join, size)
  for (let at = node; ; at = nodes[at * FIELDS + AFTER]!) {
    potential[at] = potential[at]! + shift
    if (at === last) break
  }
}

/** The tree above a branch, as if the branch were gone; the ring still holds it. */
function takeOut(nodes: Int32Array, cut: number, join: number, size: number): void {
  const last = nodes[cut * FIELDS + LAST]!
  const before = nodes[cut * FIELDS + BEFORE]!
  const above = nodes[cut * FIELDS + PARENT]!
  for (let at = above; at >= 0 && nodes[at * FIELDS + LAST] === last; at = nodes[at * FIELDS + PARENT]!) nodes[at * FIELDS + LAST] = before
  for (let at = above; at !== join; at = nodes[at * FIELDS + PARENT]!) nodes[at * FIELDS + SIZE] = nodes[at * FIELDS + SIZE]! - size
}

/** Makes `node` the top of the branch: first its own branch, then what its parent's has besides, and so on up to `cut`. Returns its new end. */
function turn(tree: SpanningTree, cut: number, node: number, parent: number, arc: number, up: number, down: number, size: number): number {
  const { nodes } = tree
  const outsideBefore = nodes[cut * FIELDS + BEFORE]!
  const outsideAfter = nodes[nodes[cut * FIELDS + LAST]! * FIELDS + AFTER]!
  let at = node
  let end = nodes[node * FIELDS + LAST]!
  let tail = -1
  let newSize = size
  for (;;) {
    const base = at * FIELDS
    const above = nodes[base + PARENT]!
    const oldArc = nodes[base + ARC]!
    const oldUp = nodes[base + UP]!
    const oldDown = nodes[base + DOWN]!
    const oldSize = nodes[base + SIZE]!
    const oldLast = nodes[base + LAST]!
    const before = nodes[base + BEFORE]!
    const after = nodes[end * FIELDS + AFTER]!
    nodes[before * FIELDS + AFTER] = after
    nodes[after * FIELDS + BEFORE] = before
    if (tail >= 0) {
      nodes[tail * FIELDS + AFTER] = at
      nodes[base + BEFORE] = tail
    }
    tail = end
    hang(tree, at, parent, arc, up, down)
    nodes[base + SIZE] = newSize
    if (at === cut) break
    newSize = size - oldSize
    end = nodes[above * FIELDS + LAST] === oldLast ? before : nodes[above * FIELDS + LAST]!
    parent = at
    arc = oldArc
    up = oldDown
    down = oldUp
    at = above
  }
  for (at = cut; ; at = nodes[at * FIELDS + PARENT]!) {
    nodes[at * FIELDS + LAST] = tail
    if (at === node) break
  }
  nodes[outsideBefore * FIELDS + AFTER] = outsideAfter
  nodes[outsideAfter * FIELDS + BEFORE] = outsideBefore
  return tail
}

/** Puts a branch into the ring just after its parent. */
function putIn(nodes: Int32Array, node: number, last: number, parent: number, join: number, size: number): void {
  const after = nodes[parent * FIELDS + AFTER]!
  nodes[parent * FIELDS + AFTER] = node
  nodes[node * FIELDS + BEFORE] = parent
  nodes[last * FIELDS + AFTER] = after
  nodes[after * FIELDS + BEFORE] = last
  for (let at = parent; at >= 0 && nodes[at * FIELDS + LAST] === parent; at = nodes[at * FIELDS + PARENT]!) nodes[at * FIELDS + LAST] = last
  for (let at = parent; at !== join; at = nodes[at * FIELDS + PARENT]!) nodes[at * FIELDS + SIZE] = nodes[at * FIELDS + SIZE]! + size
}
