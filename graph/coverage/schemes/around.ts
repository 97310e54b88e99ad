/**
 * Decides which schools go with which of some that are centres: a secondary school with its primaries, a hub with its spokes.
 *
 * Every school that is no centre goes to one, so that the sum of squared distances is least while no centre has many more than
 * another: an exact flow (partition/assign.ts). Two centres on one spot share what is around them by it too.
 */
import type { Phase } from '../../network/model.ts'
import { assign } from '../partition/assign.ts'
import type { Cut } from './divide.ts'
import type { SchemeSchool } from './model.ts'

/** A centre has at most this much more, and at least this much less, than an even share. */
const FREEDOM = 0.5

type Placed = SchemeSchool & { easting: number; northing: number }
const isPlaced = (school: SchemeSchool): school is Placed => school.easting !== null && school.northing !== null

/** One cut for each centre; none where there is no centre, and then everybody is in one cut together. */
export function gatherAround(schools: readonly SchemeSchool[], phases: readonly Phase[]): { cuts: Cut[]; unplaced: number[] } {
  const whole = (each: SchemeSchool[], centre: SchemeSchool | null): Cut => ({ schools: each, called: centre?.name ?? null, existing: null, centre, bounds: null, apart: [] })
  const centres = schools.filter(isPlaced).filter(({ phase }) => phases.includes(phase))
  if (centres.length === 0) return { cuts: schools.length === 0 ? [] : [whole([...schools], null)], unplaced: [] }
  const others = schools.filter((school) => !centres.some(({ id }) => id === school.id))
  const [placed, unplaced] = [others.filter(isPlaced), others.filter((school) => !isPlaced(school))]
  const share = placed.length / centres.length
  const bounds = { least: Math.floor(share * (1 - FREEDOM)), most: Math.ceil(share * (1 + FREEDOM)) }
  const to = assign(Float64Array.from(placed, ({ easting }) => easting), Float64Array.from(placed, ({ northing }) => northing), centres.map(({ easting, northing }) => ({ x: easting, y: northing, ...bounds })))!
  const groups = centres.map((centre, at): SchemeSchool[] => [centre, ...placed.filter((_, other) => to[other] === at)])
  for (const school of unplaced) groups.reduce((least, group) => (group.length < least.length ? group : least)).push(school)
  return { cuts: groups.map((group, at) => whole([...group].sort((a, b) => a.id - b.id), centres[at]!)), unplaced: unplaced.map(({ id }) => id) }
}
