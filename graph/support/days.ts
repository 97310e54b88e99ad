/**
 * Half-days as people read them. Source: domain.md, "days are integers of half-days"; GOV.UK style for numbers.
 * Leaves out: reading typed days, which belongs to the form that asks.
 */

/** "½ day", "1 day", "2½ days", "0 days". Half-days must be a whole number of at least 0. */
export const formatDays = (halfDays: number): string => `${formatDayCount(halfDays)} ${halfDays === 1 || halfDays === 2 ? 'day' : 'days'}`

/** The same without the word, for a column headed "Days": "½", "1", "2½", "0". */
export function formatDayCount(halfDays: number): string {
  const whole = Math.floor(halfDays / 2)
  return halfDays % 2 === 0 ? String(whole) : `${whole === 0 ? '' : whole}½`
}

/** A plain number for a file: 2.5. */
export const dayNumber = (halfDays: number): number => halfDays / 2
