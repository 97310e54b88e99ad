/**
 * Which checked remedies help, and in what order to look at them: those that meet the need in full, then in part, then not at all; within
 * these, what takes least from other schools, then what asks least. Leaves out: what to check (remedies.ts).
 */
import type { Change } from './changes.ts'
import type { Answer } from './difference.ts'
import type { RoundInput } from './model.ts'
import { effortOf } from './remedy-effort.ts'

/** One remedy with what it would do; half-days. `at` is its place among those asked. */
export type Checked = {
  at: number
  changes: Change[]
  helps: 'fully' | 'in-part' | 'not'
  before: number
  after: number
  /** Other needs that would get fewer, or more. */
  lose: Answer['needs']
  gain: Answer['needs']
  taken: number
  answer: Answer
}

const ORDER = ['fully', 'in-part', 'not'] as const

/** The answers in the order of their questions, ranked; `before` is what the need gets in the run. */
export function rankedRemedies(input: RoundInput, need: { needId: number; wantedHalfDays: number; metHalfDays: number }, asked: Change[][], answers: Answer[]): Checked[] {
  const rows = answers.map((answer, at): Checked => {
    const before = need.metHalfDays
    const after = answer.needs.find(({ needId }) => needId === need.needId)?.after ?? before
    const others = answer.needs.filter(({ needId }) => needId !== need.needId)
    const [lose, gain] = [others.filter((row) => row.after < row.before), others.filter((row) => row.after > row.before)]
    const helps = after >= need.wantedHalfDays ? 'fully' : after > before ? 'in-part' : 'not'
    return { at, changes: asked[at]!, helps, before, after, lose, gain, taken: lose.reduce((sum, row) => sum + row.before - row.after, 0), answer }
  })
  const effort = (row: Checked): number => effortOf(row.changes, input)
  return rows.sort((a, b) => ORDER.indexOf(a.helps) - ORDER.indexOf(b.helps) || a.taken - b.taken || b.after - a.after || effort(a) - effort(b) || a.at - b.at)
}
