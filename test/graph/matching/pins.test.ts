import { expect, test } from 'vitest'
import { highsSolver } from '../../../app/jobs/highs.ts'
import { matchRound } from '../../../graph/matching/match-round.ts'
import type { RoundInput, RoundResult } from '../../../graph/matching/model.ts'
import { pinCosts } from '../../../graph/matching/pin-costs.ts'
import { violationsOf } from '../../../graph/matching/verify.ts'
import { category, need, offer, round, school } from './small.ts'

const SCHOOLS = { schools: [1, 2, 3, 4].map((id) => school(id)) }
const pin = (needId: number, offerId: number) => ({ kind: 'pin' as const, needId, offerId, reason: 'They know each other.' })
const run = (input: RoundInput): Promise<RoundResult> => matchRound(input, highsSolver())
const given = ({ proposals }: RoundResult) => proposals.map(({ needId, offerId, halfDays }) => [needId, offerId, halfDays])

test('a pinned supporter takes over the whole need, not one day of it', async () => {
  const input = round({ network: SCHOOLS, needs: [need(1, 1, { halfDays: 8 })], offers: [offer(1, 2), offer(2, 3)], overrides: [pin(1, 2)] })
  const result = await run(input)
  expect(given(result)).toEqual([[1, 2, 8]])
  expect(violationsOf(input, { ...result, proposals: result.proposals.map((row) => ({ ...row, halfDays: 2 })) })).toContain('Need 1 with offer 2: pinned, yet given fewer days than it could be')
})

test('a pinned supporter with fewer days than are wanted gives all of them, and another the rest', async () => {
  const input = round({ network: SCHOOLS, needs: [need(1, 1, { halfDays: 8 })], offers: [offer(1, 2), offer(2, 3, { halfDaysPerTerm: 5 })], overrides: [pin(1, 2)] })
  expect(given(await run(input))).toEqual([[1, 1, 3], [1, 2, 5]])
})

test('two pins that both hold share what there is: the more urgent school first, the other at least the least', async () => {
  const input = round({
    network: SCHOOLS, categories: [category(1, '4'), category(2, '3a')], needs: [need(1, 1, { halfDays: 8 }), need(2, 2, { halfDays: 8 })],
    offers: [offer(1, 3, { halfDaysPerTerm: 10 })], overrides: [pin(2, 1), pin(1, 1)],
  })
  expect(await run(input)).toMatchObject({ refused: [], proposals: [{ needId: 1, halfDays: 8 }, { needId: 2, halfDays: 2 }] })
})

test('a pin that takes a supporter from a more urgent school is told with what that school is left with', async () => {
  const input = round({
    network: SCHOOLS, categories: [category(1, '4'), category(2, '3a')], needs: [need(1, 1, { halfDays: 6 }), need(2, 2, { halfDays: 6 })],
    offers: [offer(1, 3, { halfDaysPerTerm: 6 })],
  })
  expect(pinCosts(input, await run(input))).toEqual([])
  const pinned = { ...input, overrides: [pin(2, 1)] }
  expect(pinCosts(pinned, await run(pinned))).toEqual([{ needId: 1, wantedHalfDays: 6, metHalfDays: 0, pinned: { needId: 2, offerId: 1 } }])
})

test('a pin is not blamed for a more urgent school that its supporter could not help, nor for a less urgent one', async () => {
  const input = round({
    network: SCHOOLS, categories: [category(1, '4'), category(2, '3a'), category(4, '1')],
    needs: [need(1, 1, { areaCode: 'english' }), need(2, 2), need(3, 4)], offers: [offer(1, 3, { halfDaysPerTerm: 4 })], overrides: [pin(2, 1)],
  })
  expect(pinCosts(input, await run(input))).toEqual([])
})
