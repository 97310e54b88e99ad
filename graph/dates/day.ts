/**
 * Days as the portal holds them (ISO, `2026-11-23`) and as people read them ("23 November 2026").
 * Source: the GOV.UK style guide for dates. Leaves out: times of day and time zones; `today` is always passed in.
 */

const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
] as const
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const MS_A_DAY = 86_400_000

const instantOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10)

/** Is the text a day of the calendar, written `yyyy-mm-dd`, from year 1000 to 9999? */
export const isDay = (text: string): boolean => {
  if (!/^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$/.test(text)) return false
  const instant = instantOf(text)
  return !Number.isNaN(instant) && dayOf(instant) === text
}

/** The day so many days later; negative for earlier. */
export const addDays = (day: string, days: number): string => dayOf(instantOf(day) + days * MS_A_DAY)

/** How many days from one day to another: 0 for the same day, negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((instantOf(to) - instantOf(from)) / MS_A_DAY)

/** The same day in another year; 29 February becomes 28 February where there is none. */
export const addYears = (day: string, years: number): string => {
  const moved = `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`
  return isDay(moved) ? moved : `${moved.slice(0, 8)}28`
}

/** 0 for Sunday to 6 for Saturday. */
export const weekday = (day: string): number => new Date(instantOf(day)).getUTCDay()

/** "23 November 2026". */
export const formatDay = (day: string): string =>
  `${Number(day.slice(8, 10))} ${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`

/** "Monday 23 November 2026": for a date somebody has to keep. */
export const formatDayWithWeekday = (day: string): string => `${WEEKDAYS[weekday(day)]} ${formatDay(day)}`

/** The number of a month typed as a figure, a name or its first three letters; null for anything else. */
export const monthNumber = (text: string): number | null => {
  const typed = text.trim().toLowerCase()
  if (/^[0-9]{1,2}$/.test(typed)) return Number(typed)
  const at = MONTHS.findIndex((month) => month.toLowerCase() === typed || (typed.length === 3 && month.toLowerCase().startsWith(typed)))
  return at === -1 ? null : at + 1
}
