import fc from 'fast-check'
import { expect, test } from 'vitest'
import { highsSolver } from '../../../app/jobs/highs.ts'
import { canonical } from '../../../graph/matching/canonical.ts'
import { matchRound } from '../../../graph/matching/match-round.ts'
import { boundAt } from '../../../graph/matching/verify-bound.ts'
import { factsOf, type Sum } from '../../../graph/matching/verify-facts.ts'
import { booksOf } from '../../../graph/matching/verify.ts'
import { smallRounds } from './small.ts'

const highs = highsSolver()
const price = fc.integer({ min: -20, max: 20 }).map((tenths) => tenths / 10)

/** Any sum over the urgencies there are. */
const sums = fc.record({ first: fc.nat(5), falls: fc.nat(2), served: fc.nat(3), worth: fc.nat(2), kept: fc.nat(3) })

test('at any prices the bound is no less than what the best plan reaches, and it is finite', async () => {
  let told = 0
  await fc.assert(fc.asyncProperty(smallRounds, sums, fc.infiniteStream(price), async (given, { first, falls, served, worth, kept }, drawn) => {
    const input = canonical(given)
    const result = await matchRound(input, highs)
    const facts = factsOf(booksOf(input, result))
    if ('wrong' in facts) throw new Error(facts.wrong.join())
    const next = (): number => drawn.next().value as number
    const sum: Sum = {
      halfDay: new Map(facts.urgencies.map((urgency, tier) => [urgency, Math.max(0, first - falls * tier)])),
      served: new Map(facts.urgencies.map((urgency) => [urgency, served])), worth, kept,
    }
    facts.parts.forEach((part, at) => {
      const pairs = part.needs.flatMap((own) => own.pairs.map(({ need, offer }): [number, number, number, number] => [need.id, offer.id, next(), next()]))
      const schools = [...part.schools.keys()].map((id): [number, number] => [id, Math.abs(next())])
      const bound = boundAt(part, sum, { pairs, schools, tiers: [] }, new Map())
      expect(Number.isFinite(bound)).toBe(true)
      expect(bound).toBeGreaterThanOrEqual(part.valueOf(sum) - 1e-9)
      told += result.proof[at]!.needIds.length
    })
  }), { numRuns: 150 })
  expect(told).toBeGreaterThan(50)
})
