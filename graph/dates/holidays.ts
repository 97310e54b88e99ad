/**
 * When pupils are away. An authority's own published dates are data; where it has given none for a school year, these
 * usual ones hold. Source: the pattern of English authorities' published term dates, 2022/23 to 2026/27.
 * Leaves out: training days, and academies that set other dates.
 */
import { addDays } from './day.ts'
import { easterSunday, mondayFrom } from './bank-holidays.ts'
import { schoolYearOf } from './school-year.ts'

/** A school holiday; both days included, weekends at its ends left out or not as published. */
export type Holiday = { name: string; from: string; to: string }

/** The holidays of the school year that begins in September of the year asked. */
export type Calendar = (schoolYear: number) => Holiday[]

const week = (name: string, monday: string, weeks = 1): Holiday => ({ name, from: monday, to: addDays(monday, 7 * weeks - 1) })

/** The usual holidays: three half-term weeks, a fortnight at Christmas and at Easter, and summer from 23 July. */
export const usualCalendar: Calendar = (schoolYear) => {
  const next = schoolYear + 1
  return [
    week('Autumn half-term', mondayFrom(`${schoolYear}-10-25`)),
    week('Christmas', mondayFrom(`${schoolYear}-12-19`), 2),
    week('Spring half-term', mondayFrom(`${next}-02-13`)),
    week('Easter', addDays(easterSunday(next), -6), 2),
    week('Summer half-term', mondayFrom(`${next}-05-25`)),
    { name: 'Summer', from: `${next}-07-23`, to: `${next}-08-31` },
  ]
}

/** A calendar of an authority's own dates; a school year in which it gave none keeps the usual ones. */
export const calendarOf = (published: Holiday[]): Calendar => (schoolYear) => {
  const own = published.filter((holiday) => schoolYearOf(holiday.from) === schoolYear)
  return own.length > 0 ? own : usualCalendar(schoolYear)
}

/** The school holiday a day falls in, or null. */
export const holidayOn = (day: string, calendar: Calendar = usualCalendar): Holiday | null =>
  calendar(schoolYearOf(day)).find((holiday) => holiday.from <= day && day <= holiday.to) ?? null
