import { expect, test } from 'vitest'
import { keepDay, readAsOf } from '../../app/as-of.ts'
import { readQuery } from '../../app/listing.ts'

const TODAY = '2026-03-15'
const asked = (query: string) => readAsOf(readQuery(new Request(`http://localhost/networks${query}`)), TODAY)

test('without a question the day is today', () => {
  expect(asked('')).toEqual({ day: TODAY, form: undefined })
  expect(asked('?on-day=&on-month=&on-year=')).toEqual({ day: TODAY, form: undefined })
})

test('a day can be typed in three boxes or come with a link; the boxes win', () => {
  expect(asked('?on-day=1&on-month=9&on-year=2025').day).toBe('2025-09-01')
  expect(asked('?on=2025-09-01').day).toBe('2025-09-01')
  expect(asked('?on=2025-09-01&on-day=2&on-month=9&on-year=2025').day).toBe('2025-09-02')
})

test('a day that is none is said at its field, with what was typed, and today is shown', () => {
  expect(asked('?on-day=31&on-month=2&on-year=2026')).toEqual({
    day: TODAY,
    form: { typed: { 'on-day': ['31'], 'on-month': ['2'], 'on-year': ['2026'] }, errors: [{ field: 'on', message: 'The date to look at must be a real date' }] },
  })
})

test('a day to come, or from before anything was recorded, is not shown as if it were known', () => {
  const refused = (query: string) => asked(query).form?.errors.map(({ message }) => message)
  expect(refused('?on-day=16&on-month=3&on-year=2026')).toEqual(['The date to look at must be today or earlier'])
  expect(refused('?on-day=1&on-month=1&on-year=2999')).toEqual(['The date to look at must be today or earlier'])
  expect(refused('?on-day=14&on-month=10&on-year=1066')).toEqual(['The date to look at must be in 1900 or later'])
  expect(refused('?on-day=15&on-month=3&on-year=2026')).toBeUndefined()
  for (const on of ['2026-03-16', '1066-10-14']) expect(asked(`?on=${on}`), on).toEqual({ day: TODAY, form: undefined })
})

test('an address that makes no sense is today', () => {
  for (const on of ['2026-02-30', 'yesterday', "' or 1=1", '2026-1-1', '%00']) expect(asked(`?on=${encodeURIComponent(on)}`), on).toEqual({ day: TODAY, form: undefined })
})

test('links keep another day and leave today out', () => {
  expect(keepDay(TODAY, TODAY).on).toBe('')
  expect(keepDay('2025-09-01', TODAY)).toEqual({ 'on-day': '', 'on-month': '', 'on-year': '', on: '2025-09-01' })
})
