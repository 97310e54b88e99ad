import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AREAS } from '../../../graph/categories/areas.ts'
import { byUrgency, raiseNeed, type NeedFacts, type TypedNeed } from '../../../graph/categories/needs.ts'

const typed: TypedNeed = {
  area: 'mathematics', days: '4.5', priority: 'high', wantedBy: { day: '12', month: '1', year: '2027' },
  evidence: 'Progress in mathematics fell for two years.', nameShared: false,
}
const facts: NeedFacts = { today: '2026-11-23', areaCodes: AREAS.map(({ code }) => code), open: [{ areaCode: 'attendance', raisedOn: '2026-11-18', halfDays: 6 }], schoolOpen: true }

const refused = (change: Partial<TypedNeed>, other: Partial<NeedFacts> = {}): string[] => {
  const outcome = raiseNeed({ ...typed, ...change }, { ...facts, ...other })
  return 'refusals' in outcome ? outcome.refusals.map(({ field, message }) => `${field}: ${message}`) : []
}
const wantedBy = (day: string) => ({ year: day.slice(0, 4), month: day.slice(5, 7), day: day.slice(8) })

test('a whole request is kept as half-days and an ISO day', () => {
  expect(raiseNeed(typed, facts)).toEqual({
    need: { areaCode: 'mathematics', halfDays: 9, priority: 'high', wantedBy: '2027-01-12', evidence: 'Progress in mathematics fell for two years.', nameShared: false },
  })
})

test('an area must be chosen, be one there is, and have no open request of the school', () => {
  expect(refused({ area: '' })).toEqual(['area: Choose the area you need help in'])
  expect(refused({ area: 'astrology' })).toEqual(['area: Choose an area from the list'])
  expect(refused({ area: '__proto__' })).toEqual(['area: Choose an area from the list'])
  expect(refused({ area: 'attendance' })).toEqual(['area: This was asked for on 18 November 2026, for 3 days. Withdraw that request first, or choose another area'])
})

test('days are from half a day to 60', () => {
  for (const days of ['0', '-1']) expect(refused({ days })).toEqual(['days: Days must be at least half a day'])
  expect(refused({ days: ' ' })).toEqual(['days: Enter how many days'])
  expect(refused({ days: '0.25' })).toEqual(['days: Days must be in whole or half days, like 2 or 2.5'])
  expect(refused({ days: '61' })).toEqual(['days: Days must be 60 days or fewer'])
  for (const days of ['', '-3', '1e9', 'NaN', '١٢']) expect(refused({ days }), days).toHaveLength(1)
  for (const days of ['0.5', '60']) expect(refused({ days })).toEqual([])
})

test('a priority must be one of the three', () => {
  expect(refused({ priority: '' })).toEqual(['priority: Choose how urgent it is'])
  expect(refused({ priority: 'urgent' })).toEqual(['priority: Choose how urgent it is'])
})

test('help is wanted after today and within two years', () => {
  expect(refused({ wantedBy: wantedBy('2026-11-23') })).toEqual(['wanted-by: The date you want help by must be in the future'])
  expect(refused({ wantedBy: wantedBy('2026-11-24') })).toEqual([])
  expect(refused({ wantedBy: wantedBy('2028-11-23') })).toEqual([])
  expect(refused({ wantedBy: wantedBy('2028-11-24') })).toEqual(['wanted-by: The date you want help by must be within 2 years'])
  expect(refused({ wantedBy: { day: '31', month: '2', year: '2027' } })).toEqual(['wanted-by: The date you want help by must be a real date'])
})

test('evidence must be given, and be no longer than 2,000 characters with its line ends counted once', () => {
  expect(refused({ evidence: ' \r\n ' })).toEqual(['evidence: Say why the school needs this help'])
  expect(refused({ evidence: 'x'.repeat(2001) })).toEqual(['evidence: Why the school needs this help must be 2000 characters or fewer. You typed 2001'])
  expect(refused({ evidence: `${'x'.repeat(1998)}\r\nx` })).toEqual([])
})

test('nothing is asked for a closed school', () => {
  expect(refused({}, { schoolOpen: false })).toEqual(['school: This school is closed, so support cannot be asked for it'])
})

test('everything wrong is said at once, one message a field', () => {
  const all = refused({ area: '', days: 'many', priority: '', wantedBy: { day: '', month: '', year: '' }, evidence: '' })
  expect(all.map((line) => line.split(':')[0])).toEqual(['area', 'days', 'priority', 'wanted-by', 'evidence'])
})

test('whatever is typed, what is kept obeys every rule', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('2', '½', 'high', 'english', '3', '2027'))
  fc.assert(fc.property(text, text, text, text, text, text, text, (area, days, priority, day, month, year, evidence) => {
    const outcome = raiseNeed({ area, days, priority, wantedBy: { day, month, year }, evidence, nameShared: true }, facts)
    if ('refusals' in outcome) return outcome.refusals.length > 0
    const { need } = outcome
    return facts.areaCodes.includes(need.areaCode) && need.halfDays >= 1 && need.halfDays <= 120 && need.wantedBy > facts.today && need.evidence.length > 0
  }))
})

test('needs are shown by urgency of category, then priority, then date, then age', () => {
  const need = (id: number, urgency: number, priority: 'high' | 'medium' | 'low', by: string) => ({ id, urgency, priority, wantedBy: by })
  const rows = [need(1, 7, 'high', '2026-12-01'), need(2, 1, 'low', '2027-12-01'), need(3, 2, 'medium', '2027-01-01'), need(4, 2, 'high', '2027-05-01'), need(6, 2, 'high', '2027-02-01'), need(5, 2, 'high', '2027-02-01')]
  expect(rows.toSorted(byUrgency).map(({ id }) => id)).toEqual([2, 5, 6, 4, 3, 1])
})
