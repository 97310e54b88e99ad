/** Starting and following an import's work, for whoever may. */
import { rmSync } from 'node:fs'
import { scopeOf } from '../graph/permissions/can.ts'
import type { Job } from '../db/jobs.ts'
import type { AppContext, SignedIn } from './context.ts'
import type { ImportDone, ImportTask } from './jobs/import-worker.ts'
import { jobNow, startJob } from './jobs/jobs.ts'
import { notFound } from './viewer.ts'

/** Starts the work; the address of its page, also when the very same is running already. */
export function startImport(context: AppContext, viewer: SignedIn, task: ImportTask): string {
  // Where an upload waits is nobody's business but the worker's.
  const told = task.step === 'preview' ? { ...task, file: undefined } : task
  const { jobId } = startJob(context.db, { kind: 'import', input: task, told, by: viewer.account.id, at: context.now, requestId: context.requestId })
  return `/imports/work/${jobId}`
}

export type ImportJob = Job & { task: ImportTask; importId: number | null }

/** The job, if the viewer started it or may import anything: 404 for everybody else. */
export function importJob(context: AppContext, viewer: SignedIn, jobId: number): ImportJob {
  const job = jobNow(context.db, { jobId })
  if (!job || job.kind !== 'import') throw notFound()
  if (job.by !== viewer.account.id && !scopeOf(viewer.actor, 'import.run').everything) throw notFound()
  return { ...job, task: job.input as ImportTask, importId: (job.result as ImportDone | null)?.importId ?? null }
}

/** Throws away the file that waited for work that will not be done. */
export function dropUpload({ task }: ImportJob): void {
  if (task.step === 'preview') rmSync(task.file, { force: true })
}
