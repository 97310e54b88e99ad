/**
 * How many days, as people type and read them; held as whole half-days, so that sums are exact.
 * Anything but whole and half days is refused, in words.
 * Leaves out: how many days suit the question; the rule that asked says the most.
 */
import { OTHER_FIGURES } from './figures.ts'

const TYPED = /^([0-9]{0,4})(?:\.([0-9]{0,3}))?$/

/** The half-days typed, or what is wrong with them, as the end of a sentence ("must be at least half a day"). */
export function parseHalfDays(text: string, mostHalfDays: number): { halfDays: number } | { problem: string } {
  const typed = text.trim().replace(/^([0-9]*) ?½$/, (_, whole: string) => `${whole || '0'}.5`)
  if (typed === '') return { problem: 'must be filled in' }
  if (/^[0-9]{5,}(\.[0-9]*)?$/.test(typed)) return { problem: `must be ${formatHalfDays(mostHalfDays)} or fewer` }
  if (OTHER_FIGURES.test(typed)) return { problem: 'must be in the figures 0 to 9, like 2 or 2.5' }
  const parts = TYPED.exec(typed.replace(/^-(?=[0-9.])/, ''))
  if (!parts || /^\.?$/.test(typed)) return { problem: 'must be a number, like 2 or 2.5' }
  const fraction = (parts[2] ?? '').replace(/0+$/, '')
  if (fraction !== '' && fraction !== '5') return { problem: 'must be in whole or half days, like 2 or 2.5' }
  const halfDays = Number(parts[1] || '0') * 2 + (fraction === '5' ? 1 : 0)
  if (halfDays === 0 || typed.startsWith('-')) return { problem: 'must be at least half a day' }
  if (halfDays > mostHalfDays) return { problem: `must be ${formatHalfDays(mostHalfDays)} or fewer` }
  return { halfDays }
}

/** "half a day", "1 day", "2½ days", "0 days". */
export function formatHalfDays(halfDays: number): string {
  if (halfDays === 0) return '0 days'
  if (halfDays === 1) return 'half a day'
  return halfDays === 2 ? '1 day' : `${Math.floor(halfDays / 2)}${halfDays % 2 === 1 ? '½' : ''} days`
}

/** The figure alone, for a text box or a file: "2.5". */
export const typedHalfDays = (halfDays: number): string => String(halfDays / 2)
