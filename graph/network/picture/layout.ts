/**
 * Places the schools and networks of a graph on a plane, so that what is tied stands together: the same graph, the same picture.
 *
 * Method: forces as in Jacomy and others, "ForceAtlas2", 2014, from a spiral in the order of the graph, for a fixed number of
 * steps; what is tied to nothing stands in rows below; then whatever would lie on something else is moved apart.
 * Leaves out: where schools are on the map (map.ts).
 */
import forceAtlas2 from 'graphology-layout-forceatlas2'
import type { NetworkGraph } from '../build.ts'
import { moveApart, type Frame, type Spot } from './apart.ts'

/** Between the centres of two marks: a mark is 26 wide, and lines should be seen to pass between. */
const APART = 46
const MARGIN = 60
/** A label is wider than high. */
const SHAPE = 1.5
const GOLDEN = 2.399963

export type Placed = Spot & { key: string }
/** `aloneFrom`: the height below which those stand that are tied to nothing; null where there are none. */
export type Layout = Frame & { placed: Placed[]; aloneFrom: number | null }

/** Every node with its place, in the order of the graph. */
export function layoutOf(graph: NetworkGraph): Layout {
  const [tied, alone] = [graph.filterNodes((key) => graph.degree(key) > 0), graph.filterNodes((key) => graph.degree(key) === 0)]
  const width = Math.max(900, Math.round(Math.sqrt(tied.length) * 95))
  const height = tied.length === 0 ? 0 : Math.round(width / SHAPE)
  const marks = fitted(pulled(graph, tied), { width, height })
  moveApart(marks, { width, height, apart: APART })
  const each = Math.floor((width - 2 * MARGIN) / APART)
  const rows = alone.map((key, index) => ({ key, x: MARGIN + (index % each) * APART, y: height + MARGIN + Math.floor(index / each) * APART }))
  return {
    width,
    height: alone.length === 0 ? Math.max(height, 2 * MARGIN) : rows.at(-1)!.y + MARGIN,
    placed: [...marks, ...rows].map(({ key, x, y }) => ({ key, x: Math.round(x), y: Math.round(y) })),
    aloneFrom: alone.length === 0 ? null : height,
  }
}

function pulled(graph: NetworkGraph, keys: string[]): Placed[] {
  if (keys.length === 0) return []
  const start = graph.emptyCopy()
  graph.forEachEdge((_key, _facts, from, to) => void start.mergeUndirectedEdge(from, to))
  for (const key of start.nodes()) if (start.degree(key) === 0) start.dropNode(key)
  for (const [index, key] of keys.entries()) {
    start.mergeNodeAttributes(key, { x: Math.sqrt(index + 1) * Math.cos(index * GOLDEN), y: Math.sqrt(index + 1) * Math.sin(index * GOLDEN) } as object)
  }
  const settings = { ...forceAtlas2.inferSettings(start), gravity: 0.6, scalingRatio: 8, barnesHutOptimize: keys.length > 1500, barnesHutTheta: 1.2, edgeWeightInfluence: 0 }
  const found = forceAtlas2(start, { iterations: keys.length > 5000 ? 60 : keys.length > 800 ? 150 : 400, settings })
  return keys.map((key) => ({ key, ...found[key]! }))
}

/** Fills the frame, stretched no more one way than the frame's own shape asks. */
function fitted(marks: Placed[], { width, height }: Frame): Placed[] {
  if (marks.length === 0) return []
  const spanOf = (of: (mark: Placed) => number): [number, number] => [Math.min(...marks.map(of)), Math.max(...marks.map(of))]
  const [[west, east], [top, bottom]] = [spanOf(({ x }) => x), spanOf(({ y }) => y)]
  const scale = (room: number, low: number, high: number): number => (high - low < 1e-9 ? 0 : (room - 2 * MARGIN) / (high - low))
  const [byX, byY] = [scale(width, west, east), scale(height, top, bottom)]
  const least = Math.min(...[byX, byY].filter((each) => each > 0))
  const [scaleX, scaleY] = [Math.min(byX, least * SHAPE), Math.min(byY, least * SHAPE)]
  return marks.map(({ key, x, y }) => ({ key, x: width / 2 + (x - (west + east) / 2) * scaleX, y: height / 2 + (y - (top + bottom) / 2) * scaleY }))
}
