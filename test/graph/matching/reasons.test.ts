import { expect, test } from 'vitest'
import { highsSolver } from '../../../app/jobs/highs.ts'
import { matchRound } from '../../../graph/matching/match-round.ts'
import type { RoundInput, RoundResult, Unmet } from '../../../graph/matching/model.ts'
import { days } from '../../../graph/matching/words.ts'
import { authority } from './authority.ts'
import { category, need, offer, round, school } from './small.ts'

const highs = highsSolver()
const SCHOOLS = [1, 2, 3, 4, 5].map((id) => school(id))
const unmetOf = async (input: RoundInput): Promise<Unmet> => (await matchRound(input, highs)).unmet[0]!
const one = (more: Partial<RoundInput>): RoundInput => round({ network: { schools: SCHOOLS }, needs: [need(1, 1)], ...more, })

test('a need nobody offers says so, and what would help', async () => {
  const unmet = await unmetOf(one({ offers: [offer(1, 2, { areas: [{ areaCode: 'english', strength: 3 }] })] }))
  expect(unmet.reason).toBe('no-offer-in-area')
  expect(unmet.because).toBe('Nobody offers mathematics.')
  expect(unmet.remedy).toBe('An offer of mathematics, of at least 1 day.')
  expect(unmet.excludedBy).toEqual([{ rule: 'area', offers: 1 }])
})
test('a need every offer fails says which rules failed, and how often', async () => {
  const offers = [offer(1, 2, { reachKm: 1, phases: ['secondary'] }), offer(2, 3, { reachKm: 1 }), offer(3, 4, { attestedOn: '2026-01-01' })]
  const unmet = await unmetOf(one({ network: { ...round({ network: {} }).network, schools: SCHOOLS.map((row) => ({ ...row, northing: row.id * 20_000 })) }, offers }))
  expect(unmet.reason).toBe('rules-exclude-all')
  expect(unmet.because).toMatch(/^Three supporters offer mathematics, but none can help this school: /)
  expect(unmet.excludedBy).toContainEqual({ rule: 'reach', offers: 3 })
  expect(unmet.excludedBy).toContainEqual({ rule: 'offer-fresh', offers: 1 })
})
test('one offer that fails is spoken of as one', async () => {
  const unmet = await unmetOf(one({ offers: [offer(1, 3, { reachKm: 1 })] }))
  expect(unmet.because).toBe('One supporter offers mathematics but cannot help this school: it is too far away.')
})
const REMEDY: [name: string, offer: Parameters<typeof offer>[2], remedy: RegExp][] = [
  ['an offer out of date', { attestedOn: '2026-01-01' }, /confirms an offer/],
  ['a head who has not agreed', { state: 'awaiting-head' }, /head agrees/],
  ['too short a reach', { reachKm: 1 }, /travels further/],
  ['too few days', { halfDaysPerTerm: 1 }, /offers more days/],
  ['as many schools as it can', { maximumSchools: 0 }, /one more school/],
  ['another phase', { phases: ['secondary'] }, /this phase as well/],
]
for (const [name, more, remedy] of REMEDY) {
  test(`the remedy for ${name} is the least that would help`, async () => expect((await unmetOf(one({ offers: [offer(1, 3, more)] }))).remedy).toMatch(remedy))
}
test('a shortage is told in supporters, days and schools', async () => {
  const unmet = await unmetOf(one({ needs: [need(1, 1, { halfDays: 9 }), need(2, 2, { halfDays: 5 })], categories: [category(2, '4')], offers: [offer(1, 3, { halfDaysPerTerm: 8 })] }))
  expect(unmet.reason).toBe('capacity')
  expect(unmet.because).toBe('Two schools, none less urgent than this one, want 7 days. One supporter can help, with 4 days, and every day is given to these schools. 1½ days of 4½ days can be given here.')
  expect(unmet.remedy).toBe('3 days more from that supporter.')
})
test('days too few to send are told apart from no days', async () => {
  const unmet = (await matchRound(one({ needs: [need(1, 1, { halfDays: 4 }), need(2, 2, { halfDays: 4 })], offers: [offer(1, 3, { halfDaysPerTerm: 5, minimumHalfDays: 3 })] }), highs)).unmet[0]!
  expect(unmet.reason).toBe('below-minimum')
})
test('an offer left unused says why', async () => {
  const because = async (input: RoundInput): Promise<string> => (await matchRound(input, highs)).unused[0]!.because
  expect(await because(one({ offers: [offer(1, 2, { areas: [{ areaCode: 'english', strength: 1 }] })] }))).toBe('No open need is in an area it offers.')
  expect(await because(one({ offers: [offer(1, 2, { attestedOn: '2026-01-01' })] }))).toMatch('last confirmed more than 120 days ago')
  expect(await because(one({ offers: [offer(1, 1)] }))).toMatch('own school')
  expect(await because(one({ offers: [offer(1, 2), offer(2, 3, { areas: [{ areaCode: 'mathematics', strength: 1 }] })] }))).toMatch('could help with one need')
})

const RUNNERS = one({
  needs: [need(1, 1), need(2, 2, { areaCode: 'english' })], categories: [category(2, '4')],
  offers: [offer(1, 3, { areas: [{ areaCode: 'mathematics', strength: 1 }] }), offer(2, 4, { halfDaysPerTerm: 4, areas: [{ areaCode: 'mathematics', strength: 3 }, { areaCode: 'english', strength: 3 }] }), offer(3, 5, { areas: [{ areaCode: 'mathematics', strength: 1 }], committedHalfDays: 8 })],
})
test('a proposal names the best others, best first, with what they would cost and whom', async () => {
  const { proposals } = await matchRound(RUNNERS, highs)
  const chosen = proposals.find((row) => row.needId === 1)!
  expect(chosen.offerId).toBe(1)
  expect(chosen.runnersUp.map((row) => row.offerId)).toEqual([2, 3])
  const [better, free] = chosen.runnersUp
  expect(better!.displaces).toEqual([{ needId: 2, halfDays: 4 }])
  expect(better!.cost).toBeGreaterThan(0)
  expect(free!.displaces).toEqual([])
  expect(free!.because).toMatch('It could give 1 day of the 2 days.')
})
test('the reasons shown to heads name no school and no category', async () => {
  const result: RoundResult = await matchRound({ ...authority({ schools: 40, offers: 20, seed: 7 }) }, highs)
  const words = [...result.unmet.flatMap((row) => [row.because, row.remedy ?? '']), ...result.proposals.flatMap((row) => row.runnersUp.map((other) => other.because)), ...result.unused.map((row) => row.because)]
  expect(words.length).toBeGreaterThan(20)
  expect(words.join(' ')).not.toMatch(/School \d|Leader \d|\b[123][ab]\b|[12]TV|undefined|NaN/)
})
test('half-days are said as days', () => expect([1, 2, 3, 4, 9].map(days)).toEqual(['half a day', '1 day', '1½ days', '2 days', '4½ days']))
