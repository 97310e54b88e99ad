/**
 * Looks for the best plan in turns: first by a sum that nearly keeps the order of levels, then by one that may give up a little of a
 * tier on the way to a better plan. The best found, level by level, is kept; among thousands of schools, district by district.
 * Leaves out: proof (relaxation.ts and the solver).
 */
import type { RoundOrder } from '../model.ts'
import { blocksOf, type Blocks } from './blocks.ts'
import { coreOf } from './core.ts'
import { inDistricts } from './districts.ts'
import { flowPrices } from './flow-prices.ts'
import { countsFor, openLedger, setPlan, type Counts, type Ledger } from './ledger.ts'
import { compare, levelsOf, scoreOf, searchAim, type SearchSum } from './levels.ts'
import { construct, improve, nearOf, sequence, type Guide } from './neighbourhood.ts'
import { putBack } from './parts.ts'
import type { Plan, Problem } from './problem.ts'

/** The sum that leads each turn (levels.ts), and its share of the tries. */
type Turns = readonly (readonly [SearchSum, number])[]
const AFRESH: Turns = [['hard', 0.2], ['soft', 0.4], ['hard', 0.1], ['soft', 0.2], ['hard', 0.1]]
/** A plan given is the best there is in its first levels: none of that is given up again. */
const ON: Turns = [['strict', 1]]

/** The best plan of so many tries, begun afresh or from a plan; `day` is what a half-day of each need is worth at the flow of the hard sum. */
export function search(problem: Problem, order: RoundOrder, day: Float64Array, tries: number, from: Plan | null = null): Plan {
  const hard = (of: Problem): Counts => countsFor(of, searchAim(of, order, 'hard'))
  const core = coreOf(problem, hard(problem).halfDay, day, from)
  const blocks = blocksOf(core.problem)
  const ledger = from ? openLedger(core.problem) : construct(core.problem, blocks, hard(core.problem), Float64Array.from(core.needs, (n) => day[n]!))
  if (from) setPlan(ledger, core.slots.map((s) => from[s]!))
  const chance = sequence()
  inDistricts(ledger, blocks, chance, tries, (district, own, share) => takeTurns(district, own, order, chance, share, from ? ON : AFRESH))
  const plan = new Int32Array(problem.slot.need.length)
  putBack(plan, core, ledger.plan)
  return plan
}

/** Every turn, on one ledger, which is left with the best plan found. */
function takeTurns(ledger: Ledger, blocks: Blocks, order: RoundOrder, chance: (below: number) => number, tries: number, turns: Turns): void {
  const { problem } = ledger
  const [levels, near, leads] = [levelsOf(problem, order), nearOf(problem, blocks), new Map<SearchSum, Pick<Guide, 'counts' | 'day'>>()]
  let best = { plan: ledger.plan.slice(), score: scoreOf(problem, levels, ledger.plan) }
  for (const [sum, share] of turns) {
    const lead = leads.get(sum) ?? leadOf(problem, order, sum)
    leads.set(sum, lead)
    improve(ledger, blocks, { ...lead, near, chance }, Math.ceil(share * tries))
    const score = scoreOf(problem, levels, ledger.plan)
    if (compare(score, best.score) > 0) best = { plan: ledger.plan.slice(), score }
    else if (sum !== 'soft') setPlan(ledger, best.plan)
  }
  setPlan(ledger, best.plan)
}

/** What slots count, and what a half-day of each need is worth at the flow of that sum. */
function leadOf(problem: Problem, order: RoundOrder, sum: SearchSum): Pick<Guide, 'counts' | 'day'> {
  const counts = countsFor(problem, searchAim(problem, order, sum))
  return { counts, day: flowPrices(problem, counts.halfDay) }
}
