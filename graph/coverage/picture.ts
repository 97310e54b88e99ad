/**
 * Places schools and their collaborations on a plane, so that a page can draw them: the same facts, the same picture.
 *
 * Schools stand where they are (British National Grid, north up, stretched to fill the frame), collaborations amid their
 * members; whatever would crowd is moved apart by steps that depend on nothing but the order of ids. Schools without
 * coordinates stand in a row below.
 * Leaves out: drawing, names on the paper (the table beside it has them), and collaborations with one school in the picture.
 */
import type { NetworkFacts, School } from '../network/model.ts'
import { moveApart } from '../network/picture/apart.ts'
import { collaborationsOn, type LiveCollaboration } from './collaborations.ts'

/** A mark with its centre, in the units of the picture. */
type Placed = { id: number; x: number; y: number }
/** A school's tie to a collaboration: `active` when it took part within the months. */
type Spoke = { schoolId: number; networkId: number; active: boolean }
export type Picture = { width: number; height: number; schools: Placed[]; networks: (Placed & { name: string })[]; spokes: Spoke[]; /** Height of the line above schools without coordinates; null: none. */ elsewhere: number | null }

/** Between the centres of two marks: more than a finger needs, so that lines can be told apart. */
const APART = 44
/** The map may be stretched to fill the frame, this much more one way than the other. */
const STRETCH = 2.5
const MARGIN = 40
const LEAST_WIDTH = 900
/** Height of the map to its width, at most. */
const TALL = 0.85

/** The picture of these schools and the collaborations at least two of them share on the day. */
export function pictureOf(facts: NetworkFacts, { day, months, schoolIds }: { day: string; months: number; schoolIds: readonly number[] }): Picture {
  const wanted = new Set(schoolIds)
  const shown = facts.schools.filter((school) => wanted.has(school.id)).sort((a, b) => a.id - b.id)
  const shared = [...collaborationsOn(facts, day, months).values()].filter(({ schoolIds: all }) => [...all].filter((id) => wanted.has(id)).length > 1)
  const width = Math.max(LEAST_WIDTH, Math.ceil(Math.sqrt(shown.length + shared.length) * 90))
  const placed = onTheMap(shown.filter(isPlaced), width)
  const schools = placed.map((mark) => ({ ...mark }))
  const below = shown.filter((school) => !isPlaced(school))
  const height = Math.ceil(Math.max(...placed.map(({ y }) => y), MARGIN * 4) + MARGIN)
  const spokes = shared.flatMap((one) => spokesOf(one, wanted))
  const hubs = shared.map(({ network }) => ({ id: network.id, ...middleOf(spokes.filter((spoke) => spoke.networkId === network.id), placed, width, height) }))
  moveApart([...hubs, ...schools], { width, height, apart: APART })
  const row = inRows(below, width, height)
  return {
    width,
    height: below.length > 0 ? Math.max(...row.map(({ y }) => y)) + MARGIN : height,
    schools: [...schools.map(rounded), ...row].sort((a, b) => a.id - b.id),
    networks: hubs.map((mark, index) => ({ ...rounded(mark), name: shared[index]!.network.name })),
    spokes,
    elsewhere: below.length > 0 ? height : null,
  }
}

type OnMap = School & { easting: number; northing: number }
const isPlaced = (school: School): school is OnMap => school.easting !== null && school.northing !== null
const rounded = ({ id, x, y }: Placed): Placed => ({ id, x: Math.round(x), y: Math.round(y) })

/** Fits the schools into the width, north up. */
function onTheMap(schools: OnMap[], width: number): Placed[] {
  if (schools.length === 0) return []
  const west = Math.min(...schools.map(({ easting }) => easting))
  const north = Math.max(...schools.map(({ northing }) => northing))
  const across = Math.max(...schools.map(({ easting }) => easting)) - west
  const down = north - Math.min(...schools.map(({ northing }) => northing))
  const room = width - 2 * MARGIN
  const full = { across: across === 0 ? 0 : room / across, down: down === 0 ? 0 : (room * TALL) / down }
  const least = Math.min(...[full.across, full.down].filter((scale) => scale > 0))
  const [scaleX, scaleY] = [Math.min(full.across, least * STRETCH), Math.min(full.down, least * STRETCH)]
  const indent = MARGIN + (room - across * scaleX) / 2
  return schools.map(({ id, easting, northing }) => ({ id, x: indent + (easting - west) * scaleX, y: MARGIN + (north - northing) * scaleY }))
}

const spokesOf = ({ network, schoolIds, tookPart }: LiveCollaboration, wanted: ReadonlySet<number>): Spoke[] =>
  [...schoolIds].filter((id) => wanted.has(id)).sort((a, b) => a - b).map((schoolId) => ({ schoolId, networkId: network.id, active: tookPart.has(schoolId) }))

function middleOf(spokes: Spoke[], placed: Placed[], width: number, height: number): { x: number; y: number } {
  const members = placed.filter(({ id }) => spokes.some(({ schoolId }) => schoolId === id))
  if (members.length === 0) return { x: width / 2, y: height / 2 }
  const mean = (of: (mark: Placed) => number): number => members.reduce((sum, mark) => sum + of(mark), 0) / members.length
  return { x: mean(({ x }) => x), y: mean(({ y }) => y) }
}

/** A row, or several, under the map. */
function inRows(schools: School[], width: number, height: number): Placed[] {
  const each = Math.floor((width - 2 * MARGIN) / (APART + 6))
  return schools.map(({ id }, index) => ({ id, x: MARGIN + (index % each) * (APART + 6), y: height + 44 + Math.floor(index / each) * (APART + 6) }))
}
