/** The clock: the only file of `app/` that reads it for dates. */

const LONDON = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' })

/** The day in Europe/London, ISO. ALONGSIDE_TODAY fixes it, for trying things out on another day. */
export const londonDay = (instant: Date = new Date()): string => process.env.ALONGSIDE_TODAY ?? LONDON.format(instant)
