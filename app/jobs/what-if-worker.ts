/** Works out what a finished run would be with changes made, question by question. Saves nothing but the answers, with its job. */
import { write } from '../../db/client.ts'
import { loadRun } from '../../db/rounds.ts'
import { changeOfWord } from '../../graph/matching/change-words.ts'
import { applied } from '../../graph/matching/changes.ts'
import { differenceOf, type Answer } from '../../graph/matching/difference.ts'
import { matchRound } from '../../graph/matching/match-round.ts'
import { highsSolver } from './highs.ts'
import { CannotDo, work } from './worker.ts'

/** The run asked about, and the questions: each a list of changes, as words; `needId` where they are all about one need. */
export type WhatIfTask = { roundId: number; runId: number; needId?: number; questions: string[][] }
/** An answer for each question, in order. */
export type WhatIfDone = { answers: Answer[] }

await work(async (db, { input: asked }, report, done) => {
  const { runId, questions } = asked as WhatIfTask
  const { input, result } = loadRun(db, runId)
  const previous = result.proposals.map(({ needId, offerId, halfDays }) => ({ needId, offerId, halfDays }))
  const solver = highsSolver()
  const answers: Answer[] = []
  for (const words of questions) {
    const changes = words.map((word) => changeOfWord(word, input)).filter((change) => change !== null)
    if (changes.length < words.length) throw new CannotDo('One of the changes is of a need or an offer that is not in this run.')
    const changed = applied({ ...input, previous }, changes)
    const said = questions.length === 1 ? 'Weighing all needs and offers together.' : `Working out ${answers.length + 1} of ${questions.length}.`
    const before = answers.length
    const after = await matchRound(changed, solver, ({ share }) => report((100 * (before + share)) / questions.length, said))
    answers.push(differenceOf({ input, result }, { input: changed, result: after }))
  }
  write(db, (tx) => done(tx, { answers } satisfies WhatIfDone))
})
