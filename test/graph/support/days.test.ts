import { expect, test } from 'vitest'
import { dayNumber, formatDayCount, formatDays } from '../../../graph/support/days.ts'

test('half-days read as days, one of them in the singular', () => {
  expect([0, 1, 2, 3, 4, 5, 20].map(formatDays)).toEqual(['0 days', '½ day', '1 day', '1½ days', '2 days', '2½ days', '10 days'])
  expect([0, 1, 2, 3].map(formatDayCount)).toEqual(['0', '½', '1', '1½'])
  expect([1, 2, 5].map(dayNumber)).toEqual([0.5, 1, 2.5])
})
