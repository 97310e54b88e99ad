/**
 * Writes down why nothing better exists, in the ids of the round, so that code which shares nothing with the solve can check it
 * (verify-proof.ts). Leaves out: finding the prices (relaxation.ts).
 */
import type { LevelProof, PartProof, ProofPrices } from '../model.ts'
import type { Problem as Worded } from '../problem.ts'
import type { Arrays } from './arrays.ts'
import type { Prices } from './relaxation.ts'
import type { Solved, SolvedPart } from './solve.ts'

/** The proof of every part, in the parts' order. */
export const proofOf = (worded: Worded, arrays: Arrays, { parts }: Solved): PartProof[] => parts.map((part) => partProof(worded, arrays, part))

function partProof(worded: Worded, { slots }: Arrays, { slots: own, reached, weighted }: SolvedPart): PartProof {
  const mine = Array.from(own, (at) => worded.slots[slots[at]!]!)
  const needs = new Set(mine.map(({ need }) => need))
  const demands = [...needs].sort((a, b) => a - b).map((need) => worded.demands[need]!)
  // In the order of the arrays: by the first of a school's needs, with or without a slot.
  const mySchools = new Set(demands.map(({ schoolId }) => schoolId))
  const schools = [...new Set(worded.demands.map(({ schoolId }) => schoolId))].filter((id) => mySchools.has(id))
  const written = (prices: Prices): ProofPrices => ({
    pairs: mine.flatMap(({ candidate }, s): ProofPrices['pairs'] => (prices.halfDay[s] || prices.use[s] ? [[candidate.needId, candidate.offerId, prices.halfDay[s]!, prices.use[s]!]] : [])),
    schools: schools.flatMap((schoolId, at): ProofPrices['schools'] => (prices.served[at] ? [[schoolId, prices.served[at]]] : [])),
    tiers: worded.urgencies.flatMap((urgency, tier): ProofPrices['tiers'] => (prices.floor[tier] ? [[urgency, prices.floor[tier]]] : [])),
  })
  const levels = reached.map(({ level, value, bound, ground }): LevelProof => {
    const said = { level: level.name, urgency: worded.urgencies[level.tier] ?? null, value, bound }
    return ground.by === 'prices' ? { ...said, by: 'prices', prices: written(ground.prices) } : { ...said, by: 'solver' }
  })
  const all = { level: 'all' as const, urgency: null, value: weighted.value, bound: weighted.bound }
  return { needIds: demands.map(({ needId }) => needId), levels: [...levels, weighted.prices ? { ...all, by: 'prices', prices: written(weighted.prices) } : { ...all, by: 'levels' }] }
}
