/**
 * How much memory a plan takes, in a process of its own: `node memory.ts SCHOOLS HALF-DAYS SEED EFFORT` prints, in megabytes, the greatest it had while it
 * solved (`peak`) and how much of that is above what it had with the instance made (`above`). EFFORT is a mode or tries.
 */
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { highsSolver } from '../../../app/jobs/highs.ts'
import { solve } from '../../../graph/matching/plan/solve.ts'
import { madeUpPlaces, registerPlaces } from '../flow/instances.ts'
import { fieldProblem } from './instances.ts'

type Memory = { peak: number; above: number }
type Asked = { schools: number; halfDays: number; seed: number; effort: 'quick' | 'full' | number }

/** Megabytes, measured in a process of its own. */
export const memoryOf = ({ schools, halfDays, seed, effort }: Asked): Memory =>
  JSON.parse(execFileSync(process.execPath, ['--expose-gc', fileURLToPath(import.meta.url), ...[schools, halfDays, seed, effort].map(String)], { encoding: 'utf8' })) as Memory

async function measure([schools, halfDays, seed, effort]: string[]): Promise<Memory> {
  const problem = fieldProblem({ name: '', schools: Number(schools), halfDays: Number(halfDays), seed: Number(seed) }, registerPlaces() ?? madeUpPlaces(Number(schools), Number(seed)))
  globalThis.gc?.()
  const before = process.memoryUsage.rss()
  const most = new BigInt64Array(new SharedArrayBuffer(8))
  const watch = new Worker(WATCH, { eval: true, workerData: most })
  await once(watch, 'online')
  await solve(problem, 'days', highsSolver(), effort === 'quick' || effort === 'full' ? effort : { tries: Number(effort), rounds: { byNeed: 0, bySlot: 0 }, prove: false })
  const peak = Number(Atomics.load(most, 0))
  await watch.terminate()
  return { peak: peak / 2 ** 20, above: (peak - before) / 2 ** 20 }
}

/** Looks from a thread of its own, since a solve leaves no time between. */
const WATCH = `
const most = require('node:worker_threads').workerData
setInterval(() => { const now = BigInt(process.memoryUsage.rss()); if (now > Atomics.load(most, 0)) Atomics.store(most, 0, now) }, 5)`

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(await measure(process.argv.slice(2))))
