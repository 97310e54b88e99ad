/**
 * Reads a date typed as day, month and year, or says which part is wrong and what it must be.
 * Source: the GOV.UK Design System's date input (one message at a time, the month also as a word).
 * Leaves out: whether the date suits the question; the rule that asked decides that.
 */
import { isDay, monthNumber } from './day.ts'
import { OTHER_FIGURES } from './figures.ts'
import type { Refusal } from './refusal.ts'

/** What was typed in the three boxes. */
export type TypedDay = { day: string; month: string; year: string }

const WHOLE = /^[0-9]{1,2}$/
const YEAR = /^[0-9]{4}$/

const list = (words: string[]): string => (words.length === 2 ? words.join(' and ') : words.join(''))

/**
 * The ISO day typed, or one refusal for `field`.
 * @param name how the question calls the date, at the start of a sentence: "The date you want help by".
 */
export function parseTypedDay(typed: TypedDay, name: string, field: string): { day: string } | { refusal: Refusal } {
  const parts = { day: typed.day.trim(), month: typed.month.trim(), year: typed.year.trim() }
  const missing = (['day', 'month', 'year'] as const).filter((part) => parts[part] === '')
  const say = (message: string) => ({ refusal: { field, message: `${name} ${message}` } })

  if (missing.length === 3) return say('must have a day, a month and a year')
  if (missing.length > 0) return say(`must have ${list(missing.map((part) => `a ${part}`))}`)
  if (Object.values(parts).some((part) => OTHER_FIGURES.test(part))) return say('must be in the figures 0 to 9')
  if (!YEAR.test(parts.year)) return say('must have a year of 4 figures')
  const month = monthNumber(parts.month)
  if (month === null || month < 1 || month > 12) return say('must have a month from 1 to 12')
  if (!WHOLE.test(parts.day)) return say('must have a day from 1 to 31')
  const day = `${parts.year}-${String(month).padStart(2, '0')}-${parts.day.padStart(2, '0')}`
  return isDay(day) ? { day } : say('must be a real date')
}

/** An ISO day as the three boxes show it. */
export const typedDayOf = (day: string): TypedDay => ({
  day: String(Number(day.slice(8, 10))),
  month: String(Number(day.slice(5, 7))),
  year: day.slice(0, 4),
})
