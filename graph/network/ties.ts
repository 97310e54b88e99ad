/**
 * Reads the network of a day: what two schools have in common, who a school's neighbours are, and what surrounds a school.
 *
 * A head sees the ties of their own school: direct partners, names only.
 * Leaves out: whether a tie is a conflict of interest, which is the round's to decide (graph/matching).
 */
import { nodeKey, type NetworkGraph, type Relation } from './build.ts'

/** Something two schools share: a network, a person, an interest declared or support given. `key` is the node or edge it is. */
export type Tie = { by: 'network' | 'person' | 'interest' | 'support'; key: string; name: string; kind: string }

/** Relations that put a school into the company of others. */
const COMPANY: ReadonlySet<Relation> = new Set(['membership', 'lead', 'post'])

const sharedBy = (graph: NetworkGraph, school: string, party: 'network' | 'person'): Set<string> => {
  const found = new Set<string>()
  if (!graph.hasNode(school)) return found
  graph.forEachEdge(school, (edge, facts) => {
    const other = graph.opposite(school, edge)
    if (COMPANY.has(facts.relation) && graph.getNodeAttribute(other, 'party') === party) found.add(other)
  })
  return found
}

const inCommon = (graph: NetworkGraph, a: string, b: string, party: 'network' | 'person'): Tie[] => {
  const others = sharedBy(graph, b, party)
  return [...sharedBy(graph, a, party)]
    .filter((key) => others.has(key))
    .map((key) => ({ by: party, key, name: graph.getNodeAttribute(key, 'name'), kind: graph.getNodeAttribute(key, 'kind') }))
}

/** What ties two schools on the day: networks both are in, people with a post in both, interests, support. Empty: nothing. */
export function tiesBetween(graph: NetworkGraph, schoolId: number, otherSchoolId: number): Tie[] {
  const [a, b] = [nodeKey('school', schoolId), nodeKey('school', otherSchoolId)]
  if (a === b || !graph.hasNode(a) || !graph.hasNode(b)) return []
  const direct = graph.edges(a, b).concat(graph.edges(b, a)).map((key): Tie => {
    const { relation, role } = graph.getEdgeAttributes(key)
    return { by: relation === 'support' ? 'support' : 'interest', key, name: graph.getNodeAttribute(b, 'name'), kind: role }
  })
  const once = [...new Map(direct.map((tie) => [tie.key, tie])).values()]
  return [...inCommon(graph, a, b, 'network'), ...inCommon(graph, a, b, 'person'), ...once].sort((x, y) => (x.key < y.key ? -1 : 1))
}

/** The other schools a school shares a network or a person with, and through what, nearest id first. */
export function neighboursOf(graph: NetworkGraph, schoolId: number): { schoolId: number; through: string[] }[] {
  const school = nodeKey('school', schoolId)
  const through = new Map<number, string[]>()
  for (const between of [...sharedBy(graph, school, 'network'), ...sharedBy(graph, school, 'person')]) {
    const seen = new Set<number>()
    graph.forEachEdge(between, (edge, facts) => {
      const other = graph.getNodeAttributes(graph.opposite(between, edge))
      if (other.party !== 'school' || other.id === schoolId || !COMPANY.has(facts.relation) || seen.has(other.id)) return
      seen.add(other.id)
      through.set(other.id, [...(through.get(other.id) ?? []), between])
    })
  }
  return [...through].map(([id, keys]) => ({ schoolId: id, through: keys.sort() })).sort((a, b) => a.schoolId - b.schoolId)
}

/** The part of the network within so many steps of a node (a network or a person is one step, its other schools are two). */
export function egoOf(graph: NetworkGraph, key: string, steps = 2): NetworkGraph {
  const ego = graph.nullCopy()
  if (!graph.hasNode(key)) return ego
  const reached = new Set([key])
  let edge = [key]
  for (let step = 0; step < steps; step += 1) {
    edge = edge.flatMap((node) => graph.neighbors(node)).filter((node) => !reached.has(node) && reached.add(node))
  }
  for (const node of [...reached].sort()) ego.addNode(node, graph.getNodeAttributes(node))
  graph.forEachEdge((row, facts, from, to, _a, _b, undirected) => {
    if (!reached.has(from) || !reached.has(to)) return
    if (undirected) ego.addUndirectedEdgeWithKey(row, from, to, facts)
    else ego.addDirectedEdgeWithKey(row, from, to, facts)
  })
  return ego
}

/** Who supports whom on the day, from the support handed to `networkAsOf`; half-days are the agreement's. */
export function supportOf(graph: NetworkGraph): { agreementId: number; supporterSchoolId: number; schoolId: number; areaCode: string }[] {
  return graph
    .filterDirectedEdges((_key, facts) => facts.relation === 'support')
    .map((key) => ({
      agreementId: Number(key.slice('support:'.length)),
      supporterSchoolId: graph.getNodeAttribute(graph.source(key), 'id'),
      schoolId: graph.getNodeAttribute(graph.target(key), 'id'),
      areaCode: graph.getEdgeAttribute(key, 'role'),
    }))
    .sort((a, b) => a.agreementId - b.agreementId)
}
