import fc from 'fast-check'
import { expect, test } from 'vitest'
import { violationsOf } from '../../../../graph/matching/flow/certificate.ts'
import { encodeFlow, type DaysRound, type EncodedRound } from '../../../../graph/matching/flow/encode-flow.ts'
import { networkSimplex } from '../../../../graph/matching/flow/network-simplex.ts'
import { costOf, networkOf, UNBOUNDED, type Network } from '../../../../graph/matching/flow/network.ts'
import { prices, worthOfOneLess, worthOfOneMore } from '../../../../graph/matching/flow/prices.ts'
import { reoptimise, standingOf, type Edit, type Standing } from '../../../../graph/matching/flow/reoptimise.ts'
import { isWorth, offers, pins, vetoes, wants } from '../../../../graph/matching/flow/what-if.ts'
import { rounds } from './networks.ts'

const middling = rounds({ supporters: 10, needs: 10, halfDays: 8, worth: 1000 })
type Change = { kind: 'offers' | 'wants' | 'vetoes' | 'pins' | 'isWorth'; which: number; halfDays: number }
const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.record({ kind: fc.constantFrom('offers', 'wants', 'vetoes', 'pins', 'isWorth'), which: fc.nat(), halfDays: fc.nat(12) }),
  { minLength: 1, maxLength: 12 },
)

const solve = (network: Network, hub: number) => networkSimplex(network, { hub })

function start(round: DaysRound): { encoded: EncodedRound; standing: Standing } {
  const encoded = encodeFlow(round)
  return { encoded, standing: standingOf(encoded.network, encoded.hub, solve(encoded.network, encoded.hub)) }
}

function editsOf({ kind, which, halfDays }: Change, round: DaysRound, encoded: EncodedRound, now: Network): Edit[] {
  if (kind === 'offers') return offers(encoded, which % round.supporterId.length, halfDays)
  if (kind === 'wants') return wants(encoded, round, which % round.needId.length, halfDays)
  if (round.worth.length === 0) return []
  const pair = which % round.worth.length
  if (kind === 'vetoes') return vetoes(encoded, pair)
  if (kind === 'isWorth') return isWorth(encoded, round, pair, Math.min(halfDays, Math.max(...round.worth)), encoded.scale)
  const arc = encoded.arc[pair]!
  const most = Math.min(now.supply[now.from[arc]!]!, -now.supply[now.to[arc]!]!, now.capacity[arc]!)
  return pins(encoded, now, pair, Math.max(0, Math.min(halfDays, most)))
}

test('after any sequence of changes the flow costs what solving afresh does, and is certified', () => {
  fc.assert(
    fc.property(middling, changes, (round, list) => {
      const { encoded, standing } = start(round)
      for (const change of list) {
        expect(reoptimise(standing, editsOf(change, round, encoded, standing.network))).toBe(true)
        expect(violationsOf(standing.network, standing.flow, standing.potential)).toEqual([])
        expect(standing.excess.every((amount) => amount === 0)).toBe(true)
        const afresh = solve(standing.network, standing.hub)
        expect(costOf(standing.network, standing.flow)).toBe(costOf(standing.network, afresh.flow))
      }
    }),
    { numRuns: 400 },
  )
})

test('changes made together end where they end one by one', () => {
  fc.assert(
    fc.property(middling, changes, (round, list) => {
      const { encoded, standing } = start(round)
      const together = start(round).standing
      const quiet = list.filter(({ kind }) => kind !== 'pins')
      for (const change of quiet) reoptimise(standing, editsOf(change, round, encoded, standing.network))
      reoptimise(together, quiet.flatMap((change) => editsOf(change, round, encoded, together.network)))
      expect(costOf(together.network, together.flow)).toBe(costOf(standing.network, standing.flow))
    }),
  )
})

test('a veto taken back leaves the flow as dear as before', () => {
  fc.assert(
    fc.property(middling, fc.nat(), (round, which) => {
      const { encoded, standing } = start(round)
      if (round.worth.length === 0) return
      const pair = which % round.worth.length
      const before = costOf(standing.network, standing.flow)
      reoptimise(standing, vetoes(encoded, pair))
      expect(standing.flow[encoded.arc[pair]!]).toBe(0)
      expect(costOf(standing.network, standing.flow)).toBeGreaterThanOrEqual(before)
      reoptimise(standing, [{ arc: encoded.arc[pair]!, capacity: encoded.network.capacity[encoded.arc[pair]!]! }])
      expect(costOf(standing.network, standing.flow)).toBe(before)
    }),
  )
})

test('a pin costs at least nothing', () => {
  fc.assert(
    fc.property(middling, fc.nat(), fc.nat(4), (round, which, halfDays) => {
      const { encoded, standing } = start(round)
      if (round.worth.length === 0) return
      const change: Change = { kind: 'pins', which, halfDays }
      const arc = encoded.arc[which % round.worth.length]!
      const capacity = standing.network.capacity[arc]!
      const before = costOf(standing.network, standing.flow)
      reoptimise(standing, editsOf(change, round, encoded, standing.network))
      const pinned = BigInt(capacity - standing.network.capacity[arc]!) * BigInt(standing.network.cost[arc]!)
      expect(costOf(standing.network, standing.flow) + pinned).toBeGreaterThanOrEqual(before)
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
      const { encoded, standing } = start(round)
      for (const change of list) reoptimise(standing, editsOf(change, round, encoded, standing.network))
      for (const node of encoded.supporterNode) {
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
