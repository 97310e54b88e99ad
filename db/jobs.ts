/** Long work, as rows: what was asked for, by whom, and what became of it. app/jobs/jobs.ts runs it. */
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { write, type Db, type Reader, type Tx } from './client.ts'
import { recordEvent } from './events.ts'
import { jobs } from './schema/accounts.ts'

export type JobKind = 'round' | 'what-if' | 'replay' | 'import' | 'scheme'
type JobState = typeof jobs.$inferSelect.state
/** A job as its row has it; `result` is what its worker handed back, once done. */
export type Job = Omit<typeof jobs.$inferSelect, 'input' | 'result' | 'kind'> & { kind: JobKind; input: unknown; result: unknown }

const shaped = (row: typeof jobs.$inferSelect): Job => ({
  ...row,
  kind: row.kind as JobKind,
  input: JSON.parse(row.input) as unknown,
  result: row.result === null ? null : (JSON.parse(row.result) as unknown),
})

/** What is asked for, and what of it the history is told; all of it unless said otherwise. */
export type NewJob = { kind: JobKind; input: unknown; told?: unknown; by: number | null; at: string; requestId?: string }

/** Writes a running job; refused, with the id of the other, while the very same work is running. */
export function recordJob(
  db: Db,
  { kind, input, told = input, by, at, requestId }: NewJob,
): { jobId: number } | { refusal: string; jobId: number } {
  return write(db, (tx) => {
    const text = JSON.stringify(input)
    const same = tx.select({ id: jobs.id }).from(jobs).where(and(eq(jobs.kind, kind), eq(jobs.input, text), eq(jobs.state, 'running'))).get()
    if (same) return { refusal: 'This is already running. Wait for it, or cancel it.', jobId: same.id }
    const { id } = tx.insert(jobs).values({ kind, input: text, state: 'running', by, startedAt: at }).returning({ id: jobs.id }).get()
    recordEvent(tx, { by, at, requestId, action: 'job.started', subject: 'job', subjectId: id, change: { kind, input: told } })
    return { jobId: id }
  })
}

export type JobEnd = { state: Exclude<JobState, 'running'>; message: string; result?: unknown; progress?: number }

/** Ends a running job; false when it had ended already. */
export function endJob(db: Db, { jobId, end, by, at }: { jobId: number; end: JobEnd; by: number | null; at: string }): boolean {
  return write(db, (tx) => endIn(tx, jobId, end, by, at))
}

/**
 * Ends a job as done, inside the transaction that saves its work: both are true or neither.
 * @throws when the job has ended already, so that what was cancelled or took too long saves nothing.
 */
export function jobDone(tx: Tx, { jobId, result, at, requestId }: { jobId: number; result: unknown; at: string; requestId: string | null }): void {
  if (!endIn(tx, jobId, { state: 'done', message: 'Done.', result }, null, at, requestId)) throw new Error(`Job ${jobId} has ended already`)
}

function endIn(tx: Tx, jobId: number, end: JobEnd, by: number | null, at: string, requestId: string | null = null): boolean {
  const progress = end.state === 'done' ? 100 : (end.progress ?? 0)
  const result = end.result === undefined ? null : JSON.stringify(end.result)
  const { changes } = tx
    .update(jobs)
    .set({ state: end.state, message: end.message, progress, result, finishedAt: at })
    .where(and(eq(jobs.id, jobId), eq(jobs.state, 'running')))
    .run()
  if (changes === 1) recordEvent(tx, { by, at, action: `job.${end.state}`, subject: 'job', subjectId: jobId, change: { state: ['running', end.state] }, why: end.message, requestId })
  return changes === 1
}

/** What was still running when the server stopped did not finish: says so. Returns how many. */
export function interruptJobs(db: Db, { at }: { at: string }): number {
  const message = 'The server stopped before this had finished. Nothing of it was saved; start it again.'
  return write(db, (tx) => {
    const left = tx.select({ id: jobs.id }).from(jobs).where(eq(jobs.state, 'running')).all()
    for (const { id } of left) endIn(tx, id, { state: 'interrupted', message }, null, at)
    return left.length
  })
}

/** One job. Who may see it depends on what it is about: the page asks that of the round or the import. */
export function findJob(db: Reader, { jobId }: { jobId: number }): Job | null {
  const row = db.select().from(jobs).where(eq(jobs.id, jobId)).get()
  return row ? shaped(row) : null
}

/** The latest job for exactly this work, running or not. */
export function latestJob(db: Reader, { kind, input }: { kind: JobKind; input: unknown }): Job | null {
  const mine = and(eq(jobs.kind, kind), eq(jobs.input, JSON.stringify(input)))
  const row = db.select().from(jobs).where(mine).orderBy(desc(jobs.id)).limit(1).get()
  return row ? shaped(row) : null
}

/** The latest job of this kind about one need of one run that goes on or was done; what was given up or failed is passed over. */
export function latestAboutNeed(db: Reader, { kind, runId, needId }: { kind: JobKind; runId: number; needId: number }): Job | null {
  const about = and(eq(jobs.kind, kind), inArray(jobs.state, ['running', 'done']), sql`json_extract(${jobs.input}, '$.runId') = ${runId}`, sql`json_extract(${jobs.input}, '$.needId') = ${needId}`)
  const row = db.select().from(jobs).where(about).orderBy(desc(jobs.id)).limit(1).get()
  return row ? shaped(row) : null
}
