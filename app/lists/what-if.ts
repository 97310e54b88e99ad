/** What the pages of a "what if" share: the latest run it is asked of, its changes, its job and its answer. */
import type { AppContext, SignedIn } from '../context.ts'
import type { Query } from '../listing.ts'
import { jobNow, startJob } from '../jobs/jobs.ts'
import type { WhatIfDone, WhatIfTask } from '../jobs/what-if-worker.ts'
import { notFound, permit } from '../viewer.ts'
import type { Job } from '../../db/jobs.ts'
import type { Round, Run } from '../../db/rounds.ts'
import { areaName } from '../../graph/categories/areas.ts'
import { parseHalfDays, formatHalfDays } from '../../graph/dates/half-days.ts'
import type { Refusal } from '../../graph/dates/refusal.ts'
import { changeOfWord, wordOfChange } from '../../graph/matching/change-words.ts'
import type { Change } from '../../graph/matching/changes.ts'
import type { Answer } from '../../graph/matching/difference.ts'
import type { RoundInput, Term } from '../../graph/matching/model.ts'
import { readRules, readWeight } from '../../graph/matching/settings.ts'
import { changeInWords, namesOf, type Names } from './changes.ts'
import { lookAt, roundFor, runFor } from './rounds.ts'
import type { Sheet } from '../rounds.ts'

/** As many as one question may hold. */
export const MOST_CHANGES = 20

/** The round and its latest run, for somebody who may run it; `run` is null before the first. */
export function roundToAsk(context: AppContext, viewer: SignedIn, roundId: number) {
  const round = roundFor(context, viewer, roundId)
  permit(viewer, 'round.run', { laCode: round.laCode })
  return { round, ...lookAt(context, viewer, round) }
}

/** The changes of an address that this round knows. */
export const changesIn = (words: string[], input: RoundInput): Change[] =>
  [...new Set(words)].slice(0, MOST_CHANGES).flatMap((word) => changeOfWord(word, input) ?? [])

/** The change somebody put together in one of the forms, as words of an address. */
export function composed(query: Query, input: RoundInput): { words: string[] } | { refusals: Refusal[] } {
  const add = query.text('add')
  const one = (word: string, field: string, message: string): { words: string[] } | { refusals: Refusal[] } =>
    changeOfWord(word, input) ? { words: [word] } : { refusals: [{ field, message }] }
  if (add === 'pair') return one(`${query.text('pair-what')}.${query.text('pair-need')}.${query.text('pair-offer')}`, 'pair-need', 'Choose a need and a supporter')
  if (add === 'close') return one(`close.${query.text('close-offer')}`, 'close-offer', 'Choose an offer to close')
  if (add === 'category') return one(`category.${query.text('category-school')}.${query.text('category-code')}`, 'category-school', 'Choose a school and a category')
  if (add === 'merge') return one(`merge.${query.text('merge-one')}.${query.text('merge-other')}`, 'merge-one', 'Choose two different areas, at least one of them wanted')
  if (add === 'keep') return { words: ['keep'] }
  if (add === 'days') {
    const read = parseHalfDays(query.text('days-more'), 200)
    if ('problem' in read) return { refusals: [{ field: 'days-more', message: `The days more ${read.problem}` }] }
    return one(`days.${query.text('days-offer')}.${read.halfDays}`, 'days-offer', 'Choose an offer')
  }
  if (add === 'weight') {
    const term = query.text('weight-term')
    const read = readWeight(term as Term, query.text('weight'))
    if ('refusals' in read) return { refusals: [{ field: 'weight', message: 'The weight must be a whole number from 0 to 100' }] }
    return one(`weight.${term}.${read.weight}`, 'weight-term', 'Choose what counts')
  }
  const read = readRules({ supporters: query.text('supporters'), least: query.text('least'), order: query.text('order') })
  if ('refusals' in read) return read
  const { supportersPerNeed, minimumHalfDays, order } = read.rules
  const words = [
    ...(supportersPerNeed === input.rules.supportersPerNeed ? [] : [`supporters.${supportersPerNeed}`]),
    ...(minimumHalfDays === input.rules.minimumHalfDays ? [] : [`least.${minimumHalfDays}`]),
    ...(order === (input.rules.order ?? 'days') ? [] : [`order.${order}`]),
  ]
  return words.length === 0 ? { refusals: [{ field: 'supporters', message: 'Change at least one of the rules' }] } : { words }
}

/** A later word on the same thing takes the place of an earlier one: one weight a term, one word a pair. */
export function joined(before: Change[], words: string[]): string[] {
  const about = (word: string): string => {
    const [what = '', first = '', second = ''] = word.split('.')
    if (what === 'pin' || what === 'veto') return `pair.${first}.${second}`
    return ['supporters', 'least', 'order', 'keep'].includes(what) ? what : `${what}.${first}`
  }
  const now = new Set(words.map(about))
  return [...before.map(wordOfChange).filter((word) => !now.has(about(word))), ...words]
}

/** Starts working the questions out, or finds the same going on: the address of its page. */
export function startWhatIf(context: AppContext, viewer: SignedIn, task: WhatIfTask): string {
  const { jobId } = startJob(context.db, { kind: 'what-if', input: task, by: viewer.account.id, at: context.now, requestId: context.requestId })
  return `/rounds/${task.roundId}/jobs/${jobId}`
}

export type Asked = { round: Round; run: Run; sheet: Sheet; names: Names; task: WhatIfTask; job: Job; answers: Answer[] }

/** A question that was worked out, for somebody who may read the round. */
export function answeredFor(context: AppContext, viewer: SignedIn, roundId: number, jobId: number): Asked {
  const job = jobNow(context.db, { jobId })
  const task = job?.input as WhatIfTask | undefined
  const round = roundFor(context, viewer, roundId)
  if (!job || job.kind !== 'what-if' || !task || task.roundId !== round.id || job.state !== 'done') throw notFound()
  const { run, sheet } = runFor(context, viewer, round.id, task.runId)
  return { round, run, sheet, names: namesOf(sheet), task, job, answers: (job.result as WhatIfDone).answers }
}

/** One of the questions of a job, by `?question=`, the first where nothing is said; `query` keeps it in an address. */
export function questionOf({ task, answers }: Asked, query: Query): { words: string[]; answer: Answer; query: string } {
  const typed = query.text('question')
  const at = typed === '' ? 1 : /^[1-9]\d?$/.test(typed) ? Number(typed) : 0
  const [words, answer] = [task.questions[at - 1], answers[at - 1]]
  if (!words || !answer) throw notFound()
  return { words, answer, query: typed === '' ? '' : `?question=${at}` }
}

/** What the forms choose from. */
export function choicesIn({ needs, offers }: Sheet, input: RoundInput, names: Names) {
  const schools = [...new Map(needs.map(({ school, category }) => [school.id, { value: String(school.id), text: `${school.name} (${category ?? 'no category'})` }])).values()]
  const areas = [...new Set([...input.needs.map(({ areaCode }) => areaCode), ...input.offers.flatMap((offer) => offer.areas.map(({ areaCode }) => areaCode))])]
  return {
    needs: needs.map(({ need }) => ({ value: String(need.id), text: names.need(need.id) })),
    offers: offers.map(({ offerId, offeredHalfDays }) => ({ value: String(offerId), text: `${names.offer(offerId)} (${formatHalfDays(offeredHalfDays)})` })),
    schools, categories: input.framework.categories.map(({ code }) => ({ value: code, text: code })),
    areas: areas.map((code) => ({ value: code, text: areaName(code) })).sort((a, b) => (a.text < b.text ? -1 : 1)),
  }
}

export const changeRows = (changes: Change[], names: Names) => changes.map((change) => ({ word: wordOfChange(change), text: changeInWords(change, names) }))
