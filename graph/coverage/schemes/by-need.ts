/**
 * Decides which schools work on which need together: every school in at most one cluster, every cluster with one focus.
 *
 * Source: Leicester, "Spreading Innovation Across Local Authorities", 2005: clusters are formed after needs analysis, not by geography.
 * The area most schools share comes first, and takes those of its schools that are still free; an area with more than a cluster
 * holds makes several, of neighbours. Too few for a cluster wait for another of their needs.
 */
import { partition } from '../partition/partition.ts'
import { boundsFor } from '../partition/sizes.ts'
import { spotOf, type Divided } from './divide.ts'
import type { SchemeSchool } from './model.ts'

export function byNeed(schools: readonly SchemeSchool[], { least, most }: { least: number; most: number }): Divided {
  const free = new Map(schools.map((school) => [school.id, school]))
  const divided: Divided = { cuts: [], leftOver: [], unplaced: [] }
  for (let area = mostWanted(free, least); area; area = mostWanted(free, least)) {
    const { name, wanting } = area
    const groups = Math.ceil(wanting.length / most)
    const asked = boundsFor(wanting.length, { groups, least: null, most })
    if ('refusal' in asked) throw new Error(asked.refusal.message)
    for (const { ids } of partition(wanting.map(spotOf), asked.bounds).groups) {
      divided.cuts.push({ schools: ids.map((id) => free.get(id)!), called: null, focus: name, existing: null, centre: null, bounds: { least, most }, apart: [] })
    }
    for (const { id } of wanting) free.delete(id)
  }
  divided.leftOver = [...free.values()].map((school) => ({ school, why: 'no-need' }))
  return divided
}

/** The area that most of the schools still free want, where there are enough of them; by name where equally many do. */
function mostWanted(free: ReadonlyMap<number, SchemeSchool>, least: number): { name: string; wanting: SchemeSchool[] } | undefined {
  const areas = new Map<string, { name: string; wanting: SchemeSchool[] }>()
  for (const school of free.values()) {
    for (const { code, name } of school.needs) {
      const area = areas.get(code) ?? { name, wanting: [] }
      if (area.wanting.at(-1) !== school) area.wanting.push(school)
      areas.set(code, area)
    }
  }
  return [...areas.values()].filter(({ wanting }) => wanting.length >= least).sort((a, b) => b.wanting.length - a.wanting.length || (a.name < b.name ? -1 : 1))[0]
}
