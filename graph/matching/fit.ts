/**
 * How good would a pair be? Seven terms, each 0..1 with words, and their weighted mean.
 *
 * The terms and their numbers are in rules.ts. What is not known earns the middle, except an unknown
 * distance, which earns nothing: a supporter known to be near goes first.
 * Leaves out: hard rules (eligibility.ts); urban or rural, which the register rows here do not carry. Words name no school.
 */
import type { Day } from './day.ts'
import { pairKey } from './day.ts'
import type { Term, TermValue, Weights } from './model.ts'
import { freeHalfDays, type Pair } from './pair.ts'
import { CARE_FACTOR, EXPERTISE, FIT_STEPS, HALF_CLOSE_KM, PHASE, RECORD, RELATIONSHIP, TERMS } from './rules.ts'
import { area, counted, days, km, sentence } from './words.ts'

type Worth = { value: number; because: string }
type TermRule = (pair: Pair, day: Day) => Worth

const figure = (number: number): string => number.toLocaleString('en-GB')

const STRENGTH_WORDS = { 1: 'some experience', 2: 'a strength', 3: 'a leading strength' } as const

/** How strong the offer is in the area, and whether the leader holds a designation. */
export const expertise: TermRule = ({ need, offer }, day) => {
  const strength = offer.areas.find((row) => row.areaCode === need.areaCode)?.strength
  if (!strength) return { value: 0, because: 'The offer does not cover the area.' }
  const designated = offer.personId !== null && day.designated.has(offer.personId)
  const value = EXPERTISE.byStrength[strength] + (designated ? EXPERTISE.designated : 0)
  return { value, because: `Offers ${area(need.areaCode)} as ${STRENGTH_WORDS[strength]}${designated ? '; a designated leader of education' : ''}.` }
}

/** Whether the supporter knows schools of this phase from within. */
export const phase: TermRule = ({ school, supporter, offer }) => {
  if (!offer.phases.includes(school.phase)) return { value: PHASE.akin, because: 'Offers help to schools of a neighbouring phase.' }
  return school.phase === supporter.phase
    ? { value: PHASE.same, because: 'Works in a school of the same phase.' }
    : { value: PHASE.offered, because: 'Offers help to this phase, from a school of another.' }
}

/** How alike the two schools are in size and in disadvantage. */
export const context: TermRule = ({ school, supporter }) => {
  const likeness: number[] = []
  const like: string[] = []
  if (school.pupils !== null && supporter.pupils !== null && school.pupils > 0 && supporter.pupils > 0) {
    likeness.push(Math.min(school.pupils, supporter.pupils) / Math.max(school.pupils, supporter.pupils))
    like.push(`${figure(supporter.pupils)} pupils against ${figure(school.pupils)}`)
  }
  if (school.fsmPercent !== null && supporter.fsmPercent !== null) {
    likeness.push(Math.max(0, 1 - Math.abs(school.fsmPercent - supporter.fsmPercent) / 50))
    like.push(`${supporter.fsmPercent}% on free school meals against ${school.fsmPercent}%`)
  }
  if (likeness.length === 0) return { value: 0.5, because: 'Size and free school meals are not known for both schools.' }
  return { value: likeness.reduce((sum, one) => sum + one, 0) / likeness.length, because: `${like.join('; ')}.` }
}

/** How near the supporter is. */
export const closeness: TermRule = ({ distanceKm }) =>
  distanceKm === null
    ? { value: 0, because: 'The distance is not known.' }
    : { value: HALF_CLOSE_KM / (HALF_CLOSE_KM + distanceKm), because: `${km(distanceKm)} apart.` }

/** Whether the schools already work together, where that is no conflict. */
export const relationship: TermRule = ({ school, supporter }, day) => {
  if (day.together.has(pairKey(school.id, supporter.id))) {
    return { value: RELATIONSHIP.together, because: 'The schools did something together in the last year.' }
  }
  const theirs = day.companyNetworks.get(supporter.id) ?? new Set()
  const shared = [...(day.companyNetworks.get(school.id) ?? [])].filter((id) => theirs.has(id)).length
  return shared > 0
    ? { value: RELATIONSHIP.sameNetwork, because: `The schools are in ${counted(shared, 'network')} together.` }
    : { value: RELATIONSHIP.none, because: 'The schools are in no network together.' }
}

/** How the supporter's earlier work was rated; work in the same area counts full. */
export const record: TermRule = ({ need, offer }, day) => {
  const rows = day.record.get(offer.id) ?? []
  if (rows.length === 0) return { value: RECORD.middling, because: 'No earlier work on record.' }
  let [sum, number] = [RECORD.middling * RECORD.before, RECORD.before]
  for (const row of rows) {
    const counts = row.areaCode === need.areaCode ? 1 : RECORD.otherArea
    sum += row.rating * counts
    number += counts
  }
  const mean = rows.reduce((total, row) => total + row.rating, 0) / rows.length
  return { value: sum / number, because: `${sentence(counted(rows.length, 'earlier piece', 'earlier pieces'))} of work, rated ${Math.round(mean * 100)}% on average.` }
}

/** How much of the offer is still free, so that the same few are not worn out; less for a school that gives with care. */
export const spread: TermRule = ({ offer, supporter }, day) => {
  const free = freeHalfDays(offer)
  const share = offer.halfDaysPerTerm > 0 ? free / offer.halfDaysPerTerm : 0
  const care = day.categories.get(supporter.id)?.mayGive === 'with-care'
  const because = `${days(free)} of ${days(offer.halfDaysPerTerm)} a term are free${care ? '; asked for as little as possible' : ''}.`
  return { value: care ? share * CARE_FACTOR : share, because }
}

const RULES: Record<Term, TermRule> = { expertise, phase, context, closeness, relationship, record, spread }

const rounded = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * FIT_STEPS) / FIT_STEPS

/** Every term of a pair in the order of the source, to three decimals. */
export const termsOf = (pair: Pair, day: Day, weights: Weights): TermValue[] =>
  TERMS.map((term) => {
    const { value, because } = RULES[term](pair, day)
    return { term, value: rounded(value), weight: weights[term], because }
  })

/** The weighted mean of the terms, 0..1 to three decimals; 0 when every weight is 0. */
export function fitOf(terms: readonly TermValue[]): number {
  const weight = terms.reduce((sum, term) => sum + term.weight, 0)
  return weight > 0 ? rounded(terms.reduce((sum, term) => sum + term.weight * term.value, 0) / weight) : 0
}
