import { beforeEach, expect, test } from 'vitest'
import { recordCategory } from '../../db/categories.ts'
import type { Db } from '../../db/client.ts'
import { firstBrokenEvent } from '../../db/events.ts'
import { countOpenNeeds, findNeed, listHiddenNeeds, listInHand, listNeeds, listOpenOf, listOwedWithoutNeed, listRaisedForHead, listSchoolsToAskFor, recordNeed, withdrawNeed } from '../../db/needs.ts'
import { recordOffer } from '../../db/offers.ts'
import type { Viewer } from '../../db/scope.ts'
import type { Need } from '../../graph/categories/framework.ts'
import { administrator, ASH, AT, auditor, BEECH, broker, CEDAR, chair, ELM, governorOf, headOf, headOfService, history, leader, member, neighbour, propose, smallAuthority, TODAY } from './small-authority.ts'

const framework = 'derby-winners'
let db: Db
beforeEach(() => {
  db = smallAuthority()
})

const raise = (schoolId: number, areaCode = 'mathematics', origin: Need['origin'] = 'request'): number => {
  const need = { areaCode, halfDays: 5, priority: 'high' as const, wantedBy: '2027-01-12', evidence: `CANARY-EVIDENCE-${schoolId}`, nameShared: false }
  const outcome = recordNeed(db, { need, schoolId, origin, day: TODAY, framework, by: 1, at: AT })
  if ('refused' in outcome) throw new Error(`already open: ${outcome.refused.areaCode}`)
  return outcome.needId
}
const categorise = (schoolId: number, code: string) =>
  recordCategory(db, {
    schoolId, latestId: null, by: 4, at: AT,
    decision: { framework, code, from: '2026-10-01', rationale: 'x', present: '', agreedWithSchool: true, suddenChange: null, causes: [] },
  })
const offer = (schoolId: number): number =>
  recordOffer(db, {
    supporter: { schoolId, personId: null }, state: 'open', by: 4, at: AT, today: TODAY,
    offer: { areas: [{ areaCode: 'mathematics', strength: 2 }], phases: ['primary'], halfDaysPerTerm: 12, minimumHalfDays: 2, maximumSchools: 3, reachKm: 30, from: TODAY, until: '2027-07-31', note: '' },
  }).offerId
const listed = (viewer: Viewer, asked = {}) => listNeeds(db, viewer, { framework, ...asked }).map(({ id }) => id)

test('a need is read by the school, its governors, its partnership, its authority and the auditor, and by nobody else', () => {
  const id = raise(ASH)
  for (const viewer of [headOf(ASH), governorOf(ASH), chair, member, broker, headOfService, auditor]) {
    expect(listed(viewer)).toEqual([id])
    expect(findNeed(db, viewer, { id, framework })?.evidence).toBe('CANARY-EVIDENCE-1')
  }
  for (const viewer of [headOf(CEDAR), governorOf(CEDAR), leader, neighbour, administrator]) {
    expect(listed(viewer)).toEqual([])
    expect(findNeed(db, viewer, { id, framework })).toBeNull()
  }
})

test('who chairs the board does not read the need that their own school is asked to help with, while it is asked', () => {
  const id = raise(ASH)
  propose(db, { needId: id, offerId: offer(BEECH) })
  expect([listed(chair), listed(member), listed(broker)]).toEqual([[], [id], [id]])
  expect([findNeed(db, chair, { id, framework }), countOpenNeeds(db, chair).needs]).toEqual([null, 0])
  expect([chair, member, broker, auditor].map((viewer) => listHiddenNeeds(db, viewer, { schoolIds: [ASH] }))).toEqual([[id], [], [], []])
  db.$client.exec("update proposals set state = 'declined'")
  expect(listed(chair)).toEqual([id])
})

test('a need carries its school, area and category, and a list never carries the evidence', () => {
  categorise(ASH, '3b')
  const id = raise(ASH)
  const [row] = listNeeds(db, broker, { framework })
  expect(row).toMatchObject({ id, school: 'Ash Primary School', urn: 900001, area: 'Mathematics', halfDays: 5, category: '3b', state: 'open', origin: 'request' })
  expect(JSON.stringify(row)).not.toContain('CANARY')
  expect(findNeed(db, headOf(ASH), { id, framework })).toMatchObject({ raisedBy: 'Ada Ash', authority: 'Harrowmere', nameShared: false, version: 1 })
})

test('needs are filtered by area, origin, school and state', () => {
  const a = raise(ASH)
  const b = raise(ASH, 'english', 'partnership')
  const c = raise(BEECH)
  raise(ELM)
  expect(listed(broker)).toEqual([a, b, c])
  expect(listed(broker, { areaCode: 'english' })).toEqual([b])
  expect(listed(broker, { origin: 'request' })).toEqual([a, c])
  expect(listed(broker, { schoolId: BEECH })).toEqual([c])
  expect(listed(broker, { state: 'withdrawn' })).toEqual([])
})

test('what is wanted in all counts only what the viewer may know', () => {
  raise(ASH)
  raise(ASH, 'english')
  raise(BEECH)
  raise(ELM)
  expect(countOpenNeeds(db, broker)).toEqual({ needs: 3, halfDays: 15, schools: 2 })
  expect(countOpenNeeds(db, headOf(ASH))).toEqual({ needs: 2, halfDays: 10, schools: 1 })
  expect(countOpenNeeds(db, leader)).toEqual({ needs: 0, halfDays: 0, schools: 0 })
})

test('a school has one open need in an area', () => {
  const id = raise(ASH)
  expect(() => raise(ASH)).toThrow('already open')
  expect(listOpenOf(db, { schoolId: ASH })).toMatchObject([{ areaCode: 'mathematics', raisedOn: AT.slice(0, 10) }])
  raise(BEECH)
  withdrawNeed(db, { needId: id, version: 1, reason: '', by: 1, at: AT })
  expect(listOpenOf(db, { schoolId: ASH })).toEqual([])
  raise(ASH)
})

test('even two forms at once cannot open a second need: the database refuses it too', () => {
  raise(ASH)
  expect(() => db.$client.exec(`insert into needs (school_id, area_code, half_days, priority, wanted_by, evidence, origin, raised_at) values (1, 'mathematics', 2, 'low', '2027-01-01', 'x', 'request', '${AT}')`)).toThrow('UNIQUE')
})

test('a need the category brings names the decision it comes from', () => {
  categorise(ASH, '4')
  const id = raise(ASH, 'leadership', 'category')
  expect(db.$client.prepare('select category_id as category from needs where id = ?').get(id)).toEqual({ category: 1 })
  const asked = raise(ASH, 'english')
  expect(db.$client.prepare('select category_id as category from needs where id = ?').get(asked)).toEqual({ category: null })
})

test('schools owed help that nobody has asked for are told to those who may ask for them', () => {
  categorise(ASH, '4')
  categorise(BEECH, '3b')
  categorise(CEDAR, '2')
  const owed = (viewer: Viewer) => listOwedWithoutNeed(db, viewer, { framework, codes: ['3b', '4'] }).map(({ school, category }) => `${school} ${category}`)
  expect(owed(broker)).toEqual(['Ash Primary School 4', 'Beech Primary School 3b'])
  expect(owed(headOf(ASH))).toEqual(['Ash Primary School 4'])
  for (const viewer of [auditor, leader, neighbour]) expect(owed(viewer)).toEqual([])
  raise(ASH)
  expect(owed(broker)).toEqual(['Beech Primary School 3b'])
})

test('support can be asked for open schools by their head, their authority’s broker and their partnership’s chair', () => {
  const names = (viewer: Viewer) => listSchoolsToAskFor(db, viewer).map(({ name }) => name.split(' ')[0])
  expect(names(headOf(ASH))).toEqual(['Ash'])
  expect(names(broker)).toEqual(['Ash', 'Beech', 'Cedar'])
  expect(names(chair)).toEqual(['Ash', 'Beech'])
  for (const viewer of [governorOf(ASH), leader, member, auditor, headOfService, administrator]) expect(names(viewer)).toEqual([])
})

test('a head is told what somebody else asked for their school lately, and nobody else is', () => {
  const own = raise(ASH)
  const need = { areaCode: 'english', halfDays: 4, priority: 'low' as const, wantedBy: '2027-01-12', evidence: 'x', nameShared: false }
  recordNeed(db, { need, schoolId: ASH, origin: 'category', day: TODAY, framework, by: 4, at: AT })
  const told = (viewer: Viewer, since = '2026-11-01') => listRaisedForHead(db, viewer, { since }).map(({ area, raisedBy }) => `${area} by ${raisedBy}`)
  expect(told(headOf(ASH))).toEqual(['English by Bo Broker'])
  expect(told(headOf(ASH), '2026-11-24')).toEqual([])
  for (const viewer of [headOf(CEDAR), governorOf(ASH), chair, broker, auditor]) expect(told(viewer)).toEqual([])
  expect(own).toBeGreaterThan(0)
})

test('withdrawing ends a need once, with its reason', () => {
  const id = raise(ASH)
  expect(withdrawNeed(db, { needId: id, version: 1, reason: 'Found help', by: 1, at: AT })).toEqual({ done: true })
  expect(findNeed(db, headOf(ASH), { id, framework })).toMatchObject({ state: 'withdrawn', withdrawnBecause: 'Found help', version: 2 })
  expect(withdrawNeed(db, { needId: id, version: 2, reason: '', by: 1, at: AT })).toEqual({ stale: true })
})

test('a need changed meanwhile, or with a proposal in hand, is not withdrawn', () => {
  const id = raise(ASH)
  expect(withdrawNeed(db, { needId: id, version: 7, reason: '', by: 1, at: AT })).toEqual({ stale: true })
  propose(db, { needId: id, offerId: offer(BEECH) })
  expect(listInHand(db, { needId: id })).toHaveLength(1)
  expect(withdrawNeed(db, { needId: id, version: 1, reason: '', by: 1, at: AT })).toEqual({ stale: true })
  db.$client.exec("update proposals set state = 'declined'")
  expect(withdrawNeed(db, { needId: id, version: 1, reason: '', by: 1, at: AT })).toEqual({ done: true })
})

test('each change tells the history once, in words that hold together', () => {
  const id = raise(ASH)
  withdrawNeed(db, { needId: id, version: 1, reason: 'Found help', by: 1, at: AT })
  withdrawNeed(db, { needId: id, version: 1, reason: 'Again', by: 1, at: AT })
  expect(history(db).map(({ action, school_id, why }) => `${action} ${school_id} ${why}`)).toEqual(['need.raised 1 null', 'need.withdrawn 1 Found help'])
  expect(firstBrokenEvent(db)).toBeNull()
})
