/**
 * Decides whether money may be put into a network's fund or used from it, and what is left.
 *
 * Sources: DfES, NCSL and IDeA, "Spreading Innovation Across Local Authorities", 2005 (Bedfordshire's fund a community,
 * Derbyshire's annual funding for transition); North Yorkshire Commission for School Improvement, "Response to Consultation",
 * May 2014: for each pound, what was allocated, used and for whom. Money is whole pence. A movement is never changed: a wrong
 * one is taken back by another. No more is used, on any day, than had been allocated by then.
 * Leaves out: where the authority's money comes from, and who may move it (graph/permissions).
 */
import { formatDay } from '../dates/day.ts'
import { OTHER_FIGURES } from '../dates/figures.ts'
import type { Refusal } from '../dates/refusal.ts'
import type { TypedDay } from '../dates/typed-day.ts'
import type { Dated } from './model.ts'
import { readDayWithin, readWords } from './spans.ts'

export const FUND_KINDS = ['allocated', 'used'] as const
export type FundKind = (typeof FUND_KINDS)[number]

/** Pence into (`allocated`) or out of (`used`) the fund on a day; `takesBack`: the movement this one undoes. */
export type FundMovement = { id: number; kind: FundKind; pence: number; on: string; takesBack: number | null }
export type NewFundMovement = { kind: FundKind; pence: number; on: string; what: string; schoolId: number | null; takesBack: number | null }

export const LONGEST_WHAT = 300
/** More than any network was ever given: a slip of the finger. */
const MOST_PENCE = 10_000_000_000
const MONEY = /^£?\s*(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d{2}))?$/

/** Pence from "£1,250.50" or "1250"; null where it is no amount. */
export function readPence(typed: string): number | null {
  const text = typed.trim()
  if (!MONEY.test(text)) return null
  const [pounds, pence = '00'] = text.replace(/[£,\s]/g, '').split('.')
  return Number(pounds) * 100 + Number(pence)
}

/** "£1,250.50"; without pence where there are none. */
export function formatPence(pence: number): string {
  const size = Math.abs(pence)
  const [pounds, rest] = [Math.floor(size / 100), size % 100]
  return `${pence < 0 ? '−' : ''}£${pounds.toLocaleString('en-GB')}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`
}

/** Movements that stand: neither undone nor undoing. */
export function standingMovements<M extends FundMovement>(movements: readonly M[]): M[] {
  const undone = new Set(movements.flatMap(({ takesBack }) => takesBack ?? []))
  return movements.filter(({ id, takesBack }) => takesBack === null && !undone.has(id))
}

/** What has been allocated and used up to the day, and what is left. */
export function fundOn(movements: readonly FundMovement[], day: string): { allocated: number; used: number; left: number } {
  const sum = (kind: FundKind): number => standingMovements(movements).filter((row) => row.kind === kind && row.on <= day).reduce((total, { pence }) => total + pence, 0)
  const [allocated, used] = [sum('allocated'), sum('used')]
  return { allocated, used, left: allocated - used }
}

/** The first day on which more had been used than allocated; null where there is none. Allocations of a day come before its uses. */
export function firstOverspent(movements: readonly FundMovement[]): string | null {
  const days = [...new Set(movements.map(({ on }) => on))].sort()
  return days.find((day) => fundOn(movements, day).left < 0) ?? null
}

type Typed = { kind: string; amount: string; on: TypedDay; what: string; urn: string }
type Facts = { movements: readonly FundMovement[]; school: { id: number } | null; today: string }

/** May the money be moved? Fields: kind, amount, on, what, urn. @param facts `school`: the one the URN typed leads to. */
export function moveFund(typed: Typed, network: Dated, { movements, school, today }: Facts): { movement: NewFundMovement } | { refusals: Refusal[] } {
  const refusals: Refusal[] = []
  const no = (field: string, message: string): void => void refusals.push({ field, message })
  const kind = FUND_KINDS.find((known) => known === typed.kind)
  if (!kind) no('kind', 'Choose whether money was allocated or used')
  const pence = readPence(typed.amount)
  if (pence === null) no('amount', OTHER_FIGURES.test(typed.amount) ? 'The amount must be in the figures 0 to 9' : 'The amount must be in pounds, or pounds and pence, like 1,250 or 1250.50')
  else if (pence === 0 || pence > MOST_PENCE) no('amount', `The amount must be more than £0 and at most ${formatPence(MOST_PENCE)}`)
  const on = readDayWithin(typed.on, 'The date', 'on', network)
  if ('refusal' in on) refusals.push(on.refusal)
  else if (on.day > today) no('on', 'The date must be today or in the past')
  const what = readWords(typed.what, 'what', 'what the money is for', LONGEST_WHAT, refusals)
  if (typed.urn.trim() !== '' && !school) no('urn', 'Enter the URN of a school that is here, or leave this empty')
  if (refusals.length > 0 || !kind || pence === null || 'refusal' in on) return { refusals }
  const movement = { kind, pence, on: on.day, what, schoolId: school?.id ?? null, takesBack: null }
  const overspent = kind === 'used' ? firstOverspent([...movements, { ...movement, id: 0 }]) : null
  if (overspent) no('amount', `Only ${formatPence(fundOn(movements, overspent).left)} was left on ${formatDay(overspent)}. Record what was allocated first`)
  return overspent ? { refusals } : { movement }
}

/** May a movement be taken back? Fields: movement, why. It keeps its day and amount. */
export function takeBack(typed: { movement: string; why: string }, movements: readonly FundMovement[]): { movement: NewFundMovement } | { refusals: Refusal[] } {
  const refusals: Refusal[] = []
  const what = readWords(typed.why, 'why', 'why it is taken back', LONGEST_WHAT, refusals)
  const wrong = standingMovements(movements).find(({ id }) => String(id) === typed.movement)
  if (!wrong) refusals.push({ field: 'movement', message: 'Choose what to take back' })
  const rest = wrong ? movements.filter(({ id }) => id !== wrong.id) : movements
  const overspent = wrong?.kind === 'allocated' ? firstOverspent(rest) : null
  if (wrong && overspent) refusals.push({ field: 'movement', message: `Without these ${formatPence(wrong.pence)} more would have been used by ${formatDay(overspent)} than was allocated. Take back what was used first` })
  if (refusals.length > 0 || !wrong) return { refusals }
  return { movement: { kind: wrong.kind, pence: wrong.pence, on: wrong.on, what, schoolId: null, takesBack: wrong.id } }
}
