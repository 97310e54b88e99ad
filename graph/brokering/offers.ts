/**
 * May this offer be made, who has to agree to it, and until when is it believed?
 * Source: Derby Winners (leaders answer to their own governing body, so that their own head agrees). The 120 days after which
 * an offer is stale, and the most days, distance and years, are this project's. Leaves out: which needs an offer may meet
 * (graph/matching) and who may make it (graph/permissions).
 */
import { addDays, addYears, daysBetween } from '../dates/day.ts'
import { parseHalfDays } from '../dates/half-days.ts'
import type { Refusal } from '../dates/refusal.ts'
import { parseTypedDay, type TypedDay } from '../dates/typed-day.ts'
import type { Phase } from '../network/model.ts'
import type { Offer } from './offer.ts'

/** The most days a term: 60, about as many as a term has. */
const MOST_HALF_DAYS_A_TERM = 120
const FURTHEST_KM = 200
const MOST_SCHOOLS = 10
/** An offer runs for three years at most. */
const LONGEST_YEARS = 3
export const LONGEST_NOTE = 1000
const LONGEST_HOW = 200
/** After so many days an offer has to be confirmed again. */
export const STALE_AFTER_DAYS = 120

export const STRENGTHS = [
  { strength: 1, name: 'Some experience' },
  { strength: 2, name: 'Strong' },
  { strength: 3, name: 'Leading' },
] as const
export type Strength = 1 | 2 | 3

/** The offer as it was typed; `areas` holds the strength typed for each area, empty where none is offered. */
export type TypedOffer = {
  areas: Record<string, string>
  phases: string[]
  days: string
  minimum: string
  schools: string
  reach: string
  from: TypedDay
  until: TypedDay
  note: string
}

/** The offer as it is kept. */
export type MadeOffer = Pick<Offer, 'halfDaysPerTerm' | 'minimumHalfDays' | 'maximumSchools' | 'reachKm' | 'from' | 'until' | 'areas' | 'phases'> & { note: string }

export type OfferFacts = { today: string; areaCodes: string[]; phaseCodes: Phase[]; schoolOpen: boolean }

/** The offer as it is to be kept, or everything wrong with it at once. Fields: school, areas, phases, days, minimum, schools, reach, from, until, note. */
export function makeOffer(typed: TypedOffer, facts: OfferFacts): { offer: MadeOffer } | { refusals: Refusal[] } {
  const refusals: Refusal[] = []
  if (!facts.schoolOpen) refusals.push({ field: 'school', message: 'This school is closed, so it cannot offer support' })
  const offer = {
    areas: readAreas(typed.areas, facts.areaCodes, refusals),
    phases: readPhases(typed.phases, facts.phaseCodes, refusals),
    ...readDays(typed, refusals),
    maximumSchools: readWhole(typed.schools, SCHOOLS, refusals),
    reachKm: readWhole(typed.reach, REACH, refusals),
    ...readSpan(typed, facts.today, refusals),
    note: typed.note.replaceAll('\r\n', '\n').trim(),
  }
  if (offer.note.length > LONGEST_NOTE) refusals.push({ field: 'note', message: `The note must be ${LONGEST_NOTE} characters or fewer. You typed ${offer.note.length}` })
  return refusals.length > 0 ? { refusals } : { offer }
}

/** What a box is told: what to enter where nothing was, else what is wrong with what was. */
const asked = (typed: string, ask: string, wrong: string): string => (typed.trim() === '' ? ask : wrong)

// Each reader adds to the refusals what is wrong; what it returns counts only when nothing was.
function readAreas(typed: Record<string, string>, areaCodes: string[], refusals: Refusal[]): Offer['areas'] {
  const offered = Object.entries(typed).filter(([, strength]) => strength !== '')
  const areas = offered.flatMap(([areaCode, typedStrength]) => {
    const strength = STRENGTHS.find((row) => String(row.strength) === typedStrength)?.strength
    return strength && areaCodes.includes(areaCode) ? [{ areaCode, strength }] : []
  })
  if (offered.length === 0) refusals.push({ field: 'areas', message: 'Choose at least one area you can help in, and how strong you are in it' })
  else if (areas.length < offered.length) refusals.push({ field: 'areas', message: 'Choose areas and strengths from the lists' })
  return areas
}

function readPhases(typed: string[], phaseCodes: Phase[], refusals: Refusal[]): Phase[] {
  const phases = phaseCodes.filter((phase) => typed.includes(phase))
  if (typed.length === 0) refusals.push({ field: 'phases', message: 'Choose at least one kind of school you can help' })
  else if (phases.length < new Set(typed).size) refusals.push({ field: 'phases', message: 'Choose kinds of school from the list' })
  return phases
}

function readDays(typed: TypedOffer, refusals: Refusal[]): Pick<Offer, 'halfDaysPerTerm' | 'minimumHalfDays'> {
  const days = parseHalfDays(typed.days, MOST_HALF_DAYS_A_TERM)
  const minimum = parseHalfDays(typed.minimum, MOST_HALF_DAYS_A_TERM)
  if ('problem' in days) refusals.push({ field: 'days', message: asked(typed.days, 'Enter how many days a term you can give', `Days a term ${days.problem}`) })
  if ('problem' in minimum) refusals.push({ field: 'minimum', message: asked(typed.minimum, 'Enter the fewest days you would come for', `The fewest days for one school ${minimum.problem}`) })
  if (!('halfDays' in days && 'halfDays' in minimum)) return { halfDaysPerTerm: 0, minimumHalfDays: 0 }
  if (minimum.halfDays > days.halfDays) refusals.push({ field: 'minimum', message: 'The fewest days for one school must not be more than the days a term' })
  return { halfDaysPerTerm: days.halfDays, minimumHalfDays: minimum.halfDays }
}

const SCHOOLS = { field: 'schools', name: 'The number of schools', ask: 'Enter how many schools you can help at once', most: MOST_SCHOOLS }
const REACH = { field: 'reach', name: 'The distance in kilometres', ask: 'Enter how far you can travel', most: FURTHEST_KM }

function readWhole(typed: string, { field, name, ask, most }: typeof REACH, refusals: Refusal[]): number {
  const text = typed.trim()
  const value = /^[0-9]{1,6}$/.test(text) ? Number(text) : 0
  if (value < 1 || value > most) refusals.push({ field, message: asked(typed, ask, `${name} must be a whole number from 1 to ${most}`) })
  return value
}

function readSpan(typed: TypedOffer, today: string, refusals: Refusal[]): { from: string; until: string } {
  const from = parseTypedDay(typed.from, 'The first day', 'from')
  const until = parseTypedDay(typed.until, 'The last day', 'until')
  if ('refusal' in from) refusals.push(from.refusal)
  else if (from.day < today) refusals.push({ field: 'from', message: 'The first day must be today or later' })
  if ('refusal' in until) refusals.push(until.refusal)
  if (!('day' in from && 'day' in until)) return { from: '', until: '' }
  if (until.day < from.day) refusals.push({ field: 'until', message: 'The last day must not be before the first day' })
  else if (until.day > addYears(from.day, LONGEST_YEARS)) refusals.push({ field: 'until', message: `The last day must be within ${LONGEST_YEARS} years of the first day` })
  return { from: from.day, until: until.day }
}

/** Does an offer count at once? Only when the head of the lending school makes it or has told the broker that they agree. */
export const startsAs = (maker: { headOfSchool: boolean; headAgreed: boolean }): 'open' | 'awaiting-head' =>
  maker.headOfSchool || maker.headAgreed ? 'open' : 'awaiting-head'

/** How a broker who types an offer in says that the head has agreed: with how and when, so that the history can tell. */
export function headAgreement({ agreed, how }: { agreed: boolean; how: string }): { agreed: boolean; how: string | null; refusals: Refusal[] } {
  const said = how.trim()
  if (!agreed) return { agreed, how: null, refusals: [] }
  const message = said === '' ? 'Say how and when the headteacher told you that they agree' : said.length > LONGEST_HOW ? `This must be ${LONGEST_HOW} characters or fewer` : null
  return { agreed, how: said, refusals: message === null ? [] : [{ field: 'head-agreed-how', message }] }
}

/** The last day on which an attested offer is believed without being confirmed again. */
export const freshUntil = (attestedOn: string): string => addDays(attestedOn, STALE_AFTER_DAYS)

/** Has nobody confirmed it for more than 120 days? */
export const isStale = (attestedOn: string, today: string): boolean => daysBetween(attestedOn, today) > STALE_AFTER_DAYS

/** How an offer stands on a day: only `usable` ones are matched. */
export type OfferStanding = 'withdrawn' | 'awaiting-head' | 'over' | 'stale' | 'not-yet' | 'usable'

/** How the offer stands today, the weightiest reason against it first. */
export function standingOf(offer: Pick<Offer, 'state' | 'from' | 'until' | 'attestedOn'>, today: string): OfferStanding {
  if (offer.state !== 'open') return offer.state
  if (offer.until < today) return 'over'
  if (isStale(offer.attestedOn, today)) return 'stale'
  return offer.from > today ? 'not-yet' : 'usable'
}
