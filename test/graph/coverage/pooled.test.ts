import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsOf, withoutSingleGap } from '../../../graph/coverage/pooled-cells.ts'
import { POOL_ITEMS, poolOn, type Consent } from '../../../graph/coverage/pooled.ts'
import { addDays } from '../../../graph/dates/day.ts'

const TODAY = '2026-11-23'
const EVERYONE = new Set(Array.from({ length: 30 }, (_, index) => index + 1))
const agree = (ids: number[], agreedOn: string, withdrawnOn: string | null = null): Consent[] => ids.map((schoolId) => ({ schoolId, agreedOn, withdrawnOn }))
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, index) => first + index)
const pool = (consents: Consent[], day = TODAY, belongs: (day: string) => ReadonlySet<number> = () => EVERYONE, changes: string[] = []) => poolOn({ consents, belongs, changes, day })

test('there are two things a head can share, each with what it comes to', () => {
  expect(POOL_ITEMS.map(({ code }) => code)).toEqual(['category', 'needs'])
})

test('nothing is shown of four schools; of five from the day the fifth agrees', () => {
  expect(pool([])).toBeNull()
  expect(pool(agree(upTo(4), '2026-09-10'))).toBeNull()
  const five = [...agree(upTo(4), '2026-09-10'), ...agree([5], '2026-10-05')]
  expect(pool(five, '2026-10-04')).toBeNull()
  expect(pool(five, '2026-10-05')).toEqual({ schoolIds: upTo(5), fixedOn: '2026-10-05' })
})

test('the schools and the day stay for the term: who joins does not change what is shown', () => {
  const joined = [...agree(upTo(5), '2026-09-10'), ...agree([6], '2026-10-05')]
  expect(pool(joined)).toEqual({ schoolIds: upTo(5), fixedOn: '2026-09-10' })
  expect(pool(joined, '2027-01-10')).toEqual({ schoolIds: upTo(5), fixedOn: '2027-01-01' })
})

test('who joins is counted once five of them have joined, at the next term', () => {
  const ten = [...agree(upTo(5), '2026-09-10'), ...agree(upTo(10, 6), '2026-10-05')]
  expect(pool(ten)?.schoolIds).toEqual(upTo(5))
  expect(pool(ten, '2027-01-01')?.schoolIds).toEqual(upTo(10))
})

test('when one withdraws nothing is shown from that day, nor in the next term; after that the others are', () => {
  const left = [...agree(upTo(6), '2026-09-10'), ...agree([7], '2026-09-10', '2026-10-20')]
  expect(pool(left, '2026-10-19')?.schoolIds).toEqual(upTo(7))
  expect(pool(left, '2026-10-20')).toBeNull()
  expect(pool(left, '2026-12-31')).toBeNull()
  expect(pool(left, '2027-04-30')).toBeNull()
  expect(pool(left, '2027-05-01')).toEqual({ schoolIds: upTo(6), fixedOn: '2027-05-01' })
})

test('a school that leaves the network stops counting like one that withdraws', () => {
  const belongs = (day: string) => (day < '2026-10-20' ? EVERYONE : new Set(upTo(30, 2)))
  expect(pool(agree(upTo(6), '2026-09-10'), '2026-10-19', belongs, ['2026-10-20'])?.schoolIds).toEqual(upTo(6))
  expect(pool(agree(upTo(6), '2026-09-10'), '2026-10-20', belongs, ['2026-10-20'])).toBeNull()
})

test('a school that does not belong does not count, whatever its head agreed', () => {
  expect(pool(agree(upTo(5), '2026-09-10'), TODAY, () => new Set(upTo(4)))).toBeNull()
})

test('agreed and withdrawn on one day never counted', () => {
  expect(pool([...agree(upTo(4), '2026-09-10'), ...agree([5], '2026-09-20', '2026-09-20')])).toBeNull()
})

const START = '2025-09-01'
const someConsents = fc.array(fc.tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 0, max: 600 }), fc.option(fc.integer({ min: 0, max: 300 }))), { maxLength: 24 })
  .map((rows) => rows.map(([schoolId, after, lasts]): Consent => ({ schoolId, agreedOn: addDays(START, after), withdrawnOn: lasts === null ? null : addDays(START, after + lasts) })))
const leaves = fc.array(fc.tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 0, max: 700 })), { maxLength: 4 })

test('whatever is agreed and withdrawn, views that follow each other differ by no school or by at least five', () => {
  fc.assert(fc.property(someConsents, leaves, (consents, gone) => {
    const turns = gone.map(([id, after]) => [id, addDays(START, after)] as const)
    const belongs = (day: string) => new Set([...EVERYONE].filter((id) => !turns.some(([left, on]) => left === id && on <= day)))
    let last: { day: string; ids: Set<number>; fixedOn: string } | null = null
    for (let after = 0; after <= 720; after += 6) {
      const day = addDays(START, after)
      const now = pool(consents, day, belongs, turns.map(([, on]) => on))
      if (now === null) continue
      const ids = new Set(now.schoolIds)
      expect(ids.size).toBeGreaterThanOrEqual(5)
      for (const id of ids) expect(belongs(day).has(id) && consents.some((row) => row.schoolId === id && row.agreedOn <= day && (row.withdrawnOn === null || day < row.withdrawnOn))).toBe(true)
      // A whole term without figures lies between views more than 120 days apart.
      if (last !== null && (Date.parse(day) - Date.parse(last.day)) / 86_400_000 < 110) {
        for (const [some, others] of [[ids, last.ids], [last.ids, ids]] as const) {
          const differ = [...some].filter((id) => !others.has(id)).length
          expect(differ === 0 || differ >= 5, `${last.day} to ${day}`).toBe(true)
        }
        if (ids.size === last.ids.size && now.fixedOn === last.fixedOn) expect(ids).toEqual(last.ids)
      }
      last = { day, ids, fixedOn: now.fixedOn }
    }
  }), { numRuns: 300 })
})

const held = (counts: Record<string, number>) => {
  let schoolId = 0
  return Object.entries(counts).flatMap(([value, count]) => Array.from({ length: count }, () => ({ schoolId: (schoolId += 1), value })))
}

test('a figure is told of at least five schools, and not of all of them', () => {
  expect(cellsOf(['1', '2', '3a', '4'], held({ 1: 4, 2: 5, '3a': 3 }), 12)).toEqual([
    { value: '1', schools: null }, { value: '2', schools: 5 }, { value: '3a', schools: null }, { value: '4', schools: null },
  ])
  expect(cellsOf(['1', '2'], held({ 2: 6 }), 6)).toEqual([{ value: '1', schools: null }, { value: '2', schools: null }])
})

test('a school counts once for a value, however often it has it', () => {
  const twice = [1, 2, 3, 4, 4].map((schoolId) => ({ schoolId, value: 'english' }))
  expect(cellsOf(['english'], twice, 9)).toEqual([{ value: 'english', schools: null }])
})

test('one missing figure would follow from the others, so the smallest goes with it', () => {
  const cells = [{ value: '1', schools: 7 }, { value: '2', schools: 5 }, { value: '4', schools: null }]
  expect(withoutSingleGap(cells).map(({ schools }) => schools)).toEqual([7, null, null])
  expect(withoutSingleGap([...cells, { value: '3', schools: null }]).map(({ schools }) => schools)).toEqual([7, 5, null, null])
  expect(withoutSingleGap([{ value: '1', schools: 7 }, { value: '2', schools: 5 }]).map(({ schools }) => schools)).toEqual([7, 5])
})
