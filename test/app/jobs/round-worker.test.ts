import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { jobNow, startJob, stopJobs } from '../../../app/jobs/jobs.ts'
import { openDb } from '../../../db/client.ts'
import { findRun, openRound } from '../../../db/rounds.ts'
import { events } from '../../../db/schema/accounts.ts'
import { AT, BROKER, GIVER, LA, NEEDY, TODAY, addNeed, addOffer, broker, makeWorld } from '../../db/round-world.ts'

test('a round runs in a thread, is kept with its reasons, and is told once in the history', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-round-'))
  const db = makeWorld(openDb(join(folder, 'round.db')))
  addNeed(db, { schoolId: NEEDY })
  addOffer(db, { schoolId: GIVER })
  const opened = openRound(db, { laCode: LA, name: 'Spring term 2026', asOf: TODAY, by: BROKER, at: AT })
  if ('refusal' in opened) throw new Error(opened.refusal)
  const { jobId } = startJob(db, { kind: 'round', input: opened, by: BROKER, at: AT })
  let job = jobNow(db, { jobId })!
  for (; job.state === 'running'; job = jobNow(db, { jobId })!) await new Promise((resolve) => setTimeout(resolve, 25))
  expect(job).toMatchObject({ state: 'done', result: { runId: 1 } })
  expect(findRun(db, { viewer: broker, runId: 1 })).toMatchObject({ proven: true, by: 'Bea Broker', result: { proposals: [{ halfDays: 8 }] } })
  expect(db.select().from(events).all().map(({ action }) => action).slice(-3)).toEqual(['job.started', 'round.run', 'job.done'])
  stopJobs()
  db.$client.close()
  rmSync(folder, { recursive: true })
})
