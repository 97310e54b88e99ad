import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coverageOf } from '../../../graph/coverage/coverage.ts'
import type { NetworkFacts } from '../../../graph/network/model.ts'
import { activity, facts, member, memberPerson, network, post, school } from '../network/world.ts'

const DAY = '2026-03-15'
const RECENT = '2026-01-20'
const people = [1, 2, 3].map((id) => ({ id, name: `Person ${id}` }))
const schools = [1, 2, 3, 4, 5].map((id) => school(id))
const coverageIn = (world: NetworkFacts, schoolId: number) => coverageOf(world, { day: DAY, months: 12, schoolIds: [schoolId] })[0]!
const threadsIn = (parts: Partial<NetworkFacts>, schoolId = 1) =>
  coverageIn(facts({ schools, people, networks: [network(1), network(2)], ...parts }), schoolId).threads.map(({ kind, id }) => [kind, id])

test('one collaboration with several schools is one thread', () => {
  const parts = { memberships: [1, 2, 3].map((id) => member(1, id)), activities: [activity(1, RECENT, [1, 2, 3])] }
  expect(threadsIn(parts)).toEqual([['collaboration', 1]])
})

test('two collaborations with different schools are none', () => {
  const memberships = [member(1, 1), member(1, 2), member(2, 1), member(2, 3)]
  expect(threadsIn({ memberships, activities: [activity(1, RECENT, [1, 2]), activity(2, RECENT, [1, 3])] })).toEqual([])
})

test('two collaborations with the same one school hang by that school', () => {
  const memberships = [member(1, 1), member(1, 2), member(2, 1), member(2, 2)]
  expect(threadsIn({ memberships, activities: [activity(1, RECENT, [1, 2]), activity(2, RECENT, [1, 2])] })).toEqual([['school', 2]])
})

test('a partner in name only does not keep a school company', () => {
  const memberships = [1, 2, 3].map((id) => member(1, id))
  expect(threadsIn({ memberships, activities: [activity(1, RECENT, [1, 2])] })).toEqual([['collaboration', 1], ['school', 2]])
})

test('a school recorded alone at what it did is said to be alone', () => {
  const parts = { memberships: [member(1, 1), member(1, 2)], activities: [activity(1, RECENT, [1])] }
  expect(threadsIn(parts)).toEqual([['alone', null]])
})

test('spokes hang by their hub; the hub hangs by no spoke', () => {
  const memberships = [member(1, 1, { role: 'spoke' }), member(1, 2, { role: 'hub' }), member(1, 3, { role: 'spoke' })]
  const parts = { memberships, activities: [activity(1, RECENT, [1, 2, 3])] }
  expect(threadsIn(parts, 1)).toEqual([['collaboration', 1], ['school', 2]])
  expect(threadsIn(parts, 2)).toEqual([['collaboration', 1]])
})

test('with two hubs a spoke hangs by neither', () => {
  const memberships = [member(1, 1, { role: 'spoke' }), member(1, 2, { role: 'hub' }), member(1, 3, { role: 'hub' })]
  expect(threadsIn({ memberships, activities: [activity(1, RECENT, [1, 2, 3])] })).toEqual([['collaboration', 1]])
})

test('a school that belongs only through its head hangs by its head', () => {
  const parts = { posts: [post(1, 1)], memberships: [memberPerson(1, 1), member(1, 2), member(1, 3)], activities: [activity(1, RECENT, [1, 2, 3])] }
  expect(threadsIn(parts)).toEqual([['collaboration', 1], ['person', 1]])
  expect(threadsIn({ ...parts, posts: [post(1, 1), post(2, 1)], memberships: [...parts.memberships, memberPerson(1, 2)] })).toEqual([['collaboration', 1]])
})

test('two schools joined only by one executive head both hang by that person', () => {
  const parts = {
    posts: [post(1, 1), post(1, 2, { role: 'executive-head' })], memberships: [memberPerson(1, 1)], activities: [activity(1, RECENT, [1, 2])],
  }
  expect(threadsIn(parts)).toEqual([['collaboration', 1], ['school', 2], ['person', 1]])
})

test('a thread says in words what would happen', () => {
  const world = facts({ schools, networks: [network(1)], memberships: [member(1, 1), member(1, 2)], activities: [activity(1, RECENT, [1, 2])] })
  expect(coverageIn(world, 1).threads.map((row) => row.because)).toEqual([
    'It is active in one collaboration only: Network 1.',
    'If School 2 left, no school it works with would remain.',
  ])
})

test('a school that is on paper only hangs by nothing', () => {
  expect(threadsIn({ memberships: [member(1, 1), member(1, 2)] })).toEqual([])
})

const some = (max: number) => fc.uniqueArray(fc.integer({ min: 1, max }), { maxLength: max })
const role = fc.constantFrom('member', 'member', 'hub', 'spoke', 'lead')
/** Small random worlds: five schools, three collaborations, three people. */
const worlds = fc
  .record({
    members: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 5 }), role), { maxLength: 10 }),
    heads: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 5 })), { maxLength: 4 }),
    coLeaders: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })), { maxLength: 4 }),
    done: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), some(5)), { maxLength: 6 }),
  })
  .map(({ members, heads, coLeaders, done }) =>
    facts({
      schools, people, networks: [1, 2, 3].map((id) => network(id)),
      memberships: [
        ...members.map(([networkId, schoolId, held]) => member(networkId, schoolId, { role: held })),
        ...coLeaders.map(([networkId, personId]) => memberPerson(networkId, personId)),
      ],
      posts: heads.map(([personId, schoolId]) => post(personId, schoolId)),
      activities: done.map(([networkId, schoolIds]) => activity(networkId, RECENT, schoolIds)),
    }),
  )

const without = (world: NetworkFacts, kind: string, id: number): NetworkFacts => ({
  ...world,
  schools: world.schools.filter((row) => kind !== 'school' || row.id !== id),
  networks: world.networks.filter((row) => kind !== 'collaboration' || row.id !== id),
  memberships: world.memberships.filter((row) => (kind !== 'school' || row.schoolId !== id) && (kind !== 'person' || row.personId !== id)),
})
const inCompany = (world: NetworkFacts, schoolId: number): boolean => {
  const { coverage, threads } = coverageIn(world, schoolId)
  return coverage === 'active' && !threads.some(({ kind }) => kind === 'alone')
}
const everything = [
  ...[2, 3, 4, 5].map((id) => ['school', id] as const),
  ...[1, 2, 3].map((id) => ['collaboration', id] as const),
  ...[1, 2, 3].map((id) => ['person', id] as const),
]

test('whatever is not a thread can leave without cutting the school off, and whatever is a thread cannot', () => {
  let cutOff = 0
  let kept = 0
  fc.assert(
    fc.property(worlds, (world) => {
      if (!inCompany(world, 1)) return
      const threads = new Set(coverageIn(world, 1).threads.map(({ kind, id }) => `${kind}:${id}`))
      for (const [kind, id] of everything) {
        expect(inCompany(without(world, kind, id), 1), `${kind} ${id}`).toBe(!threads.has(`${kind}:${id}`))
        if (threads.has(`${kind}:${id}`)) cutOff += 1
        else kept += 1
      }
    }),
    { numRuns: 600 },
  )
  expect(Math.min(cutOff, kept)).toBeGreaterThan(20)
})

test('coverage is the same whatever the order of the rows', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const turned = Object.fromEntries(Object.entries(world).map(([table, rows]) => [table, [...rows].reverse()])) as NetworkFacts
      const asked = { day: DAY, months: 12, schoolIds: [1, 2, 3, 4, 5] }
      expect(coverageOf(turned, asked)).toEqual(coverageOf(world, asked))
    }),
    { numRuns: 200 },
  )
})
