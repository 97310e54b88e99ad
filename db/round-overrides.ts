/** The broker's pins and vetoes of a round: each with a reason, lifted but never deleted. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import { write, type Db, type Reader, type Tx } from './client.ts'
import { recordEvent } from './events.ts'
import type { Doing } from './rounds.ts'
import { narrow, type Viewer } from './scope.ts'
import { accounts } from './schema/accounts.ts'
import { offers, roundOverrides, rounds } from './schema/brokering.ts'
import { needs } from './schema/categories.ts'

export type OverrideKind = 'pin' | 'veto'
export type OverrideLine = { id: number; kind: OverrideKind; needId: number; offerId: number; reason: string; by: string; at: string; liftedAt: string | null }

/** Every pin and veto of a round, lifted ones among them, oldest first. */
export const listOverrides = (db: Reader, { viewer, roundId }: { viewer: Viewer; roundId: number }): OverrideLine[] => {
  const { id, kind, needId, offerId, reason, at, liftedAt } = roundOverrides
  return db
    .select({ id, kind, needId, offerId, reason, by: accounts.name, at, liftedAt })
    .from(roundOverrides)
    .innerJoin(rounds, eq(rounds.id, roundOverrides.roundId))
    .innerJoin(accounts, eq(accounts.id, roundOverrides.by))
    .where(and(eq(roundOverrides.roundId, roundId), narrow(db, viewer, 'round.read', { la: rounds.laCode })))
    .orderBy(asc(roundOverrides.id))
    .all()
}

/** Pins or vetoes a pair in an open round; refused when the pair has a pin or veto already, or is not of this world. */
export function recordOverride(
  db: Db | Tx,
  { roundId, kind, needId, offerId, reason, by, at, requestId }: { roundId: number; kind: OverrideKind; needId: number; offerId: number; reason: string } & Doing,
): { overrideId: number } | { refusal: string } {
  return write(db, (tx) => {
    const because = refusalOf(tx, { roundId, needId, offerId, reason })
    if (because) return { refusal: because }
    const { id } = tx.insert(roundOverrides).values({ roundId, kind, needId, offerId, reason: reason.trim(), by, at }).returning({ id: roundOverrides.id }).get()
    recordEvent(tx, { by, at, requestId, action: kind === 'pin' ? 'round.pinned' : 'round.vetoed', subject: 'round', subjectId: roundId, change: { overrideId: id, needId, offerId }, why: reason.trim() })
    return { overrideId: id }
  })
}

function refusalOf(tx: Tx, { roundId, needId, offerId, reason }: { roundId: number; needId: number; offerId: number; reason: string }): string | null {
  if (reason.trim() === '') return 'Give a reason.'
  const state = tx.select({ state: rounds.state }).from(rounds).where(eq(rounds.id, roundId)).get()?.state
  if (state !== 'open') return 'This round is no longer open, so nothing in it can be pinned or ruled out.'
  const need = tx.select({ state: needs.state }).from(needs).where(eq(needs.id, needId)).get()
  const offer = tx.select({ state: offers.state }).from(offers).where(eq(offers.id, offerId)).get()
  if (need?.state !== 'open') return 'This need is no longer open.'
  if (!offer || offer.state === 'withdrawn') return 'This offer was withdrawn.'
  const pair = and(eq(roundOverrides.roundId, roundId), eq(roundOverrides.needId, needId), eq(roundOverrides.offerId, offerId), isNull(roundOverrides.liftedAt))
  const before = tx.select({ kind: roundOverrides.kind }).from(roundOverrides).where(pair).get()
  return before ? `This is ${before.kind === 'pin' ? 'pinned' : 'ruled out'} already. Lift that first.` : null
}

/** Lifts a pin or veto; refused when it is lifted already, or its round is no longer open. */
export function liftOverride(db: Db | Tx, { overrideId, by, at, requestId }: { overrideId: number } & Doing): { lifted: OverrideKind } | { refusal: string } {
  return write(db, (tx) => {
    const row = tx.select().from(roundOverrides).innerJoin(rounds, eq(rounds.id, roundOverrides.roundId)).where(eq(roundOverrides.id, overrideId)).get()
    if (!row || row.round_overrides.liftedAt !== null) return { refusal: 'This was lifted already.' }
    if (row.rounds.state !== 'open') return { refusal: 'This round is no longer open.' }
    const { kind, roundId, needId, offerId } = row.round_overrides
    tx.update(roundOverrides).set({ liftedBy: by, liftedAt: at }).where(eq(roundOverrides.id, overrideId)).run()
    recordEvent(tx, { by, at, requestId, action: kind === 'pin' ? 'round.pin-lifted' : 'round.veto-lifted', subject: 'round', subjectId: roundId, change: { overrideId, needId, offerId } })
    return { lifted: kind }
  })
}
