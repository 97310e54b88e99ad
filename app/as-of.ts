/** The day a page is asked about: three boxes of a GET form, or `?on=2026-01-31` from a link; today when nothing was asked. */
import { isDay } from '../graph/dates/day.ts'
import { parseTypedDay } from '../graph/dates/typed-day.ts'
import { readDay } from './dates.ts'
import type { Refused } from './forms.ts'
import type { Query } from './listing.ts'

/** `form` is what was typed and what is wrong with it; the page then shows today. */
export type AsOf = { day: string; form: Refused | undefined }

const NAME = 'The date to look at'
/** Nothing of before is recorded. */
const EARLIEST = '1900-01-01'

/** Nobody knows what will be; what is wrong with a day that is not to be looked at. */
const outside = (day: string, today: string): string | null => {
  if (day > today) return `${NAME} must be today or earlier`
  return day < EARLIEST ? `${NAME} must be in ${EARLIEST.slice(0, 4)} or later` : null
}

export function readAsOf(query: Pick<Query, 'text'>, today: string): AsOf {
  const typed = readDay(query, 'on')
  if (Object.values(typed).every((box) => box === '')) return { day: isDay(query.text('on')) && outside(query.text('on'), today) === null ? query.text('on') : today, form: undefined }
  const read = parseTypedDay(typed, NAME, 'on')
  const message = 'day' in read ? outside(read.day, today) : read.refusal.message
  if ('day' in read && message === null) return { day: read.day, form: undefined }
  const boxes = Object.entries(typed).map(([box, text]) => [`on-${box}`, [text]])
  return { day: today, form: { typed: Object.fromEntries(boxes) as Refused['typed'], errors: message === null ? [] : [{ field: 'on', message }] } }
}

/** The words that keep the day in a link: nothing for today. */
export const keepDay = (day: string, today: string): Record<string, string> => ({ 'on-day': '', 'on-month': '', 'on-year': '', on: day === today ? '' : day })
