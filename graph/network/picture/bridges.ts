/**
 * Decides who bridges: through which schools and networks the shortest ways between other schools lead.
 *
 * Source: Freeman, "A set of measures of centrality based on betweenness", 1977; worked out as by Brandes, "A faster algorithm for
 * betweenness centrality", 2001, counting ways between schools only; sampled, where there are many schools, as by Brandes and
 * Pich, "Centrality estimation in large networks", 2007: from every so-manieth school, the same ones each time.
 * Leaves out: whether anybody uses those ways.
 */
import { createUnweightedIndexedBrandes } from 'graphology-shortest-path/indexed-brandes.js'
import type { NetworkGraph } from '../build.ts'

/** `share` is the part, 0..1, of the pairs of other schools of the picture whose shortest ways lead through it; several ways share. */
export type Bridge = { key: string; share: number }
/** `sampled`: worked out from this many schools out of `schools`; the shares are then estimates. */
export type Bridges = { bridges: Bridge[]; schools: number; sampled: number | null }

/** From this many schools at most; more than that are sampled. */
export const MOST_SOURCES = 600

/** Everything through which some way leads, most first; ties of one share in the order of the graph. */
export function bridgesOf(graph: NetworkGraph, most = MOST_SOURCES): Bridges {
  if (graph.order === 0) return { bridges: [], schools: 0, sampled: null }
  const keys = graph.nodes()
  const isSchool = keys.map((key) => graph.getNodeAttribute(key, 'party') === 'school')
  const schools = keys.flatMap((_, index) => (isSchool[index] ? [index] : []))
  const sources = sample(schools, most)
  const through = new Float64Array(keys.length)
  const from = createUnweightedIndexedBrandes(graph)
  for (const source of sources) addWays(through, from(source), source, isSchool)
  const starts = new Set(sources)
  const bridges = keys.map((key, index) => ({
    key, share: shareOf(through[index]!, sources.length - (starts.has(index) ? 1 : 0), schools.length - (isSchool[index] ? 1 : 0)),
  }))
  return {
    bridges: bridges.filter(({ share }) => share > 0).sort((a, b) => b.share - a.share),
    schools: schools.length,
    sampled: sources.length < schools.length ? sources.length : null,
  }
}

/** Evenly over the list, from its start. */
const sample = (list: number[], most: number): number[] =>
  list.length <= most ? list : Array.from({ length: most }, (_, index) => list[Math.floor((index * list.length) / most)]!)

type Ways = ReturnType<ReturnType<typeof createUnweightedIndexedBrandes>>

/** Adds, from the farthest back, the part of the ways from one school to every other that leads through each node. */
function addWays(through: Float64Array, [stack, before, count]: Ways, source: number, isSchool: boolean[]): void {
  const behind = new Float64Array(through.length)
  while (stack.size > 0) {
    const node = stack.pop()!
    const each = ((isSchool[node] ? 1 : 0) + behind[node]!) / count[node]!
    for (const earlier of before[node]!) behind[earlier]! += count[earlier]! * each
    if (node !== source) through[node]! += behind[node]!
  }
}

/** Of the ordered pairs of other schools whose ways were looked at. */
function shareOf(ways: number, sources: number, others: number): number {
  const pairs = sources * (others - 1)
  return pairs > 0 ? ways / pairs : 0
}
