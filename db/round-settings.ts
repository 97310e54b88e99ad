/** What the broker of a round set for it: weights, rules, and offers closed for this round. The standard is graph/matching/rules.ts. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import { ROUND_RULES } from '../graph/matching/rules.ts'
import type { RoundRules, Weights } from '../graph/matching/model.ts'
import { settingsChanged, steeredOf, STANDARD_SETTINGS, type Settings, type SteeredRules } from '../graph/matching/settings.ts'
import { write, type Db, type Reader, type Tx } from './client.ts'
import { recordEvent } from './events.ts'
import type { Closed } from './round-input.ts'
import type { Doing } from './rounds.ts'
import { narrow, type Viewer } from './scope.ts'
import { accounts } from './schema/accounts.ts'
import { offers, roundClosures, rounds } from './schema/brokering.ts'

type Stored = { weights: string; rules: string }

/** The weights and all the rules of a round as its row has them. */
export const settingsIn = ({ weights, rules }: Stored): { weights: Weights; rules: RoundRules } => ({
  weights: JSON.parse(weights) as Weights,
  rules: { ...ROUND_RULES, ...(JSON.parse(rules) as Partial<SteeredRules>) },
})

/** Only what differs from the standard is kept, so that a round nobody touched follows it. */
const differing = (rules: SteeredRules): Partial<SteeredRules> =>
  Object.fromEntries(Object.entries(rules).filter(([name, value]) => STANDARD_SETTINGS.rules[name as keyof SteeredRules] !== value))

type Saving = { roundId: number; settings: Settings; reason: string; version: number } & Doing

/** Sets the weights and rules of an open round; `changed` is empty, and nothing written, when they are so already. */
export function saveSettings(db: Db | Tx, { roundId, settings, reason, version, by, at, requestId }: Saving): { changed: string[] } | { refusal: string } | { stale: true } {
  return write(db, (tx) => {
    const round = tx.select().from(rounds).where(eq(rounds.id, roundId)).get()
    if (!round || round.version !== version) return { stale: true }
    if (round.state !== 'open') return { refusal: 'This round is no longer open, so nothing in it can be set.' }
    const now = settingsIn(round)
    const before = { weights: now.weights, rules: steeredOf(now.rules) }
    const changed = settingsChanged(before, settings)
    if (changed.length === 0) return { changed }
    const kept = { weights: JSON.stringify(settings.weights), rules: JSON.stringify(differing(settings.rules)), version: version + 1 }
    tx.update(rounds).set(kept).where(eq(rounds.id, roundId)).run()
    recordEvent(tx, { by, at, requestId, action: 'round.set', subject: 'round', subjectId: roundId, change: { before, after: settings }, why: reason })
    return { changed }
  })
}

const standing = (roundId: number) => and(eq(roundClosures.roundId, roundId), isNull(roundClosures.liftedAt))

/** The offers closed for a round at the moment. */
export const loadClosed = (db: Reader, roundId: number): Closed[] =>
  db.select({ offerId: roundClosures.offerId, reason: roundClosures.reason }).from(roundClosures).where(standing(roundId)).orderBy(asc(roundClosures.id)).all()

export type ClosureLine = { id: number; offerId: number; reason: string; by: string; at: string; liftedAt: string | null }

/** Every closure of a round, lifted ones among them, oldest first. */
export const listClosures = (db: Reader, { viewer, roundId }: { viewer: Viewer; roundId: number }): ClosureLine[] => {
  const { id, offerId, reason, at, liftedAt } = roundClosures
  return db
    .select({ id, offerId, reason, by: accounts.name, at, liftedAt })
    .from(roundClosures)
    .innerJoin(rounds, eq(rounds.id, roundClosures.roundId))
    .innerJoin(accounts, eq(accounts.id, roundClosures.by))
    .where(and(eq(roundClosures.roundId, roundId), narrow(db, viewer, 'round.read', { la: rounds.laCode })))
    .orderBy(asc(roundClosures.id))
    .all()
}

/** Closes an offer for an open round; refused when it is closed already or was withdrawn. */
export function closeOffer(db: Db | Tx, { roundId, offerId, reason, by, at, requestId }: { roundId: number; offerId: number; reason: string } & Doing): { closureId: number } | { refusal: string } {
  return write(db, (tx) => {
    const state = tx.select({ state: rounds.state }).from(rounds).where(eq(rounds.id, roundId)).get()?.state
    if (state !== 'open') return { refusal: 'This round is no longer open, so no offer can be closed for it.' }
    const offer = tx.select({ state: offers.state }).from(offers).where(eq(offers.id, offerId)).get()
    if (!offer || offer.state === 'withdrawn') return { refusal: 'This offer was withdrawn.' }
    if (reason.trim() === '') return { refusal: 'Give a reason.' }
    if (loadClosed(tx, roundId).some((row) => row.offerId === offerId)) return { refusal: 'This offer is closed for this round already.' }
    const { id } = tx.insert(roundClosures).values({ roundId, offerId, reason: reason.trim(), by, at }).returning({ id: roundClosures.id }).get()
    recordEvent(tx, { by, at, requestId, action: 'round.offer-closed', subject: 'round', subjectId: roundId, change: { closureId: id, offerId }, why: reason.trim() })
    return { closureId: id }
  })
}

/** Lifts a closure; refused when it is lifted already, or its round is no longer open. */
export function liftClosure(db: Db | Tx, { closureId, by, at, requestId }: { closureId: number } & Doing): { lifted: number } | { refusal: string } {
  return write(db, (tx) => {
    const row = tx.select().from(roundClosures).innerJoin(rounds, eq(rounds.id, roundClosures.roundId)).where(eq(roundClosures.id, closureId)).get()
    if (!row || row.round_closures.liftedAt !== null) return { refusal: 'This was lifted already.' }
    if (row.rounds.state !== 'open') return { refusal: 'This round is no longer open.' }
    tx.update(roundClosures).set({ liftedBy: by, liftedAt: at }).where(eq(roundClosures.id, closureId)).run()
    recordEvent(tx, { by, at, requestId, action: 'round.closure-lifted', subject: 'round', subjectId: row.round_closures.roundId, change: { closureId, offerId: row.round_closures.offerId } })
    return { lifted: row.round_closures.offerId }
  })
}
