import { expect, test } from 'vitest'
import { highsSolver } from '../../../app/jobs/highs.ts'
import { matchRound } from '../../../graph/matching/match-round.ts'
import type { ProofPrices, RoundResult } from '../../../graph/matching/model.ts'
import { violationsOf } from '../../../graph/matching/verify.ts'
import { authority } from './authority.ts'
import { category, need, offer, round, school } from './small.ts'

const INPUT = round({
  network: { schools: [1, 2, 3, 4, 5].map((id) => school(id)) },
  categories: [category(1, '4'), category(2, '3b'), category(4, '2TV')],
  needs: [need(1, 1, { halfDays: 6 }), need(2, 2, { halfDays: 4 }), need(3, 3, { halfDays: 4 }), need(4, 3, { areaCode: 'english' })],
  offers: [offer(1, 3, { halfDaysPerTerm: 8, maximumSchools: 2 }), offer(2, 4, { halfDaysPerTerm: 6 }), offer(3, 5, { state: 'withdrawn' }), offer(4, 5, { halfDaysPerTerm: 3 })],
  overrides: [
    { kind: 'pin', needId: 2, offerId: 1, reason: 'They know each other.' },
    { kind: 'veto', needId: 1, offerId: 4, reason: 'They fell out.' },
    { kind: 'pin', needId: 3, offerId: 1, reason: 'Against the rules.' },
  ],
})
const highs = highsSolver()
const SOUND = await matchRound(INPUT, highs)

test('a sound result has no violation', () => {
  expect(violationsOf(INPUT, SOUND)).toEqual([])
  expect(SOUND.proposals.length).toBeGreaterThan(2)
  expect(SOUND.refused).toHaveLength(1)
})

const withPrices = (result: RoundResult, harm: (prices: ProofPrices) => void): void => {
  const level = result.proof[0]!.levels.find(({ by }) => by === 'prices')!
  if (level.by === 'prices') harm(level.prices)
}

/** What was done to the result, and what the verifier has to say to it. */
const SABOTAGE: [name: string, harm: (result: RoundResult) => void, told: RegExp][] = [
  ['another hash', (r) => (r.inputsHash = r.inputsHash.replace(/^./, (c) => (c === '0' ? '1' : '0'))), /hash/],
  ['half a day more', (r) => (r.proposals[0]!.halfDays += 1), /./],
  ['half a half-day', (r) => (r.proposals[0]!.halfDays += 0.5), /not whole half-days/],
  ['days below the least', (r) => (r.proposals[0]!.halfDays = 1), /less than is worth sending/],
  ['no days', (r) => (r.proposals[0]!.halfDays = 0), /at least one/],
  ['a lost proposal', (r) => void r.proposals.shift(), /./],
  ['the same proposal twice', (r) => void r.proposals.unshift(structuredClone(r.proposals[0]!)), /twice/],
  ['an offer that was withdrawn', (r) => (r.proposals[0]!.offerId = 3), /offer-open is broken/],
  ['a vetoed pair', (r) => (r.proposals.find((row) => row.needId === 1)!.offerId = 4), /vetoed/],
  ['a school that supports itself', (r) => Object.assign(r.proposals[0]!, { needId: 3, offerId: 1 }), /itself/],
  ['an unknown need', (r) => (r.proposals[0]!.needId = 99), /no such need/],
  ['an unknown offer', (r) => (r.proposals[0]!.offerId = 99), /no such need or offer/],
  ['a pin let go', (r) => (r.proposals.find((row) => row.pinned)!.pinned = false), /neither proposed nor refused/],
  ['a pin that never was', (r) => (r.proposals.find((row) => !row.pinned)!.pinned = true), /called pinned/],
  ['a refusal without a reason', (r) => (r.refused[0]!.because = ''), /neither proposed nor refused/],
  ['a refusal hushed up', (r) => void r.refused.pop(), /neither proposed nor refused/],
  ['a better fit', (r) => (r.proposals[0]!.fit = 1), /fit/],
  ['a term talked up', (r) => (r.proposals[0]!.terms[0]!.value = 1), /terms/],
  ['a rule’s words changed', (r) => (r.proposals[0]!.rules[0]!.because = 'Fine.'), /rules/],
  ['a tier made better', (r) => (r.objective.tiers[0]!.metHalfDays += 1), /tiers/],
  ['a tier left out', (r) => void r.objective.tiers.pop(), /tiers/],
  ['more benefit', (r) => (r.objective.benefit += 0.001), /benefit/],
  ['an unmet need hushed up', (r) => void r.unmet.pop(), /unmet/],
  ['an unmet need without a reason', (r) => (r.unmet[0]!.because = ''), /no reason/],
  ['days met that were not', (r) => (r.unmet[0]!.metHalfDays += 1), /unmet/],
  ['an unused offer hushed up', (r) => void r.unused.pop(), /unused/],
  ['an unused offer without a reason', (r) => (r.unused[0]!.because = ''), /no reason/],
  ['proposals in another order', (r) => void r.proposals.reverse(), /by need/],
  ['a gap under a best result', (r) => (r.objective.boundGap = 0.01), /gap/],
  ['a worse status than the proof’s', (r) => Object.assign(r, { status: 'feasible' }), /status does not follow/],
  ['a part of the proof left out', (r) => void r.proof.pop(), /in no part of the proof/],
  ['a level of the proof left out', (r) => void r.proof[0]!.levels.shift(), /not the levels of the round/],
  ['a proof of more than there is', (r) => (r.proof[0]!.levels[0]!.value += 1), /not what the proposals come to/],
  ['a bound below the plan', (r) => (r.proof[0]!.levels[0]!.bound -= 1), /a bound below the plan/],
  ['prices that prove nothing', (r) => withPrices(r, ({ pairs }) => pairs.push([1, 2, -9, 0])), /the prices do not prove the bound/],
  ['a price below nothing', (r) => withPrices(r, ({ schools }) => schools.push([1, -1])), /the prices do not prove the bound/],
  ['a price on a level that was not settled before', (r) => withPrices(r, ({ tiers }) => tiers.push([1, 1])), /the prices do not prove the bound/],
  ['the word of a solver nobody asked', (r) => Object.assign(r.proof[0]!.levels[0]!, { by: 'solver' }), /a solver that is not named/],
]
for (const [name, harm, told] of SABOTAGE) {
  test(`the verifier notices ${name}`, () => {
    const harmed = structuredClone(SOUND)
    harm(harmed)
    expect(violationsOf(INPUT, harmed).join('; ')).toMatch(told)
  })
}

/** A result rewritten so that all its own sums agree: only the limits can tell. */
const rewritten = (halfDays: Record<string, number>): RoundResult => {
  const result = structuredClone(SOUND)
  for (const row of result.proposals) row.halfDays = halfDays[`${row.needId}:${row.offerId}`] ?? row.halfDays
  return result
}
test('the verifier notices more days than an offer has, or a need asks for', () => {
  const rows = SOUND.proposals.map((row) => `${row.needId}:${row.offerId}`)
  expect(violationsOf(INPUT, rewritten({ [rows[0]!]: 40 })).join()).toMatch(/more days than it (has left|asks for)/)
})
test('the verifier notices a school that gives with care to two schools', async () => {
  const input = round({ network: { schools: [1, 2, 3].map((id) => school(id)) }, categories: [category(3, '1TV')], needs: [need(1, 1, { halfDays: 2 }), need(2, 2, { halfDays: 2 })], offers: [offer(1, 3), offer(2, 3)] })
  const result = await matchRound(input, highs)
  expect(result.proposals).toHaveLength(1)
  const second = result.proposals[0]!
  result.proposals.push({ ...second, needId: second.needId === 1 ? 2 : 1, offerId: second.offerId === 1 ? 2 : 1 })
  expect(violationsOf(input, result).join()).toMatch(/gives with care/)
})
test('the verifier notices days left lying in a result said to be the best', () => {
  const lazy = { ...SOUND, proposals: SOUND.proposals.filter((row) => row.pinned) }
  expect(violationsOf(INPUT, lazy).join()).toMatch(/could simply be sent/)
  expect(violationsOf(INPUT, { ...lazy, status: 'feasible' }).join()).not.toMatch(/could simply be sent/)
})
test('rounds of made-up authorities verify', async () => {
  for (const seed of [1, 2, 3]) {
    const input = authority({ schools: 40, offers: 20, seed })
    const result = await matchRound(input, highs)
    expect(result.status).toBe('optimal')
    expect(violationsOf(input, result)).toEqual([])
  }
})
