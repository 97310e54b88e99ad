/**
 * Reads the first and last day of something inside a network's life, and says which rule a day breaks.
 *
 * Everything that relates two things is dated; nothing of a network lies outside the network's own dates.
 * Leaves out: what may not overlap with what (the rule that asks).
 */
import { formatDay } from '../dates/day.ts'
import type { Refusal } from '../dates/refusal.ts'
import { parseTypedDay, type TypedDay } from '../dates/typed-day.ts'
import type { Dated } from './model.ts'

export type TypedSpan = { from: TypedDay; to: TypedDay }
/** A span with a first day. */
export type Span = { from: string; to: string | null }

/** Earlier and later days are slips of the finger: schools of the register open from 1800 on. */
const EARLIEST = '1800-01-01'
const LATEST = '2100-12-31'

const isBlank = ({ day, month, year }: TypedDay): boolean => `${day}${month}${year}`.trim() === ''

/** Do the two have a day in common? Null is open on that side. */
export const overlap = (a: Dated, b: Dated): boolean =>
  (a.to === null || b.from === null || b.from <= a.to) && (b.to === null || a.from === null || a.from <= b.to)

/** Why the day is outside the network's life, as the end of a sentence; null where it is not. */
export const outsideLife = (day: string, { from, to }: Dated): string | null => {
  if (from !== null && day < from) return `must be ${formatDay(from)} or later, when the network began`
  return to !== null && day > to ? `must be ${formatDay(to)} or earlier, when the network ended` : null
}

/** A day that can be meant at all, and lies in the life given. */
export function readDayWithin(typed: TypedDay, name: string, field: string, life: Dated = { from: null, to: null }): { day: string } | { refusal: Refusal } {
  const read = parseTypedDay(typed, name, field)
  if ('refusal' in read) return read
  const why = read.day < EARLIEST || read.day > LATEST ? `must be in a year from ${EARLIEST.slice(0, 4)} to ${LATEST.slice(0, 4)}` : outsideLife(read.day, life)
  return why === null ? read : { refusal: { field, message: `${name} ${why}` } }
}

type Names = { from?: string; to?: string }

/** A first day, and a last day where one is typed, both in the life given. Fields: from, to. */
export function readSpan(typed: TypedSpan, life: Dated, refusals: Refusal[], { from: first = 'The first day', to: last = 'The last day' }: Names = {}): Span {
  const from = readDayWithin(typed.from, first, 'from', life)
  const to = isBlank(typed.to) ? { day: null } : readDayWithin(typed.to, last, 'to', life)
  for (const read of [from, to]) if ('refusal' in read) refusals.push(read.refusal)
  const span = { from: 'day' in from ? from.day : '', to: 'day' in to ? to.day : null }
  if (span.from !== '' && span.to !== null && span.to < span.from) refusals.push({ field: 'to', message: `${last} must be ${formatDay(span.from)}, the first day, or later` })
  return span
}

/** Which of these ends, and on which day, its last. Fields: one, ending. @param rows those that go on. */
export function endOne<R extends Dated & { id: number }>(typed: { one: string; ending: TypedDay }, rows: readonly R[], life: Dated): { one: R; to: string } | { refusals: Refusal[] } {
  const one = rows.find(({ id }) => String(id) === typed.one)
  const ending = readDayWithin(typed.ending, 'The last day', 'ending', life)
  const refusals: Refusal[] = one ? [] : [{ field: 'one', message: 'Choose what ends' }]
  if ('refusal' in ending) refusals.push(ending.refusal)
  else if (one && one.from !== null && ending.day < one.from) refusals.push({ field: 'ending', message: `The last day must be ${formatDay(one.from)}, the first day, or later` })
  return refusals.length > 0 || !one || 'refusal' in ending ? { refusals } : { one, to: ending.day }
}

/** Words as they are kept, or a refusal when there are none or too many. */
export function readWords(typed: string, field: string, what: string, longest: number, refusals: Refusal[]): string {
  const words = typed.trim().replace(/\s+/g, ' ')
  if (words === '' || words.length > longest) refusals.push({ field, message: `Enter ${what}, with at most ${longest.toLocaleString('en-GB')} characters` })
  return words
}
