import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addYears, daysBetween, formatDay, formatDayWithWeekday, isDay, monthNumber, weekday } from '../../../graph/dates/day.ts'

const anyDay = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1980-01-01', days))

test('a day is written as people in Britain write it', () => {
  expect(formatDay('2026-11-23')).toBe('23 November 2026')
  expect(formatDay('2027-03-01')).toBe('1 March 2027')
  expect(formatDayWithWeekday('2026-11-23')).toBe('Monday 23 November 2026')
})

test('only real days in ISO form are days', () => {
  for (const day of ['2026-11-23', '2024-02-29']) expect(isDay(day)).toBe(true)
  for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '23/11/2026', '2026-1-1', '2026-11-23T00:00', '', '0999-01-01', '٢٠٢٦-١١-٢٣']) {
    expect(isDay(text), text).toBe(false)
  }
})

test('adding days crosses months, years and the change of the clocks', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
  expect(addDays('2024-03-01', -1)).toBe('2024-02-29')
})

test('days between two days undo adding them', () => {
  fc.assert(fc.property(anyDay, fc.integer({ min: -5_000, max: 5_000 }), (day, days) => {
    const other = addDays(day, days)
    return isDay(other) && daysBetween(day, other) === days
  }))
})

test('the weekday of a known day is right and moves on by one each day', () => {
  expect(weekday('2026-11-23')).toBe(1)
  fc.assert(fc.property(anyDay, (day) => weekday(addDays(day, 1)) === (weekday(day) + 1) % 7))
})

test('a year after 29 February is 28 February', () => {
  expect(addYears('2024-02-29', 1)).toBe('2025-02-28')
  expect(addYears('2024-02-29', 4)).toBe('2028-02-29')
  expect(addYears('2026-11-23', 2)).toBe('2028-11-23')
})

test('a month may be typed as a figure, a name or three letters', () => {
  expect(['11', 'November', ' nov ', 'NOV', 'may'].map(monthNumber)).toEqual([11, 11, 11, 11, 5])
  expect(['', 'no', 'novem', '1.5', '-1', '١١'].map(monthNumber)).toEqual([null, null, null, null, null, null])
})
