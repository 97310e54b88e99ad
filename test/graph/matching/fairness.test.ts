import { expect, test } from 'vitest'
import { highsSolver } from '../../../app/jobs/highs.ts'
import { fieldsOf } from '../../../graph/matching/candidates.ts'
import { dayOf } from '../../../graph/matching/day.ts'
import { fairnessOf, gini } from '../../../graph/matching/fairness.ts'
import { matchRound } from '../../../graph/matching/match-round.ts'
import { inTurn, otherWays } from '../../../graph/matching/other-ways.ts'
import { authority } from './authority.ts'
import { category, need, offer, round, school } from './small.ts'

test('Gini is 0 when all give alike, towards 1 when one gives all, and the same for any scale', () => {
  expect(gini([])).toBe(0)
  expect(gini([0, 0])).toBe(0)
  expect(gini([3, 3, 3])).toBe(0)
  expect(gini([0, 0, 0, 1])).toBeCloseTo(0.75)
  expect(gini([1, 2, 3, 4])).toBeCloseTo(0.25)
  expect(gini([10, 20, 30, 40])).toBeCloseTo(0.25)
})

test('the figures of a choice by hand', () => {
  const input = round({
    network: { schools: [school(1), school(2), school(11), school(21)] },
    needs: [need(1, 1), need(2, 2), need(3, 11, { areaCode: 'english' })],
    offers: [offer(1, 11), offer(2, 21, { halfDaysPerTerm: 4, committedHalfDays: 2 })],
    categories: [category(1, '3b'), category(2, '2')],
  })
  const figures = fairnessOf(input, [{ needId: 1, offerId: 1, halfDays: 4 }, { needId: 3, offerId: 2, halfDays: 2 }], 4.2)
  expect(figures.tiers.map(({ schools, wantedHalfDays, metHalfDays }) => [schools, wantedHalfDays, metHalfDays])).toEqual([[1, 4, 4], [1, 4, 0], [1, 4, 2]])
  expect(figures.worst).toEqual({ share: 0, withNothing: 1, schools: 3 })
  // Loads 0.4 and 1: half of their difference over twice their sum; of two offers, the tenth is one.
  expect(figures.load).toEqual({ gini: expect.closeTo(0.6 / 2.8) as unknown, topTenth: expect.closeTo(4 / 6) as unknown, used: 2, offers: 2 })
  expect(figures.travel).toEqual({ median: 10, most: 10 })
  expect(figures.balance).toEqual({ give: 1, receive: 1, both: 1 })
  expect(figures).toMatchObject({ halfDays: 6, benefit: 4.2 })
})

test('nothing chosen, nothing wanted and nothing offered have figures too', () => {
  expect(fairnessOf(round({ network: {} }), [])).toMatchObject({ tiers: [], worst: { share: 1, withNothing: 0 }, load: { gini: 0, topTenth: 0 }, travel: { median: null, most: null }, halfDays: 0 })
})

test('other ways keep every limit, are the same for any order of the input, and never meet more in the order of urgency than the round', async () => {
  for (const seed of [41, 42, 43]) {
    const input = authority({ schools: 50, offers: 16, seed })
    const day = dayOf(input)
    const chosen = inTurn(fieldsOf(input, day).flatMap(({ candidates }) => candidates), input, day)
    const sumBy = (key: 'needId' | 'offerId', id: number): number => chosen.filter((row) => row[key] === id).reduce((sum, { halfDays }) => sum + halfDays, 0)
    for (const { id, halfDays } of input.needs) {
      expect(sumBy('needId', id)).toBeLessThanOrEqual(halfDays)
      expect(chosen.filter(({ needId }) => needId === id).length).toBeLessThanOrEqual(input.rules.supportersPerNeed)
    }
    for (const { id, halfDaysPerTerm, committedHalfDays, maximumSchools } of input.offers) {
      expect(sumBy('offerId', id)).toBeLessThanOrEqual(halfDaysPerTerm - committedHalfDays)
      expect(new Set(chosen.filter(({ offerId }) => offerId === id).map(({ needId }) => input.needs.find((row) => row.id === needId)!.schoolId)).size).toBeLessThanOrEqual(maximumSchools)
    }
    const ways = otherWays(input)
    expect(otherWays({ ...input, needs: input.needs.toReversed(), offers: input.offers.toReversed() })).toEqual(ways)
    const result = await matchRound(input, highsSolver())
    const own = fairnessOf(input, result.proposals, result.objective.benefit)
    expect(own.tiers.map(({ metHalfDays }) => metHalfDays)).toEqual(result.objective.tiers.map(({ metHalfDays }) => metHalfDays))
    for (const way of [ways.oneByOne, ways.byLot]) {
      const first = own.tiers.map(({ metHalfDays }, at) => metHalfDays - way.tiers[at]!.metHalfDays).find((more) => Math.abs(more) > 1e-9)
      expect(first ?? own.benefit! - way.benefit! + 1e-9).toBeGreaterThanOrEqual(0)
    }
  }
})

test('a pin goes before everything else in other ways too', () => {
  const input = round({
    network: { schools: [school(1), school(2), school(3)] }, needs: [need(1, 1), need(2, 2)], offers: [offer(1, 3, { halfDaysPerTerm: 4 })],
    categories: [category(1, '4'), category(2, '2')], overrides: [{ kind: 'pin', needId: 2, offerId: 1, reason: 'r' }],
  })
  expect(otherWays(input).oneByOne.tiers.map(({ metHalfDays }) => metHalfDays)).toEqual([0, 4])
})
