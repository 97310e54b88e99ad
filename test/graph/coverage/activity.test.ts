import { expect, test } from 'vitest'
import { recordTogether, schoolsToChoose } from '../../../graph/coverage/activity.ts'
import { typedDayOf } from '../../../graph/dates/typed-day.ts'
import { facts, member, memberPerson, network, post, school } from '../network/world.ts'

const TODAY = '2026-11-23'
const HILLS = network(1, { from: '2024-09-01' })
const FACTS = facts({
  networks: [HILLS], schools: [1, 2, 3, 4].map((id) => school(id)), posts: [post(7, 4)],
  memberships: [member(1, 1), member(1, 2, { to: '2025-12-31' }), memberPerson(1, 7)],
})
const record = (typed: Partial<Parameters<typeof recordTogether>[0]> = {}) =>
  recordTogether({ kind: 'peer-review', title: ' Reading  walk ', on: typedDayOf('2026-10-01'), schools: ['1', '4'], ...typed }, HILLS, { facts: FACTS, own: null, today: TODAY })
const saying = (outcome: ReturnType<typeof record>): string[] => ('refusals' in outcome ? outcome.refusals.map(({ field, message }) => `${field}: ${message}`) : [])

test('what schools that belonged did together is recorded, those there through their staff too', () => {
  expect(record()).toEqual({ activity: { kind: 'peer-review', title: 'Reading walk', on: '2026-10-01', schoolIds: [1, 4] } })
  expect(record({ schools: ['2'], on: typedDayOf('2025-12-31') })).toHaveProperty('activity')
})

test('a school takes part only while it belongs', () => {
  expect(saying(record({ schools: ['2'] }))).toEqual(['schools: School 2 did not belong to the network on 1 October 2026'])
  expect(saying(record({ schools: ['3'] }))).toEqual(['schools: School 3 did not belong to the network on 1 October 2026'])
  expect(saying(record({ schools: [] }))).toEqual(['schools: Choose at least one school that took part'])
})

test('it was not in the future, nor before the network began', () => {
  expect(saying(record({ on: typedDayOf('2026-11-24') }))).toEqual(['on: The date must be today or in the past'])
  expect(saying(record({ on: typedDayOf('2024-08-31') }))).toEqual(['on: The date must be 1 September 2024 or later, when the network began'])
  expect(record({ on: typedDayOf(TODAY) })).toHaveProperty('activity')
})

test('its kind is known and it has a title', () => {
  expect(saying(record({ kind: 'party', title: ' ' }))).toEqual(['kind: Choose what kind of thing it was', 'title: Say what it was, with at most 200 characters'])
})

test('one chooses among those that belonged on the day', () => {
  expect(schoolsToChoose(FACTS, 1, TODAY).map(({ id }) => id)).toEqual([1, 4])
  expect(schoolsToChoose(FACTS, 1, '2025-12-31').map(({ id }) => id)).toEqual([1, 2, 4])
})

test('all that belonged on the day can be said in one word', () => {
  expect(record({ schools: ['all'] })).toMatchObject({ activity: { schoolIds: [1, 4] } })
  expect(record({ schools: ['all'], on: typedDayOf('2025-12-31') })).toMatchObject({ activity: { schoolIds: [1, 2, 4] } })
})
