import { beforeEach, expect, test } from 'vitest'
import { highsSolver } from '../../app/jobs/highs.ts'
import { loader as progress } from '../../app/routes/rounds.$id_.jobs_.$jobId.tsx'
import { loader as needPage } from '../../app/routes/rounds.$id_.runs_.$runId_.needs_.$needId.tsx'
import { action as check, loader as remedies } from '../../app/routes/rounds.$id_.runs_.$runId_.needs_.$needId_.remedies.tsx'
import { loader as answered } from '../../app/routes/rounds.$id_.what-if_.$jobId.tsx'
import { action as apply, loader as applying } from '../../app/routes/rounds.$id_.what-if_.$jobId_.application.tsx'
import { endJob, recordJob } from '../../db/jobs.ts'
import { roundInput } from '../../db/rounds.ts'
import { wordOfChange } from '../../graph/matching/change-words.ts'
import { applied, type Change } from '../../graph/matching/changes.ts'
import { differenceOf } from '../../graph/matching/difference.ts'
import { matchRound } from '../../graph/matching/match-round.ts'
import { remediesFor } from '../../graph/matching/remedies.ts'
import { AT, world, type World } from '../world.ts'
import { look, send } from './asking.ts'
import { recordedRun, type RecordedRun } from './recorded-run.ts'

let w: World
let run: RecordedRun
const record = recordedRun('Scarce')
beforeEach(async () => {
  w = await world()
  w.db.$client.exec("update offers set half_days_per_term = max(minimum_half_days, half_days_per_term / 4)")
  run = await record(w)
}, 60_000)
const ofNeed = (needId: number, rest = ''): string => `/rounds/${run.roundId}/runs/${run.runId}/needs/${needId}${rest}`
/** A need left short that has remedies, one of them the broker's own. */
const short = (): { needId: number; asked: Change[][] } =>
  run.result.unmet.map(({ needId }) => ({ needId, asked: remediesFor(run.input, run.result, needId) })).find(({ asked }) => asked.some(([change]) => change!.what === 'pin'))!

/** What the worker does, in this thread. */
async function workedOut(needId: number, asked: Change[][]): Promise<number> {
  const { roundId, runId, input, result } = run
  const { jobId } = recordJob(w.db, { kind: 'what-if', input: { roundId, runId, needId, questions: asked.map((changes) => changes.map(wordOfChange)) }, by: w.account('broker').id, at: AT })
  const answers = []
  for (const changes of asked) {
    const changed = applied(input, changes)
    answers.push(differenceOf({ input, result }, { input: changed, result: await matchRound(changed, highsSolver()) }))
  }
  endJob(w.db, { jobId, end: { state: 'done', message: 'Done.', result: { answers } }, by: null, at: AT })
  return jobId
}

test('a need left short can be checked by whoever runs the round, and by nobody else', async () => {
  const { needId } = short()
  expect(await look(w, needPage, 'broker', ofNeed(needId))).toMatchObject({ mayAsk: true, best: null, remedies: ofNeed(needId, '/remedies') })
  expect(await look(w, remedies, 'broker', ofNeed(needId, '/remedies'))).toMatchObject({ rows: null, mayAsk: true })
  for (const who of ['headOfService', 'auditor'] as const) {
    expect(await look(w, needPage, who, ofNeed(needId))).toMatchObject({ mayAsk: false })
    expect(await look(w, remedies, who, ofNeed(needId, '/remedies'))).toMatchObject({ mayAsk: false, nothing: false })
    expect((await send(w, check, who, ofNeed(needId, '/remedies'), {})).status).toBe(404)
  }
  expect((await send(w, check, 'head3b', ofNeed(needId, '/remedies'), {})).status).toBe(403)
  expect(await look(w, remedies, 'broker', ofNeed(999_999, '/remedies'))).toMatchObject({ status: 404 })
})

test('while it is being checked, everything leads to the same work; given up, it can be started again', async () => {
  const { needId } = short()
  const { roundId, runId } = run
  const { jobId } = recordJob(w.db, { kind: 'what-if', input: { roundId, runId, needId, questions: [['keep']] }, by: w.account('broker').id, at: AT })
  const going = `/rounds/${roundId}/jobs/${jobId}`
  expect(await look(w, needPage, 'broker', ofNeed(needId))).toMatchObject({ running: jobId, mayAsk: false })
  expect(await look(w, remedies, 'broker', ofNeed(needId, '/remedies'))).toMatchObject({ location: going })
  expect((await send(w, check, 'broker', ofNeed(needId, '/remedies'), {})).location).toBe(going)
  endJob(w.db, { jobId, end: { state: 'cancelled', message: 'Cancelled.' }, by: null, at: AT })
  expect(await look(w, needPage, 'broker', ofNeed(needId))).toMatchObject({ running: null, mayAsk: true })
})

test('the answer is ranked, says who decides and who loses, stays, and leads on to all that would change', async () => {
  const { needId, asked } = short()
  const jobId = await workedOut(needId, asked)
  expect(await look(w, progress, 'broker', `/rounds/${run.roundId}/jobs/${jobId}`)).toMatchObject({ location: ofNeed(needId, '/remedies') })
  expect((await send(w, check, 'broker', ofNeed(needId, '/remedies'), {})).location).toBe(ofNeed(needId, '/remedies'))
  const { rows } = await look(w, remedies, 'broker', ofNeed(needId, '/remedies'))
  expect(rows!.length).toBe(asked.length)
  const helps = rows!.map((row) => ['fully', 'in-part', 'not'].indexOf(row.helps))
  expect(helps).toEqual(helps.toSorted((a, b) => a - b))
  expect(helps[0]).toBeLessThan(2)
  for (const row of rows!) {
    expect(row.decides.length).toBeGreaterThan(0)
    expect(row.because !== '').toBe(row.helps === 'not')
    const page = await look(w, answered, 'broker', row.answer)
    expect(page.back.href).toBe(ofNeed(needId, '/remedies'))
    expect(row.others.length).toBe(page.answer.needs.filter((one) => one.needId !== needId).length)
  }
  expect((await look(w, needPage, 'auditor', ofNeed(needId))).best).toContain(rows![0]!.gets)
  expect((await look(w, remedies, 'auditor', ofNeed(needId, '/remedies'))).rows!.every(({ apply: address }) => address === null)).toBe(true)
  for (const wrong of [asked.length + 1, 0, 'x', '1e1']) expect(await look(w, answered, 'broker', `/rounds/${run.roundId}/what-if/${jobId}?question=${wrong}`)).toMatchObject({ status: 404 })
})

test('the broker’s own remedy is applied from its row, and no other with it', async () => {
  const { needId, asked } = short()
  await workedOut(needId, asked)
  const { rows } = await look(w, remedies, 'broker', ofNeed(needId, '/remedies'))
  const pin = rows!.find(({ what }) => what.length === 1 && what[0]!.startsWith('Pin '))!
  expect(pin.decides).toEqual(['The broker decides'])
  expect(await look(w, applying, 'broker', pin.apply!)).toMatchObject({ mine: pin.what, back: pin.answer })
  expect((await send(w, apply, 'broker', pin.apply!, { reason: 'Agreed', 'form-key': 'a' })).location).toBe(`/rounds/${run.roundId}?done=applied`)
  expect(roundInput(w.db, { roundId: run.roundId }).overrides.filter((row) => row.reason === 'Agreed')).toMatchObject([{ kind: 'pin', needId }])
})

test('of a need met in full the others’ exact costs are worked out the same way, and shown beside them', async () => {
  const met = run.result.proposals.find(({ needId, runnersUp }) => runnersUp.length > 0 && run.result.unmet.every((row) => row.needId !== needId))!
  expect(await look(w, needPage, 'broker', ofNeed(met.needId))).toMatchObject({ unmet: null, mayAsk: true, exact: false })
  expect(await look(w, remedies, 'broker', ofNeed(met.needId, '/remedies'))).toMatchObject({ location: ofNeed(met.needId) })
  await workedOut(met.needId, met.runnersUp.map(({ offerId }) => [{ what: 'pin', needId: met.needId, offerId }]))
  const page = await look(w, needPage, 'broker', ofNeed(met.needId))
  expect(page).toMatchObject({ mayAsk: false, exact: true })
  for (const other of page.proposals.find(({ offerId }) => offerId === met.offerId)!.runnersUp) expect(other.exact!.price).toMatch(/met|could not be/)
})
