/** Answers, decisions and the days going with them: every move of a proposal in one transaction with one event. */
import { and, eq, inArray, lt } from 'drizzle-orm'
import { IN_HAND, NEED, follow, move, type ProposalEvent, type ProposalState } from '../graph/brokering/lifecycle.ts'
import { spanOf } from '../graph/support/agreement.ts'
import { write, type Db, type Tx } from './client.ts'
import { recordEvent } from './events.ts'
import { recordMovement, releaseDays } from './ledger.ts'
import { offers, proposals } from './schema/brokering.ts'
import { needs } from './schema/categories.ts'
import { agreements } from './schema/support.ts'
import { coverOf } from './support-days.ts'

/** A move made, refused in words for the person, or too late: somebody changed the proposal since it was looked at. */
export type Moved = { state: ProposalState; agreementId?: number } | { refusal: string } | { stale: true }
/** The proposal as it was looked at, who moves it, and when. */
export type Moving = { proposalId: number; version: number; by: number; at: string; today: string; requestId?: string }
type Said = { reason?: string; declaresNoConflict?: boolean }

type Row = { proposal: typeof proposals.$inferSelect; need: typeof needs.$inferSelect; offer: typeof offers.$inferSelect }
type Change = Partial<typeof proposals.$inferInsert>

const find = (tx: Tx, proposalId: number): Row | undefined =>
  tx
    .select({ proposal: proposals, need: needs, offer: offers })
    .from(proposals)
    .innerJoin(needs, eq(needs.id, proposals.needId))
    .innerJoin(offers, eq(offers.id, proposals.offerId))
    .where(eq(proposals.id, proposalId))
    .get()

/** The supporter's answer; a decline carries its reason in words. */
export const answerAsSupporter = (db: Db | Tx, answer: Moving & Said & { answer: 'accepted' | 'declined' }): Moved =>
  change(db, answer, answer.answer === 'accepted' ? 'accept-as-supporter' : 'decline-as-supporter', {
    supporterAnswer: answer.answer, supporterReason: wordsOf(answer), supporterAnsweredBy: answer.by, supporterAnsweredAt: answer.at,
  }, (now) => now.supporterAnswer === answer.answer && now.supporterAnsweredBy === answer.by)

/** The answer of the school that needs help. */
export const answerAsSchool = (db: Db | Tx, answer: Moving & Said & { answer: 'accepted' | 'declined' }): Moved =>
  change(db, answer, answer.answer === 'accepted' ? 'accept-as-school' : 'decline-as-school', {
    schoolAnswer: answer.answer, schoolReason: wordsOf(answer), schoolAnsweredBy: answer.by, schoolAnsweredAt: answer.at,
  }, (now) => now.schoolAnswer === answer.answer && now.schoolAnsweredBy === answer.by)

/** Approves what both sides accepted, or decides against it: never by whoever issued it. Approval makes the agreement. */
export const decideProposal = (db: Db | Tx, decision: Moving & Said & { decision: 'approved' | 'not-approved' }): Moved =>
  change(db, decision, decision.decision === 'approved' ? 'approve' : 'refuse', {
    decision: decision.decision, decisionReason: wordsOf(decision), decidedBy: decision.by, decidedAt: decision.at,
  }, (now) => now.decision === decision.decision && now.decidedBy === decision.by)

/** The authority takes a proposal back. */
export const withdrawProposal = (db: Db | Tx, moving: Moving & { reason: string }): Moved =>
  change(db, moving, 'withdraw', { decisionReason: wordsOf(moving) }, (now) => now.state === 'withdrawn' && now.decisionReason === wordsOf(moving))

const wordsOf = ({ reason }: Said): string | null => (reason?.trim() ? reason.trim() : null)

/** Moves the proposal as it was looked at. The same answer of the same person sent twice is one answer: `done` tells. */
function change(db: Db | Tx, moving: Moving & Said, event: ProposalEvent, set: Change, done: (now: Row['proposal']) => boolean): Moved {
  return write(db, (tx) => {
    const row = find(tx, moving.proposalId)
    if (row && row.proposal.version > moving.version && done(row.proposal)) return { state: row.proposal.state as ProposalState }
    if (!row || row.proposal.version !== moving.version) return { stale: true }
    return step(tx, row, event, { ...moving, reason: moving.reason ?? '', declaresNoConflict: moving.declaresNoConflict ?? false }, set)
  })
}

type Stepping = { by: number | null; at: string; today: string; requestId?: string; reason: string; declaresNoConflict: boolean }

/** One move: the state and what goes with it, the days, the agreement, the need, and the event that tells of it all. */
function step(tx: Tx, { proposal, need, offer }: Row, event: ProposalEvent, facts: Stepping, set: Change): Moved {
  const { id, state, replyBy, issuedBy } = proposal
  const next = move({ state: state as ProposalState, replyBy, issuedBy }, event, facts)
  if ('refusal' in next) return next
  if (event === 'approve' && (need.state !== 'open' || offer.state !== 'open')) return { refusal: WITHDRAWN_MEANWHILE }
  tx.update(proposals).set({ ...set, state: next.state, version: proposal.version + 1 }).where(eq(proposals.id, id)).run()
  const { by, at, today } = facts
  const agreed = next.state === 'agreed' ? agree(tx, { proposal, need, offer }, facts) : null
  if (!agreed && !IN_HAND.includes(next.state)) releaseDays(tx, { offerId: offer.id, proposalId: id, on: today, by })
  const declared = event === 'accept-as-school' || event === 'accept-as-supporter' ? { declaredNoConflict: true } : {}
  const change = { state: [state, next.state], halfDays: proposal.halfDays, needId: need.id, offerId: offer.id, ...declared, ...agreed }
  recordEvent(tx, { by, at, requestId: facts.requestId, action: `proposal.${ACTIONS[event]}`, subject: 'proposal', subjectId: id, schoolId: need.schoolId, change, why: facts.reason.trim() || null })
  return agreed ? { state: next.state, agreementId: agreed.agreementId } : next
}

const WITHDRAWN_MEANWHILE = 'The need or the offer was withdrawn meanwhile. Withdraw this proposal, or do not approve it.'

/** What the history calls each event. */
const ACTIONS: Record<ProposalEvent, string> = {
  'accept-as-supporter': 'accepted-by-supporter', 'accept-as-school': 'accepted-by-school',
  'decline-as-supporter': 'declined-by-supporter', 'decline-as-school': 'declined-by-school',
  approve: 'approved', refuse: 'not-approved', withdraw: 'withdrawn', expire: 'expired',
}

/** The agreement, its days booked, and the need met if that covers it. */
function agree(tx: Tx, { proposal, need, offer }: Row, { by, at, today }: Stepping): { agreementId: number; need: string } {
  const span = spanOf({ agreedOn: today, wantedBy: need.wantedBy, offerUntil: offer.until })
  const { id } = tx.insert(agreements).values({ proposalId: proposal.id, halfDays: proposal.halfDays, ...span, agreedAt: at }).returning({ id: agreements.id }).get()
  recordMovement(tx, { offerId: offer.id, proposalId: proposal.id, movement: 'booked', halfDays: proposal.halfDays, on: today, by })
  const cover = coverOf(tx, { needIds: [need.id] }).get(need.id) ?? { agreed: 0, inHand: 0 }
  const met = follow(NEED, need.state, 'cover', { wantedHalfDays: need.halfDays, agreedHalfDays: cover.agreed, proposalsInHand: 0 })
  if ('state' in met) tx.update(needs).set({ state: met.state, version: need.version + 1 }).where(eq(needs.id, need.id)).run()
  return { agreementId: id, need: 'state' in met ? met.state : 'open' }
}

/** Lets every proposal lapse whose reply day has passed, each with its own event. Returns how many. */
export function expireProposals(db: Db, { today, at }: { today: string; at: string }): number {
  return write(db, (tx) => {
    const due = tx.select({ id: proposals.id }).from(proposals).where(and(inArray(proposals.state, IN_HAND), lt(proposals.replyBy, today))).all()
    const moved = due.map(({ id }) => step(tx, find(tx, id)!, 'expire', { by: null, at, today, reason: '', declaresNoConflict: false }, {}))
    return moved.filter((outcome) => 'state' in outcome).length
  })
}
