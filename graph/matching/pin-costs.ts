/**
 * What does a pin take from schools that are more urgent? For every pinned proposal, the more urgent needs left short that its
 * supporter could help instead. Leaves out: what pins cost by way of a third supporter, which the difference from an earlier run shows.
 */
import type { Need } from '../categories/framework.ts'
import { judged } from './candidates.ts'
import { dayOf } from './day.ts'
import type { RoundInput, RoundProposal, RoundResult, Unmet } from './model.ts'
import { freeHalfDays, leastHalfDays } from './pair.ts'
import { urgencyOf } from './problem.ts'

/** A need left short by a pin, the most urgent first: what it gets of what it wants, and the pair that is pinned instead. */
export type PinCost = { needId: number; wantedHalfDays: number; metHalfDays: number; pinned: { needId: number; offerId: number } }

export function pinCosts(input: RoundInput, result: RoundResult): PinCost[] {
  const pins = result.proposals.filter(({ pinned }) => pinned)
  if (pins.length === 0) return []
  const day = dayOf(input)
  const needs = new Map(input.needs.map((need) => [need.id, need]))
  const urgency = (needId: number): number => urgencyOf(needs.get(needId)!.schoolId, day, input)
  const couldHelp = (pin: RoundProposal, need: Need, short: Unmet): boolean => {
    const offer = input.offers.find(({ id }) => id === pin.offerId)!
    return offer.areas.some(({ areaCode }) => areaCode === need.areaCode) && judged(need, offer, day, input).candidate !== null && hasRoom(pin, need, short, input, result)
  }
  const costs = result.unmet.flatMap((short) =>
    pins
      .filter((pin) => urgency(pin.needId) > urgency(short.needId) && couldHelp(pin, needs.get(short.needId)!, short))
      .map(({ needId, offerId }): PinCost => ({ needId: short.needId, wantedHalfDays: short.wantedHalfDays, metHalfDays: short.metHalfDays, pinned: { needId, offerId } })),
  )
  return costs.sort((a, b) => urgency(a.needId) - urgency(b.needId) || a.needId - b.needId)
}

/** Would the days of the pin, and those left of its offer, be enough to send, and may the need have one more supporter? */
function hasRoom(pin: RoundProposal, need: Need, { wantedHalfDays, metHalfDays }: Unmet, { offers, rules }: RoundInput, { proposals }: RoundResult): boolean {
  const offer = offers.find(({ id }) => id === pin.offerId)!
  const helpers = proposals.filter(({ needId }) => needId === need.id)
  if (helpers.some(({ offerId }) => offerId === offer.id)) return true
  const elsewhere = proposals.filter((row) => row.offerId === offer.id && row.needId !== pin.needId).reduce((sum, { halfDays }) => sum + halfDays, 0)
  const room = Math.min(wantedHalfDays - metHalfDays, freeHalfDays(offer) - elsewhere)
  return room >= leastHalfDays(need, offer, rules) && helpers.length < rules.supportersPerNeed
}
