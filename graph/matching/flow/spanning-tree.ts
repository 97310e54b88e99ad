/**
 * The rooted spanning tree of the network simplex: who hangs from whom, by which arc, at what depth and potential.
 *
 * Source: Ahuja, Magnanti and Orlin (1993), §11.3; children in linked lists instead of a thread, so that hanging a branch
 * elsewhere costs the stem it is turned over by and one walk over the branch for depths and potentials.
 * Leaves out: which arc enters and which leaves (network-simplex.ts).
 */

const NONE = -1

/** By node. `arc` joins a node to its parent, and `upward` is 1 where it points to the parent. */
export type SpanningTree = {
  root: number
  parent: Int32Array
  arc: Int32Array
  upward: Int8Array
  depth: Int32Array
  potential: Float64Array
  firstChild: Int32Array
  next: Int32Array
  previous: Int32Array
  /** Room for a walk. */
  stack: Int32Array
}

/** Every node alone; `hang` puts each under the root. */
export function treeOf(nodes: number, root: number): SpanningTree {
  const none = (): Int32Array => new Int32Array(nodes).fill(NONE)
  return {
    root,
    parent: none(),
    arc: none(),
    upward: new Int8Array(nodes),
    depth: new Int32Array(nodes),
    potential: new Float64Array(nodes),
    firstChild: none(),
    next: none(),
    previous: none(),
    stack: new Int32Array(nodes),
  }
}

/** Puts a node that hangs nowhere under a parent. */
export function hang(tree: SpanningTree, node: number, parent: number, arc: number, upward: number): void {
  const { firstChild, next, previous } = tree
  const sibling = firstChild[parent]!
  tree.parent[node] = parent
  tree.arc[node] = arc
  tree.upward[node] = upward
  next[node] = sibling
  previous[node] = NONE
  if (sibling !== NONE) previous[sibling] = node
  firstChild[parent] = node
}

function unhang(tree: SpanningTree, node: number): void {
  const { next, previous } = tree
  const before = previous[node]!
  const after = next[node]!
  if (before === NONE) tree.firstChild[tree.parent[node]!] = after
  else next[before] = after
  if (after !== NONE) previous[after] = before
}

/**
 * Cuts the branch at `cut` from its parent and hangs it by `node`, a member of it, under `parent`: arcs between the two turn over.
 * Potentials of the branch move by `shift`.
 */
export function rehang(tree: SpanningTree, cut: number, node: number, parent: number, arc: number, upward: number, shift: number): void {
  let [at, under, by, up] = [node, parent, arc, upward]
  for (;;) {
    const above = tree.parent[at]!
    const oldArc = tree.arc[at]!
    const oldUp = tree.upward[at]!
    unhang(tree, at)
    hang(tree, at, under, by, up)
    if (at === cut) break
    under = at
    by = oldArc
    up = 1 - oldUp
    at = above
  }
  settle(tree, node, shift)
}

/** Depths and potentials of a branch after it moved. */
function settle({ parent, depth, potential, firstChild, next, stack }: SpanningTree, branch: number, shift: number): void {
  let size = 1
  stack[0] = branch
  while (size > 0) {
    const node = stack[--size]!
    depth[node] = depth[parent[node]!]! + 1
    potential[node] = potential[node]! + shift
    for (let child = firstChild[node]!; child !== NONE; child = next[child]!) stack[size++] = child
  }
}
