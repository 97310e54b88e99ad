/**
 * Finds the groups that schools form by the networks they share, whatever those networks are called.
 *
 * Source: Blondel and others, "Fast unfolding of communities in large networks", 2008 (Louvain), over the projection on schools;
 * always from one seed, so that the same facts give the same groups.
 * Leaves out: overlapping groups; a school is in one.
 */
import louvain from 'graphology-communities-louvain'
import type { NetworkGraph } from '../build.ts'
import { projectionOf } from './projection.ts'

/** Groups as ids of schools, largest first, then by least id. `modularity`: how much denser inside than by chance, up to 1. */
export type Groups = { groups: number[][]; modularity: number; alone: number[] }

/** The groups of two schools or more, and the schools tied to none. */
export function groupsOf(graph: NetworkGraph): Groups {
  const schools = projectionOf(graph)
  const alone = schools.filterNodes((key) => schools.degree(key) === 0).map((key) => schools.getNodeAttribute(key, 'id'))
  if (schools.size === 0) return { groups: [], modularity: 0, alone }
  const { communities, modularity } = louvain.detailed(schools, { getEdgeWeight: 'weight', rng: seeded() })
  const byGroup = new Map<number, number[]>()
  for (const [key, group] of Object.entries(communities)) byGroup.set(group, [...(byGroup.get(group) ?? []), schools.getNodeAttribute(key, 'id')])
  const groups = [...byGroup.values()].filter(({ length }) => length > 1).map((ids) => ids.sort((a, b) => a - b))
  return { groups: groups.sort((a, b) => b.length - a.length || a[0]! - b[0]!), modularity, alone }
}

/** Numbers that look like chance and are the same each time (mulberry32). */
function seeded(seed = 4): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
