/** A run's proof: in a sentence, and as the record page shows it: what each level reached, what no plan passes, and how that is known. */
import { tierName } from './answers.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import type { LevelProof, RoundInput, RoundResult } from '../../graph/matching/model.ts'

export type ProofLine = { key: string; what: string; reached: string; most: string; how: string }

const WHAT: Record<LevelProof['level'], string> = { served: 'Schools given something', 'half-days': 'Days', benefit: 'Total benefit, as a share', all: 'All together, weighed, as a share' }
const amountOf = (level: LevelProof['level'], amount: number, bound: number): string =>
  level === 'half-days' ? formatHalfDays(amount) : level === 'served' ? String(amount) : `${bound === 0 ? '100.00' : ((100 * amount) / bound).toFixed(2)}%`

/** Does a proven run rest in part on the solver's own search, which nobody follows step by step? */
const onItsWord = ({ proof }: Pick<RoundResult, 'proof'>): boolean => proof.some(({ levels }) => levels.some(({ level, by }) => level !== 'all' && by === 'solver'))
const ITS_WORD = ' In part that is the solver’s word: it searched everything, and only its answer is checked.'

/** How sure it is that nothing better exists. In what is published, that something was pinned is not told. */
export function proofWords(result: Pick<RoundResult, 'status' | 'objective' | 'proposals' | 'proof'>, published = false): string {
  if (result.status === 'feasible') return `The best found in the time there was: at most ${(result.objective.boundGap * 100).toFixed(2)}% short of the best there could be.`
  const best = published ? 'No other plan that keeps these rules does better in this order' : result.proposals.some(({ pinned }) => pinned) ? 'The best there is, given the pins' : 'No better choice exists'
  return `${best}: this is proven.${onItsWord(result) ? ITS_WORD : ''}`
}

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
