/** Puts a round's latest run to supporters and schools: drafts become proposals, and their days are held. */
import { asc, desc, eq } from 'drizzle-orm'
import { ROUND, follow } from '../graph/brokering/lifecycle.ts'
import { REPLY_SCHOOL_DAYS } from '../graph/brokering/proposals.ts'
import { termOf } from '../graph/dates/school-year.ts'
import { replyBy } from '../graph/dates/working-days.ts'
import { sameFacts } from '../graph/matching/difference.ts'
import type { RoundInput, RoundProposal, RoundResult } from '../graph/matching/model.ts'
import { write, type Db, type Tx } from './client.ts'
import { recordEvent } from './events.ts'
import { committedHalfDays, recordMovement } from './ledger.ts'
import { isRunning, roundInput, type Doing } from './rounds.ts'
import { offers, proposals, roundRuns, rounds } from './schema/brokering.ts'

export type Issued = { proposalIds: number[]; replyBy: string }

/**
 * Issues the run the broker looked at, which must be the round's latest, its inputs as they were. Both sides have ten school
 * days to reply. Issuing the same run again changes nothing and answers the same.
 */
export function issueProposals(db: Db | Tx, { roundId, runId, today, by, at, requestId }: { roundId: number; runId: number; today: string } & Doing): Issued | { refusal: string } {
  return write(db, (tx) => {
    const round = tx.select().from(rounds).where(eq(rounds.id, roundId)).get()
    const run = tx.select().from(roundRuns).where(eq(roundRuns.roundId, roundId)).orderBy(desc(roundRuns.id)).limit(1).get()
    if (!round) return { refusal: 'There is no such round.' }
    if (round.state === 'issued' && run?.id === runId) return alreadyIssued(tx, runId)
    const facts = {
      hasRun: run !== undefined, running: isRunning(tx, roundId), sameTerm: termOf(today).from === termOf(round.asOf).from, reason: '',
      inputsUnchanged: run !== undefined && sameFacts(roundInput(tx, { roundId }), { inputsHash: run.inputsHash, input: JSON.parse(run.inputs) as RoundInput }),
    }
    const next = follow(ROUND, round.state, 'issue', facts)
    if ('refusal' in next) return next
    if (run?.id !== runId) return { refusal: 'There is a later run of this round. Look at that one, then issue it.' }
    const drafts = (JSON.parse(run.result) as RoundResult).proposals
    if (drafts.length === 0) return { refusal: 'This run proposes nothing, so there is nothing to issue.' }
    const issued = issueAll(tx, { runId, drafts, today, by, at })
    tx.update(rounds).set({ state: next.state, version: round.version + 1 }).where(eq(rounds.id, roundId)).run()
    const change = { state: [round.state, next.state], runId, replyBy: issued.replyBy, proposals: issued.proposalIds }
    recordEvent(tx, { by, at, requestId, action: 'round.issued', subject: 'round', subjectId: roundId, change })
    return issued
  })
}

function alreadyIssued(tx: Tx, runId: number): Issued {
  const rows = tx.select({ id: proposals.id, replyBy: proposals.replyBy }).from(proposals).where(eq(proposals.runId, runId)).orderBy(asc(proposals.id)).all()
  return { proposalIds: rows.map(({ id }) => id), replyBy: rows[0]?.replyBy ?? '' }
}

function issueAll(tx: Tx, { runId, drafts, today, by, at }: { runId: number; drafts: RoundProposal[]; today: string } & Doing): Issued {
  const due = replyBy(today, REPLY_SCHOOL_DAYS)
  const proposalIds = drafts.map((draft) => {
    const { needId, offerId, halfDays } = draft
    const values = { runId, needId, offerId, halfDays, reasons: JSON.stringify(draft), state: 'offered', replyBy: due, issuedBy: by, issuedAt: at }
    const { id } = tx.insert(proposals).values(values).returning({ id: proposals.id }).get()
    recordMovement(tx, { offerId, proposalId: id, movement: 'reserved', halfDays, on: today, by })
    return id
  })
  refuseOverbooking(tx, [...new Set(drafts.map(({ offerId }) => offerId))], today)
  return { proposalIds, replyBy: due }
}

/** A fault in the solver must not book days that were never offered. @throws and so undoes everything. */
function refuseOverbooking(tx: Tx, offerIds: number[], today: string): void {
  for (const [offerId, halfDays] of committedHalfDays(tx, { offerIds, asOf: today })) {
    const offered = tx.select({ halfDays: offers.halfDaysPerTerm }).from(offers).where(eq(offers.id, offerId)).get()?.halfDays ?? 0
    if (halfDays > offered) throw new Error(`Offer ${offerId} would hold ${halfDays} half-days of ${offered}`)
  }
}
