/**
 * Decides who learns with whom where a network is to mix: every phase and every part of the area in each, sizes even.
 *
 * Schools of a phase are taken in order along the line on which the area is longest, and dealt out one by one: neighbours come into
 * different networks. Who comes first where not all are held: those in fewest collaborations.
 */
import { PHASE_NAMES } from '../../network/phases.ts'
import type { SchemeSchool } from './model.ts'

export const fewestFirst = (schools: readonly SchemeSchool[]): SchemeSchool[] => [...schools].sort((a, b) => a.collaborations - b.collaborations || a.id - b.id)

const PHASES = Object.keys(PHASE_NAMES)

/** So many groups, whose sizes differ by one at most, in order of id. */
export function spread(schools: readonly SchemeSchool[], groups: number): SchemeSchool[][] {
  const extent = (of: (school: SchemeSchool) => number | null): number => {
    const values = schools.flatMap((school) => of(school) ?? [])
    return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values)
  }
  const easting = (school: SchemeSchool): number | null => school.easting
  const northing = (school: SchemeSchool): number | null => school.northing
  const along = extent(easting) >= extent(northing) ? easting : northing
  const inOrder = [...schools].sort((a, b) => PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase) || (along(a) ?? 0) - (along(b) ?? 0) || a.id - b.id)
  const dealt = Array.from({ length: groups }, () => [] as SchemeSchool[])
  for (const [at, school] of inOrder.entries()) dealt[at % groups]!.push(school)
  return dealt.map((group) => group.sort((a, b) => a.id - b.id))
}
