/**
 * Turns longitude and latitude (WGS 84) into British National Grid metres.
 *
 * By proj4 with the Ordnance Survey's seven published parameters, which are good to about five metres: plenty for a map, and for
 * nothing finer. Source: "A guide to coordinate systems in Great Britain", Ordnance Survey.
 */
import proj4 from 'proj4'

const NATIONAL_GRID = '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs'

const projection = proj4('WGS84', NATIONAL_GRID)

/** Whole metres. */
export function onTheGrid(longitude: number, latitude: number): [easting: number, northing: number] {
  const [easting, northing] = projection.forward([longitude, latitude])
  return [Math.round(easting), Math.round(northing)]
}

/** Where the grid is of use: the British Isles, and a good way out to sea. */
export const isNearBritain = (longitude: number, latitude: number): boolean => longitude > -11 && longitude < 4 && latitude > 48 && latitude < 62
