/** The ledger of supporters' days: every movement, added and never changed. The rules of it are graph/support/ledger.ts. */
import { asc, eq, inArray } from 'drizzle-orm'
import { termOf } from '../graph/dates/school-year.ts'
import { balanceOf, post, type Balance, type LedgerEntry, type Movement } from '../graph/support/ledger.ts'
import type { Held } from '../graph/support/offer-room.ts'
import { committedIn } from '../graph/support/ledger.ts'
import type { Reader, Tx } from './client.ts'
import { offers, proposals } from './schema/brokering.ts'
import { needs } from './schema/categories.ts'
import { agreements, ledger } from './schema/support.ts'

/** The movements of one proposal's days, oldest first. */
export const listEntries = (db: Reader, { proposalId }: { proposalId: number }): LedgerEntry[] =>
  db.select({ movement: ledger.movement, halfDays: ledger.halfDays, on: ledger.on }).from(ledger).where(eq(ledger.proposalId, proposalId)).orderBy(asc(ledger.id)).all()

export const findBalance = (db: Reader, { proposalId }: { proposalId: number }): Balance => balanceOf(listEntries(db, { proposalId }))

/**
 * Adds a movement, inside the transaction of the change it belongs to.
 * @throws when it cannot be: whoever calls has decided by the lifecycle that it can, so it is a fault.
 */
export function recordMovement(tx: Tx, movement: { offerId: number; proposalId: number; movement: Movement; halfDays: number; on: string; by: number | null }): void {
  const next = post(findBalance(tx, movement), movement)
  if ('refusal' in next) throw new Error(`Proposal ${movement.proposalId}: ${movement.halfDays} half-days ${movement.movement}. ${next.refusal}`)
  tx.insert(ledger).values(movement).run()
}

/** Frees whatever a proposal still holds; nothing when it holds nothing. */
export function releaseDays(tx: Tx, { offerId, proposalId, on, by }: { offerId: number; proposalId: number; on: string; by: number | null }): void {
  const { reserved } = findBalance(tx, { proposalId })
  if (reserved > 0) recordMovement(tx, { offerId, proposalId, movement: 'released', halfDays: reserved, on, by })
}

/** A commitment with whose it is: offer, and the school that gives. */
export type OfferCommitment = Held & { offerId: number; proposalId: number; supporterSchoolId: number }

/** Every commitment of these supporters' schools, by proposal. `over` is as of the day: nothing held, or an agreement run out. */
export function listCommitments(db: Reader, { supporterSchoolIds, asOf }: { supporterSchoolIds: number[]; asOf: string }): OfferCommitment[] {
  const rows = db
    .select({
      offerId: ledger.offerId, proposalId: ledger.proposalId, movement: ledger.movement, halfDays: ledger.halfDays, on: ledger.on,
      supporterSchoolId: offers.schoolId, schoolId: needs.schoolId, until: agreements.until,
    })
    .from(ledger)
    .innerJoin(offers, eq(offers.id, ledger.offerId))
    .innerJoin(proposals, eq(proposals.id, ledger.proposalId))
    .innerJoin(needs, eq(needs.id, proposals.needId))
    .leftJoin(agreements, eq(agreements.proposalId, ledger.proposalId))
    .where(inArray(offers.schoolId, supporterSchoolIds))
    .orderBy(asc(ledger.id))
    .all()
  const found = new Map<number, OfferCommitment>()
  for (const { movement, halfDays, on, ...whose } of rows) {
    const commitment = found.get(whose.proposalId) ?? { ...whose, over: false, entries: [] }
    commitment.entries.push({ movement, halfDays, on })
    found.set(whose.proposalId, commitment)
  }
  return [...found.values()].map((commitment) => ({ ...commitment, over: isOver(commitment, asOf) }))
}

const isOver = ({ entries, until }: OfferCommitment, asOf: string): boolean => {
  const { reserved, booked } = balanceOf(entries)
  return reserved + booked === 0 || (until !== null && until < asOf)
}

/** Half-days spoken for in the term of a day, by offer: what the round may not use again. Offers with nothing held are absent. */
export function committedHalfDays(db: Reader, { offerIds, asOf }: { offerIds: number[]; asOf: string }): Map<number, number> {
  const schoolIds = db.selectDistinct({ id: offers.schoolId }).from(offers).where(inArray(offers.id, offerIds)).all().map(({ id }) => id)
  const byOffer = Map.groupBy(listCommitments(db, { supporterSchoolIds: schoolIds, asOf }), ({ offerId }) => offerId)
  const term = termOf(asOf)
  return new Map(offerIds.flatMap((id) => (byOffer.has(id) ? [[id, committedIn(term, byOffer.get(id)!)] as const] : [])))
}
