import { expect, test } from 'vitest'
import { belongingsOn } from '../../../graph/network/belonging.ts'
import type { NetworkFacts } from '../../../graph/network/model.ts'
import { suppose, type SupposedChange } from '../../../graph/network/supposed.ts'
import { activity, facts, member, memberPerson, network, post, school } from './world.ts'

const ON = '2026-03-15'
const EVE = '2026-03-14'
const people = [1, 2, 3].map((id) => ({ id, name: `Person ${id}` }))
const schools = [1, 2, 3, 4, 5].map((id) => school(id))
const world = (parts: Partial<NetworkFacts>): NetworkFacts => frozen(facts({ schools, people, ...parts }))

/** Whoever writes into what was handed in is found out. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen)
  return value
}

function supposed(before: NetworkFacts, ...changes: SupposedChange[]) {
  const outcome = suppose(before, changes, ON)
  if ('refusal' in outcome) throw new Error(outcome.refusal)
  return outcome
}
const refusalOf = (before: NetworkFacts, ...changes: SupposedChange[]): string => {
  const outcome = suppose(before, changes, ON)
  return 'refusal' in outcome ? outcome.refusal : 'none'
}
/** Which schools belong to which network on the day: `network: schools`. */
const belonging = (after: NetworkFacts, day = ON): Record<number, number[]> => {
  const found: Record<number, number[]> = {}
  for (const { networkId, schoolId } of belongingsOn(after, day)) found[networkId] = [...new Set([...(found[networkId] ?? []), schoolId])]
  return found
}

test('a network that ends has its last day before, and so have its memberships and links', () => {
  const before = world({
    networks: [network(1, { leadSchoolId: 3 }), network(2)], memberships: [member(1, 1), member(1, 2, { to: '2025-01-01' }), member(2, 1)],
    links: [{ id: 1, fromNetworkId: 2, toNetworkId: 1, relation: 'contains', from: '2020-01-01', to: null }],
  })
  const { facts: after, said } = supposed(before, { kind: 'ends', networkId: 1 })
  expect(said).toEqual([{ what: 'Network 1 ends', also: [] }])
  expect(after.networks[0]).toMatchObject({ to: EVE })
  expect(after.memberships.map(({ to }) => to)).toEqual([EVE, '2025-01-01', null])
  expect(after.links[0]).toMatchObject({ to: EVE })
  expect(belonging(after)).toEqual({ 2: [1] })
  expect(belonging(after, EVE)).toEqual(belonging(before, EVE))
})

test('what would have begun later never does', () => {
  const before = world({ networks: [network(1)], memberships: [member(1, 1), member(1, 2, { from: '2026-09-01' }), member(1, 3, { from: ON })] })
  expect(supposed(before, { kind: 'ends', networkId: 1 }).facts.memberships.map(({ schoolId }) => schoolId)).toEqual([1])
})

test('two networks that merge bring their members, people and what they did into the one; nobody is there twice', () => {
  const before = world({
    networks: [network(1, { leadSchoolId: 1 }), network(2)],
    memberships: [member(1, 2), member(1, 3, { role: 'hub' }), memberPerson(1, 2), member(2, 3), member(2, 4)],
    posts: [post(2, 5)], activities: [activity(1, '2026-01-20', [1, 2]), activity(2, '2026-01-21', [3, 4])],
  })
  const { facts: after, said } = supposed(before, { kind: 'merges', networkId: 1, intoId: 2 })
  expect(belonging(after)).toEqual({ 2: [1, 2, 3, 4, 5] })
  expect(after.memberships.filter((row) => row.networkId === 2 && row.schoolId === 3)).toHaveLength(1)
  expect(after.networks.find(({ id }) => id === 2)).toMatchObject({ leadSchoolId: 1, to: null })
  expect(after.activities.map(({ networkId }) => networkId)).toEqual([2, 2])
  expect(said[0]).toMatchObject({ what: 'Network 1 becomes part of Network 2' })
})

test('a merged network keeps its own lead, and the other’s is a member', () => {
  const before = world({ networks: [network(1, { leadSchoolId: 1 }), network(2, { leadSchoolId: 4 })], memberships: [member(1, 1, { role: 'lead' })] })
  const { facts: after } = supposed(before, { kind: 'merges', networkId: 1, intoId: 2 })
  expect(after.networks.find(({ id }) => id === 2)).toMatchObject({ leadSchoolId: 4 })
  expect(after.memberships.at(-1)).toMatchObject({ networkId: 2, schoolId: 1, role: 'member', from: ON })
})

test('the links of a merged network become the other’s, and none goes round in a circle', () => {
  const link = (id: number, from: number, to: number, relation: 'contains' | 'linked' = 'contains') => ({ id, fromNetworkId: from, toNetworkId: to, relation, from: '2020-01-01', to: null })
  const before = world({ networks: [1, 2, 3, 4].map((id) => network(id)), links: [link(1, 3, 1), link(2, 1, 2), link(3, 1, 4, 'linked'), link(4, 2, 3)] })
  const { facts: after } = supposed(before, { kind: 'merges', networkId: 1, intoId: 2 })
  const alive = after.links.filter(({ to }) => to === null).map(({ fromNetworkId, toNetworkId, relation }) => [fromNetworkId, toNetworkId, relation])
  expect(alive).toEqual([[2, 3, 'contains'], [2, 4, 'linked']])
})

test('a school that joins a trust leaves the trust it is in, and as an academy its federation; other company stays', () => {
  const before = world({
    networks: [network(1, { kind: 'multi-academy-trust' }), network(2, { kind: 'foundation-trust', leadSchoolId: 1 }), network(3, { kind: 'federation' }), network(4)],
    memberships: [member(2, 1), member(3, 1), member(4, 1)],
  })
  const { facts: after, said } = supposed(before, { kind: 'joins', schoolId: 1, networkId: 1 })
  expect(belonging(after)).toEqual({ 1: [1], 4: [1] })
  expect(said).toEqual([{
    what: 'School 1 joins Network 1',
    also: [
      'It leaves Network 2, since a school is in one of this kind at a time.', 'It leaves Network 3, since an academy is in no federation.',
    ],
  }])
})

test('a school that joins a federation stays in its foundation trust', () => {
  const before = world({ networks: [network(1, { kind: 'federation' }), network(2, { kind: 'foundation-trust' })], memberships: [member(2, 1)] })
  expect(belonging(supposed(before, { kind: 'joins', schoolId: 1, networkId: 1 }).facts)).toEqual({ 1: [1], 2: [1] })
})

test('a school that leaves is out, as a lead too', () => {
  const before = world({ networks: [network(1, { leadSchoolId: 1 }), network(2)], memberships: [member(1, 1), member(1, 2), member(2, 1)] })
  const { facts: after } = supposed(before, { kind: 'leaves', schoolId: 1, networkId: 1 })
  expect(belonging(after)).toEqual({ 1: [2], 2: [1] })
})

test('a school that closes takes its posts, memberships and leads with it', () => {
  const before = world({ networks: [network(1, { leadSchoolId: 1 })], memberships: [member(1, 1), member(1, 2)], posts: [post(1, 1), post(2, 2)] })
  const { facts: after } = supposed(before, { kind: 'closes', schoolId: 1 })
  expect(after.schools[0]).toMatchObject({ standing: 'closed', closedOn: EVE })
  expect(after.posts.map(({ to }) => to)).toEqual([EVE, null])
  expect(after.networks[0]).toMatchObject({ leadSchoolId: null })
  expect(belonging(after)).toEqual({ 1: [2] })
})

test('a head who goes gives up every post and role, and the change says which', () => {
  const before = world({ networks: [network(1)], memberships: [memberPerson(1, 1)], posts: [post(1, 1), post(1, 2, { role: 'executive-head' })] })
  const { facts: after, said } = supposed(before, { kind: 'head-goes', schoolId: 1 })
  expect(after.posts.map(({ to }) => to)).toEqual([EVE, EVE])
  expect(after.memberships.map(({ to }) => to)).toEqual([EVE])
  expect(said).toEqual([{ what: 'The headteacher of School 1 goes', also: ['Their part in Network 1, School 2 ends too.'] }])
})

test('changes are made one after the other', () => {
  const before = world({ networks: [network(1, { kind: 'federation' }), network(2)], memberships: [member(1, 1), member(1, 2), member(2, 3)] })
  const { facts: after, said } = supposed(before, { kind: 'ends', networkId: 1 }, { kind: 'joins', schoolId: 1, networkId: 2 }, { kind: 'closes', schoolId: 3 })
  expect(belonging(after)).toEqual({ 2: [1] })
  expect(said.map(({ what }) => what)).toEqual(['Network 1 ends', 'School 1 joins Network 2', 'School 3 closes'])
})

test.each<[string, Partial<NetworkFacts>, SupposedChange[], string]>([
  ['a network with itself', { networks: [network(1)] }, [{ kind: 'merges', networkId: 1, intoId: 1 }], 'Choose two different networks to merge'],
  ['a network that is over', { networks: [network(1, { to: '2020-01-01' })] }, [{ kind: 'ends', networkId: 1 }], 'Network 1 is not there on 15 March 2026'],
  ['a network that the changes before ended', { networks: [network(1)] }, [{ kind: 'ends', networkId: 1 }, { kind: 'ends', networkId: 1 }], 'Network 1 is not there on 15 March 2026'],
  ['a network nobody knows', {}, [{ kind: 'ends', networkId: 9 }], 'There is no such network here'],
  ['a school nobody knows', {}, [{ kind: 'closes', schoolId: 99 }], 'There is no such school here'],
  ['a school closed already', {}, [{ kind: 'closes', schoolId: 1 }, { kind: 'closes', schoolId: 1 }], 'School 1 is not open on 15 March 2026'],
  ['a member already', { networks: [network(1)], memberships: [member(1, 1)] }, [{ kind: 'joins', schoolId: 1, networkId: 1 }], 'School 1 is a member in that time already'],
  ['no member', { networks: [network(1)] }, [{ kind: 'leaves', schoolId: 1, networkId: 1 }], 'School 1 is no member of Network 1 itself. If it belongs through somebody on its staff, suppose that they go'],
  ['a head nobody recorded', {}, [{ kind: 'head-goes', schoolId: 1 }], 'Nobody is recorded as head of School 1 on 15 March 2026'],
  ['another authority’s partnership', { networks: [network(1, { kind: 'improvement-partnership', laCode: '998' })] }, [{ kind: 'joins', schoolId: 1, networkId: 1 }],
    'School 1 is in another authority. The board sees its schools’ categories, so they must all be in the authority of the network'],
  ['a merger that puts a school into two federations', { networks: [network(1), network(2, { kind: 'federation' }), network(3, { kind: 'federation' })], memberships: [member(1, 1), member(3, 1)] },
    [{ kind: 'merges', networkId: 1, intoId: 2 }], 'School 1 is in Network 3 in that time, and can be in one of this kind only. End that membership first'],
])('refuses %s', (_, parts, changes, refusal) => {
  expect(refusalOf(world(parts), ...changes)).toBe(refusal)
})
