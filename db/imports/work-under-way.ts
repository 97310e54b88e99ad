/** What the schools that an import closes still have under way: needs, offers, proposals, agreements. Changes none of it. */
import { and, asc, eq, gte, inArray, or, sql, type SQL } from 'drizzle-orm'
import { IN_HAND } from '../../graph/brokering/lifecycle.ts'
import type { Reader } from '../client.ts'
import { offers, proposals } from '../schema/brokering.ts'
import { needs } from '../schema/categories.ts'
import { importChanges } from '../schema/imports.ts'
import { schools } from '../schema/network.ts'
import { agreements } from '../schema/support.ts'
import { narrow, type Viewer } from '../scope.ts'

export type WorkUnderWay = { school: string; needs: number; offers: number; proposals: number; agreements: number }

/** By school, for whoever may read it all; `hidden` counts the schools with work that this viewer may not know of. */
export function listWorkUnderWay(db: Reader, viewer: Viewer, { importId }: { importId: number }): { schools: WorkUnderWay[]; hidden: number } {
  const closing = db
    .select({ id: sql<number>`cast(${importChanges.key} as integer)` })
    .from(importChanges)
    .where(and(eq(importChanges.importId, importId), eq(importChanges.subject, 'schools'), eq(importChanges.change, 'closed')))
  const whose = { school: schools.id, la: schools.laCode }
  const mayKnow = and(narrow(db, viewer, 'need.read', whose), narrow(db, viewer, 'proposal.read', whose), narrow(db, viewer, 'agreement.read', whose))
  const rows = db
    .select({ school: schools.name, known: sql<number>`${mayKnow}`, needs: openNeeds(db), offers: standingOffers(db, viewer.today), proposals: proposalsInHand(db), agreements: agreementsUnderWay(db) })
    .from(schools)
    .where(inArray(schools.id, closing))
    .orderBy(asc(schools.name), asc(schools.id))
    .all()
    .filter((row) => row.needs + row.offers + row.proposals + row.agreements > 0)
  const known = rows.filter((row) => row.known === 1)
  return { schools: known.map(({ known: _, ...row }) => row), hidden: rows.length - known.length }
}

const openNeeds = (db: Reader): SQL<number> => sql`(${db.select({ n: sql`count(*)` }).from(needs).where(and(eq(needs.schoolId, schools.id), eq(needs.state, 'open')))})`

const standingOffers = (db: Reader, today: string): SQL<number> =>
  sql`(${db.select({ n: sql`count(*)` }).from(offers).where(and(eq(offers.schoolId, schools.id), inArray(offers.state, ['open', 'awaiting-head']), gte(offers.until, today)))})`

/** The school is on one side of it or the other. */
const takesPart = or(eq(needs.schoolId, schools.id), eq(offers.schoolId, schools.id))

const proposalsInHand = (db: Reader): SQL<number> =>
  sql`(${db.select({ n: sql`count(*)` }).from(proposals).innerJoin(needs, eq(needs.id, proposals.needId)).innerJoin(offers, eq(offers.id, proposals.offerId)).where(and(inArray(proposals.state, IN_HAND), takesPart))})`

const agreementsUnderWay = (db: Reader): SQL<number> =>
  sql`(${db.select({ n: sql`count(*)` }).from(agreements).innerJoin(proposals, eq(proposals.id, agreements.proposalId)).innerJoin(needs, eq(needs.id, proposals.needId)).innerJoin(offers, eq(offers.id, proposals.offerId)).where(and(inArray(agreements.state, ['active', 'paused']), takesPart))})`
