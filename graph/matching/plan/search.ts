/**
 * Looks for the best plan in turns: first by a sum that nearly keeps the order of levels, then by one that may give up a little of a
 * tier on the way to a better plan. The best found, level by level, is kept.
 * Leaves out: proof (relaxation.ts and the solver).
 */
import type { RoundOrder } from '../model.ts'
import { countsOf } from './aim.ts'
import { blocksOf } from './blocks.ts'
import { coreOf } from './core.ts'
import { flowPrices } from './flow-prices.ts'
import { countsFor, openLedger, setPlan } from './ledger.ts'
import { compare, levelsOf, scoreOf, searchAim } from './levels.ts'
import { construct, improve, nearOf, sequence, type Guide } from './neighbourhood.ts'
import { putBack } from './parts.ts'
import type { Plan, Problem } from './problem.ts'

/** Share of the tries for each turn. */
const TURNS = [['hard', 0.2], ['soft', 0.4], ['hard', 0.1], ['soft', 0.2], ['hard', 0.1]] as const

/** The best plan of so many tries, begun afresh or from a plan. */
export function search(problem: Problem, order: RoundOrder, tries: number, from: Plan | null = null): Plan {
  const levels = levelsOf(problem, order)
  const core = coreOf(problem, countsOf(problem, searchAim(problem, order, 'hard')), from)
  const blocks = blocksOf(core.problem)
  const guideOf = (mode: 'hard' | 'soft'): Pick<Guide, 'counts' | 'day'> => {
    const counts = countsFor(core.problem, searchAim(problem, order, mode))
    return { counts, day: flowPrices(core.problem, counts.halfDay) }
  }
  const guides = { hard: guideOf('hard'), soft: guideOf('soft') }
  const [near, chance] = [nearOf(core.problem, blocks), sequence()]
  const ledger = from ? openLedger(core.problem) : construct(core.problem, blocks, guides.hard.counts, guides.hard.day)
  if (from) setPlan(ledger, Int32Array.from(core.slots, (s) => from[s]!))
  let best = { plan: ledger.plan.slice(), score: scoreOf(core.problem, levels, ledger.plan) }
  for (const [mode, share] of TURNS) {
    improve(ledger, blocks, { ...guides[mode], near, chance }, Math.ceil(share * tries))
    const score = scoreOf(core.problem, levels, ledger.plan)
    if (compare(score, best.score) > 0) best = { plan: ledger.plan.slice(), score }
    else if (mode === 'hard') setPlan(ledger, best.plan)
  }
  const plan = new Int32Array(problem.slot.need.length)
  putBack(plan, core, best.plan)
  return plan
}
