/**
 * The outline of an authority's area, and what can be asked of it.
 *
 * British National Grid metres, like the schools'. Leaves out: where the outline comes from (simplified.ts) and how it is drawn.
 */

/** A ring as easting, northing, easting, northing …; the last point joins the first and is not repeated. */
export type Ring = number[]
/** Polygons of rings: the first ring of a polygon is its edge, the others are holes. */
export type Outline = Ring[][]

export type Box = { west: number; south: number; east: number; north: number }

/** The points of a ring in pairs. */
export const pointsOf = (ring: Ring): [number, number][] => Array.from({ length: ring.length / 2 }, (_, index) => [ring[2 * index]!, ring[2 * index + 1]!])

/** The smallest upright box around points; null around none. */
export function boxOf(points: Iterable<readonly [number, number]>): Box | null {
  let box: Box | null = null
  for (const [easting, northing] of points) {
    box ??= { west: easting, east: easting, south: northing, north: northing }
    box.west = Math.min(box.west, easting)
    box.east = Math.max(box.east, easting)
    box.south = Math.min(box.south, northing)
    box.north = Math.max(box.north, northing)
  }
  return box
}

export const boxOfOutline = (outline: Outline): Box | null => boxOf(outline.flatMap(([edge]) => pointsOf(edge ?? [])))

export const meet = (a: Box, b: Box): boolean => a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north

/** Square metres of a ring, positive whichever way it turns. */
export function areaOf(ring: Ring): number {
  const points = pointsOf(ring)
  const twice = points.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length]!
    return sum + x * nextY - nextX * y
  }, 0)
  return Math.abs(twice) / 2
}

/** Does the point lie in the area? By crossings of its rings, so that holes are outside. */
export const isWithin = (outline: Outline, easting: number, northing: number): boolean =>
  outline.flat().reduce((inside, ring) => (crossesOddly(ring, easting, northing) ? !inside : inside), false)

function crossesOddly(ring: Ring, easting: number, northing: number): boolean {
  let odd = false
  for (let at = 0, before = ring.length - 2; at < ring.length; before = at, at += 2) {
    const [x, y, beforeX, beforeY] = [ring[at]!, ring[at + 1]!, ring[before]!, ring[before + 1]!]
    if (y > northing !== beforeY > northing && easting < ((beforeX - x) * (northing - y)) / (beforeY - y) + x) odd = !odd
  }
  return odd
}
