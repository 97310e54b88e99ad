/** networkx on the same network in the same run, where Debian's python3-networkx is. */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Graph from 'graphology'
import { nodeKey, type NetworkGraph } from '../../../graph/network/build.ts'
import { piecesOf } from '../../../graph/network/picture/leaving.ts'
import { wayBetween } from '../../../graph/network/picture/way.ts'
import type { Row } from '../run.ts'

type Figure = 'build' | 'components' | 'shortest ways'
/** `ties`: of each way, how many ties long it is, null where there is none. */
type Found = { components: number; ties: (number | null)[] }
type ByNetworkx = { took: Record<Figure | 'articulation points', number>; found: Found & { points: number } }

const WAYS = 100

/** Milliseconds of both, and an error where they find different things; no rows, with the reason on standard error, where networkx is not here. */
export function besideNetworkx(graph: NetworkGraph, folder: string): Row[] {
  const asked = pairsIn(graph)
  const theirs = byNetworkx(graph, asked, folder)
  if (!theirs) return []
  const ours = byUs(graph, asked)
  const said = ({ components, ties }: Found): string => JSON.stringify({ components, ties })
  if (said(ours.found) !== said(theirs.found)) throw new Error(`networkx finds ${said(theirs.found)}, we find ${said(ours.found)}.`)
  const row = (figure: string, value: number): Row => ({ case: 'network, England beside networkx', figure, value, unit: 'ms' })
  return [
    ...Object.entries(ours.took).flatMap(([figure, value]) => [row(figure, value), row(`${figure}, networkx`, theirs.took[figure as Figure])]),
    row('articulation points, networkx', theirs.took['articulation points']),
  ]
}

/** Schools far apart in the order of their ids, so that ways are long. */
function pairsIn(graph: NetworkGraph): [number, number][] {
  const tied = graph.filterNodes((key, { party }) => party === 'school' && graph.degree(key) > 0).map((key) => graph.getNodeAttribute(key, 'id'))
  return Array.from({ length: WAYS }, (_, at) => [tied[at]!, tied[Math.floor(((at + 1) * (tied.length - 1)) / WAYS)]!] as [number, number]).filter(([a, b]) => a !== b)
}

function byUs(graph: NetworkGraph, asked: [number, number][]): { took: Record<Figure, number>; found: Found } {
  const edges = graph.mapEdges((_key, _facts, from, to) => [from, to] as const)
  const took: Record<Figure, number> = { build: 0, components: 0, 'shortest ways': 0 }
  const timed = <T>(figure: Figure, work: () => T): T => {
    const start = performance.now()
    const found = work()
    took[figure] = performance.now() - start
    return found
  }
  timed('build', () => {
    const built = new Graph({ type: 'undirected' })
    for (const [from, to] of edges) built.mergeEdge(from, to)
    return built
  })
  const pieces = timed('components', () => piecesOf(graph))
  const ways = timed('shortest ways', () => asked.map(([a, b]) => wayBetween(graph, a, b)))
  return { took, found: { components: pieces.filter((piece) => piece.length > 1).length, ties: ways.map((way) => way?.length ?? null) } }
}

function byNetworkx(graph: NetworkGraph, asked: [number, number][], folder: string): ByNetworkx | null {
  const [edges, pairs] = ['edges.tsv', 'pairs.tsv'].map((name) => join(folder, name)) as [string, string]
  writeFileSync(edges, graph.mapEdges((_key, _facts, from, to) => `${from}\t${to}\n`).join(''))
  writeFileSync(pairs, asked.map(([a, b]) => `${nodeKey('school', a)}\t${nodeKey('school', b)}\n`).join(''))
  const { status, stdout, stderr } = spawnSync('python3', [join(import.meta.dirname, 'beside.py'), edges, pairs], { encoding: 'utf8', maxBuffer: 1e8 })
  if (status === 0) return JSON.parse(stdout) as ByNetworkx
  console.error(`networkx is not here (apt-get install python3-networkx): the comparison with it is left out. ${stderr?.split('\n').at(-2) ?? ''}`)
  return null
}
