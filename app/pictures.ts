/**
 * Answers about the network's picture without any page waiting but the one that asked: small sections at once, large ones in a
 * thread, one at a time; an answer is kept as long as the history of the network stands still, since every change adds to it.
 */
import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Db } from '../db/client.ts'
import { newestChange } from '../db/events.ts'
import { answerQuestion, type Answers, type Question } from '../db/pictures.ts'
import { countSchools } from '../db/picture-areas.ts'

/** Up to as many schools a drawing takes less than a tenth of a second. */
const AT_ONCE = 60
const KEPT = 24
const LIMIT_MS = 60_000

const kept = new WeakMap<object, Map<string, Promise<unknown>>>()
let last: Promise<unknown> = Promise.resolve()

/** The answer, from before where nothing has changed since. */
export function answerOf<What extends Question['what']>(db: Db, question: Extract<Question, { what: What }>): Promise<Answers[What]> {
  const answers = kept.get(db) ?? new Map<string, Promise<unknown>>()
  kept.set(db, answers)
  const key = JSON.stringify([newestChange(db), Object.entries(question).sort()])
  const found = answers.get(key) ?? workOut(db, question)
  answers.delete(key)
  answers.set(key, found)
  for (const oldest of answers.keys()) if (answers.size > KEPT) answers.delete(oldest)
  found.catch(() => answers.delete(key))
  return found as Promise<Answers[What]>
}

const workOut = async (db: Db, question: Question): Promise<unknown> => {
  const { name: file, memory } = db.$client
  if (memory || countSchools(db, question.section, question.day) <= AT_ONCE) return answerQuestion(db, question)
  const turn = last.then(() => inThread(file, question))
  last = turn.catch(() => undefined)
  return turn
}

const inThread = (file: string, question: Question): Promise<unknown> =>
  new Promise((found, fail) => {
    const worker = new Worker(resolve('app/jobs/picture-worker.ts'), { workerData: { file, question }, resourceLimits: { maxOldGenerationSizeMb: 1024 } })
    const tooLong = setTimeout(() => void worker.terminate(), LIMIT_MS)
    worker.on('message', found)
    worker.on('error', fail)
    worker.on('exit', () => {
      clearTimeout(tooLong)
      fail(new Error('The picture was not finished in time'))
    })
  })
