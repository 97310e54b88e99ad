import { beforeEach, expect, test } from 'vitest'
import type { Db } from '../../db/client.ts'
import { firstBrokenEvent } from '../../db/events.ts'
import { recordNeed } from '../../db/needs.ts'
import { findOffer, listOffers, listSupporters, recordAttestation, recordHeadAgreement, recordOffer, withdrawOffer, type NewOffer } from '../../db/offers.ts'
import type { Viewer } from '../../db/scope.ts'
import { administrator, ASH, AT, auditor, BEECH, broker, CEDAR, chair, ELM, governorOf, headOf, headOfService, history, leader, LEADER, member, neighbour, propose, smallAuthority, TODAY } from './small-authority.ts'

let db: Db
beforeEach(() => {
  db = smallAuthority()
})

const make = (schoolId: number, rest: Partial<NewOffer> = {}, terms: Partial<NewOffer['offer']> = {}): number =>
  recordOffer(db, {
    supporter: { schoolId, personId: null }, state: 'open', by: 4, at: AT, today: TODAY, ...rest,
    offer: {
      areas: [{ areaCode: 'mathematics', strength: 2 }, { areaCode: 'send', strength: 3 }], phases: ['primary', 'special'],
      halfDaysPerTerm: 12, minimumHalfDays: 2, maximumSchools: 3, reachKm: 30, from: TODAY, until: '2027-07-31', note: 'Come and see.', ...terms,
    },
  }).offerId
const listed = (viewer: Viewer, asked = {}) => listOffers(db, viewer, asked).map(({ id }) => id)

test('an open offer is public among the portal’s people, and not to the administrator of accounts', () => {
  const id = make(ASH)
  for (const viewer of [headOf(CEDAR), governorOf(CEDAR), leader, member, chair, broker, neighbour, headOfService, auditor]) {
    expect(listed(viewer)).toEqual([id])
    expect(findOffer(db, viewer, { id })?.note).toBe('Come and see.')
  }
  expect(listed(administrator)).toEqual([])
  expect(findOffer(db, administrator, { id })).toBeNull()
})

test('an offer that waits for the head, is withdrawn or is over is seen only by those it concerns', () => {
  const waiting = make(BEECH, { supporter: { schoolId: BEECH, personId: LEADER }, state: 'awaiting-head' })
  const over = make(BEECH, { supporter: { schoolId: BEECH, personId: LEADER } }, { from: '2026-01-01', until: '2026-11-22' })
  const withdrawn = make(BEECH, { supporter: { schoolId: BEECH, personId: LEADER } })
  withdrawOffer(db, { offerId: withdrawn, version: 1, reason: '', by: 4, at: AT })
  for (const id of [waiting, over, withdrawn]) {
    for (const viewer of [leader, chair, broker]) expect(findOffer(db, viewer, { id })?.id).toBe(id)
    for (const viewer of [headOf(ASH), neighbour, governorOf(BEECH), member]) expect(findOffer(db, viewer, { id })).toBeNull()
  }
  expect(listed(headOf(ASH))).toEqual([])
  expect(listed(broker)).toEqual([])
  expect(listed(leader, { own: true })).toEqual([withdrawn, over, waiting])
  expect(listed(headOf(ASH), { own: true })).toEqual([])
})

test('an offer carries its areas, strongest first, and its phases', () => {
  make(ASH)
  const [row] = listOffers(db, broker, {})
  expect(row).toMatchObject({ school: 'Ash Primary School', leader: null, areas: [{ area: 'Special educational needs and disabilities', strength: 3 }, { area: 'Mathematics', strength: 2 }] })
  expect(row!.phases.toSorted()).toEqual(['primary', 'special'])
})

test('offers are found by area and by phase', () => {
  const a = make(ASH)
  const b = make(ELM, {}, { areas: [{ areaCode: 'english', strength: 1 }], phases: ['secondary'] })
  expect(listed(broker, { areaCode: 'english' })).toEqual([b])
  expect(listed(broker, { phase: 'special' })).toEqual([a])
  expect(listed(broker, { areaCode: 'english', phase: 'special' })).toEqual([])
  expect(listed(broker, { areaCode: "x' or 1=1 --" })).toEqual([])
})

test('an offer can be made by a head for the school and its leaders, by a leader for themselves, by a broker for the authority', () => {
  const names = (viewer: Viewer) => listSupporters(db, viewer).map(({ school, leader: person }) => (person ? `${person} of ${school.split(' ')[0]}` : school.split(' ')[0]))
  expect(names(headOf(ASH))).toEqual(['Ash', 'Ada Ash of Ash'])
  expect(names(leader)).toEqual(['Lena Birch of Beech'])
  expect(names(chair)).toEqual(['Beech', 'Lena Birch of Beech', 'Pat Chair of Beech'])
  expect(names(broker)).toEqual(['Ash', 'Beech', 'Cedar', 'Lena Birch of Beech'])
  for (const viewer of [governorOf(ASH), member, auditor, headOfService, administrator]) expect(names(viewer)).toEqual([])
})

test('the head’s agreement opens an offer once', () => {
  const id = make(BEECH, { supporter: { schoolId: BEECH, personId: LEADER }, state: 'awaiting-head', by: 2 })
  expect(findOffer(db, leader, { id })).toMatchObject({ state: 'awaiting-head', headAgreedBy: null })
  expect(recordHeadAgreement(db, { offerId: id, version: 1, by: 5, at: AT })).toEqual({ done: true })
  expect(findOffer(db, leader, { id })).toMatchObject({ state: 'open', headAgreedBy: 'Pat Chair', version: 2 })
  expect(recordHeadAgreement(db, { offerId: id, version: 2, by: 5, at: AT })).toEqual({ stale: true })
})

test('an offer that is open at once carries who answered for the head, and how', () => {
  const id = make(ASH, { why: 'By telephone on 20 November' })
  expect(findOffer(db, broker, { id })?.headAgreedBy).toBe('Bo Broker')
  expect(history(db)[0]).toMatchObject({ action: 'offer.made', why: 'By telephone on 20 November' })
})

test('confirming an offer makes it fresh again, unless it was withdrawn', () => {
  const id = make(ASH)
  db.$client.exec("update offers set attested_on = '2026-06-01'")
  expect(recordAttestation(db, { offerId: id, version: 1, today: TODAY, by: 1, at: AT })).toEqual({ done: true })
  expect(findOffer(db, broker, { id })?.attestedOn).toBe(TODAY)
  withdrawOffer(db, { offerId: id, version: 2, reason: '', by: 1, at: AT })
  expect(recordAttestation(db, { offerId: id, version: 3, today: TODAY, by: 1, at: AT })).toEqual({ stale: true })
})

test('an offer changed meanwhile, or with a proposal in hand, is not withdrawn', () => {
  const id = make(BEECH)
  expect(withdrawOffer(db, { offerId: id, version: 2, reason: '', by: 1, at: AT })).toEqual({ stale: true })
  const need = { areaCode: 'mathematics', halfDays: 4, priority: 'low' as const, wantedBy: '2027-01-12', evidence: 'x', nameShared: false }
  const raised = recordNeed(db, { need, schoolId: ASH, origin: 'request', day: TODAY, framework: 'derby-winners', by: 1, at: AT })
  propose(db, { needId: 'needId' in raised ? raised.needId : 0, offerId: id, state: 'accepted' })
  expect(withdrawOffer(db, { offerId: id, version: 1, reason: '', by: 1, at: AT })).toEqual({ stale: true })
  db.$client.exec("update proposals set state = 'agreed'")
  expect(withdrawOffer(db, { offerId: id, version: 1, reason: 'Two staff left', by: 1, at: AT })).toEqual({ done: true })
})

test('each change tells the history once', () => {
  const id = make(BEECH, { state: 'awaiting-head' })
  recordHeadAgreement(db, { offerId: id, version: 1, by: 5, at: AT })
  recordAttestation(db, { offerId: id, version: 2, today: TODAY, by: 5, at: AT })
  withdrawOffer(db, { offerId: id, version: 3, reason: 'Two staff left', by: 5, at: AT })
  recordAttestation(db, { offerId: id, version: 3, today: TODAY, by: 5, at: AT })
  expect(history(db).map(({ action, school_id, by, why }) => `${action} ${school_id} ${by} ${why}`)).toEqual([
    'offer.made 2 4 null', 'offer.agreed 2 5 null', 'offer.attested 2 5 null', 'offer.withdrawn 2 5 Two staff left',
  ])
  expect(firstBrokenEvent(db)).toBeNull()
})
