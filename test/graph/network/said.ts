/** How a refusal reads in a test: "field: message". */
import type { Refusal } from '../../../graph/dates/refusal.ts'
import { typedDayOf, type TypedDay } from '../../../graph/dates/typed-day.ts'

export const said = (refusals: readonly Refusal[]): string[] => refusals.map(({ field, message }) => `${field}: ${message}`)
export const saying = (outcome: object): string[] => ('refusals' in outcome ? said(outcome.refusals as Refusal[]) : [])

/** An ISO day as typed in three boxes; nothing typed for an empty one. */
export const typed = (day: string): TypedDay => (day === '' ? { day: '', month: '', year: '' } : typedDayOf(day))
export const span = (from: string, to = '') => ({ from: typed(from), to: typed(to) })
