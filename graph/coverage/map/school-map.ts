/**
 * Draws schools at their place on the outlines of the authorities, with the ties of the networks chosen.
 *
 * A mark that would lie on another is moved a little; a network's letter stands amid its schools. Schools without a place in the
 * register are told of, never dropped.
 * Leaves out: names, colours and links.
 */
import { moveApart } from '../../network/picture/apart.ts'
import { boxOf, boxOfOutline, meet, type Box, type Outline } from '../../network/outlines/outline.ts'
import { frameOf, pathOf, type Frame, type Paper, type Size, type Spot } from './frame.ts'
import { hullOf } from './hull.ts'

export type Located = { id: number; easting: number | null; northing: number | null }
/** `own`: one of the authorities that is looked at, not a neighbour. */
export type Country = { code: string; own: boolean; outline: Outline }
export type Land = { code: string; own: boolean; path: string }
/** How the ties of a network are drawn: a line to each of its schools, or a band around them all. */
export type TiesAs = 'lines' | 'bands'
type Drawn = Spot & { id: number }
/** What it is drawn for. */
export type On = 'page' | 'phone'
/** `numbered`: is there room for a number on each mark? */
export type SchoolMap = Paper & { land: Land[]; radius: number; numbered: boolean; schools: Drawn[]; /** Ids. */ unplaced: number[]; networks: (Drawn & { path: string })[] }

export type SchoolMapAsked = {
  schools: readonly Located[]
  networks: readonly { id: number; schoolIds: readonly number[] }[]
  as: TiesAs
  country: readonly Country[]
  /** Show all of the own authorities, also where they have no schools. */
  whole: boolean
}

/** More schools than this are dots on a phone: their numbers could not be read. */
const NUMBERED_ON_A_PHONE = 60
/** As wide as a page, where more schools may have a taller sheet; or as wide as the smallest phone. A mark is wide enough for a finger while there is room. */
const PAPERS: Record<On, { size: (schools: number) => Size; radius: (schools: number) => number }> = {
  page: { size: (schools) => ({ widest: 960, tallest: schools <= 250 ? 1_100 : 1_400 }), radius: (schools) => (schools <= 160 ? 12 : schools <= 320 ? 10 : 9) },
  phone: { size: () => ({ widest: 288, tallest: 440, narrowest: 288, margin: 16 }), radius: (schools) => (schools <= NUMBERED_ON_A_PHONE ? 10 : 4) },
}
/** Between marks. */
const ROOM = 2

/** The map of these schools; without any place to draw, and without outlines, an empty sheet. */
export function schoolMapOf({ schools, networks, as, country, whole }: SchoolMapAsked, on: On = 'page'): SchoolMap {
  const placed = schools.filter(isPlaced).sort((a, b) => a.id - b.id)
  const radius = PAPERS[on].radius(placed.length)
  const frame = frameOf(boxToShow(placed, whole ? country.filter(({ own }) => own) : []), PAPERS[on].size(placed.length))
  const marks = placed.map(({ id, easting, northing }): Drawn => ({ id, ...frame.at(easting, northing) }))
  const shown = new Set(marks.map(({ id }) => id))
  const ties = networks.map(({ id, schoolIds }) => ({ id, schoolIds: schoolIds.filter((school) => shown.has(school)) })).filter(({ schoolIds }) => schoolIds.length > 0)
  const middles = ties.map(({ id, schoolIds }): Drawn => ({ id, ...middleOf(marks.filter((mark) => schoolIds.includes(mark.id))) }))
  moveApart([...marks, ...middles], { ...frame, apart: 2 * radius + ROOM })
  const spots = new Map(marks.map((mark) => [mark.id, mark]))
  return {
    width: frame.width, height: frame.height, radius, numbered: on === 'page' || placed.length <= NUMBERED_ON_A_PHONE, land: landIn(country, frame),
    schools: marks.map(rounded),
    unplaced: schools.filter((school) => !isPlaced(school)).map(({ id }) => id),
    networks: middles.map((middle, index) => ({ ...rounded(middle), path: tiePath(middle, ties[index]!.schoolIds.map((id) => spots.get(id)!), as) })),
  }
}

/** Groups on a map that is drawn already: a band around the schools of each, and the place amid them; nothing for a group without a school on it. */
export function groupsOn({ schools }: Pick<SchoolMap, 'schools'>, groups: readonly { id: number; schoolIds: readonly number[] }[]): SchoolMap['networks'] {
  const spots = new Map(schools.map((mark) => [mark.id, mark]))
  return groups.flatMap(({ id, schoolIds }) => {
    const own = schoolIds.flatMap((school) => spots.get(school) ?? [])
    return own.length === 0 ? [] : [{ ...rounded({ id, ...middleOf(own) }), path: tiePath({ x: 0, y: 0 }, own, 'bands') }]
  })
}

const isPlaced = <School extends Located>(school: School): school is School & { easting: number; northing: number } => school.easting !== null && school.northing !== null
const rounded = ({ id, x, y }: Drawn): Drawn => ({ id, x: Math.round(x), y: Math.round(y) })

const SOMEWHERE: Box = { west: 400_000, east: 404_000, south: 300_000, north: 304_000 }
function boxToShow(placed: readonly { easting: number; northing: number }[], own: readonly Country[]): Box {
  const boxes = own.flatMap(({ outline }) => boxOfOutline(outline) ?? [])
  const corners = boxes.flatMap(({ west, east, south, north }): [number, number][] => [[west, south], [east, north]])
  return boxOf([...placed.map(({ easting, northing }): [number, number] => [easting, northing]), ...corners]) ?? SOMEWHERE
}

/** Every outline of which something is on the paper; neighbours first, so that the borders of one's own lie on top. */
export const landIn = (country: readonly Country[], frame: Frame): Land[] =>
  country
    .filter(({ outline }) => {
      const box = boxOfOutline(outline)
      return box !== null && meet(box, frame.box)
    })
    .map(({ code, own, outline }) => ({ code, own, path: pathOf(outline, frame) }))
    .sort((a, b) => Number(a.own) - Number(b.own))

function middleOf(spots: readonly Spot[]): Spot {
  const mean = (of: (spot: Spot) => number): number => spots.reduce((sum, spot) => sum + of(spot), 0) / spots.length
  return { x: mean(({ x }) => x), y: mean(({ y }) => y) }
}

function tiePath(middle: Spot, spots: readonly Spot[], as: TiesAs): string {
  const word = ({ x, y }: Spot): string => `${Math.round(x)} ${Math.round(y)}`
  if (as === 'lines') return spots.map((spot) => `M${word(middle)}L${word(spot)}`).join('')
  const around = hullOf(spots.map(({ x, y }): [number, number] => [Math.round(x), Math.round(y)]))
  return `M${around.map((point) => point.join(' ')).join('L')}Z`
}
