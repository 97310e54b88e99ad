import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../graph/dates/day.ts'
import { schoolYearName, schoolYearOf, termOf, termsBetween, termsOf, termTitle } from '../../../graph/dates/school-year.ts'

test('a school year begins on 1 September', () => {
  expect(schoolYearOf('2026-08-31')).toBe(2025)
  expect(schoolYearOf('2026-09-01')).toBe(2026)
  expect(schoolYearName(2026)).toBe('2026/27')
  expect(schoolYearName(1999)).toBe('1999/00')
})

test('terms end on 31 December, 30 April and 31 August', () => {
  expect(termOf('2026-12-31').name).toBe('autumn')
  expect(termOf('2027-01-01').name).toBe('spring')
  expect(termOf('2027-04-30').name).toBe('spring')
  expect(termOf('2027-05-01').name).toBe('summer')
  expect(termOf('2027-08-31')).toEqual({ name: 'summer', year: 2026, from: '2027-05-01', to: '2027-08-31' })
})

test('a term is called by the calendar year it is in', () => {
  expect(termsOf(2026).map(termTitle)).toEqual(['Autumn term 2026', 'Spring term 2027', 'Summer term 2027'])
})

test('every day belongs to exactly one term, and to the school year of that term', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
    const day = addDays('2000-01-01', days)
    const holding = termsOf(schoolYearOf(day)).filter((term) => term.from <= day && day <= term.to)
    expect(holding).toEqual([termOf(day)])
  }))
})

test('the terms between two days are those any of the days is in', () => {
  expect(termsBetween('2026-12-31', '2027-05-01').map((term) => term.from)).toEqual(['2026-09-01', '2027-01-01', '2027-05-01'])
  expect(termsBetween('2026-11-23', '2026-11-23')).toHaveLength(1)
  expect(termsBetween('2026-11-23', '2028-11-23')).toHaveLength(7)
})
