/**
 * Bank holidays of England, computed for any year, with the years in which one was moved or added.
 * Source: Banking and Financial Dealings Act 1971 and the proclamations listed at gov.uk/bank-holidays; Easter after the
 * anonymous Gregorian algorithm (Nature, 20 April 1876). Leaves out: proclamations yet to come; add them to the table.
 */
import { addDays, weekday } from './day.ts'

const pad = (number: number): string => String(number).padStart(2, '0')

/** Easter Sunday of a year. */
export function easterSunday(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  return `${year}-${pad(Math.floor(f / 31))}-${pad((f % 31) + 1)}`
}

/** The first Monday on or after a day. */
export const mondayFrom = (day: string): string => addDays(day, (8 - weekday(day)) % 7)

/** Holidays that a proclamation moved (`instead`) or added in one year. */
const PROCLAIMED: Record<number, { instead?: Record<string, string>; added?: string[] }> = {
  2011: { added: ['2011-04-29'] },
  2012: { instead: { '2012-05-28': '2012-06-04' }, added: ['2012-06-05'] },
  2020: { instead: { '2020-05-04': '2020-05-08' } },
  2022: { instead: { '2022-05-30': '2022-06-02' }, added: ['2022-06-03', '2022-09-19'] },
  2023: { added: ['2023-05-08'] },
}

/** New Year's Day, or the Monday after it. */
const newYear = (year: number): string => {
  const day = `${year}-01-01`
  return [0, 6].includes(weekday(day)) ? mondayFrom(day) : day
}

/** Christmas Day and Boxing Day, each on the day itself or its substitute. */
const christmas = (year: number): string[] => {
  const first = weekday(`${year}-12-25`)
  if (first === 5) return [`${year}-12-25`, `${year}-12-28`]
  if (first === 6) return [`${year}-12-27`, `${year}-12-28`]
  if (first === 0) return [`${year}-12-26`, `${year}-12-27`]
  return [`${year}-12-25`, `${year}-12-26`]
}

/** The bank holidays of a year in England, in order. */
export function bankHolidays(year: number): string[] {
  const easter = easterSunday(year)
  const usual = [
    newYear(year), addDays(easter, -2), addDays(easter, 1),
    mondayFrom(`${year}-05-01`), mondayFrom(`${year}-05-25`), mondayFrom(`${year}-08-25`), ...christmas(year),
  ]
  const { instead = {}, added = [] } = PROCLAIMED[year] ?? {}
  return [...usual.map((day) => instead[day] ?? day), ...added].toSorted()
}
