/**
 * How far apart two schools are, computed in this one place. Source: British National Grid coordinates are metres.
 * Leaves out: roads and travelling time.
 */
import type { School } from '../network/model.ts'

type Place = Pick<School, 'easting' | 'northing'>

/**
 * Kilometres as the crow flies, to the metre, or null where the register gives no place for one of them. Coordinates are whole metres, so
 * that the sum of squares is exact, and its root never so near to half a metre that rounding could go either way.
 */
export const distanceKm = (a: Place, b: Place): number | null =>
  a.easting === null || a.northing === null || b.easting === null || b.northing === null
    ? null
    : Math.round(Math.sqrt((a.easting - b.easting) ** 2 + (a.northing - b.northing) ** 2)) / 1000
