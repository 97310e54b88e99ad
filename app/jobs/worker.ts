/** The frame of every worker: opens its own connection, reports as it goes, and ends its job as it saves its work. */
import { parentPort, workerData } from 'node:worker_threads'
import { openDb, type Db, type Tx } from '../../db/client.ts'
import { jobDone } from '../../db/jobs.ts'

/** What a worker is started with: the database's file, the job's row, and who asked for what, when. */
export type Task = { file: string; jobId: number; input: unknown; by: number | null; at: string; requestId: string | null }
export type WorkerMessage = { progress: number; message: string } | { failed: string }
/** Tells how far the work has got: 0 to 100, and a sentence. */
export type Report = (progress: number, message: string) => void
/** Ends the job with its result (plain JSON), in the transaction that saves the work; throws when the job was ended meanwhile. */
export type Done = (tx: Tx, result: unknown) => void

/** Thrown by a worker whose work cannot be done, in words for the person who asked. */
export class CannotDo extends Error {}

/**
 * Does the work, which calls `done` as it saves. A `CannotDo` is told to the person as it is; anything else is a fault and
 * crashes the worker, which the job tells.
 */
export async function work(perform: (db: Db, task: Task, report: Report, done: Done) => unknown): Promise<void> {
  const task = workerData as Task
  const { jobId, requestId } = task
  const post = (message: WorkerMessage): void => parentPort?.postMessage(message)
  const done: Done = (tx, result) => jobDone(tx, { jobId, result, requestId, at: new Date().toISOString() })
  const db = openDb(task.file)
  try {
    await perform(db, task, (progress, message) => post({ progress, message }), done)
  } catch (fault) {
    if (!(fault instanceof CannotDo)) throw fault
    post({ failed: fault.message })
  } finally {
    db.$client.close()
  }
}
