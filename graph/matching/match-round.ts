/**
 * The round: all open needs against all offers at once, and for every answer the reason.
 *
 * Pure: the solver is handed in as a function from plain
 * data to plain data, and nothing reads the clock. Leaves out: where inputs come from and results go (db/rounds.ts), and the
 * thread it runs in (app/jobs).
 */
import { fieldsOf } from './candidates.ts'
import { canonical, hashOf } from './canonical.ts'
import { checkInput } from './check-input.ts'
import { dayOf } from './day.ts'
import { decode } from './decode.ts'
import type { RoundInput, RoundResult, Solver } from './model.ts'
import { withPins } from './pins.ts'
import { problemOf } from './problem.ts'
import { arraysOf, wordedPlan } from './plan/arrays.ts'
import { solve, type Mode } from './plan/solve.ts'
import { proofOf } from './plan/proof.ts'
import { verdictOf } from './plan/verdict.ts'
import { violationsOf } from './verify.ts'

/** What a round is doing, and how much of that is done, 0..1. */
export type Progress = { stage: 'judging' | 'solving' | 'explaining' | 'checking'; share: number }

/**
 * The round's result: the same for the same input in any order of its rows. Throws on input that contradicts itself (a need of an
 * unknown school, days that are not whole half-days) and if its own result does not verify: those are bugs, never answers.
 */
export async function matchRound(given: RoundInput, solver: Solver, onProgress: (progress: Progress) => void = () => {}, mode: Mode = 'full'): Promise<RoundResult> {
  const input = canonical(given)
  checkInput(input)
  onProgress({ stage: 'judging', share: 0 })
  const day = dayOf(input)
  const fields = fieldsOf(input, day)
  const { problem, refused } = withPins(problemOf(fields, day, input), fields, input)
  onProgress({ stage: 'solving', share: 0 })
  const arrays = arraysOf(problem, input.previous)
  const solved = await solve(arrays.problem, input.rules.order ?? 'days', solver, mode, (share) => onProgress({ stage: 'solving', share }))
  onProgress({ stage: 'explaining', share: 0 })
  const { totals, proposals, unmet, unused } = decode(problem, wordedPlan(problem, arrays, solved.plan), fields, day, input)
  const result: RoundResult = {
    inputsHash: hashOf(input),
    ...verdictOf(solved, totals),
    proposals,
    refused,
    unmet,
    unused,
    proof: proofOf(problem, arrays, solved),
  }
  onProgress({ stage: 'checking', share: 0 })
  const violations = violationsOf(input, result)
  if (violations.length > 0) throw new Error(`The round does not verify: ${violations.slice(0, 5).join('; ')}`)
  return result
}
