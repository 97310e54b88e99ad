/**
 * The policy numbers of a round, each once, with its source. Changing one changes a test.
 * The values are this project's; nothing published gives any.
 * Leaves out: what a category may give (data of the framework, graph/categories).
 */
import { STALE_AFTER_DAYS } from '../brokering/offers.ts'
import type { RoundRules, Term, Weights } from './model.ts'

/**
 * Two supporters at most, so that a school has few people to deal with, and one whole day at least, so that a visit is worth
 * making.
 */
export const ROUND_RULES: RoundRules = { supportersPerNeed: 2, minimumHalfDays: 2, staleAfterDays: STALE_AFTER_DAYS, formerPostYears: 3, order: 'days' }

/** The terms; every list of terms is in this order. */
export const TERMS: readonly Term[] = ['expertise', 'phase', 'context', 'closeness', 'relationship', 'record', 'spread']

/** What each term weighs: expertise most, as the source lists it first; the numbers are this project's and a broker may change them. */
export const WEIGHTS: Weights = { expertise: 30, phase: 15, context: 10, closeness: 15, relationship: 10, record: 10, spread: 10 }

/** A fit is a whole number of thousandths, so that benefit adds up exactly. */
export const FIT_STEPS = 1000

/** The strength from which an offer names an area as a strength: 2, strong. Decides what a 3a school may give. */
export const NAMED_STRENGTH = 2

/** A school that gives only with care supports this many schools at once. */
export const SCHOOLS_WITH_CARE = 1

/** The best others told with each proposal. */
export const RUNNERS_UP = 3

/** Expertise by strength of the area in the offer, and what a designation held on the day adds. */
export const EXPERTISE = { byStrength: { 1: 0.4, 2: 0.7, 3: 0.9 }, designated: 0.1 } as const

/** Phase: same phase as the supporting school; offered, though its own is another; offered by a neighbouring phase. */
export const PHASE = { same: 1, offered: 0.75, akin: 0.5 } as const

/** Kilometres at which closeness has fallen to a half. */
export const HALF_CLOSE_KM = 15

/** Relationship: something done together in the last year; a network in common; none. */
export const RELATIONSHIP = { together: 1, sameNetwork: 0.7, none: 0 } as const

/** A record counts as if this many pieces of work of middling rating came before it, so that one rating does not decide. */
export const RECORD = { middling: 0.5, before: 2, otherArea: 0.5 } as const

/** What a school that gives with care keeps of its value for spreading the load. */
export const CARE_FACTOR = 0.5
