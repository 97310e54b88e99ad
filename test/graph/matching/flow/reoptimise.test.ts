import fc from 'fast-check'
import { expect, test } from 'vitest'
import { violationsOf } from '../../../../graph/matching/flow/certificate.ts'
import { encodeFlow, type DaysRound } from '../../../../graph/matching/flow/encode-flow.ts'
import { networkSimplex } from '../../../../graph/matching/flow/network-simplex.ts'
import { costOf, networkOf, UNBOUNDED, type Network } from '../../../../graph/matching/flow/network.ts'
import { prices, worthOfOneLess, worthOfOneMore } from '../../../../graph/matching/flow/prices.ts'
import { reoptimise, standingOf } from '../../../../graph/matching/flow/reoptimise.ts'
import { allow, offer, pin, revalue, want, whatIf, type WhatIf } from '../../../../graph/matching/flow/what-if.ts'
import { rounds } from './networks.ts'

const middling = rounds({ supporters: 10, needs: 10, halfDays: 8, worth: 1000 })
type Change = { kind: 'offer' | 'want' | 'veto' | 'pin' | 'revalue'; which: number; halfDays: number }
const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.record({ kind: fc.constantFrom('offer', 'want', 'veto', 'pin', 'revalue'), which: fc.nat(), halfDays: fc.nat(12) }),
  { minLength: 1, maxLength: 12 },
)

const solve = (network: Network, hub: number) => networkSimplex(network, { hub })

function start(round: DaysRound): WhatIf {
  const encoded = encodeFlow(round)
  return whatIf(encoded, round, solve(encoded.network, encoded.hub))
}

function apply({ kind, which, halfDays }: Change, round: DaysRound, days: WhatIf): boolean {
  if (kind === 'offer') return offer(days, which % round.supporterId.length, halfDays)
  if (kind === 'want') return want(days, which % round.needId.length, halfDays)
  if (round.worth.length === 0) return true
  const pair = which % round.worth.length
  if (kind === 'veto') return allow(days, pair, 0)
  if (kind === 'revalue') return revalue(days, pair, halfDays % 2 === 0 ? halfDays : -halfDays)
  pin(days, pair, halfDays)
  return true
}

test('after any sequence of changes the flow costs what solving afresh does, and is certified', () => {
  fc.assert(
    fc.property(middling, changes, (round, list) => {
      const days = start(round)
      const { standing } = days
      for (const change of list) {
        expect(apply(change, round, days)).toBe(true)
        expect(violationsOf(standing.network, standing.flow, standing.potential)).toEqual([])
        expect(standing.excess.every((amount) => amount === 0)).toBe(true)
        const afresh = solve(standing.network, standing.hub)
        expect(costOf(standing.network, standing.flow)).toBe(costOf(standing.network, afresh.flow))
      }
    }),
    { numRuns: 400 },
  )
})

test('changed days end in the network that encoding the changed round makes', () => {
  fc.assert(
    fc.property(middling, fc.nat(), fc.nat(12), fc.nat(), fc.nat(12), (round, supporter, offered, need, wanted) => {
      const days = start(round)
      const changed = { ...round, capacity: round.capacity.slice(), demand: round.demand.slice() }
      changed.capacity[supporter % round.capacity.length] = offered
      changed.demand[need % round.demand.length] = wanted
      offer(days, supporter % round.capacity.length, offered)
      want(days, need % round.demand.length, wanted)
      expect(costOf(days.standing.network, days.standing.flow)).toBe(costOf(encodeFlow(changed).network, solve(encodeFlow(changed).network, days.standing.hub).flow))
    }),
  )
})

test('a veto is kept whatever the need then wants', () => {
  fc.assert(
    fc.property(middling, fc.nat(), fc.nat(12), (round, which, halfDays) => {
      if (round.worth.length === 0) return
      const days = start(round)
      const pair = which % round.worth.length
      allow(days, pair, 0)
      want(days, round.pairNeed[pair]!, halfDays)
      expect(days.standing.flow[days.encoded.arc[pair]!]).toBe(0)
    }),
  )
})

test('a veto costs at least nothing, and taken back leaves the flow as dear as before', () => {
  fc.assert(
    fc.property(middling, fc.nat(), (round, which) => {
      if (round.worth.length === 0) return
      const days = start(round)
      const { network, flow } = days.standing
      const pair = which % round.worth.length
      const before = costOf(network, flow)
      allow(days, pair, 0)
      expect(costOf(network, flow)).toBeGreaterThanOrEqual(before)
      allow(days, pair, round.limit![pair]!)
      expect(costOf(network, flow)).toBe(before)
    }),
  )
})

test('a pin costs at least nothing, and one that nobody has the days for changes nothing', () => {
  fc.assert(
    fc.property(middling, fc.nat(), fc.integer({ min: 1, max: 6 }), (round, which, halfDays) => {
      if (round.worth.length === 0) return
      const days = start(round)
      const { network, flow } = days.standing
      const arc = days.encoded.arc[which % round.worth.length]!
      const before = costOf(network, flow)
      const possible = pin(days, which % round.worth.length, halfDays)
      if (!possible) expect(costOf(network, flow)).toBe(before)
      else expect(costOf(network, flow) + BigInt(halfDays) * BigInt(network.cost[arc]!)).toBeGreaterThanOrEqual(before)
    }),
  )
})

const worthBySolving = ({ network, hub }: { network: Network; hub: number }, node: number, by: number): bigint => {
  const supply = network.supply.slice()
  supply[node]! += by
  supply[hub]! -= by
  return costOf(network, solve(network, hub).flow) - costOf({ ...network, supply }, solve({ ...network, supply }, hub).flow)
}

test('the price of a supporter is what solving again with one more half-day saves', () => {
  fc.assert(
    fc.property(middling, (round) => {
      const encoded = encodeFlow(round)
      const price = prices(encoded, solve(encoded.network, encoded.hub).potential)
      encoded.supporterNode.forEach((node, supporter) => expect(BigInt(price[supporter]!)).toBe(worthBySolving(encoded, node, 1)))
    }),
  )
})

test('after changes a search still finds what one more half-day, or one less, is worth', () => {
  fc.assert(
    fc.property(middling, changes, (round, list) => {
      const days = start(round)
      const { standing } = days
      for (const change of list) apply(change, round, days)
      for (const node of days.encoded.supporterNode) {
        expect(BigInt(worthOfOneMore(standing, node))).toBe(worthBySolving(standing, node, 1))
        if (standing.network.supply[node]! > 0) expect(BigInt(-worthOfOneLess(standing, node))).toBe(worthBySolving(standing, node, -1))
      }
    }),
    { numRuns: 60 },
  )
})

test('a change that the hub cannot settle is said to be one', () => {
  const network = networkOf([1, -1, 0], [{ from: 0, to: 1, capacity: 1, cost: 1 }, { from: 0, to: 2, capacity: UNBOUNDED, cost: 0 }])
  const standing = standingOf(network, 2, solve(network, 2))
  expect(reoptimise(standing, [{ arc: 0, capacity: 0 }])).toBe(false)
})

test('only an optimal flow can be kept', () => {
  const network = networkOf([1, -1], [])
  expect(() => standingOf(network, 0, solve(network, 0))).toThrow('optimal')
})

test('an unbounded arc that would carry any amount is refused', () => {
  const { standing } = start({ supporterId: Int32Array.of(1), capacity: Int32Array.of(2), needId: new Int32Array(0), demand: new Int32Array(0), tier: new Int32Array(0), pairSupporter: new Int32Array(0), pairNeed: new Int32Array(0), worth: new Int32Array(0) })
  expect(() => reoptimise(standing, [{ arc: 0, cost: -1 }])).toThrow(RangeError)
})
