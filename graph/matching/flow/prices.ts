/**
 * What one more half-day of a supporter would be worth to the round, without solving again.
 *
 * Source: duality (Ahuja, Magnanti and Orlin 1993, §9.4 and §11.10). From the simplex, the tree is strongly feasible: a further
 * half-day can travel from any node to the hub on tree arcs, which cost nothing in reduced terms, so that the difference of
 * potentials is its exact worth. After edits the potentials still bound the worth, and one search finds it.
 * Leaves out: a half-day taken away, whose worth is `worthOfOneLess`, and what more than one is worth: edit and compare.
 */
import type { EncodedRound } from './encode-flow.ts'
import type { Standing } from './reoptimise.ts'
import { clear, reach } from './shortest-path.ts'

/** By supporter of the round: the cost that one more half-day would save. Only for potentials straight from the simplex. */
export const prices = ({ hub, supporterNode }: EncodedRound, potential: Float64Array): Float64Array =>
  Float64Array.from(supporterNode, (node) => potential[node]! - potential[hub]! + 0)

/** The cost that one more half-day at a node would save; of a need, one half-day less wanted. */
export const worthOfOneMore = (standing: Standing, node: number): number => worth(standing, node, true)

/** The cost that one half-day less at a node would add; Infinity where it can't be done. */
export const worthOfOneLess = (standing: Standing, node: number): number => worth(standing, node, false)

function worth({ hub, potential, residual, search, excess }: Standing, node: number, outward: boolean): number {
  const distance = reach(search, residual, potential, node, hub, outward, excess)
  clear(search)
  const price = potential[node]! - potential[hub]!
  return outward ? price - distance + 0 : price + distance + 0
}
