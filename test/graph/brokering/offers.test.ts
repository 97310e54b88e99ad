import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freshUntil, headAgreement, isStale, makeOffer, standingOf, startsAs, type OfferFacts, type TypedOffer } from '../../../graph/brokering/offers.ts'
import { addDays } from '../../../graph/dates/day.ts'

const typed: TypedOffer = {
  areas: { mathematics: '3', english: '', send: '1' }, phases: ['primary', 'nursery'], days: '6', minimum: '1', schools: '3', reach: '25',
  from: { day: '4', month: '1', year: '2027' }, until: { day: '31', month: '7', year: '2027' }, note: ' Two teachers trained in mastery. ',
}
const facts: OfferFacts = { today: '2026-11-23', areaCodes: ['english', 'mathematics', 'send'], phaseCodes: ['nursery', 'primary', 'secondary'], schoolOpen: true }
const refused = (change: Partial<TypedOffer>, other: Partial<OfferFacts> = {}): string[] => {
  const outcome = makeOffer({ ...typed, ...change }, { ...facts, ...other })
  return 'refusals' in outcome ? outcome.refusals.map(({ field, message }) => `${field}: ${message}`) : []
}

test('a whole offer is kept in half-days, with the areas offered and their strengths', () => {
  expect(makeOffer(typed, facts)).toEqual({
    offer: {
      areas: [{ areaCode: 'mathematics', strength: 3 }, { areaCode: 'send', strength: 1 }], phases: ['nursery', 'primary'],
      halfDaysPerTerm: 12, minimumHalfDays: 2, maximumSchools: 3, reachKm: 25, from: '2027-01-04', until: '2027-07-31', note: 'Two teachers trained in mastery.',
    },
  })
})

test('at least one area has to be offered, with a strength there is', () => {
  expect(refused({ areas: { mathematics: '' } })).toEqual(['areas: Choose at least one area you can help in, and how strong you are in it'])
  const wrong: Record<string, string>[] = [{ mathematics: '4' }, { mathematics: '0' }, { mathematics: 'x' }, { astrology: '1' }, { mathematics: '2', constructor: '3' }]
  for (const areas of wrong) {
    expect(refused({ areas }), JSON.stringify(areas)).toEqual(['areas: Choose areas and strengths from the lists'])
  }
})

test('at least one kind of school has to be chosen, from the list', () => {
  expect(refused({ phases: [] })).toEqual(['phases: Choose at least one kind of school you can help'])
  expect(refused({ phases: ['primary', 'college'] })).toEqual(['phases: Choose kinds of school from the list'])
  expect(refused({ phases: ['primary', 'primary'] })).toEqual([])
})

test('days a term are from half a day to 60, and the fewest for one school are no more than those', () => {
  expect(refused({ days: '0' })).toEqual(['days: Days a term must be at least half a day'])
  expect(refused({ days: '60.5' })).toEqual(['days: Days a term must be 60 days or fewer'])
  expect(refused({ days: '2', minimum: '2.5' })).toEqual(['minimum: The fewest days for one school must not be more than the days a term'])
  expect(refused({ days: '2', minimum: '2' })).toEqual([])
  expect(refused({ days: '' })).toEqual(['days: Enter how many days a term you can give'])
  expect(refused({ minimum: '' })).toEqual(['minimum: Enter the fewest days you would come for'])
})

test('the distance is a whole number of kilometres from 1 to 200, the schools from 1 to 10', () => {
  for (const reach of ['0', '201', '-5', '2.5', 'far', '1e2', '٢']) expect(refused({ reach }), reach).toEqual(['reach: The distance in kilometres must be a whole number from 1 to 200'])
  expect(refused({ reach: ' ' })).toEqual(['reach: Enter how far you can travel'])
  for (const reach of ['1', ' 200 ']) expect(refused({ reach })).toEqual([])
  expect(refused({ schools: '11' })).toEqual(['schools: The number of schools must be a whole number from 1 to 10'])
})

test('an offer begins today or later, does not end before it begins, and runs for three years at most', () => {
  expect(refused({ from: { day: '22', month: '11', year: '2026' } })).toEqual(['from: The first day must be today or later'])
  expect(refused({ from: { day: '23', month: '11', year: '2026' } })).toEqual([])
  expect(refused({ until: { day: '3', month: '1', year: '2027' } })).toEqual(['until: The last day must not be before the first day'])
  expect(refused({ until: { day: '4', month: '1', year: '2027' } })).toEqual([])
  expect(refused({ until: { day: '5', month: '1', year: '2030' } })).toEqual(['until: The last day must be within 3 years of the first day'])
})

test('a note is no longer than 1,000 characters, and a closed school offers nothing', () => {
  expect(refused({ note: 'x'.repeat(1001) })).toEqual(['note: The note must be 1000 characters or fewer. You typed 1001'])
  expect(refused({}, { schoolOpen: false })).toEqual(['school: This school is closed, so it cannot offer support'])
})

test('everything wrong is said at once', () => {
  const empty = { day: '', month: '', year: '' }
  const all = refused({ areas: {}, phases: [], days: '', minimum: '', schools: '', reach: '', from: empty, until: empty })
  expect(all.map((line) => line.split(':')[0])).toEqual(['areas', 'phases', 'days', 'minimum', 'schools', 'reach', 'from', 'until'])
})

test('an offer counts at once when the head makes it or has agreed, and else waits for the head', () => {
  expect(startsAs({ headOfSchool: true, headAgreed: false })).toBe('open')
  expect(startsAs({ headOfSchool: false, headAgreed: true })).toBe('open')
  expect(startsAs({ headOfSchool: false, headAgreed: false })).toBe('awaiting-head')
})

test('a broker who says that the head agreed says how and when', () => {
  expect(headAgreement({ agreed: true, how: ' By telephone on 20 November ' })).toEqual({ agreed: true, how: 'By telephone on 20 November', refusals: [] })
  expect(headAgreement({ agreed: true, how: ' ' }).refusals).toEqual([{ field: 'head-agreed-how', message: 'Say how and when the headteacher told you that they agree' }])
  expect(headAgreement({ agreed: true, how: 'x'.repeat(201) }).refusals).toHaveLength(1)
  expect(headAgreement({ agreed: false, how: 'left over' })).toEqual({ agreed: false, how: null, refusals: [] })
})

test('an offer is believed for 120 days after it was confirmed, and stale on the next', () => {
  expect(freshUntil('2026-07-26')).toBe('2026-11-23')
  expect(isStale('2026-07-26', '2026-11-23')).toBe(false)
  expect(isStale('2026-07-26', '2026-11-24')).toBe(true)
})

test('an offer is usable only while it is open, fresh and within its days', () => {
  const offer = { state: 'open' as const, from: '2026-09-01', until: '2027-07-31', attestedOn: '2026-11-01' }
  expect(standingOf(offer, '2026-11-23')).toBe('usable')
  expect(standingOf({ ...offer, from: '2026-11-24' }, '2026-11-23')).toBe('not-yet')
  expect(standingOf({ ...offer, attestedOn: '2026-07-01' }, '2026-11-23')).toBe('stale')
  expect(standingOf({ ...offer, until: '2026-11-22', attestedOn: '2026-07-01' }, '2026-11-23')).toBe('over')
  expect(standingOf({ ...offer, state: 'awaiting-head' }, '2026-11-23')).toBe('awaiting-head')
  expect(standingOf({ ...offer, state: 'withdrawn', until: '2020-01-01' }, '2026-11-23')).toBe('withdrawn')
})

test('a usable offer is always fresh and within its days', () => {
  const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2026-01-01', days))
  fc.assert(fc.property(day, day, day, day, (today, from, until, attestedOn) => {
    const usable = standingOf({ state: 'open', from, until, attestedOn }, today) === 'usable'
    return usable === (from <= today && today <= until && today <= freshUntil(attestedOn))
  }))
})
