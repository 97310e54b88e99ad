import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../graph/dates/day.ts'
import { parseTypedDay, typedDayOf } from '../../../graph/dates/typed-day.ts'

const parse = (day: string, month: string, year: string) => parseTypedDay({ day, month, year }, 'The date you want help by', 'wanted-by')
const message = (day: string, month: string, year: string) => {
  const outcome = parse(day, month, year)
  return 'refusal' in outcome ? `${outcome.refusal.field}: ${outcome.refusal.message}` : outcome.day
}

test('a date in figures is read, with or without leading noughts and spaces', () => {
  expect(parse('5', '2', '2027')).toEqual({ day: '2027-02-05' })
  expect(parse(' 05 ', '02', '2027 ')).toEqual({ day: '2027-02-05' })
})

test('the month may be a word', () => {
  expect(parse('23', 'November', '2026')).toEqual({ day: '2026-11-23' })
  expect(parse('23', 'nov', '2026')).toEqual({ day: '2026-11-23' })
})

test('an empty date asks for all three parts, and a part missing is named', () => {
  expect(message('', '', '')).toBe('wanted-by: The date you want help by must have a day, a month and a year')
  expect(message('3', '', '2027')).toBe('wanted-by: The date you want help by must have a month')
  expect(message('3', '', ' ')).toBe('wanted-by: The date you want help by must have a month and a year')
})

test('each part that cannot be is named with its rule', () => {
  expect(message('3', '2', '27')).toBe('wanted-by: The date you want help by must have a year of 4 figures')
  expect(message('3', '13', '2027')).toBe('wanted-by: The date you want help by must have a month from 1 to 12')
  expect(message('3', '0', '2027')).toBe('wanted-by: The date you want help by must have a month from 1 to 12')
  expect(message('third', '2', '2027')).toBe('wanted-by: The date you want help by must have a day from 1 to 31')
  expect(message('30', '2', '2027')).toBe('wanted-by: The date you want help by must be a real date')
  expect(message('29', '2', '2027')).toBe('wanted-by: The date you want help by must be a real date')
})

test('figures of other scripts, signs and exponents are refused', () => {
  for (const bad of ['١٢', '+1', '-1', '1e1', '1.0']) expect(parse(bad, '2', '2027'), bad).toHaveProperty('refusal')
  expect(message('1', '2', '٢٠٢٧')).toBe('wanted-by: The date you want help by must be in the figures 0 to 9')
  expect(parse('1', '2', '0000')).toHaveProperty('refusal')
})

test('whatever day is shown in the boxes is read back as the same day', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 50_000 }), (days) => {
    const day = addDays('2000-01-01', days)
    expect(parseTypedDay(typedDayOf(day), 'It', 'it')).toEqual({ day })
  }))
})

test('no text makes it throw', () => {
  fc.assert(fc.property(fc.string(), fc.string(), fc.string(), (day, month, year) => {
    const outcome = parse(day, month, year)
    return 'day' in outcome || outcome.refusal.message.startsWith('The date you want help by must')
  }))
})
