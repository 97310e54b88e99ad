/**
 * Puts numbers and areas into words for reasons. Decides nothing.
 * Source: GOV.UK style (numbers up to nine in words). Leaves out: names of schools and categories, which reasons never tell.
 */
import { areaName } from '../categories/areas.ts'

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** A count in words up to nine, in figures beyond. */
export const count = (number: number): string => SMALL[number] ?? String(number)

/** `one school`, `four schools`, `no schools`. */
export const counted = (number: number, one: string, many = `${one}s`): string => `${count(number)} ${number === 1 ? one : many}`

/** Half-days as days: `half a day`, `1 day`, `4½ days`. */
export const days = (halfDays: number): string => {
  if (halfDays === 1) return 'half a day'
  const whole = Math.floor(halfDays / 2)
  return `${whole}${halfDays % 2 === 1 ? '½' : ''} ${halfDays === 2 ? 'day' : 'days'}`
}

/** The area within a sentence: small first letter unless it is a name. */
export const area = (code: string): string => {
  const name = areaName(code)
  return name.startsWith('English') ? name : name.charAt(0).toLowerCase() + name.slice(1)
}

/** The sentence with a capital first letter. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Kilometres in words: whole from ten, one decimal below. */
export const km = (distance: number): string => `${distance >= 10 ? Math.round(distance) : Math.round(distance * 10) / 10} km`
