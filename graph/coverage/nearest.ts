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

type Spot = { group: number; school: School }

const keyOf = (column: number, row: number): number => column * 100_000 + row

/** Looks as far as `reachKm`. */
export function nearestOf(groups: readonly School[][], reachKm: number): Near {
  const squares = new Map<number, Spot[]>()
  const byAuthority = new Map<string, Set<number>>()
  const unplaced = new Set(groups.keys())
  groups.forEach((schools, group) => {
    for (const school of schools) {
      const here = byAuthority.get(school.laCode)
      if (here) here.add(group)
      else byAuthority.set(school.laCode, new Set([group]))
      if (school.easting === null || school.northing === null) continue
      unplaced.delete(group)
      const key = keyOf(Math.floor(school.easting / SQUARE), Math.floor(school.northing / SQUARE))
      const spots = squares.get(key)
      if (spots) spots.push({ group, school })
      else squares.set(key, [{ group, school }])
    }
  })
  const around = Math.ceil((reachKm * 1000) / SQUARE)
  return (school) => {
    const found = new Map<number, number | null>()
    const nowhere = school.easting === null || school.northing === null
    for (const group of byAuthority.get(school.laCode) ?? []) if (nowhere || unplaced.has(group)) found.set(group, null)
    if (!nowhere) {
      const [column, row] = [Math.floor(school.easting! / SQUARE), Math.floor(school.northing! / SQUARE)]
      for (let x = column - around; x <= column + around; x += 1) {
        for (let y = row - around; y <= row + around; y += 1) for (const spot of squares.get(keyOf(x, y)) ?? []) nearer(found, spot, school, reachKm)
      }
    }
    return [...found].sort(([a], [b]) => a - b)
  }
}

function nearer(found: Map<number, number | null>, { group, school: other }: Spot, school: School, reachKm: number): void {
  if (other.id === school.id) return
  const km = distanceKm(school, other)
  const before = found.get(group)
  if (km !== null && km <= reachKm && (before === undefined || before === null || km < before)) found.set(group, km)
}
