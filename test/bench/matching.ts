/**
 * Rounds as the field works. From rows to proposals with reasons on made-up authorities; and plans, gaps and proofs on instances of the
 * real register's coordinates, from one authority to England. Times of plans are processor time; every plan is checked against every limit.
 */
import { highsSolver } from '../../app/jobs/highs.ts'
import { matchRound } from '../../graph/matching/match-round.ts'
import { keepsLimits } from '../../graph/matching/plan/limits.ts'
import type { Problem } from '../../graph/matching/plan/problem.ts'
import { solve, type Effort, type Mode } from '../../graph/matching/plan/solve.ts'
import { authority } from '../graph/matching/authority.ts'
import { madeUpPlaces, registerPlaces } from './flow/instances.ts'
import { processorMs } from './flow/processor.ts'
import { fieldProblem } from './matching/instances.ts'
import { memoryOf } from './matching/memory.ts'
import type { Row } from './run.ts'

const ROUNDS = [
  { name: 'authority of 120 schools, 60 offers', schools: 120, offers: 60 },
  { name: 'authority of 400 schools, 60 offers', schools: 400, offers: 60 },
]
const SEEDS = [1, 2, 3]
/** The most half-days a supporter has: about as much offered as wanted, or twice as much. */
const CAPACITIES = { scarce: 24, plentiful: 55 }
const AUTHORITIES = [100, 200, 300, 400]
const BARS = { quickMs: 300, quickGap: 0.3, provenS: 5, engineMb: 250, solverMb: 1024 }
/** Regions and England: how long to look, and what they are held to, as a share of the bound in per cent. */
const GREAT_SEED = 4
const GREAT: { name: string; schools: number; effort: Effort; seconds: number; gap: number }[] = [
  { name: '1,000 schools', schools: 1000, effort: { tries: 30_000, rounds: { byNeed: 0, bySlot: 0 }, prove: false }, seconds: 10, gap: 0.2 },
  { name: '3,000 schools', schools: 3000, effort: { tries: 80_000, rounds: { byNeed: 0, bySlot: 0 }, prove: false }, seconds: 10, gap: 0.2 },
  { name: 'England', schools: 22_000, effort: { tries: 340_000, rounds: { byNeed: 0, bySlot: 0 }, prove: false }, seconds: 30, gap: 0.5 },
]

export async function bench(): Promise<Row[]> {
  return [...(await roundRows()), ...(await authorityRows()), ...(await greatRows()), ...memoryRows()]
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

/** A quick answer and a full one, by the clock: a round waits for its worker, not for its processor. */
async function roundRows(): Promise<Row[]> {
  const rows: Row[] = []
  const solver = highsSolver()
  await matchRound(authority({ schools: 20, offers: 5, seed: 9 }), solver)
  for (const { name, schools, offers } of ROUNDS) {
    for (const mode of ['quick', 'full'] as const) {
      const runs: { ms: number; optimal: boolean }[] = []
      for (const seed of SEEDS) {
        const input = authority({ schools, offers, seed })
        const start = performance.now()
        const result = await matchRound(input, solver, undefined, mode)
        runs.push({ ms: performance.now() - start, optimal: result.status === 'optimal' })
      }
      rows.push({ case: name, figure: `${mode} round, median`, value: median(runs.map(({ ms }) => ms)), unit: 'ms', ...(mode === 'quick' ? { bar: 1000 } : {}) })
      rows.push({ case: name, figure: `${mode} rounds proven best`, value: runs.filter((run) => run.optimal).length, unit: `of ${runs.length}` })
    }
  }
  return rows
}

type Solved = { slots: number; ms: number; gap: number; proven: boolean; benefitGap: number }

async function measured(problem: Problem, mode: Mode | Effort): Promise<Solved> {
  const start = processorMs()
  const { plan, parts } = await solve(problem, 'days', highsSolver(), mode)
  const ms = processorMs() - start
  if (!keepsLimits(problem, plan)) throw new Error('A plan breaks a limit.')
  const sum = (of: (part: (typeof parts)[number]) => number): number => parts.reduce((total, part) => total + of(part), 0)
  const [value, bound] = [sum(({ weighted }) => weighted.value), sum(({ weighted }) => weighted.bound)]
  const [benefit, most] = [sum(({ reached }) => reached.at(-1)!.value), sum(({ reached }) => reached.at(-1)!.bound)]
  return { slots: problem.slot.need.length, ms, gap: (100 * (bound - value)) / bound, proven: parts.every(({ reached }) => reached.every((one) => one.bound <= one.value)), benefitGap: (100 * (most - benefit)) / most }
}

const instance = (schools: number, halfDays: number, seed: number): Problem => fieldProblem({ name: '', schools, halfDays, seed }, registerPlaces() ?? madeUpPlaces(schools, seed))

async function authorityRows(): Promise<Row[]> {
  const rows: Row[] = []
  for (const [capacity, halfDays] of Object.entries(CAPACITIES)) {
    const quickest: Solved[] = []
    for (const schools of AUTHORITIES) {
      const name = `LA ${schools}, ${capacity}`
      const problems = SEEDS.map((seed) => instance(schools, halfDays, seed))
      const [quick, full]: [Solved[], Solved[]] = [[], []]
      for (const problem of problems) quick.push(await measured(problem, 'quick'))
      for (const problem of problems) full.push(await measured(problem, 'full'))
      rows.push(
        { case: name, figure: 'a plan, median', value: median(quick.map(({ ms }) => ms)), unit: 'ms', bar: BARS.quickMs },
        { case: name, figure: 'its gap, median', value: median(quick.map(({ gap }) => gap)), unit: '%', bar: BARS.quickGap },
        { case: name, figure: 'the full answer, median', value: median(full.map(({ ms }) => ms)) / 1000, unit: 's', bar: BARS.provenS },
        { case: name, figure: 'proven best', value: full.filter(({ proven }) => proven).length, unit: `of ${full.length}` },
        { case: name, figure: 'benefit perhaps missing, worst', value: Math.max(...full.map(({ benefitGap }) => benefitGap)), unit: '%' },
      )
      quickest.push(quick.toSorted((a, b) => a.ms - b.ms)[1]!)
    }
    rows.push(growth(`LA ${AUTHORITIES[0]} to ${AUTHORITIES.at(-1)}, ${capacity}`, quickest[0]!, quickest.at(-1)!))
  }
  return rows
}

/** How time grows with pairs: 1 where twice as many take twice as long. */
const growth = (name: string, small: Solved, great: Solved): Row => ({ case: name, figure: 'growth with pairs, exponent', value: Math.log(great.ms / small.ms) / Math.log(great.slots / small.slots), unit: '' })

async function greatRows(): Promise<Row[]> {
  const rows: Row[] = []
  for (const [capacity, halfDays] of Object.entries(CAPACITIES)) {
    const all: Solved[] = []
    for (const { name, schools, effort, seconds, gap } of GREAT) {
      const solved = await measured(instance(schools, halfDays, GREAT_SEED), effort)
      all.push(solved)
      rows.push({ case: `${name}, ${capacity}`, figure: 'a plan', value: solved.ms / 1000, unit: 's', bar: seconds }, { case: `${name}, ${capacity}`, figure: 'its gap', value: solved.gap, unit: '%', bar: gap })
    }
    rows.push(growth(`${GREAT[0]!.name} to England, ${capacity}`, all[0]!, all.at(-1)!))
  }
  return rows
}

/** England's plan above its instance, and an authority's full answer with HiGHS, as its worker has it. */
function memoryRows(): Row[] {
  const { schools, effort } = GREAT.at(-1)!
  const england = memoryOf({ schools, halfDays: CAPACITIES.scarce, seed: GREAT_SEED, effort: effort.tries })
  const authority = memoryOf({ schools: AUTHORITIES.at(-1)!, halfDays: CAPACITIES.scarce, seed: SEEDS[0]!, effort: 'full' })
  return [
    { case: 'England, scarce', figure: 'memory above the instance', value: england.above, unit: 'MB', bar: BARS.engineMb },
    { case: `LA ${AUTHORITIES.at(-1)}, scarce, with HiGHS`, figure: 'memory in all', value: authority.peak, unit: 'MB', bar: BARS.solverMb },
  ]
}
