import fc from 'fast-check'
import { expect, test } from 'vitest'
import { highsSolver } from '../../../app/jobs/highs.ts'
import { matchRound } from '../../../graph/matching/match-round.ts'
import type { RoundInput, RoundResult } from '../../../graph/matching/model.ts'
import { violationsOf } from '../../../graph/matching/verify.ts'
import { better, exhaustive, fullScore, optionsOf, scoreOf } from './exhaustive.ts'
import { offer, smallRounds } from './small.ts'

const highs = highsSolver()

/** The worth of a half-day of each of a result's proposals, in thousandths. */
const fitOf = ({ proposals }: RoundResult) => (row: { needId: number; offerId: number }): number => Math.round(proposals.find((one) => one.needId === row.needId && one.offerId === row.offerId)!.fit * 1000)

/** The rows of every list in another order. */
const shuffled = (input: RoundInput, seed: number): RoundInput => {
  const mix = <Row>(rows: readonly Row[]): Row[] => rows.map((row, index) => ({ row, key: Math.imul(index + seed, 2_654_435_761) >>> 0 })).sort((a, b) => a.key - b.key).map(({ row }) => row)
  const network = Object.fromEntries(Object.entries(input.network).map(([name, rows]) => [name, mix<unknown>(rows)])) as RoundInput['network']
  return {
    ...input, network, categories: mix(input.categories), needs: mix(input.needs), overrides: mix(input.overrides), record: mix(input.record),
    offers: mix(input.offers).map((row) => ({ ...row, areas: mix(row.areas), phases: mix(row.phases) })),
    framework: { ...input.framework, categories: mix(input.framework.categories) },
  }
}

test('a round reaches what trying everything reaches, tier by tier and then in benefit', async () => {
  await fc.assert(
    fc.asyncProperty(smallRounds, async (input) => {
      const result = await matchRound(input, highs)
      const options = optionsOf(input, result.refused)
      fc.pre(options.length <= 8)
      expect(result.status).toBe('optimal')
      expect(fullScore(input, result.proposals, fitOf(result))).toEqual(exhaustive(input, options))
    }),
    { numRuns: 400 },
  )
})

test('the same holds where every school comes first, and where a last run is to be kept as far as it costs nothing', async () => {
  const lastRun = fc.uniqueArray(fc.record({ needId: fc.integer({ min: 1, max: 4 }), offerId: fc.integer({ min: 1, max: 4 }), halfDays: fc.integer({ min: 1, max: 4 }) }), { selector: (row) => `${row.needId}:${row.offerId}`, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(smallRounds, lastRun, fc.constantFrom('days' as const, 'everybody-first' as const), async (given, previous, order) => {
      // Equal worths, so that the last run decides between equals.
      const input = { ...given, previous, rules: { ...given.rules, order }, weights: { ...given.weights, closeness: 0, context: 0 } }
      const result = await matchRound(input, highs)
      const options = optionsOf(input, result.refused)
      fc.pre(options.length <= 8)
      expect(result.status).toBe('optimal')
      expect(fullScore(input, result.proposals, fitOf(result))).toEqual(exhaustive(input, options))
    }),
    { numRuns: 400 },
  )
})

test('a quick answer keeps every rule, and its gap covers what is better', async () => {
  await fc.assert(
    fc.asyncProperty(smallRounds, async (input) => {
      const [quick, full] = [await matchRound(input, highs, undefined, 'quick'), await matchRound(input, highs)]
      expect(violationsOf(input, quick)).toEqual([])
      expect(better(scoreOf(quick), scoreOf(full))).toBe(false)
      if (quick.status === 'optimal') expect(scoreOf(quick)).toEqual(scoreOf(full))
    }),
    { numRuns: 200 },
  )
})

test('no result of hundreds of rounds breaks an invariant', async () => {
  await fc.assert(
    fc.asyncProperty(smallRounds, async (input) => {
      expect(violationsOf(input, await matchRound(input, highs))).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('the order of the input changes no byte of the result', async () => {
  await fc.assert(
    fc.asyncProperty(smallRounds, fc.integer({ min: 1, max: 1_000_000 }), async (input, seed) => {
      expect(JSON.stringify(await matchRound(shuffled(input, seed), highs))).toBe(JSON.stringify(await matchRound(input, highs)))
    }),
    { numRuns: 150 },
  )
})

test('one more offer never takes days from a more urgent tier', async () => {
  await fc.assert(
    fc.asyncProperty(smallRounds, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), async (input, schoolId, halfDaysPerTerm) => {
      const without = { ...input, overrides: [] }
      const more = { ...without, offers: [...input.offers, offer(99, schoolId, { halfDaysPerTerm })] }
      expect(better(scoreOf(await matchRound(without, highs)), scoreOf(await matchRound(more, highs)))).toBe(false)
    }),
    { numRuns: 150 },
  )
})

test('a pin never betters the round: it costs nothing or something', async () => {
  await fc.assert(
    fc.asyncProperty(smallRounds, async (input) => {
      const unpinned = { ...input, overrides: input.overrides.filter((row) => row.kind === 'veto') }
      expect(better(scoreOf(await matchRound(input, highs)), scoreOf(await matchRound(unpinned, highs)))).toBe(false)
    }),
    { numRuns: 150 },
  )
})
