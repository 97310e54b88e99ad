import { expect, test } from 'vitest'
import { firstBrokenEvent } from '../../db/events.ts'
import { recordOverride } from '../../db/round-overrides.ts'
import { closeOffer, liftClosure, listClosures, saveSettings } from '../../db/round-settings.ts'
import { findRound, findRun, openRound, roundInput } from '../../db/rounds.ts'
import { issueProposals } from '../../db/round-issue.ts'
import { events } from '../../db/schema/accounts.ts'
import { rounds } from '../../db/schema/brokering.ts'
import { ROUND_RULES, WEIGHTS } from '../../graph/matching/rules.ts'
import { STANDARD_SETTINGS, type Settings } from '../../graph/matching/settings.ts'
import { AT, BROKER, GIVER, LA, NEEDY, TODAY, addNeed, addOffer, broker, brokerElsewhere, draftRound, draftRun, makeWorld } from './round-world.ts'

const doing = { by: BROKER, at: AT }
const NEARER: Settings = { weights: { ...WEIGHTS, closeness: 60 }, rules: { supportersPerNeed: 1, minimumHalfDays: 4, order: 'everybody-first' } }
function worldWithRound() {
  const db = makeWorld()
  const [needId, offerId] = [addNeed(db, { schoolId: NEEDY }), addOffer(db, { schoolId: GIVER })]
  const opened = openRound(db, { laCode: LA, name: 'Spring', asOf: TODAY, ...doing })
  if ('refusal' in opened) throw new Error(opened.refusal)
  return { db, needId, offerId, ...opened }
}

test('a round has the standard until its broker sets something else, and goes back to it', () => {
  const { db, roundId } = worldWithRound()
  expect(roundInput(db, { roundId })).toMatchObject({ weights: WEIGHTS, rules: ROUND_RULES })
  const saved = saveSettings(db, { roundId, settings: NEARER, reason: 'Long roads', version: 1, ...doing })
  expect(saved).toEqual({ changed: ['Closeness weighs 60 instead of 15', expect.any(String), expect.any(String), expect.any(String)] })
  expect(roundInput(db, { roundId })).toMatchObject({ weights: NEARER.weights, rules: { ...ROUND_RULES, ...NEARER.rules } })
  expect(findRound(db, { viewer: broker, roundId })).toMatchObject({ weights: NEARER.weights, rules: NEARER.rules, version: 2 })
  expect(db.select().from(events).all().at(-1)).toMatchObject({ action: 'round.set', by: BROKER, why: 'Long roads' })
  saveSettings(db, { roundId, settings: STANDARD_SETTINGS, reason: 'Enough', version: 2, ...doing })
  expect(db.select().from(rounds).get()).toMatchObject({ rules: '{}' })
  expect(firstBrokenEvent(db)).toBe(null)
})

test('settings are not saved from under somebody, nor written when they change nothing, nor once the round is issued', () => {
  const { db, roundId, needId, offerId } = worldWithRound()
  const save = (settings: Settings, version: number) => saveSettings(db, { roundId, settings, reason: 'r', version, ...doing })
  expect(save(NEARER, 9)).toEqual({ stale: true })
  const before = db.select().from(events).all().length
  expect(save(STANDARD_SETTINGS, 1)).toEqual({ changed: [] })
  expect(db.select().from(events).all().length).toBe(before)
  issueProposals(db, { roundId, runId: draftRun(db, roundId, [{ needId, offerId, halfDays: 4 }]), today: TODAY, ...doing })
  expect(save(NEARER, 2)).toEqual({ refusal: expect.stringContaining('no longer open') as unknown })
})

test('a closed offer is vetoed for every need in its areas until the closure is lifted', () => {
  const { db, roundId, offerId, needId } = worldWithRound()
  const close = (reason: string) => closeOffer(db, { roundId, offerId, reason, ...doing })
  expect(close(' ')).toEqual({ refusal: 'Give a reason.' })
  const closed = close('On leave')
  if ('refusal' in closed) throw new Error(closed.refusal)
  expect(close('Again')).toEqual({ refusal: 'This offer is closed for this round already.' })
  expect(roundInput(db, { roundId }).overrides).toEqual([{ kind: 'veto', needId, offerId, reason: 'Closed for this round: On leave' }])
  expect(listClosures(db, { viewer: broker, roundId })).toMatchObject([{ offerId, by: 'Bea Broker', liftedAt: null }])
  expect(listClosures(db, { viewer: brokerElsewhere, roundId })).toEqual([])
  expect(liftClosure(db, { ...closed, ...doing })).toEqual({ lifted: offerId })
  expect(liftClosure(db, { ...closed, ...doing })).toEqual({ refusal: 'This was lifted already.' })
  expect(roundInput(db, { roundId }).overrides).toEqual([])
})

test('a run keeps who steered it and why, in the words of the day', () => {
  const { db, roundId, offerId, needId } = worldWithRound()
  recordOverride(db, { roundId, kind: 'pin', needId, offerId, reason: 'They know each other', ...doing })
  const second = addOffer(db, { schoolId: GIVER })
  closeOffer(db, { roundId, offerId: second, reason: 'On leave', ...doing })
  const run = findRun(db, { viewer: broker, runId: draftRun(db, roundId, []) })!
  expect(run.steering).toEqual([
    { kind: 'pin', needId, offerId, reason: 'They know each other', by: BROKER, name: 'Bea Broker', at: AT },
    { kind: 'closed', needId: null, offerId: second, reason: 'On leave', by: BROKER, name: 'Bea Broker', at: AT },
  ])
})

test('the second run starts from what the first proposed, and that alone does not make it out of date', () => {
  const db = makeWorld()
  const [needId, offerId] = [addNeed(db, { schoolId: NEEDY }), addOffer(db, { schoolId: GIVER })]
  const { roundId } = draftRound(db, [{ needId, offerId, halfDays: 4 }])
  expect(roundInput(db, { roundId }).previous).toEqual([{ needId, offerId, halfDays: 4 }])
  const again = draftRun(db, roundId, [{ needId, offerId, halfDays: 4 }])
  expect(issueProposals(db, { roundId, runId: again, today: TODAY, ...doing })).toHaveProperty('proposalIds')
})
