/**
 * Is a result what it says it is? Checks every claim of a round against its input alone, without the problem, the programme or
 * the solver that made it, and lists every violation.
 *
 * Every limit and sum is recomputed; every pair is judged again; and a plan said to be the best must not
 * leave days lying that could simply be sent. Its proof is checked where it rests on prices; where it is the solver's word, that stands.
 */
import type { Need } from '../categories/framework.ts'
import type { Offer } from '../brokering/offer.ts'
import { candidateOf, judged } from './candidates.ts'
import { canonical, hashOf } from './canonical.ts'
import { dayOf, type Day } from './day.ts'
import type { Candidate, RoundInput, RoundProposal, RoundResult } from './model.ts'
import { FIT_STEPS } from './rules.ts'
import { claimsOf } from './verify-claims.ts'
import { idleDays } from './verify-idle.ts'
import { proofViolations } from './verify-proof.ts'

/** Everything the checks look things up in. */
export type Books = {
  input: RoundInput
  day: Day
  result: RoundResult
  needs: Map<number, Need>
  offers: Map<number, Offer>
  byNeed: Map<number, RoundProposal[]>
  byOffer: Map<number, RoundProposal[]>
  /** Judged afresh, once for each pair asked about. */
  candidateOf: (need: Need, offer: Offer) => Candidate | null
}

/** Every violation in words; empty when the result is sound. */
export function violationsOf(given: RoundInput, result: RoundResult): string[] {
  const input = canonical(given)
  const books = booksOf(input, result)
  const strangers = result.proposals.filter((row) => !books.needs.has(row.needId) || !books.offers.has(row.offerId))
  if (strangers.length > 0) return strangers.map((row) => `${nameOf(row)}: no such need or offer`)
  return [
    ...(result.inputsHash === hashOf(input) ? [] : ['The hash is not the hash of the input']),
    ...result.proposals.flatMap((row) => pairViolations(books, row)),
    ...limitViolations(books),
    ...overrideViolations(books),
    ...claimsOf(books),
    ...(result.status === 'optimal' ? idleDays(books) : []),
    ...proofViolations(books),
  ]
}

/** How a proposal is called in a violation. */
export const nameOf = (row: { needId: number; offerId: number }): string => `Need ${row.needId} with offer ${row.offerId}`

/** The books of a canonical input and a result. */
export function booksOf(input: RoundInput, result: RoundResult): Books {
  const day = dayOf(input)
  const judgedBefore = new Map<string, Candidate | null>()
  return {
    input,
    day,
    result,
    needs: new Map(input.needs.map((need) => [need.id, need])),
    offers: new Map(input.offers.map((offer) => [offer.id, offer])),
    byNeed: Map.groupBy(result.proposals, (row) => row.needId),
    byOffer: Map.groupBy(result.proposals, (row) => row.offerId),
    candidateOf: (need, offer) => {
      const key = `${need.id}/${offer.id}`
      const known = judgedBefore.get(key)
      if (known !== undefined) return known
      const candidate = candidateOf(need, offer, day, input)
      judgedBefore.set(key, candidate)
      return candidate
    },
  }
}

/** The least an offer may send to a school, worked out afresh: what is worth sending, or all that its needs there want together. */
export function leastOf({ input, candidateOf: of }: Books, schoolId: number, offer: Offer): number {
  const theirs = input.needs.filter((need) => need.schoolId === schoolId && of(need, offer) !== null)
  return Math.min(theirs.reduce((sum, need) => sum + need.halfDays, 0), Math.max(input.rules.minimumHalfDays, offer.minimumHalfDays))
}

/** The days an offer has left, worked out afresh. */
export const freeOf = (offer: Offer): number => offer.halfDaysPerTerm - offer.committedHalfDays

function pairViolations(books: Books, row: RoundProposal): string[] {
  const [need, offer] = [books.needs.get(row.needId)!, books.offers.get(row.offerId)!]
  const { candidate, rules } = judged(need, offer, books.day, books.input)
  const found: string[] = rules.filter((rule) => !rule.passed).map((rule) => `${nameOf(row)}: ${rule.rule} is broken`)
  if (need.schoolId === offer.schoolId) found.push(`${nameOf(row)}: a school supports itself`)
  if (!Number.isInteger(row.halfDays) || row.halfDays < 1) found.push(`${nameOf(row)}: not whole half-days, at least one`)
  if (candidate && (candidate.fit !== row.fit || JSON.stringify([candidate.terms, candidate.rules]) !== JSON.stringify([row.terms, row.rules]))) {
    found.push(`${nameOf(row)}: fit, terms or rules are not those of the pair`)
  }
  const weight = row.terms.reduce((sum, term) => sum + term.weight, 0)
  const mean = weight > 0 ? row.terms.reduce((sum, term) => sum + term.weight * term.value, 0) / weight : 0
  if (Math.abs(mean - row.fit) > 1 / FIT_STEPS) found.push(`${nameOf(row)}: fit is not the mean of its terms`)
  return found
}

const total = (rows: RoundProposal[]): number => rows.reduce((sum, row) => sum + row.halfDays, 0)

function limitViolations(books: Books): string[] {
  const found: string[] = []
  for (const [id, rows] of books.byNeed) {
    if (total(rows) > books.needs.get(id)!.halfDays) found.push(`Need ${id}: more days than it asks for`)
    if (rows.length > books.input.rules.supportersPerNeed) found.push(`Need ${id}: more supporters than it may have`)
    if (new Set(rows.map((row) => row.offerId)).size < rows.length) found.push(`Need ${id}: the same offer twice`)
  }
  const schoolsOf = (rows: RoundProposal[]): number => new Set(rows.map((row) => books.needs.get(row.needId)!.schoolId)).size
  for (const [id, rows] of books.byOffer) {
    const offer = books.offers.get(id)!
    if (total(rows) > freeOf(offer)) found.push(`Offer ${id}: more days than it has left`)
    if (schoolsOf(rows) > offer.maximumSchools) found.push(`Offer ${id}: more schools than it helps at once`)
    for (const [schoolId, own] of Map.groupBy(rows, (row) => books.needs.get(row.needId)!.schoolId)) {
      if (!own.some((row) => row.pinned) && total(own) < leastOf(books, schoolId, offer)) found.push(`Offer ${id} for school ${schoolId}: less than is worth sending`)
    }
  }
  for (const [schoolId, rows] of Map.groupBy(books.result.proposals, (row) => books.offers.get(row.offerId)!.schoolId)) {
    const careful = books.day.categories.get(schoolId)?.mayGive === 'with-care'
    if (careful && schoolsOf(rows) > 1) found.push(`School ${schoolId}: gives with care, yet to more than one school`)
  }
  return found
}

function overrideViolations({ input, result, needs, offers, byNeed, byOffer }: Books): string[] {
  const proposed = (row: { needId: number; offerId: number }): RoundProposal | undefined => byNeed.get(row.needId)?.find((other) => other.offerId === row.offerId)
  const refused = (row: { needId: number; offerId: number; kind: string }): boolean =>
    result.refused.some((other) => other.needId === row.needId && other.offerId === row.offerId && other.kind === row.kind && other.because !== '')
  const pins = input.overrides.filter((row) => row.kind === 'pin')
  const halfHearted = (row: RoundProposal): boolean =>
    total(byNeed.get(row.needId)!.filter((other) => other.pinned)) < needs.get(row.needId)!.halfDays && total(byOffer.get(row.offerId)!.filter((other) => other.pinned)) < freeOf(offers.get(row.offerId)!)
  return [
    ...input.overrides.filter((row) => row.kind === 'veto' && proposed(row)).map((row) => `${nameOf(row)}: vetoed, yet proposed`),
    ...pins.filter((row) => !refused(row) && !proposed(row)?.pinned).map((row) => `${nameOf(row)}: pinned, yet neither proposed nor refused`),
    ...result.proposals.filter((row) => row.pinned && !pins.some((pin) => pin.needId === row.needId && pin.offerId === row.offerId)).map((row) => `${nameOf(row)}: called pinned, but is not`),
    ...result.proposals.filter((row) => row.pinned && halfHearted(row)).map((row) => `${nameOf(row)}: pinned, yet given fewer days than it could be`),
  ]
}
