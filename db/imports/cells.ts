/**
 * Reads single cells of published files: each reader gives a value, or the rule the cell breaks. Blank, `NULL` and the
 * marks for "suppressed" or "not applicable" are null. What a spreadsheet does to numbers and dates is told as that.
 */
import { isDay } from '../../graph/dates/day.ts'

export type Cell<T> = { value: T } | { rule: string }
export type Reader<T> = (text: string) => Cell<T>

/** Trims blanks of every kind; a non-breaking space inside becomes an ordinary one. */
export const tidy = (raw: string): string => (raw.includes('\u00a0') ? raw.replaceAll('\u00a0', ' ') : raw).trim()

const MARKS: ReadonlySet<string> = new Set(['', 'NULL', 'NA', 'N/A', 'SUPP', 'NE', 'NP', 'z', 'c', 'x', ':', '-'])
const isMark = (text: string): boolean => MARKS.has(text)
const SCIENTIFIC = /^\d+(\.\d+)?e[+-]?\d+$/i
const SHEET = 'A spreadsheet seems to have changed it; use the file as it was published.'
const LONGEST_TEXT = 500

/** A reader that takes blank and suppressed cells as unknown. */
export const optional = <T>(read: Reader<T>): Reader<T | null> => (text) => (isMark(text) ? { value: null } : read(text))

export const text: Reader<string | null> = (cell) => {
  if (cell === '' || cell === 'NULL') return { value: null }
  return cell.length > LONGEST_TEXT ? { rule: `must be no longer than ${LONGEST_TEXT} characters` } : { value: cell }
}
/** A text that must be there; `what` names it: "a name". */
export const words = (what: string): Reader<string> => (cell) => {
  const read = text(cell)
  return 'value' in read ? (read.value === null ? { rule: `must have ${what}` } : { value: read.value }) : read
}

export const urn: Reader<number> = (cell) => {
  if (/^[1-9]\d{5}$/.test(cell)) return { value: Number(cell) }
  return { rule: SCIENTIFIC.test(cell) ? `must be six figures. ${SHEET}` : 'must be six figures, such as 123456' }
}
/** A group's number in the register. */
export const groupUid: Reader<number> = (cell) => {
  if (/^[1-9]\d{0,7}$/.test(cell)) return { value: Number(cell) }
  return { rule: SCIENTIFIC.test(cell) ? `must be a whole number. ${SHEET}` : 'must be a whole number, such as 5143' }
}
export const laCode: Reader<string> = (cell) =>
  /^\d{3}$/.test(cell) ? { value: cell } : { rule: 'must be the three figures of a local authority, such as 831' }

export const whole = (least: number, most: number): Reader<number> => (cell) => {
  const value = Number(cell)
  if (/^-?\d+(\.0+)?$/.test(cell) && value >= least && value <= most) return { value }
  return { rule: SCIENTIFIC.test(cell) ? `must be a whole number. ${SHEET}` : `must be a whole number from ${least} to ${most}` }
}
export const percentage: Reader<number> = (cell) => {
  const figure = cell.replace(/%$/, '')
  const value = Number(figure)
  return /^\d+(\.\d+)?$/.test(figure) && value <= 100 ? { value } : { rule: 'must be a percentage from 0 to 100' }
}

/** The register writes 1 January 1900 where nobody knows. */
const UNKNOWN_DAY = '1900-01-01'
export const day: Reader<string | null> = (cell) => {
  const [, d, m, y] = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})(?: 0?0:00(?::00)?)?$/.exec(cell) ?? []
  const iso = d && m && y ? `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}` : (/^(\d{4}-\d{2}-\d{2})(?:[T ]00:00(?::00)?)?$/.exec(cell)?.[1] ?? '')
  if (isDay(iso)) return { value: iso === UNKNOWN_DAY ? null : iso }
  if (/^\d{5}$/.test(cell)) return { rule: `must be a date, such as 31-08-2025. ${SHEET}` }
  return { rule: iso === '' ? 'must be a date as day, month and year, such as 31-08-2025' : 'must be a real date, with the day first, such as 31-08-2025' }
}

/** One of a publication's own words, in any case, and what each stands for. */
export const oneOf = <T>(values: Record<string, T>): Reader<T> => {
  const known = new Map(Object.entries(values).map(([word, value]) => [word.toLowerCase(), value]))
  const list = Object.keys(values).join(', ')
  return (cell) => {
    const key = cell.toLowerCase()
    return known.has(key) ? { value: known.get(key)! } : { rule: `must be one of: ${list}` }
  }
}
