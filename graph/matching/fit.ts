/**
 * How good would a pair be? Seven terms, each 0..1 with words, and their weighted mean.
 *
 * The terms and their numbers are in rules.ts. What is not known earns the middle, except an unknown
 * distance, which earns nothing: a supporter known to be near goes first.
 * Leaves out: hard rules (eligibility.ts); urban or rural, which the register rows here do not carry. Words name no school.
 */
import type { Day } from './day.ts'
import { meet, pairKey } from './day.ts'
import type { Term, TermValue, Weights } from './model.ts'
import { freeHalfDays, type Pair } from './pair.ts'
import { CARE_FACTOR, EXPERTISE, FIT_STEPS, HALF_CLOSE_KM, PHASE, RECORD, RELATIONSHIP, TERMS } from './rules.ts'
import { area, counted, days, km, sentence } from './words.ts'

/** How much a pair has of one thing that counts, 0..1, and how that is said. Kept apart, because most pairs are only weighed and never told. */
type TermRule = { value: (pair: Pair, day: Day) => number; because: (pair: Pair, day: Day) => string }

const figure = (number: number): string => number.toLocaleString('en-GB')

const STRENGTH_WORDS = { 1: 'some experience', 2: 'a strength', 3: 'a leading strength' } as const

const strengthOf = ({ need, offer }: Pair) => offer.areas.find((row) => row.areaCode === need.areaCode)?.strength
const isDesignated = ({ offer }: Pair, day: Day): boolean => offer.personId !== null && day.designated.has(offer.personId)

/** How strong the offer is in the area, and whether the leader holds a designation. */
const expertise: TermRule = {
  value: (pair, day) => {
    const strength = strengthOf(pair)
    return strength ? EXPERTISE.byStrength[strength] + (isDesignated(pair, day) ? EXPERTISE.designated : 0) : 0
  },
  because: (pair, day) => {
    const strength = strengthOf(pair)
    return strength ? `Offers ${area(pair.need.areaCode)} as ${STRENGTH_WORDS[strength]}${isDesignated(pair, day) ? '; a designated leader of education' : ''}.` : 'The offer does not cover the area.'
  },
}

/** Whether the supporter knows schools of this phase from within. */
const phase: TermRule = {
  value: ({ school, supporter, offer }) => (offer.phases.includes(school.phase) ? (school.phase === supporter.phase ? PHASE.same : PHASE.offered) : PHASE.akin),
  because: ({ school, supporter, offer }) => {
    if (!offer.phases.includes(school.phase)) return 'Offers help to schools of a neighbouring phase.'
    return school.phase === supporter.phase ? 'Works in a school of the same phase.' : 'Offers help to this phase, from a school of another.'
  },
}

/** How alike two numbers of pupils are, or null where one is not known. */
const alikeInSize = ({ school: { pupils: a }, supporter: { pupils: b } }: Pair): number | null => (a !== null && b !== null && a > 0 && b > 0 ? Math.min(a, b) / Math.max(a, b) : null)
/** How alike two shares of free school meals are. */
const alikeInMeals = ({ school: { fsmPercent: a }, supporter: { fsmPercent: b } }: Pair): number | null => (a !== null && b !== null ? Math.max(0, 1 - Math.abs(a - b) / 50) : null)

/** How alike the two schools are in size and in disadvantage. */
const context: TermRule = {
  value: (pair) => {
    const size = alikeInSize(pair)
    const meals = alikeInMeals(pair)
    if (size === null) return meals ?? 0.5
    return meals === null ? size : (size + meals) / 2
  },
  because: (pair) => {
    const { school, supporter } = pair
    const like: string[] = []
    if (alikeInSize(pair) !== null) like.push(`${figure(supporter.pupils!)} pupils against ${figure(school.pupils!)}`)
    if (alikeInMeals(pair) !== null) like.push(`${supporter.fsmPercent}% on free school meals against ${school.fsmPercent}%`)
    return like.length === 0 ? 'Size and free school meals are not known for both schools.' : `${like.join('; ')}.`
  },
}

/** How near the supporter is. */
const closeness: TermRule = {
  value: ({ distanceKm }) => (distanceKm === null ? 0 : HALF_CLOSE_KM / (HALF_CLOSE_KM + distanceKm)),
  because: ({ distanceKm }) => (distanceKm === null ? 'The distance is not known.' : `${km(distanceKm)} apart.`),
}

const wereTogether = ({ school, supporter }: Pair, day: Day): boolean => day.together.size > 0 && day.together.has(pairKey(school.id, supporter.id))

/** Whether the schools already work together, where that is no conflict. */
const relationship: TermRule = {
  value: (pair, day) => {
    if (wereTogether(pair, day)) return RELATIONSHIP.together
    return meet(day.companyNetworks.get(pair.school.id), day.companyNetworks.get(pair.supporter.id)) ? RELATIONSHIP.sameNetwork : RELATIONSHIP.none
  },
  because: (pair, day) => {
    if (wereTogether(pair, day)) return 'The schools did something together in the last year.'
    const theirs = day.companyNetworks.get(pair.supporter.id) ?? new Set()
    const shared = [...(day.companyNetworks.get(pair.school.id) ?? [])].filter((id) => theirs.has(id)).length
    return shared > 0 ? `The schools are in ${counted(shared, 'network')} together.` : 'The schools are in no network together.'
  },
}

/** How the supporter's earlier work was rated; work in the same area counts full. */
const record: TermRule = {
  value: ({ need, offer }, day) => {
    const rows = day.record.get(offer.id)
    if (!rows) return RECORD.middling
    let [sum, number] = [RECORD.middling * RECORD.before, RECORD.before as number]
    for (const row of rows) {
      const counts = row.areaCode === need.areaCode ? 1 : RECORD.otherArea
      sum += row.rating * counts
      number += counts
    }
    return sum / number
  },
  because: ({ offer }, day) => {
    const rows = day.record.get(offer.id)
    if (!rows) return 'No earlier work on record.'
    const mean = rows.reduce((total, row) => total + row.rating, 0) / rows.length
    return `${sentence(counted(rows.length, 'earlier piece', 'earlier pieces'))} of work, rated ${Math.round(mean * 100)}% on average.`
  },
}

const givesWithCare = ({ supporter }: Pair, day: Day): boolean => day.categories.get(supporter.id)?.mayGive === 'with-care'

/** How much of the offer is still free, so that the same few are not worn out; less for a school that gives with care. */
const spread: TermRule = {
  value: (pair, day) => {
    const { offer } = pair
    const share = offer.halfDaysPerTerm > 0 ? freeHalfDays(offer) / offer.halfDaysPerTerm : 0
    return givesWithCare(pair, day) ? share * CARE_FACTOR : share
  },
  because: (pair, day) => `${days(freeHalfDays(pair.offer))} of ${days(pair.offer.halfDaysPerTerm)} a term are free${givesWithCare(pair, day) ? '; asked for as little as possible' : ''}.`,
}

const RULES: Record<Term, TermRule> = { expertise, phase, context, closeness, relationship, record, spread }

const rounded = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * FIT_STEPS) / FIT_STEPS

/** Every term of a pair in the order of the source, to three decimals, in words. */
export const termsOf = (pair: Pair, day: Day, weights: Weights): TermValue[] =>
  TERMS.map((term) => ({ term, value: rounded(RULES[term].value(pair, day)), weight: weights[term], because: RULES[term].because(pair, day) }))

/** The weighted mean of the terms, 0..1 to three decimals; 0 when every weight is 0. */
export function fitOf(terms: readonly Pick<TermValue, 'value' | 'weight'>[]): number {
  const weight = terms.reduce((sum, term) => sum + term.weight, 0)
  return weight > 0 ? rounded(terms.reduce((sum, term) => sum + term.weight * term.value, 0) / weight) : 0
}

/**
 * The same mean of the same terms, added up in the same order, without their words, for all needs of one area. The pair given is with any
 * of them: what the offer brings to the area is asked once. `tied`: the two have something to do with one another (ties.ts).
 */
export function fitsIn(any: Pair, day: Day, weights: Weights): (pair: Pair, tied: boolean) => number {
  const part = (term: Term, pair: Pair): number => weights[term] * rounded(RULES[term].value(pair, day))
  const [first, sixth, seventh] = [part('expertise', any), part('record', any), part('spread', any)]
  const none = weights.relationship * rounded(RELATIONSHIP.none)
  const weight = TERMS.reduce((sum, term) => sum + weights[term], 0)
  return (pair, tied) => {
    const second = weights.phase * rounded(phase.value(pair, day))
    const third = weights.context * rounded(context.value(pair, day))
    const fourth = weights.closeness * rounded(closeness.value(pair, day))
    const fifth = tied ? weights.relationship * rounded(relationship.value(pair, day)) : none
    return weight > 0 ? rounded((first + second + third + fourth + fifth + sixth + seventh) / weight) : 0
  }
}
