/** What the pages of a round show: the round, the run looked at, its sheet, what has changed since. */
import type { AppContext, SignedIn } from '../context.ts'
import type { Query } from '../listing.ts'
import { sheetOf, type Sheet } from '../rounds.ts'
import { jobNow } from '../jobs/jobs.ts'
import { notFound, permitPage } from '../viewer.ts'
import type { Db } from '../../db/client.ts'
import { latestJob, type Job } from '../../db/jobs.ts'
import { loadLeaderNames } from '../../db/round-names.ts'
import { findRound, findRun, listRuns, roundInput, type Round, type Run, type RunLine } from '../../db/rounds.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import { sameFacts } from '../../graph/matching/difference.ts'
import type { RoundInput } from '../../graph/matching/model.ts'
import type { Tier } from '../components/rounds.tsx'

/** The round, for somebody who may read it: 403 for those who never may, 404 for those who may not read this one. */
export function roundFor({ db }: AppContext, viewer: SignedIn, roundId: number): Round {
  permitPage(viewer, 'round.read')
  const round = findRound(db, { viewer, roundId })
  if (!round) throw notFound()
  return round
}

export const leadersOf = (db: Db, input: RoundInput): Map<number, string> =>
  loadLeaderNames(db, { personIds: input.offers.flatMap(({ personId }) => (personId === null ? [] : [personId])) })

export type Looked = { run: Run | null; runs: RunLine[]; input: RoundInput; sheet: Sheet; drifted: boolean }

/** The run asked for by `?run=`, else the latest; without one, what the first would be decided on. */
export function lookAt({ db }: AppContext, viewer: SignedIn, round: Round, query?: Query): Looked {
  const wanted = query?.text('run') ?? ''
  const runs = listRuns(db, { viewer, roundId: round.id })
  const asked = wanted === '' ? runs[0] : runs.find(({ id }) => String(id) === wanted)
  if (!asked && wanted !== '') throw notFound()
  const run = asked ? findRun(db, { viewer, runId: asked.id }) : null
  const now = round.state === 'open' ? roundInput(db, { roundId: round.id }) : null
  const input = run?.input ?? now ?? roundInput(db, { roundId: round.id })
  const drifted = run !== null && now !== null && !sameFacts(now, run)
  return { run, runs, input, sheet: sheetOf(input, run?.result ?? null, leadersOf(db, input)), drifted }
}

/** The run of an address with both ids, for somebody who may read the round. */
export function runFor(context: AppContext, viewer: SignedIn, roundId: number, runId: number): { round: Round; run: Run; sheet: Sheet } {
  const round = roundFor(context, viewer, roundId)
  const run = findRun(context.db, { viewer, runId })
  if (!run || run.roundId !== round.id) throw notFound()
  return { round, run, sheet: sheetOf(run.input, run.result, leadersOf(context.db, run.input)) }
}

/** Each tier of a run with the categories it stands for. */
export const tiersOf = ({ input, result }: Run): Tier[] =>
  result.objective.tiers.map(({ urgency, wantedHalfDays, metHalfDays }) => {
    const codes = input.framework.categories.filter((rule) => rule.urgency === urgency).map(({ code }) => code)
    const words = codes.length === 0 ? 'Without a category' : `Category ${codes.join(' and ')}`
    return { urgency, words, wantedHalfDays, metHalfDays, wanted: formatHalfDays(wantedHalfDays), met: formatHalfDays(metHalfDays) }
  })

const OF_A_ROUND: ReadonlySet<Job['kind']> = new Set(['round', 'what-if', 'replay'])

/** A job of this round: a run, a question or a replay. */
export function jobOfRound(db: Db, roundId: number, jobId: number): Job {
  const job = jobNow(db, { jobId })
  if (!job || !OF_A_ROUND.has(job.kind) || (job.input as { roundId?: number }).roundId !== roundId) throw notFound()
  return job
}

/** Where the work of a finished job is looked at. */
export function whereDone(roundId: number, { id, kind, input, result }: Job): string {
  const { runId, needId } = input as { runId: number; needId?: number }
  if (kind === 'what-if') return needId === undefined ? `/rounds/${roundId}/what-if/${id}` : `/rounds/${roundId}/runs/${Number(runId)}/needs/${Number(needId)}/remedies`
  if (kind === 'replay') return `/rounds/${roundId}/runs/${Number(runId)}/record?done=replayed`
  return `/rounds/${roundId}?run=${Number((result as { runId: number }).runId)}&done=run`
}

/** The job of a run that is going on, or null. */
export function runningJob(db: Db, roundId: number): number | null {
  const job = latestJob(db, { kind: 'round', input: { roundId } })
  return job?.state === 'running' ? job.id : null
}
