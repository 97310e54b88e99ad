import { expect, test } from 'vitest'
import { coverageOf } from '../../../graph/coverage/coverage.ts'
import { activity, facts, member, memberPerson, network, post, school } from '../network/world.ts'

const DAY = '2026-03-15'
const RECENT = '2026-01-20'
type Parts = Parameters<typeof facts>[0]
const of = (schoolId: number, parts: Parts, asked: { day?: string; months?: number } = {}) =>
  coverageOf(facts({ schools: [1, 2, 3].map((id) => school(id)), networks: [network(1), network(2)], ...parts }), {
    day: DAY, months: 12, schoolIds: [schoolId], ...asked,
  })[0]!
const pair = [member(1, 1), member(1, 2)]

test('a school that took part in its collaboration lately is active, and the evidence says in what', () => {
  const found = of(1, { memberships: pair, activities: [activity(1, RECENT, [1, 2], { title: 'Maths book look', kind: 'visit' })] })
  expect(found.coverage).toBe('active')
  expect(found.evidence).toEqual([{ on: RECENT, kind: 'visit', title: 'Maths book look', networkId: 1, networkName: 'Network 1', by: null }])
})

test('a member that took no part is on paper only', () => {
  expect(of(1, { memberships: pair, activities: [activity(1, RECENT, [2])] })).toMatchObject({
    coverage: 'on-paper-only', evidence: [], threads: [], networks: [{ networkId: 1, active: false, lastOn: null, otherSchools: 1 }],
  })
})

test('a school in no collaboration has none', () => {
  expect(of(3, { memberships: pair })).toEqual({ schoolId: 3, coverage: 'none', evidence: [], networks: [], threads: [] })
})

test('activity exactly twelve months old counts; a day older does not', () => {
  expect(of(1, { memberships: pair, activities: [activity(1, '2025-03-15', [1, 2])] }).coverage).toBe('active')
  expect(of(1, { memberships: pair, activities: [activity(1, '2025-03-14', [1, 2])] })).toMatchObject({
    coverage: 'on-paper-only', networks: [{ lastOn: '2025-03-14' }],
  })
})

test('activity still to come does not count yet', () => {
  const parts = { memberships: pair, activities: [activity(1, '2026-03-16', [1, 2])] }
  expect(of(1, parts)).toMatchObject({ coverage: 'on-paper-only', networks: [{ lastOn: null }] })
  expect(of(1, parts, { day: '2026-03-16' }).coverage).toBe('active')
})

test('the number of months can be changed', () => {
  const parts = { memberships: pair, activities: [activity(1, '2025-12-01', [1, 2])] }
  expect(of(1, parts, { months: 3 }).coverage).toBe('on-paper-only')
  expect(of(1, parts, { months: 4 }).coverage).toBe('active')
})

test('taking part as a guest, or in a collaboration since left, is not active membership', () => {
  const guest = { memberships: [...pair, member(2, 3), member(2, 2)], activities: [activity(1, RECENT, [1, 2, 3])] }
  expect(of(3, guest).coverage).toBe('on-paper-only')
  const left = { memberships: [...pair, member(1, 3, { to: '2026-02-01' })], activities: [activity(1, RECENT, [1, 2, 3])] }
  expect(of(3, left).coverage).toBe('none')
  expect(of(3, left, { day: '2026-02-01' }).coverage).toBe('active')
})

test('membership from a later day, or of a network that has ended, is no membership', () => {
  expect(of(3, { memberships: [...pair, member(1, 3, { from: '2026-03-16' })] }).coverage).toBe('none')
  expect(of(1, { networks: [network(1, { to: '2026-03-14' })], memberships: pair }).coverage).toBe('none')
})

test('an Improvement Partnership is no collaboration, whatever it does', () => {
  const parts = { networks: [network(1, { kind: 'improvement-partnership' })], memberships: pair, activities: [activity(1, RECENT, [1, 2])] }
  expect(of(1, parts)).toMatchObject({ coverage: 'none', networks: [] })
})

test('a trust whose other schools have closed is no company', () => {
  const trust = { networks: [network(1, { kind: 'multi-academy-trust' })], memberships: pair }
  expect(of(1, trust).coverage).toBe('on-paper-only')
  expect(of(1, { ...trust, schools: [school(1), school(2, { standing: 'closed', closedOn: '2025-08-31' })] }).coverage).toBe('none')
})

test('whether a kind is a collaboration is read from its row, not from its code', () => {
  const kinds = [{ code: 'learning-community', name: 'Learning community', collaboration: false, conflict: false, exclusive: false, jointPractice: false }]
  expect(of(1, { kinds, memberships: pair }).coverage).toBe('none')
})

test('a school may belong through its head', () => {
  const parts = {
    people: [{ id: 1, name: 'Una Head' }], posts: [post(1, 1)],
    memberships: [memberPerson(1, 1), member(1, 2)], activities: [activity(1, RECENT, [1, 2])],
  }
  expect(of(1, parts).coverage).toBe('active')
  expect(of(1, { ...parts, posts: [post(1, 1, { to: '2025-12-31' })] }).coverage).toBe('none')
})

test('evidence is listed latest first', () => {
  const parts = { memberships: pair, activities: [activity(1, '2025-06-01', [1, 2]), activity(1, RECENT, [1, 2]), activity(1, '2025-09-01', [1, 2])] }
  expect(of(1, parts).evidence.map((row) => row.on)).toEqual([RECENT, '2025-09-01', '2025-06-01'])
})

test('a school can be active in one collaboration and on paper in another', () => {
  const found = of(1, { memberships: [...pair, member(2, 1), member(2, 3)], activities: [activity(1, RECENT, [1, 2])] })
  expect(found.networks.map((row) => row.active)).toEqual([true, false])
  expect(found.coverage).toBe('active')
})

test('answers come in the order asked, also for a school nobody knows', () => {
  const all = coverageOf(facts({ schools: [school(1)] }), { day: DAY, months: 12, schoolIds: [9, 1] })
  expect(all.map((row) => [row.schoolId, row.coverage])).toEqual([[9, 'none'], [1, 'none']])
})
