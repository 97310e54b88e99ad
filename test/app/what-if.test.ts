import { beforeEach, expect, test } from 'vitest'
import { highsSolver } from '../../app/jobs/highs.ts'
import { loader as one } from '../../app/routes/rounds.$id.tsx'
import { loader as progress } from '../../app/routes/rounds.$id_.jobs_.$jobId.tsx'
import { action as ask, loader as asking } from '../../app/routes/rounds.$id_.what-if.tsx'
import { loader as answered } from '../../app/routes/rounds.$id_.what-if_.$jobId.tsx'
import { action as apply, loader as applying } from '../../app/routes/rounds.$id_.what-if_.$jobId_.application.tsx'
import { action as replay, loader as record } from '../../app/routes/rounds.$id_.runs_.$runId_.record.tsx'
import { loader as report } from '../../app/routes/rounds.$id_.runs_.$runId_.report.tsx'
import { loader as reportFile } from '../../app/routes/rounds.$id_.runs_.$runId_.report_.csv.tsx'
import { endJob, recordJob } from '../../db/jobs.ts'
import { roundInput } from '../../db/rounds.ts'
import { changeOfWord } from '../../graph/matching/change-words.ts'
import { applied } from '../../graph/matching/changes.ts'
import { differenceOf, type Answer } from '../../graph/matching/difference.ts'
import { matchRound } from '../../graph/matching/match-round.ts'
import { AT, world, type World } from '../world.ts'
import { fileOf, look, send } from './asking.ts'
import { recordedRun, type RecordedRun } from './recorded-run.ts'

let w: World
let run: RecordedRun
const recordRun = recordedRun('Autumn again')
beforeEach(async () => {
  w = await world()
  run = await recordRun(w)
}, 60_000)
const at = (rest: string): string => `/rounds/${run.roundId}${rest}`
/** What the worker does, in this thread. */
async function workOut(words: string[]): Promise<number> {
  const { input, result } = run
  const changed = applied(input, words.map((word) => changeOfWord(word, input)!))
  return answeredWith(words, differenceOf({ input, result }, { input: changed, result: await matchRound(changed, highsSolver()) }))
}
/** A question with an answer that changes nothing: for what comes after it, whatever the answer. */
const asked = (words: string[]): number => answeredWith(words, differenceOf(run, run))
function answeredWith(words: string[], answer: Answer): number {
  const { roundId, runId } = run
  const { jobId } = recordJob(w.db, { kind: 'what-if', input: { roundId, runId, questions: [words] }, by: w.account('broker').id, at: AT })
  const answers = [answer]
  endJob(w.db, { jobId, end: { state: 'done', message: 'Done.', result: { answers } }, by: null, at: AT })
  return jobId
}

test('changes are put together in the address, one form at a time; a later word on the same thing takes its place', async () => {
  const { needId, offerId } = run.result.proposals[0]!
  expect(await look(w, asking, 'broker', at(`/what-if?add=pair&pair-what=veto&pair-need=${needId}&pair-offer=${offerId}`))).toMatchObject({ status: 302, location: at(`/what-if?change=veto.${needId}.${offerId}`) })
  expect((await look(w, asking, 'broker', at(`/what-if?change=veto.${needId}.${offerId}&add=pair&pair-what=pin&pair-need=${needId}&pair-offer=${offerId}`))).location).toBe(at(`/what-if?change=pin.${needId}.${offerId}`))
  expect((await look(w, asking, 'broker', at(`/what-if?change=weight.phase.3&add=days&days-offer=${offerId}&days-more=2.5`))).location).toBe(at(`/what-if?change=weight.phase.3&change=days.${offerId}.5`))
  const { changes } = await look(w, asking, 'broker', at(`/what-if?change=weight.phase.3&change=days.${offerId}.5&change=days.999999.5&change=rubbish`))
  expect(changes.map(({ text }) => text)).toEqual(['Phase weighs 3', expect.stringMatching(/ offers 2½ days more a term$/) as unknown])
  expect(changes[0]!.without).toBe(at(`/what-if?change=days.${offerId}.5`))
})

test('a form that does not say enough comes back with what was typed', async () => {
  const back = async (query: string) => (await look(w, asking, 'broker', at(`/what-if?${query}`))).back
  expect(await back('add=pair&pair-what=pin')).toMatchObject({ errors: [{ field: 'pair-need', message: 'Choose a need and a supporter' }] })
  expect(await back('add=days&days-offer=&days-more=0.3')).toMatchObject({ errors: [{ field: 'days-more' }], typed: { 'days-more': ['0.3'] } })
  expect(await back('add=weight&weight-term=luck&weight=3')).toMatchObject({ errors: [{ field: 'weight-term' }] })
  expect(await back('add=rules&supporters=2&least=1&order=days')).toMatchObject({ errors: [{ field: 'supporters', message: 'Change at least one of the rules' }] })
  expect(await back('add=merge&merge-one=english&merge-other=english')).toMatchObject({ errors: [{ field: 'merge-one' }] })
  expect(await back(`add=keep&${Array.from({ length: 25 }, (_, index) => `change=days.${run.input.offers[0]!.id}.${index + 1}`).join('&')}`)).toMatchObject({ errors: [{ message: 'A question holds up to 20 changes. Take one out first' }] })
  expect(await send(w, ask, 'broker', at('/what-if'), { change: 'rubbish' })).toMatchObject({ status: 400, errors: [': Add at least one change'] })
})

test('an answer says what changes, who gains and loses and the price, to whoever may read the round', async () => {
  const { needId, offerId } = run.result.proposals[0]!
  const jobId = await workOut([`veto.${needId}.${offerId}`])
  for (const who of ['broker', 'headOfService', 'auditor'] as const) {
    const page = await look(w, answered, who, at(`/what-if/${jobId}`))
    expect(page.changes).toEqual([expect.stringMatching(/^Rule out .+ for .+/) as unknown])
    expect(page.answer.pairs.find(({ key }) => key === `${needId}/${offerId}`)).toMatchObject({ after: 'Not proposed' })
    expect(page.answer.price).toMatch(/met|costs nothing/)
    expect(page.mayApply).toBe(who === 'broker')
  }
  const { answer: { needs, price } } = await look(w, answered, 'broker', at(`/what-if/${jobId}`))
  expect(await look(w, applying, 'broker', at(`/what-if/${jobId}/application`))).toMatchObject({ price, moved: needs.map(({ need, moved }) => `${need}: ${moved}`) })
  expect(await look(w, answered, 'head3b', at(`/what-if/${jobId}`))).toMatchObject({ status: 403 })
  expect(await look(w, answered, 'broker', `/rounds/1/what-if/${jobId}`)).toMatchObject({ status: 404 })
  expect(await look(w, progress, 'broker', at(`/jobs/${jobId}`))).toMatchObject({ status: 302, location: at(`/what-if/${jobId}`) })
})

test('nothing is saved until it is applied; then all of the broker’s changes are, once, each with the reason', async () => {
  const { needId, offerId } = run.result.proposals[0]!
  const other = run.result.proposals.find((row) => row.offerId !== offerId)!.offerId
  const before = w.db.$client.prepare('select count(*) from round_overrides').pluck().get()
  const jobId = asked([`veto.${needId}.${offerId}`, `close.${other}`, 'weight.closeness.40', 'least.4', `days.${offerId}.4`])
  expect(w.db.$client.prepare('select count(*) from round_overrides').pluck().get()).toBe(before)
  expect(await look(w, applying, 'broker', at(`/what-if/${jobId}/application`))).toMatchObject({ mine: { length: 4 }, others: [{ href: `/offers/${offerId}` }], price: 'It costs nothing: every proposal stays as it is.', moved: [] })
  const address = at(`/what-if/${jobId}/application`)
  expect((await send(w, apply, 'broker', address, { reason: '', 'form-key': 'a' })).errors).toEqual(['reason: Say why'])
  for (let press = 0; press < 2; press += 1) expect((await send(w, apply, 'broker', address, { reason: 'Agreed at the board', 'form-key': 'a' })).location).toBe(at('?done=applied'))
  const now = roundInput(w.db, { roundId: run.roundId })
  expect(now).toMatchObject({ weights: { closeness: 40 }, rules: { minimumHalfDays: 4 } })
  expect(now.overrides).toContainEqual({ kind: 'veto', needId, offerId, reason: 'Agreed at the board' })
  expect(now.overrides.some((row) => row.offerId === other && row.kind === 'veto' && row.reason === 'Closed for this round: Agreed at the board')).toBe(true)
  expect(await look(w, one, 'broker', at('?done=applied'))).toMatchObject({ drifted: true, done: expect.stringContaining('Applied') as unknown, closures: [{ reason: 'Agreed at the board' }] })
})

test('what cannot be applied whole is not applied at all', async () => {
  const { needId, offerId } = run.result.proposals[0]!
  const jobId = asked(['weight.closeness.40', `pin.${needId}.${offerId}`])
  w.db.$client.prepare("update needs set state = 'withdrawn' where id = ?").run(needId)
  expect(await send(w, apply, 'broker', at(`/what-if/${jobId}/application`), { reason: 'r', 'form-key': 'a' })).toMatchObject({ status: 400, errors: [': This need is no longer open.'] })
  expect(roundInput(w.db, { roundId: run.roundId }).weights.closeness).toBe(15)
})

test('keeping everything the run proposed pins every proposal', async () => {
  const jobId = asked(['keep'])
  expect((await send(w, apply, 'broker', at(`/what-if/${jobId}/application`), { reason: 'Promised', 'form-key': 'a' })).location).toBe(at('?done=applied'))
  expect(roundInput(w.db, { roundId: run.roundId }).overrides.filter(({ kind }) => kind === 'pin').length).toBe(run.result.proposals.length)
})

test('the page of a run has its fairness beside one by one and by lot, in words for every mark', async () => {
  const { fairness } = await look(w, one, 'auditor', at(''))
  expect(fairness!.names.map(({ name }) => name)).toEqual(['This run', 'One by one', 'By lot'])
  expect(fairness!.lines.every(({ values }) => values.length === 3 && values.every((value) => value !== '' && !/NaN|undefined/.test(value)))).toBe(true)
  expect(fairness!.lines.filter(({ key }) => key.startsWith('tier-')).length).toBe(fairness!.shares.length)
  expect(fairness!.curve.at(-1)!.map((end) => Math.round(end * 1e6))).toEqual([1e6, 1e6])
})

test('the record of a run says what went in, who steered it, and whether it came out the same', async () => {
  const { roundId, runId } = run
  const page = await look(w, record, 'auditor', at(`/runs/${runId}/record`))
  expect(page).toMatchObject({ inputsHash: run.result.inputsHash, steering: [], replay: null, mayRun: false, rules: expect.stringContaining('Up to 2 supporters for one need') as unknown })
  const { jobId } = recordJob(w.db, { kind: 'replay', input: { roundId, runId }, by: null, at: AT })
  expect(await look(w, record, 'broker', at(`/runs/${runId}/record`))).toMatchObject({ running: jobId, mayRun: true })
  endJob(w.db, { jobId, end: { state: 'done', message: 'Done.', result: { kept: 'a', now: 'a', differing: 0, version: 'v' } }, by: null, at: AT })
  expect(await look(w, progress, 'broker', at(`/jobs/${jobId}`))).toMatchObject({ location: at(`/runs/${runId}/record?done=replayed`) })
  expect(await look(w, record, 'headOfService', at(`/runs/${runId}/record?done=replayed`))).toMatchObject({ done: 'The run was worked out again', replay: { kept: 'a', now: 'a' } })
  expect((await send(w, replay, 'auditor', at(`/runs/${runId}/record`), {})).status).toBe(404)
  expect(await look(w, record, 'broker', `/rounds/1/runs/${runId}/record`)).toMatchObject({ status: 404 })
})

test('only those who may run the round ask and apply', async () => {
  const jobId = asked(['weight.closeness.40'])
  for (const who of ['headOfService', 'auditor'] as const) {
    expect(await look(w, asking, who, at('/what-if'))).toMatchObject({ status: 404 })
    expect((await send(w, ask, who, at('/what-if'), { change: 'keep' })).status).toBe(404)
    expect((await send(w, apply, who, at(`/what-if/${jobId}/application`), { reason: 'r', 'form-key': 'a' })).status).toBe(404)
  }
})

test('the report to publish names nobody, in the page or the file, and shows no count under five', async () => {
  const page = await look(w, report, 'auditor', at(`/runs/${run.runId}/report`))
  const file = await fileOf(w, reportFile, 'broker', at(`/runs/${run.runId}/report/csv`))
  const said = [JSON.stringify(page), file]
  const names = w.db.$client.prepare('select name from schools union select name from people union select name from accounts union select name from networks').pluck().all() as string[]
  expect(names.length).toBeGreaterThan(100)
  for (const text of said) for (const name of names) expect(text).not.toContain(name)
  const counts = [...page.considered, ...page.outcome].filter(({ value }) => /^\d+$/.test(value))
  expect(counts.length).toBeGreaterThan(3)
  for (const { value } of counts) expect(Number(value)).toBeGreaterThanOrEqual(5)
  expect(page.groups!.every(({ schools }) => schools >= 5)).toBe(true)
  expect(file).toContain('Counts under five are not shown')
  expect(await look(w, report, 'head3b', at(`/runs/${run.runId}/report`))).toMatchObject({ status: 403 })
  expect(await look(w, report, 'broker', `/rounds/1/runs/${run.runId}/report`)).toMatchObject({ status: 404 })
})
