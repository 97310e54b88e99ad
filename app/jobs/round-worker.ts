/** Runs a round: reads what is true now, matches, and keeps the run. Input: `{roundId}`; result: `{runId}`. */
import { write } from '../../db/client.ts'
import { recordRun, roundInput } from '../../db/rounds.ts'
import { matchRound, type Progress } from '../../graph/matching/match-round.ts'
import { codeVersion } from './code-version.ts'
import { highsSolver } from './highs.ts'
import { CannotDo, work } from './worker.ts'

/** Where each stage begins and how much of the whole it is, in hundredths, and what it does in words. */
const STAGES: Record<Progress['stage'], { from: number; part: number; words: string }> = {
  judging: { from: 5, part: 5, words: 'Checking every offer against every need.' },
  solving: { from: 10, part: 80, words: 'Weighing all needs and offers together.' },
  explaining: { from: 90, part: 5, words: 'Writing down the reasons.' },
  checking: { from: 95, part: 5, words: 'Checking the result against every rule.' },
}

await work(async (db, { input, by, requestId }, report, done) => {
  const { roundId } = input as { roundId: number }
  report(1, 'Reading needs, offers and the network.')
  const gathered = roundInput(db, { roundId })
  const result = await matchRound(gathered, highsSolver(), ({ stage, share }) => {
    const { from, part, words } = STAGES[stage]
    report(from + part * share, words)
  })
  write(db, (tx) => {
    const recorded = recordRun(tx, { roundId, input: gathered, result, version: codeVersion(), by, at: new Date().toISOString(), requestId })
    if ('refusal' in recorded) throw new CannotDo(recorded.refusal)
    done(tx, recorded)
  })
})
