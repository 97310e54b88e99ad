/**
 * Decides what may stand in a network's plan: aims, joint targets, and the functions delegated to it.
 *
 * Source: DfES, NCSL and IDeA, "Spreading Innovation Across Local Authorities", 2005: Bedfordshire's collaborative plan a
 * community, Knowsley's joint targets, functions delegated in Wiltshire and Kingston. A target has a figure to start from and
 * one to reach; its outcome is a figure too, set beside them, and nothing is made of it but whether the target was reached.
 * Leaves out: what single schools aim for, and who may write the plan (graph/permissions).
 */
import { formatDay } from '../dates/day.ts'
import { OTHER_FIGURES } from '../dates/figures.ts'
import type { Refusal } from '../dates/refusal.ts'
import type { TypedDay } from '../dates/typed-day.ts'
import type { Dated } from './model.ts'
import { overlap, readDayWithin, readSpan, readWords, type Span, type TypedSpan } from './spans.ts'

export const LONGEST_AIM = 300

/** What the plan sets out to do, from a day until a day. */
export type NewAim = Span & { title: string }

/** May the aim stand in the plan? Fields: title, from, to. */
export function setAim(typed: TypedSpan & { title: string }, network: Dated, aims: readonly (Dated & { title: string })[]): { aim: NewAim } | { refusals: Refusal[] } {
  const refusals: Refusal[] = []
  const title = readWords(typed.title, 'title', 'what the network sets out to do', LONGEST_AIM, refusals)
  const span = readSpan(typed, network, refusals)
  if (refusals.length === 0 && aims.some((aim) => isSame(aim.title, title) && overlap(aim, span))) refusals.push({ field: 'title', message: 'This aim is in the plan in that time already' })
  return refusals.length > 0 ? { refusals } : { aim: { title, ...span } }
}

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** A function somebody else did before, done by the network. */
export type NewFunction = Span & { what: string; delegatedBy: string }

/** May the function be delegated? Fields: what, by, from, to. */
export function delegateFunction(typed: TypedSpan & { what: string; by: string }, network: Dated, functions: readonly (Dated & { what: string })[]): { delegated: NewFunction } | { refusals: Refusal[] } {
  const refusals: Refusal[] = []
  const what = readWords(typed.what, 'what', 'what is delegated to the network', LONGEST_AIM, refusals)
  const delegatedBy = readWords(typed.by, 'by', 'who delegated it', 200, refusals)
  const span = readSpan(typed, network, refusals)
  if (refusals.length === 0 && functions.some((row) => isSame(row.what, what) && overlap(row, span))) refusals.push({ field: 'what', message: 'This is delegated to the network in that time already' })
  return refusals.length > 0 ? { refusals } : { delegated: { what, delegatedBy, ...span } }
}

/** `from` is the day it was agreed, `until` the day to reach it by. */
export type NewTarget = { measure: string; baseline: number; target: number; from: string; until: string }
export type Outcome = { outcome: number; outcomeOn: string; outcomeWords: string | null }

const FIGURE = /^-?(?:\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.\d{1,4})?$/

function readFigure(typed: string, field: string, what: string, refusals: Refusal[]): number {
  const text = typed.trim().replace(/^[−–]/, '-')
  if (FIGURE.test(text)) return Number(text.replaceAll(',', ''))
  refusals.push({ field, message: OTHER_FIGURES.test(text) ? `${what} must be in the figures 0 to 9` : `${what} must be a number like 61 or 61.5` })
  return NaN
}

type TypedTarget = { measure: string; baseline: string; target: string; from: TypedDay; until: TypedDay }

/** May the target be agreed? Fields: measure, baseline, target, from, until. */
export function setTarget(typed: TypedTarget, network: Dated): { target: NewTarget } | { refusals: Refusal[] } {
  const refusals: Refusal[] = []
  const measure = readWords(typed.measure, 'measure', 'what is measured, and in what', LONGEST_AIM, refusals)
  const baseline = readFigure(typed.baseline, 'baseline', 'The figure to start from', refusals)
  const target = readFigure(typed.target, 'target', 'The figure to reach', refusals)
  if (baseline === target) refusals.push({ field: 'target', message: 'The figure to reach must differ from the figure to start from' })
  const from = readDayWithin(typed.from, 'The date it was agreed', 'from', network)
  const until = readDayWithin(typed.until, 'The date to reach it by', 'until', network)
  for (const read of [from, until]) if ('refusal' in read) refusals.push(read.refusal)
  if ('day' in from && 'day' in until && until.day <= from.day) refusals.push({ field: 'until', message: `The date to reach it by must be after ${formatDay(from.day)}, when it was agreed` })
  if (refusals.length > 0 || 'refusal' in from || 'refusal' in until) return { refusals }
  return { target: { measure, baseline, target, from: from.day, until: until.day } }
}

/** May the outcome be recorded? Fields: one, outcome, on, words. `words` may be empty. */
export function recordOutcome<T extends { id: number; from: string }>(
  typed: { target: string; outcome: string; on: TypedDay; words: string }, targets: readonly T[], { today }: { today: string },
): { targetId: number; outcome: Outcome } | { refusals: Refusal[] } {
  const refusals: Refusal[] = []
  const target = targets.find(({ id }) => String(id) === typed.target)
  if (!target) refusals.push({ field: 'one', message: 'Choose the target' })
  const outcome = readFigure(typed.outcome, 'outcome', 'The figure reached', refusals)
  const on = readDayWithin(typed.on, 'The date of the figure', 'on')
  if ('refusal' in on) refusals.push(on.refusal)
  else if (on.day > today) refusals.push({ field: 'on', message: 'The date of the figure must be today or in the past' })
  else if (target && on.day < target.from) refusals.push({ field: 'on', message: `The date of the figure must be ${formatDay(target.from)}, when the target was agreed, or later` })
  const words = typed.words.trim() === '' ? null : readWords(typed.words, 'words', 'what changed', LONGEST_AIM, refusals)
  if (refusals.length > 0 || !target || 'refusal' in on) return { refusals }
  return { targetId: target.id, outcome: { outcome, outcomeOn: on.day, outcomeWords: words } }
}

/** Was the target reached? Which way is better is said by where it lies from the baseline. */
export const isReached = ({ baseline, target }: { baseline: number; target: number }, outcome: number): boolean => (target > baseline ? outcome >= target : outcome <= target)
