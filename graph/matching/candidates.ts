/**
 * Who could meet which need: every offer in a need's area, judged by every rule and, where all pass, valued by every term.
 *
 * All open needs meet all offers at once. Offers are indexed by area, so that a round of England
 * needs only another index here. Leaves out: who gets whom (solve.ts).
 */
import type { Need } from '../categories/framework.ts'
import type { Offer } from '../brokering/offer.ts'
import type { Day } from './day.ts'
import { judge } from './eligibility.ts'
import { fitOf, termsOf } from './fit.ts'
import type { Candidate, RoundInput, RuleOutcome } from './model.ts'
import { pairOf } from './pair.ts'

/** What became of one need: who could meet it, and which offers in its area could not and why. */
export type Field = {
  need: Need
  candidates: Candidate[]
  /** Offers in the area that a rule excludes, with every rule's answer. */
  excluded: { offer: Offer; rules: RuleOutcome[] }[]
  /** How many offers are for other areas. */
  elsewhere: number
}

/** Judges one need and one offer: the candidate if every rule passes, else null, with every rule's answer. */
export function judged(need: Need, offer: Offer, day: Day, input: RoundInput): { candidate: Candidate | null; rules: RuleOutcome[] } {
  const pair = pairOf(need, offer, day, input.rules)
  const rules = [...judge(pair, day), notVetoed(need, offer, input)]
  if (rules.some((rule) => !rule.passed)) return { candidate: null, rules }
  const terms = termsOf(pair, day, input.weights)
  return { candidate: { needId: need.id, offerId: offer.id, distanceKm: pair.distanceKm, rules, terms, fit: fitOf(terms) }, rules }
}

/** Every need with those who could meet it; offers by id. */
export function fieldsOf(input: RoundInput, day: Day): Field[] {
  const byArea = new Map<string, Offer[]>()
  for (const offer of input.offers) {
    for (const { areaCode } of offer.areas) byArea.set(areaCode, [...(byArea.get(areaCode) ?? []), offer])
  }
  return input.needs.map((need) => fieldOf(need, byArea.get(need.areaCode) ?? [], day, input))
}

function fieldOf(need: Need, offers: Offer[], day: Day, input: RoundInput): Field {
  const field: Field = { need, candidates: [], excluded: [], elsewhere: input.offers.length - offers.length }
  for (const offer of offers) {
    const { candidate, rules } = judged(need, offer, day, input)
    if (candidate) field.candidates.push(candidate)
    else field.excluded.push({ offer, rules })
  }
  return field
}

const notVetoed = (need: Need, offer: Offer, { overrides }: RoundInput): RuleOutcome => {
  const veto = overrides.find((row) => row.kind === 'veto' && row.needId === need.id && row.offerId === offer.id)
  return { rule: 'veto', passed: !veto, because: veto ? `The broker ruled this out: ${veto.reason}` : 'The broker has not ruled this out.' }
}
