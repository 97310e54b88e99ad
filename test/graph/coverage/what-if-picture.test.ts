import { expect, test } from 'vitest'
import { whatIf } from '../../../graph/coverage/what-if.ts'
import { whatIfPictures } from '../../../graph/coverage/what-if-picture.ts'
import type { NetworkFacts } from '../../../graph/network/model.ts'
import type { SupposedChange } from '../../../graph/network/supposed.ts'
import { activity, facts, member, network, school } from '../network/world.ts'

const ON = '2026-03-15'
const world = (count: number): NetworkFacts => facts({
  schools: Array.from({ length: count }, (_, index) => school(index + 1)), networks: [network(1), network(2), network(3)],
  memberships: [...Array.from({ length: count - 2 }, (_, index) => member(1, index + 1)), member(2, 1), member(2, 2), member(3, count - 1), member(3, count)],
  activities: [activity(1, '2026-01-20', [1, 2, 3])],
})

function picturesOf(before: NetworkFacts, change: SupposedChange, schoolIds = before.schools.map(({ id }) => id)) {
  const told = whatIf(before, { changes: [change], on: ON, months: 12, schoolIds, running: [] })
  if ('refusal' in told) throw new Error(told.refusal)
  return whatIfPictures(before, told, { on: ON, months: 12, schoolIds: new Set(schoolIds) })
}

test('each school stands at one spot in both, and only what changes is drawn', () => {
  const { before, after } = picturesOf(world(7), { kind: 'ends', networkId: 1 })!
  expect(before.schools.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5])
  expect(after.schools).toEqual(before.schools)
  expect(before.networks.map(({ id }) => id)).toEqual([1, 2])
  expect(after.networks).toEqual(before.networks.filter(({ id }) => id === 2))
})

test('a school that would be closed is drawn before alone', () => {
  const { before, after } = picturesOf(world(7), { kind: 'closes', schoolId: 2 })!
  expect(before.schools.map(({ id }) => id)).toContain(2)
  expect(after.schools.map(({ id }) => id)).not.toContain(2)
  expect(after.spokes.some(({ schoolId }) => schoolId === 2)).toBe(false)
})

test('schools nobody asked about are not drawn', () => {
  expect(picturesOf(world(7), { kind: 'ends', networkId: 1 }, [1, 2])!.before.schools.map(({ id }) => id)).toEqual([1, 2])
})

test('nothing is drawn where nothing changes, or too much to be told apart', () => {
  expect(picturesOf(world(7), { kind: 'joins', schoolId: 3, networkId: 3 })).not.toBeNull()
  expect(picturesOf(facts({ schools: [school(1)], networks: [network(1)] }), { kind: 'ends', networkId: 1 })).toBeNull()
  expect(picturesOf(world(63), { kind: 'ends', networkId: 1 })).toBeNull()
})
