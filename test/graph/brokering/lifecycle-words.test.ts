import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PROPOSAL } from '../../../graph/brokering/lifecycle.ts'
import { DECLINE_REASONS, STATE_WORDS, briefOf, declineWords, reasonsFor, roughly } from '../../../graph/brokering/proposals.ts'

const facts = {
  areaCode: 'english', halfDays: 8, wantedBy: '2026-07-10', distanceKm: 7.3, couldBe: [1, 2, 3, 4, 6, 7, 7.3, 8], nameShared: false, schoolAnswer: null,
  school: { id: 4, name: 'Larkfield Primary School', phase: 'primary' as const },
}

test('a brief tells nothing by which the school could be known', () => {
  const brief = briefOf(facts)
  expect(brief).toEqual({ areaCode: 'english', phase: 'primary', halfDays: 8, wantedBy: '2026-07-10', distance: 'within 10 km', school: null })
  expect(JSON.stringify(brief)).not.toMatch(/Larkfield|7\.3/)
})

test('the name is told once the school has accepted, or said so when it asked; a decline tells nothing', () => {
  expect(briefOf({ ...facts, schoolAnswer: 'accepted' }).school).toEqual({ id: 4, name: 'Larkfield Primary School' })
  expect(briefOf({ ...facts, nameShared: true }).school).toEqual({ id: 4, name: 'Larkfield Primary School' })
  expect(briefOf({ ...facts, schoolAnswer: 'declined' }).school).toBe(null)
})

const eight = (km: number): number[] => Array.from({ length: 8 }, () => km)
const told = (couldBe: number[], distances: (number | null)[]): string[] => distances.map((km) => roughly(km, couldBe))

test('distances are told in bands where each holds schools enough', () => {
  expect(told([5, 10, 20, 40].flatMap(eight), [0, 5, 5.1, 19.9, 40])).toEqual(['within 5 km', 'within 5 km', 'within 10 km', 'within 20 km', 'within 40 km'])
})

test('a band of few schools is told with the next one', () => {
  expect(told([...eight(4), 7, 8, 9, ...eight(15)], [4, 8, 15])).toEqual(['within 5 km', 'within 20 km', 'within 20 km'])
  expect(told([...eight(4), 7, 8, 9], [4, 8])).toEqual(['within 10 km', 'within 10 km'])
})

test('where there are too few schools, or some whose place nobody knows, no distance is told', () => {
  expect(told([2, 3, 7], [2, 7])).toEqual(['within your reach', 'within your reach'])
  expect(told([...eight(4), Infinity], [4, null])).toEqual(['within your reach', 'within your reach'])
})

test('whatever is told, at least eight schools could be meant', () => {
  const distances = fc.array(fc.oneof(fc.double({ min: 0, max: 60, noNaN: true }), fc.constant(Infinity)), { minLength: 8, maxLength: 60 })
  fc.assert(fc.property(distances, (couldBe) => {
    const words = couldBe.map((km) => roughly(km === Infinity ? null : km, couldBe))
    for (const same of Map.groupBy(words, (word) => word).values()) expect(same.length).toBeGreaterThanOrEqual(8)
  }))
})

test('each side has its own reasons to decline, and both can say that there is a conflict or something else', () => {
  for (const side of ['supporter', 'school'] as const) expect(reasonsFor(side).map(({ code }) => code)).toEqual(expect.arrayContaining(['conflict', 'timing', 'other']))
  expect(declineWords('school', 'too-far', '')).toHaveProperty('errors')
  expect(new Set(DECLINE_REASONS.map(({ code }) => code)).size).toBe(DECLINE_REASONS.length)
})

test('a decline says why: a code alone will do, unless it is another reason', () => {
  expect(declineWords('supporter', 'timing', ' ')).toEqual({ words: 'It is the wrong time.' })
  expect(declineWords('supporter', 'timing', 'after the inspection')).toEqual({ words: 'It is the wrong time: after the inspection' })
  expect(declineWords('supporter', 'other', ' we merge in May ')).toEqual({ words: 'we merge in May' })
  expect(declineWords('supporter', 'other', '  ')).toMatchObject({ errors: [{ field: 'words' }] })
  expect(declineWords('supporter', '', 'no')).toMatchObject({ errors: [{ field: 'reason' }] })
  expect(declineWords('school', 'timing', 'x'.repeat(1_001))).toMatchObject({ errors: [{ field: 'words' }] })
})

test('every state has words', () => {
  expect(Object.keys(STATE_WORDS).sort()).toEqual(Object.keys(PROPOSAL.states).sort())
})
