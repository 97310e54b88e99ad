import { beforeEach, expect, test } from 'vitest'
import { findAgreement, listAgreements, moveAgreement } from '../../db/agreements.ts'
import type { Db } from '../../db/client.ts'
import { committedHalfDays, findBalance } from '../../db/ledger.ts'
import { answerAsSchool, answerAsSupporter, decideProposal } from '../../db/proposal-moves.ts'
import { issueProposals } from '../../db/round-issue.ts'
import { roundInput } from '../../db/rounds.ts'
import { events } from '../../db/schema/accounts.ts'
import type { AgreementEvent } from '../../graph/brokering/lifecycle.ts'
import {
  APPROVER, AT, BROKER, HEAD_IN_NEED, LEADER, LENDER, NEEDY, TODAY, addNeed, addOffer, broker, brokerElsewhere, draftRound, headElsewhere, headInNeed, headOfService, headWhoHelps, leader, makeWorld,
} from './round-world.ts'

let db: Db
let offerId: number
/** Lena Leader of school 4 supports school 1: 8 half-days agreed of a need of 10. */
beforeEach(() => {
  db = makeWorld()
  offerId = addOffer(db, { schoolId: LENDER, personId: 1 })
  const round = draftRound(db, [{ needId: addNeed(db, { schoolId: NEEDY, halfDays: 10 }), offerId, halfDays: 8 }])
  issueProposals(db, { ...round, today: TODAY, by: BROKER, at: AT })
  const answer = { proposalId: 1, answer: 'accepted' as const, declaresNoConflict: true, at: AT, today: TODAY }
  answerAsSchool(db, { ...answer, version: 1, by: HEAD_IN_NEED })
  answerAsSupporter(db, { ...answer, version: 2, by: LEADER })
  decideProposal(db, { proposalId: 1, version: 3, decision: 'approved', by: APPROVER, at: AT, today: TODAY })
})
const move = (event: AgreementEvent, reason = '', version = listAgreements(db, { viewer: broker })[0]!.version) =>
  moveAgreement(db, { agreementId: 1, event, reason, version, by: BROKER, at: AT, today: TODAY })

test('both sides and the authority see the agreement, each by name; others do not', () => {
  const headOfLender = { ...headWhoHelps, actor: { ...headWhoHelps.actor, grants: [{ role: 'head' as const, schoolId: LENDER, laCode: null, networkId: null }] } }
  for (const viewer of [headInNeed, leader, headOfLender, broker, headOfService]) {
    expect(listAgreements(db, { viewer })).toMatchObject([{ school: { name: 'Larkfield Primary School' }, supporter: { leaderName: 'Lena Leader', schoolName: 'Beacon Primary School' }, halfDays: 8, givenHalfDays: 0 }])
    expect(findAgreement(db, { viewer, agreementId: 1 })?.entries.map(({ movement }) => movement)).toEqual(['reserved', 'booked'])
  }
  for (const viewer of [headElsewhere, headWhoHelps, brokerElsewhere]) {
    expect(listAgreements(db, { viewer })).toEqual([])
    expect(findAgreement(db, { viewer, agreementId: 1 })).toBe(null)
  }
})

test('a completed agreement has given its days, and counts for the supporter’s record', () => {
  expect(move('complete')).toEqual({ state: 'completed' })
  expect(findBalance(db, { proposalId: 1 })).toEqual({ reserved: 0, booked: 0, given: 8 })
  expect(listAgreements(db, { viewer: broker })[0]).toMatchObject({ state: 'completed', givenHalfDays: 8 })
  expect(roundInput(db, { roundId: 1 })).toMatchObject({ needs: [{ halfDays: 2 }], record: [{ offerId, schoolId: NEEDY, rating: 1 }], offers: [{ committedHalfDays: 8, maximumSchools: 3 }] })
})

test('an agreement that ends early frees its days and leaves the need open', () => {
  expect(move('end')).toEqual({ refusal: 'Give a reason.' })
  expect(move('end', 'The leader is ill')).toEqual({ state: 'ended' })
  expect(committedHalfDays(db, { offerIds: [offerId], asOf: TODAY })).toEqual(new Map([[offerId, 0]]))
  expect(roundInput(db, { roundId: 1 })).toMatchObject({ needs: [{ halfDays: 10 }], record: [{ rating: 0 }] })
  expect(db.select().from(events).all().at(-1)).toMatchObject({ action: 'agreement.ended', why: 'The leader is ill', schoolId: NEEDY })
})

test('a paused agreement keeps its days', () => {
  expect(move('pause', 'Building works')).toEqual({ state: 'paused' })
  expect(move('complete')).toHaveProperty('refusal')
  expect(findBalance(db, { proposalId: 1 }).booked).toBe(8)
  expect(move('resume')).toEqual({ state: 'active' })
})

test('a change to what has changed meanwhile is stale', () => {
  expect(move('complete', '', 7)).toEqual({ stale: true })
})
