import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, weekday } from '../../../graph/dates/day.ts'
import { calendarOf, holidayOn, usualCalendar } from '../../../graph/dates/holidays.ts'
import { isSchoolDay, isWorkingDay, replyBy } from '../../../graph/dates/working-days.ts'

test('weekends and bank holidays are not working days', () => {
  expect(isWorkingDay('2026-11-23')).toBe(true)
  expect(isWorkingDay('2026-11-22')).toBe(false)
  expect(isWorkingDay('2026-12-28')).toBe(false)
  expect(isWorkingDay('2026-12-29')).toBe(true)
})

test('the usual holidays of 2026/27 are where authorities put them', () => {
  expect(usualCalendar(2026).map(({ name, from, to }) => `${name} ${from} ${to}`)).toEqual([
    'Autumn half-term 2026-10-26 2026-11-01',
    'Christmas 2026-12-21 2027-01-03',
    'Spring half-term 2027-02-15 2027-02-21',
    'Easter 2027-03-22 2027-04-04',
    'Summer half-term 2027-05-31 2027-06-06',
    'Summer 2027-07-23 2027-08-31',
  ])
})

test('a reply in ordinary weeks is due so many working days on, today not counted', () => {
  expect(replyBy('2026-11-23', 5)).toBe('2026-11-30')
  expect(replyBy('2026-11-20', 1)).toBe('2026-11-23')
})

test('days of a school holiday do not count: asked on the last Friday of term, a head has five school days', () => {
  expect(replyBy('2026-12-18', 5)).toBe('2027-01-08')
  expect(replyBy('2027-07-22', 5)).toBe('2027-09-07')
})

test('an authority’s own dates replace the usual ones of that school year only', () => {
  const calendar = calendarOf([{ name: 'October break', from: '2026-10-19', to: '2026-10-30' }])
  expect(holidayOn('2026-10-20', calendar)?.name).toBe('October break')
  expect(holidayOn('2026-12-24', calendar)).toBeNull()
  expect(holidayOn('2027-10-26', calendar)?.name).toBe('Autumn half-term')
  expect(replyBy('2026-10-16', 1, calendar)).toBe('2026-11-02')
})

test('a reply date is never on a weekend, a bank holiday or in a school holiday, and has the days promised before it', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 1, max: 25 }), (start, workingDays) => {
    const today = addDays('2022-09-01', start)
    const due = replyBy(today, workingDays)
    expect(isSchoolDay(due)).toBe(true)
    expect([0, 6]).not.toContain(weekday(due))
    expect(holidayOn(due)).toBeNull()
    let counted = 0
    for (let day = addDays(today, 1); day <= due; day = addDays(day, 1)) counted += isSchoolDay(day) ? 1 : 0
    expect(counted).toBe(workingDays)
  }))
})

test('a calendar without school days, or no days to reply in, is a mistake that is said', () => {
  const closed = calendarOf([{ name: 'Closed', from: '2026-09-01', to: '2027-08-31' }])
  expect(() => replyBy('2026-09-10', 5, closed)).toThrow('no school day')
  expect(() => replyBy('2026-09-10', 0)).toThrow('at least one working day')
})
