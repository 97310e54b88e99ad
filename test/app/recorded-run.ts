/** A round of the world, opened, run and recorded: worked out once for a file, recorded anew for each test. */
import { highsSolver } from '../../app/jobs/highs.ts'
import { openRound, recordRun, roundInput } from '../../db/rounds.ts'
import { matchRound } from '../../graph/matching/match-round.ts'
import type { RoundInput, RoundResult } from '../../graph/matching/model.ts'
import { AT, LA, TODAY, type World } from '../world.ts'

export type RecordedRun = { roundId: number; runId: number; input: RoundInput; result: RoundResult }

export function recordedRun(name: string): (w: World) => Promise<RecordedRun> {
  let worked: Promise<RoundResult> | undefined
  return async (w) => {
    const by = w.account('broker').id
    const opened = openRound(w.db, { laCode: LA, name, asOf: TODAY, by, at: AT })
    if ('refusal' in opened) throw new Error(opened.refusal)
    const input = roundInput(w.db, opened)
    const result = await (worked ??= matchRound(input, highsSolver()))
    const recorded = recordRun(w.db, { ...opened, input, result, by, at: AT })
    if ('refusal' in recorded) throw new Error(recorded.refusal)
    return { ...opened, ...recorded, input, result }
  }
}
