/** The list of needs as its page and its file both show it: same filters, same order, same narrowing. */
import { loadFramework } from '../../db/categories.ts'
import { listNeeds, type NeedListed } from '../../db/needs.ts'
import { urgencyOf } from '../../graph/categories/entitlement.ts'
import { byUrgency } from '../../graph/categories/needs.ts'
import { NEED_STATES, ORIGINS } from '../components/needs.tsx'
import type { AppContext, SignedIn } from '../context.ts'
import { byText, oneOf, readSorting, sorted, type Query } from '../listing.ts'
import type { NeedState } from '../../graph/brokering/lifecycle.ts'
import type { Need } from '../../graph/categories/framework.ts'

const NEED_SORTS = ['urgency', 'school', 'area', 'days', 'wanted-by', 'raised'] as const
type Row = NeedListed & { urgency: number }

const COMPARE: Record<(typeof NEED_SORTS)[number], (a: Row, b: Row) => number> = {
  urgency: byUrgency,
  school: (a, b) => byText(a.school, b.school) || byUrgency(a, b),
  area: (a, b) => byText(a.area, b.area) || byUrgency(a, b),
  days: (a, b) => a.halfDays - b.halfDays || byUrgency(a, b),
  'wanted-by': (a, b) => byText(a.wantedBy, b.wantedBy) || byUrgency(a, b),
  raised: (a, b) => byText(a.raisedAt, b.raisedAt) || a.id - b.id,
}

/** What was asked for, only as words the list knows. */
export function needsAsked(query: Query) {
  return {
    state: oneOf(NEED_STATES.map(({ value }) => value), query.text('state')) as NeedState | undefined,
    areaCode: query.text('area'),
    category: query.text('category'),
    origin: oneOf(ORIGINS.map(({ value }) => value), query.text('origin')) as Need['origin'] | undefined,
    sorting: readSorting(query, NEED_SORTS),
  }
}

/** The needs asked for that this viewer may know, in the order asked for. */
export function needsListed({ db }: AppContext, viewer: SignedIn, query: Query): Row[] {
  const framework = loadFramework(db)
  const { category, sorting, ...asked } = needsAsked(query)
  const rows = listNeeds(db, viewer, { framework: framework.code, ...asked }).map((row) => ({ ...row, urgency: urgencyOf(framework, row.category) }))
  const wanted = category === '' ? rows : rows.filter((row) => row.category === (category === 'none' ? null : category))
  return sorted(wanted, sorting, COMPARE)
}
