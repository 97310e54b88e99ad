/**
 * What an offer lacks to give a need all it misses, counted from what the run proposes: days, one more school, one more supporter for the
 * need; or a smaller least where what is left would then be enough to send. And which pins take least from needs as urgent.
 * Leaves out: rules that keep the offer away altogether (remedies.ts).
 */
import type { Offer } from '../brokering/offer.ts'
import { judged } from './candidates.ts'
import { applied, type Change } from './changes.ts'
import type { Candidate } from './model.ts'
import { freeHalfDays, leastHalfDays } from './pair.ts'
import type { Idea, Short } from './remedies.ts'

/** As many as a rule of the round may say (settings.ts), and as a change may add (change-words.ts). */
const MOST_SUPPORTERS = 5
const MOST_DAYS = 200
const PINS = 2

const sum = (rows: readonly { halfDays: number }[] = []): number => rows.reduce((total, { halfDays }) => total + halfDays, 0)
/** Below nothing where more is promised than the offer has. */
const leftOf = ({ given }: Short, offer: Offer): number => offer.halfDaysPerTerm - offer.committedHalfDays - sum(given.get(offer.id))

/** The changes by which the offer could give what is missing; none where it lacks nothing, or may help no other school. */
export function roomFor(short: Short, offer: Offer): Change[][] {
  const { input: { rules }, need, own, missing, given, schoolOf } = short
  const there = (given.get(offer.id) ?? []).some(({ needId }) => schoolOf.get(needId) === need.schoolId)
  const schools = new Set((given.get(offer.id) ?? []).map(({ needId }) => schoolOf.get(needId))).size
  if (!there && takenByCare(short, offer)) return []
  const one = own.every(({ offerId }) => offerId !== offer.id) && own.length >= rules.supportersPerNeed
  if (one && rules.supportersPerNeed >= MOST_SUPPORTERS) return []
  const base: Change[] = [
    ...(one ? [{ what: 'supporters', amount: rules.supportersPerNeed + 1 } as const] : []),
    ...(!there && schools >= offer.maximumSchools ? [{ what: 'schools', offerId: offer.id, amount: 1 } as const] : []),
  ]
  const [left, least] = [leftOf(short, offer), there ? 1 : leastHalfDays(need, offer, rules)]
  const lacking = Math.max(missing, least) - left
  const whole: Change[] = lacking > 0 && lacking <= MOST_DAYS ? [...base, { what: 'days', offerId: offer.id, amount: lacking }] : base
  const part = Math.min(left, missing)
  const lower: Change[][] = part > 0 && part < least && offer.minimumHalfDays <= part ? [[...base, { what: 'least', amount: part }]] : []
  const some: Change[][] = lacking > 0 && left >= least && base.length > 0 ? [base] : []
  return [...(whole.length > 0 ? [whole] : []), ...some, ...lower]
}

/** Gives the offer's school with care, and to another school already? */
function takenByCare({ input, day, result, need, schoolOf }: Short, offer: Offer): boolean {
  if (day.categories.get(offer.schoolId)?.mayGive !== 'with-care') return false
  const donors = new Map(input.offers.map(({ id, schoolId }) => [id, schoolId]))
  return result.proposals.some(({ offerId, needId }) => donors.get(offerId) === offer.schoolId && schoolOf.get(needId) !== need.schoolId)
}

/** The same with days enough for every need as urgent that the offer could then help too; empty where there is no such need. */
export function beyond({ input, day, result, need, urgency }: Short, offer: Offer, changes: Change[]): Change[] {
  if (!changes.some(({ what }) => what === 'days')) return []
  const then = applied(input, changes)
  const [needs, more] = [new Map(then.needs.map((row) => [row.id, row])), then.offers.find(({ id }) => id === offer.id)!]
  const before = result.unmet.filter(({ needId }) => needId !== need.id && urgency(needId) <= urgency(need.id) && judged(needs.get(needId)!, more, day, then).candidate !== null)
  const asked = before.reduce((total, { wantedHalfDays, metHalfDays }) => total + wantedHalfDays - metHalfDays, 0)
  const raised = changes.map((change) => (change.what === 'days' ? { ...change, amount: change.amount + asked } : change))
  return asked > 0 && raised.every((change) => change.what !== 'days' || change.amount <= MOST_DAYS) ? raised : []
}

/** Pins of those who could give the most without taking from needs as urgent; then by fit. */
export function pinsFor(short: Short, able: { offer: Offer; candidate: Candidate }[]): Idea[] {
  const { need, missing, own, urgency } = short
  const loose = (offer: Offer): number => leftOf(short, offer) + sum((short.given.get(offer.id) ?? []).filter(({ needId }) => urgency(needId) > urgency(need.id)))
  const mine = (offer: Offer): number => sum(own.filter(({ offerId }) => offerId === offer.id))
  return able
    .filter(({ offer }) => freeHalfDays(offer) > mine(offer) && !own.some(({ offerId, pinned }) => offerId === offer.id && pinned))
    .map(({ offer, candidate }) => ({ offer, candidate, loose: Math.min(missing, loose(offer)) }))
    .sort((a, b) => b.loose - a.loose || b.candidate.fit - a.candidate.fit || a.offer.id - b.offer.id)
    .slice(0, PINS)
    .map(({ offer, candidate }): Idea => ({ changes: [{ what: 'pin', needId: need.id, offerId: offer.id }], fit: candidate.fit }))
}
