import fc from 'fast-check'
import { expect, test } from 'vitest'
import { neighboursOf } from '../../../../graph/coverage/partition/neighbours.ts'

const around = (points: [number, number][]) => neighboursOf(Float64Array.from(points, ([x]) => x), Float64Array.from(points, ([, y]) => y)).map((near) => [...near])

test('on a line each is a neighbour of the next, however they are listed', () => {
  expect(around([[0, 0], [20, 20], [10, 10]])).toEqual([[2], [2], [0, 1]])
  expect(around([[5, 5]])).toEqual([[]])
  expect(around([])).toEqual([])
})

test('two far sides of a town are no neighbours across its middle', () => {
  expect(around([[0, 0], [10, 0], [5, 1]])).toEqual([[2], [2], [0, 1]])
})

test('schools on one spot are neighbours, and have the same ones', () => {
  expect(around([[0, 0], [0, 0], [10, 0], [0, 0], [20, 0]])).toEqual([[1, 2, 3], [0, 2, 3], [0, 1, 3, 4], [0, 1, 2], [2]])
})

test('they are just the pairs with nobody in the circle between them, and join everybody', () => {
  const points = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), { minLength: 2, maxLength: 40, selector: String })
  fc.assert(
    fc.property(points, (spots) => {
      const near = around(spots)
      const inside = (a: number, b: number): boolean => spots.some(([x, y], c) => c !== a && c !== b && (spots[a]![0] - x) * (spots[b]![0] - x) + (spots[a]![1] - y) * (spots[b]![1] - y) < 0)
      const rim = (a: number, b: number): boolean => spots.some(([x, y], c) => c !== a && c !== b && (spots[a]![0] - x) * (spots[b]![0] - x) + (spots[a]![1] - y) * (spots[b]![1] - y) === 0)
      for (const a of spots.keys()) {
        for (const b of spots.keys()) {
          // Where a third stands on the circle itself, either answer will do.
          if (a < b && !(rim(a, b) && !inside(a, b))) expect(near[a]!.includes(b)).toBe(!inside(a, b))
        }
      }
      const seen = new Set([0])
      for (const at of seen) for (const next of near[at]!) seen.add(next)
      expect(seen.size).toBe(spots.length)
    }),
    { numRuns: 500 },
  )
})
