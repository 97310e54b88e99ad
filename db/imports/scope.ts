/** What an import is compared under: which authorities, the day the file tells of, what was loaded before. */
import { formatDay, isDay } from '../../graph/dates/day.ts'
import type { Db } from '../client.ts'

export type Scope = {
  laCodes: readonly string[]
  /** The day the file tells of. */
  asOf: string
  /** The latest day a loaded register told which trusts and federations schools are in. */
  registerDay: string | null
  /** The latest day of any register or group file loaded. */
  newestDay: string | null
}

/** The day in a published file's name (`edubasealldata20250717.csv`, `…202509.csv`: its first), else the day it is loaded. */
export function dayOfFile(fileName: string, today: string): string {
  const [, y, m, d] = /(?<!\d)(20\d{2})-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])?(?!\d)/.exec(fileName) ?? []
  const day = y && m ? `${y}-${m}-${d ?? '01'}` : today
  return isDay(day) && day <= today ? day : today
}

export function scopeOf(db: Db, { laCodes, asOf }: { laCodes: readonly string[]; asOf: string }): Scope {
  const latest = (which: string): string | null =>
    db.$client.prepare(`select max(as_of) from imports where state = 'applied' and ${which}`).pluck().get() as string | null
  const registerDay = latest("kind = 'register' and json_extract(counts, '$.tellsGroups') = 1")
  return { laCodes, asOf, registerDay, newestDay: latest("kind in ('register', 'groups')") }
}

/** Older than what was loaded before: it may still add what is missing, but renames nothing. */
export const isStale = ({ asOf, newestDay }: Scope): boolean => newestDay !== null && asOf < newestDay

export const staleNote = (scope: Scope): string[] =>
  isStale(scope) ? [`This file tells of ${formatDay(scope.asOf)}. One of ${formatDay(scope.newestDay!)} was loaded before it: names of trusts and federations stay as they are.`] : []
