/**
 * May this offer meet this need at all? Every hard rule, each with its answer in words. No weight and no pin gets past one.
 *
 * Source: Derby Winners, Models of Support (what a category may give, read from the framework); the rest is this project's.
 * Unknown distance does not exclude: the register has gaps, and a broker can see "distance not known" and judge.
 * Leaves out: how good the pair would be (fit.ts) and whether there are days enough for everybody (the solve).
 */
import { daysBetween } from '../dates/day.ts'
import type { Phase, School } from '../network/model.ts'
import { CONFLICTS } from './conflicts.ts'
import type { Day } from './day.ts'
import type { RuleOutcome } from './model.ts'
import { freeHalfDays, leastHalfDays, type Pair } from './pair.ts'
import { told, type Rule } from './rule.ts'
import { NAMED_STRENGTH } from './rules.ts'
import { days, km } from './words.ts'

type HardRule = Rule<Pair, Day>
/** A rule that looks at the offer alone. */
type OfferRule = Rule<Pick<Pair, 'offer' | 'rules'>, Day>

/** Phases an offer for another phase may serve: middle schools are deemed one or the other; all-through schools are both. */
export const AKIN: Partial<Record<Phase, readonly Phase[]>> = {
  'middle-deemed-primary': ['primary'],
  'middle-deemed-secondary': ['secondary'],
  'all-through': ['primary', 'secondary'],
}

/** The area is one the offer names. */
const offersArea: HardRule = {
  rule: 'area',
  holds: ({ need, offer }) => offer.areas.some((area) => area.areaCode === need.areaCode),
  yes: () => 'The offer covers the area.',
  no: () => 'The offer does not cover the area.',
}

/** Is the school open on the day? */
export const isOpen = (school: Pick<School, 'id'>, day: Day): boolean => day.openSchools.has(school.id)

/** Both schools are open on the day. */
const bothOpen: HardRule = {
  rule: 'school-open',
  holds: ({ school, supporter }, day) => isOpen(school, day) && isOpen(supporter, day),
  yes: () => 'Both schools are open.',
  no: () => 'One of the schools is not open.',
}

/** The offer stands: its head has agreed and it was not withdrawn. */
const offerStands: OfferRule = {
  rule: 'offer-open',
  holds: ({ offer }) => offer.state === 'open',
  yes: () => 'The offer is open and agreed by the head.',
  no: ({ offer }) => (offer.state === 'awaiting-head' ? 'The offer still waits for its head’s agreement.' : 'The offer was withdrawn.'),
}

/** The offer has not ended, and begins before the need has to be met. */
const offerInTime: HardRule = {
  rule: 'offer-dates',
  holds: ({ need, offer }, { asOf }) => offer.from <= (need.wantedBy > asOf ? need.wantedBy : asOf) && offer.until >= asOf,
  yes: () => 'The offer is for the time in which help is wanted.',
  no: () => 'The offer is for another time.',
}

/** The offer was attested recently enough. */
const offerFresh: OfferRule = {
  rule: 'offer-fresh',
  holds: ({ offer, rules }, { asOf }) => daysBetween(offer.attestedOn, asOf) <= rules.staleAfterDays,
  yes: ({ rules }) => `The offer was confirmed in the last ${rules.staleAfterDays} days.`,
  no: ({ rules }) => `The offer was last confirmed more than ${rules.staleAfterDays} days ago.`,
}

/** There are days left for at least the least worth sending. */
const daysLeft: HardRule = {
  rule: 'days-left',
  holds: ({ need, offer, rules }) => freeHalfDays(offer) >= leastHalfDays(need, offer, rules),
  yes: ({ offer }) => `The offer has ${days(freeHalfDays(offer))} left this term.`,
  no: ({ need, offer, rules }) => {
    const free = freeHalfDays(offer)
    return free === 0 ? 'The offer has no days left this term.' : `The offer has only ${days(free)} left; at least ${days(leastHalfDays(need, offer, rules))} are needed to be worth sending.`
  },
}

/** The supporter can take on another school at once. */
const schoolsLeft: OfferRule = {
  rule: 'schools-left',
  holds: ({ offer }) => offer.maximumSchools > 0,
  yes: () => 'The supporter can take on another school.',
  no: () => 'The supporter already helps as many schools as it can at once.',
}

const mayGive = ({ supporter }: Pair, day: Day) => day.categories.get(supporter.id)?.mayGive ?? 'yes'

/** What the supporting school's category lets it give; a school without a category is not limited by one. */
const donorProtected: HardRule = {
  rule: 'donor',
  holds: (pair, day) => {
    const may = mayGive(pair, day)
    if (may !== 'named-strengths') return may !== 'no'
    return (pair.offer.areas.find((area) => area.areaCode === pair.need.areaCode)?.strength ?? 0) >= NAMED_STRENGTH
  },
  yes: () => 'The supporting school may give this help.',
  no: (pair, day) =>
    mayGive(pair, day) === 'no' ? 'The supporting school’s category does not let it give help.' : 'The supporting school may give help only in strengths its offer names as strong.',
}

/** The offer is for schools of this phase, or of one it is deemed to be. */
const offersPhase: HardRule = {
  rule: 'phase',
  holds: ({ school, offer }) => offer.phases.includes(school.phase) || (AKIN[school.phase]?.some((phase) => offer.phases.includes(phase)) ?? false),
  yes: () => 'The offer is for schools of this phase.',
  no: () => 'The offer is for schools of another phase.',
}

/** The school is no further away than the offer reaches. */
const withinReach: HardRule = {
  rule: 'reach',
  holds: ({ distanceKm, offer }) => distanceKm === null || distanceKm <= offer.reachKm,
  yes: ({ distanceKm, offer }) => (distanceKm === null ? 'The distance is not known: the register gives no place for one of the schools.' : `${km(distanceKm)} away, within the ${offer.reachKm} km offered.`),
  no: ({ distanceKm, offer }) => `${km(distanceKm ?? 0)} away, beyond the ${offer.reachKm} km offered.`,
}

/** Every rule, in the order in which reasons list them. The broker's vetoes are added by candidates.ts. */
const HARD_RULES: readonly HardRule[] = [offersArea, bothOpen, offerStands, offerInTime, offerFresh, daysLeft, schoolsLeft, offersPhase, withinReach, donorProtected, ...CONFLICTS]

/** Asked once for all needs; once for all needs of an area; of each pair; and of pairs that have anything to do with one another. */
const OF_THE_OFFER: readonly OfferRule[] = [offerStands, offerFresh, schoolsLeft]
const OF_THE_AREA: readonly HardRule[] = [offersArea, donorProtected]

/** The answer of every hard rule. */
export const judge = (pair: Pair, day: Day): RuleOutcome[] => HARD_RULES.map((rule) => told(rule, pair, day))

/** The names of the rules that do not hold, in the order of reasons. */
export const failing = (pair: Pair, day: Day): string[] => HARD_RULES.filter(({ holds }) => !holds(pair, day)).map(({ rule }) => rule)

/** Do the rules hold that look at the offer and its school alone? */
export const mayComeAtAll = (giving: Pick<Pair, 'offer' | 'supporter' | 'rules'>, day: Day): boolean => OF_THE_OFFER.every(({ holds }) => holds(giving, day)) && isOpen(giving.supporter, day)

/** Is the offer for the day itself? Then it is in time for every need. */
export const comesNow = ({ from, until }: Pair['offer'], { asOf }: Day): boolean => from <= asOf && until >= asOf

/** Do the rules hold that are the same for all needs of an area? The pair is with any of them. */
export const mayComeInArea = (pair: Pair, day: Day): boolean => OF_THE_AREA.every(({ holds }) => holds(pair, day))

/**
 * Do all other rules hold, where the school is open? `now`: the offer comes now; `tied`: the two have something to do with one another,
 * without which there is no conflict (ties.ts).
 */
export const mayCome = (pair: Pair, day: Day, now: boolean, tied: boolean): boolean =>
  withinReach.holds(pair, day) && daysLeft.holds(pair, day) && offersPhase.holds(pair, day) && (now || offerInTime.holds(pair, day)) && (!tied || CONFLICTS.every(({ holds }) => holds(pair, day)))
