/** What a group of schools is like on the map: its middle, and how far from it its schools are. */
import type { Group, Spot } from './model.ts'

type Placed = { easting: number; northing: number }
const placedOf = (spots: readonly Spot[]): Placed[] => spots.flatMap(({ easting, northing }) => (easting === null || northing === null ? [] : [{ easting, northing }]))

/** The mean of the coordinates there are; null where there are none. */
export function middleOf(spots: readonly Spot[]): Placed | null {
  const placed = placedOf(spots)
  if (placed.length === 0) return null
  return { easting: placed.reduce((sum, { easting }) => sum + easting, 0) / placed.length, northing: placed.reduce((sum, { northing }) => sum + northing, 0) / placed.length }
}

const distancesOf = (spots: readonly Spot[]): number[] => {
  const middle = middleOf(spots)
  return middle === null ? [] : placedOf(spots).map(({ easting, northing }) => Math.hypot(easting - middle.easting, northing - middle.northing))
}

/** The sum of squared distances to the middle, in square metres. */
export const spreadIn = (spots: readonly Spot[]): number => distancesOf(spots).reduce((sum, distance) => sum + distance ** 2, 0)

/** The group as the answer has it. @param apart schools, of any group, that are not joined to the rest of theirs. */
export function describe(spots: readonly Spot[], apart: ReadonlySet<number>): Group {
  const distances = distancesOf(spots)
  const ids = spots.map(({ id }) => id).sort((a, b) => a - b)
  return {
    ids, middle: middleOf(spots), apart: ids.filter((id) => apart.has(id)),
    meanDistance: distances.length === 0 ? 0 : distances.reduce((sum, distance) => sum + distance, 0) / distances.length,
    farthest: Math.max(0, ...distances),
  }
}

/** The more northern first; those without a place last; then by the lowest id. */
export const fromTheNorth = (a: Group, b: Group): number =>
  (b.middle?.northing ?? -Infinity) - (a.middle?.northing ?? -Infinity) || (a.middle?.easting ?? 0) - (b.middle?.easting ?? 0) || (a.ids[0] ?? 0) - (b.ids[0] ?? 0)
