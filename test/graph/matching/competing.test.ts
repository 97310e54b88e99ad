import fc from 'fast-check'
import { expect, test } from 'vitest'
import { highsSolver } from '../../../app/jobs/highs.ts'
import { fieldsOf } from '../../../graph/matching/candidates.ts'
import { canonical } from '../../../graph/matching/canonical.ts'
import { competingFor } from '../../../graph/matching/competing.ts'
import { dayOf } from '../../../graph/matching/day.ts'
import { matchRound } from '../../../graph/matching/match-round.ts'
import type { RoundInput } from '../../../graph/matching/model.ts'
import { problemOf } from '../../../graph/matching/problem.ts'
import { category, need, offer, round, school, smallRounds } from './small.ts'

const solver = highsSolver()
async function worked(given: RoundInput) {
  const input = canonical(given)
  const day = dayOf(input)
  const problem = problemOf(fieldsOf(input, day), day, input)
  const result = await matchRound(input, solver)
  const plan = problem.slots.map(({ candidate }) => result.proposals.find(({ needId, offerId }) => needId === candidate.needId && offerId === candidate.offerId)?.halfDays ?? 0)
  return { input, problem, plan, result }
}
const SCHOOLS = [1, 2, 3, 4, 5, 6].map((id) => school(id))

test('the set is the needs that share days with this one, near or by way of others, and no more', async () => {
  const input = round({
    network: { schools: SCHOOLS }, categories: [category(1, '4'), category(2, '4'), category(3, '4')],
    needs: [need(1, 1), need(2, 2), need(3, 3, { areaCode: 'english' })],
    offers: [offer(1, 4, { halfDaysPerTerm: 4 }), offer(2, 5, { areas: [{ areaCode: 'english', strength: 2 }] })],
  })
  const { problem, plan, result } = await worked(input)
  const short = result.unmet[0]!
  expect(competingFor(short.needId - 1, problem, plan)).toEqual({ needs: [0, 1], offers: [0], schools: 2, wanted: 8, free: 4 })
  expect(short.because).toBe('Two schools, none less urgent than this one, want 4 days. One supporter can help, with 2 days, and every day is given to these schools. None can be given here.')
})

test('one school that wants more than there is, is told alone', async () => {
  const { result } = await worked(round({ network: { schools: SCHOOLS }, needs: [need(1, 1, { halfDays: 20 })], offers: [offer(1, 4), offer(2, 5, { halfDaysPerTerm: 6 })] }))
  expect(result.unmet[0]!.because).toBe('This school wants 10 days. Two supporters can help, with 8 days between them, and every day is given to it. 8 days of 10 days can be given here.')
})

test('where a limit on schools decides, and not days, there is no such set', async () => {
  const { problem, plan, result } = await worked(round({ network: { schools: SCHOOLS }, needs: [need(1, 1), need(2, 2)], offers: [offer(1, 4, { maximumSchools: 1 })] }))
  expect(competingFor(result.unmet[0]!.needId - 1, problem, plan)).toBeNull()
  expect(result.unmet[0]).toMatchObject({ reason: 'below-minimum' })
})

test('in any small round a set told is a proof: nobody outside it can help, its days are all used in it, none in it is less urgent', async () => {
  let told = 0
  await fc.assert(fc.asyncProperty(smallRounds, async (input) => {
    const { problem, plan, result } = await worked(input)
    for (const { needId } of result.unmet) {
      const at = problem.demands.findIndex((row) => row.needId === needId)
      const set = competingFor(at, problem, plan)
      if (!set) continue
      told += 1
      const inside = problem.slots.map((slot, index) => ({ ...slot, halfDays: plan[index]! }))
      expect(inside.filter((slot) => set.needs.includes(slot.need)).every((slot) => set.offers.includes(slot.offer))).toBe(true)
      expect(inside.filter((slot) => set.offers.includes(slot.offer) && set.needs.includes(slot.need)).reduce((sum, { halfDays }) => sum + halfDays, 0)).toBe(set.free)
      expect(set.free).toBeLessThan(set.wanted)
      expect(set.needs.every((other) => problem.demands[other]!.tier <= problem.demands[at]!.tier)).toBe(true)
    }
  }), { numRuns: 250 })
  expect(told).toBeGreaterThan(10)
})
