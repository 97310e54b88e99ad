import { expect, test } from 'vitest'
import type { Need } from '../../../graph/categories/framework.ts'
import type { Offer } from '../../../graph/brokering/offer.ts'
import { judged } from '../../../graph/matching/candidates.ts'
import { dayOf } from '../../../graph/matching/day.ts'
import type { RoundInput } from '../../../graph/matching/model.ts'
import { ROUND_RULES } from '../../../graph/matching/rules.ts'
import type { School } from '../../../graph/network/model.ts'
import { category, need, offer, round, school } from './small.ts'

type Case = { need?: Partial<Need>; offer?: Partial<Offer>; school?: Partial<School>; supporter?: Partial<School>; supporterCategory?: string } & Partial<Pick<RoundInput, 'overrides' | 'rules' | 'categories' | 'framework'>>

const answerOf = (rule: string, { need: wants, offer: gives, school: needy, supporter, supporterCategory, ...more }: Case) => {
  const input = round({
    network: { schools: [school(1, needy), school(2, supporter)] },
    needs: [need(1, 1, wants)], offers: [offer(1, 2, gives)],
    categories: supporterCategory ? [category(2, supporterCategory)] : [], ...more,
  })
  return judged(input.needs[0]!, input.offers[0]!, dayOf(input), input).rules.find((row) => row.rule === rule)!
}
const passes = (rule: string, given: Case): boolean => answerOf(rule, given).passed

test('the offer must cover the area', () => {
  expect(passes('area', {})).toBe(true)
  expect(passes('area', { need: { areaCode: 'english' } })).toBe(false)
})

const MAY_GIVE: [code: string, strength: 1 | 2 | 3, allowed: boolean][] = [
  ['1', 1, true], ['2', 1, true], ['1TV', 1, true], ['2TV', 1, true],
  ['3a', 3, true], ['3a', 2, true], ['3a', 1, false], ['3b', 3, false], ['4', 3, false],
]
for (const [code, strength, allowed] of MAY_GIVE) {
  test(`a ${code} school ${allowed ? 'may' : 'may not'} give in an area of strength ${strength}`, () =>
    expect(passes('donor', { supporterCategory: code, offer: { areas: [{ areaCode: 'mathematics', strength }] } })).toBe(allowed))
}
test('a school without a category is not limited by one', () => expect(passes('donor', { offer: { areas: [{ areaCode: 'mathematics', strength: 1 }] } })).toBe(true))
test('what a category may give is data: another pack, another answer', () => {
  const framework = round({ network: {} }).framework
  const strict = { ...framework, categories: framework.categories.map((row) => ({ ...row, mayGive: 'no' as const })) }
  expect(passes('donor', { supporterCategory: '1', framework: strict })).toBe(false)
})
test('a category of another framework is not converted', () => expect(passes('donor', { categories: [{ ...category(2, '4'), framework: 'other' }] })).toBe(true))
test('a category that begins later does not count yet', () => expect(passes('donor', { categories: [{ ...category(2, '4'), from: '2026-11-24' }] })).toBe(true))
test('of two categories the later one counts', () =>
  expect(passes('donor', { categories: [{ ...category(2, '2'), id: 1, from: '2025-09-01' }, { ...category(2, '3b'), id: 2, from: '2026-09-01' }] })).toBe(false))

test('an offer that waits for its head does not count', () => expect(passes('offer-open', { offer: { state: 'awaiting-head' } })).toBe(false))
test('nor one that was withdrawn', () => expect(passes('offer-open', { offer: { state: 'withdrawn' } })).toBe(false))
test('an offer that has ended does not count; on its last day it does', () => {
  expect(passes('offer-dates', { offer: { until: '2026-11-22' } })).toBe(false)
  expect(passes('offer-dates', { offer: { until: '2026-11-23' } })).toBe(true)
})
test('an offer that begins later counts when the need can wait for it', () => {
  expect(passes('offer-dates', { offer: { from: '2027-01-04' }, need: { wantedBy: '2027-03-31' } })).toBe(true)
  expect(passes('offer-dates', { offer: { from: '2027-01-04' }, need: { wantedBy: '2026-12-18' } })).toBe(false)
})
test('an offer is stale after 120 days, not on the 120th', () => {
  expect(ROUND_RULES.staleAfterDays).toBe(120)
  expect(passes('offer-fresh', { offer: { attestedOn: '2026-07-26' } })).toBe(true)
  expect(passes('offer-fresh', { offer: { attestedOn: '2026-07-25' } })).toBe(false)
})
test('an offer needs days enough left for the least worth sending', () => {
  expect(passes('days-left', { offer: { halfDaysPerTerm: 6, committedHalfDays: 4 } })).toBe(true)
  expect(passes('days-left', { offer: { halfDaysPerTerm: 6, committedHalfDays: 5 } })).toBe(false)
  expect(passes('days-left', { offer: { halfDaysPerTerm: 6, committedHalfDays: 9 } })).toBe(false)
})
test('a supporter who helps as many schools as it can takes on no other', () => expect(passes('schools-left', { offer: { maximumSchools: 0 } })).toBe(false))
test('a need smaller than every minimum may be met whole', () => expect(passes('days-left', { need: { halfDays: 1 }, offer: { halfDaysPerTerm: 1 } })).toBe(true))

test('the offer must be for the school’s phase', () => expect(passes('phase', { school: { phase: 'secondary' } })).toBe(false))
test('a middle school is served as what it is deemed to be', () => {
  expect(passes('phase', { school: { phase: 'middle-deemed-primary' } })).toBe(true)
  expect(passes('phase', { school: { phase: 'middle-deemed-secondary' } })).toBe(false)
})
test('an all-through school is served by either phase', () => expect(passes('phase', { school: { phase: 'all-through' }, offer: { phases: ['secondary'] } })).toBe(true))

test('the school must be within reach; exactly at the reach it is', () => {
  expect(passes('reach', { school: { northing: 300_000 }, supporter: { northing: 330_000 } })).toBe(true)
  expect(passes('reach', { school: { northing: 300_000 }, supporter: { northing: 330_100 } })).toBe(false)
})
test('a distance that is not known excludes nobody, and says so', () => {
  const answer = answerOf('reach', { school: { easting: null } })
  expect(answer.passed).toBe(true)
  expect(answer.because).toMatch('not known')
})
test('a closed school neither gives nor receives', () => {
  expect(passes('school-open', { school: { standing: 'closed', closedOn: '2026-08-31' } })).toBe(false)
  expect(passes('school-open', { supporter: { standing: 'closed', closedOn: '2026-08-31' } })).toBe(false)
})
test('a veto rules the pair out, with the broker’s reason', () => {
  const answer = answerOf('veto', { overrides: [{ kind: 'veto', needId: 1, offerId: 1, reason: 'They fell out.' }] })
  expect(answer.passed).toBe(false)
  expect(answer.because).toMatch('They fell out.')
})
test('no answer names a school or a category', () => {
  const input = round({ network: { schools: [school(1, { name: 'Ash' }), school(2, { name: 'Birch' })] }, needs: [need(1, 1)], offers: [offer(1, 2)], categories: [category(1, '4'), category(2, '2TV')] })
  const { rules, candidate } = judged(input.needs[0]!, input.offers[0]!, dayOf(input), input)
  const words = [...rules, ...candidate!.terms].map((row) => row.because).join(' ')
  expect(words).not.toMatch(/Ash|Birch|2TV|vulnerable|inadequate/i)
})
