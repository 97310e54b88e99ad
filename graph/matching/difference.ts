/**
 * What changed from one run of a round to the next: pairs that came, went or changed their days, and needs better or worse off.
 * Of a run and what it would be with changes made: who gains and who loses, tier by tier, and the price, weighed as the run weighed it.
 * It is shown before anything is issued. Leaves out: why, which the new run's own reasons tell.
 */
import { hashOf } from './canonical.ts'
import { dayOf } from './day.ts'
import { fitOf } from './fit.ts'
import type { RefusedOverride, RoundInput, RoundResult } from './model.ts'
import { urgencyOf } from './problem.ts'
import { FIT_STEPS } from './rules.ts'

type PairChange = { needId: number; offerId: number; before: number; after: number }
type NeedChange = { needId: number; before: number; after: number }
export type Difference = {
  /** Pairs by need, then offer; half-days, 0 where there was or is no proposal. */
  pairs: PairChange[]
  /** Needs whose half-days met changed. */
  needs: NeedChange[]
  /** Total benefit, before and after: half-days × fit. */
  benefit: { before: number; after: number }
  /** The two runs were of the same facts. */
  sameInputs: boolean
}

/** Does a run rest on these facts? What the run before it proposed is no fact of the world, and is left aside. */
export function sameFacts({ previous: _now, ...facts }: RoundInput, run: { inputsHash: string; input: RoundInput }): boolean {
  const { previous } = run.input
  return hashOf(previous === undefined ? facts : { ...facts, previous }) === run.inputsHash
}

const byPair = (result: RoundResult): Map<string, PairChange> =>
  new Map(result.proposals.map(({ needId, offerId, halfDays }) => [`${needId}/${offerId}`, { needId, offerId, before: 0, after: halfDays }]))

/** The difference from the earlier run to the later; empty lists when they propose the same. */
export function differenceBetween(earlier: RoundResult, later: RoundResult, sameInputs = earlier.inputsHash === later.inputsHash): Difference {
  const pairs = byPair(later)
  for (const [key, { needId, offerId, after }] of byPair(earlier)) {
    pairs.set(key, { needId, offerId, before: after, after: pairs.get(key)?.after ?? 0 })
  }
  const changed = [...pairs.values()].filter(({ before, after }) => before !== after).sort((a, b) => a.needId - b.needId || a.offerId - b.offerId)
  return {
    pairs: changed,
    needs: needsOf([...pairs.values()]),
    benefit: { before: earlier.objective.benefit, after: later.objective.benefit },
    sameInputs,
  }
}

function needsOf(pairs: PairChange[]): NeedChange[] {
  const needs = new Map<number, NeedChange>()
  for (const { needId, before, after } of pairs) {
    const need = needs.get(needId) ?? { needId, before: 0, after: 0 }
    needs.set(needId, { needId, before: need.before + before, after: need.after + after })
  }
  return [...needs.values()].filter(({ before, after }) => before !== after).sort((a, b) => a.needId - b.needId)
}

/** Schools of one tier that get more days, or fewer, and how many half-days in all. */
export type TierChange = { urgency: number; before: number; after: number; gain: { schools: number; halfDays: number }; loss: { schools: number; halfDays: number } }

/** What would change: a difference with what it means for whom. */
export type Answer = Omit<Difference, 'sameInputs'> & {
  /** By the urgency the schools have in truth, most urgent first; tiers without any need are left out. */
  tiers: TierChange[]
  /** What was asked for and could not be had, with the reason. */
  refused: RefusedOverride[]
  proven: boolean
  /** How far from the best at worst, as a share. */
  gap: number
}

type Worked = { input: RoundInput; result: RoundResult }

/** What would change from one to the other, both over the same needs. Benefit is that of `before`'s weights and counts for both. */
export function differenceOf(before: Worked, after: Worked): Answer {
  const { pairs, needs } = differenceBetween(before.result, after.result)
  const old = new Set(before.input.overrides.map(({ kind, needId, offerId }) => `${kind}/${needId}/${offerId}`))
  return {
    pairs, needs, tiers: tiersOf(before, after),
    benefit: { before: before.result.objective.benefit, after: benefitBy(before.input.weights, after.result) },
    refused: after.result.refused.filter(({ kind, needId, offerId }) => !old.has(`${kind}/${needId}/${offerId}`)),
    proven: after.result.status === 'optimal', gap: after.result.objective.boundGap,
  }
}

const benefitBy = (weights: RoundInput['weights'], { proposals }: RoundResult): number =>
  proposals.reduce((sum, { halfDays, terms }) => sum + halfDays * Math.round(fitOf(terms.map((row) => ({ ...row, weight: weights[row.term] }))) * FIT_STEPS), 0) / FIT_STEPS

function tiersOf(before: Worked, after: Worked): TierChange[] {
  const { input } = before
  const day = dayOf(input)
  const [met, would] = [metBySchool(before), metBySchool(after)]
  const tiers = new Map<number, TierChange>()
  for (const schoolId of new Set(input.needs.map((need) => need.schoolId))) {
    const urgency = urgencyOf(schoolId, day, input)
    const tier = tiers.get(urgency) ?? { urgency, before: 0, after: 0, gain: { schools: 0, halfDays: 0 }, loss: { schools: 0, halfDays: 0 } }
    tiers.set(urgency, tier)
    const [was, is] = [met.get(schoolId) ?? 0, would.get(schoolId) ?? 0]
    tier.before += was
    tier.after += is
    const side = is > was ? tier.gain : tier.loss
    if (is !== was) side.schools += 1
    side.halfDays += Math.abs(is - was)
  }
  return [...tiers.values()].sort((a, b) => a.urgency - b.urgency)
}

function metBySchool({ input, result }: Worked): Map<number, number> {
  const schoolOf = new Map(input.needs.map(({ id, schoolId }) => [id, schoolId]))
  const met = new Map<number, number>()
  for (const { needId, halfDays } of result.proposals) met.set(schoolOf.get(needId)!, (met.get(schoolOf.get(needId)!) ?? 0) + halfDays)
  return met
}
