/**
 * What changed from one run of a round to the next: pairs that came, went or changed their days, and needs better or worse off.
 * It is shown before anything is issued. Leaves out: why, which the new run's own reasons tell.
 */
import { hashOf } from './canonical.ts'
import type { RoundInput, RoundResult } from './model.ts'

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
