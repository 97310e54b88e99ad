/**
 * Reads a list of URNs as people paste it: one a line, or separated by commas, semicolons or spaces.
 * Source: the register (a URN is five to seven figures). Leaves out: which school a URN is.
 */
import type { Refusal } from '../dates/refusal.ts'

export type UrnTyped = { urn: number; line: number }

/** Schools added at a time: more than any authority has in one partnership. */
export const MOST_URNS = 1000
const URN = /^[0-9]{5,7}$/

const wordsOf = (text: string): { word: string; line: number }[] =>
  text.split(/\r\n|\r|\n/).flatMap((line, index) => line.split(/[\s,;]+/).filter((word) => word !== '').map((word) => ({ word, line: index + 1 })))

/** The URNs in the text with their lines, whatever else is in it. */
export const urnsIn = (text: string): UrnTyped[] =>
  wordsOf(text).filter(({ word }) => URN.test(word)).slice(0, MOST_URNS).map(({ word, line }) => ({ urn: Number(word), line }))

/** The URNs, or what is wrong with each line that is none; `urns` are those that can be read all the same. */
export function readUrns(text: string): { urns: UrnTyped[] } | { refusals: Refusal[]; urns: UrnTyped[] } {
  const words = wordsOf(text)
  const no = (message: string): Refusal => ({ field: 'urns', message })
  if (words.length === 0) return { refusals: [no('Enter the URN of at least one school')], urns: [] }
  if (words.length > MOST_URNS) return { refusals: [no(`Enter at most ${MOST_URNS} URNs at a time. You entered ${words.length}`)], urns: [] }
  const refusals = words.filter(({ word }) => !URN.test(word)).map(({ word, line }) => no(`Line ${line}: “${word.slice(0, 40)}” is not a URN, which has six figures`))
  return refusals.length > 0 ? { refusals, urns: urnsIn(text) } : { urns: urnsIn(text) }
}
