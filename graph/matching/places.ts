/**
 * Rows by where their schools lie, to find those within reach without looking at all: sorted by easting, a strip as wide as the reach is
 * looked through. Rows whose school has no place in the register are within anybody's reach; to whom has no place, all are.
 * Leaves out: the exact distance and what it means, which the rule asks (eligibility.ts).
 */
import type { School } from '../network/model.ts'

/** `place`: of the school among all. */
export type Placed<Row> = { row: Row; school: School; place: number }
/** `any`: one of the rows. */
export type Places<Row> = { eastings: Float64Array; northings: Float64Array; rows: Placed<Row>[]; without: Placed<Row>[]; any: Placed<Row> }

/** Of rows, at least one. */
export function placed<Row>(given: readonly Row[], schoolOf: (row: Row) => School, placeOf: (schoolId: number) => number): Places<Row> {
  const all = given.map((row): Placed<Row> => ({ row, school: schoolOf(row), place: placeOf(schoolOf(row).id) }))
  const has = ({ school }: Placed<Row>): boolean => school.easting !== null && school.northing !== null
  const known = all.filter(has).sort((a, b) => a.school.easting! - b.school.easting!)
  return {
    eastings: Float64Array.from(known, ({ school }) => school.easting!), northings: Float64Array.from(known, ({ school }) => school.northing!),
    rows: known, without: all.filter((row) => !has(row)), any: all[0]!,
  }
}

/** Distances are told to the metre: one more than the reach, so that nothing is missed by rounding. */
const METRES_A_KM = 1000
const ROUNDING = 1

/** Visits every row whose school may lie within so many kilometres; a few visited may lie a little further. */
export function within<Row>({ eastings, northings, rows, without }: Places<Row>, { easting, northing }: Pick<School, 'easting' | 'northing'>, reachKm: number, visit: (row: Placed<Row>) => void): void {
  for (const row of without) visit(row)
  if (easting === null || northing === null) return rows.forEach(visit)
  const reach = reachKm * METRES_A_KM + ROUNDING
  for (let at = firstFrom(eastings, easting - reach); at < rows.length && eastings[at]! <= easting + reach; at += 1) {
    const east = eastings[at]! - easting
    const north = northings[at]! - northing
    if (east * east + north * north <= reach * reach) visit(rows[at]!)
  }
}

/** The first place of a sorted list that is no less. */
function firstFrom(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
