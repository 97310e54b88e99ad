import { expect, test } from 'vitest'
import { committedHalfDays, findBalance, recordMovement, releaseDays } from '../../db/ledger.ts'
import { write } from '../../db/client.ts'
import { issueProposals } from '../../db/round-issue.ts'
import { ledger } from '../../db/schema/support.ts'
import { AT, BROKER, GIVER, NEEDY, TODAY, addNeed, addOffer, draftRound, makeWorld } from './round-world.ts'

function issued() {
  const db = makeWorld()
  const offerId = addOffer(db, { schoolId: GIVER })
  const round = draftRound(db, [{ needId: addNeed(db, { schoolId: NEEDY }), offerId, halfDays: 8 }])
  const outcome = issueProposals(db, { ...round, today: TODAY, by: BROKER, at: AT })
  if ('refusal' in outcome) throw new Error(outcome.refusal)
  return { db, offerId, proposalId: outcome.proposalIds[0]! }
}

test('a movement that cannot be is a fault, and nothing of it stays', () => {
  const { db, offerId, proposalId } = issued()
  expect(() => write(db, (tx) => recordMovement(tx, { offerId, proposalId, movement: 'given', halfDays: 1, on: TODAY, by: null }))).toThrow(/booked can be given/)
  expect(findBalance(db, { proposalId })).toEqual({ reserved: 8, booked: 0, given: 0 })
})

test('the ledger is only ever added to', () => {
  const { db } = issued()
  expect(() => db.update(ledger).set({ halfDays: 1 }).run()).toThrow()
  expect(() => db.delete(ledger).run()).toThrow()
})

test('released days are free at once, and releasing again does nothing', () => {
  const { db, offerId, proposalId } = issued()
  expect(committedHalfDays(db, { offerIds: [offerId], asOf: TODAY })).toEqual(new Map([[offerId, 8]]))
  for (let time = 0; time < 2; time += 1) write(db, (tx) => releaseDays(tx, { offerId, proposalId, on: TODAY, by: null }))
  expect(committedHalfDays(db, { offerIds: [offerId], asOf: TODAY })).toEqual(new Map([[offerId, 0]]))
  expect(db.select().from(ledger).all().map(({ movement }) => movement)).toEqual(['reserved', 'released'])
})
