/**
 * Decides when a network may review itself, whether a review is still open, and whether a school's answer may be kept.
 *
 * One review a term, one answer a school, which may be changed as long as the review is open. Nothing of the answers is shown
 * before that: who looked after the fifth answer and again after the sixth would know the sixth.
 * Leaves out: who may open and answer (graph/permissions); what the answers come to (pillars-results.ts).
 */
import { addDays, formatDay } from '../dates/day.ts'
import type { Refusal } from '../dates/refusal.ts'
import { termOf, termTitle } from '../dates/school-year.ts'
import { parseTypedDay, type TypedDay } from '../dates/typed-day.ts'
import { holdsOn, type Network } from '../network/model.ts'
import { STEPS, type Pillar } from './pillars.ts'

/** A review: `term` is the first day of the term it is of; `lastDay` the last on which it can be answered. */
export type Review = { id: number; networkId: number; term: string; lastDay: string; openedAt: string; version: number }

const LONGEST_WEEKS = 8
export const LONGEST_COMMENT = 2000
const CANNOT_SAY = 'cannot-say'

export const isOpen = (review: Pick<Review, 'lastDay'>, today: string): boolean => today <= review.lastDay

/** "Autumn term 2026". */
export const reviewTitle = (review: Pick<Review, 'term'>): string => termTitle(termOf(review.term))

/** What stands in the way of a new review of this network; null: nothing. */
export function whyNotNow(network: Network, { schools, reviews, today }: { schools: number; reviews: readonly Review[]; today: string }): string | null {
  const term = termOf(today)
  const open = reviews.find((review) => isOpen(review, today))
  if (!holdsOn(network, today)) return 'It does not exist today, so nobody can review it.'
  if (open) return `A review is open until ${formatDay(open.lastDay)}.`
  if (reviews.some((review) => review.term === term.from)) return `It has been reviewed in the ${termTitle(term).toLowerCase()}. The next review can open next term.`
  return schools < 2 ? 'Fewer than two schools belong to it, so there is nothing to review together.' : null
}

/** Reads the last day of a review: from today, or from tomorrow for a new one, and at most eight weeks on. */
export function readLastDay(typed: TypedDay, { first, today }: { first: string; today: string }): { lastDay: string } | { refusals: Refusal[] } {
  const read = parseTypedDay(typed, 'The last day', 'lastDay')
  if ('refusal' in read) return { refusals: [read.refusal] }
  const latest = addDays(today, LONGEST_WEEKS * 7)
  const message = read.day < first ? `The last day must be ${formatDay(first)} or later` : read.day > latest ? `The last day must be ${formatDay(latest)} or earlier: ${LONGEST_WEEKS} weeks from today` : null
  return message === null ? { lastDay: read.day } : { refusals: [{ field: 'lastDay', message }] }
}

export type Answer = { marks: { pillar: string; step: number }[]; comment: string; commentShared: boolean }

/** Reads a school's answer: a step, or that it cannot say, for every pillar, and a comment. */
export function readAnswer(typed: { step: (pillar: string) => string; comment: string; sharing: string }, pillars: readonly Pillar[]): { answer: Answer } | { refusals: Refusal[] } {
  const comment = typed.comment.replace(/\r\n/g, '\n').trim()
  const known = (word: string): boolean => word === CANNOT_SAY || STEPS.some(({ step }) => String(step) === word)
  const refusals: Refusal[] = pillars.filter(({ code }) => !known(typed.step(code))).map(({ code, name }) => ({ field: code, message: `${name}: choose the answer that comes nearest, or that you cannot say` }))
  if (comment.length > LONGEST_COMMENT) refusals.push({ field: 'comment', message: `The comment must have at most ${LONGEST_COMMENT.toLocaleString('en-GB')} characters` })
  if (comment !== '' && !['yes', 'no'].includes(typed.sharing)) refusals.push({ field: 'sharing', message: 'Choose whether the other members may read the comment' })
  if (refusals.length > 0) return { refusals }
  const marks = pillars.flatMap(({ code }) => (typed.step(code) === CANNOT_SAY ? [] : [{ pillar: code, step: Number(typed.step(code)) }]))
  if (marks.length === 0) return { refusals: [{ field: pillars[0]!.code, message: 'Answer at least one of the questions with something other than that you cannot say' }] }
  return { answer: { marks, comment, commentShared: comment !== '' && typed.sharing === 'yes' } }
}
