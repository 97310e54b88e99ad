/** What schools need: those needs a category brings and those heads or partnerships asked for. */
import { and, asc, desc, eq, gte, inArray, isNull, ne, not, notInArray, or, sql, type SQL } from 'drizzle-orm'
import { IN_HAND, type NeedState, type ProposalState } from '../graph/brokering/lifecycle.ts'
import type { Need } from '../graph/categories/framework.ts'
import type { OpenNeed, RaisedNeed } from '../graph/categories/needs.ts'
import { scopeOf } from '../graph/permissions/can.ts'
import { categoryCode } from './categories.ts'
import { recordEvent } from './events.ts'
import { among } from './network-facts.ts'
import { accounts, events } from './schema/accounts.ts'
import { offers, proposals } from './schema/brokering.ts'
import { categories, needs } from './schema/categories.ts'
import { areas, authorities, schools } from './schema/network.ts'
import { givenBy, narrow, type Viewer } from './scope.ts'
import { write, type Db, type Reader } from './client.ts'

const WHOSE = { school: schools.id, la: schools.laCode }

export type NeedsAsked = {
  framework: string
  state?: NeedState
  areaCode?: string
  origin?: Need['origin']
  schoolId?: number
}

/** A need as lists show it. `category` is null where the school has none, or where this viewer may not know it. */
export type NeedListed = Need & {
  urn: number
  school: string
  phase: string
  area: string
  state: NeedState
  raisedAt: string
  category: string | null
}

const LISTED = {
  id: needs.id, schoolId: needs.schoolId, areaCode: needs.areaCode, halfDays: needs.halfDays, priority: needs.priority, wantedBy: needs.wantedBy,
  origin: needs.origin, state: needs.state, raisedAt: needs.raisedAt, urn: schools.urn, school: schools.name, phase: schools.phase, area: areas.name,
}

/** Who would give the support is asked without being told which need it is, on whatever board they sit. */
const mayRead = (db: Reader, viewer: Viewer): SQL => {
  const asked = db.select({ needId: proposals.needId }).from(proposals).innerJoin(offers, eq(offers.id, proposals.offerId))
    .where(and(inArray(proposals.state, IN_HAND), givenBy(viewer, offers)))
  return narrow(db, viewer, 'need.read', { ...WHOSE, recused: inArray(needs.id, asked) })
}

/** The school's category today, only for those who may know it. */
const knownCategory = (db: Reader, viewer: Viewer, framework: string): SQL<string | null> =>
  sql<string | null>`case when ${narrow(db, viewer, 'category.read', WHOSE)} then ${categoryCode(framework, viewer.today)} end`

/** The needs this viewer may know that answer what was asked, oldest first; open ones unless another state is asked for. */
export function listNeeds(db: Reader, viewer: Viewer, { framework, state = 'open', areaCode, origin, schoolId }: NeedsAsked): NeedListed[] {
  return db
    .select({ ...LISTED, category: knownCategory(db, viewer, framework) })
    .from(needs)
    .innerJoin(schools, eq(schools.id, needs.schoolId))
    .innerJoin(areas, eq(areas.code, needs.areaCode))
    .where(and(
      mayRead(db, viewer),
      eq(needs.state, state),
      areaCode ? eq(needs.areaCode, areaCode) : undefined,
      origin ? eq(needs.origin, origin) : undefined,
      schoolId === undefined ? undefined : eq(needs.schoolId, schoolId),
    ))
    .orderBy(asc(needs.id))
    .all()
}

/** Open needs of these schools that this viewer may not know, though they see the schools: nothing worked out for them may rest on these. */
export const listHiddenNeeds = (db: Reader, viewer: Viewer, { schoolIds }: { schoolIds: readonly number[] }): number[] =>
  db.select({ id: needs.id }).from(needs).innerJoin(schools, eq(schools.id, needs.schoolId))
    .where(and(eq(needs.state, 'open'), among(needs.schoolId, schoolIds), not(mayRead(db, viewer)))).orderBy(asc(needs.id)).all().map(({ id }) => id)

/** How much is wanted in all: open needs this viewer may know, their half-days, and their schools. */
export const countOpenNeeds = (db: Reader, viewer: Viewer): { needs: number; halfDays: number; schools: number } =>
  db
    .select({ needs: sql<number>`count(*)`, halfDays: sql<number>`coalesce(sum(${needs.halfDays}), 0)`, schools: sql<number>`count(distinct ${needs.schoolId})` })
    .from(needs)
    .innerJoin(schools, eq(schools.id, needs.schoolId))
    .where(and(eq(needs.state, 'open'), mayRead(db, viewer)))
    .get()!

export type NeedRecord = NeedListed & {
  laCode: string
  authority: string
  evidence: string
  nameShared: boolean
  raisedBy: string | null
  version: number
  /** Why it was withdrawn, where somebody said. */
  withdrawnBecause: string | null
}

/** One need with its evidence, or null when there is none for this viewer. */
export function findNeed(db: Reader, viewer: Viewer, { id, framework }: { id: number; framework: string }): NeedRecord | null {
  const row = db
    .select({
      ...LISTED, category: knownCategory(db, viewer, framework), laCode: schools.laCode, authority: authorities.name, evidence: needs.evidence,
      nameShared: needs.nameShared, raisedBy: accounts.name, version: needs.version,
    })
    .from(needs)
    .innerJoin(schools, eq(schools.id, needs.schoolId))
    .innerJoin(authorities, eq(authorities.code, schools.laCode))
    .innerJoin(areas, eq(areas.code, needs.areaCode))
    .leftJoin(accounts, eq(accounts.id, needs.raisedBy))
    .where(and(eq(needs.id, id), mayRead(db, viewer)))
    .get()
  return row ? { ...row, withdrawnBecause: row.state === 'withdrawn' ? whyWithdrawn(db, id) : null } : null
}

const whyWithdrawn = (db: Reader, id: number): string | null =>
  db.select({ why: events.why }).from(events)
    .where(and(eq(events.subject, 'need'), eq(events.subjectId, String(id)), eq(events.action, 'need.withdrawn')))
    .orderBy(desc(events.seq)).limit(1).get()?.why ?? null

/** Open needs that somebody else raised for a school of which the viewer is the head, since a day: the head is to be told. */
export const listRaisedForHead = (db: Reader, viewer: Viewer, { since }: { since: string }): { id: number; area: string; school: string; raisedBy: string | null; raisedAt: string }[] =>
  db.select({ id: needs.id, area: areas.name, school: schools.name, raisedBy: accounts.name, raisedAt: needs.raisedAt }).from(needs)
    .innerJoin(schools, eq(schools.id, needs.schoolId))
    .innerJoin(areas, eq(areas.code, needs.areaCode))
    .leftJoin(accounts, eq(accounts.id, needs.raisedBy))
    .where(and(
      eq(needs.state, 'open'), gte(needs.raisedAt, since), inArray(needs.schoolId, scopeOf(viewer.actor, 'proposal.answer-as-school').schoolIds),
      or(isNull(needs.raisedBy), ne(needs.raisedBy, viewer.actor.accountId)),
    ))
    .orderBy(desc(needs.id)).all()

/** How far each proposal for a need is that waits for an answer or a decision. */
export const listInHand = (db: Reader, { needId }: { needId: number }): ProposalState[] =>
  db.select({ state: proposals.state }).from(proposals).where(and(eq(proposals.needId, needId), inArray(proposals.state, IN_HAND))).all().map(({ state }) => state as ProposalState)

/** What a school asks for at present. */
export const listOpenOf = (db: Reader, { schoolId }: { schoolId: number }): OpenNeed[] =>
  db.select({ areaCode: needs.areaCode, raisedOn: sql<string>`substr(${needs.raisedAt}, 1, 10)`, halfDays: needs.halfDays })
    .from(needs).where(and(eq(needs.schoolId, schoolId), eq(needs.state, 'open'))).all()

/** Open schools without any open need, in one of these categories: owed help that nobody has asked for yet. By name. */
export function listOwedWithoutNeed(db: Reader, viewer: Viewer, { framework, codes }: { framework: string; codes: string[] }): { urn: number; school: string; category: string }[] {
  const category = categoryCode(framework, viewer.today)
  const withNeed = db.select({ id: needs.schoolId }).from(needs).where(eq(needs.state, 'open'))
  return db
    .select({ urn: schools.urn, school: schools.name, category: sql<string>`${category}` })
    .from(schools)
    .where(and(
      narrow(db, viewer, 'category.read', WHOSE), narrow(db, viewer, 'need.raise', WHOSE), ne(schools.standing, 'closed'),
      notInArray(schools.id, withNeed), inArray(sql`${category}`, codes),
    ))
    .orderBy(asc(schools.name))
    .all()
}

export type SchoolChoice = { id: number; urn: number; name: string; phase: string; laCode: string; standing: string }

/** The open schools this viewer may raise a need for, by name. */
export const listSchoolsToAskFor = (db: Reader, viewer: Viewer): SchoolChoice[] =>
  db.select({ id: schools.id, urn: schools.urn, name: schools.name, phase: schools.phase, laCode: schools.laCode, standing: schools.standing })
    .from(schools).where(and(narrow(db, viewer, 'need.raise', WHOSE), ne(schools.standing, 'closed'))).orderBy(asc(schools.name), asc(schools.id)).all()

type Change = { by: number | null; at: string; requestId?: string | null }

/** Keeps a need, unless the school got an open one for the area meanwhile. */
export function recordNeed(
  db: Db, { need, schoolId, origin, day, framework, by, at, requestId }: Change & { need: RaisedNeed; schoolId: number; origin: Need['origin']; day: string; framework: string },
): { needId: number } | { refused: OpenNeed } {
  return write(db, (tx) => {
    const already = listOpenOf(tx, { schoolId }).find(({ areaCode }) => areaCode === need.areaCode)
    if (already) return { refused: already }
    const categoryId = origin === 'category' ? latestCategoryId(tx, { schoolId, day, framework }) : null
    const row = { ...need, schoolId, origin, categoryId, raisedBy: by, raisedAt: at }
    const { id } = tx.insert(needs).values(row).returning({ id: needs.id }).get()
    recordEvent(tx, { by, at, action: 'need.raised', subject: 'need', subjectId: id, schoolId, change: { after: { ...need, origin } }, requestId })
    return { needId: id }
  })
}

const latestCategoryId = (db: Reader, { schoolId, day, framework }: { schoolId: number; day: string; framework: string }): number | null =>
  db.select({ id: categories.id }).from(categories)
    .where(and(eq(categories.schoolId, schoolId), eq(categories.framework, framework), sql`${categories.from} <= ${day}`))
    .orderBy(desc(categories.from), desc(categories.id)).limit(1).get()?.id ?? null

/** Takes a need back, unless it changed since the form was shown; the graph has decided that it may be. */
export function withdrawNeed(db: Db, { needId, version, reason, by, at, requestId }: Change & { needId: number; version: number; reason: string }): { done: true } | { stale: true } {
  return write(db, (tx) => {
    if (listInHand(tx, { needId }).length > 0) return { stale: true as const }
    const row = tx.update(needs).set({ state: 'withdrawn', version: version + 1 })
      .where(and(eq(needs.id, needId), eq(needs.version, version), eq(needs.state, 'open'))).returning({ schoolId: needs.schoolId }).get()
    if (!row) return { stale: true as const }
    const change = { before: { state: 'open' }, after: { state: 'withdrawn' } }
    recordEvent(tx, { by, at, action: 'need.withdrawn', subject: 'need', subjectId: needId, schoolId: row.schoolId, change, why: reason || null, requestId })
    return { done: true as const }
  })
}
