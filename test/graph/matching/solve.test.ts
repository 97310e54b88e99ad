import { expect, test } from 'vitest'
import { highsSolver } from '../../../app/jobs/highs.ts'
import { matchRound, type Progress } from '../../../graph/matching/match-round.ts'
import type { Mip, MipAnswer, Solver } from '../../../graph/matching/model.ts'
import { METHOD } from '../../../graph/matching/plan/verdict.ts'
import { authority } from './authority.ts'
import { scoreOf } from './exhaustive.ts'
import { category, need, offer, round, school } from './small.ts'

const highs = highsSolver()
const INPUT = authority({ schools: 40, offers: 12, seed: 3 })
const BEST = await matchRound(INPUT, highs)

/** A solver that does something else with what HiGHS says. */
const bent = (bend: (answer: MipAnswer, mip: Mip) => MipAnswer): Solver => ({ lp: () => Promise.resolve(null), mip: async (mip) => bend(await highs.mip(mip), mip) })

test('a solver that gives up leaves a plan that verifies, and a gap', async () => {
  const result = await matchRound(INPUT, bent((answer) => ({ ...answer, outcome: 'none', values: [], bound: Infinity })))
  expect(result.status).toBe('feasible')
  expect(result.objective.boundGap).toBeGreaterThan(0)
  expect(result.proposals.length).toBeGreaterThan(0)
})
test('a solver that is stopped says how far it got', async () => {
  const result = await matchRound(INPUT, bent((answer) => ({ ...answer, outcome: 'feasible', bound: answer.bound + 50 })))
  expect(result.status).toBe('feasible')
  // The gap is of the bound by prices, which a solver's bad bound does not touch.
  expect(result.objective.boundGap).toBeGreaterThanOrEqual(0)
  expect(result.objective.boundGap).toBeLessThanOrEqual(0.02)
})
test('a plan that breaks a limit is not taken, whatever the solver calls it', async () => {
  const result = await matchRound(INPUT, bent((answer, mip) => ({ ...answer, values: [...mip.upper] })))
  expect(result.proposals.reduce((sum, row) => sum + row.halfDays, 0)).toBeLessThanOrEqual(INPUT.offers.reduce((sum, row) => sum + row.halfDaysPerTerm, 0))
})
test('too few values, or none, are not a plan', async () => {
  const result = await matchRound(INPUT, bent((answer) => ({ ...answer, values: answer.values.slice(1) })))
  expect(result.proposals.length).toBeGreaterThan(0)
})
test('a bound above what was reached is no proof, even when called optimal', async () => {
  const result = await matchRound(INPUT, bent((answer) => ({ ...answer, bound: answer.bound + 5 })))
  expect(result.status).toBe('feasible')
})
test('a bound below a plan that keeps every limit is a solver’s mistake, and proves nothing', async () => {
  const result = await matchRound(INPUT, bent((answer) => ({ ...answer, values: [], bound: 1 })))
  expect(result.status).toBe('feasible')
})
test('values off by a solver’s tolerance are read as the whole numbers they mean', async () => {
  const result = await matchRound(INPUT, bent((answer) => ({ ...answer, values: answer.values.map((value, at) => value + (at % 2 === 0 ? 9e-7 : -9e-7)) })))
  expect(scoreOf(result)).toEqual(scoreOf(BEST))
  expect(result.status).toBe('optimal')
})

test('no school of a more urgent category goes without so that a less urgent one is served, even at a poorer fit', async () => {
  const input = round({
    network: { schools: [school(1, { northing: 328_000, pupils: 20 }), school(2), school(3)] },
    categories: [category(1, '4'), category(2, '2')], needs: [need(1, 1), need(2, 2)], offers: [offer(1, 3, { halfDaysPerTerm: 4 })],
  })
  const { proposals } = await matchRound(input, highs)
  expect(proposals.map((row) => row.needId)).toEqual([1])
})
test('a school without a category comes last', async () => {
  const input = round({
    network: { schools: [school(1), school(2), school(3)] }, categories: [category(2, '1')], needs: [need(1, 1), need(2, 2)], offers: [offer(1, 3, { halfDaysPerTerm: 4 })],
  })
  const { proposals, objective } = await matchRound(input, highs)
  expect(proposals.map((row) => row.needId)).toEqual([2])
  expect(objective.tiers).toEqual([{ urgency: 6, wantedHalfDays: 4, metHalfDays: 4 }, { urgency: 7, wantedHalfDays: 4, metHalfDays: 0 }])
})
test('it is no greedy choice: one supporter is held back for the need only they can meet', async () => {
  const input = round({
    network: { schools: [1, 2, 3, 4].map((id) => school(id)) },
    needs: [need(1, 1), need(2, 2, { areaCode: 'english' })],
    offers: [offer(1, 3, { halfDaysPerTerm: 4, areas: [{ areaCode: 'mathematics', strength: 3 }, { areaCode: 'english', strength: 3 }] }), offer(2, 4, { halfDaysPerTerm: 4, areas: [{ areaCode: 'mathematics', strength: 1 }] })],
  })
  const { proposals, unmet } = await matchRound(input, highs)
  expect(proposals.map((row) => [row.needId, row.offerId])).toEqual([[1, 2], [2, 1]])
  expect(unmet).toEqual([])
})
test('less than is worth sending is not sent', async () => {
  const input = round({ network: { schools: [1, 2, 3].map((id) => school(id)) }, needs: [need(1, 1, { halfDays: 3 }), need(2, 2, { halfDays: 3 })], offers: [offer(1, 3, { halfDaysPerTerm: 5, minimumHalfDays: 3 })] })
  const { proposals } = await matchRound(input, highs)
  expect(proposals.map((row) => row.halfDays)).toEqual([3])
})
test('two needs of one school count as one school', async () => {
  const areas = [{ areaCode: 'mathematics', strength: 2 as const }, { areaCode: 'english', strength: 2 as const }]
  const input = round({ network: { schools: [1, 2, 3].map((id) => school(id)) }, needs: [need(1, 1), need(2, 1, { areaCode: 'english' }), need(3, 2)], offers: [offer(1, 3, { maximumSchools: 1, areas })] })
  const { proposals } = await matchRound(input, highs)
  expect(proposals.map((row) => row.needId)).toEqual([1, 2])
})
test('a round without needs, offers or either is a round', async () => {
  for (const input of [round({ network: { schools: [school(1)] } }), { ...INPUT, needs: [] }, { ...INPUT, offers: [], overrides: [] }]) {
    const result = await matchRound(input, highs)
    expect([result.status, result.proposals, result.solver]).toEqual(['optimal', [], METHOD])
  }
})
test('input that contradicts itself is refused as a bug, naming the row', async () => {
  const one = round({ network: { schools: [school(1), school(2)] }, needs: [need(1, 1)], offers: [offer(1, 2)] })
  await expect(matchRound({ ...one, needs: [need(1, 9)] }, highs)).rejects.toThrow('Need 1 is of an unknown school')
  await expect(matchRound({ ...one, needs: [need(1, 1), need(1, 2)] }, highs)).rejects.toThrow('Need 1 is there twice')
  for (const halfDays of [0, -2, 1.5, NaN, Infinity]) await expect(matchRound({ ...one, needs: [need(1, 1, { halfDays })] }, highs)).rejects.toThrow('whole half-days')
  await expect(matchRound({ ...one, offers: [offer(1, 2, { maximumSchools: 1.5 })] }, highs)).rejects.toThrow('Offer 1')
  await expect(matchRound({ ...one, weights: { ...one.weights, phase: -1 } }, highs)).rejects.toThrow('weight of phase')
})
test('a round says what it is doing, in order and never backwards', async () => {
  const told: Progress[] = []
  await matchRound(INPUT, highs, (progress) => told.push(progress))
  expect([...new Set(told.map((row) => row.stage))]).toEqual(['judging', 'solving', 'explaining', 'checking'])
  const solving = told.filter((row) => row.stage === 'solving').map((row) => row.share)
  expect(solving).toEqual([...solving].sort((a, b) => a - b))
  expect(solving.at(-1)).toBeCloseTo(1)
})
