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
  /** What the last run of the same round proposed: between plans equal in all else, the one that changes least stands. Absent on a first run. */
  previous?: Kept[]
}

/** A pair and its half-days, as an earlier run proposed them. */
export type Kept = { needId: number; offerId: number; halfDays: number }

/** What comes first: the most days, tier by tier; or every school something, tier by tier, then days. */
export type RoundOrder = 'days' | 'everybody-first'

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
  /** Absent in rounds of before there was a choice: days. */
  order?: RoundOrder
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
  runnersUp: RunnerUp[]
}

/** Another supporter who could have met the need, and what choosing them instead would cost. */
export type RunnerUp = {
  offerId: number
  fit: number
  because: string
  /** Benefit lost if they took over all the half-days and nothing else changed; negative would be a gain. */
  cost: number
  /** Needs whose half-days they would have to give up; empty when they are free. For the broker only: it names others' needs. */
  displaces: { needId: number; halfDays: number }[]
}

/** A pin or a veto that the round could not honour, and why. */
export type RefusedOverride = Override & { because: string }

/** A need the round leaves unmet, wholly or in part, and why. */
export type Unmet = {
  needId: number
  wantedHalfDays: number
  metHalfDays: number
  reason: 'no-offer-in-area' | 'rules-exclude-all' | 'capacity' | 'below-minimum'
  because: string
  /** How many offers each rule excluded, for this need. */
  excludedBy: { rule: string; offers: number }[]
  /** The smallest change that would help, in words; null where none is known. */
  remedy: string | null
}

export type RoundResult = {
  inputsHash: string
  solver: string
  status: 'optimal' | 'feasible'
  /** Half-days met by tier of urgency, most urgent first, then total benefit (half-days × fit). */
  objective: {
    tiers: { urgency: number; wantedHalfDays: number; metHalfDays: number }[]
    benefit: number
    /** How far from the proven bound at worst, as a share of the bound; 0 when optimal. */
    boundGap: number
  }
  /** Proposals by need, then offer. */
  proposals: RoundProposal[]
  /** Pins and vetoes refused, with reasons. */
  refused: RefusedOverride[]
  unmet: Unmet[]
  /** Offers left unused and why. */
  unused: { offerId: number; because: string }[]
  /** Why nothing better exists, for each part that shares no supporter with the others; verify-proof.ts checks it. */
  proof: PartProof[]
}

/** What the needs of one part come to, level by level in the round's order, then all levels as one weighted sum. Beyond what pins fix. */
export type PartProof = { needIds: number[]; levels: LevelProof[] }

/** No plan passes `bound` that keeps what the levels before reached. `levels`: every level is proven, so nothing is left to prove. */
export type LevelProof = { level: 'served' | 'half-days' | 'benefit' | 'all'; urgency: number | null; value: number; bound: number } & (
  | { by: 'prices'; prices: ProofPrices }
  | { by: 'solver' | 'levels' }
)

/**
 * Prices on which a bound rests: whatever they are, no plan passes what supporters and needs reach when each decides alone at them.
 * By pair, what a half-day and the use of it cost the need and pay the supporter; what serving a school pays; what a half-day earns
 * that a level before asks for. What is left out is priced 0.
 */
export type ProofPrices = {
  pairs: [needId: number, offerId: number, halfDay: number, use: number][]
  schools: [schoolId: number, served: number][]
  tiers: [urgency: number, halfDay: number][]
}

/** A mixed-integer programme as plain data: make `cost · x` as great as can be, every x a whole number within its bounds. */
export type Mip = {
  cost: number[]
  lower: number[]
  upper: number[]
  /** `lower ≤ values · x[columns] ≤ upper`; infinite where there is no bound. */
  rows: { lower: number; upper: number; columns: number[]; values: number[] }[]
  /** A solution to begin from, or null. */
  start: number[] | null
}

/** What a solver says: to be checked, never to be believed. `bound` is its proof that nothing is better. */
export type MipAnswer = {
  solver: string
  outcome: 'optimal' | 'feasible' | 'infeasible' | 'none'
  /** One value a column; empty unless optimal or feasible. */
  values: number[]
  bound: number
}

/** Solves a programme; the one in use is app/jobs/highs.ts. */
export type MipSolver = (mip: Mip) => Promise<MipAnswer>

/** A column of a linear programme: what it counts, and its values in some rows. It is never below 0. */
export type Column = { cost: number; rows: number[]; values: number[] }

/** A linear programme that grows: columns are added, and the rows' prices asked again; null where it has none. */
export type Master = { prices: (columns: readonly Column[]) => Float64Array | null; free: () => void }

/** Opens a programme with rows from `lower` to `upper`; null where there is none to be had. */
export type LpSolver = (rows: { lower: readonly number[]; upper: readonly number[] }) => Promise<Master | null>

/** Both kinds of solver, one for proof and one for prices. */
export type Solver = { mip: MipSolver; lp: LpSolver }
