import fc from 'fast-check'
import { expect, test } from 'vitest'
import { neighboursOf } from '../../../../graph/coverage/partition/neighbours.ts'
import { partition } from '../../../../graph/coverage/partition/partition.ts'
import type { Partition, Spot } from '../../../../graph/coverage/partition/model.ts'
import { authorities, spot } from './places.ts'

const idsOf = ({ groups }: Partition): number[][] => groups.map(({ ids }) => ids)
const placed = (schools: readonly Spot[]): Spot[] => schools.filter(({ easting }) => easting !== null).sort((a, b) => a.id - b.id)

/** Walks from neighbour to neighbour inside the group: does it come to every school of it? */
function joinedUp(schools: readonly Spot[], group: readonly number[], wide: boolean): boolean {
  const shown = placed(schools)
  const neighbours = neighboursOf(Float64Array.from(shown, ({ easting }) => easting!), Float64Array.from(shown, ({ northing }) => northing!), wide)
  const inside = new Set(shown.flatMap(({ id }, at) => (group.includes(id) ? [at] : [])))
  const seen = new Set([...inside].slice(0, 1))
  for (const at of seen) for (const next of neighbours[at]!) if (inside.has(next)) seen.add(next)
  return seen.size === inside.size
}

/** The sum of squared distances to the middles, worked out afresh. */
const spreadOf = (schools: readonly Spot[], groups: readonly number[][]): number =>
  groups.reduce((sum, group) => {
    const own = placed(schools).filter(({ id }) => group.includes(id))
    const mean = (of: (school: Spot) => number): number => own.reduce((total, school) => total + of(school), 0) / own.length
    const [east, north] = [mean(({ easting }) => easting!), mean(({ northing }) => northing!)]
    return sum + own.reduce((total, { easting, northing }) => total + (easting! - east) ** 2 + (northing! - north) ** 2, 0)
  }, 0)

test('every school is in exactly one group, and every group is within its bounds and joined up', () => {
  fc.assert(
    fc.property(authorities, ({ schools, bounds }) => {
      const answer = partition(schools, bounds)
      expect(answer.groups).toHaveLength(bounds.groups)
      expect(idsOf(answer).flat().sort((a, b) => a - b)).toEqual(schools.map(({ id }) => id))
      for (const { ids, apart } of answer.groups) {
        expect(ids.length).toBeGreaterThanOrEqual(bounds.least)
        expect(ids.length).toBeLessThanOrEqual(bounds.most)
        expect(apart).toEqual([])
        expect(joinedUp(schools, ids, true)).toBe(true)
      }
      expect(answer.spread / (spreadOf(schools, idsOf(answer)) || 1)).toBeCloseTo(answer.spread === 0 ? 0 : 1, 6)
    }),
    { numRuns: 1000 },
  )
}, 60_000)

test('the same schools in another order give the same groups', () => {
  fc.assert(
    fc.property(authorities, fc.infiniteStream(fc.nat()), ({ schools, bounds }, chance) => {
      const shuffled = schools.map((school) => ({ school, key: chance.next().value as number })).sort((a, b) => a.key - b.key).map(({ school }) => school)
      expect(partition(shuffled, bounds)).toEqual(partition(schools, bounds))
    }),
    { numRuns: 100 },
  )
}, 60_000)

/** The least spread of any division into two or three joined-up groups within the bounds: by trying all. */
function best(schools: readonly Spot[], { groups, least, most }: { groups: number; least: number; most: number }): number {
  let found = Infinity
  for (let code = 0; code < groups ** schools.length; code += 1) {
    const members = Array.from({ length: groups }, () => [] as number[])
    for (let at = 0, rest = code; at < schools.length; at += 1, rest = Math.floor(rest / groups)) members[rest % groups]!.push(schools[at]!.id)
    if (members.some(({ length }) => length < least || length > most)) continue
    const spread = spreadOf(schools, members)
    if (spread < found && members.every((group) => joinedUp(schools, group, false))) found = spread
  }
  return found
}

test('of small authorities it finds the most compact division nineteen times in twenty, and is never far off', () => {
  const ratios: number[] = []
  for (let run = 0; run < 100; run += 1) {
    const chance = (n: number): number => ((run * 7_919 + n * 104_729 + 12_345) * 2_654_435_761) % 50_000
    const schools = Array.from({ length: 9 }, (_, n) => spot(n + 1, chance(n), chance(n + 50)))
    const bounds = run % 2 === 0 ? { groups: 2, least: 4, most: 5 } : { groups: 2, least: 3, most: 6 }
    ratios.push(partition(schools, bounds).spread / best(schools, bounds))
  }
  expect(Math.min(...ratios)).toBeGreaterThan(1 - 1e-9)
  expect(ratios.filter((ratio) => ratio < 1 + 1e-9).length).toBeGreaterThanOrEqual(95)
  expect(Math.max(...ratios)).toBeLessThan(1.25)
}, 60_000)

test('two towns of equal size are told apart, the northern one first', () => {
  const towns = [1, 2, 3, 4].flatMap((n) => [spot(n, n * 100, 0), spot(n + 4, n * 100, 90_000)])
  expect(idsOf(partition(towns, { groups: 2, least: 4, most: 4 }))).toEqual([[5, 6, 7, 8], [1, 2, 3, 4]])
})

test('an island belongs to the group nearest to it, though it has no neighbour near', () => {
  const mainland = Array.from({ length: 12 }, (_, n) => spot(n + 1, (n % 4) * 1_000 + (n > 5 ? 30_000 : 0), Math.floor(n / 4) * 1_000))
  const answer = partition([...mainland, spot(99, -60_000, 0)], { groups: 2, least: 5, most: 8 })
  expect(answer.groups.find(({ ids }) => ids.includes(99))?.ids).toContain(1)
  expect(answer.groups.flatMap(({ apart }) => apart)).toEqual([])
})

test('schools without coordinates go where there are fewest of their phase, and are named', () => {
  const west = [1, 2, 3, 4].map((n) => spot(n, n, n, n === 1 ? 'secondary' : 'primary'))
  const east = [5, 6, 7, 8].map((n) => spot(n, 50_000 + n, n))
  const answer = partition([...west, ...east, spot(20, null, null, 'secondary'), spot(21, 1, null, 'primary')], { groups: 2, least: 4, most: 6 })
  expect(answer.unplaced).toEqual([20, 21])
  expect(idsOf(answer)).toEqual([[5, 6, 7, 8, 20], [1, 2, 3, 4, 21]])
})

test('where nothing is known but the number of schools, the groups are even', () => {
  const answer = partition(Array.from({ length: 7 }, (_, n) => spot(n + 1, null, null)), { groups: 3, least: 2, most: 3 })
  expect(answer.groups.map(({ ids }) => ids.length).sort()).toEqual([2, 2, 3])
  expect(answer.groups.every(({ middle }) => middle === null)).toBe(true)
})

test('bounds that cannot hold the schools are a mistake of whoever asks', () => {
  expect(() => partition([spot(1, 0, 0)], { groups: 2, least: 1, most: 1 })).toThrow(RangeError)
  expect(() => partition([spot(1, 0, 0), spot(2, 0, 0), spot(3, 1, 1)], { groups: 1, least: 1, most: 2 })).toThrow(RangeError)
})
