/**
 * Closing a supporter for one round: every need the offer could be asked about is a veto with one reason, so that every rule,
 * reason and check sees it as it sees any other veto. Leaves out: withdrawing the offer, which is its supporter's.
 */
import type { Offer } from '../brokering/offer.ts'
import type { Need } from '../categories/framework.ts'
import type { Override } from './model.ts'

/** What stands before the broker's words when a whole offer is closed. */
export const CLOSED = 'Closed for this round: '

/** The vetoes that close an offer; pairs ruled out already are left as they are. */
export function closingVetoes(needs: readonly Need[], offer: Pick<Offer, 'id' | 'areas'>, reason: string, standing: readonly Override[]): Override[] {
  const areas = new Set(offer.areas.map(({ areaCode }) => areaCode))
  const out = new Set(standing.filter(({ kind, offerId }) => kind === 'veto' && offerId === offer.id).map(({ needId }) => needId))
  return needs.filter(({ id, areaCode }) => areas.has(areaCode) && !out.has(id)).map(({ id }): Override => ({ kind: 'veto', needId: id, offerId: offer.id, reason: CLOSED + reason }))
}
