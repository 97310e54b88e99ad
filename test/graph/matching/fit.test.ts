import { expect, test } from 'vitest'
import type { Offer } from '../../../graph/brokering/offer.ts'
import { judged } from '../../../graph/matching/candidates.ts'
import { dayOf } from '../../../graph/matching/day.ts'
import { fitOf } from '../../../graph/matching/fit.ts'
import type { RoundInput, Term, TrackRecord } from '../../../graph/matching/model.ts'
import { TERMS, WEIGHTS } from '../../../graph/matching/rules.ts'
import type { NetworkFacts, School } from '../../../graph/network/model.ts'
import { category, need, offer, round, school } from './small.ts'

type Case = { offer?: Partial<Offer>; school?: Partial<School>; supporter?: Partial<School>; facts?: Partial<NetworkFacts>; record?: TrackRecord[]; code?: string; weights?: RoundInput['weights'] }
const candidateOf = ({ offer: gives, school: needy, supporter, facts, record, code, weights }: Case) => {
  const input = round({
    network: { schools: [school(1, needy), school(2, supporter)], ...facts }, needs: [need(1, 1)], offers: [offer(1, 2, gives)],
    record: record ?? [], categories: code ? [category(2, code)] : [], ...(weights ? { weights } : {}),
  })
  return judged(input.needs[0]!, input.offers[0]!, dayOf(input), input).candidate!
}
const value = (term: Term, given: Case = {}): number => candidateOf(given).terms.find((row) => row.term === term)!.value

test('the terms come in the order of the source, each with its weight', () => {
  expect(candidateOf({}).terms.map((row) => row.term)).toEqual(TERMS)
  expect(candidateOf({}).terms.map((row) => row.weight)).toEqual(TERMS.map((term) => WEIGHTS[term]))
})
test('expertise rises with the strength offered', () => {
  const strength = (strength: 1 | 2 | 3): number => value('expertise', { offer: { areas: [{ areaCode: 'mathematics', strength }] } })
  expect([strength(1), strength(2), strength(3)]).toEqual([0.4, 0.7, 0.9])
})
test('a designation held on the day adds to expertise; one that lapsed does not', () => {
  const held = (to: string | null): number => value('expertise', { offer: { personId: 5 }, facts: { designations: [{ id: 1, personId: 5, kind: 'nle', issuer: 'Made up', from: null, to }] } })
  expect(held(null)).toBe(0.8)
  expect(held('2026-11-22')).toBe(0.7)
})
test('the same phase is worth most, then one offered, then one akin', () => {
  expect(value('phase')).toBe(1)
  expect(value('phase', { supporter: { phase: 'secondary' } })).toBe(0.75)
  expect(value('phase', { school: { phase: 'all-through' } })).toBe(0.5)
})
test('schools alike in size and free school meals are alike', () => {
  expect(value('context')).toBe(1)
  expect(value('context', { supporter: { pupils: 100 } })).toBe(0.75)
  expect(value('context', { supporter: { fsmPercent: 45 } })).toBe(0.75)
  expect(value('context', { school: { pupils: null, fsmPercent: null } })).toBe(0.5)
})
test('numbers of pupils are written as people read them', () => {
  const { terms } = candidateOf({ supporter: { pupils: 1048 } })
  expect(terms.find((row) => row.term === 'context')!.because).toContain('1,048 pupils')
})
test('closeness halves at fifteen kilometres; an unknown distance earns nothing', () => {
  expect(value('closeness', { supporter: { northing: 301_000 } })).toBe(1)
  expect(value('closeness', { supporter: { northing: 316_000 } })).toBe(0.5)
  expect(value('closeness', { supporter: { easting: null } })).toBe(0)
})
const together = (on: string): Case => ({ facts: { activities: [{ id: 1, networkId: 1, kind: 'visit', title: 'Visit', on, schoolIds: [2, 1] }] } })
test('something done together in the last year is worth most', () => {
  expect(value('relationship', together('2025-11-23'))).toBe(1)
  expect(value('relationship', together('2025-11-22'))).toBe(0)
  expect(value('relationship', together('2026-11-24'))).toBe(0)
})
test('a network in common that is no conflict helps', () => {
  const memberships = [1, 2].map((schoolId) => ({ id: schoolId, networkId: 1, schoolId, organisationId: null, personId: null, role: 'member', from: null, to: null }))
  const networks = [{ id: 1, kind: 'learning-community', name: 'Cluster', laCode: null, leadSchoolId: null, leadOrganisationId: null, from: null, to: null }]
  expect(value('relationship', { facts: { networks, memberships } })).toBe(0.7)
  expect(value('relationship')).toBe(0)
})
const rated = (rating: number, areaCode = 'mathematics', times = 1): Case => ({ record: Array.from({ length: times }, () => ({ offerId: 1, schoolId: 1, areaCode, rating })) })
test('a good record counts for more the longer it is', () => {
  expect(value('record')).toBe(0.5)
  expect(value('record', rated(1))).toBeCloseTo(2 / 3, 3)
  expect(value('record', rated(1, 'mathematics', 6))).toBe(0.875)
  expect(value('record', rated(0))).toBeCloseTo(1 / 3, 3)
})
test('work in another area counts half', () => expect(value('record', rated(1, 'english'))).toBe(0.6))
test('whoever has given less is preferred', () => {
  expect(value('spread')).toBe(1)
  expect(value('spread', { offer: { committedHalfDays: 5 } })).toBe(0.5)
})
test('a school that gives with care keeps half of that', () => expect(value('spread', { code: '2TV' })).toBe(0.5))
test('fit is the weighted mean, to three decimals', () => {
  const { terms, fit } = candidateOf({ offer: { committedHalfDays: 3 } })
  const mean = terms.reduce((sum, row) => sum + row.weight * row.value, 0) / terms.reduce((sum, row) => sum + row.weight, 0)
  expect(fit).toBe(Math.round(mean * 1000) / 1000)
})
test('a weight of nought takes a term out; all noughts make every fit nought', () => {
  const only = (term: Term): RoundInput['weights'] => Object.fromEntries(TERMS.map((name) => [name, name === term ? 1 : 0])) as RoundInput['weights']
  expect(candidateOf({ weights: only('phase') }).fit).toBe(1)
  expect(fitOf(candidateOf({}).terms.map((row) => ({ ...row, weight: 0 })))).toBe(0)
})
test('every term is between 0 and 1 and says why', () => {
  for (const { value: one, because } of candidateOf({ offer: { committedHalfDays: 30, halfDaysPerTerm: 40 } }).terms) {
    expect(one).toBeGreaterThanOrEqual(0)
    expect(one).toBeLessThanOrEqual(1)
    expect(because).toMatch(/^[A-Z0-9].*\.$/)
  }
})

test('every reason is a sentence, with a capital letter and a full stop', () => {
  for (const { because } of candidateOf(rated(0.5)).terms) expect(because).toMatch(/^[A-Z0-9].*\.$/)
})
