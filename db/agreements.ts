/** Agreements: what was agreed, between whom, the days booked and given, and how it goes on. */
import { and, desc, eq, inArray, or, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { AGREEMENT, follow, type AgreementEvent, type AgreementState } from '../graph/brokering/lifecycle.ts'
import { daysAfter } from '../graph/support/agreement.ts'
import { balanceOf, type LedgerEntry } from '../graph/support/ledger.ts'
import { write, type Db, type Reader, type Tx } from './client.ts'
import { recordEvent } from './events.ts'
import { findBalance, listEntries, recordMovement } from './ledger.ts'
import { narrow, type Viewer } from './scope.ts'
import { offers, proposals } from './schema/brokering.ts'
import { needs } from './schema/categories.ts'
import { people, schools } from './schema/network.ts'
import { agreements } from './schema/support.ts'
import { givenByProposal } from './support-days.ts'

export type AgreementLine = {
  id: number
  proposalId: number
  state: AgreementState
  areaCode: string
  halfDays: number
  givenHalfDays: number
  from: string
  until: string
  version: number
  school: { id: number; name: string; laCode: string }
  supporter: { offerId: number; schoolId: number; schoolName: string; personId: number | null; leaderName: string | null }
}

const supporterSchools = alias(schools, 'supporter_schools')
const COLUMNS = {
  id: agreements.id, proposalId: agreements.proposalId, state: agreements.state, areaCode: needs.areaCode, halfDays: agreements.halfDays,
  from: agreements.from, until: agreements.until, version: agreements.version,
  school: { id: schools.id, name: schools.name, laCode: schools.laCode },
  supporter: { offerId: offers.id, schoolId: offers.schoolId, schoolName: supporterSchools.name, personId: offers.personId, leaderName: people.name },
}
const select = (db: Reader) =>
  db
    .select(COLUMNS)
    .from(agreements)
    .innerJoin(proposals, eq(proposals.id, agreements.proposalId))
    .innerJoin(needs, eq(needs.id, proposals.needId))
    .innerJoin(schools, eq(schools.id, needs.schoolId))
    .innerJoin(offers, eq(offers.id, proposals.offerId))
    .innerJoin(supporterSchools, eq(supporterSchools.id, offers.schoolId))
    .leftJoin(people, eq(people.id, offers.personId))

/** Both sides, the authority and the partnership: once agreed, the supporting side knows the school. */
const reads = (db: Reader, viewer: Viewer): SQL =>
  or(
    narrow(db, viewer, 'agreement.read', { school: needs.schoolId, la: schools.laCode, person: offers.personId }),
    narrow(db, viewer, 'agreement.read-as-supporter', { la: schools.laCode, supporterSchool: offers.schoolId, person: offers.personId }),
  )!

/** The agreements the viewer may read, latest first. */
export function listAgreements(db: Reader, { viewer, states }: { viewer: Viewer; states?: readonly AgreementState[] }): AgreementLine[] {
  const rows = select(db).where(and(reads(db, viewer), states ? inArray(agreements.state, [...states]) : undefined)).orderBy(desc(agreements.agreedAt), desc(agreements.id)).all()
  const given = givenByProposal(db, rows.map(({ proposalId }) => proposalId))
  return rows.map((row) => ({ ...row, givenHalfDays: given.get(row.proposalId) ?? 0 }))
}

export type Agreement = AgreementLine & { agreedAt: string; entries: LedgerEntry[] }

/** One agreement with the movements of its days, if the viewer may read it. */
export function findAgreement(db: Reader, { viewer, agreementId }: { viewer: Viewer; agreementId: number }): Agreement | null {
  const row = select(db).where(and(eq(agreements.id, agreementId), reads(db, viewer))).get()
  if (!row) return null
  const entries = listEntries(db, row)
  const agreedAt = db.select({ at: agreements.agreedAt }).from(agreements).where(eq(agreements.id, agreementId)).get()!.at
  return { ...row, agreedAt, entries, givenHalfDays: balanceOf(entries).given }
}

/** Pauses, resumes, completes or ends an agreement; its days follow. The same form sent twice does it once. */
export function moveAgreement(
  db: Db | Tx,
  { agreementId, event, reason, version, by, at, today, requestId }: { agreementId: number; event: AgreementEvent; reason: string; version: number; by: number; at: string; today: string; requestId?: string },
): { state: AgreementState } | { refusal: string } | { stale: true } {
  return write(db, (tx) => {
    const row = select(tx).where(eq(agreements.id, agreementId)).get()
    if (row?.version === version + 1 && AGREEMENT.transitions.some((transition) => transition.event === event && transition.to === row.state)) return { state: row.state }
    if (!row || row.version !== version) return { stale: true }
    const next = follow(AGREEMENT, row.state, event, { reason })
    if ('refusal' in next) return next
    const { proposalId } = row
    const days = daysAfter(event, findBalance(tx, { proposalId }))
    tx.update(agreements).set({ state: next.state, version: version + 1 }).where(eq(agreements.id, agreementId)).run()
    if (days) recordMovement(tx, { offerId: row.supporter.offerId, proposalId, ...days, on: today, by })
    const change = { state: [row.state, next.state], ...(days ? { [days.movement]: days.halfDays } : {}) }
    recordEvent(tx, { by, at, requestId, action: `agreement.${next.state}`, subject: 'agreement', subjectId: agreementId, schoolId: row.school.id, change, why: reason.trim() || null })
    return next
  })
}
