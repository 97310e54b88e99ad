import { expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { highsSolver } from '../../app/jobs/highs.ts'
import { openDb } from '../../db/client.ts'
import { firstBrokenEvent } from '../../db/events.ts'
import { recordJob } from '../../db/jobs.ts'
import { closeRound, findRound, findRun, listRounds, listRuns, loadOpenRound, mayRun, openRound, recordRun, roundInput } from '../../db/rounds.ts'
import { issueProposals } from '../../db/round-issue.ts'
import { liftOverride, listOverrides, recordOverride } from '../../db/round-overrides.ts'
import { events } from '../../db/schema/accounts.ts'
import { offers, proposals, roundRuns } from '../../db/schema/brokering.ts'
import { categories, needs } from '../../db/schema/categories.ts'
import { memberships, networks, posts, schools } from '../../db/schema/network.ts'
import { hashOf } from '../../graph/matching/canonical.ts'
import { matchRound } from '../../graph/matching/match-round.ts'
import {
  APPROVER, AT, BROKER, FAR, GIVER, LA, LENDER, NEAR, NEEDY, NEEDY_TOO, TODAY, addNeed, addOffer, broker, brokerElsewhere, draftRound, draftRun, headInNeed, headOfService, makeWorld,
} from './round-world.ts'

const open = (db: ReturnType<typeof makeWorld>) => {
  const opened = openRound(db, { laCode: LA, name: 'Spring term 2026', asOf: TODAY, by: BROKER, at: AT })
  if ('refusal' in opened) throw new Error(opened.refusal)
  return opened.roundId
}
const lastEvent = (db: ReturnType<typeof makeWorld>) => db.select().from(events).all().at(-1)!

test('an authority has one round open at a time', () => {
  const db = makeWorld()
  const roundId = open(db)
  expect(openRound(db, { laCode: LA, name: 'Another', asOf: TODAY, by: BROKER, at: AT })).toEqual({ refusal: 'Spring term 2026 is still open. Issue it or close it first.' })
  expect(openRound(db, { laCode: '902', name: 'Elsewhere', asOf: TODAY, by: BROKER, at: AT })).toHaveProperty('roundId')
  expect(closeRound(db, { roundId, reason: 'a mistake', version: 1, by: BROKER, at: AT })).toEqual({ state: 'closed' })
  expect(loadOpenRound(db, { laCode: LA })).toBe(null)
  expect(openRound(db, { laCode: LA, name: 'Another', asOf: TODAY, by: BROKER, at: AT })).toHaveProperty('roundId')
})

test('closing needs a reason, and the round as it was looked at', () => {
  const db = makeWorld()
  const roundId = open(db)
  expect(closeRound(db, { roundId, reason: ' ', version: 1, by: BROKER, at: AT })).toEqual({ refusal: 'Give a reason.' })
  expect(closeRound(db, { roundId, reason: 'why not', version: 2, by: BROKER, at: AT })).toEqual({ stale: true })
})

test('a round takes the open needs of its own authority, less what is spoken for', () => {
  const db = makeWorld()
  const [needId, met, elsewhere] = [addNeed(db, { schoolId: NEEDY }), addNeed(db, { schoolId: NEEDY, areaCode: 'send', state: 'met' }), addNeed(db, { schoolId: FAR })]
  const offerId = addOffer(db, { schoolId: GIVER })
  const round = draftRound(db, [{ needId, offerId, halfDays: 6 }])
  expect(roundInput(db, round).needs.map(({ id, halfDays }) => [id, halfDays])).toEqual([[needId, 8]])
  issueProposals(db, { ...round, today: TODAY, by: BROKER, at: AT })
  expect(roundInput(db, round).needs.map(({ id, halfDays }) => [id, halfDays])).toEqual([[needId, 2]])
  expect([met, elsewhere]).not.toContain(needId)
})

test('what is in hand counts against the offer, and the pair is not proposed again', () => {
  const db = makeWorld()
  const needId = addNeed(db, { schoolId: NEEDY })
  const offerId = addOffer(db, { schoolId: GIVER })
  const round = draftRound(db, [{ needId, offerId, halfDays: 6 }])
  issueProposals(db, { ...round, today: TODAY, by: BROKER, at: AT })
  const input = roundInput(db, round)
  expect(input.offers[0]).toMatchObject({ id: offerId, halfDaysPerTerm: 12, committedHalfDays: 6, maximumSchools: 2 })
  expect(input.overrides).toEqual([{ kind: 'veto', needId, offerId, reason: 'They are proposed to each other already.' }])
})

test('a round takes its own schools’ offers and those from elsewhere that reach a school in need', () => {
  const db = makeWorld()
  addNeed(db, { schoolId: NEEDY })
  const own = addOffer(db, { schoolId: LENDER, reachKm: 1 })
  const near = addOffer(db, { schoolId: NEAR, reachKm: 30 })
  addOffer(db, { schoolId: NEAR, reachKm: 5 })
  addOffer(db, { schoolId: FAR, reachKm: 99 })
  addOffer(db, { schoolId: GIVER, state: 'withdrawn' })
  addOffer(db, { schoolId: GIVER, until: '2026-03-09' })
  const waiting = addOffer(db, { schoolId: GIVER, personId: 1, state: 'awaiting-head' })
  const { offers: taken, network } = roundInput(db, { roundId: open(db) })
  expect(taken.map(({ id }) => id)).toEqual([own, near, waiting])
  expect(network.schools.map(({ id }) => id)).toEqual([NEEDY, GIVER, LENDER, NEAR])
})

test('a school of no need and no offer changes nothing: the inputs hold only what bears on the round', () => {
  const db = makeWorld()
  addNeed(db, { schoolId: NEEDY })
  addOffer(db, { schoolId: GIVER })
  const roundId = open(db)
  const before = hashOf(roundInput(db, { roundId }))
  db.insert(categories).values({ schoolId: FAR, framework: 'derby-winners', code: '4', from: '2026-01-01', rationale: 'CANARY', decidedAt: AT }).run()
  db.update(schools).set({ pupils: 9 }).where(eq(schools.id, NEEDY_TOO)).run()
  db.insert(posts).values({ personId: 1, schoolId: FAR, role: 'head', from: '2020-01-01' }).run()
  expect(hashOf(roundInput(db, { roundId }))).toBe(before)
  db.insert(categories).values({ schoolId: GIVER, framework: 'derby-winners', code: '2', from: '2026-01-01', rationale: 'CANARY', decidedAt: AT }).run()
  expect(hashOf(roundInput(db, { roundId }))).not.toBe(before)
})

test('the ties that bear on a round come with it: trusts, what contains them, posts in its schools, as far back as they go', () => {
  const db = makeWorld()
  addNeed(db, { schoolId: NEEDY })
  addOffer(db, { schoolId: GIVER })
  db.insert(networks).values([{ id: 1, kind: 'multi-academy-trust', name: 'Trust' }, { id: 2, kind: 'umbrella-trust', name: 'Umbrella' }, { id: 3, kind: 'federation', name: 'Not theirs' }]).run()
  db.insert(memberships).values([{ networkId: 1, schoolId: NEEDY }, { networkId: 3, schoolId: FAR }]).run()
  db.insert(posts).values({ id: 1, personId: 1, schoolId: NEEDY, role: 'head', from: '2019-01-01', to: '2020-01-01' }).run()
  db.$client.exec(`insert into network_links (from_network_id, to_network_id, relation, "from") values (2, 1, 'contains', '2020-01-01')`)
  const { network } = roundInput(db, { roundId: open(db) })
  expect(network.networks.map(({ name }) => name)).toEqual(['Trust', 'Umbrella'])
  expect(network.links).toHaveLength(1)
  expect(network.posts.map(({ id }) => id)).toEqual([1])
  expect(network.people).toEqual([{ id: 1, name: '' }])
})

test('an archived round keeps no rationale and no person’s name', () => {
  const db = makeWorld()
  const needId = addNeed(db, { schoolId: NEEDY })
  const offerId = addOffer(db, { schoolId: LENDER, personId: 1 })
  db.insert(posts).values({ personId: 1, schoolId: LENDER, role: 'head', from: '2020-01-01' }).run()
  db.insert(categories).values({ schoolId: NEEDY, framework: 'derby-winners', code: '3b', from: '2026-01-01', rationale: 'CANARY-RATIONALE', decidedAt: AT }).run()
  draftRound(db, [{ needId, offerId, halfDays: 4 }])
  const kept = db.select().from(roundRuns).get()!
  expect(kept.inputs).toContain('3b')
  expect(kept.inputs + kept.result).not.toMatch(/CANARY|Lena/)
})

test('a run is kept whole and never changed; a result of other inputs is not kept', () => {
  const db = makeWorld()
  const needId = addNeed(db, { schoolId: NEEDY })
  const { roundId, runId } = draftRound(db, [{ needId, offerId: addOffer(db, { schoolId: GIVER }), halfDays: 4 }])
  const run = findRun(db, { viewer: broker, runId })!
  expect(hashOf(run.input)).toBe(run.inputsHash)
  expect(run).toMatchObject({ proven: true, by: 'Bea Broker', result: { proposals: [{ needId, halfDays: 4 }] } })
  expect(() => db.update(roundRuns).set({ solver: 'mine' }).run()).toThrow()
  addNeed(db, { schoolId: NEEDY_TOO })
  expect(() => recordRun(db, { roundId, input: roundInput(db, { roundId }), result: run.result, by: BROKER, at: AT })).toThrow(/other inputs/)
})

test('rounds, runs and overrides are for the authority’s own officers', () => {
  const db = makeWorld()
  const { roundId, runId } = draftRound(db, [])
  for (const viewer of [broker, headOfService]) {
    expect(listRounds(db, { viewer }).map(({ id }) => id)).toEqual([roundId])
    expect(listRuns(db, { viewer, roundId })).toHaveLength(1)
    expect(findRound(db, { viewer, roundId })).toMatchObject({ laName: 'Wenshire', openedBy: 'Bea Broker' })
  }
  for (const viewer of [brokerElsewhere, headInNeed]) {
    expect(listRounds(db, { viewer })).toEqual([])
    expect(findRound(db, { viewer, roundId })).toBe(null)
    expect(listRuns(db, { viewer, roundId })).toEqual([])
    expect(findRun(db, { viewer, runId })).toBe(null)
    expect(listOverrides(db, { viewer, roundId })).toEqual([])
  }
})

test('a pin or veto has a reason, holds until lifted, and is never deleted', () => {
  const db = makeWorld()
  const [needId, offerId] = [addNeed(db, { schoolId: NEEDY }), addOffer(db, { schoolId: GIVER })]
  const pair = { roundId: open(db), needId, offerId, by: BROKER, at: AT }
  expect(recordOverride(db, { ...pair, kind: 'pin', reason: ' ' })).toEqual({ refusal: 'Give a reason.' })
  const pinned = recordOverride(db, { ...pair, kind: 'pin', reason: 'They know each other' })
  if ('refusal' in pinned) throw new Error(pinned.refusal)
  expect(roundInput(db, pair).overrides).toEqual([{ kind: 'pin', needId, offerId, reason: 'They know each other' }])
  expect(recordOverride(db, { ...pair, kind: 'veto', reason: 'No' })).toEqual({ refusal: 'This is pinned already. Lift that first.' })
  expect(liftOverride(db, { ...pinned, by: BROKER, at: AT })).toEqual({ lifted: 'pin' })
  expect(liftOverride(db, { ...pinned, by: BROKER, at: AT })).toHaveProperty('refusal')
  expect(roundInput(db, pair).overrides).toEqual([])
  expect(listOverrides(db, { viewer: broker, roundId: pair.roundId })).toMatchObject([{ kind: 'pin', by: 'Bea Broker', liftedAt: AT }])
  expect(recordOverride(db, { ...pair, kind: 'veto', reason: 'No' })).toHaveProperty('overrideId')
})

test('only what is open can be pinned or ruled out', () => {
  const db = makeWorld()
  const [needId, offerId, roundId] = [addNeed(db, { schoolId: NEEDY, state: 'withdrawn' }), addOffer(db, { schoolId: GIVER, state: 'withdrawn' }), open(db)]
  const attempt = (needId: number, offerId: number) => recordOverride(db, { roundId, kind: 'veto', needId, offerId, reason: 'r', by: BROKER, at: AT })
  expect(attempt(needId, offerId)).toHaveProperty('refusal')
  expect(attempt(addNeed(db, { schoolId: NEEDY_TOO }), offerId)).toHaveProperty('refusal')
  expect(attempt(12345, 12345)).toHaveProperty('refusal')
  closeRound(db, { roundId, reason: 'r', version: 1, by: BROKER, at: AT })
  expect(attempt(addNeed(db, { schoolId: NEEDY }), addOffer(db, { schoolId: GIVER }))).toHaveProperty('refusal')
})

test('issuing makes the proposals, gives ten school days to reply, and is told once', () => {
  const db = makeWorld()
  const [needId, offerId] = [addNeed(db, { schoolId: NEEDY }), addOffer(db, { schoolId: GIVER })]
  const round = draftRound(db, [{ needId, offerId, halfDays: 8 }])
  const before = db.select().from(events).all().length
  const issued = issueProposals(db, { ...round, today: TODAY, by: BROKER, at: AT })
  expect(issued).toEqual({ proposalIds: [1], replyBy: '2026-03-24' })
  expect(db.select().from(proposals).all()).toMatchObject([{ needId, offerId, halfDays: 8, state: 'offered', issuedBy: BROKER }])
  expect(issueProposals(db, { ...round, today: TODAY, by: BROKER, at: AT })).toEqual(issued)
  expect(db.select().from(proposals).all()).toHaveLength(1)
  expect(db.select().from(events).all().length).toBe(before + 1)
  expect(lastEvent(db)).toMatchObject({ action: 'round.issued', by: BROKER })
  expect(firstBrokenEvent(db)).toBe(null)
  expect(openRound(db, { laCode: LA, name: 'Next', asOf: TODAY, by: BROKER, at: AT })).toHaveProperty('roundId')
})

test('a round is not issued before it has run, from an earlier run, in another term, while running, or with nothing in it', () => {
  const db = makeWorld()
  const [needId, offerId, roundId] = [addNeed(db, { schoolId: NEEDY }), addOffer(db, { schoolId: GIVER }), open(db)]
  const issue = (runId: number, today = TODAY) => issueProposals(db, { roundId, runId, today, by: BROKER, at: AT })
  expect(issue(1)).toEqual({ refusal: 'Run the round first.' })
  const first = draftRun(db, roundId, [{ needId, offerId, halfDays: 8 }])
  const empty = draftRun(db, roundId, [])
  expect(issue(first)).toEqual({ refusal: expect.stringContaining('later run') as unknown })
  expect(issue(empty)).toEqual({ refusal: expect.stringContaining('proposes nothing') as unknown })
  const last = draftRun(db, roundId, [{ needId, offerId, halfDays: 4 }])
  expect(issue(last, '2026-05-01')).toEqual({ refusal: expect.stringContaining('earlier term') as unknown })
  recordJob(db, { kind: 'round', input: { roundId }, by: null, at: AT })
  expect(issue(last)).toEqual({ refusal: expect.stringContaining('still going on') as unknown })
  expect(mayRun(db, { roundId })).toEqual({ refusal: expect.stringContaining('still going on') as unknown })
  expect(db.select().from(proposals).all()).toEqual([])
})

test.each([
  ['a new need', (db: ReturnType<typeof makeWorld>) => addNeed(db, { schoolId: NEEDY_TOO })],
  ['a need withdrawn', (db: ReturnType<typeof makeWorld>) => db.update(needs).set({ state: 'withdrawn' }).run()],
  ['an offer changed', (db: ReturnType<typeof makeWorld>) => db.update(offers).set({ halfDaysPerTerm: 4 }).run()],
  ['a post taken up', (db: ReturnType<typeof makeWorld>) => db.insert(posts).values({ personId: 1, schoolId: NEEDY, role: 'head', from: '2026-03-01' }).run()],
  ['a veto', (db: ReturnType<typeof makeWorld>) => recordOverride(db, { roundId: 1, kind: 'veto', needId: 1, offerId: 1, reason: 'no', by: APPROVER, at: AT })],
])('with %s since the run, it must run again before it is issued', (_what, happen) => {
  const db = makeWorld()
  const round = draftRound(db, [{ needId: addNeed(db, { schoolId: NEEDY }), offerId: addOffer(db, { schoolId: GIVER }), halfDays: 8 }])
  happen(db)
  expect(issueProposals(db, { ...round, today: TODAY, by: BROKER, at: AT })).toEqual({ refusal: expect.stringContaining('have changed since') as unknown })
})

test('a result that would book more days than are offered is a fault, and nothing of it is issued', () => {
  const db = makeWorld()
  const round = draftRound(db, [{ needId: addNeed(db, { schoolId: NEEDY, halfDays: 40 }), offerId: addOffer(db, { schoolId: GIVER }), halfDays: 13 }])
  expect(() => issueProposals(db, { ...round, today: TODAY, by: BROKER, at: AT })).toThrow(/13 half-days of 12/)
  expect(db.select().from(proposals).all()).toEqual([])
  expect(findRound(db, { viewer: broker, roundId: round.roundId })?.state).toBe('open')
})

test('a database without its reference rows says so', () => {
  const db = openDb(':memory:')
  db.$client.exec(`insert into authorities values ('901', 'Wenshire')`)
  const opened = openRound(db, { laCode: LA, name: 'x', asOf: TODAY, by: null as never, at: AT })
  if ('refusal' in opened) throw new Error(opened.refusal)
  expect(() => roundInput(db, opened)).toThrow(/no category framework/)
})

test('an offer that supports as many schools as it may is asked no more, and a need it could have met is told so', async () => {
  const db = makeWorld()
  const [needId, offerId] = [addNeed(db, { schoolId: NEEDY }), addOffer(db, { schoolId: GIVER, maximumSchools: 1 })]
  const round = draftRound(db, [{ needId, offerId, halfDays: 8 }])
  issueProposals(db, { ...round, today: TODAY, by: BROKER, at: AT })
  const other = addNeed(db, { schoolId: NEEDY_TOO })
  const input = roundInput(db, round)
  expect(input.offers[0]).toMatchObject({ maximumSchools: 0, committedHalfDays: 8 })
  const result = await matchRound(input, highsSolver())
  expect(result.proposals).toEqual([])
  expect(result.unmet).toMatchObject([{ needId: other, because: expect.stringContaining('as many schools as they can') as unknown }])
})
