/**
 * Why an offer is left unused, in words its supporter understands.
 * An unused offer is seen, so that the same few are not worn out. What bars the offer whatever the need comes first; then how
 * many needs each rule keeps it from, a need that several rules keep away told by the one that lasts longest.
 * Leaves out: whose needs it could have met.
 */
import type { Offer } from '../brokering/offer.ts'
import type { Field, Match } from './candidates.ts'
import { CLOSED } from './closing.ts'
import type { RuleOutcome } from './model.ts'
import { count, counted, sentence } from './words.ts'

/** Rules that speak of the offer alone, whatever the need. */
const OF_THE_OFFER = ['offer-open', 'offer-fresh', 'days-left', 'schools-left']

/** Where the needs are that a rule keeps the offer from, after "one is" or "two are"; what lasts longest comes first. */
const KEPT_FROM: Record<string, string> = {
  'own-school': 'at its own school, or one where the supporter has a post',
  'school-open': 'at a school that is not open',
  'same-trust': 'at a school of the same trust, federation or governing body',
  'shared-governor': 'at a school led or governed by the same person',
  'former-post': 'at a school where the supporter held a post',
  'declared-interest': 'ruled out by a declared interest',
  donor: 'in an area in which the supporting school may not give help',
  phase: 'at a school of another phase',
  reach: 'too far away',
  veto: 'ruled out by the broker',
  'offer-dates': 'for another time',
  'days-left': 'for more days than it has left',
}
const LASTING = Object.keys(KEPT_FROM)

/** Why nobody was matched with the offer, in one or two sentences. */
export function whyUnused(offer: Offer, fields: Field[]): string {
  const inArea = fields.filter(({ need }) => offer.areas.some((area) => area.areaCode === need.areaCode))
  if (inArea.length === 0) return 'No open need is in an area it offers.'
  const could = inArea.flatMap(({ candidates }) => candidates.filter(({ offerId }) => offerId === offer.id).map((own) => ({ own, candidates })))
  if (could.length > 0) return couldHave(could)
  const kept = inArea.map(({ rulesFor }) => rulesFor(offer).filter(({ passed }) => !passed))
  const own = kept[0]!.find(({ rule }) => OF_THE_OFFER.includes(rule) && kept.every((rules) => rules.some((row) => row.rule === rule)))
  if (own) return own.because
  const closed = kept.flat().find(({ rule, because }) => rule === 'veto' && because.includes(CLOSED))
  if (closed) return closed.because.slice(closed.because.indexOf(CLOSED))
  return `${sentence(counted(kept.length, 'need is', 'needs are'))} in its areas: ${byRule(kept)}.`
}

function couldHave(could: { own: Match; candidates: Match[] }[]): string {
  const better = could.every(({ own, candidates }) => candidates.some(({ fit }) => fit > own.fit))
  return `It could help with ${counted(could.length, 'need')}; ${better ? `others fit ${could.length === 1 ? 'it' : 'each of them'} better` : 'a better plan for all uses others'}.`
}

function byRule(kept: RuleOutcome[][]): string {
  const counts = new Map<string, number>()
  for (const rules of kept) {
    const lasting = LASTING.find((rule) => rules.some((row) => row.rule === rule)) ?? rules[0]!.rule
    counts.set(lasting, (counts.get(lasting) ?? 0) + 1)
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([rule, needs]) => `${kept.length === 1 ? 'it' : needs === kept.length ? 'all' : count(needs)} ${needs === 1 ? 'is' : 'are'} ${KEPT_FROM[rule] ?? rule}`)
    .join('; ')
}
