import { expect, test } from 'vitest'
import { canonical, hashOf } from '../../../graph/matching/canonical.ts'
import type { RoundInput } from '../../../graph/matching/model.ts'
import { authority } from './authority.ts'

const INPUT = authority({ schools: 12, offers: 6, seed: 3 })
const reversed: RoundInput = {
  ...INPUT, needs: [...INPUT.needs].reverse(), offers: [...INPUT.offers].reverse().map((row) => ({ ...row, phases: [...row.phases].reverse(), areas: [...row.areas].reverse() })),
  categories: [...INPUT.categories].reverse(), network: { ...INPUT.network, schools: [...INPUT.network.schools].reverse(), posts: [...INPUT.network.posts].reverse() },
}

test('the hash is SHA-256 and the same for any order of rows', () => {
  expect(hashOf(INPUT)).toMatch(/^[0-9a-f]{64}$/)
  expect(hashOf(reversed)).toBe(hashOf(INPUT))
})
test('nor does the order of a row’s fields matter', () => {
  const turned = INPUT.needs.map((row) => Object.fromEntries(Object.entries(row).reverse()) as typeof row)
  expect(hashOf({ ...INPUT, needs: turned })).toBe(hashOf(INPUT))
})
test('one order is reached from any', () => expect(JSON.stringify(canonical(reversed))).toBe(JSON.stringify(canonical(INPUT))))
test('anything else that differs changes the hash', () => {
  const changes: RoundInput[] = [
    { ...INPUT, asOf: '2026-11-24' },
    { ...INPUT, weights: { ...INPUT.weights, phase: 16 } },
    { ...INPUT, rules: { ...INPUT.rules, supportersPerNeed: 3 } },
    { ...INPUT, needs: INPUT.needs.slice(1) },
    { ...INPUT, needs: INPUT.needs.map((row, at) => (at === 0 ? { ...row, halfDays: row.halfDays + 1 } : row)) },
    { ...INPUT, overrides: [{ kind: 'veto', needId: 1, offerId: 1, reason: 'No.' }] },
    { ...INPUT, network: { ...INPUT.network, posts: [] } },
  ]
  expect(new Set([INPUT, ...changes].map(hashOf)).size).toBe(changes.length + 1)
})
test('the input is left as it was', () => {
  const before = JSON.stringify(reversed)
  canonical(reversed)
  expect(JSON.stringify(reversed)).toBe(before)
})
