/**
 * How far back activity counts: as many months as a setting says. That it is 12 unless changed is this project's.
 * Leaves out: school terms and holidays; a month is a month of the calendar.
 */
import { isDay } from '../dates/day.ts'

/** Months back that count unless the setting `coverage.months` says otherwise. */
export const STANDARD_MONTHS = 12

/** The same day so many months earlier; the last day of a shorter month (31 March less one month: 28 or 29 February). */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const count = year * 12 + (month - 1) - months
  const start = `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-`
  for (let date = Number(day.slice(8)); date > 28; date -= 1) if (isDay(start + date)) return start + date
  return start + (day.slice(8) > '28' ? '28' : day.slice(8))
}

/** Is the activity within the months up to the day, both ends included? */
export const isWithin = (on: string, day: string, months: number): boolean => monthsBefore(day, months) <= on && on <= day

/** A number of months as a setting holds it: whole, from 1 to 60; null for anything else. */
export const readMonths = (text: string | null): number | null =>
  text !== null && /^[1-9]\d?$/.test(text) && Number(text) <= 60 ? Number(text) : null
