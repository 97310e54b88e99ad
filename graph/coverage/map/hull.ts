/** The convex outline of points. Source: Andrew, "Another efficient algorithm for convex hulls in two dimensions", 1979. */
type Point = [number, number]

/** In order round; fewer than three points are given back in order. */
export function hullOf(points: readonly Point[]): Point[] {
  const inOrder = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const half = (along: Point[]): Point[] => {
    const hull: Point[] = []
    for (const point of along) {
      while (hull.length >= 2 && turn(hull.at(-2)!, hull.at(-1)!, point) <= 0) hull.pop()
      hull.push(point)
    }
    return hull.slice(0, -1)
  }
  return inOrder.length < 3 ? inOrder : [...half(inOrder), ...half(inOrder.toReversed())]
}

const turn = (a: Point, b: Point, c: Point): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
