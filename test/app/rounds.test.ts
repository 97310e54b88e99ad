import { beforeEach, expect, test } from 'vitest'
import { loader as list } from '../../app/routes/rounds._index.tsx'
import { loader as one } from '../../app/routes/rounds.$id.tsx'
import { action as close } from '../../app/routes/rounds.$id_.closing.tsx'
import { loader as file } from '../../app/routes/rounds.$id_.csv.tsx'
import { action as issue, loader as issuing } from '../../app/routes/rounds.$id_.issue.tsx'
import { loader as progress } from '../../app/routes/rounds.$id_.jobs_.$jobId.tsx'
import { action as steer, loader as steering } from '../../app/routes/rounds.$id_.overrides.tsx'
import { action as lift } from '../../app/routes/rounds.$id_.overrides_.$overrideId_.lifting.tsx'
import { action as run } from '../../app/routes/rounds.$id_.runs.tsx'
import { loader as need } from '../../app/routes/rounds.$id_.runs_.$runId_.needs_.$needId.tsx'
import { action as open, loader as opening } from '../../app/routes/rounds.new.tsx'
import { highsSolver } from '../../app/jobs/highs.ts'
import { movedWords } from '../../app/lists/round-rows.ts'
import { endJob, recordJob } from '../../db/jobs.ts'
import { recordRun, roundInput } from '../../db/rounds.ts'
import { hashOf } from '../../graph/matching/canonical.ts'
import { matchRound } from '../../graph/matching/match-round.ts'
import type { RoundInput, RoundResult } from '../../graph/matching/model.ts'
import { AT, LA, world, type World } from '../world.ts'
import { fileOf, look, send } from './asking.ts'

let w: World
beforeEach(async () => {
  w = await world()
})

const count = (table: 'events' | 'proposals' | 'rounds'): number => w.db.$client.prepare(`select count(*) from ${table}`).pluck().get() as number
const openRound = async (name = 'Autumn again'): Promise<number> => {
  const { location } = await send(w, open, 'broker', '/rounds/new', { 'form-key': name, authority: LA, name })
  return Number(/\d+/.exec(location)?.[0])
}
/** The same inputs give the same result, so each is worked out once for all the tests. */
const results = new Map<string, Promise<RoundResult>>()
const resultOf = (input: RoundInput): Promise<RoundResult> => {
  const hash = hashOf(input)
  if (!results.has(hash)) results.set(hash, matchRound(input, highsSolver()))
  return results.get(hash)!
}
/** What the worker does, in this thread. */
const runIt = async (roundId: number): Promise<RoundResult & { runId: number }> => {
  const input = roundInput(w.db, { roundId })
  const result = await resultOf(input)
  const recorded = recordRun(w.db, { roundId, input, result, by: w.account('broker').id, at: AT })
  if ('refusal' in recorded) throw new Error(recorded.refusal)
  return { ...result, ...recorded }
}

test('a broker opens a round once, however often the button is pressed', async () => {
  const before = count('rounds')
  expect(await look(w, opening, 'broker', '/rounds/new')).toMatchObject({ name: 'Autumn term 2026, round 2', authorities: [{ code: LA }] })
  const roundId = await openRound()
  expect(await openRound()).toBe(roundId)
  expect(count('rounds')).toBe(before + 1)
  expect(await look(w, one, 'broker', `/rounds/${roundId}?done=opened`)).toMatchObject({ round: { name: 'Autumn again', state: 'open' }, run: null, mayRun: true })
})

test('a second open round, and a round without a name, are refused with what was typed', async () => {
  await openRound()
  const second = await send(w, open, 'otherBroker', '/rounds/new', { 'form-key': 'b', authority: LA, name: 'Another' })
  expect(second).toMatchObject({ status: 400, errors: [': Autumn again is still open. Issue it or close it first.'], typed: { name: ['Another'] } })
  expect(await send(w, open, 'broker', '/rounds/new', { 'form-key': 'c', authority: LA, name: ' ' })).toMatchObject({ status: 400, errors: ['name: Give the round a name'] })
  expect((await send(w, open, 'broker', '/rounds/new', { 'form-key': 'd', authority: '123', name: 'x' })).status).toBe(404)
})

test('before the first run the round shows what it would be decided on', async () => {
  const roundId = await openRound()
  const { needs, offers, figures, coveredNeeds } = await look(w, one, 'broker', `/rounds/${roundId}`)
  expect(figures.needs).toBeGreaterThan(needs.length - 1)
  expect(coveredNeeds).toBeGreaterThan(0)
  expect(figures.needs + coveredNeeds).toBe(w.db.$client.prepare(`select count(*) from needs n join schools s on s.id = n.school_id where n.state = 'open' and s.la_code = ?`).pluck().get(LA))
  expect(needs[0]).toMatchObject({ href: `/needs/${needs[0]!.id}`, given: [], because: '' })
  expect(offers.length).toBeGreaterThan(10)
})

test('a run shows every need matched or unmatched with its reason, the most urgent first, and each supporter’s load', async () => {
  const roundId = await openRound()
  const { runId, proposals, unmet } = await runIt(roundId)
  const page = await look(w, one, 'broker', `/rounds/${roundId}`)
  expect(page.run).toMatchObject({ id: runId, number: 1, latest: true, proposes: proposals.length, proof: expect.stringMatching(/^No better choice exists: this is proven\./) as unknown })
  for (const row of page.needs) expect(row.given.length > 0 || row.because !== '').toBe(true)
  expect(page.needs.map(({ category }) => category).indexOf('4')).toBe(0)
  expect(page.figures.met).toBe(page.figures.needs - unmet.length)
  expect(page.offers.filter(({ because }) => because === '').length).toBe(new Set(proposals.map(({ offerId }) => offerId)).size)
  const { needId, offerId } = proposals[0]!
  const why = await look(w, need, 'broker', `/rounds/${roundId}/runs/${runId}/needs/${needId}`)
  expect(why.proposals.find((row) => row.offerId === offerId)).toMatchObject({ rules: expect.anything() as unknown, terms: expect.anything() as unknown })
  expect(why.others.map(({ value }) => value)).toContain(String(offerId))
})

test('what a run changed is told without zeros', () => {
  expect(movedWords(0, 0)).toBe('Every need gets as many days as before.')
  expect(movedWords(1, 0)).toBe('1 need gets more days.')
  expect(movedWords(0, 2)).toBe('2 needs get fewer days.')
  expect(movedWords(2, 1)).toBe('2 needs get more days and 1 gets fewer.')
})

test('a veto with a reason changes the next run, and the page says what changed', async () => {
  const roundId = await openRound()
  const { runId, proposals } = await runIt(roundId)
  const { needId, offerId } = proposals[0]!
  const pair = { kind: 'veto', need: String(needId), offer: String(offerId) }
  const address = `/rounds/${roundId}/overrides?kind=veto&need=${needId}&offer=${offerId}`
  expect(await look(w, steering, 'broker', address)).toMatchObject({ kind: 'veto', needId, offerId })
  expect(await send(w, steer, 'broker', address, { ...pair, reason: ' ' })).toMatchObject({ status: 400, errors: ['reason: Say why'] })
  expect(await send(w, steer, 'broker', address, { ...pair, 'form-key': 'a', reason: 'They fell out' })).toMatchObject({ status: 302, location: `/rounds/${roundId}?done=vetoed` })
  expect(await send(w, steer, 'broker', address, { ...pair, 'form-key': 'b', reason: 'Again' })).toMatchObject({ status: 400, errors: [expect.stringContaining('ruled out already') as unknown] })
  expect((await look(w, one, 'broker', `/rounds/${roundId}`)).drifted).toBe(true)
  const waitingOf = async (ofRun: number) => (await look(w, need, 'broker', `/rounds/${roundId}/runs/${ofRun}/needs/${needId}`)).waiting
  expect(await waitingOf(runId)).toEqual([expect.stringMatching(/ is ruled out for this need\. This counts from the next run\.$/)])
  expect(await waitingOf((await runIt(roundId)).runId)).toEqual([])
  const page = await look(w, one, 'broker', `/rounds/${roundId}`)
  expect(page).toMatchObject({ drifted: false, changes: { since: 1 }, overrides: [{ kind: 'veto', reason: 'They fell out', lifted: false }] })
  expect(page.changes!.rows.some(({ key, after }) => key === `${needId}/${offerId}` && after === 'Not proposed')).toBe(true)
  const { id } = page.overrides[0]!
  for (let press = 0; press < 2; press += 1) {
    expect((await send(w, lift, 'broker', `/rounds/${roundId}/overrides/${id}/lifting`, {})).location).toBe(`/rounds/${roundId}?done=lifted`)
  }
})

test('a pin that takes a supporter from a more urgent school says so before anything is issued', async () => {
  const roundId = await openRound()
  const { proposals } = await runIt(roundId)
  const before = await look(w, one, 'broker', `/rounds/${roundId}`)
  expect(before.pinCosts).toEqual([])
  const categoryOf = (needId: number) => before.needs.find(({ id }) => id === needId)?.category
  const scarce = proposals.filter(({ needId, runnersUp }) => categoryOf(needId) === '4' && runnersUp.length === 0).map(({ offerId }) => offerId)
  const taken = proposals.flatMap(({ needId, runnersUp }) => (categoryOf(needId) === '3a' ? runnersUp.filter(({ offerId }) => scarce.includes(offerId)).map(({ offerId }) => ({ needId, offerId })) : []))
  const { needId, offerId } = taken[0]!
  const pair = { kind: 'pin', need: String(needId), offer: String(offerId), 'form-key': 'a', reason: 'They asked for them' }
  expect(await send(w, steer, 'broker', `/rounds/${roundId}/overrides`, pair)).toMatchObject({ location: `/rounds/${roundId}?done=pinned` })
  await runIt(roundId)
  const warned = [expect.stringMatching(/^The pin of .+ for .+ leaves a category 4 school (without help|with .+ days? of .+): .+\.$/) as unknown]
  expect(await look(w, one, 'broker', `/rounds/${roundId}`)).toMatchObject({ pinCosts: warned, run: { proof: expect.stringMatching(/^The best there is, given the pins: this is proven\./) as unknown } })
  expect(await look(w, issuing, 'broker', `/rounds/${roundId}/issue`)).toMatchObject({ pinCosts: warned })
})

test('the proposals of the latest run are checked, then issued once', async () => {
  const roundId = await openRound()
  const early = await send(w, issue, 'broker', `/rounds/${roundId}/issue`, { run: '1' })
  expect(early).toMatchObject({ status: 409, errors: [': Run the round first.'] })
  const { runId, proposals } = await runIt(roundId)
  expect(await look(w, issuing, 'broker', `/rounds/${roundId}/issue`)).toMatchObject({ runId, drifted: false, replyBy: 'Monday 7 December 2026', rows: { length: proposals.length } })
  const before = count('proposals')
  for (let press = 0; press < 2; press += 1) expect((await send(w, issue, 'broker', `/rounds/${roundId}/issue`, { run: String(runId) })).location).toBe(`/rounds/${roundId}?done=issued`)
  expect(count('proposals')).toBe(before + proposals.length)
  expect(await look(w, one, 'broker', `/rounds/${roundId}`)).toMatchObject({ round: { state: 'issued' }, mayRun: false, mayIssue: false, proposals: [{ state: 'offered', proposals: proposals.length }] })
})

test('while a run goes on, its page tells how far it is, and a second run leads to the same page', async () => {
  const roundId = await openRound()
  const { jobId } = recordJob(w.db, { kind: 'round', input: { roundId }, by: null, at: AT })
  expect(await send(w, run, 'otherBroker', `/rounds/${roundId}/runs`, {})).toMatchObject({ status: 302, location: `/rounds/${roundId}/jobs/${jobId}` })
  expect(await look(w, progress, 'headOfService', `/rounds/${roundId}/jobs/${jobId}`)).toMatchObject({ state: 'running', going: { startedAt: AT, now: AT }, mayRun: false })
  expect(await look(w, one, 'broker', `/rounds/${roundId}`)).toMatchObject({ jobId })
  endJob(w.db, { jobId, end: { state: 'failed', message: 'This needed more memory than it may use.' }, by: null, at: AT })
  expect(await look(w, progress, 'broker', `/rounds/${roundId}/jobs/${jobId}`)).toMatchObject({ state: 'failed', message: 'This needed more memory than it may use.' })
  expect(await look(w, progress, 'broker', `/rounds/1/jobs/${jobId}`)).toMatchObject({ status: 404 })
})

test('a round is closed with a reason, and not from under somebody', async () => {
  const roundId = await openRound()
  expect(await send(w, close, 'broker', `/rounds/${roundId}/closing`, { version: '1', reason: '' })).toMatchObject({ status: 400, errors: ['reason: Say why'] })
  expect((await send(w, close, 'broker', `/rounds/${roundId}/closing`, { version: '7', reason: 'a mistake' })).status).toBe(409)
  for (let press = 0; press < 2; press += 1) {
    expect((await send(w, close, 'broker', `/rounds/${roundId}/closing`, { version: '1', reason: 'a mistake' })).location).toBe(`/rounds/${roundId}?done=closed`)
  }
})

test('the file of a run has a row for each proposal and each need without one, and says who took it', async () => {
  const roundId = await openRound()
  const { proposals, unmet } = await runIt(roundId)
  const lines = (await fileOf(w, file, 'headOfService', `/rounds/${roundId}/csv`)).trim().split('\r\n')
  expect(lines.length).toBe(1 + proposals.length + unmet.filter(({ metHalfDays }) => metHalfDays === 0).length + 1)
  expect(lines.at(-1)).toContain('Confidential. Taken by Helena Kowalczyk on 2026-11-23')
})

test('an officer who may read a round and not run it sees no buttons and changes nothing', async () => {
  const roundId = await openRound()
  const { runId } = await runIt(roundId)
  for (const who of ['headOfService', 'auditor'] as const) {
    expect(await look(w, one, who, `/rounds/${roundId}`)).toMatchObject({ mayRun: false, mayIssue: false })
    const before = count('events')
    expect((await send(w, issue, who, `/rounds/${roundId}/issue`, { run: String(runId) })).status).toBe(404)
    expect((await send(w, run, who, `/rounds/${roundId}/runs`, {})).status).toBe(404)
    expect(count('events')).toBe(before)
  }
})

test('rounds are no page of a head, a leader or a partnership', async () => {
  for (const who of ['head3b', 'nle', 'chairOfCoast', 'chairOfGovernors', 'administrator'] as const) {
    expect(await look(w, list, who, '/rounds')).toMatchObject({ status: 403 })
    expect(await look(w, one, who, '/rounds/3')).toMatchObject({ status: 403 })
  }
})
