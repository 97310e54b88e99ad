/** Rounds: opened, run as often as wanted, steered by pins and vetoes, closed. Issuing is round-issue.ts, what goes in round-input.ts. */
import { and, asc, count, desc, eq, isNull } from 'drizzle-orm'
import { ROUND, follow, type RoundFacts, type RoundState } from '../graph/brokering/lifecycle.ts'
import { canonical, hashOf } from '../graph/matching/canonical.ts'
import type { Override, RoundInput, RoundResult, Weights } from '../graph/matching/model.ts'
import { otherWays, type OtherWays } from '../graph/matching/other-ways.ts'
import { WEIGHTS } from '../graph/matching/rules.ts'
import { steeredOf, type SteeredRules } from '../graph/matching/settings.ts'
import { write, type Db, type Reader, type Tx } from './client.ts'
import { recordEvent } from './events.ts'
import { latestJob } from './jobs.ts'
import { gatherRound } from './round-input.ts'
import { previousOf, steeringOf, type Steer } from './round-record.ts'
import { loadClosed, settingsIn } from './round-settings.ts'
import { narrow, type Viewer } from './scope.ts'
import { accounts } from './schema/accounts.ts'
import { proposals, roundOverrides, roundRuns, rounds } from './schema/brokering.ts'
import { authorities } from './schema/network.ts'

/** Who changes something, and when. */
export type Doing = { by: number; at: string; requestId?: string }
export type Round = { id: number; laCode: string; laName: string; name: string; asOf: string; weights: Weights; rules: SteeredRules; state: RoundState; openedAt: string; openedBy: string | null; version: number }

const ROW = {
  id: rounds.id, laCode: rounds.laCode, laName: authorities.name, name: rounds.name, asOf: rounds.asOf, weights: rounds.weights, rules: rounds.rules,
  state: rounds.state, openedAt: rounds.openedAt, openedBy: accounts.name, version: rounds.version,
}
type RoundRow = Omit<Round, 'weights' | 'rules'> & { weights: string; rules: string }
const shaped = (row: RoundRow): Round => {
  const { weights, rules } = settingsIn(row)
  return { ...row, weights, rules: steeredOf(rules) }
}
const select = (db: Reader) =>
  db.select(ROW).from(rounds).innerJoin(authorities, eq(authorities.code, rounds.laCode)).leftJoin(accounts, eq(accounts.id, rounds.openedBy))

/** The rounds the viewer may read, latest first. */
export const listRounds = (db: Reader, { viewer }: { viewer: Viewer }): Round[] =>
  select(db).where(narrow(db, viewer, 'round.read', { la: rounds.laCode })).orderBy(desc(rounds.id)).all().map(shaped)

/** One round, if the viewer may read it. */
export function findRound(db: Reader, { viewer, roundId }: { viewer: Viewer; roundId: number }): Round | null {
  const row = select(db).where(and(eq(rounds.id, roundId), narrow(db, viewer, 'round.read', { la: rounds.laCode }))).get()
  return row ? shaped(row) : null
}

/** The round of an authority that is open, or null: for commands and workers, which act for the installation. */
export function loadOpenRound(db: Reader, { laCode }: { laCode: string }): Round | null {
  const row = select(db).where(and(eq(rounds.laCode, laCode), eq(rounds.state, 'open'))).get()
  return row ? shaped(row) : null
}

/** Opens a round; refused while another of the authority is open. `asOf` is the day everything is read. */
export function openRound(
  db: Db | Tx,
  { laCode, name, asOf, weights = WEIGHTS, by, at, requestId }: { laCode: string; name: string; asOf: string; weights?: Weights } & Doing,
): { roundId: number } | { refusal: string } {
  return write(db, (tx) => {
    const open = tx.select({ name: rounds.name }).from(rounds).where(and(eq(rounds.laCode, laCode), eq(rounds.state, 'open'))).get()
    if (open) return { refusal: `${open.name} is still open. Issue it or close it first.` }
    const { id } = tx.insert(rounds).values({ laCode, name, asOf, weights: JSON.stringify(weights), openedBy: by, openedAt: at }).returning({ id: rounds.id }).get()
    recordEvent(tx, { by, at, requestId, action: 'round.opened', subject: 'round', subjectId: id, change: { laCode, name, asOf, weights } })
    return { roundId: id }
  })
}

/** Closes an open round that nobody wants to issue; closing it twice is closing it. */
export function closeRound(db: Db | Tx, { roundId, reason, version, by, at, requestId }: { roundId: number; reason: string; version: number } & Doing): { state: RoundState } | { refusal: string } | { stale: true } {
  return write(db, (tx) => {
    const round = tx.select().from(rounds).where(eq(rounds.id, roundId)).get()
    if (round?.state === 'closed' && round.version === version + 1) return { state: round.state }
    if (!round || round.version !== version) return { stale: true }
    const next = follow(ROUND, round.state, 'close', { ...NOTHING_KNOWN, running: isRunning(tx, roundId), reason })
    if ('refusal' in next) return next
    tx.update(rounds).set({ state: next.state, version: version + 1 }).where(eq(rounds.id, roundId)).run()
    recordEvent(tx, { by, at, requestId, action: 'round.closed', subject: 'round', subjectId: roundId, change: { state: [round.state, next.state] }, why: reason })
    return next
  })
}

const NOTHING_KNOWN: RoundFacts = { hasRun: false, inputsUnchanged: false, running: false, sameTerm: true, reason: '' }

/** Is a run of this round going on? */
export const isRunning = (db: Reader, roundId: number): boolean => latestJob(db, { kind: 'round', input: { roundId } })?.state === 'running'

/** What the round would be decided on now. @throws when there is no such round. */
export function roundInput(db: Reader, { roundId }: { roundId: number }): RoundInput {
  const round = db.select().from(rounds).where(eq(rounds.id, roundId)).get()
  if (!round) throw new Error(`There is no round ${roundId}`)
  return gatherRound(db, { ...round, ...settingsIn(round), overrides: loadOverrides(db, roundId), closed: loadClosed(db, roundId), ...previousOf(db, roundId) })
}

const standing = (roundId: number) => and(eq(roundOverrides.roundId, roundId), isNull(roundOverrides.liftedAt))

/** The pins and vetoes in force. */
export function loadOverrides(db: Reader, roundId: number): Override[] {
  const { kind, needId, offerId, reason } = roundOverrides
  return db.select({ kind, needId, offerId, reason }).from(roundOverrides).where(standing(roundId)).orderBy(asc(roundOverrides.id)).all()
}

export type RunLine = { id: number; roundId: number; inputsHash: string; solver: string; version: string; proven: boolean; at: string; by: string | null }
export type Run = RunLine & { input: RoundInput; result: RoundResult; steering: Steer[]; compared: OtherWays | null }

/** May a run of this round begin? Says why not. */
export function mayRun(db: Reader, { roundId }: { roundId: number }): { refusal: string } | null {
  const round = db.select({ state: rounds.state }).from(rounds).where(eq(rounds.id, roundId)).get()
  const next = follow(ROUND, round?.state ?? 'closed', 'run', { ...NOTHING_KNOWN, running: isRunning(db, roundId) })
  return 'refusal' in next ? next : null
}

/**
 * Keeps a finished run: what went in and who steered it, what came out, by which solver and which version of the rules. Refused when the round is no longer open.
 * @throws when the result is not of this input.
 */
export function recordRun(db: Db | Tx, { roundId, input, result, version = '', by, at, requestId }: { roundId: number; input: RoundInput; result: RoundResult; version?: string; by: number | null; at: string; requestId?: string | null }): { runId: number } | { refusal: string } {
  const kept = canonical(input)
  if (hashOf(kept) !== result.inputsHash) throw new Error(`The result is of other inputs than those of round ${roundId}`)
  const compared = JSON.stringify(otherWays(kept))
  return write(db, (tx) => {
    const state = tx.select({ state: rounds.state }).from(rounds).where(eq(rounds.id, roundId)).get()?.state
    if (state !== 'open') return { refusal: 'The round was issued or closed while this was running, so the run was not kept.' }
    const run = { roundId, inputsHash: result.inputsHash, inputs: JSON.stringify(kept), result: JSON.stringify(result), solver: result.solver, proven: result.status === 'optimal', version, steering: JSON.stringify(steeringOf(tx, { roundId, input: kept })), compared, by, at }
    const { id } = tx.insert(roundRuns).values(run).returning({ id: roundRuns.id }).get()
    const change = { runId: id, inputsHash: run.inputsHash, solver: run.solver, version, proven: run.proven, proposals: result.proposals.length, unmet: result.unmet.length }
    recordEvent(tx, { by, at, action: 'round.run', subject: 'round', subjectId: roundId, change, requestId })
    return { runId: id }
  })
}

const RUN = { id: roundRuns.id, roundId: roundRuns.roundId, inputsHash: roundRuns.inputsHash, solver: roundRuns.solver, version: roundRuns.version, proven: roundRuns.proven, at: roundRuns.at, by: accounts.name }

/** The runs of a round the viewer may read, latest first. */
export const listRuns = (db: Reader, { viewer, roundId }: { viewer: Viewer; roundId: number }): RunLine[] =>
  db
    .select(RUN)
    .from(roundRuns)
    .innerJoin(rounds, eq(rounds.id, roundRuns.roundId))
    .leftJoin(accounts, eq(accounts.id, roundRuns.by))
    .where(and(eq(roundRuns.roundId, roundId), narrow(db, viewer, 'round.read', { la: rounds.laCode })))
    .orderBy(desc(roundRuns.id))
    .all()

/** One run with everything in it, if the viewer may read its round. */
export function findRun(db: Reader, { viewer, runId }: { viewer: Viewer; runId: number }): Run | null {
  const row = db
    .select({ ...RUN, inputs: roundRuns.inputs, result: roundRuns.result, steering: roundRuns.steering, compared: roundRuns.compared })
    .from(roundRuns)
    .innerJoin(rounds, eq(rounds.id, roundRuns.roundId))
    .leftJoin(accounts, eq(accounts.id, roundRuns.by))
    .where(and(eq(roundRuns.id, runId), narrow(db, viewer, 'round.read', { la: rounds.laCode })))
    .get()
  if (!row) return null
  const { inputs, result, steering, compared, ...line } = row
  return { ...line, input: JSON.parse(inputs) as RoundInput, result: readResult(result), steering: JSON.parse(steering) as Steer[], compared: compared === null ? null : (JSON.parse(compared) as OtherWays) }
}

/** A result as it was kept; those of before proofs were kept have none. */
const readResult = (text: string): RoundResult => ({ proof: [], ...(JSON.parse(text) as Omit<RoundResult, 'proof'>) })

/** One run with everything in it, for workers, which act for whoever asked. @throws when there is none. */
export function loadRun(db: Reader, runId: number): { roundId: number; version: string; input: RoundInput; result: RoundResult; resultText: string } {
  const row = db.select().from(roundRuns).where(eq(roundRuns.id, runId)).get()
  if (!row) throw new Error(`There is no run ${runId}`)
  return { roundId: row.roundId, version: row.version, input: JSON.parse(row.inputs) as RoundInput, result: readResult(row.result), resultText: row.result }
}

/** How many proposals a round has led to, by state. */
export function countProposals(db: Reader, { viewer, roundId }: { viewer: Viewer; roundId: number }): { state: string; proposals: number }[] {
  return db
    .select({ state: proposals.state, proposals: count() })
    .from(proposals)
    .innerJoin(roundRuns, eq(roundRuns.id, proposals.runId))
    .innerJoin(rounds, eq(rounds.id, roundRuns.roundId))
    .where(and(eq(rounds.id, roundId), narrow(db, viewer, 'round.read', { la: rounds.laCode })))
    .groupBy(proposals.state)
    .orderBy(asc(proposals.state))
    .all()
}
