import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWithin, monthsBefore, readMonths } from '../../../graph/coverage/window.ts'
import { addDays, isDay } from '../../../graph/dates/day.ts'

test('twelve months back is the same day of last year', () => {
  expect(monthsBefore('2026-03-15', 12)).toBe('2025-03-15')
  expect(monthsBefore('2026-03-15', 3)).toBe('2025-12-15')
})

test('where the earlier month is shorter, its last day stands in', () => {
  expect(monthsBefore('2026-03-31', 1)).toBe('2026-02-28')
  expect(monthsBefore('2024-03-30', 1)).toBe('2024-02-29')
  expect(monthsBefore('2024-02-29', 12)).toBe('2023-02-28')
  expect(monthsBefore('2026-07-31', 1)).toBe('2026-06-30')
})

test('both ends of the window count and the days beyond do not', () => {
  expect(['2025-03-14', '2025-03-15', '2026-03-15', '2026-03-16'].map((on) => isWithin(on, '2026-03-15', 12))).toEqual([false, true, true, false])
})

test('a day so many months back is a real day, and more months are never later', () => {
  const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1990-01-01', days))
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 59 }), (today, months) => {
      expect(isDay(monthsBefore(today, months))).toBe(true)
      expect(monthsBefore(today, months + 1) < monthsBefore(today, months)).toBe(true)
    }),
  )
})

test('a setting of months is a whole number from 1 to 60', () => {
  expect(['12', '1', '60'].map(readMonths)).toEqual([12, 1, 60])
  expect([null, '', '0', '61', '-1', '1.5', '1e1', ' 12', 'twelve'].map(readMonths)).toEqual(Array(9).fill(null))
})
