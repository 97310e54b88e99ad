/**
 * Is a round as good as its proof says? Part of the verifier (verify.ts). Every value is summed afresh from the proposals, every bound that
 * rests on prices is worked out afresh from the input (verify-bound.ts), and the status and the gap must follow from them.
 *
 * Source: weak duality of Lagrangian decomposition (Guignard and Kim 1987): at any prices, what both sides reach alone bounds every
 * plan. Leaves out: bounds that are the solver's word, which are only asked to be no less than the plan.
 */
import type { LevelProof, PartProof } from './model.ts'
import { HARD, SERVED } from './plan/levels.ts'
import { boundAt } from './verify-bound.ts'
import { factsOf, type Facts, type PartFacts, type Sum } from './verify-facts.ts'
import type { Books } from './verify.ts'

/** Counts are whole: a bound this little below the next whole number would reach it. A weighted sum may be off by this share. */
const TOLERANCE = 1e-7
const SHARE = 1e-9

/** What is wrong with the proof, in words. */
export function proofViolations(books: Books): string[] {
  const { result } = books
  const facts = factsOf(books)
  if ('wrong' in facts) return facts.wrong
  const found = result.proof.flatMap((part, at) => partViolations(facts, facts.parts[at]!, part))
  const levels = result.proof.flatMap((part) => part.levels)
  const open = levels.some(({ level, value, bound }) => level !== 'all' && bound > value)
  if ((result.status === 'optimal') === open) found.push('The status does not follow from the proof')
  if (levels.some(({ by }) => by === 'solver') && !/ with /.test(result.solver)) found.push('The proof rests on a solver that is not named')
  const all = levels.filter(({ level }) => level === 'all')
  const [value, bound] = [all.reduce((sum, one) => sum + one.value, 0), all.reduce((sum, one) => sum + one.bound, 0)]
  const gap = open ? Math.max(0, (bound - value) / Math.max(1, bound)) : 0
  if (gap !== result.objective.boundGap) found.push('The gap does not follow from the proof')
  return found
}

/** A level in the order of the round, and what it counts. */
type Expected = { level: LevelProof['level']; urgency: number | null; sum: Sum }

function expectedOf({ urgencies, order }: Facts, { keepable, greatest }: PartFacts): Expected[] {
  const none = new Map<number, number>()
  const only = (urgency: number) => new Map([[urgency, 1]])
  const [worth, kept] = [keepable + 1, keepable > 0 ? 1 : 0]
  const halfDay = new Map(urgencies.map((urgency, tier) => [urgency, Math.round(HARD.last * greatest * worth * HARD.ratio ** (urgencies.length - 1 - tier))]))
  const first = halfDay.get(urgencies[0]!) ?? 0
  const served = new Map(urgencies.map((urgency) => [urgency, order === 'everybody-first' ? SERVED * first + halfDay.get(urgency)! : 0]))
  return [
    ...(order === 'everybody-first' ? urgencies.map((urgency): Expected => ({ level: 'served', urgency, sum: { halfDay: none, served: only(urgency), worth: 0, kept: 0 } })) : []),
    ...urgencies.map((urgency): Expected => ({ level: 'half-days', urgency, sum: { halfDay: only(urgency), served: none, worth: 0, kept: 0 } })),
    { level: 'benefit', urgency: null, sum: { halfDay: none, served: none, worth, kept } },
    { level: 'all', urgency: null, sum: { halfDay, served, worth, kept } },
  ]
}

function partViolations(facts: Facts, own: PartFacts, { needIds, levels }: PartProof): string[] {
  const expected = expectedOf(facts, own)
  const name = (one: { level: string; urgency: number | null }): string => `Proof of needs ${needIds.slice(0, 3).join(', ')}, ${one.level}${one.urgency === null ? '' : ` of urgency ${one.urgency}`}`
  if (JSON.stringify(levels.map(({ level, urgency }) => [level, urgency])) !== JSON.stringify(expected.map(({ level, urgency }) => [level, urgency]))) return [`Proof of needs ${needIds.slice(0, 3).join(', ')}: not the levels of the round`]
  const floors = new Map<number, number>()
  const proven = levels.every(({ level, value, bound }) => level === 'all' || bound <= value)
  return expected.flatMap(({ level, urgency, sum }, at): string[] => {
    const said = levels[at]!
    const wrong: string[] = []
    if (own.valueOf(sum) !== said.value) wrong.push(`${name(said)}: not what the proposals come to`)
    if (said.bound < said.value) wrong.push(`${name(said)}: a bound below the plan`)
    if (said.by === 'levels' && !(level === 'all' && proven && said.bound === said.value)) wrong.push(`${name(said)}: not proven by its levels`)
    if (said.by === 'prices') {
      const bound = boundAt(own, sum, said.prices, level === 'all' ? new Map() : floors)
      if ((level === 'all' ? bound * (1 - SHARE) - TOLERANCE : Math.floor(bound + TOLERANCE)) > said.bound) wrong.push(`${name(said)}: the prices do not prove the bound`)
    }
    if (level === 'half-days') floors.set(urgency!, said.value)
    return wrong
  })
}
