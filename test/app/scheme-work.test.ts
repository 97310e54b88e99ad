/** Drafts that take longer are worked out in a thread: with progress, once at a time, and until somebody cancels them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { jobEnded, stopJobs } from '../../app/jobs/jobs.ts'
import { action as draft } from '../../app/routes/networks.templates.$code.tsx'
import { loader as scheme } from '../../app/routes/networks.schemes.$id.tsx'
import { loader as work } from '../../app/routes/networks.schemes.work.$jobId.tsx'
import { action as cancel } from '../../app/routes/networks.schemes.work.$jobId_.cancellation.tsx'
import { openDb } from '../../db/client.ts'
import { loadSchemeFacts } from '../../db/scheme-facts.ts'
import { findScheme } from '../../db/schemes.ts'
import { planScheme } from '../../graph/coverage/schemes/plan.ts'
import { templateOf } from '../../graph/network/templates/templates.ts'
import { LA, world, type Somebody, type World } from '../world.ts'
import { look, send } from './asking.ts'

let w: World
let folder: string
/** In a file: a thread has a connection of its own. */
beforeEach(async () => {
  const made = await world()
  folder = mkdtempSync(join(tmpdir(), 'alongside-schemes-'))
  const file = join(folder, 'world.db')
  writeFileSync(file, made.db.$client.serialize())
  w = { ...made, db: openDb(file) }
}, 60_000)
afterEach(() => {
  stopJobs()
  w.db.$client.close()
  rmSync(folder, { recursive: true })
})

const one = (sql: string): unknown => w.db.$client.prepare(sql).pluck().get()
const start = (key: string, more: Record<string, string> = {}, code = 'wiltshire') =>
  send(w, draft, 'broker', `/networks/templates/${code}`, { 'form-key': key, authority: LA, prefix: '', 'from-day': '01', 'from-month': '11', 'from-year': '2026', ...more })
const at = (jobId: unknown): string => `/networks/schemes/work/${Number(jobId)}`
const page = (jobId: unknown, who: Somebody = 'broker') => look(w, work, who, at(jobId))

test('what a thread works out is the draft that would have been made at once, and its page leads there', async () => {
  const { location } = await start('long', {}, 'essex')
  const jobId = Number(location.split('/').at(-1))
  await jobEnded(w.db, { jobId, withinMs: 30_000 })
  expect(await page(jobId)).toMatchObject({ status: 302, location: '/networks/schemes/1?done=drafted' })
  expect((await start('long', {}, 'essex')).location).toBe(location)
  const { plan, settings, template } = findScheme(w.db, { id: 1 })!
  expect(plan).toEqual(planScheme(templateOf(template)!, loadSchemeFacts(w.db, { laCode: LA, day: '2026-11-01' }), settings))
  expect([one("select count(*) from jobs where state = 'done'"), one("select count(*) from events where action = 'scheme.drafted'")]).toEqual([1, 1])
}, 60_000)

test('networks that hold no schools are on the map by the schools inside them', async () => {
  await jobEnded(w.db, { jobId: Number((await start('essex', {}, 'essex')).location.split('/').at(-1)), withinMs: 30_000 })
  const [regions, groups] = (await look(w, scheme, 'broker', '/networks/schemes/1')).layers
  expect(regions!.map!.drawn.networks).toHaveLength(4)
  expect(new Set(regions!.map!.drawn.schools.map(({ group }) => group))).toEqual(new Set([0, 1, 2, 3]))
  expect(groups!.rows.map(({ schoolIds }) => schoolIds.length).reduce((sum, size) => sum + size, 0)).toBe(120)
}, 60_000)

test('work going on has a page with its progress; cancelled, it leaves no draft', async () => {
  // The second is the same work, whoever asks for it.
  const begun = [start('first'), start('second')]
  await expect.poll(() => one('select count(*) from jobs')).toBe(1)
  const jobId = one('select id from jobs')
  expect(await page(jobId, 'headOfService')).toMatchObject({ state: 'running', title: 'Working the draft out', going: { here: at(jobId), progress: 0 } })
  for (const who of ['head1', 'chairOfCoast', 'auditor'] as const) expect((await send(w, cancel, who, `${at(jobId)}/cancellation`, {})).status, who).toBe(403)
  expect((await send(w, cancel, 'broker', `${at(jobId)}/cancellation`, {})).location).toBe(at(jobId))
  expect((await Promise.all(begun)).map(({ location }) => location)).toEqual([at(jobId), at(jobId)])
  expect(await page(jobId)).toMatchObject({ state: 'cancelled', title: 'This draft was not finished', laCode: LA, template: { code: 'wiltshire' } })
  expect([one('select count(*) from schemes'), one("select count(*) from events where action = 'job.cancelled'")]).toEqual([0, 1])
  expect((await page(999)).status).toBe(404)
}, 60_000)

test('sizes that cannot be are refused before any work begins', async () => {
  expect((await start('bad', { 'primary-groups': '90', 'primary-least': '5' })).errors).toEqual([expect.stringMatching(/^primary-groups: 86 schools cannot make 90 groups/)])
  expect(one('select count(*) from jobs')).toBe(0)
})
