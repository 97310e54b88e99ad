import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coverageOf } from '../../../graph/coverage/coverage.ts'
import { whatIf, type WhatIfAsked } from '../../../graph/coverage/what-if.ts'
import type { Running } from '../../../graph/coverage/what-if-support.ts'
import { conflictDayOf } from '../../../graph/matching/day.ts'
import type { NetworkFacts } from '../../../graph/network/model.ts'
import type { SupposedChange } from '../../../graph/network/supposed.ts'
import { activity, facts, member, network, post, school } from '../network/world.ts'

const ON = '2026-03-15'
const RECENT = '2026-01-20'
const people = [1, 2, 3].map((id) => ({ id, name: `Person ${id}` }))
const schools = [1, 2, 3, 4, 5, 6].map((id) => school(id))
const ALL = schools.map(({ id }) => id)
const world = (parts: Partial<NetworkFacts>): NetworkFacts => facts({ schools, people, ...parts })

function ask(before: NetworkFacts, changes: SupposedChange[], more: Partial<WhatIfAsked> = {}) {
  const outcome = whatIf(before, { changes, on: ON, months: 12, schoolIds: ALL, running: [], ...more })
  if ('refusal' in outcome) throw new Error(outcome.refusal)
  return outcome
}
const support = (more: Partial<Running> = {}): Running => ({ kind: 'agreement', id: 7, schoolId: 1, supporterSchoolId: 2, personId: null, ...more })

/** Schools 1 and 2 in a federation, 2 and 3 in a cluster with 4; all took part. */
const TWO = {
  networks: [network(1, { kind: 'federation' }), network(2)],
  memberships: [member(1, 1), member(1, 2), member(2, 2), member(2, 3), member(2, 4)],
  activities: [activity(1, RECENT, [1, 2]), activity(2, RECENT, [2, 3, 4])],
}

test('dissolving a federation leaves a school in none, another by one thread, and ends their conflict', () => {
  const { moved, threadsBegun, conflicts, counts, said } = ask(world(TWO), [{ kind: 'ends', networkId: 1 }])
  expect(said).toEqual([{ what: 'Network 1 ends', also: [] }])
  expect(moved).toEqual([{ schoolId: 1, before: 'active', after: 'none' }])
  expect(threadsBegun).toEqual([{ schoolId: 2, threads: [expect.objectContaining({ kind: 'collaboration', id: 2 })] }])
  expect(conflicts).toEqual({ begun: [], ended: [{ schoolId: 1, otherId: 2, by: 1 }] })
  expect(counts).toEqual({
    before: { active: 4, 'on-paper-only': 0, none: 2, thread: 3 },
    after: { active: 3, 'on-paper-only': 0, none: 3, thread: 3 },
  })
})

test('after a merger the schools of both hang by the merged cluster, and nobody falls out', () => {
  const before = world({
    networks: [network(1), network(2)], memberships: [member(1, 1), member(1, 2), member(2, 3), member(2, 4)],
    activities: [activity(1, RECENT, [1, 2]), activity(2, RECENT, [3])],
  })
  const { moved, threadsEnded, threadsBegun } = ask(before, [{ kind: 'merges', networkId: 1, intoId: 2 }])
  expect(moved).toEqual([])
  expect(threadsEnded).toEqual([])
  expect(threadsBegun.map(({ schoolId, threads }) => [schoolId, threads.map(({ kind, id }) => [kind, id])])).toEqual([[1, [['collaboration', 2]]], [2, [['collaboration', 2]]], [3, [['collaboration', 2]]]])
})

test('a school that joins on paper is no longer in none; nothing it did makes it active', () => {
  expect(ask(world(TWO), [{ kind: 'joins', schoolId: 5, networkId: 2 }]).moved).toEqual([{ schoolId: 5, before: 'none', after: 'on-paper-only' }])
})

test('a school that joins a trust is in conflict with every school of it, and with no other', () => {
  const before = world({ networks: [network(1, { kind: 'multi-academy-trust' })], memberships: [member(1, 1), member(1, 2), member(1, 3)] })
  expect(ask(before, [{ kind: 'joins', schoolId: 4, networkId: 1 }]).conflicts).toEqual({
    begun: [1, 2, 3].map((schoolId) => ({ schoolId, otherId: 4, by: 1 })), ended: [],
  })
})

test('a conflict goes on while anything else is shared', () => {
  const before = world({ networks: [network(1, { kind: 'federation' })], memberships: [member(1, 1), member(1, 2)], posts: [post(1, 1), post(1, 2, { role: 'governor' })] })
  expect(ask(before, [{ kind: 'ends', networkId: 1 }]).conflicts).toEqual({ begun: [], ended: [] })
  expect(ask(before, [{ kind: 'ends', networkId: 1 }, { kind: 'head-goes', schoolId: 1 }]).conflicts.ended).toEqual([{ schoolId: 1, otherId: 2, by: 1 }])
  expect(ask(before, [{ kind: 'head-goes', schoolId: 1 }]).conflicts).toEqual({ begun: [], ended: [] })
})

test('conflicts of schools nobody asked about are not told', () => {
  const before = world({ networks: [network(1, { kind: 'federation' })], memberships: [member(1, 1), member(1, 2), member(1, 3)] })
  expect(ask(before, [{ kind: 'ends', networkId: 1 }], { schoolIds: [1, 2] }).conflicts.ended).toEqual([{ schoolId: 1, otherId: 2, by: 1 }])
})

test('a school that closes is counted no more, and what it leaves alone is told', () => {
  const before = world({ ...TWO, networks: [network(1, { kind: 'federation', leadSchoolId: 1 }), network(2)] })
  const { moved, counts, weakened } = ask(before, [{ kind: 'closes', schoolId: 1 }])
  expect(moved).toEqual([{ schoolId: 1, before: 'active', after: null }])
  expect(counts.after).toMatchObject({ active: 3, none: 2 })
  expect(weakened).toEqual([
    { networkId: 1, name: 'Network 1', because: 'It would have fewer than two schools, and be company for none.' },
    { networkId: 1, name: 'Network 1', because: 'The school that leads it would be gone from it.' },
  ])
})

test('support is touched when a school of it closes, and no conflict is told of a closed school', () => {
  const before = world({ posts: [post(1, 1), post(2, 2)] })
  const because = (schoolId: number) => ask(before, [{ kind: 'closes', schoolId }], { running: [support()] }).touched.map((row) => row.because)
  expect(because(1)).toEqual([['The supported school would be closed.']])
  expect(because(2)).toEqual([['The supporting school would be closed.']])
  expect(because(3)).toEqual([])
})

test('support is touched when the leader or a head goes', () => {
  const before = world({ posts: [post(1, 1), post(2, 2), post(3, 2, { role: 'senior-leader' })] })
  const because = (change: SupposedChange, personId: number | null = null) => ask(before, [change], { running: [support({ personId })] }).touched.flatMap((row) => row.because)
  expect(because({ kind: 'person-goes', personId: 3 }, 3)).toEqual(['The leader who was to come would be gone.'])
  expect(because({ kind: 'person-goes', personId: 3 })).toEqual([])
  expect(because({ kind: 'head-goes', schoolId: 1 })).toEqual(['The head of the supported school would be gone.'])
  expect(because({ kind: 'head-goes', schoolId: 2 })).toEqual(['The head of the supporting school would be gone.'])
})

test('support is touched when a conflict of interest begins or ends between its sides', () => {
  const trust = world({ networks: [network(1, { kind: 'multi-academy-trust' })], memberships: [member(1, 2)] })
  expect(ask(trust, [{ kind: 'joins', schoolId: 1, networkId: 1 }], { running: [support()] }).touched.flatMap((row) => row.because)).toEqual([
    'A conflict of interest would begin: The schools are in the same trust, federation or governing body.',
  ])
  const federation = world({ networks: [network(1, { kind: 'federation' })], memberships: [member(1, 1), member(1, 2)] })
  expect(ask(federation, [{ kind: 'ends', networkId: 1 }], { running: [support()] }).touched.flatMap((row) => row.because)).toEqual([
    'A conflict of interest would end: No trust, federation or governing body in common.',
  ])
})

test('a change that cannot be is refused with its reason', () => {
  expect(whatIf(world({}), { changes: [{ kind: 'ends', networkId: 3 }], on: ON, months: 12, schoolIds: ALL, running: [] })).toEqual({ refusal: 'There is no such network here' })
})

const ids = fc.integer({ min: 1, max: 6 })
const networkIds = fc.integer({ min: 1, max: 4 })
const anyChange: fc.Arbitrary<SupposedChange> = fc.oneof(
  fc.record({ kind: fc.constant('ends' as const), networkId: networkIds }),
  fc.record({ kind: fc.constant('merges' as const), networkId: networkIds, intoId: networkIds }),
  fc.record({ kind: fc.constant('joins' as const), schoolId: ids, networkId: networkIds }),
  fc.record({ kind: fc.constant('leaves' as const), schoolId: ids, networkId: networkIds }),
  fc.record({ kind: fc.constant('closes' as const), schoolId: ids }),
  fc.record({ kind: fc.constant('head-goes' as const), schoolId: ids }),
)
const anyWorld = fc.record({
  kinds: fc.array(fc.constantFrom('learning-community', 'federation', 'multi-academy-trust', 'foundation-trust'), { minLength: 4, maxLength: 4 }),
  members: fc.array(fc.tuple(networkIds, ids), { maxLength: 16 }),
  posts: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), ids), { maxLength: 8 }),
  took: fc.array(fc.tuple(networkIds, fc.uniqueArray(ids, { maxLength: 4 })), { maxLength: 6 }),
}).map(({ kinds, members, posts, took }) => world({
  networks: kinds.map((kind, index) => network(index + 1, { kind })),
  memberships: [...new Map(members.map(([n, s]) => [`${n}:${s}`, member(n, s)])).values()],
  posts: posts.map(([personId, schoolId]) => post(personId, schoolId)), activities: took.map(([n, s]) => activity(n, RECENT, s)),
}))

test('whatever is supposed: what is told is the difference of the two answers, no more and no less, and nothing handed in changes', () => {
  let answered = 0
  fc.assert(
    fc.property(anyWorld, fc.array(anyChange, { maxLength: 3 }), (before, changes) => {
      const copy = structuredClone(before)
      const outcome = whatIf(before, { changes, on: ON, months: 12, schoolIds: ALL, running: [] })
      expect(before).toEqual(copy)
      if ('refusal' in outcome) {
        expect(outcome.refusal).toMatch(/./)
        return
      }
      answered += 1
      const state = (rows: typeof outcome.before, id: number) => rows.find(({ schoolId }) => schoolId === id)?.coverage ?? null
      expect(outcome.after).toEqual(coverageOf(outcome.facts, { day: ON, months: 12, schoolIds: outcome.after.map(({ schoolId }) => schoolId) }))
      for (const id of ALL) {
        const told = outcome.moved.find(({ schoolId }) => schoolId === id)
        expect(told === undefined).toBe(state(outcome.before, id) === state(outcome.after, id))
      }
      expect(pairsBegun(before, outcome.facts, outcome.after.map(({ schoolId }) => schoolId))).toEqual(outcome.conflicts.begun.map(({ schoolId, otherId }) => `${schoolId}:${otherId}`))
    }),
    { numRuns: 400 },
  )
  expect(answered).toBeGreaterThan(100)
})

/** Pair by pair, the slow and plain way. */
function pairsBegun(before: NetworkFacts, after: NetworkFacts, open: number[]): string[] {
  const shared = (day: ReturnType<typeof conflictDayOf>, a: number, b: number): boolean =>
    [day.conflictNetworks, day.responsible].some((ties) => [...(ties.get(a) ?? [])].some((id) => ties.get(b)?.has(id)))
  const [was, is] = [conflictDayOf(before, ON), conflictDayOf(after, ON)]
  return open.flatMap((a) => open.filter((b) => b > a && shared(is, a, b) && !shared(was, a, b)).map((b) => `${a}:${b}`))
}
