import { expect, test } from 'vitest'
import { PROPOSAL } from '../../../graph/brokering/lifecycle.ts'
import { DECLINE_REASONS, STATE_WORDS, briefOf, declineWords, reasonsFor, roughly } from '../../../graph/brokering/proposals.ts'

const facts = {
  areaCode: 'english', halfDays: 8, wantedBy: '2026-07-10', distanceKm: 7.3, nameShared: false, schoolAnswer: null,
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

test('distances are told in bands', () => {
  expect([null, 0, 5, 5.1, 19.9, 40, 40.1].map(roughly)).toEqual([
    'distance not known', 'within 5 km', 'within 5 km', 'within 10 km', 'within 20 km', 'within 40 km', 'more than 40 km away',
  ])
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
