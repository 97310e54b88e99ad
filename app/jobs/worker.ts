/** The frame of every worker: opens its own connection, reports as it goes, hands back one result. */
import { parentPort, workerData } from 'node:worker_threads'
import { openDb, type Db } from '../../db/client.ts'

/** What a worker is started with: the database's file, the job's row, and who asked for what, when. */
export type Task = { file: string; jobId: number; input: unknown; by: number | null; at: string }
export type WorkerMessage = { progress: number; message: string } | { done: unknown } | { failed: string }
/** Tells how far the work has got: 0 to 100, and a sentence. */
export type Report = (progress: number, message: string) => void

/** Thrown by a worker whose work cannot be done, in words for the person who asked. */
export class CannotDo extends Error {}

/**
 * Does the work and ends the thread's part. What `perform` returns is the job's result (plain JSON). A `CannotDo` is told
 * to the person as it is; anything else is a fault and crashes the worker, which the job tells.
 */
export async function work(perform: (db: Db, task: Task, report: Report) => unknown): Promise<void> {
  const task = workerData as Task
  const post = (message: WorkerMessage): void => parentPort?.postMessage(message)
  const db = openDb(task.file)
  const outcome = await attempt(() => perform(db, task, (progress, message) => post({ progress, message })))
  // Closed before it is told: whoever reads the answer finds the file at rest.
  db.$client.close()
  post(outcome)
}

async function attempt(perform: () => unknown): Promise<WorkerMessage> {
  try {
    return { done: (await perform()) ?? null }
  } catch (fault) {
    if (fault instanceof CannotDo) return { failed: fault.message }
    throw fault
  }
}
