import { beforeEach, expect, test } from 'vitest'
import type { Db } from '../../db/client.ts'
import { countAnswers, findAnswer, findReview, listReviewed, listReviews, listReviewsToAnswer, listSharedComments, moveLastDay, openReview, recordAnswer } from '../../db/pillars.ts'
import { PILLARS } from '../../graph/coverage/pillars.ts'
import type { Answer } from '../../graph/coverage/pillars-review.ts'
import { ASH, AT, broker, CEDAR, headOf, smallAuthority, TODAY } from './small-authority.ts'

const BAY = 50
const CLOSED = '2026-12-01'
const WHO = { by: null, at: AT }
let db: Db
let reviewId: number

beforeEach(() => {
  db = smallAuthority()
  db.$client.exec(`
    insert into networks (id, kind, name, la_code) values (${BAY}, 'learning-community', 'Bay', '901');
    insert into schools (id, urn, name, la_code, phase, standing) values (21, 900021, 'Fir', '901', 'primary', 'open'), (22, 900022, 'Gorse', '901', 'primary', 'open'), (23, 900023, 'Hazel', '901', 'primary', 'open');
    insert into memberships (network_id, school_id, "from", "to") values (${BAY}, ${ASH}, null, null), (${BAY}, 2, null, null), (${BAY}, ${CEDAR}, '2019-09-01', '2024-08-31');`)
  const opened = openReview(db, { networkId: BAY, term: '2026-09-01', lastDay: '2026-11-30', ...WHO })
  reviewId = 'reviewId' in opened ? opened.reviewId : 0
})

const saying = (step: number, more: Partial<Answer> = {}): Answer => ({ marks: PILLARS.map(({ code }) => ({ pillar: code, step })), comment: '', commentShared: false, ...more })
const answer = (schoolId: number, what: Answer, version = 0, today = TODAY) => recordAnswer(db, { reviewId, schoolId, answer: what, version, today, ...WHO })
const reviewed = (today = CLOSED) => listReviewed(db, { networkId: BAY, pillars: PILLARS, today })

test('a term has one review, and the second is not written', () => {
  expect(openReview(db, { networkId: BAY, term: '2026-09-01', lastDay: '2026-12-15', ...WHO })).toEqual({ taken: true })
  expect(listReviews(db, { networkId: BAY })).toMatchObject([{ id: reviewId, lastDay: '2026-11-30', version: 1 }])
  expect(findReview(db, { id: reviewId, networkId: 1 })).toBeNull()
})

test('a school has one answer, which can be changed until the review closes', () => {
  expect(answer(ASH, saying(2))).toEqual({ done: true })
  expect(answer(ASH, saying(3))).toEqual({ stale: true })
  expect(answer(ASH, { ...saying(3), marks: [{ pillar: 'transparency', step: 4 }] }, 1)).toEqual({ done: true })
  expect(findAnswer(db, { reviewId, schoolId: ASH })).toMatchObject({ marks: [{ pillar: 'transparency', step: 4 }], version: 2 })
  expect(answer(ASH, saying(1), 2, CLOSED)).toEqual({ stale: true })
  expect(countAnswers(db, { reviewId })).toBe(1)
})

test('the history says who answered and when, and nothing of what they said', () => {
  answer(ASH, saying(2, { comment: 'Between us', commentShared: false }))
  const told = db.$client.prepare("select action, school_id, change from events where subject = 'pillar-review' order by seq").all()
  expect(told).toMatchObject([{ action: 'pillar-review.opened' }, { action: 'pillar-review.answered', school_id: ASH, change: '{}' }])
})

test('nothing of an open review is told; of a closed one only with five answers', () => {
  for (const id of [ASH, 2, 21, 22]) answer(id, saying(3))
  expect(reviewed(TODAY)).toEqual([])
  expect(reviewed('2026-11-30')).toEqual([])
  expect(reviewed()).toMatchObject([{ answers: 4 }])
  expect(reviewed()[0]!.results.every(({ result }) => result === null)).toBe(true)
  answer(23, saying(4))
  expect(reviewed()[0]!.results.map(({ result }) => result)).toEqual(PILLARS.map(() => ({ answers: 5, mean: 3.2, typical: [3], deviation: 0.2, alike: true })))
})

test('a school that could not say is not counted, and its pillar is not told of when that leaves four', () => {
  for (const id of [ASH, 2, 21, 22]) answer(id, saying(3))
  answer(23, { ...saying(4), marks: [{ pillar: 'transparency', step: 4 }] })
  const results = new Map(reviewed()[0]!.results.map(({ pillar, result }) => [pillar, result]))
  expect(results.get('transparency')?.answers).toBe(5)
  expect(results.get('moral-purpose')).toBeNull()
})

test('a comment is told once the review has closed, and only where its author shared it', () => {
  answer(ASH, saying(3, { comment: 'More visits', commentShared: true }))
  answer(2, saying(3, { comment: 'Between us', commentShared: false }))
  expect(listSharedComments(db, { networkId: BAY, today: TODAY })).toEqual([])
  expect(listSharedComments(db, { networkId: BAY, today: CLOSED })).toEqual([{ reviewId, school: 'Ash Primary School', urn: 900001, comment: 'More visits' }])
})

test('the last day moves while the review is open, and not after', () => {
  const move = (version: number, today: string) => moveLastDay(db, { reviewId, version, lastDay: '2026-12-10', today, ...WHO })
  expect(move(2, TODAY)).toEqual({ stale: true })
  expect(move(1, CLOSED)).toEqual({ stale: true })
  expect(move(1, TODAY)).toEqual({ done: true })
  expect(findReview(db, { id: reviewId, networkId: BAY })).toMatchObject({ lastDay: '2026-12-10', version: 2 })
})

test('a head is reminded while their school belongs and has not answered; nobody else is', () => {
  expect(listReviewsToAnswer(db, headOf(ASH))).toEqual([{ reviewId, networkId: BAY, network: 'Bay', school: 'Ash Primary School', urn: 900001, lastDay: '2026-11-30' }])
  expect(listReviewsToAnswer(db, headOf(CEDAR))).toEqual([])
  expect(listReviewsToAnswer(db, broker)).toEqual([])
  expect(listReviewsToAnswer(db, { ...headOf(ASH), today: CLOSED })).toEqual([])
  answer(ASH, saying(3))
  expect(listReviewsToAnswer(db, headOf(ASH))).toEqual([])
})

test('the head of the lead school, and of a school that belongs through its head, are reminded too', () => {
  db.$client.exec(`update networks set lead_school_id = ${CEDAR} where id = ${BAY}`)
  expect(listReviewsToAnswer(db, headOf(CEDAR))).toHaveLength(1)
  db.$client.exec(`update networks set lead_school_id = null where id = ${BAY}; insert into memberships (network_id, person_id, role) values (${BAY}, 3, 'co-leader')`)
  expect(listReviewsToAnswer(db, headOf(CEDAR))).toHaveLength(1)
})
