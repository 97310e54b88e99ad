/**
 * Which schools are neighbours: no third school stands in the circle over the line between them (the Gabriel graph).
 *
 * Sources: Gabriel and Sokal, "A new statistical approach to geographic variation analysis" (1969); every such line is an edge of
 * the Delaunay triangulation (delaunator), so only those are tried. The graph joins every school to every other by some chain,
 * however far off an island is, without the long lines that a triangulation draws along its rim. Schools on one spot are
 * neighbours, and have the same ones.
 */
import Delaunator from 'delaunator'

/** By position, the positions of its neighbours, in order; `wide`: all that the triangulation joins, for where the nearest leave no way. */
export function neighboursOf(x: Float64Array, y: Float64Array, wide = false): Int32Array[] {
  const spots = new Map<string, number[]>()
  for (const position of x.keys()) {
    const key = `${x[position]} ${y[position]}`
    const there = spots.get(key)
    if (there) there.push(position)
    else spots.set(key, [position])
  }
  const crowds = [...spots.values()]
  const near = crowds.map((crowd) => [...crowd])
  for (const [a, b] of joined(crowds.map(([first]) => x[first!]!), crowds.map(([first]) => y[first!]!), wide)) {
    near[a]!.push(...crowds[b]!)
    near[b]!.push(...crowds[a]!)
  }
  const neighbours: Int32Array[] = []
  for (const [at, crowd] of crowds.entries()) for (const position of crowd) neighbours[position] = Int32Array.from(near[at]!.filter((other) => other !== position)).sort()
  return neighbours
}

/** The edges among distinct points, each once. */
function joined(x: number[], y: number[], wide: boolean): [number, number][] {
  const edges = x.length < 3 || onOneLine(x, y) ? inLine(x, y) : delaunay(x, y)
  if (wide) return edges
  const around = Array.from(x, () => [] as number[])
  for (const [a, b] of edges) {
    around[a]!.push(b)
    around[b]!.push(a)
  }
  // The nearest point to the middle of a Delaunay edge that is no Gabriel edge is a common neighbour of its ends (Matula and Sokal 1980).
  return edges.filter(([a, b]) => ![...around[a]!, ...around[b]!].some((c) => c !== a && c !== b && (x[a]! - x[c]!) * (x[b]! - x[c]!) + (y[a]! - y[c]!) * (y[b]! - y[c]!) < 0))
}

const onOneLine = (x: number[], y: number[]): boolean => {
  const far = x.findIndex((_, at) => x[at] !== x[0] || y[at] !== y[0])
  return x.every((_, at) => (x[far]! - x[0]!) * (y[at]! - y[0]!) === (y[far]! - y[0]!) * (x[at]! - x[0]!))
}

/** Points on one line: each is a neighbour of the next. */
function inLine(x: number[], y: number[]): [number, number][] {
  const order = [...x.keys()].sort((a, b) => x[a]! - x[b]! || y[a]! - y[b]!)
  return order.slice(1).map((b, at) => [order[at]!, b])
}

function delaunay(x: number[], y: number[]): [number, number][] {
  const { triangles, halfedges } = new Delaunator(Float64Array.from(x.flatMap((east, at) => [east, y[at]!])))
  const edges: [number, number][] = []
  for (const [edge, other] of halfedges.entries()) {
    if (edge > other) edges.push([triangles[edge]!, triangles[edge % 3 === 2 ? edge - 2 : edge + 1]!])
  }
  return edges
}
