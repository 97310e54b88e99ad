/** The list of schools as its page and its file both show it: same filters, same order, same narrowing. */
import { listSchools, SCHOOL_SORTS, type SchoolsAsked } from '../../db/network.ts'
import { PHASE_NAMES } from '../../graph/network/phases.ts'
import type { Phase } from '../../graph/network/model.ts'
import type { AppContext, SignedIn } from '../context.ts'
import { oneOf, readSorting, type Query } from '../listing.ts'

export const PHASES = Object.keys(PHASE_NAMES) as Phase[]
export const schoolsSorting = (query: Query) => readSorting(query, SCHOOL_SORTS)

/** What was asked for, only as words the list knows. */
function schoolsAsked(query: Query): SchoolsAsked {
  const { key, descending } = schoolsSorting(query)
  const whole = (name: string): number | undefined => (/^[1-9]\d{0,8}$/.test(query.text(name)) ? Number(query.text(name)) : undefined)
  return {
    search: query.text('search').slice(0, 200), la: query.text('la'), phase: oneOf(PHASES, query.text('phase')), networkId: whole('network'),
    closed: query.text('closed') === 'yes', sort: key, descending, page: whole('page'),
  }
}

export const schoolsListed = ({ db }: AppContext, viewer: SignedIn, query: Query, size?: null) => listSchools(db, viewer, { ...schoolsAsked(query), ...(size === null ? { size } : {}) })
