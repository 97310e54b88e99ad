/** The day a page is asked about: three boxes of a GET form, or `?on=2026-01-31` from a link; today when nothing was asked. */
import { isDay } from '../graph/dates/day.ts'
import { parseTypedDay } from '../graph/dates/typed-day.ts'
import { readDay } from './dates.ts'
import type { Refused } from './forms.ts'
import type { Query } from './listing.ts'

/** `form` is what was typed and what is wrong with it; the page then shows today. */
export type AsOf = { day: string; form: Refused | undefined }

export function readAsOf(query: Query, today: string): AsOf {
  const typed = readDay(query, 'on')
  if (Object.values(typed).every((box) => box === '')) return { day: isDay(query.text('on')) ? query.text('on') : today, form: undefined }
  const read = parseTypedDay(typed, 'The date to look at', 'on')
  if ('day' in read) return { day: read.day, form: undefined }
  const boxes = Object.entries(typed).map(([box, text]) => [`on-${box}`, [text]])
  return { day: today, form: { typed: Object.fromEntries(boxes) as Refused['typed'], errors: [read.refusal] } }
}

/** The words that keep the day in a link: nothing for today. */
export const keepDay = (day: string, today: string): Record<string, string> => ({ 'on-day': '', 'on-month': '', 'on-year': '', on: day === today ? '' : day })
