/**
 * Does a round's input contradict itself? Whoever loads it should never let this happen, so it throws.
 * Leaves out: whether the facts are true, and what a person typed (checked where it was typed).
 */
import type { RoundInput } from './model.ts'

/** Throws an error that names the row when rows are missing, doubled or not whole half-days. */
export function checkInput(input: RoundInput): void {
  const schools = new Set(input.network.schools.map((school) => school.id))
  const wrong: string[] = [
    ...doubled('Need', input.needs),
    ...doubled('Offer', input.offers),
    ...doubled('School', input.network.schools),
    ...input.needs.filter((need) => !schools.has(need.schoolId)).map((need) => `Need ${need.id} is of an unknown school`),
    ...input.offers.filter((offer) => !schools.has(offer.schoolId)).map((offer) => `Offer ${offer.id} is of an unknown school`),
    ...input.needs.filter((need) => !positive(need.halfDays)).map((need) => `Need ${need.id} is not for whole half-days`),
    ...input.offers.filter((offer) => !whole(offer)).map((offer) => `Offer ${offer.id} is not in whole half-days and schools`),
    ...Object.entries(input.weights).filter(([, weight]) => !(weight >= 0 && Number.isFinite(weight))).map(([term]) => `The weight of ${term} is not a number from 0`),
    ...[input.rules.supportersPerNeed, input.rules.minimumHalfDays].filter((number) => !positive(number)).map(() => 'The rules are not whole numbers from 1'),
  ]
  if (wrong.length > 0) throw new Error(wrong.slice(0, 5).join('; '))
}

const positive = (number: number): boolean => Number.isInteger(number) && number > 0

const whole = (offer: RoundInput['offers'][number]): boolean =>
  [offer.halfDaysPerTerm, offer.minimumHalfDays].every(positive) && [offer.maximumSchools, offer.committedHalfDays].every((number) => Number.isInteger(number) && number >= 0)

const doubled = (name: string, rows: { id: number }[]): string[] => {
  const seen = new Set<number>()
  return rows.filter(({ id }) => seen.size === seen.add(id).size).map(({ id }) => `${name} ${id} is there twice`)
}
