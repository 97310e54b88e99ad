/** What is to happen when, in order of time and then of being added; what happens may add more. */

type Entry = { at: string; happen: () => void | Promise<void> }

export class Agenda {
  private entries: Entry[] = []

  /** `at` is an instant: see `instant`. */
  add(at: string, happen: Entry['happen']): void {
    this.entries.push({ at, happen })
  }

  /** Lets everything happen before the instant, earliest first. */
  async runUntil(at: string): Promise<void> {
    for (;;) {
      const next = this.entries.reduce<Entry | null>((first, entry) => (first === null || entry.at < first.at ? entry : first), null)
      if (next === null || next.at >= at) return
      this.entries.splice(this.entries.indexOf(next), 1)
      await next.happen()
    }
  }
}

/** An hour of a day, as an instant. */
export const instant = (day: string, hour: number): string => `${day}T${String(hour).padStart(2, '0')}:00:00.000Z`

/** The outcome, or a fault: what the demo does has to be possible. */
export function orThrow<T extends object>(outcome: T): Exclude<T, { refusal: string } | { stale: true }> {
  if ('refusal' in outcome) throw new Error(`The demo did what the portal refuses: ${String(outcome.refusal)}`)
  if ('stale' in outcome) throw new Error('The demo changed something that had changed already.')
  return outcome as Exclude<T, { refusal: string } | { stale: true }>
}
