/**
 * Draws authorities instead of their schools, where there are too many schools to draw: each by its outline, or by a disc amid its
 * schools where nobody loaded one; with a place for its number where that fits inside.
 */
import { moveApart } from '../../network/picture/apart.ts'
import { areaOf, boxOf, boxOfOutline, isWithin, pointsOf, type Box, type Outline, type Ring } from '../../network/outlines/outline.ts'
import { frameOf, pathOf, type Frame, type Paper, type Spot } from './frame.ts'
import type { Located } from './school-map.ts'

/** `disc`: its middle, where the authority has no outline. `number`: where its number fits, null where it does not. */
type Area = { code: string; path: string; disc: Spot | null; number: Spot | null }
export type AuthorityMap = Paper & { areas: Area[]; radius: number }

const SIZE = { widest: 960, tallest: 1_300 }
const RADIUS = 14
/** Half the room of a number of three figures, in the units of the picture. */
const ROOM = { across: 9, down: 6 }

/** Authorities in order of code; those with neither an outline nor a school with a place are left to the table. */
export function authorityMapOf(authorities: readonly { code: string; schools: readonly Located[]; outline: Outline | null }[]): AuthorityMap | null {
  const boxes = authorities.flatMap(({ outline, schools }) => (outline ? boxOfOutline(outline) : boxOfSchools(schools)) ?? [])
  const box = boxOf(boxes.flatMap(({ west, east, south, north }): [number, number][] => [[west, south], [east, north]]))
  if (!box) return null
  const frame = frameOf(box, SIZE)
  const areas = authorities.flatMap(({ code, schools, outline }): Area[] => {
    if (outline) return [{ code, path: pathOf(outline, frame), disc: null, number: roomIn(outline, frame) }]
    const middle = middleOf(schools, frame)
    return middle ? [{ code, path: '', disc: middle, number: middle }] : []
  })
  moveApart(areas.flatMap(({ disc }) => disc ?? []), { ...frame, apart: 2 * RADIUS + 1 })
  return { width: frame.width, height: frame.height, areas, radius: RADIUS }
}

const placesOf = (schools: readonly Located[]): [number, number][] =>
  schools.flatMap(({ easting, northing }): [number, number][] => (easting === null || northing === null ? [] : [[easting, northing]]))
const boxOfSchools = (schools: readonly Located[]): Box | null => boxOf(placesOf(schools))

function middleOf(schools: readonly Located[], { at }: Frame): Spot | null {
  const places = placesOf(schools)
  if (places.length === 0) return null
  const mean = (which: 0 | 1): number => places.reduce((sum, place) => sum + place[which], 0) / places.length
  return at(mean(0), mean(1))
}

/** How finely room is looked for: so many steps across the largest piece, and down. */
const STEPS = 14

/** The place nearest the middle of its largest piece where a number lies inside altogether. */
function roomIn(outline: Outline, frame: Frame): Spot | null {
  const largest = outline.map(([edge]) => edge!).sort((a, b) => areaOf(b) - areaOf(a))[0]!
  const { west, east, south, north } = boxOf(pointsOf(largest))!
  const middle = centreOf(largest)
  const tried = Array.from({ length: (STEPS + 1) ** 2 }, (_, index) => ({
    easting: west + ((east - west) * (index % (STEPS + 1))) / STEPS, northing: south + ((north - south) * Math.floor(index / (STEPS + 1))) / STEPS,
  }))
  const away = (place: { easting: number; northing: number }): number => Math.hypot(place.easting - middle.easting, place.northing - middle.northing)
  const metres = (frame.box.east - frame.box.west) / frame.width
  const [across, down] = [ROOM.across * metres, ROOM.down * metres]
  const corners = [[0, 0], [1, 1], [1, -1], [-1, 1], [-1, -1]] as const
  const found = [middle, ...tried.sort((a, b) => away(a) - away(b))]
    .find(({ easting, northing }) => corners.every(([x, y]) => isWithin(outline, easting + x * across, northing + y * down)))
  if (!found) return null
  const { x, y } = frame.at(found.easting, found.northing)
  return { x: Math.round(x), y: Math.round(y) }
}

/** The centre of gravity of a ring. */
function centreOf(ring: Ring): { easting: number; northing: number } {
  const points = pointsOf(ring)
  const [first] = points
  let [twice, easting, northing] = [0, 0, 0]
  for (const [index, [x, y]] of points.entries()) {
    const [nextX, nextY] = points[(index + 1) % points.length]!
    const cross = (x - first![0]) * (nextY - first![1]) - (nextX - first![0]) * (y - first![1])
    twice += cross
    easting += (x + nextX + first![0]) * cross
    northing += (y + nextY + first![1]) * cross
  }
  return twice === 0 ? { easting: first![0], northing: first![1] } : { easting: easting / (3 * twice), northing: northing / (3 * twice) }
}
