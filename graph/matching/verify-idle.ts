/**
 * Could days simply be sent that a "best" plan leaves lying? Part of the verifier (verify.ts). One more half-day to a need left
 * short always betters its tier, so a plan that could give one and doesn't is not the best, whatever the solver said.
 */
import type { Need } from '../categories/framework.ts'
import type { Offer } from '../brokering/offer.ts'
import { freeOf, leastOf, nameOf, type Books } from './verify.ts'

/** Pairs that could be given more within every rule and limit. */
export function idleDays(books: Books): string[] {
  const short = books.input.needs.filter((need) => met(books, need) < need.halfDays)
  return short.flatMap((need) =>
    books.input.offers
      .filter((offer) => offer.areas.some((area) => area.areaCode === need.areaCode) && couldSend(books, need, offer))
      .map((offer) => `${nameOf({ needId: need.id, offerId: offer.id })}: more days could simply be sent`),
  )
}

const met = (books: Books, need: Need): number => (books.byNeed.get(need.id) ?? []).reduce((sum, row) => sum + row.halfDays, 0)

function couldSend(books: Books, need: Need, offer: Offer): boolean {
  const rows = books.byNeed.get(need.id) ?? []
  const given = books.byOffer.get(offer.id) ?? []
  const room = Math.min(need.halfDays - met(books, need), freeOf(offer) - given.reduce((sum, row) => sum + row.halfDays, 0))
  if (rows.some((row) => row.offerId === offer.id)) return room > 0
  const there = given.some((row) => books.needs.get(row.needId)!.schoolId === need.schoolId)
  return (
    room >= (there ? 1 : leastOf(books, need.schoolId, offer)) &&
    rows.length < books.input.rules.supportersPerNeed &&
    oneMoreSchool(books, need, offer) &&
    books.candidateOf(need, offer) !== null
  )
}

function oneMoreSchool(books: Books, need: Need, offer: Offer): boolean {
  const schoolsOf = (offers: (other: Offer) => boolean): number =>
    new Set([need.schoolId, ...books.result.proposals.filter((row) => offers(books.offers.get(row.offerId)!)).map((row) => books.needs.get(row.needId)!.schoolId)]).size
  const careful = books.day.categories.get(offer.schoolId)?.mayGive === 'with-care'
  return schoolsOf((other) => other.id === offer.id) <= offer.maximumSchools && (!careful || schoolsOf((other) => other.schoolId === offer.schoolId) <= 1)
}
