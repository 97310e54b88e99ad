/** What agreements and proposals mean in days: how far each need is covered, and what supporters have done before. */
import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm'
import { IN_HAND } from '../graph/brokering/lifecycle.ts'
import { coveredBy } from '../graph/support/agreement.ts'
import type { PastWork } from '../graph/support/record.ts'
import type { Reader } from './client.ts'
import { offers, proposals } from './schema/brokering.ts'
import { needs } from './schema/categories.ts'
import { agreements, ledger } from './schema/support.ts'

/** Half-days given so far, by proposal; proposals with none are absent. */
export function givenByProposal(db: Reader, proposalIds: number[]): Map<number, number> {
  const rows = db
    .select({ proposalId: ledger.proposalId, halfDays: sql<number>`sum(${ledger.halfDays})` })
    .from(ledger)
    .where(and(inArray(ledger.proposalId, proposalIds), eq(ledger.movement, 'given')))
    .groupBy(ledger.proposalId)
    .all()
  return new Map(rows.map(({ proposalId, halfDays }) => [proposalId, halfDays]))
}

/** Half-days of each need that agreements cover, and that proposals in hand would; needs with neither are absent. */
export function coverOf(db: Reader, { needIds }: { needIds: number[] }): Map<number, { agreed: number; inHand: number }> {
  const rows = db
    .select({ needId: proposals.needId, proposalId: proposals.id, halfDays: proposals.halfDays, agreedHalfDays: agreements.halfDays, agreement: agreements.state })
    .from(proposals)
    .leftJoin(agreements, eq(agreements.proposalId, proposals.id))
    .where(and(inArray(proposals.needId, needIds), inArray(proposals.state, [...IN_HAND, 'agreed'])))
    .orderBy(asc(proposals.id))
    .all()
  const given = givenByProposal(db, rows.map(({ proposalId }) => proposalId))
  const found = new Map<number, { agreed: number; inHand: number }>()
  for (const { needId, proposalId, halfDays, agreedHalfDays, agreement } of rows) {
    const cover = found.get(needId) ?? { agreed: 0, inHand: 0 }
    if (agreement === null) cover.inHand += halfDays
    else cover.agreed += coveredBy([{ state: agreement, halfDays: agreedHalfDays ?? halfDays, givenHalfDays: given.get(proposalId) ?? 0 }])
    found.set(needId, cover)
  }
  return found
}

/** Work of these schools and their leaders that was over by the day: completed, or ended early. */
export function listPastWork(db: Reader, { supporterSchoolIds, before }: { supporterSchoolIds: number[]; before: string }): PastWork[] {
  const rows = db
    .select({
      proposalId: agreements.proposalId, agreedHalfDays: agreements.halfDays, supporterSchoolId: offers.schoolId, personId: offers.personId,
      schoolId: needs.schoolId, areaCode: needs.areaCode,
    })
    .from(agreements)
    .innerJoin(proposals, eq(proposals.id, agreements.proposalId))
    .innerJoin(offers, eq(offers.id, proposals.offerId))
    .innerJoin(needs, eq(needs.id, proposals.needId))
    .where(and(inArray(offers.schoolId, supporterSchoolIds), inArray(agreements.state, ['completed', 'ended']), lte(agreements.from, before)))
    .orderBy(asc(agreements.id))
    .all()
  const given = givenByProposal(db, rows.map(({ proposalId }) => proposalId))
  return rows.map(({ proposalId, agreedHalfDays, supporterSchoolId, personId, schoolId, areaCode }) => ({
    supporter: { schoolId: supporterSchoolId, personId }, schoolId, areaCode, agreedHalfDays, givenHalfDays: given.get(proposalId) ?? 0,
  }))
}
