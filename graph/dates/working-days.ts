/**
 * Working days, and by when an answer is due. Weekends, bank holidays and school holidays do not count: a head asked on
 * the last day of term has as many school days to answer as one asked in the middle of it.
 * A reply is due on a school day, never inside a school holiday. Leaves out: part-time weeks.
 */
import { bankHolidays } from './bank-holidays.ts'
import { addDays, weekday } from './day.ts'
import { holidayOn, usualCalendar, type Calendar } from './holidays.ts'

/** Monday to Friday and not a bank holiday. */
export const isWorkingDay = (day: string): boolean =>
  ![0, 6].includes(weekday(day)) && !bankHolidays(Number(day.slice(0, 4))).includes(day)

/** A working day on which schools are open. */
export const isSchoolDay = (day: string, calendar: Calendar = usualCalendar): boolean =>
  isWorkingDay(day) && holidayOn(day, calendar) === null

/** A calendar with no school day for this long is a mistake in its dates. */
const LONGEST_WITHOUT_SCHOOL = 120

/**
 * The last day to reply when asked today: so many school days after it, today not counted.
 * @throws when the calendar has no school day within 120 days, or `workingDays` is not a whole number of at least 1.
 */
export function replyBy(today: string, workingDays: number, calendar: Calendar = usualCalendar): string {
  if (!Number.isInteger(workingDays) || workingDays < 1) throw new Error(`A reply needs at least one working day, not ${workingDays}.`)
  let day = today
  let left = workingDays
  let without = 0
  while (left > 0) {
    day = addDays(day, 1)
    const counts = isSchoolDay(day, calendar)
    left -= counts ? 1 : 0
    without = counts ? 0 : without + 1
    if (without > LONGEST_WITHOUT_SCHOOL) throw new Error(`The calendar has no school day in the ${LONGEST_WITHOUT_SCHOOL} days to ${day}.`)
  }
  return day
}
