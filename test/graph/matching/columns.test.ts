import { expect, test } from 'vitest'
import { highsSolver } from '../../../app/jobs/highs.ts'
import { countsOf, reachedBy } from '../../../graph/matching/plan/aim.ts'
import { blocksOf } from '../../../graph/matching/plan/blocks.ts'
import { betterPrices, type Relaxed, type Rounds } from '../../../graph/matching/plan/columns.ts'
import { flowPrices } from '../../../graph/matching/plan/flow-prices.ts'
import { searchAim } from '../../../graph/matching/plan/levels.ts'
import type { Problem } from '../../../graph/matching/plan/problem.ts'
import { pricesFrom, sidesOf } from '../../../graph/matching/plan/relaxation.ts'
import { search } from '../../../graph/matching/plan/search.ts'
import type { LpSolver, RoundOrder } from '../../../graph/matching/model.ts'
import { madeUpPlaces } from '../../bench/flow/instances.ts'
import { fieldProblem } from '../../bench/matching/instances.ts'

const { lp } = highsSolver()

/** A scarce authority, its plan as one sum, and the bound of the flow's prices with what rounds make of it. */
async function bounded(order: RoundOrder, rounds: Rounds, solver: LpSolver = lp) {
  const problem = fieldProblem({ name: '', schools: 120, halfDays: 24, seed: 1 }, madeUpPlaces(120, 1))
  const [aim, blocks] = [searchAim(problem, order, 'hard'), blocksOf(problem)]
  const day = flowPrices(problem, countsOf(problem, aim))
  const plan = search(problem, order, day, 4000)
  const sides = sidesOf(problem, blocks, aim, [])
  const prices = pricesFrom(problem, aim, day, new Float64Array(problem.tiers))
  const start: Relaxed = { bound: sides.at(prices), prices }
  const asked: number[] = []
  const found = await betterPrices({ problem, blocks, floors: [], sides, plan, lp: solver }, start, rounds, (_, least) => {
    asked.push(least)
    return false
  })
  return { value: reachedBy(problem, aim, plan), start, found, again: sides.at(found.prices), asked }
}

test.each(['days', 'everybody-first'] as const)('prices of columns bound better than the flow’s, and never below a plan (%s)', async (order) => {
  const { value, start, found, again, asked } = await bounded(order, { byNeed: 15, bySlot: 60 })
  expect(found.bound).toBeLessThan(start.bound)
  expect(found.bound).toBeGreaterThanOrEqual(value)
  expect(again).toBe(found.bound)
  // What the programme comes to is what no prices bound less: at the end both meet.
  expect(found.bound).toBeGreaterThanOrEqual(asked.at(-1)! * (1 - 1e-9))
  expect(found.bound).toBeLessThanOrEqual(asked.at(-1)! * 1.0005)
})
test('a price for every slot bounds better than one for each need', async () => {
  const [byNeed, both] = [await bounded('days', { byNeed: 60, bySlot: 0 }), await bounded('days', { byNeed: 60, bySlot: 60 })]
  expect(both.found.bound).toBeLessThan(byNeed.found.bound)
})
test('without a programme, or where it gives up, the prices there were stay', async () => {
  const none = await bounded('days', { byNeed: 5, bySlot: 5 }, () => Promise.resolve(null))
  expect(none.found).toEqual(none.start)
  const dumb = await bounded('days', { byNeed: 5, bySlot: 5 }, () => Promise.resolve({ prices: () => null, free: () => {} }))
  expect(dumb.found).toEqual(dumb.start)
})
test('nonsense for prices makes no bound worse, nor false', async () => {
  const wild = await bounded('days', { byNeed: 5, bySlot: 5 }, ({ upper }) => Promise.resolve({ prices: () => Float64Array.from(upper, (_, at) => ((at * 7919) % 1000) - 500), free: () => {} }))
  expect(wild.found.bound).toBeLessThanOrEqual(wild.start.bound)
  expect(wild.found.bound).toBeGreaterThanOrEqual(wild.value)
})

/** Two supporters: one could give an urgent school its one half-day or another school five times as many, the other a third school. */
const ONE_OR_MANY: Problem = {
  tiers: 2,
  school: { tier: Int32Array.of(0, 1, 1), open: new Uint8Array(3) },
  need: { school: Int32Array.of(0, 1, 2), wanted: Int32Array.of(1, 6, 4), places: Int32Array.of(2, 2, 2) },
  offer: { free: Int32Array.of(6, 4), places: Int32Array.of(1, 1), donor: Int32Array.of(-1, -1) },
  donorPlaces: new Int32Array(0),
  pair: { donor: new Int32Array(0), open: new Uint8Array(0) },
  deployment: { offer: Int32Array.of(0, 0, 1), school: Int32Array.of(0, 1, 2), least: Int32Array.of(1, 1, 1), open: new Uint8Array(3), start: Int32Array.of(0, 1, 2, 3), pair: Int32Array.of(-1, -1, -1) },
  slot: { deployment: Int32Array.of(0, 1, 2), need: Int32Array.of(0, 1, 2), most: Int32Array.of(1, 6, 4), worth: Int32Array.of(900, 900, 900), open: new Uint8Array(3), kept: new Uint8Array(3) },
  ofOffer: Int32Array.of(0, 2, 3),
  ofNeed: Int32Array.of(0, 1, 2, 3),
  slotsOfNeed: Int32Array.of(0, 1, 2),
}

test('search goes on from a plan without giving up what its first tiers have', () => {
  const day = flowPrices(ONE_OR_MANY, countsOf(ONE_OR_MANY, searchAim(ONE_OR_MANY, 'days', 'hard')))
  expect([...search(ONE_OR_MANY, 'days', day, 50, Int32Array.of(1, 0, 0))]).toEqual([1, 0, 4])
})
