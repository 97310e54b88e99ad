/** What would help a need left short, checked; and what choosing somebody else for a need would cost exactly. One job answers for a need. */
import type { AppContext, SignedIn } from '../context.ts'
import type { WhatIfDone, WhatIfTask } from '../jobs/what-if-worker.ts'
import { jobNow } from '../jobs/jobs.ts'
import { notFound } from '../viewer.ts'
import type { Sheet, SheetNeed } from '../rounds.ts'
import { latestAboutNeed, type Job } from '../../db/jobs.ts'
import type { Round, Run } from '../../db/rounds.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import { wordOfChange } from '../../graph/matching/change-words.ts'
import { isBrokers, type Change } from '../../graph/matching/changes.ts'
import type { Answer } from '../../graph/matching/difference.ts'
import type { RoundInput } from '../../graph/matching/model.ts'
import { deciderOf, moreKm } from '../../graph/matching/remedy-effort.ts'
import { rankedRemedies, type Checked } from '../../graph/matching/remedy-ranks.ts'
import { remediesFor } from '../../graph/matching/remedies.ts'
import { priceWords } from './answers.ts'
import { changeInWords, namesOf, type Names } from './changes.ts'
import { runFor } from './rounds.ts'
import { changesIn, startWhatIf } from './what-if.ts'

export type NeedLooked = { round: Round; run: Run; sheet: Sheet; row: SheetNeed; names: Names; address: string }

/** One need of a run, for somebody who may read the round. */
export function needFor(context: AppContext, viewer: SignedIn, roundId: number, runId: number, needId: number): NeedLooked {
  const { round, run, sheet } = runFor(context, viewer, roundId, runId)
  const row = sheet.needs.find(({ need }) => need.id === needId)
  if (!row) throw notFound()
  return { round, run, sheet, row, names: namesOf(sheet), address: `/rounds/${round.id}/runs/${run.id}/needs/${needId}` }
}

/** What is worth asking about the need: its remedies, or for a need met in full a pin of each of the others who could. */
export function questionsOf({ run: { input, result }, row: { need, unmet, proposals } }: NeedLooked): Change[][] {
  if (unmet) return remediesFor(input, result, need.id)
  const others = proposals.flatMap(({ runnersUp }) => runnersUp.map(({ offerId }) => offerId))
  return [...new Set(others)].map((offerId): Change[] => [{ what: 'pin', needId: need.id, offerId }])
}

export type Answered = { job: Job; asked: Change[][]; answers: Answer[] }

/** The last answer for this need of this run, or the job that works it out; null where nobody asked. */
export function lastAnswer(context: AppContext, { run, row }: NeedLooked): { running: number } | Answered | null {
  const found = latestAboutNeed(context.db, { kind: 'what-if', runId: run.id, needId: row.need.id })
  const job = found && jobNow(context.db, { jobId: found.id })
  if (!job) return null
  if (job.state === 'running') return { running: job.id }
  return { job, asked: (job.input as WhatIfTask).questions.map((words) => changesIn(words, run.input)), answers: (job.result as WhatIfDone).answers }
}

/** Starts the job, unless there is nothing to ask or the answer is there: the address to go on at. */
export function startChecking(context: AppContext, viewer: SignedIn, looked: NeedLooked): string {
  const { round, run, row, address } = looked
  const last = lastAnswer(context, looked)
  if (last) return 'running' in last ? `/rounds/${round.id}/jobs/${last.running}` : `${address}/remedies`
  const questions = questionsOf(looked).map((changes) => changes.map(wordOfChange))
  return questions.length === 0 ? `${address}/remedies` : startWhatIf(context, viewer, { roundId: round.id, runId: run.id, needId: row.need.id, questions })
}

export type RemedyRow = {
  key: number; what: string[]; decides: string[]; helps: Checked['helps']; gets: string; others: string[]
  /** Why it does not help; empty where it does. */
  because: string
  answer: string
  /** Where the broker's part of it is applied, or null. */
  apply: string | null
}

/** The checked remedies in words, the best first. */
export function remedyRows(looked: NeedLooked, { job, asked, answers }: Answered, mayApply: boolean): RemedyRow[] {
  const { round, run: { input }, row: { need, metHalfDays }, names } = looked
  const ranked = rankedRemedies(input, { needId: need.id, wantedHalfDays: need.halfDays, metHalfDays }, asked, answers)
  return ranked.map((one) => ({
    key: one.at, what: one.changes.map((change) => askedInWords(change, input, names)), decides: [...new Set(one.changes.map((change) => decides(change, looked)))],
    helps: one.helps, gets: `${formatHalfDays(one.after)} of ${formatHalfDays(need.halfDays)}`, others: movesOf(one, names), because: one.helps === 'not' ? whyNot(one, names) : '',
    answer: `/rounds/${round.id}/what-if/${job.id}?question=${one.at + 1}`,
    apply: mayApply && one.changes.some(isBrokers) ? `/rounds/${round.id}/what-if/${job.id}/application?question=${one.at + 1}` : null,
  }))
}

const askedInWords = (change: Change, input: RoundInput, names: Names): string =>
  change.what === 'reach' ? `${changeInWords(change, names)}, ${moreKm(change, input.offers)} km further than offered` : changeInWords(change, names)

function decides(change: Change, { sheet, names }: NeedLooked): string {
  const decider = deciderOf(change)
  if (decider === 'broker' || !('offerId' in change)) return 'The broker decides'
  const school = sheet.offers.find(({ offerId }) => offerId === change.offerId)?.school.name
  return decider === 'head' && school ? `The head of ${school} decides` : `${names.offer(change.offerId)} decides`
}

type Moved = Checked['lose']
const moves = (rows: Moved, names: Names, word: string): string[] => rows.map(({ needId, before, after }) => `${names.need(needId)}: ${formatHalfDays(Math.abs(after - before))} ${word}`)
const movesOf = ({ lose, gain }: Pick<Checked, 'lose' | 'gain'>, names: Names): string[] => [...moves(lose, names, 'fewer'), ...moves(gain, names, 'more')]

function whyNot({ answer, before, after, gain }: Checked, names: Names): string {
  const refused = answer.refused.find(({ kind }) => kind === 'pin')
  if (refused) return `the pin could not be kept: ${refused.because}`
  if (answer.pairs.length === 0) return 'every proposal would stay as it is.'
  if (after < before) return `this school would get ${formatHalfDays(before - after)} fewer.`
  return gain.length > 0 ? `the days would go elsewhere. ${moves(gain, names, 'more').join('; ')}.` : 'other proposals would change, but this school would get no more.'
}

/** By offer: what choosing it for the need would cost, everything else being free to change. Only where that was worked out. */
export function exactCosts({ row: { need }, names }: NeedLooked, { asked, answers, job }: Answered): Map<number, { price: string; others: string[]; question: string }> {
  const found = asked.flatMap(([change, ...more], at) => {
    const answer = answers[at]!
    if (change?.what !== 'pin' || more.length > 0) return []
    const others = answer.needs.filter(({ needId }) => needId !== need.id)
    const refused = answer.refused.find(({ kind }) => kind === 'pin')
    const price = refused ? `It could not be: ${refused.because}` : priceWords(answer)
    return [[change.offerId, { price, others: movesOf({ lose: others.filter((one) => one.after < one.before), gain: others.filter((one) => one.after > one.before) }, names), question: `${job.id}?question=${at + 1}` }] as const]
  })
  return new Map(found)
}
