import fc from 'fast-check'
import { expect, test } from 'vitest'
import { companyOf } from '../../../../graph/network/picture/company.ts'
import { projectionOf } from '../../../../graph/network/picture/projection.ts'
import { wayBetween } from '../../../../graph/network/picture/way.ts'
import { facts, member, network, school } from '../world.ts'
import { DAY, graphOf, worlds } from './worlds.ts'

test('the way leads from school to school by the networks they share, each tie in words', () => {
  const graph = companyOf(
    facts({
      schools: [school(1, { name: 'Ash' }), school(2, { name: 'Birch' }), school(3, { name: 'Cedar' })],
      networks: [network(1, { name: 'North' }), network(2, { name: 'South', kind: 'hub-and-spoke' })],
      memberships: [member(1, 1), member(1, 2), member(2, 2, { role: 'hub' }), member(2, 3, { role: 'spoke' })],
    }),
    { day: DAY },
  )
  expect(wayBetween(graph, 1, 3)).toEqual([
    { fromId: 1, toId: 2, networkId: 1, words: 'Ash and Birch are both in North.' },
    { fromId: 2, toId: 3, networkId: 2, words: 'Birch and Cedar are both in South, Birch as hub and Cedar as spoke.' },
  ])
})

test('one part that is not a plain member is said alone', () => {
  const graph = companyOf(facts({ schools: [school(1), school(2)], networks: [network(1)], memberships: [member(1, 1, { role: 'lead' }), member(1, 2)] }), { day: DAY })
  expect(wayBetween(graph, 2, 1)?.[0]?.words).toBe('School 2 and School 1 are both in Network 1, School 1 as lead.')
})

test('from a school to itself there is nothing to go; to one that is not tied, or not there, no way', () => {
  const graph = graphOf(4, [[1, 2], [3, 4]])
  expect(wayBetween(graph, 1, 1)).toEqual([])
  expect(wayBetween(graph, 1, 3)).toBeNull()
  expect(wayBetween(graph, 1, 99)).toBeNull()
  expect(wayBetween(graph, 99, 1)).toBeNull()
})

/** How many ties it takes, by going outwards one at a time. */
function distance(members: number[][], from: number, to: number): number | null {
  let reached = new Set([from])
  for (let steps = 0; steps < 20; steps += 1) {
    if (reached.has(to)) return steps
    reached = new Set([...reached, ...members.filter((ids) => ids.length > 1 && ids.some((id) => reached.has(id))).flat()])
  }
  return null
}

test('no way is shorter, each tie is real, and one begins where the last ended', () => {
  fc.assert(
    fc.property(worlds, ([schools, members]) => {
      const way = wayBetween(graphOf(schools, members), 1, schools)
      expect(way?.length ?? null).toBe(distance(members, 1, schools))
      let at = 1
      for (const { fromId, toId, networkId } of way ?? []) {
        expect(fromId).toBe(at)
        expect(members[networkId - 1]).toEqual(expect.arrayContaining([fromId, toId]))
        at = toId
      }
      if (way) expect(at).toBe(schools)
    }),
    { numRuns: 300 },
  )
})

test('a projection joins whom the graph joins, and a school’s ties through one network weigh one in all', () => {
  fc.assert(
    fc.property(worlds, ([schools, members]) => {
      const projected = projectionOf(graphOf(schools, members))
      for (let id = 1; id <= schools; id += 1) {
        const weight = projected.edges(`school:${id}`).reduce((sum, edge) => sum + projected.getEdgeAttribute(edge, 'weight'), 0)
        expect(weight).toBeCloseTo(members.filter((ids) => ids.length > 1 && ids.includes(id)).length, 9)
      }
    }),
    { numRuns: 200 },
  )
})
