/**
 * Turns a plan back into what people read: proposals with their reasons, needs unmet, offers unused, and the totals.
 * Every match says why. Leaves out: whether it is right, which verify.ts asks afresh.
 */
import { judged, type Field } from './candidates.ts'
import type { Day } from './day.ts'
import type { RoundInput, RoundProposal, RoundResult } from './model.ts'
import { benefitOf, metByTier, type Plan, type Problem } from './problem.ts'
import { FIT_STEPS } from './rules.ts'
import { runnersUpOf } from './runners-up.ts'
import { unmetOf } from './unmet.ts'
import { whyUnused } from './unused.ts'

/** The result's parts that follow from the plan. */
export function decode(problem: Problem, plan: Plan, fields: Field[], day: Day, input: RoundInput): Pick<RoundResult, 'proposals' | 'unmet' | 'unused'> & { totals: Pick<RoundResult['objective'], 'tiers' | 'benefit'> } {
  const proposals = problem.slots.flatMap((slot, index): RoundProposal[] =>
    plan[index]! > 0 ? [{ ...judged(input.needs[slot.need]!, input.offers[slot.offer]!, day, input).candidate!, halfDays: plan[index]!, pinned: slot.pinned, runnersUp: runnersUpOf(problem, plan, index) }] : [],
  )
  const used = new Set(proposals.map((proposal) => proposal.offerId))
  const met = metByTier(problem, plan)
  return {
    proposals,
    unmet: fields.flatMap((field, position) => unmetOf(field, position, problem, plan, input.rules) ?? []),
    unused: input.offers.filter((offer) => !used.has(offer.id)).map((offer) => ({ offerId: offer.id, because: whyUnused(offer, fields) })),
    totals: {
      tiers: problem.urgencies.map((urgency, tier) => ({ urgency, wantedHalfDays: wantedIn(problem, tier), metHalfDays: met[tier]! })),
      benefit: benefitOf(problem, plan) / FIT_STEPS,
    },
  }
}

const wantedIn = (problem: Problem, tier: number): number => problem.demands.reduce((sum, demand) => (demand.tier === tier ? sum + demand.wanted : sum), 0)
