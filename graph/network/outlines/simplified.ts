/**
 * Makes outlines of published boundaries: projected once, and with no more points than a map needs.
 *
 * Borders are taken apart into the arcs that neighbours share, each arc is made simpler once, and the outlines are put together
 * again: so neighbours neither gape nor overlap. By TopoJSON (Bostock), and by area (Visvalingam and Whyatt, "Line generalisation
 * by repeated elimination of points", 1993).
 * Leaves out: islands smaller than a school's grounds, unless an authority is nothing else.
 */
import type { GeometryCollection as Collection } from 'geojson'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { feature } from 'topojson-client'
import { topology } from 'topojson-server'
import { presimplify, simplify } from 'topojson-simplify'
import { onTheGrid } from './grid.ts'
import { areaOf, type Outline } from './outline.ts'

/** As published: polygons of rings of [longitude, latitude], each ring closed. */
export type Boundary = { name: string; polygons: [number, number][][][] }

/** A point whose triangle with its neighbours is smaller goes, in square metres: two hectares, a dot on the map of a county. */
const LEAST_TRIANGLE = 20_000
/** Of an island. */
const LEAST_ISLAND = 50_000

type Shared = Topology<{ all: GeometryCollection<Record<string, never>> }>
type Shape = { type: 'MultiPolygon'; coordinates: number[][][][] }

/** The outline of each boundary, in order. All neighbours have to come together: a border is only shared with who is there. */
export function outlinesOf(boundaries: readonly Boundary[]): Outline[] {
  const shapes = boundaries.map(({ polygons }): Shape => ({ type: 'MultiPolygon', coordinates: polygons.map((rings) => rings.map(projected)) }))
  const all = topology({ all: { type: 'GeometryCollection' as const, geometries: shapes } as Collection }) as Shared
  const simple = simplify(presimplify(all), LEAST_TRIANGLE)
  const { features } = feature(simple, simple.objects.all)
  return features.map(({ geometry }, index) => kept(outlineOf((geometry as Shape).coordinates), outlineOf(shapes[index]!.coordinates)))
}

/** Whole metres; a point on the one before it says nothing. */
function projected(ring: [number, number][]): [number, number][] {
  const points = ring.map(([longitude, latitude]) => onTheGrid(longitude, latitude))
  return points.filter(([x, y], index) => index === 0 || x !== points[index - 1]![0] || y !== points[index - 1]![1])
}

const outlineOf = (polygons: number[][][][]): Outline => polygons.map((rings) => rings.map((ring) => ring.slice(0, -1).flat()))

/** Without what has become, or was, too small to see; never without everything. */
function kept(outline: Outline, before: Outline): Outline {
  const seen = outline
    .map((rings) => rings.filter((ring, index) => ring.length >= 6 && areaOf(ring) >= (index === 0 ? LEAST_ISLAND : 1)))
    .filter((rings, index) => rings.length > 0 && areaOf(outline[index]![0]!) >= LEAST_ISLAND)
  return seen.length > 0 ? seen : [before.toSorted((a, b) => areaOf(b[0]!) - areaOf(a[0]!))[0]!]
}
