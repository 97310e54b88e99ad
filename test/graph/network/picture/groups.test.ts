import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupsOf } from '../../../../graph/network/picture/groups.ts'
import { likenessOf } from '../../../../graph/network/picture/likeness.ts'
import { graphOf, worlds } from './worlds.ts'

test('two crowds joined by one partnership are two groups', () => {
  const { groups, modularity, alone } = groupsOf(graphOf(9, [[1, 2, 3, 4], [1, 2, 3, 4], [5, 6, 7, 8], [5, 6, 7, 8], [4, 5]]))
  expect(groups).toEqual([[1, 2, 3, 4], [5, 6, 7, 8]])
  expect(modularity).toBeGreaterThan(0.3)
  expect(alone).toEqual([9])
})

test('without ties there are no groups', () => {
  expect(groupsOf(graphOf(3, []))).toEqual({ groups: [], modularity: 0, alone: [1, 2, 3] })
})

test('every tied school is in one group, in order, and the same graph gives the same groups', () => {
  fc.assert(
    fc.property(worlds, ([schools, members]) => {
      const found = groupsOf(graphOf(schools, members))
      const all = [...found.groups.flat(), ...found.alone].sort((a, b) => a - b)
      expect(all).toEqual(Array.from({ length: schools }, (_, index) => index + 1))
      for (const ids of found.groups) expect(ids).toEqual([...ids].sort((a, b) => a - b))
      expect(groupsOf(graphOf(schools, members))).toEqual(found)
    }),
    { numRuns: 150 },
  )
})

const partition = (...groups: number[][]): Map<number, number> => new Map(groups.flatMap((ids, group) => ids.map((id) => [id, group] as const)))

test('the same groups under other names are wholly alike', () => {
  const { index, overlaps } = likenessOf(partition([1, 2, 3], [4, 5]), new Map([[1, 'b'], [2, 'b'], [3, 'b'], [4, 'a'], [5, 'a']]))
  expect(index).toBe(1)
  expect(overlaps).toEqual([{ found: 0, declared: 'b', schools: 3 }, { found: 1, declared: 'a', schools: 2 }])
})

test('the index is that of the paper’s own counting', () => {
  // Six schools, {1 2 3 | 4 5 6} against {1 2 | 3 4 | 5 6}: together in both 2; rows 6, columns 3, all 15; (2 - 1.2) / (4.5 - 1.2).
  expect(likenessOf(partition([1, 2, 3], [4, 5, 6]), partition([1, 2], [3, 4], [5, 6])).index).toBeCloseTo(0.8 / 3.3, 12)
})

test('only schools both sides know are compared', () => {
  const { schools, index } = likenessOf(partition([1, 2], [3, 4, 9]), partition([1, 2], [3, 4], [8]))
  expect(schools).toBe(4)
  expect(index).toBe(1)
})

test('where neither side divides anything the index says nothing', () => {
  expect(likenessOf(partition([1, 2, 3]), partition([1, 2, 3])).index).toBeNull()
  expect(likenessOf(partition([1], [2]), partition([1], [2])).index).toBeNull()
  expect(likenessOf(new Map<number, number>(), partition([1])).index).toBeNull()
})

const labels = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), { minLength: 2, maxLength: 14 })

/** Counting pairs one by one. */
function byPairs(rows: [number, number][]): number | null {
  let [both, one, other, all] = [0, 0, 0, 0]
  for (const [index, a] of rows.entries()) for (const b of rows.slice(index + 1)) {
    all += 1
    if (a[0] === b[0]) one += 1
    if (a[1] === b[1]) other += 1
    if (a[0] === b[0] && a[1] === b[1]) both += 1
  }
  const chance = (one * other) / all
  return (one + other) / 2 === chance ? null : (both - chance) / ((one + other) / 2 - chance)
}

test('the index is that of counting pairs one by one, and the same from either side', () => {
  fc.assert(
    fc.property(labels, (rows) => {
      const [a, b] = [new Map(rows.map(([one], id) => [id, one])), new Map(rows.map(([, other], id) => [id, other]))]
      const expected = byPairs(rows)
      const { index } = likenessOf(a, b)
      if (expected === null) expect(index).toBeNull()
      else expect(index).toBeCloseTo(expected, 10)
      expect(likenessOf(b, a).index ?? 0).toBeCloseTo(index ?? 0, 10)
    }),
    { numRuns: 300 },
  )
})
