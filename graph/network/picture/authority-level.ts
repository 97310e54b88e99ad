/**
 * Draws a whole country together: authorities, and how many networks have schools in both of two.
 *
 * 22,000 schools in one picture show nothing; 153 authorities do, and each leads on to its own picture.
 * Leaves out: the schools themselves, and networks within one authority.
 */
import Graph from 'graphology'
import type { NetworkGraph } from '../build.ts'

/** An authority with its schools, and of these how many are tied to a school of another authority. */
export type AuthorityNode = { code: string; schools: number; tied: number; networks: number }
export type AuthorityTie = { a: string; b: string; networks: number }
export type AuthorityLevel = { authorities: AuthorityNode[]; ties: AuthorityTie[] }

/** Every authority with schools in the graph, by code, and each two that share a network, by how many. */
export function authorityLevelOf(graph: NetworkGraph, laOf: ReadonlyMap<number, string>): AuthorityLevel {
  const authorities = new Map<string, AuthorityNode>()
  const ties = new Map<string, AuthorityTie>()
  const tied = new Map<string, Set<string>>()
  graph.forEachNode((_key, { party, id }) => {
    if (party !== 'school') return
    const code = laOf.get(id) ?? ''
    const node = authorities.get(code) ?? { code, schools: 0, tied: 0, networks: 0 }
    authorities.set(code, { ...node, schools: node.schools + 1 })
  })
  graph.forEachNode((network, { party }) => {
    if (party !== 'network') return
    const members = graph.neighbors(network)
    const codes = [...new Set(members.map((key) => laOf.get(graph.getNodeAttribute(key, 'id')) ?? ''))].sort()
    for (const code of codes) authorities.get(code)!.networks += 1
    if (codes.length < 2) return
    for (const key of members) {
      const code = laOf.get(graph.getNodeAttribute(key, 'id')) ?? ''
      tied.set(code, (tied.get(code) ?? new Set()).add(key))
    }
    for (const [index, a] of codes.entries()) for (const b of codes.slice(index + 1)) {
      const key = `${a}-${b}`
      ties.set(key, { a, b, networks: (ties.get(key)?.networks ?? 0) + 1 })
    }
  })
  for (const [code, keys] of tied) authorities.get(code)!.tied = keys.size
  return {
    authorities: [...authorities.values()].sort((a, b) => (a.code < b.code ? -1 : 1)),
    ties: [...ties.values()].sort((a, b) => b.networks - a.networks || (`${a.a}${a.b}` < `${b.a}${b.b}` ? -1 : 1)),
  }
}

/** The same as a graph to lay out: authorities stand for nodes of one kind, heavier ties pull harder. */
export function authorityGraphOf({ authorities, ties }: AuthorityLevel): NetworkGraph {
  const graph: NetworkGraph = new Graph({ type: 'undirected' })
  for (const { code } of authorities) graph.addNode(`authority:${code}`, { party: 'organisation', id: Number(code) || 0, name: code, kind: 'authority', designations: [] })
  for (const { a, b } of ties) graph.addUndirectedEdgeWithKey(`${a}-${b}`, `authority:${a}`, `authority:${b}`, { relation: 'link', role: 'linked' })
  return graph
}
