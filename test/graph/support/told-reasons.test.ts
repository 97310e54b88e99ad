import { expect, test } from 'vitest'
import { reasonsForSchool, reasonsForSupporter } from '../../../graph/support/told-reasons.ts'

const reasons: Parameters<typeof reasonsForSchool>[0] = {
  rules: [
    { rule: 'donor', passed: true, because: 'The supporting school may give this help.' },
    { rule: 'veto', passed: true, because: 'The broker has not ruled this out.' },
  ],
  terms: [
    { term: 'phase', value: 0.5, weight: 15, because: 'Offers help to this phase.' },
    { term: 'expertise', value: 0.9, weight: 30, because: 'Offers English as a leading strength.' },
    { term: 'record', value: 0.2, weight: 10, because: 'Two earlier pieces of work, rated 20% on average.' },
    { term: 'spread', value: 0.5, weight: 10, because: '2 days of 6 days are free; asked for as little as possible.' },
    { term: 'closeness', value: 0.5, weight: 10, because: '7.3 km apart.' },
    { term: 'context', value: 0.5, weight: 10, because: '200 pupils against 90.' },
    { term: 'relationship', value: 0.5, weight: 10, because: 'The schools are in two networks together.' },
  ],
}
const told = reasonsForSchool(reasons)

test('a school is told why, the strongest reason first', () => {
  expect(told.terms.map(({ term }) => term)).toEqual(['expertise', 'phase', 'closeness', 'context', 'relationship'])
  expect(told.rules).toEqual(['The supporting school may give this help.'])
})

test('a school is told neither how a supporter was rated nor that its school gives with care', () => {
  expect(JSON.stringify(told)).not.toMatch(/rated|as little as possible/)
})

test('a supporter is told what speaks for the offer, and nothing that measures one school against the other', () => {
  expect(reasonsForSupporter(reasons)).toEqual(['Offers help to this phase.', 'Offers English as a leading strength.'])
})
