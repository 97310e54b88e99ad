/**
 * What might be done for a need left short: the few changes a broker would think of, from what stands in the way. None is a promise: each
 * is to be checked by solving the round again with it (app/jobs/what-if-worker.ts).
 *
 * Offers that rules keep away: each rule's own remedy, exactly as far as it is needed. Offers that could come: days for what is missing,
 * one more school, one more supporter, a smaller least. Then the broker's own: a pin, and every school something first. What asks least of
 * people comes first (remedy-effort.ts), at most two of one kind, so that few tell of all.
 * Leaves out: rules that nobody can lift (conflicts, donor protection), other schools' needs, and categories, which are no remedy.
 */
import type { Need } from '../categories/framework.ts'
import type { Offer } from '../brokering/offer.ts'
import type { Phase } from '../network/model.ts'
import { judged } from './candidates.ts'
import { wordOfChange } from './change-words.ts'
import type { Change } from './changes.ts'
import { areClose } from './close-areas.ts'
import { dayOf, type Day } from './day.ts'
import { distanceKm } from './distance.ts'
import type { Candidate, RoundInput, RoundProposal, RoundResult, RuleOutcome } from './model.ts'
import { urgencyOf } from './problem.ts'
import { effortOf } from './remedy-effort.ts'
import { beyond, pinsFor, roomFor } from './remedy-room.ts'

const MOST_REMEDIES = 8
const MOST_OF_A_KIND = 2
/** More than three things at once is a plan, not a remedy. */
const MOST_CHANGES = 3

/** Everything the remedies of one need are found from. */
export type Short = {
  input: RoundInput
  result: RoundResult
  day: Day
  need: Need
  /** Half-days missing. */
  missing: number
  /** What the need gets now. */
  own: RoundProposal[]
  given: Map<number, RoundProposal[]>
  schoolOf: Map<number, number>
  urgency: (needId: number) => number
}
/** One way that might help, with how good the pair it would make is; null where it is about no one offer. */
export type Idea = { changes: Change[]; fit: number }

/** The remedies worth checking, what asks least first; none for a need met in full or unknown. */
export function remediesFor(input: RoundInput, result: RoundResult, needId: number): Change[][] {
  const short = shortOf(input, result, needId)
  if (!short) return []
  const near = input.offers.filter(({ areas }) => areas.some(({ areaCode }) => areaCode === short.need.areaCode || areClose(areaCode, short.need.areaCode)))
  const looked = near.map((offer) => ({ offer, ...judged(short.need, offer, short.day, input) }))
  const able = looked.flatMap(({ offer, candidate }) => (candidate ? [{ offer, candidate }] : []))
  const ideas = [...looked.flatMap((row) => (row.candidate ? couldCome(short, row.offer, row.candidate) : keptAway(short, row.offer, row.rules))), ...pinsFor(short, able), ...somethingFirst(short, able.length)]
  return chosen(ideas.filter(({ changes }) => isModest(changes)), input)
}

function shortOf(input: RoundInput, result: RoundResult, needId: number): Short | null {
  const unmet = result.unmet.find((row) => row.needId === needId)
  const need = input.needs.find(({ id }) => id === needId)
  if (!unmet || !need) return null
  const [day, schoolOf] = [dayOf(input), new Map(input.needs.map(({ id, schoolId }) => [id, schoolId]))]
  return {
    input, result, day, need, missing: unmet.wantedHalfDays - unmet.metHalfDays, own: result.proposals.filter((row) => row.needId === needId),
    given: Map.groupBy(result.proposals, ({ offerId }) => offerId), schoolOf, urgency: (id) => urgencyOf(schoolOf.get(id)!, day, input),
  }
}

/** An offer that every rule lets come: what it lacks to give all that is missing. */
const couldCome = (short: Short, offer: Offer, { fit }: Candidate): Idea[] => roomFor(short, offer).flatMap((changes) => withMore(short, offer, changes, fit))

/** As it is, and with what it would lack if needs as urgent took of it. */
const withMore = (short: Short, offer: Offer, changes: Change[], fit: number): Idea[] => [{ changes, fit }, { changes: beyond(short, offer, changes), fit }]

/** An offer that rules keep away: those lifted, and those lifted with what it would lack then. */
function keptAway(short: Short, offer: Offer, rules: RuleOutcome[]): Idea[] {
  const lifts = rules.filter(({ rule, passed }) => !passed && !LEFT_TO_ROOM.has(rule)).map(({ rule }) => LIFTS[rule]?.(short, offer) ?? null)
  if (lifts.includes(null)) return []
  const lifted = lifts.filter((change) => change !== null)
  return [{ changes: lifted, fit: 0 }, ...roomFor(short, offer).flatMap((changes) => withMore(short, offer, [...lifted, ...changes], 0))]
}

/** Rules about how much an offer has left: remedy-room.ts says what it lacks. */
const LEFT_TO_ROOM: ReadonlySet<string> = new Set(['days-left', 'schools-left'])

/** What lifts a rule, just as far as this need asks; null where nothing does. */
const LIFTS: Record<string, (short: Short, offer: Offer) => Change | null> = {
  area: ({ need }, offer) => ({ what: 'cover', offerId: offer.id, areaCode: need.areaCode }),
  'offer-open': (_short, { id, state }) => (state === 'awaiting-head' ? { what: 'agree', offerId: id } : null),
  'offer-fresh': (_short, { id }) => ({ what: 'confirm', offerId: id }),
  phase: ({ day, need }, { id, schoolId }) => {
    const [theirs, own] = [day.schools.get(need.schoolId)!.phase, day.schools.get(schoolId)!.phase]
    return isNear(theirs, own) ? { what: 'serve', offerId: id, phase: theirs } : null
  },
  reach: ({ day, need }, { id, schoolId }) => ({ what: 'reach', offerId: id, amount: Math.ceil(distanceKm(day.schools.get(need.schoolId)!, day.schools.get(schoolId)!)!) }),
  veto: ({ need }, { id }) => ({ what: 'lift', needId: need.id, offerId: id }),
}

/** Phases in the order in which children meet them; schools of no phase of these, or of all, are near to any. */
const PHASES: readonly Phase[] = ['nursery', 'primary', 'middle-deemed-primary', 'middle-deemed-secondary', 'secondary', 'sixteen-plus']
const NEAR = 2

/** Might somebody of a school of this phase be asked about one of that? */
const isNear = (a: Phase, b: Phase): boolean => !PHASES.includes(a) || !PHASES.includes(b) || Math.abs(PHASES.indexOf(a) - PHASES.indexOf(b)) <= NEAR

/** What is new to a supporter, an area or a phase, is asked about alone or with one thing more. */
const isModest = (changes: Change[]): boolean => {
  const fresh = changes.filter(({ what }) => what === 'cover' || what === 'serve').length
  return changes.length > 0 && changes.length <= MOST_CHANGES - fresh && fresh <= 1
}

/** A school that gets nothing at all may get something where every school comes first. */
function somethingFirst({ input, result, need, schoolOf }: Short, able: number): Idea[] {
  const nothing = result.proposals.every(({ needId }) => schoolOf.get(needId) !== need.schoolId)
  return nothing && able > 0 && (input.rules.order ?? 'days') === 'days' ? [{ changes: [{ what: 'order', order: 'everybody-first' }], fit: 0 }] : []
}

const kindOf = (changes: Change[]): string => changes.map(({ what }) => what).sort().join('+')
const saidAs = (changes: Change[]): string => changes.map(wordOfChange).sort().join(' ')

/** The best of each kind, then the second of each; every kind in the order of what its best asks. */
function chosen(ideas: Idea[], input: RoundInput): Change[][] {
  const rows = [...new Map(ideas.map((idea) => [saidAs(idea.changes), { ...idea, effort: effortOf(idea.changes, input), said: saidAs(idea.changes) }])).values()]
  rows.sort((a, b) => a.effort - b.effort || b.fit - a.fit || (a.said < b.said ? -1 : 1))
  const kinds = [...Map.groupBy(rows, ({ changes }) => kindOf(changes)).values()]
  return Array.from({ length: MOST_OF_A_KIND }, (_, turn) => kinds.flatMap((kind) => kind[turn] ?? [])).flat().slice(0, MOST_REMEDIES).map(({ changes }) => changes)
}
