/**
 * Decides how schools are put into groups by where they are: sizes within bounds, each group joined up and compact, nobody left over.
 *
 * Middles and an exact assignment of schools to them take turns (assign.ts), from several starts (starts.ts); what falls into
 * parts is mended (mend.ts), and then changed school by school while that makes it more compact (improve.ts). The best of the
 * starts counts. Joined up: over neighbours.ts. The same schools in any order give the same groups.
 * Least squares under bounds is hard to solve to the end (NP-hard): this is a good division, not the best (docs/decisions/partition.md).
 * Leaves out: roads and rivers, which the register does not know; people move schools by hand.
 */
import { assign } from './assign.ts'
import { describe, fromTheNorth, middleOf, spreadIn } from './describe.ts'
import { divisionOf, fragmentsOf, spreadOf, type Division } from './division.ts'
import { improve } from './improve.ts'
import { mend } from './mend.ts'
import type { Bounds, Partition, Spot } from './model.ts'
import { neighboursOf } from './neighbours.ts'
import { fillUp } from './fill-up.ts'
import { startsFor } from './starts.ts'

type Placed = Spot & { easting: number; northing: number }
const isPlaced = (spot: Spot): spot is Placed => spot.easting !== null && spot.northing !== null

/** Turns of middles and assignment at most; they settle long before. */
const TURNS = 25

/** Is told how much of the work is done: 0 to 1. */
export type Told = (share: number) => void

/** Groups of all the schools. Throws where the bounds cannot hold them, which sizes.ts says in words. */
export function partition(schools: readonly Spot[], bounds: Bounds, told: Told = () => undefined): Partition {
  const { groups, least, most } = bounds
  if (schools.length < groups * least || schools.length > groups * most || groups > schools.length) throw new RangeError(`${schools.length} schools do not fit ${groups} groups of ${least} to ${most}`)
  const inOrder = [...schools].sort((a, b) => a.id - b.id)
  const [placed, unplaced] = [inOrder.filter(isPlaced), inOrder.filter((spot) => !isPlaced(spot))]
  const { of, neighbours } = divide(placed, bounds, unplaced.length, told)
  const members = Array.from({ length: groups }, (_, group) => placed.filter((_, at) => of[at] === group) as Spot[])
  fillUp(members, unplaced, bounds)
  const apart = new Set(fragmentsOf(neighbours, of, groups).flatMap((schools) => schools.map((at) => placed[at]!.id)))
  const described = members.map((group) => describe(group, apart)).sort(fromTheNorth)
  return { groups: described, spread: members.reduce((sum, group) => sum + spreadIn(group), 0), unplaced: unplaced.map(({ id }) => id) }
}

/** The group of each placed school, and who is whose neighbour: near ones where they let every group be joined up, else all. */
function divide(placed: readonly Placed[], { groups, least, most }: Bounds, unplaced: number, told: Told): { of: Int32Array; neighbours: Int32Array[] } {
  if (placed.length === 0) return { of: new Int32Array(), neighbours: [] }
  // Distances from the middle of all, so that squares stay small.
  const middle = middleOf(placed)!
  const x = Float64Array.from(placed, ({ easting }) => Math.round(easting - middle.easting))
  const y = Float64Array.from(placed, ({ northing }) => Math.round(northing - middle.northing))
  const bounds = { least: leastOfEach(groups, least, unplaced), most }
  const starts = startsFor(x, y, groups)
  const assigned = starts.map((start, at) => {
    told(at / starts.length / 2)
    return settle(x, y, start, bounds)
  })
  for (const wide of [false, true]) {
    const given = { x, y, neighbours: neighboursOf(x, y, wide), ...bounds }
    const [best] = assigned.map((of) => divisionOf(given, of)).filter(mend).map((division, at) => {
      told(0.5 + at / starts.length / 2)
      return improved(division)
    }).sort((a, b) => a.spread - b.spread)
    if (best) return { of: best.of, neighbours: given.neighbours }
  }
  // Bounds come first: where groups cannot be joined up within them, they stay as the assignment has them, and say so.
  const neighbours = neighboursOf(x, y, true)
  const [best] = assigned.map((of) => ({ of, spread: spreadOf(divisionOf({ x, y, neighbours, ...bounds }, of)) })).sort((a, b) => a.spread - b.spread)
  return { of: best!.of, neighbours }
}

const improved = (division: Division): { of: Int32Array; spread: number } => {
  improve(division)
  return { of: division.of, spread: spreadOf(division) }
}

/** What each group needs of the placed schools: those without a place fill up the rest. */
const leastOfEach = (groups: number, least: number, unplaced: number): Int32Array =>
  Int32Array.from({ length: groups }, (_, group) => Math.max(0, least - Math.floor(unplaced / groups) - (group < unplaced % groups ? 1 : 0)))

/** Middles and assignment in turns, until nothing changes. */
function settle(x: Float64Array, y: Float64Array, start: { x: number; y: number }[], { least, most }: { least: Int32Array; most: number }): Int32Array {
  let middles = start
  let of = new Int32Array()
  for (let turn = 0; turn < TURNS; turn += 1) {
    const next = assign(x, y, middles.map((middle, group) => ({ ...middle, least: least[group]!, most })))
    if (!next) throw new RangeError('These bounds hold no answer')
    if (next.every((group, at) => group === of[at])) break
    of = Int32Array.from(next)
    const { size, sumX, sumY } = divisionOf({ x, y, neighbours: [], least, most }, of)
    middles = middles.map((middle, group) => (size[group] === 0 ? middle : { x: sumX[group]! / size[group]!, y: sumY[group]! / size[group]! }))
  }
  return of
}
