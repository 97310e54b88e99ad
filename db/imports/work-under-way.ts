/** What schools that close, or have closed, still have under way: needs, offers, proposals, agreements. Changes none of it. */
import { and, asc, eq, gte, inArray, lte, or, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { IN_HAND } from '../../graph/brokering/lifecycle.ts'
import type { Reader } from '../client.ts'
import { offers, proposals } from '../schema/brokering.ts'
import { needs } from '../schema/categories.ts'
import { importChanges } from '../schema/imports.ts'
import { areas, people, schools } from '../schema/network.ts'
import { agreements } from '../schema/support.ts'
import { narrow, type Viewer } from '../scope.ts'

export type WorkUnderWay = { urn: number; school: string; needs: number; offers: number; proposals: number; agreements: number }

/** By school, for whoever may read it all; `hidden` counts the schools with work that this viewer may not know of. */
export function listWorkUnderWay(db: Reader, viewer: Viewer, { importId }: { importId: number }): { schools: WorkUnderWay[]; hidden: number } {
  const closing = db
    .select({ id: sql<number>`cast(${importChanges.key} as integer)` })
    .from(importChanges)
    .where(and(eq(importChanges.importId, importId), eq(importChanges.subject, 'schools'), eq(importChanges.change, 'closed')))
  const rows = counted(db, viewer, inArray(schools.id, closing))
  const known = rows.filter((row) => row.known === 1)
  return { schools: known.map(({ known: _, ...row }) => row), hidden: rows.length - known.length }
}

/** Schools that have closed and have work that this viewer would have to end, in order of name. */
export const listClosedWithWork = (db: Reader, viewer: Viewer): (WorkUnderWay & { closedOn: string })[] =>
  counted(db, viewer, and(eq(schools.standing, 'closed'), lte(schools.closedOn, viewer.today), narrow(db, viewer, 'agreement.change', { school: schools.id, la: schools.laCode })))
    .filter(({ known }) => known === 1).map(({ known: _, ...row }) => ({ ...row, closedOn: row.closedOn! }))

/** The schools that have anything under way, with how much; `known`: the viewer may read all of it. */
function counted(db: Reader, viewer: Viewer, where: SQL | undefined) {
  const whose = { school: schools.id, la: schools.laCode }
  const mayKnow = and(narrow(db, viewer, 'need.read', whose), narrow(db, viewer, 'proposal.read', whose), narrow(db, viewer, 'agreement.read', whose))
  return db
    .select({ urn: schools.urn, school: schools.name, closedOn: schools.closedOn, known: sql<number>`${mayKnow}`, needs: openNeeds(db), offers: standingOffers(db, viewer.today), proposals: proposalsInHand(db), agreements: agreementsUnderWay(db) })
    .from(schools)
    .where(where)
    .orderBy(asc(schools.name), asc(schools.id))
    .all()
    .filter((row) => row.needs + row.offers + row.proposals + row.agreements > 0)
}

/** One thing that waits to be ended. */
export type Unsettled = { kind: 'need' | 'offer' | 'proposal' | 'agreement'; id: number; area: string | null; other: string | null }

/**
 * All that a school has under way, each by itself; for whoever may read its needs, proposals and agreements. Where it is the supporter, what is
 * read belongs to the school it helps: only what the viewer may read of that one is there.
 */
export function listUnsettled(db: Reader, viewer: Viewer, { schoolId }: { schoolId: number }): Unsettled[] {
  const [other, needy] = [alias(schools, 'other'), alias(schools, 'needy')]
  const whose = { school: needs.schoolId, la: needy.laCode }
  const between = () =>
    db.select({ id: proposals.id, area: areas.name, agreementId: agreements.id, other: other.name }).from(proposals)
      .innerJoin(needs, eq(needs.id, proposals.needId)).innerJoin(offers, eq(offers.id, proposals.offerId)).innerJoin(areas, eq(areas.code, needs.areaCode))
      .innerJoin(needy, eq(needy.id, needs.schoolId)).leftJoin(agreements, eq(agreements.proposalId, proposals.id))
      .innerJoin(other, eq(other.id, sql`case when ${needs.schoolId} = ${schoolId} then ${offers.schoolId} else ${needs.schoolId} end`))
  const its = or(eq(needs.schoolId, schoolId), eq(offers.schoolId, schoolId))
  return [
    ...between().where(and(its, inArray(agreements.state, RUNNING), narrow(db, viewer, 'agreement.read', whose))).orderBy(agreements.id).all().map((row): Unsettled => ({ kind: 'agreement', id: row.agreementId!, area: row.area, other: row.other })),
    ...between().where(and(its, inArray(proposals.state, IN_HAND), narrow(db, viewer, 'proposal.read', whose))).orderBy(proposals.id).all().map(({ id, area, other }): Unsettled => ({ kind: 'proposal', id, area, other })),
    ...db.select({ id: needs.id, area: areas.name }).from(needs).innerJoin(areas, eq(areas.code, needs.areaCode)).where(and(eq(needs.schoolId, schoolId), eq(needs.state, 'open'))).orderBy(needs.id).all().map((row): Unsettled => ({ ...row, kind: 'need', other: null })),
    ...db.select({ id: offers.id, other: people.name }).from(offers).leftJoin(people, eq(people.id, offers.personId)).where(and(eq(offers.schoolId, schoolId), isStanding(viewer.today))).orderBy(offers.id).all().map((row): Unsettled => ({ ...row, kind: 'offer', area: null })),
  ]
}

const RUNNING = ['active', 'paused'] as const
const isStanding = (today: string) => and(inArray(offers.state, ['open', 'awaiting-head']), gte(offers.until, today))

const openNeeds = (db: Reader): SQL<number> => sql`(${db.select({ n: sql`count(*)` }).from(needs).where(and(eq(needs.schoolId, schools.id), eq(needs.state, 'open')))})`

const standingOffers = (db: Reader, today: string): SQL<number> =>
  sql`(${db.select({ n: sql`count(*)` }).from(offers).where(and(eq(offers.schoolId, schools.id), isStanding(today)))})`

/** The school is on one side of it or the other. */
const takesPart = or(eq(needs.schoolId, schools.id), eq(offers.schoolId, schools.id))

const proposalsInHand = (db: Reader): SQL<number> =>
  sql`(${db.select({ n: sql`count(*)` }).from(proposals).innerJoin(needs, eq(needs.id, proposals.needId)).innerJoin(offers, eq(offers.id, proposals.offerId)).where(and(inArray(proposals.state, IN_HAND), takesPart))})`

const agreementsUnderWay = (db: Reader): SQL<number> =>
  sql`(${db.select({ n: sql`count(*)` }).from(agreements).innerJoin(proposals, eq(proposals.id, agreements.proposalId)).innerJoin(needs, eq(needs.id, proposals.needId)).innerJoin(offers, eq(offers.id, proposals.offerId)).where(and(inArray(agreements.state, RUNNING), takesPart))})`
