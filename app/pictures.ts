/**
 * Answers about the network's picture without any page waiting but the one that asked: small sections at once, larger ones in a thread. What takes
 * long has a thread and a shelf of its own, so that a county neither waits for the country nor is pushed out by it. An answer is kept as
 * long as the history of the network stands still, since every change adds to it.
 */
import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Db } from '../db/client.ts'
import { newestChange } from '../db/events.ts'
import { answerQuestion, MOST_DRAWN, type Answers, type Question } from '../db/pictures.ts'
import { countSchools } from '../db/picture-areas.ts'

/** Up to as many schools a drawing takes less than a tenth of a second. */
const AT_ONCE = 60
/** How many answers are kept: a page's take no time, a county's a second or two, those beyond up to a minute. */
const KEPT = { page: 48, county: 24, beyond: 8 }
const LIMIT_MS = 60_000
type Size = keyof typeof KEPT
/** The last of each queue for a thread. */
const last: Record<Exclude<Size, 'page'>, Promise<unknown>> = { county: Promise.resolve(), beyond: Promise.resolve() }

type Shelf = Map<string, Promise<unknown>>
const shelves = new WeakMap<object, Record<Size, Shelf>>()

/** The answer, from before where nothing has changed since. */
export function answerOf<What extends Question['what']>(db: Db, question: Extract<Question, { what: What }>): Promise<Answers[What]> {
  const ofDb: Record<Size, Shelf> = shelves.get(db) ?? { page: new Map(), county: new Map(), beyond: new Map() }
  shelves.set(db, ofDb)
  const count = countSchools(db, question.section, question.day)
  const size: Size = count <= AT_ONCE ? 'page' : count <= MOST_DRAWN ? 'county' : 'beyond'
  const answers = ofDb[size]
  const key = JSON.stringify([newestChange(db), Object.entries(question).sort()])
  const found = answers.get(key) ?? workOut(db, question, size)
  answers.delete(key)
  answers.set(key, found)
  for (const oldest of answers.keys()) if (answers.size > KEPT[size]) answers.delete(oldest)
  found.catch(() => answers.delete(key))
  return found as Promise<Answers[What]>
}

async function workOut(db: Db, question: Question, size: Size): Promise<unknown> {
  const { name: file, memory } = db.$client
  if (memory || size === 'page') return answerQuestion(db, question)
  const turn = last[size].then(() => inThread(file, question))
  last[size] = turn.catch(() => undefined)
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
