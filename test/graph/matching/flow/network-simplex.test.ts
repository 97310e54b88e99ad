import fc from 'fast-check'
import { expect, test } from 'vitest'
import { violationsOf } from '../../../../graph/matching/flow/certificate.ts'
import { networkSimplex } from '../../../../graph/matching/flow/network-simplex.ts'
import { costOf, GREATEST_COST, networkOf, UNBOUNDED } from '../../../../graph/matching/flow/network.ts'
import { leastCost, networks } from './networks.ts'

test('on every small network the flow costs what trying all flows finds, and is certified', () => {
  fc.assert(
    fc.property(networks, (network) => {
      const answer = networkSimplex(network)
      const least = leastCost(network)
      expect(answer.outcome).toBe(least === null ? 'infeasible' : 'optimal')
      if (least === null) return
      expect(Number(costOf(network, answer.flow))).toBe(least)
      expect(violationsOf(network, answer.flow, answer.potential)).toEqual([])
    }),
    { numRuns: 3000 },
  )
})

test('a hub roots the tree and changes no cost', () => {
  fc.assert(
    fc.property(networks, fc.boolean(), (small, everyNode) => {
      const hub = small.nodes
      const nodes = [...small.supply.keys()].filter((node) => everyNode || node > 0)
      const arcs = [...small.from.keys()].map((arc) => ({ from: small.from[arc]!, to: small.to[arc]!, capacity: small.capacity[arc]!, cost: small.cost[arc]! }))
      const ways = nodes.flatMap((node) => [{ from: node, to: hub, capacity: UNBOUNDED, cost: 7 }, { from: hub, to: node, capacity: UNBOUNDED, cost: 7 }])
      const network = networkOf([...small.supply, 0], [...arcs, ...ways])
      const rooted = networkSimplex(network, { hub, core: 3 })
      const plain = networkSimplex(network)
      expect(rooted.outcome).toBe(plain.outcome)
      if (plain.outcome !== 'optimal') return
      expect(costOf(network, rooted.flow)).toBe(costOf(network, plain.flow))
      expect(violationsOf(network, rooted.flow, rooted.potential)).toEqual([])
    }),
    { numRuns: 2000 },
  )
})

test('the same network gives the same flow and potentials', () => {
  fc.assert(
    fc.property(networks, (network) => {
      expect(networkSimplex(network)).toEqual(networkSimplex(network))
    }),
  )
})

test('a cycle that saves without end is called unbounded', () => {
  const arcs = [{ from: 0, to: 1, capacity: UNBOUNDED, cost: -1 }, { from: 1, to: 0, capacity: UNBOUNDED, cost: 0 }]
  expect(networkSimplex(networkOf([0, 0], arcs)).outcome).toBe('unbounded')
})

test('supply that has nowhere to go is called infeasible', () => {
  expect(networkSimplex(networkOf([1, -1], [{ from: 1, to: 0, capacity: 5, cost: 1 }])).outcome).toBe('infeasible')
})

test('costs too great to add up exactly are refused', () => {
  const arcs = [{ from: 0, to: 1, capacity: 1, cost: GREATEST_COST }]
  expect(() => networkSimplex(networkOf([1, -1], arcs))).toThrow(RangeError)
})

test('an assignment full of ties ends, and at its optimum', () => {
  const size = 30
  const arcs = Array.from({ length: size * size }, (_, at) => ({ from: at % size, to: size + Math.floor(at / size), capacity: 1, cost: at % 2 }))
  const network = networkOf([...new Array<number>(size).fill(1), ...new Array<number>(size).fill(-1)], arcs)
  const answer = networkSimplex(network)
  expect(answer.outcome).toBe('optimal')
  expect(violationsOf(network, answer.flow, answer.potential)).toEqual([])
})
