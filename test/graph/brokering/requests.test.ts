import { expect, test } from 'vitest'
import { donorWords } from '../../../graph/brokering/donors.ts'
import { originOf, whyNotYet, withdrawOffer, withdrawRequest } from '../../../graph/brokering/requests.ts'
import { ruleOf } from '../../../graph/categories/entitlement.ts'
import { DERBY_WINNERS } from '../../../graph/categories/packs/derby-winners.ts'

const rule = (code: string) => ruleOf(DERBY_WINNERS, code)
const open = { state: 'open' as const, halfDays: 8 }

test('what a head asks for is a request, whatever the category', () => {
  expect(originOf('head', rule('4'))).toBe('request')
  expect(originOf('head', null)).toBe('request')
})

test('what the authority asks for a 3b or 4 school comes from its category; for any other school it is a request', () => {
  expect(['4', '3b', '1TV', '3a', '2', '1'].map((code) => originOf('authority', rule(code)))).toEqual(['category', 'category', 'request', 'request', 'request', 'request'])
  expect(originOf('authority', null)).toBe('request')
})

test('what a partnership asks for is the partnership’s', () => {
  expect(originOf('partnership', rule('4'))).toBe('partnership')
})

test('an open request may be withdrawn, with or without a reason', () => {
  expect(withdrawRequest(open, { inHand: [], reason: '' })).toEqual({ reason: '' })
  expect(withdrawRequest(open, { inHand: [], reason: ' We found help. ' })).toEqual({ reason: 'We found help.' })
})

test('a request is not withdrawn while a proposal for it waits for an answer', () => {
  const outcome = withdrawRequest(open, { inHand: ['offered'], reason: '' })
  expect('refusals' in outcome && outcome.refusals[0]?.message).toMatch(/waits for an answer/)
})

test('a school that can still answer is told to decline, one that has answered to ask the broker', () => {
  expect(whyNotYet([])).toBeNull()
  for (const state of ['offered', 'supporter-accepted'] as const) expect(whyNotYet([state]), state).toMatch(/Decline it, or ask the broker/)
  expect(whyNotYet(['offered', 'school-accepted'])).toMatch(/^The school has accepted .* Ask the broker/)
  expect(whyNotYet(['offered', 'accepted'])).toMatch(/^Both sides have accepted .* Ask the broker/)
})

test('a request met or withdrawn already cannot be withdrawn', () => {
  for (const state of ['met', 'withdrawn'] as const) expect(withdrawRequest({ state, halfDays: 8 }, { inHand: [], reason: '' })).toHaveProperty('refusals')
})

test('a reason is no longer than 500 characters', () => {
  expect(withdrawRequest(open, { inHand: [], reason: 'x'.repeat(501) })).toEqual({
    refusals: [{ field: 'reason', message: 'The reason must be 500 characters or fewer. You typed 501' }],
  })
})

test('an offer may be withdrawn while nothing rests on it, and once', () => {
  expect(withdrawOffer({ state: 'open' }, { proposalsInHand: 0, reason: 'Two staff left' })).toEqual({ reason: 'Two staff left' })
  expect(withdrawOffer({ state: 'awaiting-head' }, { proposalsInHand: 0, reason: '' })).toEqual({ reason: '' })
  expect(withdrawOffer({ state: 'open' }, { proposalsInHand: 1, reason: '' })).toMatchObject({ refusals: [{ message: expect.stringMatching(/waits for an answer/) as string }] })
  expect(withdrawOffer({ state: 'withdrawn' }, { proposalsInHand: 0, reason: '' })).toMatchObject({ refusals: [{ message: 'This offer has been withdrawn already.' }] })
  expect(withdrawOffer({ state: 'open' }, { proposalsInHand: 0, reason: 'x'.repeat(501) })).toMatchObject({ refusals: [{ field: 'reason' }] })
})

test('schools of categories 1 and 2 offer without a warning, every other category is told what a round will do', () => {
  expect(['1', '2'].map((code) => donorWords(rule(code)))).toEqual([null, null])
  expect(donorWords(null)).toBeNull()
  expect(donorWords(rule('3a'))).toMatch(/strong or leading/)
  expect(donorWords(rule('2TV'))).toMatch(/only a little/)
  for (const code of ['3b', '4']) expect(donorWords(rule(code))).toMatch(/will not use it/)
})

test('the warning never names the category', () => {
  for (const { code, name } of DERBY_WINNERS.categories) expect(donorWords(rule(code)) ?? '').not.toMatch(new RegExp(`${name}|\\b${code}\\b`, 'i'))
})
