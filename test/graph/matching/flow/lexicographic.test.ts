import fc from 'fast-check'
import { expect, test } from 'vitest'
import { violationsOf } from '../../../../graph/matching/flow/certificate.ts'
import { planOfFlow } from '../../../../graph/matching/flow/decode-flow.ts'
import { encodeFlow, scaleOf, type DaysRound } from '../../../../graph/matching/flow/encode-flow.ts'
import { networkSimplex } from '../../../../graph/matching/flow/network-simplex.ts'
import { chances } from '../authority.ts'
import { bestByTrying, rounds } from './networks.ts'
import { bestInSequence } from './sequential.ts'

const tiny = rounds({ supporters: 3, needs: 3, halfDays: 2, worth: 6 })
const middling = rounds({ supporters: 12, needs: 12, halfDays: 9, worth: 1000 })

function solved(round: DaysRound) {
  const encoded = encodeFlow(round)
  const answer = networkSimplex(encoded.network, { hub: encoded.hub, core: encoded.core })
  expect(answer.outcome).toBe('optimal')
  expect(violationsOf(encoded.network, answer.flow, answer.potential)).toEqual([])
  const plan = planOfFlow(encoded, round, answer.flow)
  return { encoded, answer, plan, reached: [...plan.met, plan.benefit] }
}

test('days by urgency and then benefit are what trying every plan finds', () => {
  fc.assert(fc.property(tiny, (round) => {
    expect(solved(round).reached).toEqual(bestByTrying(round))
  }), { numRuns: 600 })
})

test('one cost reaches what solving tier after tier reaches', () => {
  fc.assert(fc.property(middling, (round) => {
    expect(solved(round).reached).toEqual(bestInSequence(round))
  }), { numRuns: 400 })
})

test('an urgent half-day outweighs any benefit of less urgent ones', () => {
  const round: DaysRound = {
    supporterId: Int32Array.of(1), capacity: Int32Array.of(4),
    needId: Int32Array.of(1, 2), demand: Int32Array.of(4, 4), tier: Int32Array.of(1, 0),
    pairSupporter: Int32Array.of(0, 0), pairNeed: Int32Array.of(0, 1), worth: Int32Array.of(1000, 0),
  }
  expect(solved(round).plan.met).toEqual([4, 0])
})

test('the order of supporters, needs and pairs changes nothing', () => {
  fc.assert(
    fc.property(middling, fc.integer(), (round, seed) => {
      const shuffled = shuffle(round, seed)
      const [one, other] = [solved(round), solved(shuffled.round)]
      expect(other.encoded.network).toEqual(one.encoded.network)
      shuffled.pairs.forEach((from, to) => expect(other.plan.halfDays[to]).toBe(one.plan.halfDays[from]))
    }),
  )
})

test('more of a supporter never lowers what is met in a more urgent tier', () => {
  fc.assert(
    fc.property(middling, fc.nat(), fc.integer({ min: 1, max: 5 }), (round, which, more) => {
      const capacity = round.capacity.slice()
      capacity[which % capacity.length]! += more
      const [before, after] = [solved(round).plan.met, solved({ ...round, capacity }).plan.met]
      const differs = before.findIndex((met, tier) => met !== after[tier])
      if (differs >= 0) expect(after[differs]).toBeGreaterThan(before[differs]!)
    }),
  )
})

test('a round too great for one exact cost is refused', () => {
  const many = Int32Array.from({ length: 100_000 }, (_, at) => at)
  const none = new Int32Array(0)
  const round = { supporterId: many, capacity: many, needId: many, demand: many, tier: many, pairSupporter: none, pairNeed: none, worth: Int32Array.of(1e9) }
  expect(() => scaleOf(round)).toThrow(RangeError)
})

test('a need that wants nothing needs no other cost than the scale, however great that is', () => {
  const round: DaysRound = {
    supporterId: Int32Array.of(1, 2), capacity: Int32Array.of(4, 0),
    needId: Int32Array.of(1, 2), demand: Int32Array.of(0, 3), tier: Int32Array.of(0, 50_000),
    pairSupporter: Int32Array.of(0, 0), pairNeed: Int32Array.of(0, 1), worth: Int32Array.of(1000, 7),
  }
  expect(solved(round).plan.halfDays).toEqual(Int32Array.of(0, 3))
})

test('a round without anybody is solved', () => {
  const none = new Int32Array(0)
  expect(solved({ supporterId: none, capacity: none, needId: none, demand: none, tier: none, pairSupporter: none, pairNeed: none, worth: none }).plan).toEqual({ halfDays: none, met: [0], benefit: 0 })
})

/** The same round with everything in another order; `pairs` says which pair of the old each of the new is. */
function shuffle(round: DaysRound, seed: number): { round: DaysRound; pairs: number[] } {
  const chance = chances(seed)
  const order = (count: number): number[] => Array.from({ length: count }, (_, at) => ({ at, key: chance() })).sort((a, b) => a.key - b.key).map(({ at }) => at)
  const [supporters, needs, pairs] = [order(round.supporterId.length), order(round.needId.length), order(round.worth.length)]
  const taken = (array: Int32Array, places: number[]): Int32Array => Int32Array.from(places, (at) => array[at]!)
  return {
    pairs,
    round: {
      supporterId: taken(round.supporterId, supporters), capacity: taken(round.capacity, supporters),
      needId: taken(round.needId, needs), demand: taken(round.demand, needs), tier: taken(round.tier, needs),
      pairSupporter: taken(round.pairSupporter, pairs).map((old) => supporters.indexOf(old)),
      pairNeed: taken(round.pairNeed, pairs).map((old) => needs.indexOf(old)),
      worth: taken(round.worth, pairs), limit: taken(round.limit!, pairs),
    },
  }
}
