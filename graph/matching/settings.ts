/**
 * What a broker may set for one round: the weights of the seven terms, supporters for a need, the least worth sending, and
 * what comes first. Reads what was typed; every mistake at once, each naming its field.
 *
 * The standard is in rules.ts, its only home. Leaves out: how long an offer stays fresh and how far back a post
 * counts, which are policy and no choice of one round.
 */
import { formatHalfDays, parseHalfDays } from '../dates/half-days.ts'
import type { Refusal } from '../dates/refusal.ts'
import type { RoundOrder, RoundRules, Term, Weights } from './model.ts'
import { ROUND_RULES, TERMS, WEIGHTS } from './rules.ts'

export type SteeredRules = Required<Pick<RoundRules, 'supportersPerNeed' | 'minimumHalfDays' | 'order'>>
export type Settings = { weights: Weights; rules: SteeredRules }

/** The rules a broker may set, out of all of a round's. */
export const steeredOf = ({ supportersPerNeed, minimumHalfDays, order = 'days' }: RoundRules): SteeredRules => ({ supportersPerNeed, minimumHalfDays, order })

/** What a round has until its broker sets something else. */
export const STANDARD_SETTINGS: Settings = { weights: WEIGHTS, rules: steeredOf(ROUND_RULES) }

export const TERM_NAMES: Record<Term, string> = {
  expertise: 'Expertise', phase: 'Phase', context: 'Similar schools', closeness: 'Closeness', relationship: 'Relationship', record: 'Track record', spread: 'Spreading the load',
}

/** What each term asks, in one short sentence. */
export const TERM_HINTS: Record<Term, string> = {
  expertise: 'How strong the supporter is in the area.', phase: 'Whether they know schools of this phase.', context: 'How alike the schools are in size and free meals.',
  closeness: 'How near they are.', relationship: 'Whether the schools work together already.', record: 'How earlier work was rated.', spread: 'How much of the offer is still free.',
}

export const ORDER_WORDS: Record<RoundOrder, string> = {
  days: 'The most days for the most urgent schools',
  'everybody-first': 'Every school something first, the most urgent first; then days',
}

const MOST_WEIGHT = 100
const MOST_SUPPORTERS = 5
const MOST_LEAST_HALF_DAYS = 20

/** A weight as typed: a whole number from 0 to 100. Field: `weight-` and the term. */
export function readWeight(term: Term, typed: string): { weight: number } | { refusals: Refusal[] } {
  const text = typed.trim()
  if (/^[0-9]{1,3}$/.test(text) && Number(text) <= MOST_WEIGHT) return { weight: Number(text) }
  return { refusals: [{ field: `weight-${term}`, message: `The weight of ${TERM_NAMES[term].toLowerCase()} must be a whole number from 0 to ${MOST_WEIGHT}` }] }
}

export type TypedRules = { supporters: string; least: string; order: string }

/** The rules as typed. Fields: supporters, least (days, halves allowed), order. */
export function readRules({ supporters, least, order }: TypedRules): { rules: SteeredRules } | { refusals: Refusal[] } {
  const refusals: Refusal[] = []
  const helpers = /^[0-9]$/.test(supporters.trim()) ? Number(supporters) : 0
  if (helpers < 1 || helpers > MOST_SUPPORTERS) refusals.push({ field: 'supporters', message: `Supporters for one need must be a whole number from 1 to ${MOST_SUPPORTERS}` })
  const read = parseHalfDays(least, MOST_LEAST_HALF_DAYS)
  if ('problem' in read) refusals.push({ field: 'least', message: `The least days worth sending ${read.problem}` })
  if (!isOrder(order)) refusals.push({ field: 'order', message: 'Choose what comes first' })
  if (refusals.length > 0 || 'problem' in read || !isOrder(order)) return { refusals }
  return { rules: { supportersPerNeed: helpers, minimumHalfDays: read.halfDays, order } }
}

const isOrder = (text: string): text is RoundOrder => Object.hasOwn(ORDER_WORDS, text)

/** All of it as typed; refused also when no term weighs anything, because then no fit would tell one supporter from another. */
export function readSettings(typed: { weights: Record<Term, string> } & TypedRules): { settings: Settings } | { refusals: Refusal[] } {
  const weights = TERMS.map((term) => ({ term, read: readWeight(term, typed.weights[term]) }))
  const rules = readRules(typed)
  const refusals = [...weights.map(({ read }) => read), rules].flatMap((read) => ('refusals' in read ? read.refusals : []))
  const found = Object.fromEntries(weights.flatMap(({ term, read }) => ('weight' in read ? [[term, read.weight]] : []))) as Weights
  if (refusals.length === 0 && TERMS.every((term) => found[term] === 0)) refusals.push({ field: 'weight-expertise', message: 'At least one weight must be above 0' })
  return refusals.length > 0 || 'refusals' in rules ? { refusals } : { settings: { weights: found, rules: rules.rules } }
}

/** What one setting differs in from another, in words: "Closeness weighs 40 instead of 15". */
export function settingsChanged(from: Settings, to: Settings): string[] {
  const weights = TERMS.filter((term) => from.weights[term] !== to.weights[term]).map((term) => `${TERM_NAMES[term]} weighs ${to.weights[term]} instead of ${from.weights[term]}`)
  const { rules: before } = from
  const { rules: after } = to
  return [
    ...weights,
    ...(before.supportersPerNeed === after.supportersPerNeed ? [] : [`Supporters for one need: ${after.supportersPerNeed} instead of ${before.supportersPerNeed}`]),
    ...(before.minimumHalfDays === after.minimumHalfDays ? [] : [`Least worth sending: ${formatHalfDays(after.minimumHalfDays)} instead of ${formatHalfDays(before.minimumHalfDays)}`]),
    ...(before.order === after.order ? [] : [`First: ${ORDER_WORDS[after.order].toLowerCase()}`]),
  ]
}
