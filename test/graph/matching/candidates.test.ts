import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldsOf, judged } from '../../../graph/matching/candidates.ts'
import { dayOf } from '../../../graph/matching/day.ts'
import { distanceKm } from '../../../graph/matching/distance.ts'
import type { RoundInput } from '../../../graph/matching/model.ts'
import { placed, within } from '../../../graph/matching/places.ts'
import { authority } from './authority.ts'
import { school, smallRounds } from './small.ts'

/** Every need with every offer, judged one by one in words, is what the fields say in numbers. */
function asJudged(input: RoundInput): { pairs: number; excluded: number } {
  const day = dayOf(input)
  let [pairs, excluded] = [0, 0]
  for (const { need, candidates, excluded: out, elsewhere, rulesFor } of fieldsOf(input, day)) {
    const all = input.offers.map((offer) => ({ offer, ...judged(need, offer, day, input) }))
    const inArea = all.filter(({ offer }) => offer.areas.some(({ areaCode }) => areaCode === need.areaCode))
    const found = all.flatMap(({ candidate }) => (candidate ? [{ needId: candidate.needId, offerId: candidate.offerId, distanceKm: candidate.distanceKm, fit: candidate.fit }] : []))
    expect(candidates).toEqual(found)
    const kept = inArea.map(({ offer, rules }) => ({ offer, failed: rules.filter(({ passed }) => !passed).map(({ rule }) => rule) })).filter(({ failed }) => failed.length > 0)
    expect(out()).toEqual(kept)
    expect(elsewhere).toBe(input.offers.length - inArea.length)
    for (const { offer, rules } of inArea.slice(0, 2)) expect(rulesFor(offer)).toEqual(rules)
    pairs += found.length
    excluded += kept.length
  }
  return { pairs, excluded }
}

/** Every thing a rule or a term asks about, somewhere: closed schools, offers that begin later, vetoes, no place, no weight. */
function troubled(input: RoundInput, seed: number): RoundInput {
  const schools = input.network.schools.map((row, at) => ({ ...row, ...(at % 11 === seed ? { closedOn: '2026-08-31', standing: 'closed' as const } : {}), ...(at % 9 === seed ? { northing: null } : {}) }))
  const offers = input.offers.map((row, at) => ({ ...row, ...(at % 5 === seed ? { from: '2027-01-10' } : {}), ...(at % 7 === seed ? { until: '2026-10-31' } : {}), ...(at % 8 === seed ? { from: '2027-04-01' } : {}) }))
  const overrides = input.needs.slice(0, 30).flatMap(({ id }) => offers.slice(id % 3, (id % 3) + 4).map((offer) => ({ kind: id % 2 === 0 ? ('veto' as const) : ('pin' as const), needId: id, offerId: offer.id, reason: 'Because.' })))
  return { ...input, network: { ...input.network, schools }, offers, overrides, weights: seed === 2 ? { ...input.weights, relationship: 0, phase: 55 } : input.weights }
}

test('the pairs found in numbers are those judged in words, with the same fit, in made-up authorities', () => {
  for (const seed of [1, 2, 3]) {
    const plain = authority({ schools: 90, offers: 40, seed, across: 25 })
    expect(asJudged(plain).pairs).toBeGreaterThan(100)
    const { pairs, excluded } = asJudged(troubled(plain, seed))
    expect(pairs).toBeGreaterThan(30)
    expect(excluded).toBeGreaterThan(pairs)
  }
})

test('… and in small rounds, with every weight 0 too', () => {
  fc.assert(fc.property(smallRounds, fc.boolean(), (input, weigh) => void asJudged(weigh ? input : { ...input, weights: { expertise: 0, phase: 0, context: 0, closeness: 0, relationship: 0, record: 0, spread: 0 } })), { numRuns: 200, seed: 3 })
})

const metres = fc.integer({ min: 0, max: 40_000 })
test('whoever is within reach is visited once, whatever else is; without a place one is near to all, and all to one', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(metres, metres, fc.boolean()), { minLength: 1, maxLength: 30 }), fc.tuple(metres, metres, fc.boolean()), fc.integer({ min: 0, max: 30 }), (at, [x, y, known], reachKm) => {
      const schools = at.map(([easting, northing, here], id) => school(id, { easting: here ? easting : null, northing }))
      const from = { easting: known ? x : null, northing: y }
      const seen: number[] = []
      within(placed(schools, (row) => row, (id) => id), from, reachKm, ({ row, place }) => void (row.id === place && seen.push(row.id)))
      expect(new Set(seen).size).toBe(seen.length)
      for (const row of schools) if ((distanceKm(row, from) ?? 0) <= reachKm) expect(seen).toContain(row.id)
    }),
    { numRuns: 300, seed: 4 },
  )
})

test('a distance in whole metres is rounded as a longer sum would round it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 700_000 }), fc.integer({ min: 0, max: 1_300_000 }), (east, north) => {
      expect(distanceKm({ easting: 0, northing: 0 }, { easting: east, northing: north })).toBe(Math.round(Math.hypot(east, north)) / 1000)
    }),
    { numRuns: 5000, seed: 5 },
  )
})
