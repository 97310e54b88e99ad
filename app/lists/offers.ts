/** The list of offers as its page and its file both show it: same filters, same order, same narrowing. */
import { listOffers, type OfferListed } from '../../db/offers.ts'
import { standingOf, type OfferStanding } from '../../graph/brokering/offers.ts'
import { distanceKm } from '../../graph/matching/distance.ts'
import type { AppContext, SignedIn } from '../context.ts'
import type { Here } from './here.ts'
import { byText, readSorting, sorted, type Query, type Sorting } from '../listing.ts'

export type OfferRow = OfferListed & { standing: OfferStanding; km: number | null }

const SORTS = ['school', 'distance', 'days', 'until'] as const
type Key = (typeof SORTS)[number]
const FAR = Number.MAX_SAFE_INTEGER

const COMPARE: Record<Key, (a: OfferRow, b: OfferRow) => number> = {
  school: (a, b) => byText(a.school, b.school) || a.id - b.id,
  distance: (a, b) => (a.km ?? FAR) - (b.km ?? FAR) || a.id - b.id,
  days: (a, b) => a.halfDaysPerTerm - b.halfDaysPerTerm || a.id - b.id,
  until: (a, b) => byText(a.until, b.until) || a.id - b.id,
}

export const offersSorting = (query: Query): Sorting<Key> => readSorting(query, SORTS)

/** Only offers whose supporter can come as far as the viewer's school; needs a place to measure from. */
const inReach = (row: OfferRow): boolean => row.km !== null && row.km <= row.reachKm

/** The open offers asked for, with how far each is from here, in the order asked for. */
export function offersListed({ db, today }: AppContext, viewer: SignedIn, query: Query, here: Here | null): OfferRow[] {
  const rows = listOffers(db, viewer, { areaCode: query.text('area'), phase: query.text('phase') })
    .map((row) => ({ ...row, standing: standingOf(row, today), km: here ? distanceKm(here, row) : null }))
  const wanted = here && query.text('reach') === 'yes' ? rows.filter(inReach) : rows
  return sorted(wanted, offersSorting(query), COMPARE)
}
