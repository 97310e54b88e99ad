/**
 * Why an offer is left unused, in words its supporter understands.
 * An unused offer is seen, so that the same few are not worn out. Leaves out: whose needs it could have met.
 */
import type { Offer } from '../brokering/offer.ts'
import type { Field } from './candidates.ts'
import { counted } from './words.ts'

/** Rules that speak of the offer alone, whatever the need. */
const OF_THE_OFFER = ['offer-open', 'offer-fresh', 'days-left', 'schools-left']

/** One sentence on why nobody was matched with the offer. */
export function whyUnused(offer: Offer, fields: Field[]): string {
  const inArea = fields.filter(({ need }) => offer.areas.some((area) => area.areaCode === need.areaCode))
  if (inArea.length === 0) return 'No open need is in an area it offers.'
  const could = inArea.filter(({ candidates }) => candidates.some((candidate) => candidate.offerId === offer.id))
  if (could.length > 0) return `It could help with ${counted(could.length, 'need')}; a better plan for all uses others.`
  const failed = inArea.flatMap(({ excluded }) => excluded.filter((row) => row.offer.id === offer.id).map((row) => row.rules.filter((rule) => !rule.passed)))
  const own = failed[0]?.find((rule) => OF_THE_OFFER.includes(rule.rule))
  return own?.because ?? `${inArea.length === 1 ? 'The one need' : `Each of ${counted(inArea.length, 'need')}`} in its areas is excluded by a rule, such as: ${failed[0]![0]!.because}`
}
