/**
 * How much a remedy asks, and of whom: for putting the cheaper to ask first. The numbers are this project's, in half-days that would be as
 * much to ask; nothing published gives any. Leaves out: whether it helps (remedy-ranks.ts) and words (app/lists/remedies.ts).
 */
import type { Change } from './changes.ts'
import { isBrokers } from './changes.ts'
import type { RoundInput } from './model.ts'

/** What each kind asks before any amount: a word said again, an agreement, something more or something new. */
const EFFORT: Partial<Record<Change['what'], number>> = { confirm: 1, lift: 1, pin: 1, agree: 2, supporters: 2, least: 2, order: 3, days: 2, schools: 4, reach: 3, serve: 6, cover: 8 }
/** Kilometres more that ask as much as a half-day more. */
const KM_A_HALF_DAY = 5
const ELSE = 10

export const effortOf = (changes: readonly Change[], input: RoundInput): number => changes.reduce((sum, change) => sum + (EFFORT[change.what] ?? ELSE) + more(change, input), 0)

function more(change: Change, { offers }: RoundInput): number {
  if (change.what === 'days' || change.what === 'schools') return change.amount
  return change.what === 'reach' ? moreKm(change, offers) / KM_A_HALF_DAY : 0
}

/** Kilometres beyond what the offer reaches. */
export const moreKm = ({ offerId, amount }: Extract<Change, { what: 'reach' | 'days' | 'schools' }>, offers: RoundInput['offers']): number => Math.max(0, amount - (offers.find(({ id }) => id === offerId)?.reachKm ?? 0))

/** Whose decision it is: the broker's own, the head's who lends somebody, or the supporter's. */
export function deciderOf(change: Change): 'broker' | 'head' | 'supporter' {
  if (isBrokers(change) || change.what === 'lift') return 'broker'
  return change.what === 'agree' ? 'head' : 'supporter'
}
