import { expect, test } from 'vitest'
import { violationsOf } from '../../../../graph/matching/flow/certificate.ts'
import { networkOf } from '../../../../graph/matching/flow/network.ts'

/** Two half-days from 0 to 2: one by the cheap way over 1, which holds one, and one straight. */
const network = networkOf([2, 0, -2], [
  { from: 0, to: 1, capacity: 1, cost: 1 },
  { from: 1, to: 2, capacity: 5, cost: 1 },
  { from: 0, to: 2, capacity: 5, cost: 4 },
])
const flow = Int32Array.of(1, 1, 1)
const potential = Float64Array.of(0, 3, 4)

test('a cheapest flow with its potentials has nothing wrong with it', () => {
  expect(violationsOf(network, flow, potential)).toEqual([])
})

test('a half-day that vanishes is found', () => {
  expect(violationsOf(network, Int32Array.of(1, 0, 1), potential)).toContainEqual({ kind: 'conservation', at: 1, by: 1 })
})

test('an arc filled beyond its capacity is found', () => {
  expect(violationsOf(network, Int32Array.of(2, 2, 0), potential)).toContainEqual({ kind: 'capacity', at: 0, by: 1 })
})

test('flow against an arc is found', () => {
  expect(violationsOf(network, Int32Array.of(1, 1, -1), potential)).toContainEqual({ kind: 'capacity', at: 2, by: -1 })
})

test('a feasible flow that costs too much is found', () => {
  expect(violationsOf(network, Int32Array.of(0, 0, 2), potential)).toEqual([{ kind: 'slackness', at: 0, by: -2 }])
})

test('potentials that prove nothing are found', () => {
  expect(violationsOf(network, flow, Float64Array.of(0, 0, 0))).toContainEqual({ kind: 'slackness', at: 1, by: 1 })
})

test('potentials that are no numbers are found', () => {
  expect(violationsOf(network, flow, Float64Array.of(0, NaN, 4)).map(({ kind }) => kind)).toContain('whole')
})

test('arrays of the wrong length are found', () => {
  expect(violationsOf(network, Int32Array.of(1, 1), potential)).toContainEqual({ kind: 'size', at: 3, by: -1 })
})
