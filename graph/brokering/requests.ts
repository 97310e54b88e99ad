/**
 * Who asked, and when a request or an offer may be taken back.
 * A head asks, or the authority or a partnership on a school's behalf, and then the head is told. A category opens needs too.
 * Source: Derby Winners, Models of Support. Leaves out: whether the need itself is sound (graph/categories/needs.ts).
 */
import { bringsNeeds } from '../categories/entitlement.ts'
import type { CategoryRule, Need } from '../categories/framework.ts'
import type { Refusal } from '../dates/refusal.ts'
import { follow, NEED, type NeedState, type ProposalState } from './lifecycle.ts'
import type { Offer } from './offer.ts'

/** In which capacity somebody asks. */
export type Asker = 'head' | 'partnership' | 'authority'

/** Where a need comes from: the authority's come from the category where that owes leaders of education, else are a request. */
export const originOf = (asker: Asker, rule: CategoryRule | null): Need['origin'] => {
  if (asker === 'partnership') return 'partnership'
  return asker === 'authority' && bringsNeeds(rule) ? 'category' : 'request'
}

export const LONGEST_REASON = 500

type Withdrawn = { reason: string } | { refusals: Refusal[] }

/** The reason as it is kept; it is welcome, not required. */
function readReason(typed: string): Withdrawn {
  const reason = typed.replaceAll('\r\n', '\n').trim()
  if (reason.length <= LONGEST_REASON) return { reason }
  return { refusals: [{ field: 'reason', message: `The reason must be ${LONGEST_REASON} characters or fewer. You typed ${reason.length}` }] }
}

/** Why a request cannot be withdrawn while these proposals for it are in hand, and who can clear the way; null when nothing stands in it. */
export function whyNotYet(inHand: ProposalState[]): string | null {
  if (inHand.length === 0) return null
  if (inHand.includes('accepted')) return 'Both sides have accepted a proposal for this request. Ask the broker to withdraw it.'
  if (inHand.includes('school-accepted')) return 'The school has accepted a proposal for this request. Ask the broker to withdraw it.'
  return 'A proposal for this request waits for an answer. Decline it, or ask the broker to withdraw it, first.'
}

/** May the request be withdrawn? Not once it is met or withdrawn, and not while a proposal for it is in hand. */
export function withdrawRequest(need: { state: NeedState; halfDays: number }, { inHand, reason }: { inHand: ProposalState[]; reason: string }): Withdrawn {
  const no = whyNotYet(inHand)
  if (need.state === 'open' && no !== null) return { refusals: [{ field: '', message: no }] }
  const outcome = follow(NEED, need.state, 'withdraw', { wantedHalfDays: need.halfDays, agreedHalfDays: 0, proposalsInHand: inHand.length })
  return 'refusal' in outcome ? { refusals: [{ field: '', message: outcome.refusal }] } : readReason(reason)
}

/** May the offer be withdrawn? Not twice, and not while a proposal rests on it; what is agreed goes on. */
export function withdrawOffer(offer: Pick<Offer, 'state'>, { proposalsInHand, reason }: { proposalsInHand: number; reason: string }): Withdrawn {
  const no = whyKept(offer, { proposalsInHand })
  return no === null ? readReason(reason) : { refusals: [{ field: '', message: no }] }
}

/** Why an offer cannot be withdrawn as things are; null where it can. */
export function whyKept({ state }: Pick<Offer, 'state'>, { proposalsInHand }: { proposalsInHand: number }): string | null {
  if (state === 'withdrawn') return 'This offer has been withdrawn already.'
  return proposalsInHand > 0 ? 'A proposal that rests on this offer waits for an answer. Decline it, or ask the broker to withdraw it, first.' : null
}
