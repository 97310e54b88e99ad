import { expect, test } from 'vitest'
import { hashOf } from '../../../graph/matching/canonical.ts'
import { CLOSED, closingVetoes } from '../../../graph/matching/closing.ts'
import { sameFacts } from '../../../graph/matching/difference.ts'
import { matchRound } from '../../../graph/matching/match-round.ts'
import { TERMS } from '../../../graph/matching/rules.ts'
import { STANDARD_SETTINGS, readSettings, settingsChanged } from '../../../graph/matching/settings.ts'
import { highsSolver } from '../../../app/jobs/highs.ts'
import { authority } from './authority.ts'

const typed = (weights: Partial<Record<string, string>> = {}, rules: Partial<{ supporters: string; least: string; order: string }> = {}) => ({
  weights: Object.fromEntries(TERMS.map((term) => [term, weights[term] ?? String(STANDARD_SETTINGS.weights[term])])) as Record<(typeof TERMS)[number], string>,
  supporters: '2', least: '1', order: 'days', ...rules,
})
const wrong = (read: ReturnType<typeof readSettings>) => ('refusals' in read ? read.refusals.map(({ field, message }) => `${field}: ${message}`) : [])

test('the standard, typed as it is shown, is the standard', () => {
  expect(readSettings(typed())).toEqual({ settings: STANDARD_SETTINGS })
})

test.each(['', '-1', '101', '1.5', 'ten', '١٢', '1e2', '0x1'])('a weight of "%s" is refused by name', (weight) => {
  expect(wrong(readSettings(typed({ closeness: weight })))).toEqual(['weight-closeness: The weight of closeness must be a whole number from 0 to 100'])
})

test('every mistake is told at once', () => {
  expect(wrong(readSettings(typed({ record: 'x' }, { supporters: '0', least: '0.3', order: 'mine' })))).toEqual([
    'weight-record: The weight of track record must be a whole number from 0 to 100',
    'supporters: Supporters for one need must be a whole number from 1 to 5',
    'least: The least days worth sending must be in whole or half days, like 2 or 2.5',
    'order: Choose what comes first',
  ])
})

test('weights that are all 0 tell nobody apart, and are refused', () => {
  expect(wrong(readSettings(typed(Object.fromEntries(TERMS.map((term) => [term, '0'])))))).toEqual(['weight-expertise: At least one weight must be above 0'])
})

test('what was set is told against the standard', () => {
  const { weights } = STANDARD_SETTINGS
  expect(settingsChanged(STANDARD_SETTINGS, { weights: { ...weights, closeness: 40 }, rules: { supportersPerNeed: 1, minimumHalfDays: 3, order: 'everybody-first' } })).toEqual([
    'Closeness weighs 40 instead of 15', 'Supporters for one need: 1 instead of 2', 'Least worth sending: 1½ days instead of 1 day', 'First: every school something first, the most urgent first; then days',
  ])
  expect(settingsChanged(STANDARD_SETTINGS, STANDARD_SETTINGS)).toEqual([])
})

test('a closed offer is proposed to nobody, and a need outside its areas is not touched', async () => {
  const input = authority({ schools: 40, offers: 12, seed: 5 })
  const before = await matchRound(input, highsSolver())
  const offer = input.offers.find(({ id }) => before.proposals.some(({ offerId }) => offerId === id))!
  const vetoes = closingVetoes(input.needs, offer, 'On leave', [])
  expect(vetoes.every(({ needId, reason }) => reason === `${CLOSED}On leave` && offer.areas.some(({ areaCode }) => areaCode === input.needs.find(({ id }) => id === needId)!.areaCode))).toBe(true)
  const after = await matchRound({ ...input, overrides: vetoes }, highsSolver())
  expect(after.proposals.some(({ offerId }) => offerId === offer.id)).toBe(false)
  expect(after.unused.find(({ offerId }) => offerId === offer.id)!.because).toContain('On leave')
  expect(closingVetoes(input.needs, offer, 'again', vetoes)).toEqual([])
})

test('what the last run proposed is part of the hash where there is one, in any order, and changes no older hash', () => {
  const input = authority({ schools: 20, offers: 6, seed: 3 })
  const previous = [{ needId: 2, offerId: 1, halfDays: 4 }, { needId: 1, offerId: 2, halfDays: 2 }]
  expect(hashOf({ ...input, previous })).toBe(hashOf({ ...input, previous: previous.toReversed() }))
  expect(hashOf({ ...input, previous })).not.toBe(hashOf(input))
  const first = { inputsHash: hashOf(input), input }
  expect(sameFacts({ ...input, previous }, first)).toBe(true)
  expect(sameFacts(input, { inputsHash: hashOf({ ...input, previous }), input: { ...input, previous } })).toBe(true)
  expect(sameFacts({ ...input, previous, needs: input.needs.slice(1) }, first)).toBe(false)
})
