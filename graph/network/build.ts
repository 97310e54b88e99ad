/**
 * Builds the network of a day as a graphology graph: who was connected to whom, and how.
 *
 * Nodes are `school:12`, `person:3`, `organisation:4` and `network:5`. Edges, each keyed by its row (`membership:7`):
 * membership, lead and post run from the member, leader or holder; links from the containing network, or both ways where two
 * networks are merely linked; interests from whoever declared them; support from the school that gives it.
 * Leaves out: schools not open and networks not alive on the day, and what hangs on them.
 */
import Graph from 'graphology'
import { holdsOn, type Dated, type NetworkFacts } from './model.ts'
import { isOpenOn } from './standing.ts'

export type Party = 'school' | 'person' | 'organisation' | 'network'
/** `kind` is the kind of network or organisation, or the school's phase; `designations` those a person holds on the day. */
type NodeFacts = { party: Party; id: number; name: string; kind: string; designations: string[] }

export type Relation = 'membership' | 'post' | 'lead' | 'link' | 'interest' | 'support'
/** `role` is the role in the network, the post, `contains` or `linked`, the nature of the interest, or the area of support. */
type EdgeFacts = { relation: Relation; role: string }

export type NetworkGraph = Graph<NodeFacts, EdgeFacts>

/** One school supporting another under an agreement; `personId` is the leader deployed, if one is. */
export type Support = Dated & {
  agreementId: number
  supporterSchoolId: number
  personId: number | null
  schoolId: number
  areaCode: string
  halfDays: number
}

/** The key of a node. */
export const nodeKey = (party: Party, id: number): string => `${party}:${id}`

/** The network as it stood on the day, the same whatever the order of the rows. Support counts where agreements are handed in. */
export function networkAsOf(facts: NetworkFacts, day: string, supports: readonly Support[] = []): NetworkGraph {
  const graph: NetworkGraph = new Graph<NodeFacts, EdgeFacts>({ multi: true, type: 'mixed' })
  addNodes(graph, facts, day)
  addMemberships(graph, facts, day)
  addPosts(graph, facts, day)
  addLinks(graph, facts, day)
  addInterests(graph, facts, day)
  for (const row of byId(supports, (support) => support.agreementId)) {
    if (!holdsOn(row, day)) continue
    connect(graph, `support:${row.agreementId}`, nodeKey('school', row.supporterSchoolId), nodeKey('school', row.schoolId), 'support', row.areaCode)
  }
  return graph
}

const byId = <T>(rows: readonly T[], idOf: (row: T) => number): T[] => [...rows].sort((a, b) => idOf(a) - idOf(b))
const inOrder = <T extends { id: number }>(rows: readonly T[]): T[] => byId(rows, (row) => row.id)
const current = <T extends Dated & { id: number }>(rows: readonly T[], day: string): T[] =>
  inOrder(rows.filter((row) => holdsOn(row, day)))

const designationsOn = (facts: NetworkFacts, day: string): Map<number, string[]> => {
  const held = new Map<number, string[]>()
  for (const row of current(facts.designations, day)) held.set(row.personId, [...(held.get(row.personId) ?? []), row.kind])
  return held
}

function addNodes(graph: NetworkGraph, facts: NetworkFacts, day: string): void {
  const held = designationsOn(facts, day)
  const add = (party: Party, id: number, name: string, kind: string, designations: string[] = []): void => {
    graph.mergeNode(nodeKey(party, id), { party, id, name, kind, designations })
  }
  for (const row of inOrder(facts.schools)) if (isOpenOn(row, day)) add('school', row.id, row.name, row.phase)
  for (const row of inOrder(facts.people)) add('person', row.id, row.name, 'person', held.get(row.id))
  for (const row of inOrder(facts.organisations)) add('organisation', row.id, row.name, row.kind)
  for (const row of current(facts.networks, day)) add('network', row.id, row.name, row.kind)
}

/** Adds an edge when both ends are there: a closed school's relations are not. */
function connect(graph: NetworkGraph, key: string, from: string, to: string, relation: Relation, role: string, bothWays = false): void {
  if (!graph.hasNode(from) || !graph.hasNode(to)) return
  if (bothWays) graph.addUndirectedEdgeWithKey(key, from, to, { relation, role })
  else graph.addDirectedEdgeWithKey(key, from, to, { relation, role })
}

type Somebody = { schoolId?: number | null; organisationId?: number | null; personId?: number | null }

const somebody = (row: Somebody): string =>
  row.personId != null ? nodeKey('person', row.personId) : row.schoolId != null ? nodeKey('school', row.schoolId) : nodeKey('organisation', row.organisationId ?? 0)

function addMemberships(graph: NetworkGraph, facts: NetworkFacts, day: string): void {
  for (const row of current(facts.memberships, day)) {
    connect(graph, `membership:${row.id}`, somebody(row), nodeKey('network', row.networkId), 'membership', row.role)
  }
  for (const row of current(facts.networks, day)) {
    const network = nodeKey('network', row.id)
    if (row.leadSchoolId !== null) connect(graph, `lead-school:${row.id}`, nodeKey('school', row.leadSchoolId), network, 'lead', 'lead')
    if (row.leadOrganisationId !== null) {
      connect(graph, `lead-organisation:${row.id}`, nodeKey('organisation', row.leadOrganisationId), network, 'lead', 'lead')
    }
  }
}

function addPosts(graph: NetworkGraph, facts: NetworkFacts, day: string): void {
  for (const row of current(facts.posts, day)) {
    connect(graph, `post:${row.id}`, nodeKey('person', row.personId), somebody({ ...row, personId: null }), 'post', row.role)
  }
}

function addLinks(graph: NetworkGraph, facts: NetworkFacts, day: string): void {
  for (const row of current(facts.links, day)) {
    const [from, to] = [nodeKey('network', row.fromNetworkId), nodeKey('network', row.toNetworkId)]
    connect(graph, `link:${row.id}`, from, to, 'link', row.relation, row.relation === 'linked')
  }
}

function addInterests(graph: NetworkGraph, facts: NetworkFacts, day: string): void {
  for (const row of current(facts.interests, day)) {
    connect(graph, `interest:${row.id}`, somebody(row), nodeKey('school', row.otherSchoolId), 'interest', row.nature)
  }
}
