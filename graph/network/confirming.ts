/**
 * Decides what a school may say about its own membership, and how a membership stands by what was said.
 *
 * Source: North Yorkshire Commission for School Improvement, "Response to Consultation", May 2014: every school an *active*
 * member of a collaboration, which a list somebody else keeps does not prove. A school says "we are still a member" or "we left
 * on"; what it says is kept and never changed, and ends no membership: whoever keeps the network does that. That a word holds
 * for twelve months is this project's, the same as for evidence of activity.
 * Leaves out: who may speak for a school (graph/permissions).
 */
import { addYears } from '../dates/day.ts'
import type { Refusal } from '../dates/refusal.ts'
import type { TypedDay } from '../dates/typed-day.ts'
import { holdsOn, type Dated } from './model.ts'
import { readDayWithin } from './spans.ts'

export const CONFIRMED_FOR_YEARS = 1

/** What a school said: a member on the day (`belongs`), or that the day was its last. `id` grows with time. */
export type Confirmation = { id: number; schoolId: number; belongs: boolean; on: string }
export type NewConfirmation = { belongs: boolean; on: string }

/** `confirmed`, and not too long ago; `says-it-left`; or nothing that holds any more. */
export type Confirmed = 'confirmed' | 'says-it-left' | 'unconfirmed'

/** How a membership stands on the day, by what its school said up to then. @param said about this network. */
export function confirmedOn(schoolId: number, membership: Dated, said: readonly Confirmation[], day: string): { standing: Confirmed; last: Confirmation | null } {
  const last = said.filter((row) => row.schoolId === schoolId && row.on <= day).sort((a, b) => a.id - b.id).at(-1) ?? null
  // What was said of an earlier membership says nothing of this one.
  if (last === null || (membership.from !== null && last.on < membership.from)) return { standing: 'unconfirmed', last: null }
  if (!last.belongs) return { standing: 'says-it-left', last }
  return { standing: addYears(last.on, CONFIRMED_FOR_YEARS) > day ? 'confirmed' : 'unconfirmed', last }
}

/** May the school say this of its memberships of the network? Fields: answer, on. */
export function confirmMembership(typed: { answer: string; on: TypedDay }, memberships: readonly Dated[], { today }: { today: string }): { confirmation: NewConfirmation } | { refusals: Refusal[] } {
  const now = memberships.find((row) => holdsOn(row, today))
  if (!now) return { refusals: [{ field: '', message: 'Your school is not recorded as a member today. Ask whoever keeps the network to add it' }] }
  if (typed.answer === 'still') return { confirmation: { belongs: true, on: today } }
  if (typed.answer !== 'left') return { refusals: [{ field: 'answer', message: 'Choose whether your school is still a member' }] }
  const on = readDayWithin(typed.on, 'Your last day', 'on', { from: now.from, to: null })
  if ('refusal' in on) return { refusals: [on.refusal] }
  return on.day > today ? { refusals: [{ field: 'on', message: 'Your last day must be today or in the past' }] } : { confirmation: { belongs: false, on: on.day } }
}
