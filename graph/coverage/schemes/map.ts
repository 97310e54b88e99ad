/** Places the groups of a layer on a plane, so that a page can draw them: each school where it is, north up, each group with an outline. */
import { hullOf } from '../map/hull.ts'
import type { Planned, SchemeFacts } from './model.ts'

export type Dot = { id: number; x: number; y: number; group: number }
export type SchemeMap = { width: number; height: number; dots: Dot[]; /** By group: the points of its outline, and its middle. */ outlines: { group: number; points: [number, number][]; x: number; y: number }[] }

const WIDTH = 880
const MARGIN = 24
const TALLEST = 1_000

/** @param groups networks of one layer, in order: a dot names its group by its number in them. */
export function mapOf(groups: readonly Planned[], { schools }: SchemeFacts): SchemeMap | null {
  const groupOf = new Map(groups.flatMap(({ schoolIds }, group) => schoolIds.map((id) => [id, group] as const)))
  const placed = schools.flatMap(({ id, easting, northing }) => (groupOf.has(id) && easting !== null && northing !== null ? [{ id, easting, northing, group: groupOf.get(id)! }] : []))
  if (placed.length === 0) return null
  const [west, east] = [Math.min(...placed.map(({ easting }) => easting)), Math.max(...placed.map(({ easting }) => easting))]
  const [south, north] = [Math.min(...placed.map(({ northing }) => northing)), Math.max(...placed.map(({ northing }) => northing))]
  const scale = Math.min((WIDTH - 2 * MARGIN) / Math.max(1, east - west), (TALLEST - 2 * MARGIN) / Math.max(1, north - south))
  const indent = (WIDTH - (east - west) * scale) / 2
  const dots = placed.map(({ id, easting, northing, group }): Dot => ({ id, group, x: Math.round(indent + (easting - west) * scale), y: Math.round(MARGIN + (north - northing) * scale) }))
  const outlines = groups.flatMap((_, group) => {
    const own = dots.filter((dot) => dot.group === group)
    if (own.length === 0) return []
    const mean = (of: (dot: Dot) => number): number => Math.round(own.reduce((sum, dot) => sum + of(dot), 0) / own.length)
    return [{ group, points: hullOf(own.map(({ x, y }): [number, number] => [x, y])), x: mean(({ x }) => x), y: mean(({ y }) => y) }]
  })
  return { width: WIDTH, height: Math.round(2 * MARGIN + (north - south) * scale), dots, outlines }
}
