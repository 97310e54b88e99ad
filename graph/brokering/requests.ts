/**
 * Who asked, and what may be done about a request afterwards.
 * Source: domain.md §8 (a head asks; the authority or a partnership on a school's behalf, and then the head is told) and
 * §4 (a category opens needs). Leaves out: whether the need itself is sound (graph/categories/needs.ts).
 */
import { bringsNeeds } from '../categories/entitlement.ts'
import type { CategoryRule, Need } from '../categories/framework.ts'
import type { Refusal } from '../dates/refusal.ts'
import { follow, NEED, type NeedState } from './lifecycle.ts'

/** In which capacity somebody asks. */
export type Asker = 'head' | 'partnership' | 'authority'

/** Where a need comes from: the authority's come from the category where that owes leaders of education, else are a request. */
export const originOf = (asker: Asker, rule: CategoryRule | null): Need['origin'] => {
  if (asker === 'partnership') return 'partnership'
  return asker === 'authority' && bringsNeeds(rule) ? 'category' : 'request'
}

/** Must the head be told? Whenever somebody else asked. */
export const headMustBeTold = (asker: Asker): boolean => asker !== 'head'

export const LONGEST_REASON = 500

/** The state after withdrawing, or why it may not be withdrawn now. A reason is welcome, not required. */
export function withdrawRequest(
  need: { state: NeedState; halfDays: number }, facts: { proposalsInHand: number; reason: string },
): { state: NeedState; reason: string } | { refusals: Refusal[] } {
  const reason = facts.reason.replaceAll('\r\n', '\n').trim()
  const outcome = follow(NEED, need.state, 'withdraw', { wantedHalfDays: need.halfDays, agreedHalfDays: 0, proposalsInHand: facts.proposalsInHand })
  if ('refusal' in outcome) return { refusals: [{ field: '', message: outcome.refusal }] }
  if (reason.length > LONGEST_REASON) return { refusals: [{ field: 'reason', message: `The reason must be ${LONGEST_REASON} characters or fewer. You typed ${reason.length}` }] }
  return { state: outcome.state, reason }
}
