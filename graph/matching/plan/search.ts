/**
 * Looks for the best plan in turns: first by a sum that nearly keeps the order of levels, then by one that may give up a little of a
 * tier on the way to a better plan. The best found, level by level, is kept.
 * Leaves out: proof (relaxation.ts and the solver).
 */
import type { RoundOrder } from '../model.ts'
import type { Blocks } from './blocks.ts'
import { flowPrices } from './flow-prices.ts'
import { countsFor, setPlan } from './ledger.ts'
import { compare, scoreOf, searchAim, type Level } from './levels.ts'
import { construct, improve, nearOf, sequence } from './neighbourhood.ts'
import type { Plan, Problem } from './problem.ts'

/** Share of the tries for each turn. */
const TURNS = [['hard', 0.2], ['soft', 0.4], ['hard', 0.1], ['soft', 0.2], ['hard', 0.1]] as const

export type Found = { plan: Plan; score: number[]; /** What a half-day of each need is worth at the flow. */ day: Float64Array }

/** The best plan of so many tries. */
export function search(problem: Problem, blocks: Blocks, levels: readonly Level[], order: RoundOrder, tries: number, enough?: () => boolean): Found {
  const guides = { hard: guideOf(problem, order, 'hard'), soft: guideOf(problem, order, 'soft') }
  const [near, chance] = [nearOf(problem, blocks), sequence()]
  const ledger = construct(problem, blocks, guides.hard.counts, guides.hard.day)
  let best = { plan: ledger.plan.slice(), score: scoreOf(problem, levels, ledger.plan) }
  for (const [mode, share] of TURNS) {
    improve(ledger, blocks, { ...guides[mode], near, chance }, Math.ceil(share * tries), enough)
    const score = scoreOf(problem, levels, ledger.plan)
    if (compare(score, best.score) > 0) best = { plan: ledger.plan.slice(), score }
    else if (mode === 'hard') setPlan(ledger, best.plan)
  }
  return { ...best, day: guides.soft.day }
}

function guideOf(problem: Problem, order: RoundOrder, mode: 'hard' | 'soft') {
  const counts = countsFor(problem, searchAim(problem, order, mode))
  return { counts, day: flowPrices(problem, counts.halfDay) }
}
