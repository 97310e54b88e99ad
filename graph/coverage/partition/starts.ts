/**
 * Where the middles of groups may lie to begin with: the plane cut in two again and again, each part in proportion to its groups.
 *
 * Each start cuts first in another direction, and then across the greatest extent of each part (Berger and Bokhari, "A
 * partitioning strategy for nonuniform problems", 1987). Nothing is drawn by lot: the same schools give the same starts.
 */

type Point = { x: number; y: number }

/** How many directions are tried. */
const DIRECTIONS = 4

/** Middles of `groups` parts, once for each direction. */
export function startsFor(x: Float64Array, y: Float64Array, groups: number): Point[][] {
  return Array.from({ length: groups === 1 ? 1 : DIRECTIONS }, (_, turn) => cut(x, y, [...x.keys()], groups, (turn * Math.PI) / DIRECTIONS))
}

function cut(x: Float64Array, y: Float64Array, positions: number[], groups: number, angle: number | null): Point[] {
  if (groups === 1 || positions.length < 2) return Array.from({ length: groups }, () => middleOf(x, y, positions))
  const along = angle ?? greatestExtent(x, y, positions)
  const [ux, uy] = [Math.cos(along), Math.sin(along)]
  const inOrder = positions.map((at) => ({ at, key: x[at]! * ux + y[at]! * uy })).sort((a, b) => a.key - b.key || a.at - b.at).map(({ at }) => at)
  const first = Math.floor(groups / 2)
  const border = Math.round((positions.length * first) / groups)
  return [...cut(x, y, inOrder.slice(0, border), first, null), ...cut(x, y, inOrder.slice(border), groups - first, null)]
}

function middleOf(x: Float64Array, y: Float64Array, positions: number[]): Point {
  const mean = (of: Float64Array): number => positions.reduce((sum, at) => sum + of[at]!, 0) / Math.max(1, positions.length)
  return { x: mean(x), y: mean(y) }
}

/** The direction in which the points vary most: the first axis of their covariance. */
function greatestExtent(x: Float64Array, y: Float64Array, positions: number[]): number {
  const middle = middleOf(x, y, positions)
  let [xx, yy, xy] = [0, 0, 0]
  for (const at of positions) {
    const [dx, dy] = [x[at]! - middle.x, y[at]! - middle.y]
    xx += dx * dx
    yy += dy * dy
    xy += dx * dy
  }
  return Math.atan2(2 * xy, xx - yy) / 2
}
