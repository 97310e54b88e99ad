/** Coverage of an area as its page, its picture and its files all show it: same area, day, filter, order and narrowing. */
import { listCoverage, listSupport, type AreaCoverage, type SchoolCovered } from '../../db/coverage.ts'
import { countInArea, listCoverageAreas, type Area } from '../../db/coverage-areas.ts'
import type { Approach } from '../../graph/coverage/approach.ts'
import { readAsOf, type AsOf } from '../as-of.ts'
import { approachesListed } from '../approaches.ts'
import type { AppContext, SignedIn } from '../context.ts'
import { COVERAGE_FILTERS, type CoverageFilter } from '../coverage-words.ts'
import { byText, oneOf, readSorting, sorted, type Query, type Sorting } from '../listing.ts'
import { notFound } from '../viewer.ts'

const SORTS = ['state', 'school', 'last'] as const
type Key = (typeof SORTS)[number]
/** `number` is the school's in the picture: its place by name in the area, whatever the filter and whoever looks. */
export type CoverageRow = SchoolCovered & { number: number; approaches: Approach[]; underWay: string[] }

const WORST_FIRST = { none: 0, 'on-paper-only': 1, active: 2 }
const lastOn = (row: CoverageRow): string => row.evidence[0]?.on ?? ''
const COMPARE: Record<Key, (a: CoverageRow, b: CoverageRow) => number> = {
  school: (a, b) => a.number - b.number,
  state: (a, b) => WORST_FIRST[a.coverage] - WORST_FIRST[b.coverage] || b.threads.length - a.threads.length || a.number - b.number,
  last: (a, b) => byText(lastOn(a), lastOn(b)) || a.number - b.number,
}

/** The word of an address that stands for an area. */
export function keyOfArea(area: Area): string {
  if (area.kind === 'authority') return `la-${area.code}`
  if (area.kind === 'diocese') return `diocese-${area.name}`
  return area.kind === 'trust' ? `trust-${area.id}` : String(area.id)
}

const SORT_OF_AREA: Record<Area['kind'], string> = { authority: 'Authority', partnership: 'Partnership', diocese: 'Diocese', trust: 'Trust or federation' }
/** What kind of area it is, in a word or two. */
export const kindOfArea = (area: Area): string => SORT_OF_AREA[area.kind]
/** How an area reads in a list of all kinds; a diocese mostly says what it is. */
export const nameOfArea = (area: Area): string => (area.name.toLowerCase().includes(SORT_OF_AREA[area.kind].toLowerCase()) || area.kind === 'authority' ? area.name : `${SORT_OF_AREA[area.kind]}: ${area.name}`)
export const coverageSorting = (query: Query): Sorting<Key> => readSorting(query, SORTS)

export type CoverageAsked = { areas: Area[]; area: Area; asOf: AsOf; filter: CoverageFilter | undefined }

/** What was asked for; null when there is no area this viewer may ask about. An area that is not theirs is not found. */
export function coverageAsked({ db, today }: AppContext, viewer: SignedIn, query: Query): CoverageAsked | null {
  const areas = listCoverageAreas(db, viewer, { day: today })
  const wanted = query.text('area')
  const area = wanted === '' ? areas[0] : areas.find((one) => keyOfArea(one) === wanted)
  if (!area && wanted !== '') throw notFound()
  return area ? { areas, area, asOf: readAsOf(query, today), filter: oneOf(COVERAGE_FILTERS, query.text('state')) } : null
}

const hangs = (row: SchoolCovered): boolean => row.threads.length > 0
const fits = (row: CoverageRow, filter: CoverageFilter | undefined): boolean =>
  filter === undefined || (filter === 'thread' ? row.coverage === 'active' && hangs(row) : row.coverage === filter)

export type CoverageCounts = Record<CoverageFilter, number>

/** The rows asked for, in the order asked for; `all` before filtering, in order of name. */
export function coverageListed(context: AppContext, viewer: SignedIn, { area, asOf, filter }: CoverageAsked, query: Query): {
  rows: CoverageRow[]; all: CoverageRow[]; counts: CoverageCounts; months: number; beyond: number; leftOut: AreaCoverage['leftOut']; picture: AreaCoverage['picture']; repair: AreaCoverage['repair']
} {
  const { schools, approaches, ...rest } = listCoverage(context.db, viewer, { area, day: asOf.day })
  const { underWay } = approachesListed(context, viewer, { schoolIds: schools.filter(({ coverage }) => coverage !== 'active').map(({ school }) => school.id), day: asOf.day })
  const leftOutBefore = ({ school }: SchoolCovered) => rest.leftOut.filter(({ name, urn }) => name < school.name || (name === school.name && urn < school.urn)).length
  const all = schools.map((row, index) => ({ ...row, number: index + 1 + leftOutBefore(row), approaches: approaches.get(row.school.id) ?? [], underWay: (underWay.get(row.school.id) ?? []).filter(({ state }) => state !== 'declined').map(({ words }) => words) }))
  const count = (one: CoverageFilter): number => all.filter((row) => fits(row, one)).length
  const counts = { active: count('active'), 'on-paper-only': count('on-paper-only'), none: count('none'), thread: count('thread') }
  return { rows: sorted(all.filter((row) => fits(row, filter)), coverageSorting(query), COMPARE), all, counts, beyond: Math.max(0, countInArea(context.db, { area, day: asOf.day }) - all.length - rest.leftOut.length), ...rest }
}

export const supportListed = ({ db }: AppContext, viewer: SignedIn, { area, asOf }: CoverageAsked) => listSupport(db, viewer, { area, day: asOf.day })
