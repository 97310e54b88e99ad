/** Works a finished run out again from its kept inputs, and says whether every byte of the result is the same. Changes nothing. */
import { createHash } from 'node:crypto'
import { write } from '../../db/client.ts'
import { loadRun } from '../../db/rounds.ts'
import { differenceBetween } from '../../graph/matching/difference.ts'
import { matchRound } from '../../graph/matching/match-round.ts'
import { codeVersion } from './code-version.ts'
import { highsSolver } from './highs.ts'
import { work } from './worker.ts'

export type ReplayTask = { roundId: number; runId: number }
/** Fingerprints of the result kept and of the one worked out now; how many proposals differ; which code it is now. */
export type ReplayDone = { kept: string; now: string; differing: number; version: string }

const fingerprint = (text: string): string => createHash('sha256').update(text).digest('hex')

await work(async (db, { input: asked }, report, done) => {
  const { input, result, resultText } = loadRun(db, (asked as ReplayTask).runId)
  const again = await matchRound(input, highsSolver(), ({ share }) => report(100 * share, 'Working the run out again.'))
  const told: ReplayDone = { kept: fingerprint(resultText), now: fingerprint(JSON.stringify(again)), differing: differenceBetween(result, again).pairs.length, version: codeVersion() }
  write(db, (tx) => done(tx, told))
})
