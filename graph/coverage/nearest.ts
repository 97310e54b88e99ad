/**
 * Finds for a school every group with a school nearby, and how near its nearest is: a grid of squares, so that a country takes a second.
 *
 * A group none of whose schools has coordinates, and any group for a school without, is near where a school of the same authority is in it.
 * Leaves out: roads and travelling time; whether the group takes the school in.
 */
import { distanceKm } from '../matching/distance.ts'
import type { School } from '../network/model.ts'

const SQUARE = 10_000

/** Groups by position with the distance in kilometres of their nearest school, in order; null: the same authority, distance unknown. */
export type Near = (school: School) => [group: number, km: number | null][]

type Spot = { group: number; school: School; easting: number; northing: number }

const keyOf = (column: number, row: number): number => column * 100_000 + row
const squareOf = (metres: number): number => Math.floor(metres / SQUARE)

/** Looks as far as `reachKm`. */
export function nearestOf(groups: readonly School[][], reachKm: number): Near {
  const { squares, byAuthority, unplaced } = indexed(groups)
  const around = Math.ceil((reachKm * 1000) / SQUARE)
  const limit = (reachKm * 1000) ** 2
  const least = new Float64Array(groups.length).fill(Infinity)
  const nearest: School[] = []
  return (school) => {
    const { easting, northing } = school
    const nowhere = easting === null || northing === null
    const unknown = [...(byAuthority.get(school.laCode) ?? [])].filter((group) => nowhere || unplaced.has(group))
    const found: number[] = []
    if (!nowhere) {
      for (let x = squareOf(easting) - around; x <= squareOf(easting) + around; x += 1) {
        for (let y = squareOf(northing) - around; y <= squareOf(northing) + around; y += 1) {
          for (const spot of squares.get(keyOf(x, y)) ?? []) {
            const squared = (spot.easting - easting) ** 2 + (spot.northing - northing) ** 2
            if (squared > limit || squared >= least[spot.group]! || spot.school.id === school.id) continue
            if (least[spot.group] === Infinity) found.push(spot.group)
            least[spot.group] = squared
            nearest[spot.group] = spot.school
          }
        }
      }
    }
    for (const group of found) least[group] = Infinity
    const near = found.map((group): [number, number | null] => [group, distanceKm(school, nearest[group]!)])
    return [...near, ...unknown.map((group): [number, null] => [group, null])].sort(([a], [b]) => a - b)
  }
}

/** The schools by the square they stand in; groups by authority; groups with no coordinates at all. */
function indexed(groups: readonly School[][]): { squares: Map<number, Spot[]>; byAuthority: Map<string, Set<number>>; unplaced: Set<number> } {
  const squares = new Map<number, Spot[]>()
  const byAuthority = new Map<string, Set<number>>()
  const unplaced = new Set(groups.keys())
  groups.forEach((schools, group) => {
    for (const school of schools) {
      const here = byAuthority.get(school.laCode)
      if (here) here.add(group)
      else byAuthority.set(school.laCode, new Set([group]))
      const { easting, northing } = school
      if (easting === null || northing === null) continue
      unplaced.delete(group)
      const key = keyOf(squareOf(easting), squareOf(northing))
      const [spots, spot] = [squares.get(key), { group, school, easting, northing }]
      if (spots) spots.push(spot)
      else squares.set(key, [spot])
    }
  })
  return { squares, byAuthority, unplaced }
}
