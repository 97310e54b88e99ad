/** Chooses the demo's sentences and fills numbers in: `[3-8]` is written as people write it, `[53-66%]` as a share. */
import type { Chance } from './chance.ts'

const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The sentence with a number drawn for each span in it. */
export const worded = (sentence: string, chance: Chance): string =>
  capital(
    sentence.replace(/\[(\d+)-(\d+)(%?)\]/g, (_, low: string, high: string, share: string) => {
      const number = chance.between(Number(low), Number(high))
      return share ? `${number}%` : (NUMBERS[number] ?? String(number))
    }),
  )

/** The sentences fit for schools of a strand: one that ends in `|primary` or `|secondary` is for that strand only. */
export const fitFor = (strand: string, sentences: readonly string[]): string[] =>
  sentences.map((sentence) => sentence.split('|')).filter(([, only]) => only === undefined || only === strand).map(([words]) => words!)
