/** A run's proof as the record page shows it: what each level reached, what no plan passes, and how that is known. */
import { tierName } from './answers.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import type { LevelProof, RoundInput, RoundResult } from '../../graph/matching/model.ts'

export type ProofLine = { key: string; what: string; reached: string; most: string; how: string }

const WHAT: Record<LevelProof['level'], string> = { served: 'Schools given something', 'half-days': 'Days', benefit: 'Benefit', all: 'All together, weighed' }
const amountOf = (level: LevelProof['level'], amount: number, bound: number): string =>
  level === 'half-days' ? formatHalfDays(amount) : level === 'served' ? String(amount) : `${bound === 0 ? '100.00' : ((100 * amount) / bound).toFixed(2)}%`

/** Levels in the order of the round, over all parts; the weighted sum only where a level is not proven. */
export function proofLines(input: RoundInput, { proof }: Pick<RoundResult, 'proof'>): ProofLine[] {
  const levels = Map.groupBy(proof.flatMap((part) => part.levels), ({ level, urgency }) => `${level}/${urgency ?? ''}`)
  const open = proof.some((part) => part.levels.some(({ level, value, bound }) => level !== 'all' && value < bound))
  return [...levels].flatMap(([key, own]): ProofLine[] => {
    const { level, urgency } = own[0]!
    const [value, bound] = [own.reduce((sum, one) => sum + one.value, 0), own.reduce((sum, one) => sum + one.bound, 0)]
    if (bound === 0 || (level === 'all' && !open)) return []
    return [{ key, what: urgency === null ? WHAT[level] : `${WHAT[level]}: ${tierName(input, urgency)}`, reached: amountOf(level, value, bound), most: amountOf(level, bound, bound), how: howKnown(own) }]
  })
}

function howKnown(levels: readonly LevelProof[]): string {
  const word = levels.filter(({ by }) => by === 'solver').length
  if (word === 0) return 'A written proof, checked again by a second program'
  return word === levels.length ? 'The solver searched everything; only its answer is checked' : `A written proof, checked again; for ${word} of ${levels.length} groups of schools the solver searched everything`
}
