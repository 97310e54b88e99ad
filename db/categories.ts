/** Each school's category, what was found, and why: as decided by people, only ever added to. */
import { and, asc, desc, eq, lte, ne, sql, type SQL } from 'drizzle-orm'
import { can } from '../graph/permissions/can.ts'
import type { DecidedCategory, Finding } from '../graph/categories/decision.ts'
import type { Category, Framework } from '../graph/categories/framework.ts'
import { categoryOn } from '../graph/categories/standing.ts'
import { recordEvent } from './events.ts'
import { accounts } from './schema/accounts.ts'
import { categories, categoryCauses, categoryEvidence, frameworks } from './schema/categories.ts'
import { authorities, schools } from './schema/network.ts'
import { narrow, type Viewer } from './scope.ts'
import { findSetting } from './settings.ts'
import { write, type Db, type Reader } from './client.ts'

/** The pack schools are categorised under: the setting `framework`, else Derby Winners. @throws where the reference rows are missing. */
export function loadFramework(db: Reader): Framework {
  const code = findSetting(db, 'framework') ?? 'derby-winners'
  const row = db.select({ content: frameworks.content }).from(frameworks).where(eq(frameworks.code, code)).get()
  if (!row) throw new Error(`There is no category framework ${code}. Start the server once, or load the reference rows.`)
  return JSON.parse(row.content) as Framework
}

const CATEGORY = {
  id: categories.id, schoolId: categories.schoolId, framework: categories.framework, code: categories.code, from: categories.from,
  rationale: categories.rationale, agreedWithSchool: categories.agreedWithSchool,
}
const WHOSE = { school: schools.id, la: schools.laCode }

/** The code of the category a school is in on a day, as a column of a query over `schools`; null where there is none. */
export const categoryCode = (framework: string, day: string): SQL<string | null> =>
  sql<string | null>`(select c.code from categories c where c.school_id = schools.id and c.framework = ${framework} and c."from" <= ${day}
    order by c."from" desc, c.id desc limit 1)`

export type SchoolCategory = { schoolId: number; urn: number; school: string; phase: string; laCode: string; authority: string; code: string | null }

/** Every school this viewer may know the category of, open on the day's register, with the category it is in. By name. */
export function listSchoolCategories(db: Reader, viewer: Viewer, { framework, day }: { framework: string; day: string }): SchoolCategory[] {
  return db
    .select({
      schoolId: schools.id, urn: schools.urn, school: schools.name, phase: schools.phase, laCode: schools.laCode, authority: authorities.name,
      code: categoryCode(framework, day),
    })
    .from(schools)
    .innerJoin(authorities, eq(authorities.code, schools.laCode))
    .where(and(narrow(db, viewer, 'category.read', WHOSE), ne(schools.standing, 'closed'), ne(schools.standing, 'proposed')))
    .orderBy(asc(schools.name), asc(schools.id))
    .all()
}

/** Every decision about a school up to a day, the latest first; none when the viewer may not know them. */
export const listCategories = (db: Reader, viewer: Viewer, { schoolId, day }: { schoolId: number; day: string }): Category[] =>
  db
    .select(CATEGORY)
    .from(categories)
    .innerJoin(schools, eq(schools.id, categories.schoolId))
    .where(and(eq(categories.schoolId, schoolId), lte(categories.from, day), narrow(db, viewer, 'category.read', WHOSE)))
    .orderBy(desc(categories.from), desc(categories.id))
    .all()

type ToldCause = { cause: string; detail: string; from: string; reviewOn: string; restricted: boolean; sharedWithSchool: boolean }
export type CategoryRecord = Category & {
  present: string
  suddenChange: string | null
  decidedBy: string | null
  decidedAt: string
  evidence: Finding[]
  causes: ToldCause[]
}

/** The category a school is in on a day with everything this viewer may know about it; null when there is none for them. */
export function findCategory(db: Reader, viewer: Viewer, { schoolId, day }: { schoolId: number; day: string }): CategoryRecord | null {
  const current = categoryOn(listCategories(db, viewer, { schoolId, day }), schoolId, day)
  if (!current) return null
  const more = db
    .select({ laCode: schools.laCode, present: categories.present, suddenChange: categories.suddenChange, decidedAt: categories.decidedAt, decidedBy: accounts.name })
    .from(categories)
    .innerJoin(schools, eq(schools.id, categories.schoolId))
    .leftJoin(accounts, eq(accounts.id, categories.decidedBy))
    .where(eq(categories.id, current.id))
    .get()!
  const { laCode, ...told } = more
  const evidence = db
    .select({ dimension: categoryEvidence.dimension, finding: categoryEvidence.finding, leansTo: categoryEvidence.leansTo })
    .from(categoryEvidence).where(eq(categoryEvidence.categoryId, current.id)).orderBy(asc(categoryEvidence.id)).all()
  return { ...current, ...told, evidence, causes: listCauses(db, viewer, { categoryId: current.id, schoolId, laCode }) }
}

/** Causes the viewer may know: the school those shared with it, the authority's officers all but restricted ones, some those too. */
function listCauses(db: Reader, { actor }: Viewer, { categoryId, schoolId, laCode }: { categoryId: number; schoolId: number; laCode: string }): ToldCause[] {
  const { cause, detail, from, reviewOn, restricted, sharedWithSchool } = categoryCauses
  const rows = db.select({ cause, detail, from, reviewOn, restricted, sharedWithSchool }).from(categoryCauses).where(eq(categoryCauses.categoryId, categoryId)).all()
  const ofSchool = can(actor, 'cause.read-shared', { schoolId })
  const ofAuthority = can(actor, 'category.record', { laCode })
  const trusted = can(actor, 'cause.read', { laCode })
  return rows.filter((row) => trusted || (ofAuthority && !row.restricted) || (ofSchool && row.sharedWithSchool))
}

type Change = { by: number | null; at: string; requestId?: string | null }
export type NewCategory = Change & {
  schoolId: number
  decision: DecidedCategory
  evidence?: Finding[]
  /** The latest decision the form was shown, or null: another one since then is not overruled unseen. */
  latestId: number | null
}

/** Adds a decision, unless another was added since the form was shown. */
export function recordCategory(db: Db, { schoolId, decision, evidence = [], latestId, by, at, requestId }: NewCategory): { categoryId: number } | { stale: true } {
  return write(db, (tx) => {
    const latest = tx.select({ id: categories.id, code: categories.code }).from(categories)
      .where(eq(categories.schoolId, schoolId)).orderBy(desc(categories.from), desc(categories.id)).limit(1).get()
    if ((latest?.id ?? null) !== latestId) return { stale: true as const }
    const { causes, ...category } = decision
    const { id } = tx.insert(categories).values({ ...category, schoolId, decidedBy: by, decidedAt: at }).returning({ id: categories.id }).get()
    if (causes.length > 0) tx.insert(categoryCauses).values(causes.map((cause) => ({ ...cause, categoryId: id }))).run()
    if (evidence.length > 0) tx.insert(categoryEvidence).values(evidence.map((finding) => ({ ...finding, categoryId: id }))).run()
    // What makes a school vulnerable stays out of the history, which more people read than may know it.
    const change = { before: latest ? { code: latest.code } : null, after: { ...category, evidence } }
    recordEvent(tx, { by, at, action: 'category.recorded', subject: 'category', subjectId: id, schoolId, change, why: category.suddenChange, requestId })
    return { categoryId: id }
  })
}
