import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countInWords, enough } from '../../../graph/coverage/few.ts'
import { PILLARS, pillarsFor, stepName, STEPS } from '../../../graph/coverage/pillars.ts'
import { ALIKE_UP_TO, averageDeviation, resultOf, resultsOf } from '../../../graph/coverage/pillars-results.ts'
import { isOpen, LONGEST_COMMENT, readAnswer, readLastDay, reviewTitle, whyNotNow, type Review } from '../../../graph/coverage/pillars-review.ts'
import { NETWORK_KINDS } from '../../../graph/network/kinds.ts'
import type { Network } from '../../../graph/network/model.ts'

const kind = (code: string) => NETWORK_KINDS.find((row) => row.code === code)!
const codesOf = (code: string) => pillarsFor(kind(code)).map((pillar) => pillar.code)

test('there are four pillars and three things that enrich them, each with behaviours that would show it', () => {
  expect(PILLARS.filter(({ part }) => part === 'pillar').map(({ name }) => name)).toEqual([
    'Collective moral purpose', 'Significant social capital', 'Joint practice development', 'Robust evaluation and challenge',
  ])
  expect(PILLARS.filter(({ part }) => part === 'enrichment').map(({ name }) => name)).toEqual(['Transparency', 'Collective responsibility', 'Shared resources'])
  for (const { prompts, code } of PILLARS) expect(prompts.length, code).toBeGreaterThan(0)
  expect(new Set(PILLARS.map(({ code }) => code)).size).toBe(7)
})

test('joint practice development is asked of local collaborations, and not of the bodies of a whole area', () => {
  for (const code of ['learning-community', 'federation', 'hub-and-spoke', 'partnership-agreement']) expect(codesOf(code), code).toContain('joint-practice')
  for (const code of ['improvement-partnership', 'education-partnership']) {
    expect(codesOf(code), code).not.toContain('joint-practice')
    expect(codesOf(code), code).toHaveLength(6)
  }
})

test('whether a kind has joint practice is data of its row: a kind an authority added says so itself', () => {
  expect(pillarsFor({ jointPractice: true })).toHaveLength(7)
  expect(pillarsFor({ jointPractice: false }).map(({ code }) => code)).not.toContain('joint-practice')
})

test('steps have words, and no others', () => {
  expect(STEPS.map(({ name }) => name)).toEqual(['Not yet', 'Sometimes', 'Usually', 'Always'])
  expect(stepName(3)).toBe('Usually')
  expect(stepName(9)).toBe('')
})

test('four answers are told of as fewer than five, none as well; five are told', () => {
  expect([0, 1, 4].map(countInWords)).toEqual(['fewer than five', 'fewer than five', 'fewer than five'])
  expect(countInWords(5)).toBe('5')
  expect([4, 5].map(enough)).toEqual([false, true])
})

test('the average deviation about the median, worked by hand', () => {
  expect(averageDeviation([2, 2, 3, 4, 4])).toBeCloseTo((1 + 1 + 0 + 1 + 1) / 5)
  expect(averageDeviation([1, 2, 3, 4])).toBe(1)
  expect(averageDeviation([1, 1, 4, 4])).toBe(1.5)
  expect(averageDeviation([3, 3, 3])).toBe(0)
  expect(() => averageDeviation([])).toThrow('no answers')
})

test('a result has the typical answer, the mean to a tenth and how alike members see it', () => {
  expect(resultOf([3, 3, 3, 4, 2])).toEqual({ answers: 5, mean: 3, typical: [3], deviation: 0.4, alike: true })
  expect(resultOf([3, 3, 3, 4, 4, 4])).toEqual({ answers: 6, mean: 3.5, typical: [3, 4], deviation: 0.5, alike: true })
  expect(resultOf([1, 1, 1, 4, 4, 4])).toEqual({ answers: 6, mean: 2.5, typical: [1, 4], deviation: 1.5, alike: false })
})

test('members see it alike up to a sixth of the steps, and not beyond', () => {
  expect(ALIKE_UP_TO).toBeCloseTo(4 / 6)
  expect(resultOf([1, 2, 2, 3, 3, 1])).toMatchObject({ deviation: 0.67, alike: true })
  expect(resultOf([1, 2, 2, 3, 3, 1, 4])).toMatchObject({ deviation: 0.86, alike: false })
})

test('of fewer than five answers on a pillar nothing is told, whatever the others have', () => {
  const marks = [...[1, 2, 3, 4, 4].map((step) => ({ pillar: 'transparency', step })), ...[1, 1, 1, 1].map((step) => ({ pillar: 'moral-purpose', step }))]
  const results = new Map(resultsOf(marks, PILLARS).map(({ pillar, result }) => [pillar, result]))
  expect(results.get('transparency')?.answers).toBe(5)
  expect(results.get('moral-purpose')).toBeNull()
  expect(results.get('social-capital')).toBeNull()
  expect([...results.keys()]).toEqual(PILLARS.map(({ code }) => code))
})

test('a result depends on the answers and not on their order, and stays within the steps', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 5, maxLength: 90 }), (steps) => {
    const result = resultOf(steps)!
    expect(resultOf(steps.toReversed())).toEqual(result)
    expect(result.mean).toBeGreaterThanOrEqual(1)
    expect(result.mean).toBeLessThanOrEqual(4)
    expect(result.deviation).toBeLessThanOrEqual(1.5)
    expect(result.deviation === 0).toBe(new Set(steps).size === 1)
  }))
})

const TODAY = '2026-11-23'
const NETWORK: Network = { id: 1, kind: 'learning-community', name: 'Bay', laCode: '901', leadSchoolId: null, leadOrganisationId: null, from: '2020-09-01', to: null }
const review = (more: Partial<Review> = {}): Review => ({ id: 1, networkId: 1, term: '2026-09-01', lastDay: '2026-11-30', openedAt: '', version: 1, ...more })
const whyNot = (more: Partial<{ schools: number; reviews: Review[]; today: string }> = {}, network = NETWORK) => whyNotNow(network, { schools: 6, reviews: [], today: TODAY, ...more })

test('a review is open up to and with its last day, and is called after its term', () => {
  expect([isOpen(review(), '2026-11-30'), isOpen(review(), '2026-12-01')]).toEqual([true, false])
  expect(reviewTitle(review())).toBe('Autumn term 2026')
})

test('one review a term, one at a time, of a network that is there and has schools', () => {
  expect(whyNot()).toBeNull()
  expect(whyNot({ reviews: [review({ term: '2026-05-01', lastDay: '2026-06-30' })] })).toBeNull()
  expect(whyNot({ reviews: [review()] })).toBe('A review is open until 30 November 2026.')
  expect(whyNot({ reviews: [review({ term: '2026-05-01' })] })).toBe('A review is open until 30 November 2026.')
  expect(whyNot({ reviews: [review({ lastDay: '2026-11-22' })] })).toContain('reviewed in the autumn term 2026')
  expect(whyNot({ schools: 1 })).toContain('Fewer than two schools')
  expect(whyNot({}, { ...NETWORK, to: '2026-08-31' })).toContain('does not exist today')
})

const day = (iso: string) => ({ day: iso.slice(8), month: iso.slice(5, 7), year: iso.slice(0, 4) })
const lastDay = (iso: string) => readLastDay(day(iso), { first: '2026-11-24', today: TODAY })

test('the last day is at least the first there may be, and at most eight weeks on', () => {
  expect(lastDay('2026-11-24')).toEqual({ lastDay: '2026-11-24' })
  expect(lastDay('2027-01-18')).toEqual({ lastDay: '2027-01-18' })
  expect(lastDay('2026-11-23')).toEqual({ refusals: [{ field: 'lastDay', message: 'The last day must be 24 November 2026 or later' }] })
  expect(lastDay('2027-01-19')).toEqual({ refusals: [{ field: 'lastDay', message: 'The last day must be 18 January 2027 or earlier: 8 weeks from today' }] })
  expect(readLastDay({ day: '31', month: '11', year: '2026' }, { first: TODAY, today: TODAY })).toEqual({ refusals: [{ field: 'lastDay', message: 'The last day must be a real date' }] })
})

const [MORAL, SOCIAL] = [PILLARS[0]!, PILLARS[1]!]
const typed = (steps: Record<string, string>, comment = '', sharing = '') => readAnswer({ step: (code) => steps[code] ?? '', comment, sharing }, [MORAL, SOCIAL])

test('an answer has a step for each pillar, or says that it cannot say', () => {
  expect(typed({ 'moral-purpose': '3', 'social-capital': 'cannot-say' })).toEqual({ answer: { marks: [{ pillar: 'moral-purpose', step: 3 }], comment: '', commentShared: false } })
})

test('every pillar left out or answered with another word is named', () => {
  expect(typed({ 'moral-purpose': '5' })).toEqual({ refusals: [
    { field: 'moral-purpose', message: 'Collective moral purpose: choose the answer that comes nearest, or that you cannot say' },
    { field: 'social-capital', message: 'Significant social capital: choose the answer that comes nearest, or that you cannot say' },
  ] })
  expect(typed({ 'moral-purpose': 'cannot-say', 'social-capital': 'cannot-say' })).toHaveProperty('refusals')
})

test('a comment is shared only when its author said so, and an empty one never', () => {
  const steps = { 'moral-purpose': '1', 'social-capital': '2' }
  expect(typed(steps, ' More visits. ', 'yes')).toMatchObject({ answer: { comment: 'More visits.', commentShared: true } })
  expect(typed(steps, 'More visits.', 'no')).toMatchObject({ answer: { commentShared: false } })
  expect(typed(steps, 'More visits.')).toMatchObject({ refusals: [{ field: 'sharing' }] })
  expect(typed(steps, '  ', 'yes')).toMatchObject({ answer: { comment: '', commentShared: false } })
  expect(typed(steps, 'x'.repeat(LONGEST_COMMENT + 1), 'no')).toMatchObject({ refusals: [{ field: 'comment', message: 'The comment must have at most 2,000 characters' }] })
})
