/**
 * Finds the shortest way from one school to another through the networks they share, and says each tie in words.
 *
 * Method: breadth first from both ends (graphology-shortest-path). Among ways of one length the same one is always found, since
 * the graph is built in order of id.
 * Leaves out: how strong a tie is; every shared network counts alike.
 */
import { bidirectional } from 'graphology-shortest-path/unweighted.js'
import { nodeKey, type NetworkGraph } from '../build.ts'
import { nameOfCode } from '../words.ts'

/** One tie of the way: two schools and the network both are in, with what each is there. */
export type WayStep = { fromId: number; toId: number; networkId: number; words: string }

/** The ties from the first school to the other, in order; empty from a school to itself; null where there is no way. */
export function wayBetween(graph: NetworkGraph, fromId: number, toId: number): WayStep[] | null {
  const [from, to] = [nodeKey('school', fromId), nodeKey('school', toId)]
  if (!graph.hasNode(from) || !graph.hasNode(to)) return null
  const keys = bidirectional(graph, from, to)
  if (keys === null) return null
  const steps: WayStep[] = []
  for (let at = 0; at + 2 < keys.length; at += 2) steps.push(stepOf(graph, keys[at]!, keys[at + 1]!, keys[at + 2]!))
  return steps
}

function stepOf(graph: NetworkGraph, from: string, network: string, to: string): WayStep {
  const [a, through, b] = [from, network, to].map((key) => graph.getNodeAttributes(key)) as [Attributes, Attributes, Attributes]
  const [roleA, roleB] = [from, to].map((key) => graph.getEdgeAttribute(key, network, 'role')) as [string, string]
  const parts = [[a.name, roleA], [b.name, roleB]].filter(([, role]) => role !== 'member').map(([name, role]) => `${name} as ${nameOfCode(role!).toLowerCase()}`)
  const as = parts.length === 0 ? '' : `, ${parts.join(' and ')}`
  return { fromId: a.id, toId: b.id, networkId: through.id, words: `${a.name} and ${b.name} are both in ${through.name}${as}.` }
}

type Attributes = ReturnType<NetworkGraph['getNodeAttributes']>
