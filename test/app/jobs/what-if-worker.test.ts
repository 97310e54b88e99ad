import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { highsSolver } from '../../../app/jobs/highs.ts'
import { cancelJob, jobNow, startJob, stopJobs } from '../../../app/jobs/jobs.ts'
import { codeVersion } from '../../../app/jobs/code-version.ts'
import type { ReplayDone } from '../../../app/jobs/replay-worker.ts'
import type { WhatIfTask } from '../../../app/jobs/what-if-worker.ts'
import { openDb, type Db } from '../../../db/client.ts'
import { latestAboutNeed } from '../../../db/jobs.ts'
import { openRound, recordRun, roundInput } from '../../../db/rounds.ts'
import { events } from '../../../db/schema/accounts.ts'
import { roundOverrides } from '../../../db/schema/brokering.ts'
import { matchRound } from '../../../graph/matching/match-round.ts'
import { AT, BROKER, GIVER, LA, LENDER, NEEDY, NEEDY_TOO, TODAY, addNeed, addOffer, makeWorld } from '../../db/round-world.ts'

let folder: string
let db: Db
let roundId: number
let runId: number
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'alongside-what-if-'))
  db = makeWorld(openDb(join(folder, 'round.db')))
  addNeed(db, { schoolId: NEEDY })
  addNeed(db, { schoolId: NEEDY_TOO })
  addOffer(db, { schoolId: GIVER })
  addOffer(db, { schoolId: LENDER, halfDaysPerTerm: 4 })
  const opened = openRound(db, { laCode: LA, name: 'Spring term 2026', asOf: TODAY, by: BROKER, at: AT })
  if ('refusal' in opened) throw new Error(opened.refusal)
  roundId = opened.roundId
  const input = roundInput(db, { roundId })
  const recorded = recordRun(db, { roundId, input, result: await matchRound(input, highsSolver()), by: BROKER, at: AT })
  if ('refusal' in recorded) throw new Error(recorded.refusal)
  runId = recorded.runId
})
afterAll(() => {
  stopJobs()
  db.$client.close()
  rmSync(folder, { recursive: true })
})

const outcome = (questions: string[][]) => ended('what-if', { roundId, runId, questions } satisfies WhatIfTask)
async function ended(kind: 'what-if' | 'replay', input: object) {
  const { jobId } = startJob(db, { kind, input, by: BROKER, at: AT })
  let job = jobNow(db, { jobId })!
  for (; job.state === 'running'; job = jobNow(db, { jobId })!) await new Promise((resolve) => setTimeout(resolve, 25))
  return job
}

test('questions are answered in a thread, in their order, and nothing of the round is touched', async () => {
  const job = await outcome([['close.1'], ['days.2.8']])
  expect(job).toMatchObject({ state: 'done', result: { answers: [{ proven: true, tiers: [{ loss: { schools: expect.any(Number) as unknown } }] }, { proven: true }] } })
  const [closed, more] = (job.result as { answers: { pairs: { offerId: number; after: number }[]; tiers: { before: number; after: number }[] }[] }).answers
  expect(closed!.pairs.filter(({ offerId }) => offerId === 1).every(({ after }) => after === 0)).toBe(true)
  expect(closed!.tiers[0]).toMatchObject({ before: 16, after: 4 })
  expect(more!.tiers[0]).toMatchObject({ before: 16, after: 16 })
  expect(db.select().from(roundOverrides).all()).toEqual([])
  expect(db.select().from(events).all().map(({ action }) => action).slice(-2)).toEqual(['job.started', 'job.done'])
})

test('questions about one need are found again by run and need, unless they were given up', async () => {
  const about = { kind: 'what-if' as const, runId, needId: 2 }
  expect(latestAboutNeed(db, about)).toBe(null)
  const done = await ended('what-if', { roundId, runId, needId: 2, questions: [['days.2.8'], ['pin.2.1']] } satisfies WhatIfTask)
  expect(done.state).toBe('done')
  const { jobId } = startJob(db, { kind: 'what-if', input: { roundId, runId, needId: 2, questions: [['close.1']] }, by: BROKER, at: AT })
  expect(latestAboutNeed(db, about)).toMatchObject({ id: jobId, state: 'running' })
  cancelJob(db, { jobId, by: BROKER })
  expect(latestAboutNeed(db, about)).toMatchObject({ id: done.id, result: { answers: { length: 2 } } })
  for (const other of [{ runId: runId + 1 }, { needId: 1 }, { kind: 'replay' as const }]) expect(latestAboutNeed(db, { ...about, ...other })).toBe(null)
})

test('a question about what is not in the run is refused in words', async () => {
  expect(await outcome([['close.99']])).toMatchObject({ state: 'failed', message: 'One of the changes is of a need or an offer that is not in this run.' })
})

test('a run replayed gives the same bytes, and one whose result was another says so', async () => {
  const same = (await ended('replay', { roundId, runId })).result as ReplayDone
  expect(same).toMatchObject({ differing: 0, version: codeVersion() })
  expect(same.now).toBe(same.kept)
  const first = roundInput(db, { roundId })
  delete first.previous
  const result = await matchRound(first, highsSolver())
  const other = recordRun(db, { roundId, input: first, result: { ...result, proposals: result.proposals.slice(1) }, by: BROKER, at: AT })
  if ('refusal' in other) throw new Error(other.refusal)
  const told = (await ended('replay', { roundId, runId: other.runId })).result as ReplayDone
  expect(told.differing).toBe(1)
  expect(told.now).toBe(same.now)
  expect(told.kept).not.toBe(told.now)
})

test('a question can be given up', () => {
  const { jobId } = startJob(db, { kind: 'what-if', input: { roundId, runId, questions: [['close.2']] }, by: BROKER, at: AT })
  expect(cancelJob(db, { jobId, by: BROKER })).toBe(true)
  expect(jobNow(db, { jobId })).toMatchObject({ state: 'cancelled', result: null })
})
