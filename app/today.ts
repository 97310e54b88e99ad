/** The clock: the only file of `app/` that reads it for dates. */

/** The day in Europe/London, ISO. ALONGSIDE_TODAY fixes it, for trying things out on another day. */
export const londonDay = (instant: Date = new Date()): string =>
  process.env.ALONGSIDE_TODAY ?? new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(instant)
