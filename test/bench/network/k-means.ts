/** Groups by place beside plain k-means on the same schools: how compact, how even, and what k-means leaves to be done by hand. */
import type { Db } from '../../../db/client.ts'
import { loadSchemeFacts } from '../../../db/scheme-facts.ts'
import type { Spot } from '../../../graph/coverage/partition/model.ts'
import { partition } from '../../../graph/coverage/partition/partition.ts'
import type { Row } from '../run.ts'

const COUNTIES = [
  { name: 'Derbyshire', la: '830', phases: null, bounds: { groups: 7, least: 47, most: 72 } },
  { name: 'North Yorkshire, primary', la: '815', phases: ['primary', 'middle-deemed-primary'], bounds: { groups: 5, least: 47, most: 71 } },
]
const DAY = '2026-03-15'
/** Of k-means the best of so many starts counts. */
const STARTS = 20

export const besideKMeans = (db: Db): Row[] => COUNTIES.flatMap(({ name, la, phases, bounds }) => {
  const schools = loadSchemeFacts(db, { laCode: la, day: DAY }).schools.filter(({ phase }) => phases?.includes(phase) ?? true).map(({ id, easting, northing, phase }): Spot => ({ id, easting, northing, kind: phase }))
  if (schools.length < bounds.groups * bounds.least || schools.length > bounds.groups * bounds.most) throw new Error(`${name} has ${schools.length} schools: these bounds do not fit.`)
  const placed = schools.filter((spot): spot is Placed => spot.easting !== null && spot.northing !== null)
  const [ours, theirs] = [timed(() => partition(schools, bounds)), timed(() => kMeans(placed, bounds.groups))]
  if (ours.found.groups.reduce((sum, { ids }) => sum + ids.length, 0) !== schools.length || ours.found.groups.some(({ ids, apart }) => ids.length < bounds.least || ids.length > bounds.most || apart.length > 0)) throw new Error(`${name}: a group out of bounds, in pieces, or a school left over.`)
  const of = (way: string, { ms, spread, sizes }: { ms: number; spread: number; sizes: number[] }): Row[] => {
    const row = (figure: string, value: number, unit: string): Row => ({ case: `network, ${name} (${schools.length}) in ${bounds.groups} of ${bounds.least} to ${bounds.most}, ${way}`, figure, value, unit })
    return [
      row('root mean square distance', Math.sqrt(spread / placed.length) / 1000, 'km'), row('smallest group', Math.min(...sizes), 'schools'), row('largest group', Math.max(...sizes), 'schools'),
      row('too many or too few', sizes.reduce((sum, size) => sum + Math.max(0, size - bounds.most, bounds.least - size), 0), 'schools'),
      row('left over', schools.length - sizes.reduce((sum, size) => sum + size, 0), 'schools'), row('time', ms, 'ms'),
    ]
  }
  return [...of('ours', { ms: ours.ms, spread: ours.found.spread, sizes: ours.found.groups.map(({ ids }) => ids.length) }), ...of('k-means', { ms: theirs.ms, ...theirs.found })]
})

type Placed = Spot & { easting: number; northing: number }

function timed<T>(work: () => T): { ms: number; found: T } {
  const start = performance.now()
  const found = work()
  return { ms: performance.now() - start, found }
}

/** Lloyd, "Least squares quantization in PCM", 1982, from the seeds of Arthur and Vassilvitskii, "k-means++", 2007; the lots are the same in every run. */
function kMeans(spots: readonly Placed[], groups: number): { spread: number; sizes: number[] } {
  let seed = 1
  const lot = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
  const tries = Array.from({ length: STARTS }, () => lloyd(spots, seedsOf(spots, groups, lot)))
  return tries.reduce((best, one) => (one.spread < best.spread ? one : best))
}

type Middle = { easting: number; northing: number }
const square = (a: Middle, b: Middle): number => (a.easting - b.easting) ** 2 + (a.northing - b.northing) ** 2

function seedsOf(spots: readonly Placed[], groups: number, lot: () => number): Middle[] {
  const seeds: Middle[] = [spots[Math.floor(lot() * spots.length)]!]
  while (seeds.length < groups) {
    const far = spots.map((spot) => Math.min(...seeds.map((one) => square(spot, one))))
    let left = lot() * far.reduce((sum, one) => sum + one, 0)
    const at = far.findIndex((one) => (left -= one) <= 0)
    seeds.push(spots[at < 0 ? spots.length - 1 : at]!)
  }
  return seeds
}

function lloyd(spots: readonly Placed[], seeds: readonly Middle[]): { spread: number; sizes: number[] } {
  let middles = [...seeds]
  for (let before = Infinity; ;) {
    const of = spots.map((spot) => middles.reduce((best, middle, at) => (square(spot, middle) < square(spot, middles[best]!) ? at : best), 0))
    const members = middles.map((_, group) => spots.filter((_, at) => of[at] === group))
    middles = members.map((own, at) => (own.length === 0 ? middles[at]! : { easting: mean(own, 'easting'), northing: mean(own, 'northing') }))
    const spread = spots.reduce((sum, spot, at) => sum + square(spot, middles[of[at]!]!), 0)
    if (spread >= before) return { spread, sizes: members.map(({ length }) => length) }
    before = spread
  }
}

const mean = (own: readonly Placed[], which: keyof Middle): number => own.reduce((sum, spot) => sum + spot[which], 0) / own.length
