import { expect, test } from 'vitest'
import { highsSolver } from '../../../app/jobs/highs.ts'
import type { Mip } from '../../../graph/matching/model.ts'

/** A knapsack: 3a + 4b + 2c within 6, worth 10a + 13b + 7c, each 0 or 1. The best is b and c, worth 20. */
const KNAPSACK: Mip = { cost: [10, 13, 7], lower: [0, 0, 0], upper: [1, 1, 1], rows: [{ lower: -Infinity, upper: 6, columns: [0, 1, 2], values: [3, 4, 2] }], start: null }

test('the best is found, with a bound that proves it', async () => {
  const answer = await highsSolver().mip(KNAPSACK)
  expect(answer.outcome).toBe('optimal')
  expect(answer.values.map(Math.round)).toEqual([0, 1, 1])
  expect(answer.bound).toBeGreaterThanOrEqual(20)
  expect(answer.bound).toBeLessThan(21)
  expect(answer.solver).toMatch(/^HiGHS \d/)
})
test('it is proven to the last unit, not to within a hundredth of a per cent', async () => {
  const rows = [{ lower: -Infinity, upper: 1, columns: [0, 1, 2], values: [1, 1, 1] }]
  const answer = await highsSolver().mip({ ...KNAPSACK, rows, cost: [13_000_000, 13_000_001, 12_999_999], start: [1, 0, 0] })
  expect(answer.values.map(Math.round)).toEqual([0, 1, 0])
})
test('a good start is begun from, and a broken one is no harm', async () => {
  for (const start of [[0, 1, 1], [1, 1, 1]]) expect((await highsSolver().mip({ ...KNAPSACK, start })).values.map(Math.round)).toEqual([0, 1, 1])
})
test('what cannot be met is called that', async () => {
  const answer = await highsSolver().mip({ ...KNAPSACK, rows: [{ lower: 4, upper: 9, columns: [0, 1, 2], values: [1, 1, 1] }] })
  expect([answer.outcome, answer.values]).toEqual(['infeasible', []])
})
test('a programme with no columns, or too many, is answered with nothing rather than begun', async () => {
  expect((await highsSolver({ columns: 2 }).mip(KNAPSACK)).outcome).toBe('none')
  const empty = await highsSolver().mip({ cost: [], lower: [], upper: [], rows: [], start: null })
  expect(empty.values).toEqual([])
})
test('a malformed programme is answered with nothing, and the next is solved all the same', async () => {
  const solver = highsSolver().mip
  expect((await solver({ ...KNAPSACK, rows: [{ lower: 0, upper: 1, columns: [7], values: [1] }] })).outcome).toBe('none')
  expect((await solver({ ...KNAPSACK, cost: [NaN, 1, 1] })).outcome).toBe('none')
  expect((await solver(KNAPSACK)).outcome).toBe('optimal')
})
test('without time there is no proof', async () => {
  const many = 60
  const weights = Array.from({ length: many }, (_, at) => 1000 + ((at * 7919) % 997))
  const hard: Mip = { cost: weights.map((weight, at) => weight + (at % 7)), lower: weights.map(() => 0), upper: weights.map(() => 1), rows: [{ lower: -Infinity, upper: 30_011, columns: weights.map((_, at) => at), values: weights }], start: weights.map(() => 0) }
  expect((await highsSolver({ seconds: 0 }).mip(hard)).outcome).not.toBe('optimal')
})

test('a linear programme grows by columns, and its prices follow', async () => {
  const master = (await highsSolver().lp({ lower: [-Infinity, 0], upper: [6, 0] }))!
  expect([...master.prices([{ cost: 10, rows: [0], values: [2] }])!]).toEqual([5, 0])
  expect(master.prices([{ cost: 9, rows: [0], values: [1] }])![0]).toBe(9)
  expect(master.prices([])![0]).toBe(9)
  master.free()
})
test('a linear programme without an end, or malformed, has no prices', async () => {
  const { lp } = highsSolver()
  const endless = (await lp({ lower: [0], upper: [Infinity] }))!
  expect(endless.prices([{ cost: 1, rows: [0], values: [1] }])).toBeNull()
  endless.free()
  const wrong = (await lp({ lower: [0], upper: [1] }))!
  expect(wrong.prices([{ cost: 1, rows: [7], values: [1] }])).toBeNull()
  const next = (await lp({ lower: [0], upper: [1] }))!
  expect([...next.prices([{ cost: 3, rows: [0], values: [1] }])!]).toEqual([3])
})
