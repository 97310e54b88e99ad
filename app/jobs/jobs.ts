/**
 * Runs long work in worker threads, so that no page waits for it.
 *
 * `startJob(db, {kind, input, by, at})` writes a job row and starts `app/jobs/KIND-worker.ts`, which calls `work` from
 * worker.ts: it opens its own connection, posts `{progress, message}` as it goes, and ends its job in the transaction that
 * saves its work, or posts `{failed: reason}`. Whatever ends the job first holds: what was saved is never told as cancelled,
 * and what was cancelled never saved. One job of the same kind and input runs at a time. Progress lives in memory (a write
 * would wait for a worker's transaction); `jobNow` adds it to the row. A crash, a job past its time and a restart are told.
 */
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Db } from '../../db/client.ts'
import { endJob, findJob, interruptJobs, recordJob, type Job, type JobEnd, type JobKind, type NewJob } from '../../db/jobs.ts'
import type { Task, WorkerMessage } from './worker.ts'

type Live = { worker: Worker; progress: number; message: string; over: boolean }

/** The work going on in this process: one list, however often this file is bundled or loaded again. */
const KEY = Symbol.for('alongside.jobs')
const shared = globalThis as { [KEY]?: Map<string, Live> }
const live = (shared[KEY] ??= new Map<string, Live>())
const keyOf = (db: Db, jobId: number): string => `${db.$client.name}#${jobId}`

const LIMIT_MS = 15 * 60_000
const MEMORY_MB = 1_024
/** Rubbish is swept up early: a national import then adds 60 MB to the server, and not 220. */
const YOUNG_MB = 16

/** What is to be done, for whom; the rest only where a test says otherwise. */
type Work = NewJob & { file?: string; limitMs?: number; memoryMb?: number }

/** The top of the checkout: workers run from their source, wherever this file was bundled to. */
const root = (folder = import.meta.dirname): string => (existsSync(join(folder, 'package.json')) ? folder : root(dirname(folder)))
const workerFile = (kind: JobKind): string => join(root(), 'app', 'jobs', `${kind}-worker.ts`)

/** Starts work, or says that the very same work is running (and which job that is). */
export function startJob(
  db: Db,
  { file, limitMs = LIMIT_MS, memoryMb = MEMORY_MB, ...job }: Work,
): { jobId: number } | { refusal: string; jobId: number } {
  const recorded = recordJob(db, job)
  if ('refusal' in recorded) return recorded
  const { kind, input, by, at, requestId = null } = job
  const task: Task = { file: db.$client.name, jobId: recorded.jobId, input, by, at, requestId }
  attend(db, recorded.jobId, new Worker(file ?? workerFile(kind), { workerData: task, resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: YOUNG_MB } }), limitMs)
  return recorded
}

function attend(db: Db, jobId: number, worker: Worker, limitMs: number): void {
  const job: Live = { worker, progress: 0, message: '', over: false }
  live.set(keyOf(db, jobId), job)
  const end = (outcome: JobEnd): boolean => finish(db, jobId, job, outcome, null)
  const tooLong = setTimeout(() => end({ state: 'failed', message: 'This took longer than it may and was stopped. Nothing was saved.' }), limitMs)
  tooLong.unref()
  worker.on('message', (message: WorkerMessage) => {
    if ('failed' in message) end({ state: 'failed', message: message.failed, progress: job.progress })
    else Object.assign(job, { progress: Math.max(0, Math.min(100, Math.round(message.progress))), message: message.message })
  })
  worker.on('error', (error: Error) => end({ state: 'failed', message: crashWords(error), progress: job.progress }))
  worker.on('exit', () => {
    clearTimeout(tooLong)
    end({ state: 'failed', message: 'The work stopped without saying why. Nothing was saved; start it again.', progress: job.progress })
  })
}

const crashWords = (error: Error & { code?: string }): string =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? 'This needed more memory than it may use and was stopped. Nothing was saved.'
    : `The work stopped with a fault. Nothing was saved. (${error.name}: ${error.message.split('\n')[0] ?? ''})`

/**
 * Ends a job once, whichever of its ends comes first; tries again while another writer has the database. False when it had
 * ended already: so it has whenever its work was saved.
 */
function finish(db: Db, jobId: number, job: Live, end: JobEnd, by: number | null, tries = 20): boolean {
  if (job.over && tries === 20) return false
  job.over = true
  void job.worker.terminate()
  try {
    const ended = endJob(db, { jobId, end, by, at: new Date().toISOString() })
    live.delete(keyOf(db, jobId))
    return ended
  } catch (fault) {
    if (tries === 0 || !db.$client.open) {
      live.delete(keyOf(db, jobId))
      return false
    }
    console.error(`Job ${jobId} could not be marked ${end.state}; trying again.`, fault)
    setTimeout(() => finish(db, jobId, job, end, by, tries - 1), 500).unref()
    return true
  }
}

/** Stops work for somebody who asked; false when it had ended already. Whatever it had not committed is rolled back. */
export function cancelJob(db: Db, { jobId, by }: { jobId: number; by: number | null }): boolean {
  const job = live.get(keyOf(db, jobId))
  return job !== undefined && finish(db, jobId, job, { state: 'cancelled', message: 'Cancelled. Nothing was saved.', progress: job.progress }, by)
}

/** Waits for the end of work that is going on, but no longer than this: what takes a moment needs no page of its own. */
export async function jobEnded(db: Db, { jobId, withinMs }: { jobId: number; withinMs: number }): Promise<void> {
  const job = live.get(keyOf(db, jobId))
  if (job) await Promise.race([once(job.worker, 'exit'), wait(withinMs, undefined, { ref: false })])
}

/** A job as it stands this moment: its row, with the progress its worker last told. */
export function jobNow(db: Db, { jobId }: { jobId: number }): Job | null {
  const row = findJob(db, { jobId })
  const job = live.get(keyOf(db, jobId))
  return row && row.state === 'running' && job ? { ...row, progress: job.progress, message: job.message } : row
}

/** At the start of the server: jobs that were running when it last stopped are told as interrupted. */
export const interruptLeftovers = (db: Db, { at }: { at: string }): number => interruptJobs(db, { at })

/** At the end of the server: stops every worker; the next start tells what was interrupted. */
export function stopJobs(): void {
  for (const job of live.values()) {
    job.over = true
    void job.worker.terminate()
  }
  live.clear()
}
