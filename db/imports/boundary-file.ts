/**
 * Reads a file of boundaries: a GeoJSON FeatureCollection in degrees (RFC 7946), one feature an authority, as the Office for
 * National Statistics publishes them. Every feature that breaks a rule is told, with the first rule it breaks.
 */
import { stat } from 'node:fs/promises'
import { isNearBritain, onTheGrid } from '../../graph/network/outlines/grid.ts'
import { areaOf } from '../../graph/network/outlines/outline.ts'
import type { Boundary } from '../../graph/network/outlines/simplified.ts'
import type { Limits } from './container.ts'
import { lookThrough, textOf } from './encoding.ts'
import { Unreadable, type Watch } from './model.ts'
import { addFault, type Table } from './table.ts'

/** `code`: the three-figure code of the authority, where the file tells it. */
export type BoundaryRow = Boundary & { code: string | null }
export type BoundaryFile = Pick<Table<Record<string, never>>, 'looked' | 'read' | 'faults'> & { rows: BoundaryRow[] }

const MB = 1024 * 1024
/** Generalised to 20 metres, the authorities of the United Kingdom are about 20 MB. */
const LIMITS: Limits = {
  packed: 32 * MB, unpacked: 32 * MB,
  sort: { name: 'GeoJSON', ending: /\.(geo)?json$/i, instead: 'Choose the GeoJSON file of the boundaries.', tooLarge: 'Choose generalised boundaries: they are published beside the full ones.' },
}

/** Square metres: less is no place. */
const LEAST_AREA = 1
/** Of one authority: Cornwall with every rock has some hundreds. Every map draws them all. */
const MOST_PIECES = 1000

/** A rule that a feature breaks, and what stands there instead. */
class Broken extends Error {
  readonly value: string | null
  constructor(rule: string, value: unknown = undefined) {
    super(rule)
    this.value = value === undefined ? null : inShort(value)
  }
}

/** What stands there, never more of it than fits: a file may nest without end. */
function inShort(value: unknown): string {
  if (Array.isArray(value)) return value.length <= 4 && value.every((one) => typeof one === 'number') ? JSON.stringify(value) : `a list of ${value.length}`
  return typeof value === 'object' && value !== null ? 'an object' : String(JSON.stringify(value)).slice(0, 60)
}

export async function readBoundaries(file: string, { watch, limits }: { watch: Watch; limits?: Limits }): Promise<BoundaryFile> {
  const read: BoundaryFile = { looked: { encoding: 'utf-8', bytes: 0, sha256: '' }, rows: [], read: 0, faults: { kept: [], count: 0 } }
  const kept: Limits = { ...LIMITS, ...limits }
  try {
    await stat(file).catch(() => { throw new Unreadable('There is no such file.') })
    watch.report(0, 'Checking the file')
    read.looked = await lookThrough(file, { limits: kept, signal: watch.signal })
    const parts: string[] = []
    for await (const part of textOf(file, { encoding: read.looked.encoding, limits: kept })) parts.push(part)
    watch.report(30, 'Reading the boundaries')
    readFeatures(featuresIn(parts.join('')), read)
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault
    addFault(read.faults, fault.fault)
  }
  if (read.faults.count > 0) read.rows = []
  return read
}

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

function featuresIn(text: string): unknown[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw new Unreadable('This is not GeoJSON, or it breaks off. Choose the GeoJSON file of the boundaries, or fetch it again.')
  }
  if (isObject(parsed) && parsed.type === 'Topology') throw new Unreadable('This is TopoJSON. Choose the GeoJSON file of the boundaries.', { column: 'type', value: 'Topology' })
  if (!isObject(parsed) || parsed.type !== 'FeatureCollection' || !Array.isArray(parsed.features)) {
    throw new Unreadable('The type must be FeatureCollection, with a list of features: one for each authority.', { column: 'type', value: isObject(parsed) ? inShort(parsed.type ?? null) : null })
  }
  if (parsed.features.length === 0) throw new Unreadable('There is no feature in the file.', { column: 'features' })
  return parsed.features
}

function readFeatures(features: unknown[], read: BoundaryFile): void {
  const seen = new Map<string, number>()
  features.forEach((feature, index) => {
    read.read += 1
    const name = isObject(feature) && isObject(feature.properties) ? nameIn(feature.properties) : ''
    try {
      if (!isObject(feature) || feature.type !== 'Feature') throw new Broken('must have the type Feature')
      if (name === '') throw new Broken('must have a property "name" (or one that ends in NM) with the name of the authority')
      if (seen.has(name)) throw new Broken(`must be there once; feature ${seen.get(name)} has the same name`)
      seen.set(name, index + 1)
      const { code } = feature.properties as Json
      read.rows.push({ name, code: typeof code === 'string' && /^\d{3}$/.test(code) ? code : null, polygons: polygonsIn(feature.geometry) })
    } catch (fault) {
      if (!(fault instanceof Broken)) throw fault
      addFault(read.faults, { line: null, column: `Feature ${index + 1}${name === '' ? '' : ` (${name})`}`, value: fault.value, rule: `It ${fault.message}.` })
    }
  })
}

/** `name`, else the property that the Office for National Statistics calls like CTYUA24NM. */
function nameIn(properties: Json): string {
  const key = Object.keys(properties).find((each) => each.toLowerCase() === 'name') ?? Object.keys(properties).find((each) => /nm$/i.test(each))
  const name = key === undefined ? undefined : properties[key]
  return typeof name === 'string' ? name.trim().slice(0, 200) : ''
}

function polygonsIn(geometry: unknown): BoundaryRow['polygons'] {
  if (!isObject(geometry) || (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')) {
    throw new Broken('must be a Polygon or a MultiPolygon', isObject(geometry) ? geometry.type : null)
  }
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  if (!Array.isArray(polygons) || polygons.length === 0) throw new Broken('must have coordinates')
  if (polygons.length > MOST_PIECES) throw new Broken(`must have ${MOST_PIECES} pieces at most, not ${polygons.length}: choose generalised boundaries`)
  const solid = polygons.map((rings: unknown) => {
    if (!Array.isArray(rings) || rings.length === 0) throw new Broken('must have coordinates')
    return rings.map(ringIn)
  }).filter(([edge]) => areaOf(edge!.flatMap((point) => onTheGrid(...point))) >= LEAST_AREA)
  if (solid.length === 0) throw new Broken('must have rings around an area, not only around points or lines')
  return solid
}

function ringIn(ring: unknown): [number, number][] {
  if (!Array.isArray(ring) || ring.length < 4) throw new Broken('must have rings of four points or more, the last like the first', ring)
  const points = ring.map(pointIn)
  const [first, last] = [points[0]!, points.at(-1)!]
  if (first[0] !== last[0] || first[1] !== last[1]) throw new Broken('must have rings that end where they begin', first)
  return points
}

function pointIn(point: unknown): [number, number] {
  const [longitude, latitude] = Array.isArray(point) ? (point as unknown[]) : []
  if (typeof longitude !== 'number' || typeof latitude !== 'number') throw new Broken('must have points of two numbers, longitude and latitude', point)
  if (isNearBritain(longitude, latitude)) return [longitude, latitude]
  const metres = Math.abs(longitude) > 180 || Math.abs(latitude) > 90
  const turned = isNearBritain(latitude, longitude)
  throw new Broken(
    metres ? 'must be in degrees (WGS 84, EPSG:4326); these are metres of a grid. Choose the file in WGS 84'
      : turned ? 'must have the longitude before the latitude' : 'must lie in or near Britain', point)
}
