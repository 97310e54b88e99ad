import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cancelJob, interruptLeftovers, jobNow, startJob, stopJobs } from '../../../app/jobs/jobs.ts'
import { openDb, type Db } from '../../../db/client.ts'
import { firstBrokenEvent } from '../../../db/events.ts'
import { endJob, recordJob } from '../../../db/jobs.ts'
import { events, settings } from '../../../db/schema/accounts.ts'

const AT = '2026-03-10T09:00:00.000Z'
const file = join(import.meta.dirname, 'workers', 'worker.ts')
let folder: string
let db: Db

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'alongside-jobs-'))
  db = openDb(join(folder, 'test.db'))
})
afterEach(() => {
  stopJobs()
  db.$client.close()
  rmSync(folder, { recursive: true, force: true })
})

const start = (act: string, limits: { limitMs?: number; memoryMb?: number } = {}) =>
  startJob(db, { kind: 'import', input: { act }, by: null, at: AT, file, ...limits }).jobId
const until = async (jobId: number, holds: (job: NonNullable<ReturnType<typeof jobNow>>) => boolean) => {
  for (let waited = 0; waited < 20_000; waited += 20) {
    const job = jobNow(db, { jobId })
    if (job && holds(job)) return job
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`Still ${JSON.stringify(jobNow(db, { jobId }))}`)
}
const ended = (jobId: number) => until(jobId, ({ state }) => state !== 'running')
const actions = () => db.select({ action: events.action }).from(events).orderBy(events.seq).all().map(({ action }) => action)

test('work reports how far it is, hands back its result, and leaves two events', async () => {
  const jobId = start('count')
  expect(await until(jobId, ({ progress }) => progress >= 10)).toMatchObject({ state: 'running' })
  expect(await ended(jobId)).toMatchObject({ state: 'done', progress: 100, result: { counted: 3 } })
  expect(actions()).toEqual(['job.started', 'job.done'])
  expect(firstBrokenEvent(db)).toBe(null)
})

test('the very same work is not started twice at once, and may be started again afterwards', async () => {
  const first = startJob(db, { kind: 'import', input: { act: 'count' }, by: null, at: AT, file })
  const second = startJob(db, { kind: 'import', input: { act: 'count' }, by: null, at: AT, file })
  expect(second).toMatchObject({ jobId: first.jobId, refusal: expect.stringContaining('already running') as unknown })
  await ended(first.jobId)
  expect(startJob(db, { kind: 'import', input: { act: 'count' }, by: null, at: AT, file })).not.toHaveProperty('refusal')
})

test('work that cannot be done says why in its own words', async () => {
  expect(await ended(start('refuse'))).toMatchObject({ state: 'failed', message: 'Line 3: the URN is not a number.' })
})

test('a crash, a silent end, too much memory and too much time are failures with a reason', async () => {
  expect((await ended(start('crash'))).message).toContain('nobody thought of this')
  expect(await ended(start('vanish'))).toMatchObject({ state: 'failed', message: expect.stringContaining('without saying why') as unknown })
  expect(await ended(start('hoard', { memoryMb: 64 }))).toMatchObject({ state: 'failed', message: expect.stringContaining('more memory') as unknown })
  expect(await ended(start('spin', { limitMs: 400 }))).toMatchObject({ state: 'failed', message: expect.stringContaining('longer than it may') as unknown })
})

test('work is cancelled within a second, even in the middle of a computation, and what it had half written is gone', async () => {
  const jobId = start('spin-in-transaction')
  await until(jobId, ({ progress }) => progress === 50)
  const asked = performance.now()
  expect(cancelJob(db, { jobId, by: null })).toBe(true)
  expect(await ended(jobId)).toMatchObject({ state: 'cancelled', progress: 50 })
  expect(performance.now() - asked).toBeLessThan(1_000)
  expect(db.select().from(settings).all()).toEqual([])
  expect(cancelJob(db, { jobId, by: null })).toBe(false)
  expect(actions()).toEqual(['job.started', 'job.cancelled'])
})

test('work that was saved is done, whatever stops it afterwards', async () => {
  const jobId = start('save-and-linger')
  await ended(jobId)
  expect(cancelJob(db, { jobId, by: null })).toBe(false)
  expect(interruptLeftovers(db, { at: AT })).toBe(0)
  expect(jobNow(db, { jobId })).toMatchObject({ state: 'done', result: { counted: 3 } })
  expect(actions()).toEqual(['job.started', 'job.done'])
})

test('work that was ended meanwhile saves nothing', async () => {
  const jobId = start('count')
  await until(jobId, ({ progress }) => progress === 90)
  endJob(db, { jobId, end: { state: 'cancelled', message: 'Cancelled. Nothing was saved.' }, by: null, at: AT })
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  expect(db.select().from(settings).all()).toEqual([])
  expect(jobNow(db, { jobId })).toMatchObject({ state: 'cancelled' })
  expect(actions()).toEqual(['job.started', 'job.cancelled'])
})

test('the history is told no more of the work than it is to be', () => {
  recordJob(db, { kind: 'import', input: { file: '/somewhere/waiting.upload', fileName: 'register.csv' }, told: { fileName: 'register.csv' }, by: null, at: AT })
  expect(db.select({ change: events.change }).from(events).all()).toEqual([{ change: '{"kind":"import","input":{"fileName":"register.csv"}}' }])
})

test('what was running when the server stopped is told as interrupted at the next start', () => {
  const { jobId } = recordJob(db, { kind: 'round', input: { roundId: 1 }, by: null, at: AT })
  expect(interruptLeftovers(db, { at: AT })).toBe(1)
  expect(jobNow(db, { jobId })).toMatchObject({ state: 'interrupted', finishedAt: AT })
  expect(interruptLeftovers(db, { at: AT })).toBe(0)
})
