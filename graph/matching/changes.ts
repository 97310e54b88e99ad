/**
 * What if? Changes to a round's input, each as plain data and as one word of an address, and the input as it would be with them.
 * Nothing here is saved. Each change says whose it is: the broker's to make in a round, or somebody else's, in which case the
 * answer only says what it would do.
 * Leaves out: names (app/lists/changes.ts) and what the changed round comes to (match-round.ts, difference.ts).
 */
import type { Offer } from '../brokering/offer.ts'
import type { Category } from '../categories/framework.ts'
import type { Phase } from '../network/model.ts'
import { closingVetoes } from './closing.ts'
import type { Override, RoundInput, RoundOrder, Term } from './model.ts'

export type Change =
  | { what: 'pin' | 'veto' | 'lift'; needId: number; offerId: number }
  | { what: 'close' | 'confirm' | 'agree'; offerId: number }
  /** So many half-days more a term; so many schools more at once; a reach of so many kilometres. */
  | { what: 'days' | 'schools' | 'reach'; offerId: number; amount: number }
  /** The offer is for one more area of help, with some experience; for schools of one more phase. */
  | { what: 'cover'; offerId: number; areaCode: string }
  | { what: 'serve'; offerId: number; phase: Phase }
  | { what: 'weight'; term: Term; weight: number }
  | { what: 'supporters' | 'least'; amount: number }
  | { what: 'order'; order: RoundOrder }
  | { what: 'category'; schoolId: number; code: string }
  /** Needs and offers of one area of help count as of another. */
  | { what: 'merge'; areaCode: string; into: string }
  /** Every proposal of the last run is pinned. */
  | { what: 'keep' }

/** The changes a broker may make in a round; the rest are other people's decisions, or for the question only. */
const OF_THE_BROKER: ReadonlySet<Change['what']> = new Set(['pin', 'veto', 'close', 'weight', 'supporters', 'least', 'order', 'keep'])
export const isBrokers = ({ what }: Change): boolean => OF_THE_BROKER.has(what)

/** The reason a change carries until its broker gives one. */
export const WHAT_IF = 'What if?'

/** The input with the changes made, in their order; the input itself is left as it was. Changes of what is not there change nothing. */
export const applied = (input: RoundInput, changes: readonly Change[]): RoundInput => changes.reduce(withChange, input)

function withChange(input: RoundInput, change: Change): RoundInput {
  switch (change.what) {
    case 'pin':
    case 'veto':
      return steered(input, change.needId, change.offerId, change.what)
    case 'lift':
      return { ...input, overrides: without(input.overrides, change.needId, change.offerId) }
    case 'keep':
      return (input.previous ?? []).reduce((now, { needId, offerId }) => steered(now, needId, offerId, 'pin'), input)
    case 'weight':
      return { ...input, weights: { ...input.weights, [change.term]: change.weight } }
    case 'supporters':
      return { ...input, rules: { ...input.rules, supportersPerNeed: change.amount } }
    case 'least':
      return { ...input, rules: { ...input.rules, minimumHalfDays: change.amount } }
    case 'order':
      return { ...input, rules: { ...input.rules, order: change.order } }
    case 'category':
      return { ...input, categories: recategorised(input, change.schoolId, change.code) }
    case 'merge':
      return merged(input, change.areaCode, change.into)
    case 'close':
      return closed(input, change.offerId)
    default:
      return { ...input, offers: input.offers.map((offer) => (offer.id === change.offerId ? changedOffer(offer, change, input.asOf) : offer)) }
  }
}

const without = (overrides: readonly Override[], needId: number, offerId: number): Override[] =>
  overrides.filter((row) => row.needId !== needId || row.offerId !== offerId)

/** A new word on a pair takes the place of an older one. */
const steered = (input: RoundInput, needId: number, offerId: number, kind: Override['kind']): RoundInput => ({
  ...input, overrides: [...without(input.overrides, needId, offerId), { kind, needId, offerId, reason: WHAT_IF }],
})

/** A supporter who is closed keeps no pin. */
function closed(input: RoundInput, offerId: number): RoundInput {
  const offer = input.offers.find(({ id }) => id === offerId)
  if (!offer) return input
  const others = input.overrides.filter((row) => row.offerId !== offerId || row.kind === 'veto')
  return { ...input, overrides: [...others, ...closingVetoes(input.needs, offer, WHAT_IF, others)] }
}

function changedOffer(offer: Offer, change: Extract<Change, { offerId: number }>, asOf: string): Offer {
  switch (change.what) {
    case 'days':
      return { ...offer, halfDaysPerTerm: offer.halfDaysPerTerm + change.amount }
    case 'schools':
      return { ...offer, maximumSchools: offer.maximumSchools + change.amount }
    case 'reach':
      return { ...offer, reachKm: Math.max(offer.reachKm, change.amount) }
    case 'confirm':
      return { ...offer, attestedOn: asOf }
    case 'agree':
      return { ...offer, state: 'open' }
    case 'cover':
      return { ...offer, areas: [...offer.areas.filter(({ areaCode }) => areaCode !== change.areaCode), offer.areas.find(({ areaCode }) => areaCode === change.areaCode) ?? { areaCode: change.areaCode, strength: 1 }] }
    case 'serve':
      return { ...offer, phases: [...new Set([...offer.phases, change.phase])] }
    default:
      return offer
  }
}

function recategorised({ categories, framework, asOf }: RoundInput, schoolId: number, code: string): Category[] {
  const id = Math.max(0, ...categories.map((row) => row.id)) + 1
  return [...categories.filter((row) => row.schoolId !== schoolId), { id, schoolId, framework: framework.code, code, from: asOf, rationale: '', agreedWithSchool: false }]
}

/** Of an offer in both areas the greater strength counts. */
function merged(input: RoundInput, areaCode: string, into: string): RoundInput {
  const moved = (code: string): string => (code === areaCode ? into : code)
  const areasOf = ({ areas }: Offer): Offer['areas'] => {
    const strengths = new Map<string, 1 | 2 | 3>()
    for (const row of areas) strengths.set(moved(row.areaCode), Math.max(row.strength, strengths.get(moved(row.areaCode)) ?? 1) as 1 | 2 | 3)
    return [...strengths].map(([code, strength]) => ({ areaCode: code, strength }))
  }
  return {
    ...input,
    needs: input.needs.map((need) => ({ ...need, areaCode: moved(need.areaCode) })),
    offers: input.offers.map((offer) => ({ ...offer, areas: areasOf(offer) })),
    record: input.record.map((row) => ({ ...row, areaCode: moved(row.areaCode) })),
  }
}
