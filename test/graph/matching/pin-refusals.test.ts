import { expect, test } from 'vitest'
import { highsSolver } from '../../../app/jobs/highs.ts'
import { matchRound } from '../../../graph/matching/match-round.ts'
import type { Override, RoundInput } from '../../../graph/matching/model.ts'
import { category, need, offer, round, school } from './small.ts'

const highs = highsSolver()
const pin = (needId: number, offerId: number): Override => ({ kind: 'pin', needId, offerId, reason: 'Because.' })
const SCHOOLS = [1, 2, 3, 4, 5].map((id) => school(id))
const refusals = async (input: RoundInput): Promise<string[]> => (await matchRound(input, highs)).refused.map((row) => `${row.needId}:${row.offerId} ${row.because}`)

test('a pinned pair is proposed, though another would be better', async () => {
  const offers = [offer(1, 2), offer(2, 3, { areas: [{ areaCode: 'mathematics', strength: 1 }] })]
  const { proposals, refused } = await matchRound(round({ network: { schools: SCHOOLS }, needs: [need(1, 1)], offers, overrides: [pin(1, 2)] }), highs)
  expect(proposals.find((row) => row.offerId === 2)?.pinned).toBe(true)
  expect(refused).toEqual([])
})
test('a pin bypasses no hard rule: it is refused with the rule’s words', async () => {
  expect(await refusals(round({ network: { schools: SCHOOLS }, needs: [need(1, 1)], offers: [offer(1, 1)], overrides: [pin(1, 1)] }))).toEqual(['1:1 It is the supporter’s own school, or they have a post there.'])
  expect(await refusals(round({ network: { schools: SCHOOLS }, needs: [need(1, 1)], offers: [offer(1, 2)], categories: [category(2, '4')], overrides: [pin(1, 1)] }))).toEqual(['1:1 The supporting school’s category does not let it give help.'])
  expect(await refusals(round({ network: { schools: SCHOOLS }, needs: [need(1, 1, { areaCode: 'english' })], offers: [offer(1, 2)], overrides: [pin(1, 1)] }))).toEqual(['1:1 The offer does not cover the area.'])
})
test('pins and vetoes of what is no longer there are refused, not fatal', async () => {
  const overrides: Override[] = [pin(9, 1), pin(1, 9), { ...pin(9, 1), kind: 'veto' }]
  expect(await refusals(round({ network: { schools: SCHOOLS }, needs: [need(1, 1)], offers: [offer(1, 2)], overrides }))).toEqual(['1:9 The offer is no longer there.', '9:1 The need is no longer open.', '9:1 The need is no longer open.'])
})
test('pins that together ask more of an offer than it has are refused, least urgent first', async () => {
  const input = round({ network: { schools: SCHOOLS }, needs: [need(1, 1), need(2, 2)], offers: [offer(1, 3, { halfDaysPerTerm: 3 })], categories: [category(2, '4')], overrides: [pin(1, 1), pin(2, 1)] })
  expect(await refusals(input)).toEqual(['1:1 The offer has not days enough for all its pins.'])
})
test('no more supporters are pinned to a need than it may have', async () => {
  const input = round({ network: { schools: SCHOOLS }, needs: [need(1, 1, { halfDays: 9 })], offers: [2, 3, 4].map((id) => offer(id, id)), overrides: [pin(1, 2), pin(1, 3), pin(1, 4)] })
  expect(await refusals(input)).toEqual(['1:4 The need has as many supporters pinned as it may have.'])
})
test('nor more days than it asks for', async () => {
  const input = round({ network: { schools: SCHOOLS }, needs: [need(1, 1, { halfDays: 3 })], offers: [offer(2, 2), offer(3, 3)], overrides: [pin(1, 2), pin(1, 3)] })
  expect(await refusals(input)).toEqual(['1:3 The supporters pinned would give more days than the need asks for.'])
})
test('nor more schools to an offer than it helps, nor to a school that gives with care', async () => {
  const needs = [need(1, 1), need(2, 2)]
  expect(await refusals(round({ network: { schools: SCHOOLS }, needs, offers: [offer(1, 3, { maximumSchools: 1 })], overrides: [pin(1, 1), pin(2, 1)] }))).toEqual(['2:1 The supporter would help more schools at once than it may.'])
  expect(await refusals(round({ network: { schools: SCHOOLS }, needs, offers: [offer(1, 3), offer(2, 3)], categories: [category(3, '2TV')], overrides: [pin(1, 1), pin(2, 2)] }))).toEqual(['2:2 The supporter would help more schools at once than it may.'])
})
test('a veto keeps a pair apart, and the round goes round it', async () => {
  const input = round({ network: { schools: SCHOOLS }, needs: [need(1, 1)], offers: [offer(1, 2, { areas: [{ areaCode: 'mathematics', strength: 3 }] }), offer(2, 3)], overrides: [{ ...pin(1, 1), kind: 'veto' }] })
  expect((await matchRound(input, highs)).proposals.map((row) => row.offerId)).toEqual([2])
})
