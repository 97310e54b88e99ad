/**
 * Decides how far a collaboration is from ideal for a school, in kilometres, term by term and in words.
 *
 * Distance is measured; what cannot be counts as so many kilometres. These are policy numbers, this project's: a school of one's phase is
 * worth more than any distance within reach, and a large group a longer way; help with a need and old ties are worth a short way.
 * Leaves out: whether the school may join at all (places.ts).
 */
import type { School } from '../network/model.ts'
import type { Place } from './places.ts'

/** What each shortcoming counts as, in kilometres. */
export const COUNTS_AS = { phase: 100, large: 50, need: 10, tie: 5 } as const

/** A group of so many is large: schools no longer all know each other. */
export const LARGE_FROM = 12

/** Why a pair costs what it costs. `km` is what each term counts as; their sum is the cost. */
export type Term = { term: 'distance' | 'phase' | 'size' | 'need' | 'ties'; km: number; because: string }

/** What the terms are made of; `helps`: null where the school asks for nothing. */
type Measured = { km: number | null; samePhase: boolean; large: boolean; helps: boolean | null; known: number; reachKm: number }

export function measure(school: School, place: Place, km: number | null, known: ReadonlySet<number>, wants: ReadonlySet<string> | undefined): Measured {
  let met = 0
  for (const id of place.schoolIds) if (known.has(id)) met += 1
  const helps = wants === undefined || wants.size === 0 ? null : [...wants].some((area) => place.offers.has(area))
  return { km, samePhase: place.hasPhases.has(school.phase), large: place.schoolIds.size >= LARGE_FROM, helps, known: met, reachKm: place.reachKm }
}

/** What each term counts as, in tenths of a kilometre. */
const amounts = ({ km, samePhase, large, helps, known, reachKm }: Measured): Record<Term['term'], number> => ({
  distance: Math.round((km ?? reachKm) * 10), phase: samePhase ? 0 : COUNTS_AS.phase * 10, size: large ? COUNTS_AS.large * 10 : 0,
  need: helps === false ? COUNTS_AS.need * 10 : 0, ties: known > 0 ? 0 : COUNTS_AS.tie * 10,
})

/** The sum of the terms, in tenths of a kilometre. */
export const costOf = (measured: Measured): number => {
  const { distance, phase, size, need, ties } = amounts(measured)
  return distance + phase + size + need + ties
}

/** The terms with their reasons; they sum to the cost. */
export function inWords(measured: Measured, { schoolIds }: Place): Term[] {
  const { km, samePhase, large, helps, known } = measured
  const because: Record<Term['term'], string> = {
    distance: km === null ? 'In the same authority.' : `${km.toFixed(1)} km to its nearest school.`,
    phase: samePhase ? 'Same phase.' : 'No other school of this phase.',
    size: large ? 'A large group already.' : `${schoolIds.size} schools so far.`,
    need: helps === null ? 'The school asks for nothing now.' : helps ? 'It has a school that offers what this school asks for.' : 'None of its schools offers what this school asks for.',
    ties: known === 0 ? 'No ties with its schools yet.' : `It meets ${known} of its schools elsewhere already.`,
  }
  return Object.entries(amounts(measured)).map(([term, tenths]) => ({ term: term as Term['term'], km: tenths / 10, because: because[term as Term['term']] }))
}
