import { expect, test } from 'vitest'
import { proofWords } from '../../app/lists/proof.ts'
import type { LevelProof, RoundResult } from '../../graph/matching/model.ts'

const prices = { pairs: [], schools: [], tiers: [] }
const level = (by: 'prices' | 'solver', value = 4, bound = 4): LevelProof => (by === 'prices' ? { level: 'half-days', urgency: 0, value, bound, by, prices } : { level: 'half-days', urgency: 0, value, bound, by })
const asked = (status: RoundResult['status'], levels: LevelProof[], pinned = false) =>
  ({ status, objective: { tiers: [], benefit: 1, boundGap: 0.0034 }, proposals: [{ pinned }] as RoundResult['proposals'], proof: [{ needIds: [1], levels }] })

test('a proof says on whose word it stands, and that pins stand before it', () => {
  expect(proofWords(asked('optimal', [level('prices')]))).toBe('No better choice exists: this is proven.')
  expect(proofWords(asked('optimal', [level('prices'), level('solver')]))).toBe('No better choice exists: this is proven. In part that is the solver’s word: it searched everything, and only its answer is checked.')
  expect(proofWords(asked('optimal', [level('prices')], true))).toBe('The best there is, given the pins: this is proven.')
  expect(proofWords(asked('feasible', [level('solver', 4, 5)]))).toBe('The best found in the time there was: at most 0.34% short of the best there could be.')
})
test('what is published does not tell that anything was pinned', () => {
  expect(proofWords(asked('optimal', [level('prices')], true), true)).toBe(proofWords(asked('optimal', [level('prices')]), true))
})
