import { expect, test } from 'vitest'
import { differenceBetween } from '../../../graph/matching/difference.ts'
import type { RoundResult } from '../../../graph/matching/model.ts'

const run = (inputsHash: string, benefit: number, pairs: [needId: number, offerId: number, halfDays: number][]): RoundResult => ({
  inputsHash, solver: 'by hand', status: 'optimal', objective: { tiers: [], benefit, boundGap: 0 }, refused: [], unmet: [], unused: [], proof: [],
  proposals: pairs.map(([needId, offerId, halfDays]) => ({ needId, offerId, halfDays, distanceKm: null, rules: [], terms: [], fit: 0.5, pinned: false, runnersUp: [] })),
})

test('the same proposals are no difference', () => {
  const one = run('a', 4, [[1, 1, 8]])
  expect(differenceBetween(one, one)).toEqual({ pairs: [], needs: [], benefit: { before: 4, after: 4 }, sameInputs: true })
})

test('pairs that came, went and changed their days are told in order', () => {
  const difference = differenceBetween(run('a', 6, [[2, 1, 4], [1, 1, 8]]), run('b', 7, [[1, 1, 6], [1, 2, 2], [3, 1, 4]]))
  expect(difference.pairs).toEqual([
    { needId: 1, offerId: 1, before: 8, after: 6 },
    { needId: 1, offerId: 2, before: 0, after: 2 },
    { needId: 2, offerId: 1, before: 4, after: 0 },
    { needId: 3, offerId: 1, before: 0, after: 4 },
  ])
  expect(difference.sameInputs).toBe(false)
})

test('a need helped by others as much as before is neither better nor worse off', () => {
  expect(differenceBetween(run('a', 6, [[1, 1, 8], [2, 1, 4]]), run('b', 7, [[1, 2, 8], [3, 1, 4]])).needs).toEqual([
    { needId: 2, before: 4, after: 0 },
    { needId: 3, before: 0, after: 4 },
  ])
})
