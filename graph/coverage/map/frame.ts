/** Fits a piece of country on paper: from metres of the National Grid, north up, to the units of a picture, y downwards. */
import { pointsOf, type Box, type Outline, type Ring } from '../../network/outlines/outline.ts'

/** A place on paper, and the paper. */
export type Spot = { x: number; y: number }
export type Paper = { width: number; height: number }
export type Frame = Paper & { box: Box; at: (easting: number, northing: number) => Spot }

const MARGIN = 28
/** No map shows less country than this, in metres: one school is not blown up to its playground. */
const LEAST = 3_000

/** How large the paper may be, and how narrow; a margin is for marks at its edge. */
export type Size = { widest: number; tallest: number; narrowest?: number; margin?: number }

/** The largest scale at which the box fits. */
export function frameOf(around: Box, { widest, tallest, narrowest = 480, margin = MARGIN }: Size): Frame {
  const middle = { easting: (around.west + around.east) / 2, northing: (around.south + around.north) / 2 }
  const [across, down] = [Math.max(LEAST, around.east - around.west), Math.max(LEAST / 2, around.north - around.south)]
  const scale = Math.min((widest - 2 * margin) / across, (tallest - 2 * margin) / down)
  const width = Math.max(narrowest, Math.ceil(across * scale) + 2 * margin)
  const height = Math.ceil(down * scale) + 2 * margin
  const at = (easting: number, northing: number): Spot => ({ x: width / 2 + (easting - middle.easting) * scale, y: height / 2 - (northing - middle.northing) * scale })
  const half = { across: width / scale / 2, down: height / scale / 2 }
  return { width, height, at, box: { west: middle.easting - half.across, east: middle.easting + half.across, south: middle.northing - half.down, north: middle.northing + half.down } }
}

const tenth = (value: number): number => Math.round(value * 10) / 10

/** The outline as the words of an SVG path. Borders that neighbours share are drawn alike, because each point is rounded by itself. */
export const pathOf = (outline: Outline, { at }: Frame): string => outline.flat().map((ring) => ringPath(ring, at)).join('')

function ringPath(ring: Ring, at: Frame['at']): string {
  let [before, path] = ['', '']
  for (const [easting, northing] of pointsOf(ring)) {
    const { x, y } = at(easting, northing)
    const point = `${tenth(x)} ${tenth(y)}`
    if (point !== before) path += `${path === '' ? 'M' : 'L'}${point}`
    before = point
  }
  return `${path}Z`
}
