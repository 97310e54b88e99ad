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
import { compare, levelsOf, scoreOf, searchAim, type Level } from './levels.ts'
import { construct, improve, nearOf, sequence } from './neighbourhood.ts'
import { putBack } from './parts.ts'
import type { Plan, Problem } from './problem.ts'

/** Share of the tries for each turn. */
type Turns = readonly (readonly ['firm' | 'soft', number])[]
const AFRESH: Turns = [['firm', 0.2], ['soft', 0.4], ['firm', 0.1], ['soft', 0.2], ['firm', 0.1]]
/** A plan given is the best there is in its first levels: none of that is given up again. */
const ON: Turns = [['firm', 1]]

/** What leads a search: what slots count, and what a half-day of each need is worth at the flow. */
export type Lead = { counts: Counts; day: Float64Array }
export type Leads = { firm: Lead; soft: Lead }

/** The best plan of so many tries, begun afresh or from a plan; `day` is what a half-day of each need is worth at the flow of the hard sum. */
export function search(problem: Problem, order: RoundOrder, day: Float64Array, tries: number, from: Plan | null = null): Plan {
  const levels = levelsOf(problem, order)
  const core = coreOf(problem, countsFor(problem, searchAim(problem, order, 'hard')).halfDay, day, from)
  const blocks = blocksOf(core.problem)
  const [firm, soft] = [countsFor(core.problem, searchAim(problem, order, from ? 'strict' : 'hard')), countsFor(core.problem, searchAim(problem, order, 'soft'))]
  const leads: Leads = { firm: { counts: firm, day: from ? flowPrices(core.problem, firm.halfDay) : Float64Array.from(core.needs, (n) => day[n]!) }, soft: { counts: soft, day: flowPrices(core.problem, soft.halfDay) } }
  const ledger = from ? openLedger(core.problem) : construct(core.problem, blocks, firm, leads.firm.day)
  if (from) setPlan(ledger, Int32Array.from(core.slots, (s) => from[s]!))
  const chance = sequence()
  inDistricts(ledger, blocks, leads, chance, tries, (district, own, lead, share) => takeTurns(district, own, levels, lead, chance, share, from ? ON : AFRESH))
  const plan = new Int32Array(problem.slot.need.length)
  putBack(plan, core, ledger.plan)
  return plan
}

/** Every turn, on one ledger, which is left with the best plan found. */
function takeTurns(ledger: Ledger, blocks: Blocks, levels: readonly Level[], leads: Leads, chance: (below: number) => number, tries: number, turns: Turns): void {
  const near = nearOf(ledger.problem, blocks)
  let best = { plan: ledger.plan.slice(), score: scoreOf(ledger.problem, levels, ledger.plan) }
  for (const [mode, share] of turns) {
    improve(ledger, blocks, { ...leads[mode], near, chance }, Math.ceil(share * tries))
    const score = scoreOf(ledger.problem, levels, ledger.plan)
    if (compare(score, best.score) > 0) best = { plan: ledger.plan.slice(), score }
    else if (mode === 'firm') setPlan(ledger, best.plan)
  }
  setPlan(ledger, best.plan)
}
