import { expect, test } from 'vitest'
import { networkAsOf, nodeKey, type Support } from '../../../graph/network/build.ts'
import { egoOf, neighboursOf, supportOf, tiesBetween } from '../../../graph/network/ties.ts'
import { facts, member, memberPerson, network, post, school } from './world.ts'

const DAY = '2026-03-15'
const support = (more: Partial<Support> = {}): Support => ({
  agreementId: 1, supporterSchoolId: 1, personId: null, schoolId: 2, areaCode: 'phonics-ks1', halfDays: 12, from: '2026-01-01', to: '2026-07-31', ...more,
})

const small = facts({
  schools: [school(1), school(2), school(3), school(4, { closedOn: '2025-08-31', standing: 'closed' })],
  people: [{ id: 1, name: 'Una Head' }, { id: 2, name: 'Gil Governor' }],
  organisations: [{ id: 1, kind: 'university', name: 'A university' }],
  posts: [post(1, 1), post(2, 1, { role: 'governor' }), post(2, 3, { role: 'governor', to: '2025-12-31' })],
  designations: [{ id: 1, personId: 1, kind: 'lle', issuer: 'A council', from: '2024-01-01', to: null }],
  networks: [network(1, { leadSchoolId: 1, leadOrganisationId: 1 }), network(2, { kind: 'multi-academy-trust', to: '2025-08-31' }), network(3)],
  links: [
    { id: 1, fromNetworkId: 1, toNetworkId: 3, relation: 'contains', from: '2020-01-01', to: null },
    { id: 2, fromNetworkId: 3, toNetworkId: 1, relation: 'linked', from: '2020-01-01', to: null },
  ],
  memberships: [member(1, 1), member(1, 2), member(2, 2), member(2, 3), member(1, 4), member(3, 3, { from: '2026-03-15' }), memberPerson(3, 1)],
  interests: [{ id: 1, personId: null, schoolId: 1, otherSchoolId: 3, nature: 'Former pupil', from: '2020-01-01', to: null }],
})

test('schools, people, organisations and networks are nodes keyed by what they are', () => {
  const graph = networkAsOf(small, DAY)
  expect(graph.nodes().sort()).toEqual([
    'network:1', 'network:3', 'organisation:1', 'person:1', 'person:2', 'school:1', 'school:2', 'school:3',
  ])
  expect(graph.getNodeAttributes('person:1')).toMatchObject({ name: 'Una Head', designations: ['lle'] })
  expect(graph.multi && graph.type === 'mixed').toBe(true)
})

test('membership, post, lead and containment run one way; networks merely linked are linked both ways', () => {
  const graph = networkAsOf(small, DAY)
  expect(graph.hasDirectedEdge('school:1', 'network:1')).toBe(true)
  expect(graph.hasDirectedEdge('network:1', 'school:1')).toBe(false)
  expect(graph.hasDirectedEdge('person:1', 'school:1')).toBe(true)
  expect(graph.getEdgeAttributes('lead-organisation:1')).toEqual({ relation: 'lead', role: 'lead' })
  expect(graph.isDirected('link:1')).toBe(true)
  expect(graph.isUndirected('link:2')).toBe(true)
})

test('a network that had ended, and a school that had closed, are there before and not after', () => {
  const before = networkAsOf(small, '2025-08-31')
  const after = networkAsOf(small, '2025-09-01')
  expect([before.hasNode('network:2'), before.hasNode('school:4')]).toEqual([true, true])
  expect([after.hasNode('network:2'), after.hasNode('school:4')]).toEqual([false, false])
})

test('a membership counts from its first day', () => {
  expect(networkAsOf(small, '2026-03-14').hasEdge('school:3', 'network:3')).toBe(false)
  expect(networkAsOf(small, '2026-03-15').hasEdge('school:3', 'network:3')).toBe(true)
})

test('a school not open yet is not there', () => {
  const planned = facts({ schools: [school(1, { standing: 'proposed' }), school(2, { standing: 'proposed', openedOn: '2026-09-01' })] })
  expect(networkAsOf(planned, DAY).order).toBe(0)
  expect(networkAsOf(planned, '2026-09-01').nodes()).toEqual(['school:2'])
})

test('the graph is the same whatever the order of the rows', () => {
  const turned = facts(Object.fromEntries(Object.entries(small).map(([table, rows]) => [table, [...rows].reverse()])))
  expect(networkAsOf(turned, DAY).export()).toEqual(networkAsOf(small, DAY).export())
})

test('two schools are tied by the networks and the people they share, as of the day', () => {
  const then = networkAsOf(small, '2025-06-01')
  expect(tiesBetween(then, 1, 2).map((tie) => tie.key)).toEqual(['network:1'])
  expect(tiesBetween(then, 2, 3)).toEqual([{ by: 'network', key: 'network:2', name: 'Network 2', kind: 'multi-academy-trust' }])
  expect(tiesBetween(then, 1, 3).map((tie) => tie.by)).toEqual(['interest', 'person'])
  expect(tiesBetween(networkAsOf(small, DAY), 1, 3).map((tie) => tie.by)).toEqual(['interest'])
  expect(tiesBetween(then, 1, 1)).toEqual([])
})

test('neighbours are the other schools of a school’s networks and people', () => {
  expect(neighboursOf(networkAsOf(small, '2025-06-01'), 1)).toEqual([
    { schoolId: 2, through: ['network:1'] },
    { schoolId: 3, through: ['person:2'] },
    { schoolId: 4, through: ['network:1'] },
  ])
  expect(neighboursOf(networkAsOf(small, DAY), 99)).toEqual([])
})

test('an ego network holds what is within so many steps and nothing beyond', () => {
  const graph = networkAsOf(small, DAY)
  expect(egoOf(graph, nodeKey('school', 2), 1).nodes()).toEqual(['network:1', 'school:2'])
  expect(egoOf(graph, nodeKey('school', 2), 2).nodes()).toEqual(['network:1', 'network:3', 'organisation:1', 'school:1', 'school:2'])
  expect(egoOf(graph, 'school:99').order).toBe(0)
})

test('support is an edge from the supporter while its agreement runs', () => {
  const supports = [support(), support({ agreementId: 2, supporterSchoolId: 3, schoolId: 4 })]
  expect(supportOf(networkAsOf(small, DAY, supports))).toEqual([{ agreementId: 1, supporterSchoolId: 1, schoolId: 2, areaCode: 'phonics-ks1' }])
  expect(supportOf(networkAsOf(small, '2026-08-01', supports))).toEqual([])
  expect(tiesBetween(networkAsOf(small, DAY, supports), 2, 1).map((tie) => tie.by)).toEqual(['network', 'support'])
})
