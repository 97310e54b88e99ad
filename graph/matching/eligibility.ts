/**
 * May this offer meet this need at all? Every hard rule, each with its answer in words. No weight and no pin gets past one.
 *
 * Source: Derby Winners, Models of Support (what a category may give, read from the framework); the rest is this project's.
 * Unknown distance does not exclude: the register has gaps, and a broker can see "distance not known" and judge.
 * Leaves out: how good the pair would be (fit.ts) and whether there are days enough for everybody (the solve).
 */
import { daysBetween } from '../dates/day.ts'
import type { Phase } from '../network/model.ts'
import { neverOwnSchool, noDeclaredInterest, noFormerPost, noSharedGovernor, noSharedTrust } from './conflicts.ts'
import type { Day } from './day.ts'
import type { RuleOutcome } from './model.ts'
import { freeHalfDays, leastHalfDays, type Pair } from './pair.ts'
import { NAMED_STRENGTH } from './rules.ts'
import { days, km } from './words.ts'

type Rule = (pair: Pair, day: Day) => RuleOutcome

const outcome = (rule: string, passed: boolean, yes: string, no: string): RuleOutcome => ({ rule, passed, because: passed ? yes : no })

/** Phases an offer for another phase may serve: middle schools are deemed one or the other; all-through schools are both. */
export const AKIN: Partial<Record<Phase, readonly Phase[]>> = {
  'middle-deemed-primary': ['primary'],
  'middle-deemed-secondary': ['secondary'],
  'all-through': ['primary', 'secondary'],
}

/** The area is one the offer names. */
export const offersArea: Rule = ({ need, offer }) =>
  outcome('area', offer.areas.some((area) => area.areaCode === need.areaCode), 'The offer covers the area.', 'The offer does not cover the area.')

/** Both schools are open on the day. */
export const bothOpen: Rule = ({ school, supporter }, day) =>
  outcome('school-open', day.openSchools.has(school.id) && day.openSchools.has(supporter.id), 'Both schools are open.', 'One of the schools is not open.')

/** The offer stands: its head has agreed and it was not withdrawn. */
export const offerStands: Rule = ({ offer }) =>
  outcome('offer-open', offer.state === 'open', 'The offer is open and agreed by the head.',
    offer.state === 'awaiting-head' ? 'The offer still waits for its head’s agreement.' : 'The offer was withdrawn.')

/** The offer has not ended, and begins before the need has to be met. */
export const offerInTime: Rule = ({ need, offer }, { asOf }) => {
  const by = need.wantedBy > asOf ? need.wantedBy : asOf
  return outcome('offer-dates', offer.from <= by && offer.until >= asOf, 'The offer is for the time in which help is wanted.', 'The offer is for another time.')
}

/** The offer was attested recently enough. */
export const offerFresh: Rule = ({ offer, rules }, { asOf }) =>
  outcome('offer-fresh', daysBetween(offer.attestedOn, asOf) <= rules.staleAfterDays, `The offer was confirmed in the last ${rules.staleAfterDays} days.`,
    `The offer was last confirmed more than ${rules.staleAfterDays} days ago.`)

/** There are days left for at least the least worth sending. */
export const daysLeft: Rule = ({ need, offer, rules }) => {
  const [free, least] = [freeHalfDays(offer), leastHalfDays(need, offer, rules)]
  return outcome('days-left', free >= least, `The offer has ${days(free)} left this term.`,
    free === 0 ? 'The offer has no days left this term.' : `The offer has only ${days(free)} left; at least ${days(least)} are needed to be worth sending.`)
}

/** The supporter can take on another school at once. */
export const schoolsLeft: Rule = ({ offer }) =>
  outcome('schools-left', offer.maximumSchools > 0, 'The supporter can take on another school.', 'The supporter already helps as many schools as it can at once.')

/** What the supporting school's category lets it give; a school without a category is not limited by one. */
export const donorProtected: Rule = ({ need, offer, supporter }, day) => {
  const mayGive = day.categories.get(supporter.id)?.mayGive ?? 'yes'
  const strength = offer.areas.find((area) => area.areaCode === need.areaCode)?.strength ?? 0
  const allowed = mayGive === 'yes' || mayGive === 'with-care' || (mayGive === 'named-strengths' && strength >= NAMED_STRENGTH)
  return outcome('donor', allowed, 'The supporting school may give this help.',
    mayGive === 'no' ? 'The supporting school’s category does not let it give help.' : 'The supporting school may give help only in strengths its offer names as strong.')
}

/** The offer is for schools of this phase, or of one it is deemed to be. */
export const offersPhase: Rule = ({ school, offer }) => {
  const served = [school.phase, ...(AKIN[school.phase] ?? [])]
  return outcome('phase', offer.phases.some((phase) => served.includes(phase)), 'The offer is for schools of this phase.', 'The offer is for schools of another phase.')
}

/** The school is no further away than the offer reaches. */
export const withinReach: Rule = ({ distanceKm, offer }) =>
  distanceKm === null
    ? { rule: 'reach', passed: true, because: 'The distance is not known: the register gives no place for one of the schools.' }
    : outcome('reach', distanceKm <= offer.reachKm, `${km(distanceKm)} away, within the ${offer.reachKm} km offered.`, `${km(distanceKm)} away, beyond the ${offer.reachKm} km offered.`)

/** Every rule, in the order in which reasons list them. The broker's vetoes are added by candidates.ts. */
export const HARD_RULES: readonly Rule[] = [
  offersArea, bothOpen, offerStands, offerInTime, offerFresh, daysLeft, schoolsLeft, offersPhase, withinReach, donorProtected,
  neverOwnSchool, noSharedTrust, noSharedGovernor, noFormerPost, noDeclaredInterest,
]

/** The answer of every hard rule. */
export const judge = (pair: Pair, day: Day): RuleOutcome[] => HARD_RULES.map((rule) => rule(pair, day))
