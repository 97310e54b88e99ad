/**
 * Projects the graph on its schools: two schools are joined when they share a network.
 *
 * Source: Newman, "Scientific collaboration networks II", 2001: a network of n schools adds 1 / (n - 1) to each of its pairs, so
 * that every school's ties through one network weigh 1 in all, and a body of eighty does not drown a partnership of two.
 */
import Graph from 'graphology'
import type { NetworkGraph } from '../build.ts'

export type SchoolGraph = Graph<{ id: number }, { weight: number }>

/** Every school, with an edge of some weight between any two that share a network. */
export function projectionOf(graph: NetworkGraph): SchoolGraph {
  const projected: SchoolGraph = new Graph({ type: 'undirected' })
  graph.forEachNode((key, { party, id }) => void (party === 'school' && projected.addNode(key, { id })))
  graph.forEachNode((network, { party }) => {
    if (party !== 'network') return
    const members = graph.neighbors(network)
    for (const [index, a] of members.entries()) for (const b of members.slice(index + 1)) {
      projected.updateUndirectedEdge(a, b, (facts) => ({ weight: (facts.weight ?? 0) + 1 / (members.length - 1) }))
    }
  })
  return projected
}
