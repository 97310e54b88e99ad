import fc from 'fast-check'
import { expect, test } from 'vitest'
import { companyOf, directTiesOf, partOf, tiesKnownOf, tyingKinds } from '../../../../graph/network/picture/company.ts'
import { facts, member, memberPerson, network, post, school } from '../world.ts'
import { DAY, graphOf, worlds } from './worlds.ts'

const small = facts({
  schools: [school(1), school(2), school(3), school(4, { closedOn: '2025-08-31', standing: 'closed' })],
  people: [{ id: 1, name: 'Una Head' }],
  posts: [post(1, 3)],
  networks: [
    network(1, { leadSchoolId: 1 }), network(2, { kind: 'multi-academy-trust', to: '2025-08-31' }), network(3, { kind: 'improvement-partnership' }),
    network(4, { kind: 'single-academy-trust' }), network(5),
  ],
  memberships: [
    member(1, 1, { role: 'hub' }), member(1, 2), member(2, 2), member(2, 3), member(1, 4), member(3, 1), member(3, 2), member(3, 3), member(4, 3),
    member(5, 2), memberPerson(5, 1),
  ],
})

test('schools open on the day and the networks alive on it are nodes; who belongs is joined by one edge with their roles', () => {
  const graph = companyOf(small, { day: DAY })
  expect(graph.nodes()).toEqual(['school:1', 'school:2', 'school:3', 'network:1', 'network:5'])
  expect(graph.getEdgeAttributes('school:1', 'network:1')).toEqual({ relation: 'membership', role: 'hub, lead' })
  expect(graph.degree('network:1')).toBe(2)
})

test('a school that belongs through its head is joined, and the head is nowhere in the graph', () => {
  const graph = companyOf(small, { day: DAY })
  expect(graph.hasEdge('school:3', 'network:5')).toBe(true)
  expect(JSON.stringify(graph.export())).not.toContain('Una')
})

test('on an earlier day the trust is there, and the school that has closed since', () => {
  const graph = companyOf(small, { day: '2024-03-15' })
  expect(graph.hasEdge('school:2', 'network:2') && graph.hasNode('school:4')).toBe(true)
})

test('bodies that look after an area tie nobody, unless their kind is asked for', () => {
  expect(tyingKinds(small)).not.toContain('improvement-partnership')
  expect(companyOf(small, { day: DAY, kinds: ['improvement-partnership'] }).filterNodes((_, { party }) => party === 'network')).toEqual(['network:3'])
})

test('a network with one school of those asked for is left out, and so is its tie', () => {
  const graph = companyOf(small, { day: DAY, schoolIds: [1, 3] })
  expect(graph.nodes()).toEqual(['school:1', 'school:3'])
  expect(graph.size).toBe(0)
})

test('a kind nobody knows leaves schools alone', () => {
  expect(companyOf(small, { day: DAY, kinds: ['no-such-kind'] }).size).toBe(0)
})

test('the order of the rows makes no difference', () => {
  const turned = { ...small, schools: [...small.schools].reverse(), networks: [...small.networks].reverse(), memberships: [...small.memberships].reverse() }
  expect(companyOf(turned, { day: DAY }).export()).toEqual(companyOf(small, { day: DAY }).export())
})

test('direct ties are the school, its networks and everybody in them, and the ties among these', () => {
  const graph = graphOf(6, [[1, 2], [2, 3], [3, 4], [1, 2, 5]])
  const ties = directTiesOf(graph, 1)
  expect(ties.nodes()).toEqual(['school:1', 'school:2', 'school:5', 'network:1', 'network:4'])
  expect(ties.size).toBe(5)
  expect(directTiesOf(graph, 6).nodes(), 'tied to nobody').toEqual(['school:6'])
  expect(directTiesOf(graph, 99).order, 'not there').toBe(0)
})

test('whoever is in the direct ties shares a network with the school, and nobody else does', () => {
  fc.assert(
    fc.property(worlds, ([schools, members]) => {
      const graph = graphOf(schools, members)
      const partners = new Set(members.filter((ids) => ids.includes(1) && ids.length > 1).flat())
      const found = directTiesOf(graph, 1).filterNodes((_, { party }) => party === 'school').map((key) => Number(key.slice(7)))
      expect(new Set(found)).toEqual(new Set([1, ...partners]))
    }),
    { numRuns: 200 },
  )
})

test('ties known: all of some schools, of the others those to one’s own networks; a network left with one school goes', () => {
  const graph = graphOf(6, [[1, 2, 3], [2, 3], [2, 4, 5], [4, 5, 6]])
  const tiesOf = (own: number[], known: number[]) => tiesKnownOf(graph, { own, known }).edges().map((edge) => graph.source(edge) + ' ' + graph.target(edge))
  const all = graph.edges().map((edge) => graph.source(edge) + ' ' + graph.target(edge))
  expect(tiesOf([1], [])).toEqual(all.filter((edge) => edge.endsWith('network:1')))
  expect(tiesOf([1], [2, 4, 6])).toEqual(all.filter((edge) => edge.endsWith('network:1') || ['school:2 network:3', 'school:4 network:3', 'school:4 network:4', 'school:6 network:4'].includes(edge)))
  expect(tiesKnownOf(graph, { own: [1], known: [] }).filterNodes((_key, { party }) => party === 'school')).toHaveLength(6)
  expect(tiesOf([], [1, 2, 3, 4, 5, 6])).toEqual(all)
})

test('a part keeps the order of the whole and the edges within it', () => {
  const graph = graphOf(3, [[1, 2, 3]])
  const part = partOf(graph, new Set(['network:1', 'school:3', 'nobody']))
  expect(part.nodes()).toEqual(['school:3', 'network:1'])
  expect(part.edges()).toEqual(['3>1'])
})
