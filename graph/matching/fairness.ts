/**
 * Is a round fair? Figures of who gets and who gives, of any way to choose over the same inputs.
 *
 * Shares are 0..1, distances kilometres as the crow flies. Gini's coefficient of the load: 0 when every offer gives the same share of its days, towards 1 when
 * few give all (Gini 1912, in the form of mean differences). The load counts days held before the round, because those are worked too.
 * Leaves out: whether the choice is right (verify.ts) and names.
 */
import { dayOf } from './day.ts'
import { distanceKm } from './distance.ts'
import type { Kept, RoundInput } from './model.ts'
import { urgencyOf } from './problem.ts'

export type Fairness = {
  tiers: { urgency: number; schools: number; wantedHalfDays: number; metHalfDays: number }[]
  /** The school that gets the least share of what it wants, and how many get nothing at all. */
  worst: { share: number; withNothing: number; schools: number }
  /** Of the offers' loads: how uneven, and what share of all half-days proposed comes from the tenth that gives most. */
  load: { gini: number; topTenth: number; used: number; offers: number }
  /** Kilometres a supporter travels, over half-days proposed; null where no distance is known. */
  travel: { median: number | null; most: number | null }
  /** Schools by what they do in this choice. */
  balance: { give: number; receive: number; both: number }
  halfDays: number
  /** Half-days × fit; null where it was not worked out. */
  benefit: number | null
}

/** The figures of a choice. An input without needs has no worst-served school: its share is 1. */
export function fairnessOf(input: RoundInput, given: readonly Kept[], benefit: number | null = null): Fairness {
  const needs = new Map(input.needs.map((need) => [need.id, need]))
  const offers = new Map(input.offers.map((offer) => [offer.id, offer]))
  const met = summed(given, ({ needId }) => needs.get(needId)!.schoolId)
  return {
    tiers: tiersOf(input, given),
    worst: worstOf(input, met),
    load: loadOf(input, given),
    travel: travelOf(input, given, (row) => [needs.get(row.needId)!.schoolId, offers.get(row.offerId)!.schoolId]),
    balance: balanceOf(new Set(given.map(({ offerId }) => offers.get(offerId)!.schoolId)), new Set(met.keys())),
    halfDays: given.reduce((sum, { halfDays }) => sum + halfDays, 0),
    benefit,
  }
}

function summed(given: readonly Kept[], keyOf: (row: Kept) => number): Map<number, number> {
  const sums = new Map<number, number>()
  for (const row of given) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.halfDays)
  return sums
}

function tiersOf(input: RoundInput, given: readonly Kept[]): Fairness['tiers'] {
  const day = dayOf(input)
  const met = summed(given, ({ needId }) => needId)
  const tiers = new Map<number, Fairness['tiers'][number] & { ids: Set<number> }>()
  for (const { id, schoolId, halfDays } of input.needs) {
    const urgency = urgencyOf(schoolId, day, input)
    const tier = tiers.get(urgency) ?? { urgency, schools: 0, wantedHalfDays: 0, metHalfDays: 0, ids: new Set() }
    tiers.set(urgency, tier)
    tier.schools = tier.ids.add(schoolId).size
    tier.wantedHalfDays += halfDays
    tier.metHalfDays += met.get(id) ?? 0
  }
  return [...tiers.values()].sort((a, b) => a.urgency - b.urgency).map(({ ids: _ids, ...tier }) => tier)
}

/** Half-days by school. */
function wantedBySchool({ needs }: RoundInput): Map<number, number> {
  const wanted = new Map<number, number>()
  for (const { schoolId, halfDays } of needs) wanted.set(schoolId, (wanted.get(schoolId) ?? 0) + halfDays)
  return wanted
}

/** How many schools stand behind a tier's sum: those that get something, and those that get less than they want. */
export type Behind = { urgency: number; served: number; short: number }

/** The schools behind the tiers of one choice; of several choices together, behind the mean: those that get something, or too little, in any. */
export function behindOf(input: RoundInput, choices: readonly (readonly Kept[])[]): Behind[] {
  const day = dayOf(input)
  const needs = new Map(input.needs.map((need) => [need.id, need]))
  const met = choices.map((given) => summed(given, ({ needId }) => needs.get(needId)!.schoolId))
  const tiers = new Map<number, Behind>()
  for (const [schoolId, halfDays] of wantedBySchool(input)) {
    const urgency = urgencyOf(schoolId, day, input)
    const { served, short } = tiers.get(urgency) ?? { served: 0, short: 0 }
    const got = met.map((sums) => sums.get(schoolId) ?? 0)
    tiers.set(urgency, { urgency, served: served + (got.some((its) => its > 0) ? 1 : 0), short: short + (got.some((its) => its < halfDays) ? 1 : 0) })
  }
  return [...tiers.values()].sort((a, b) => a.urgency - b.urgency)
}

function worstOf(input: RoundInput, met: Map<number, number>): Fairness['worst'] {
  const shares = [...wantedBySchool(input)].map(([schoolId, halfDays]) => (met.get(schoolId) ?? 0) / halfDays)
  return { share: Math.min(1, ...shares), withNothing: shares.filter((share) => share === 0).length, schools: shares.length }
}

function loadOf({ offers }: RoundInput, given: readonly Kept[]): Fairness['load'] {
  const proposed = summed(given, ({ offerId }) => offerId)
  const loads = offers.map(({ id, halfDaysPerTerm, committedHalfDays }) => ((proposed.get(id) ?? 0) + committedHalfDays) / halfDaysPerTerm)
  const most = [...proposed.values()].sort((a, b) => b - a).slice(0, Math.ceil(offers.length / 10))
  const all = [...proposed.values()].reduce((sum, halfDays) => sum + halfDays, 0)
  return { gini: gini(loads), topTenth: all === 0 ? 0 : most.reduce((sum, halfDays) => sum + halfDays, 0) / all, used: proposed.size, offers: offers.length }
}

/** Gini's coefficient of values from 0; 0 when there are none or all are 0. */
export function gini(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const total = sorted.reduce((sum, value) => sum + value, 0)
  if (total === 0) return 0
  return sorted.reduce((sum, value, index) => sum + (2 * (index + 1) - sorted.length - 1) * value, 0) / (sorted.length * total)
}

function travelOf({ network }: RoundInput, given: readonly Kept[], schoolsOf: (row: Kept) => [number, number]): Fairness['travel'] {
  const schools = new Map(network.schools.map((school) => [school.id, school]))
  const trips = given.flatMap((row) => {
    const [to, from] = schoolsOf(row)
    const km = distanceKm(schools.get(to)!, schools.get(from)!)
    return km === null ? [] : [{ km, halfDays: row.halfDays }]
  })
  trips.sort((a, b) => a.km - b.km)
  return { median: reached(trips, 0.5), most: reached(trips, 0.95) }
}

/** The distance within which this share of the half-days is travelled. */
function reached(trips: { km: number; halfDays: number }[], share: number): number | null {
  const all = trips.reduce((sum, { halfDays }) => sum + halfDays, 0)
  let so = 0
  return trips.find(({ halfDays }) => (so += halfDays) >= share * all)?.km ?? null
}

function balanceOf(givers: Set<number>, receivers: Set<number>): Fairness['balance'] {
  const both = [...givers].filter((schoolId) => receivers.has(schoolId)).length
  return { give: givers.size - both, receive: receivers.size - both, both }
}
