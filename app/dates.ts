/** Dates in forms and addresses: three boxes in, an ISO day out. */
import type { TypedDay } from '../graph/dates/typed-day.ts'

/** What was typed in the boxes of a DateField. */
export const readDay = (from: { text: (name: string) => string }, name: string): TypedDay => ({
  day: from.text(`${name}-day`),
  month: from.text(`${name}-month`),
  year: from.text(`${name}-year`),
})
