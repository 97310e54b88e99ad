/**
 * What a solved round may say of itself: proven best, or how far from the best at worst.
 *
 * The gap is that of the weighted sum of levels.ts, in which a half-day counts four times one of the next tier and, in the last, twice
 * the greatest fit; it is the share of the bound that the plan may lack. Leaves out: the proof itself (solve.ts).
 */
import type { RoundResult } from '../model.ts'
import type { Solved } from './solve.ts'

/** What is written down with a run, so that the same bytes can be asked of the same method. */
export const METHOD = 'Alongside 4'

export function verdictOf({ parts }: Solved, totals: Pick<RoundResult['objective'], 'tiers' | 'benefit'>): Pick<RoundResult, 'solver' | 'status' | 'objective'> {
  const reached = parts.flatMap((part) => part.reached)
  const optimal = reached.every(({ value, bound }) => bound <= value)
  const [value, bound] = (['value', 'bound'] as const).map((key) => parts.reduce((sum, { weighted }) => sum + weighted[key], 0)) as [number, number]
  const solver = reached.find((one) => one.solver !== null)?.solver
  return {
    solver: solver ? `${METHOD} with ${solver}` : METHOD,
    status: optimal ? 'optimal' : 'feasible',
    objective: { ...totals, boundGap: optimal ? 0 : Math.max(0, (bound - value) / Math.max(1, bound)) },
  }
}
