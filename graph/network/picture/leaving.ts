/**
 * Decides what breaks if a school or a network leaves: how the picture falls into pieces, and which schools are cut off.
 *
 * A piece is what hangs together by shared networks. When something leaves, the piece it stood in may fall apart; the part with
 * the most schools is taken to go on, and the schools of the other parts are cut off from it.
 * Leaves out: whether they took part in anything (graph/coverage tells the threads of active schools).
 */
import type { NetworkGraph } from '../build.ts'

/** `pieces` with two schools or more; `alone`: schools tied to no other. */
export type Holding = { pieces: number; alone: number; largest: number }
export type Leaving = {
  before: Holding
  after: Holding
  /** Schools parted from the rest of their piece, by id. */
  cutOff: number[]
  /** The schools that are then tied to nobody and were not alone before. */
  leftAlone: number[]
}

/** What holds together, each piece as keys, the piece with most schools first. */
export function piecesOf(graph: NetworkGraph, without?: string): string[][] {
  const seen = new Set<string>(without === undefined ? [] : [without])
  const pieces: string[][] = []
  graph.forEachNode((start) => {
    if (seen.has(start)) return
    seen.add(start)
    const piece = [start]
    for (const key of piece) for (const next of graph.neighbors(key)) if (!seen.has(next) && seen.add(next)) piece.push(next)
    pieces.push(piece)
  })
  return pieces.map((piece) => [piece, schoolsIn(graph, piece).length] as const).sort((a, b) => b[1] - a[1]).map(([piece]) => piece)
}

/** The schools among the keys, by id. */
export const schoolsIn = (graph: NetworkGraph, keys: readonly string[]): number[] =>
  keys.map((key) => graph.getNodeAttributes(key)).filter(({ party }) => party === 'school').map(({ id }) => id).sort((a, b) => a - b)

const holdingOf = (graph: NetworkGraph, pieces: string[][]): Holding => {
  const sizes = pieces.map((piece) => schoolsIn(graph, piece).length)
  return { pieces: sizes.filter((size) => size > 1).length, alone: sizes.filter((size) => size === 1).length, largest: Math.max(0, ...sizes) }
}

const aloneIn = (graph: NetworkGraph, pieces: string[][]): number[] =>
  pieces.map((piece) => schoolsIn(graph, piece)).filter(({ length }) => length === 1).flat().sort((a, b) => a - b)

/** What would be without this node; null where it is not in the graph. */
export function leavingOf(graph: NetworkGraph, key: string): Leaving | null {
  if (!graph.hasNode(key)) return null
  const before = piecesOf(graph)
  const after = piecesOf(graph, key)
  const broken = new Set(before.find((piece) => piece.includes(key)))
  const [, ...parted] = after.filter((piece) => broken.has(piece[0]!))
  const aloneBefore = new Set(aloneIn(graph, before))
  return {
    before: holdingOf(graph, before),
    after: holdingOf(graph, after),
    cutOff: schoolsIn(graph, parted.flat()),
    leftAlone: aloneIn(graph, after).filter((id) => !aloneBefore.has(id)),
  }
}
