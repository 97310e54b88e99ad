/**
 * Do the totals and accounts of a result add up? Part of the verifier (verify.ts): tiers, benefit, unmet needs, unused offers,
 * order, and what it says of its own proof.
 */
import type { RoundProposal } from './model.ts'
import { FIT_STEPS } from './rules.ts'
import type { Books } from './verify.ts'

/** Violations of what the result says about itself. */
export const claimsOf = (books: Books): string[] => [...tierViolations(books), ...accountViolations(books), ...orderViolations(books)]

const total = (rows: RoundProposal[] | undefined): number => (rows ?? []).reduce((sum, row) => sum + row.halfDays, 0)

function tierViolations({ input, day, result, byNeed }: Books): string[] {
  const last = Math.max(0, ...input.framework.categories.map((rule) => rule.urgency)) + 1
  const tiers = new Map<number, { wanted: number; met: number }>()
  for (const need of input.needs) {
    const urgency = day.categories.get(need.schoolId)?.urgency ?? last
    const tier = tiers.get(urgency) ?? { wanted: 0, met: 0 }
    tiers.set(urgency, { wanted: tier.wanted + need.halfDays, met: tier.met + total(byNeed.get(need.id)) })
  }
  const expected = [...tiers].sort(([a], [b]) => a - b).map(([urgency, { wanted, met }]) => ({ urgency, wantedHalfDays: wanted, metHalfDays: met }))
  const benefit = result.proposals.reduce((sum, row) => sum + row.halfDays * Math.round(row.fit * FIT_STEPS), 0) / FIT_STEPS
  const found: string[] = []
  if (JSON.stringify(expected) !== JSON.stringify(result.objective.tiers)) found.push('The tiers are not the sums of the proposals')
  if (benefit !== result.objective.benefit) found.push('The benefit is not the sum of the proposals')
  return found
}

function accountViolations({ input, result, byNeed, byOffer }: Books): string[] {
  const found: string[] = []
  const short = input.needs.filter((need) => total(byNeed.get(need.id)) < need.halfDays)
  const expected = short.map((need) => [need.id, need.halfDays, total(byNeed.get(need.id))])
  const told = result.unmet.map((row) => [row.needId, row.wantedHalfDays, row.metHalfDays])
  if (JSON.stringify(expected) !== JSON.stringify(told)) found.push('The unmet needs are not those left short')
  if (result.unmet.some((row) => row.because === '')) found.push('An unmet need has no reason')
  const idle = input.offers.filter((offer) => !byOffer.has(offer.id)).map((offer) => offer.id)
  if (JSON.stringify(idle) !== JSON.stringify(result.unused.map((row) => row.offerId))) found.push('The unused offers are not those without a proposal')
  if (result.unused.some((row) => row.because === '')) found.push('An unused offer has no reason')
  return found
}

function orderViolations({ result }: Books): string[] {
  const found: string[] = []
  const inOrder = result.proposals.every((row, at, rows) => at === 0 || rows[at - 1]!.needId < row.needId || (rows[at - 1]!.needId === row.needId && rows[at - 1]!.offerId < row.offerId))
  if (!inOrder) found.push('The proposals are not by need, then offer')
  const gap = result.objective.boundGap
  if (result.status === 'optimal' ? gap !== 0 : !(gap >= 0 && gap <= 1)) found.push('The gap does not go with the status')
  return found
}
