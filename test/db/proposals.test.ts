import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'
import { firstBrokenEvent } from '../../db/events.ts'
import { committedHalfDays, findBalance } from '../../db/ledger.ts'
import { answerAsSchool, answerAsSupporter, decideProposal, expireProposals, withdrawProposal, type Moved } from '../../db/proposal-moves.ts'
import { findProposal, listBriefs, listWholeProposals } from '../../db/proposals.ts'
import { issueProposals } from '../../db/round-issue.ts'
import { roundInput } from '../../db/rounds.ts'
import { events } from '../../db/schema/accounts.ts'
import { offers, proposals } from '../../db/schema/brokering.ts'
import { needs } from '../../db/schema/categories.ts'
import { memberships, networks, schools } from '../../db/schema/network.ts'
import { agreements, ledger } from '../../db/schema/support.ts'
import type { Viewer } from '../../db/scope.ts'
import {
  APPROVER, AT, BROKER, GIVER, HEAD_IN_NEED, HEAD_WHO_HELPS, LA, LEADER, LENDER, NEEDY, NEEDY_TOO, TODAY, addNeed, addOffer, broker, brokerElsewhere, draftRound, draftRun,
  headElsewhere, headInNeed, headOfService, headWhoHelps, leader, makeWorld, type Draft,
} from './round-world.ts'

let db: Db
beforeEach(() => {
  db = makeWorld()
})

const issue = (drafts: Draft[]): number[] => {
  const outcome = issueProposals(db, { ...draftRound(db, drafts), today: TODAY, by: BROKER, at: AT })
  if ('refusal' in outcome) throw new Error(outcome.refusal)
  return outcome.proposalIds
}
/** One proposal of 8 half-days, the whole need, by a school of 12 a term. */
const offered = (): { proposalId: number; needId: number; offerId: number } => {
  const [needId, offerId] = [addNeed(db, { schoolId: NEEDY }), addOffer(db, { schoolId: GIVER })]
  return { proposalId: issue([{ needId, offerId, halfDays: 8 }])[0]!, needId, offerId }
}
const versionOf = (proposalId: number): number => db.select().from(proposals).where(eq(proposals.id, proposalId)).get()!.version
const yes = (proposalId: number) => ({ proposalId, version: versionOf(proposalId), answer: 'accepted' as const, declaresNoConflict: true, at: AT, today: TODAY })
const no = (proposalId: number, reason = 'It is the wrong time.') => ({ proposalId, version: versionOf(proposalId), answer: 'declined' as const, reason, at: AT, today: TODAY })
const bothAccept = (proposalId: number): void => {
  answerAsSupporter(db, { ...yes(proposalId), by: HEAD_WHO_HELPS })
  answerAsSchool(db, { ...yes(proposalId), by: HEAD_IN_NEED })
}
const decide = (proposalId: number, decision: 'approved' | 'not-approved', by: number = APPROVER, reason = '') =>
  decideProposal(db, { proposalId, version: versionOf(proposalId), decision, reason, by, at: AT, today: TODAY })
const happened = () => db.select({ action: events.action }).from(events).orderBy(events.seq).all().map(({ action }) => action).filter((action) => action.startsWith('proposal.'))

test('both accept, somebody else approves: an agreement, the days booked, the need met, one event each', () => {
  const { proposalId, needId } = offered()
  expect(answerAsSchool(db, { ...yes(proposalId), by: HEAD_IN_NEED })).toEqual({ state: 'school-accepted' })
  expect(answerAsSupporter(db, { ...yes(proposalId), by: HEAD_WHO_HELPS })).toEqual({ state: 'accepted' })
  expect(decide(proposalId, 'approved')).toEqual({ state: 'agreed', agreementId: 1 })
  expect(db.select().from(agreements).all()).toMatchObject([{ proposalId, halfDays: 8, from: TODAY, until: '2026-07-10', state: 'active' }])
  expect(findBalance(db, { proposalId })).toEqual({ reserved: 0, booked: 8, given: 0 })
  expect(db.select().from(needs).where(eq(needs.id, needId)).get()).toMatchObject({ state: 'met', version: 2 })
  expect(happened()).toEqual(['proposal.accepted-by-school', 'proposal.accepted-by-supporter', 'proposal.approved'])
  expect(firstBrokenEvent(db)).toBe(null)
})

test('a need stays open with what is left of it', () => {
  const [needId, offerId] = [addNeed(db, { schoolId: NEEDY, halfDays: 12 }), addOffer(db, { schoolId: GIVER })]
  const [proposalId] = issue([{ needId, offerId, halfDays: 8 }])
  bothAccept(proposalId!)
  decide(proposalId!, 'approved')
  expect(db.select().from(needs).where(eq(needs.id, needId)).get()).toMatchObject({ state: 'open', halfDays: 12 })
  expect(roundInput(db, { roundId: 1 }).needs).toMatchObject([{ id: needId, halfDays: 4 }])
})

test('two supporters meet one need when both are approved', () => {
  const needId = addNeed(db, { schoolId: NEEDY })
  const ids = issue([GIVER, LENDER].map((schoolId) => ({ needId, offerId: addOffer(db, { schoolId }), halfDays: 4 })))
  for (const proposalId of ids) bothAccept(proposalId)
  decide(ids[0]!, 'approved')
  expect(db.select().from(needs).get()?.state).toBe('open')
  decide(ids[1]!, 'approved')
  expect(db.select().from(needs).get()?.state).toBe('met')
})

test.each([
  ['the supporter declines', (id: number) => answerAsSupporter(db, { ...no(id), by: HEAD_WHO_HELPS }), 'declined'],
  ['the school declines', (id: number) => answerAsSchool(db, { ...no(id), by: HEAD_IN_NEED }), 'declined'],
  ['the broker withdraws it', (id: number) => withdrawProposal(db, { proposalId: id, version: versionOf(id), reason: 'They merge', by: BROKER, at: AT, today: TODAY }), 'withdrawn'],
  ['it is not approved', (id: number) => { bothAccept(id); return decide(id, 'not-approved', APPROVER, 'Too many at once') }, 'not-approved'],
])('when %s, the days are free at once', (_what, move, state) => {
  const { proposalId, offerId } = offered()
  expect(move(proposalId)).toEqual({ state })
  expect(committedHalfDays(db, { offerIds: [offerId], asOf: TODAY })).toEqual(new Map([[offerId, 0]]))
  expect(db.select().from(agreements).all()).toEqual([])
  expect(db.select().from(needs).get()?.state).toBe('open')
})

test('a side that declined is not proposed again to the same school', () => {
  const { proposalId, needId, offerId } = offered()
  answerAsSupporter(db, { ...no(proposalId), by: HEAD_WHO_HELPS })
  expect(roundInput(db, { roundId: 1 }).overrides).toEqual([{ kind: 'veto', needId, offerId, reason: 'One side declined this before.' }])
})

test('a decline without a reason changes nothing', () => {
  const { proposalId } = offered()
  expect(answerAsSupporter(db, { ...no(proposalId, ''), by: HEAD_WHO_HELPS })).toEqual({ refusal: 'Give a reason.' })
  expect(versionOf(proposalId)).toBe(1)
  expect(happened()).toEqual([])
})

test('whoever issued it may not approve it', () => {
  const { proposalId } = offered()
  bothAccept(proposalId)
  expect(decide(proposalId, 'approved', BROKER)).toEqual({ refusal: expect.stringContaining('somebody else') as unknown })
  expect(decide(proposalId, 'not-approved', APPROVER)).toEqual({ refusal: 'Give a reason.' })
})

test('an answer to what has changed meanwhile is stale, and changes nothing', () => {
  const { proposalId } = offered()
  const late = { ...yes(proposalId), by: HEAD_IN_NEED }
  answerAsSupporter(db, { ...yes(proposalId), by: HEAD_WHO_HELPS })
  expect(answerAsSchool(db, late)).toEqual({ stale: true })
  expect(db.select().from(proposals).get()).toMatchObject({ state: 'supporter-accepted', schoolAnswer: null })
})

test('an unanswered proposal lapses the day after its reply day, with an event of the clock; an accepted one does not', () => {
  const [a, b] = [offered(), addNeed(db, { schoolId: NEEDY_TOO })]
  const [second] = issue([{ needId: b, offerId: a.offerId, halfDays: 4 }])
  bothAccept(second!)
  const { replyBy } = db.select().from(proposals).get()!
  expect(expireProposals(db, { today: replyBy, at: AT })).toBe(0)
  expect(expireProposals(db, { today: '2026-03-25', at: AT })).toBe(1)
  expect(db.select().from(proposals).all().map(({ state }) => state)).toEqual(['expired', 'accepted'])
  expect(committedHalfDays(db, { offerIds: [a.offerId], asOf: TODAY }).get(a.offerId)).toBe(4)
  expect(db.select().from(events).all().at(-1)).toMatchObject({ action: 'proposal.expired', by: null })
})

test('an offer or a need withdrawn meanwhile is not agreed', () => {
  const { proposalId } = offered()
  bothAccept(proposalId)
  db.update(offers).set({ state: 'withdrawn' }).run()
  expect(decide(proposalId, 'approved')).toEqual({ refusal: expect.stringContaining('withdrawn meanwhile') as unknown })
})

test('the school and its authority see the whole; the supporting side a brief; nobody else that it exists', () => {
  const { proposalId } = offered()
  for (const viewer of [headInNeed, broker, headOfService]) expect(findProposal(db, { viewer, proposalId })?.view).toBe('whole')
  expect(findProposal(db, { viewer: headWhoHelps, proposalId })?.view).toBe('brief')
  for (const viewer of [headElsewhere, brokerElsewhere, leader]) {
    expect(findProposal(db, { viewer, proposalId })).toBe(null)
    expect(listWholeProposals(db, { viewer })).toEqual([])
    expect(listBriefs(db, { viewer })).toEqual([])
  }
  expect(listWholeProposals(db, { viewer: headInNeed }).map(({ id }) => id)).toEqual([proposalId])
  expect(listBriefs(db, { viewer: headInNeed })).toEqual([])
  expect(listWholeProposals(db, { viewer: headWhoHelps })).toEqual([])
  expect(listBriefs(db, { viewer: headWhoHelps }).map(({ id }) => id)).toEqual([proposalId])
})

test('a leader reads their own proposals as briefs, though they may read them', () => {
  const needId = addNeed(db, { schoolId: NEEDY })
  const [proposalId] = issue([{ needId, offerId: addOffer(db, { schoolId: LENDER, personId: 1 }), halfDays: 4 }])
  expect(findProposal(db, { viewer: leader, proposalId: proposalId! })).toMatchObject({ view: 'brief', brief: { school: null }, supporter: { leaderName: 'Lena Leader' } })
})

test('who would give the support reads a brief, also where they chair the board of the school’s partnership', () => {
  const { proposalId } = offered()
  db.insert(networks).values({ id: 1, name: 'Coast', kind: 'improvement-partnership', laCode: LA }).run()
  db.insert(memberships).values([{ networkId: 1, schoolId: NEEDY, role: 'member' as const }, { networkId: 1, schoolId: GIVER, role: 'member' as const }]).run()
  const seat = { role: 'partnership-chair' as const, schoolId: null, laCode: null, networkId: 1 }
  const chairing = ({ actor, today }: Viewer): Viewer => ({ today, actor: { ...actor, grants: [...actor.grants, seat] } })
  expect(listWholeProposals(db, { viewer: chairing(headElsewhere) })).toHaveLength(1)
  const own = chairing(headWhoHelps)
  expect(findProposal(db, { viewer: own, proposalId })).toMatchObject({ view: 'brief', brief: { school: null } })
  expect([listWholeProposals(db, { viewer: own }), listBriefs(db, { viewer: own })].map((rows) => rows.length)).toEqual([0, 1])
  db.update(offers).set({ schoolId: LENDER, personId: 1 }).run()
  expect(findProposal(db, { viewer: chairing(leader), proposalId })).toMatchObject({ view: 'brief' })
})

test('nothing in a brief tells the school, its words or its evidence, until the school has accepted', () => {
  const { proposalId } = offered()
  const told = () => JSON.stringify([findProposal(db, { viewer: headWhoHelps, proposalId }), listBriefs(db, { viewer: headWhoHelps })])
  const secrets = /Larkfield|90000?1\b|7\.3|CANARY|"schoolId":1\b|"needId"/
  expect(told()).not.toMatch(secrets)
  answerAsSupporter(db, { ...yes(proposalId), by: HEAD_WHO_HELPS })
  expect(told()).not.toMatch(secrets)
  answerAsSchool(db, { ...yes(proposalId), by: HEAD_IN_NEED })
  expect(told()).toMatch(/Larkfield/)
  expect(told()).not.toMatch(/CANARY/)
})

test('a brief tells how far only where eight schools could be meant, and why the supporter', () => {
  const { proposalId } = offered()
  const reasons = { distanceKm: 7.3, terms: [{ term: 'expertise', because: 'Offers English.' }, { term: 'closeness', because: '7.3 km apart.' }], rules: [] }
  db.update(proposals).set({ reasons: JSON.stringify(reasons) }).run()
  const found = () => findProposal(db, { viewer: headWhoHelps, proposalId })
  expect(found()).toMatchObject({ brief: { distance: 'within your reach' }, why: ['Offers English.'] })
  const near = (id: number) => ({ id, urn: 900_000 + id, name: `School ${id}`, laCode: '901', phase: 'primary', standing: 'open' as const, easting: 412_000, northing: 300_000 })
  db.insert(schools).values([21, 22, 23, 24, 25, 26, 27, 28].map(near)).run()
  expect(found()).toMatchObject({ brief: { distance: 'within 10 km' } })
  db.update(schools).set({ standing: 'closed' }).where(eq(schools.name, 'School 21')).run()
  db.update(schools).set({ phase: 'secondary' }).where(eq(schools.name, 'School 22')).run()
  db.update(schools).set({ easting: 500_000 }).where(eq(schools.name, 'School 23')).run()
  db.update(schools).set({ laCode: '902' }).where(eq(schools.name, 'School 24')).run()
  expect(found()).toMatchObject({ brief: { distance: 'within your reach' } })
})

test('a school that declines is not named, and its reason is for its authority', () => {
  const { proposalId } = offered()
  answerAsSchool(db, { ...no(proposalId, 'CANARY: we would rather not'), by: HEAD_IN_NEED })
  expect(JSON.stringify(findProposal(db, { viewer: headWhoHelps, proposalId }))).not.toMatch(/Larkfield|CANARY/)
  expect(findProposal(db, { viewer: broker, proposalId })).toMatchObject({ schoolReason: 'CANARY: we would rather not' })
})

test('a need whose school said its name may be told is named from the start', () => {
  const [proposalId] = issue([{ needId: addNeed(db, { schoolId: NEEDY, nameShared: true }), offerId: addOffer(db, { schoolId: GIVER }), halfDays: 4 }])
  expect(findProposal(db, { viewer: headWhoHelps, proposalId: proposalId! })).toMatchObject({ brief: { school: { name: 'Larkfield Primary School' } } })
})

test('whatever is done in whatever order, no offer gives more than it offered, and every move leaves one event', () => {
  const step = fc.record({ act: fc.constantFrom('issue', 'supporter', 'school', 'approve', 'refuse', 'withdraw', 'expire'), accept: fc.boolean(), pick: fc.nat(7), halfDays: fc.integer({ min: 1, max: 14 }) })
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 25 }), (steps) => {
      db = makeWorld()
      const needIds = [addNeed(db, { schoolId: NEEDY, halfDays: 20 }), addNeed(db, { schoolId: NEEDY_TOO, halfDays: 6 })]
      const offerIds = [addOffer(db, { schoolId: GIVER }), addOffer(db, { schoolId: LENDER, personId: 1, halfDaysPerTerm: 5 })]
      for (const each of steps) {
        const before = db.select().from(events).all().length
        const outcome = act(each, { needIds, offerIds })
        const moved = outcome !== null && 'state' in outcome
        if (each.act !== 'issue' && each.act !== 'expire') expect(db.select().from(events).all().length - before).toBe(moved ? 1 : 0)
        soundDays(offerIds)
      }
      expect(firstBrokenEvent(db)).toBe(null)
    }),
    { numRuns: 25 },
  )
})

type Step = { act: string; accept: boolean; pick: number; halfDays: number }

function act({ act, accept, pick, halfDays }: Step, { needIds, offerIds }: { needIds: number[]; offerIds: number[] }): Moved | null {
  if (act === 'issue') return issueWithin(needIds[pick % 2]!, offerIds[Math.floor(pick / 2) % 2]!, halfDays)
  if (act === 'expire') {
    expireProposals(db, { today: pick > 5 ? '2026-03-25' : TODAY, at: AT })
    return null
  }
  const row = db.select().from(proposals).all().at(pick)
  if (!row) return null
  const moving = { proposalId: row.id, version: row.version, at: AT, today: TODAY, reason: 'because', declaresNoConflict: true }
  const answer = accept ? ('accepted' as const) : ('declined' as const)
  if (act === 'supporter') return answerAsSupporter(db, { ...moving, answer, by: LEADER })
  if (act === 'school') return answerAsSchool(db, { ...moving, answer, by: HEAD_IN_NEED })
  if (act === 'withdraw') return withdrawProposal(db, { ...moving, by: BROKER })
  return decideProposal(db, { ...moving, decision: act === 'approve' ? 'approved' : 'not-approved', by: APPROVER })
}

/** Opens, runs and issues a round of one pair, as far as the round's own inputs allow it. */
function issueWithin(needId: number, offerId: number, halfDays: number): null {
  const round = draftRound(db, [])
  const input = roundInput(db, round)
  const [need, offer] = [input.needs.find(({ id }) => id === needId), input.offers.find(({ id }) => id === offerId)]
  const possible = Math.min(halfDays, need?.halfDays ?? 0, offer ? offer.halfDaysPerTerm - offer.committedHalfDays : 0)
  const vetoed = input.overrides.some((row) => row.needId === needId && row.offerId === offerId)
  if (possible > 0 && !vetoed) issueProposals(db, { roundId: round.roundId, runId: draftRun(db, round.roundId, [{ needId, offerId, halfDays: possible }]), today: TODAY, by: BROKER, at: AT })
  else db.$client.prepare(`update rounds set state = 'closed' where id = ?`).run(round.roundId)
  return null
}

function soundDays(offerIds: number[]): void {
  for (const { id, halfDaysPerTerm } of db.select().from(offers).all()) {
    const committed = committedHalfDays(db, { offerIds, asOf: TODAY }).get(id) ?? 0
    expect(committed).toBeGreaterThanOrEqual(0)
    expect(committed).toBeLessThanOrEqual(halfDaysPerTerm)
  }
  for (const row of db.select().from(proposals).all()) {
    const { reserved, booked, given } = findBalance(db, { proposalId: row.id })
    const inHand = ['offered', 'supporter-accepted', 'school-accepted', 'accepted'].includes(row.state)
    expect([reserved, booked, given]).toEqual([inHand ? row.halfDays : 0, row.state === 'agreed' ? row.halfDays : 0, 0])
  }
  expect(db.select().from(agreements).all().length).toBe(db.select().from(ledger).all().filter(({ movement }) => movement === 'booked').length)
}
