/**
 * What the answers of a review come to: for each pillar the typical answer, the mean, and how far members see it alike.
 *
 * How alike: the average deviation about the median (AD-Md), the mean distance of the answers from the middle one, in steps.
 * Source: Burke, Finkelstein and Dusig, "On Average Deviation Indices for Estimating Interrater Agreement", Organizational
 * Research Methods 2(1), 1999; that members agree up to a sixth of the number of steps: Burke and Dunlap, "Estimating
 * Interrater Agreement With the Average Deviation Index: A User's Guide", Organizational Research Methods 5(2), 2002.
 * Nothing is told of fewer than five answers, not even how many there were. Leaves out: how answers are spread over the steps,
 * which would tell of single schools.
 */
import { enough } from './few.ts'
import { STEPS, type Pillar } from './pillars.ts'

/** One school's answer on one pillar; those who could not say have none. */
export type Mark = { pillar: string; step: number }

export type PillarResult = {
  answers: number
  /** 1 to 4, to one tenth. */
  mean: number
  /** The middle answer: two steps where it lies between them. */
  typical: [number] | [number, number]
  /** Mean distance from the middle answer in steps, to one hundredth; 0 when all said the same. */
  deviation: number
  alike: boolean
}

/** Members see it alike while the average deviation is no more than this: a sixth of the number of steps. */
export const ALIKE_UP_TO = STEPS.length / 6

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)
const rounded = (value: number, parts: number): number => Math.round(value * parts) / parts

/** The two middle answers, the same one twice where their number is odd. */
const middleOf = (steps: readonly number[]): [number, number] => {
  const inOrder = steps.toSorted((a, b) => a - b)
  return [inOrder[Math.floor((inOrder.length - 1) / 2)]!, inOrder[Math.floor(inOrder.length / 2)]!]
}

/** The mean distance of the answers from their median, in steps. @throws without answers: there is nothing to say. */
export function averageDeviation(steps: readonly number[]): number {
  if (steps.length === 0) throw new Error('There are no answers to compare.')
  const [low, high] = middleOf(steps)
  return sum(steps.map((step) => Math.abs(step - (low + high) / 2))) / steps.length
}

/** What the marks on one pillar come to; null for fewer than five. */
export function resultOf(steps: readonly number[]): PillarResult | null {
  if (!enough(steps.length)) return null
  const [low, high] = middleOf(steps)
  const deviation = averageDeviation(steps)
  return {
    answers: steps.length, mean: rounded(sum(steps) / steps.length, 10), typical: low === high ? [low] : [low, high],
    deviation: rounded(deviation, 100), alike: deviation <= ALIKE_UP_TO,
  }
}

/** The result of each pillar, in their order. */
export const resultsOf = (marks: readonly Mark[], pillars: readonly Pillar[]): { pillar: string; result: PillarResult | null }[] =>
  pillars.map(({ code }) => ({ pillar: code, result: resultOf(marks.filter(({ pillar }) => pillar === code).map(({ step }) => step)) }))
