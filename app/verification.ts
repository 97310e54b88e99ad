/**
 * Checks a database in a thread of its own, so that no page waits for it but the one that asked. It is no job with a row:
 * whoever may only read has to be able to check, and a check changes nothing.
 */
import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'

export type Verification = { events: number; faults: string[] }

let running: Promise<Verification> | null = null

/** One check at a time: who asks meanwhile gets its result. */
export const verify = (file: string): Promise<Verification> => (running ??= run(file).finally(() => (running = null)))

const run = (file: string): Promise<Verification> =>
  new Promise((found, fail) => {
    const worker = new Worker(resolve('app/jobs/verify-worker.ts'), { workerData: file })
    worker.on('message', found)
    worker.on('error', fail)
    worker.on('exit', () => fail(new Error('The check stopped without a result')))
  })
