/**
 * The round: what goes in and what comes out, as plain data. Days are half-days, fit is 0..1, distances kilometres.
 * A round is a pure function of `RoundInput`: the same input in any order gives the same bytes.
 */
import type { Category, Framework, Need } from '../categories/framework.ts'
import type { Offer } from '../brokering/offer.ts'
import type { NetworkFacts } from '../network/model.ts'

export type Term = 'expertise' | 'phase' | 'context' | 'closeness' | 'relationship' | 'record' | 'spread'
export type Weights = Record<Term, number>

/** A pin or a veto of the broker. */
export type Override = { kind: 'pin' | 'veto'; needId: number; offerId: number; reason: string }

/** What happened before between a supporter and schools: completed pieces of work and how they were rated, 0..1. */
export type TrackRecord = { offerId: number; schoolId: number | null; areaCode: string; rating: number }

export type RoundInput = {
  /** The day as of which everything is read. */
  asOf: string
  network: NetworkFacts
  framework: Framework
  /** Current category of each school that has one; a school without one counts as the least urgent. */
  categories: Category[]
  needs: Need[]
  offers: Offer[]
  overrides: Override[]
  record: TrackRecord[]
  weights: Weights
  rules: RoundRules
}

/** The policy numbers of a round; defaults in graph/matching/rules.ts. */
export type RoundRules = {
  /** The most supporters for one need. */
  supportersPerNeed: number
  /** The least half-days worth sending, whatever an offer says. */
  minimumHalfDays: number
  /** An offer is stale this many days after it was attested. */
  staleAfterDays: number
  /** A former post counts as a conflict for this many years. */
  formerPostYears: number
}

/** One hard rule, passed or failed, in words a head understands. */
export type RuleOutcome = { rule: string; passed: boolean; because: string }
/** One term of benefit of one pair. */
export type TermValue = { term: Term; value: number; weight: number; because: string }

/** A supporter who could meet a need: every rule passed, every term valued. */
export type Candidate = {
  needId: number
  offerId: number
  distanceKm: number | null
  rules: RuleOutcome[]
  terms: TermValue[]
  /** Weighted mean of the terms, 0..1. */
  fit: number
}

/** A proposal of the round. */
export type RoundProposal = Candidate & {
  halfDays: number
  pinned: boolean
  /** The best others who could have, best fit first. */
  runnersUp: { offerId: number; fit: number; because: string }[]
}

/** A need the round leaves unmet, wholly or in part, and why. */
export type Unmet = {
  needId: number
  wantedHalfDays: number
  metHalfDays: number
  reason: 'no-offer-in-area' | 'rules-exclude-all' | 'capacity' | 'below-minimum'
  because: string
  /** How many offers each rule excluded, for this need. */
  excludedBy: { rule: string; offers: number }[]
}

export type RoundResult = {
  inputsHash: string
  solver: string
  status: 'optimal' | 'feasible'
  /** Half-days met by tier of urgency, most urgent first, then total benefit (half-days × fit). */
  objective: { tiers: { urgency: number; wantedHalfDays: number; metHalfDays: number }[]; benefit: number; boundGap: number }
  proposals: RoundProposal[]
  unmet: Unmet[]
  /** Offers left unused and why. */
  unused: { offerId: number; because: string }[]
}
