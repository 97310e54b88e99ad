/**
 * Builds the graph a picture is drawn and asked from: schools, and the networks that put them in one another's company.
 *
 * Source: graph/network/belonging.ts says who belongs on the day. A network ties schools when its kind counts as a collaboration
 * or binds them legally; bodies that only look after an area tie nobody, and are here when somebody asks for their kind.
 * Leaves out: people, organisations, support and interests, which are not everybody's to know; networks with fewer than two of
 * these schools.
 */
import Graph from 'graphology'
import { belongingsOn } from '../belonging.ts'
import { nodeKey, type NetworkGraph } from '../build.ts'
import type { NetworkFacts } from '../model.ts'
import { isOpenOn } from '../standing.ts'

/** `kinds`: codes of the kinds of network to take; left out, those that tie. `schoolIds`: left out, all schools. */
export type CompanyAsked = { day: string; kinds?: readonly string[]; schoolIds?: Iterable<number> }

/** The kinds that put schools in company. */
export const tyingKinds = (facts: Pick<NetworkFacts, 'kinds'>): string[] =>
  facts.kinds.filter(({ collaboration, conflict }) => collaboration || conflict).map(({ code }) => code)

/**
 * The schools open on the day and their networks, `school:1` joined to `network:2` by one undirected edge whose role is the
 * school's, or roles joined by commas. The same whatever the order of the rows.
 */
export function companyOf(facts: NetworkFacts, { day, kinds = tyingKinds(facts), schoolIds }: CompanyAsked): NetworkGraph {
  const graph: NetworkGraph = new Graph({ type: 'undirected' })
  const wanted = schoolIds === undefined ? null : new Set(schoolIds)
  for (const { id, name, phase } of inOrder(facts.schools.filter((school) => (wanted?.has(school.id) ?? true) && isOpenOn(school, day)))) {
    graph.addNode(nodeKey('school', id), { party: 'school', id, name, kind: phase, designations: [] })
  }
  const rolesOf = rolesByNetwork(facts, day, graph)
  for (const { id, name, kind } of inOrder(facts.networks)) {
    const roles = rolesOf.get(id)
    if (!roles || roles.size < 2 || !kinds.includes(kind)) continue
    graph.addNode(nodeKey('network', id), { party: 'network', id, name, kind, designations: [] })
    for (const [schoolId, held] of [...roles].sort(([a], [b]) => a - b)) {
      graph.addUndirectedEdgeWithKey(`${schoolId}>${id}`, nodeKey('school', schoolId), nodeKey('network', id), { relation: 'membership', role: [...held].sort().join(', ') })
    }
  }
  return graph
}

const inOrder = <T extends { id: number }>(rows: readonly T[]): T[] => [...rows].sort((a, b) => a.id - b.id)

function rolesByNetwork(facts: NetworkFacts, day: string, graph: NetworkGraph): Map<number, Map<number, Set<string>>> {
  const found = new Map<number, Map<number, Set<string>>>()
  for (const { networkId, schoolId, role } of belongingsOn(facts, day)) {
    if (!graph.hasNode(nodeKey('school', schoolId))) continue
    const roles = found.get(networkId) ?? new Map<number, Set<string>>()
    found.set(networkId, roles)
    roles.set(schoolId, (roles.get(schoolId) ?? new Set()).add(role))
  }
  return found
}

/** Only these nodes, in the graph's own order, and the edges between them. */
export function partOf(graph: NetworkGraph, keys: ReadonlySet<string>): NetworkGraph {
  const part = graph.nullCopy()
  graph.forEachNode((key, facts) => void (keys.has(key) && part.addNode(key, facts)))
  graph.forEachEdge((key, facts, from, to) => void (keys.has(from) && keys.has(to) && part.addUndirectedEdgeWithKey(key, from, to, facts)))
  return part
}

/** One school with its networks and the other schools in them: its direct ties. Empty where it is not in the graph. */
export function directTiesOf(graph: NetworkGraph, schoolId: number): NetworkGraph {
  const school = nodeKey('school', schoolId)
  if (!graph.hasNode(school)) return graph.nullCopy()
  const networks = graph.neighbors(school)
  return partOf(graph, new Set([school, ...networks, ...networks.flatMap((network) => graph.neighbors(network))]))
}

/** `known`: schools whose every tie may be shown; of all others only those to networks of `own` schools. */
export type TiesKnown = { own: readonly number[]; known: readonly number[] }

/** The graph less the ties that are not known, and less the networks that then join no two schools. */
export function tiesKnownOf(graph: NetworkGraph, { own, known }: TiesKnown): NetworkGraph {
  const [ofOwn, all] = [own, known].map((ids) => new Set(ids.map((id) => nodeKey('school', id)))) as [Set<string>, Set<string>]
  const part = graph.copy()
  for (const network of graph.filterNodes((_key, { party }) => party === 'network')) {
    if (graph.neighbors(network).some((school) => ofOwn.has(school))) continue
    for (const school of graph.neighbors(network)) if (!all.has(school)) part.dropEdge(school, network)
    if (part.degree(network) < 2) part.dropNode(network)
  }
  return part
}
