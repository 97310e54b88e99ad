/** The list of schools and their categories as its page and its file both show it. */
import { listSchoolCategories, loadFramework, type SchoolCategory } from '../../db/categories.ts'
import { urgencyOf } from '../../graph/categories/entitlement.ts'
import { readAsOf } from '../as-of.ts'
import type { AppContext, SignedIn } from '../context.ts'
import { byText, readSorting, sorted, type Query, type Sorting } from '../listing.ts'

const SORTS = ['urgency', 'school', 'phase'] as const
type Key = (typeof SORTS)[number]
export type CategoryRow = SchoolCategory & { urgency: number }

const COMPARE: Record<Key, (a: CategoryRow, b: CategoryRow) => number> = {
  urgency: (a, b) => a.urgency - b.urgency || byText(a.school, b.school),
  school: (a, b) => byText(a.school, b.school) || a.schoolId - b.schoolId,
  phase: (a, b) => byText(a.phase, b.phase) || byText(a.school, b.school),
}

export const categoriesSorting = (query: Query): Sorting<Key> => readSorting(query, SORTS)

/** The schools asked for that this viewer may know the category of, in the order asked for; `all` before filtering. */
export function categoriesListed({ db, today }: AppContext, viewer: SignedIn, query: Query): { rows: CategoryRow[]; all: CategoryRow[]; day: string } {
  const framework = loadFramework(db)
  const { day } = readAsOf(query, today)
  const all = listSchoolCategories(db, viewer, { framework: framework.code, day }).map((row) => ({ ...row, urgency: urgencyOf(framework, row.code) }))
  const code = query.text('category')
  const phase = query.text('phase')
  const rows = all.filter((row) => (code === '' || row.code === (code === 'none' ? null : code)) && (phase === '' || row.phase === phase))
  return { rows: sorted(rows, categoriesSorting(query), COMPARE), all, day }
}
