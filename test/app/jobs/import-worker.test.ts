import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { cancelJob, jobNow, startJob, stopJobs } from '../../../app/jobs/jobs.ts'
import type { ImportTask } from '../../../app/jobs/import-worker.ts'
import { openDb, type Db } from '../../../db/client.ts'
import { loadReference } from '../../../db/reference.ts'

const AT = '2026-11-23T09:00:00.000Z'
let folder: string
let db: Db
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'alongside-import-worker-'))
  db = openDb(join(folder, 'test.db'))
  loadReference(db, { at: AT })
})
afterEach(() => {
  stopJobs()
  db.$client.close()
  rmSync(folder, { recursive: true, force: true })
})

const start = (task: ImportTask) => startJob(db, { kind: 'import', input: task, by: null, at: AT }).jobId
const ended = async (jobId: number) => {
  for (let waited = 0; waited < 30_000; waited += 20) {
    const job = jobNow(db, { jobId })
    if (job && job.state !== 'running') return job
    await new Promise((done) => setTimeout(done, 20))
  }
  throw new Error('The work did not end.')
}
const uploaded = (): string => {
  const file = join(folder, 'waiting.upload')
  copyFileSync(resolve(import.meta.dirname, '../../db/imports/fixtures/register-full.csv'), file)
  return file
}
const preview = (file: string): ImportTask => ({ step: 'preview', file, fileName: 'register.csv', kind: 'register', laCodes: ['901'] })
const count = () => (db.$client.prepare('select count(*) as n from schools').get() as { n: number }).n

test('a file is compared, applied and taken back in a thread, and removed once it has been read', async () => {
  const file = uploaded()
  expect(await ended(start(preview(file)))).toMatchObject({ state: 'done', result: { importId: 1 } })
  expect(count()).toBe(0)
  // The job is done with what it saved; its thread tidies up after that.
  await vi.waitFor(() => expect(existsSync(file)).toBe(false), 10_000)
  expect(await ended(start({ step: 'apply', importId: 1 }))).toMatchObject({ state: 'done', result: { importId: 1 } })
  expect(count()).toBe(6)
  expect(await ended(start({ step: 'undo', importId: 1 }))).toMatchObject({ state: 'done' })
  expect(count()).toBe(0)
})

test('an import and the end of its job are saved as one: a server killed right after finds the job done', () => {
  const file = uploaded()
  const state = (wanted: string): unknown => {
    // Nothing of this thread runs meanwhile, so only the worker can end its job.
    for (let waited = 0; waited < 20_000; waited += 1) {
      const seen = db.$client.prepare('select imports.state as import, jobs.state as job from imports, jobs where jobs.id = (select max(id) from jobs)').get() as { import: string } | undefined
      if (seen?.import === wanted) return seen
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)
    }
    throw new Error(`It never became ${wanted}.`)
  }
  start(preview(file))
  expect(state('previewed')).toEqual({ import: 'previewed', job: 'done' })
  start({ step: 'apply', importId: 1 })
  expect(state('applied')).toEqual({ import: 'applied', job: 'done' })
  start({ step: 'undo', importId: 1 })
  expect(state('undone')).toEqual({ import: 'undone', job: 'done' })
})

test('every step of an import is told with the request that asked for it', async () => {
  const { jobId } = startJob(db, { kind: 'import', input: preview(uploaded()), by: null, at: AT, requestId: 'request-7' })
  await ended(jobId)
  expect(db.$client.prepare("select action, request_id from events where subject in ('job', 'import') order by seq").all()).toEqual(
    ['job.started', 'import.previewed', 'job.done'].map((action) => ({ action, request_id: 'request-7' })),
  )
})

test('what cannot be applied is told in the words of the import', async () => {
  expect(await ended(start({ step: 'apply', importId: 7 }))).toMatchObject({ state: 'failed', message: 'There is no import 7.' })
})

test('cancelled, an import leaves nothing behind in the network', async () => {
  const file = join(folder, 'large.upload')
  writeFileSync(file, ['URN,LA (code),EstablishmentName', ...Array.from({ length: 60_000 }, (_, index) => `${900001 + index},901,School ${index}`)].join('\n'))
  const jobId = start(preview(file))
  await new Promise((done) => setTimeout(done, 600))
  expect(cancelJob(db, { jobId, by: null })).toBe(true)
  expect(await ended(jobId)).toMatchObject({ state: 'cancelled', message: 'Cancelled. Nothing was saved.' })
  expect(db.$client.prepare('select count(*) as n from import_changes').get()).toEqual({ n: 0 })
})
