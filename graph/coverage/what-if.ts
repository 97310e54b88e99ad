/**
 * What would follow from changes to the network, told beside how things are: coverage, threads, conflicts between schools,
 * networks left without company or lead, and support that runs.
 *
 * The same rules are asked twice, of the facts as they are and as they would be (graph/network/supposed.ts), for the same day.
 * Leaves out: what schools would do about it; conflicts other than a shared network or person, where no support runs.
 */
import { collaborationsOn } from './collaborations.ts'
import { coverageOf } from './coverage.ts'
import type { CoverageState, SchoolCoverage, Thread } from './model.ts'
import { conflictDayOf } from '../matching/day.ts'
import { holdsOn, type NetworkFacts } from '../network/model.ts'
import { isOpenOn } from '../network/standing.ts'
import { suppose, type Said, type SupposedChange } from '../network/supposed.ts'
import { conflictsMoved, type PairConflict } from './what-if-conflicts.ts'
import { supportTouched, type Running, type Touched } from './what-if-support.ts'

export type WhatIfAsked = {
  changes: readonly SupposedChange[]
  /** The first day on which the changes hold, and the day asked about. */
  on: string
  months: number
  /** The schools to tell of; changes may be to others. */
  schoolIds: readonly number[]
  /** Proposals in hand and agreements under way. */
  running: readonly Running[]
}

export type Counts = Record<CoverageState | 'thread', number>
/** A school that would be covered otherwise; `after` is null where it would have closed. */
export type Moved = { schoolId: number; before: CoverageState; after: CoverageState | null }
/** An active school, and what it would hang by (or did). */
export type Hanging = { schoolId: number; threads: Thread[] }
/** A network that goes on, and what it would lack. */
export type Weakened = { networkId: number; name: string; because: string }

export type WhatIf = {
  said: Said[]
  counts: { before: Counts; after: Counts }
  moved: Moved[]
  /** Active now and then, and by something it did not hang by. */
  threadsBegun: Hanging[]
  threadsEnded: Hanging[]
  conflicts: { begun: PairConflict[]; ended: PairConflict[] }
  weakened: Weakened[]
  touched: Touched[]
  /** Coverage of the schools open then, as asked; and the facts as they would be. */
  before: SchoolCoverage[]
  after: SchoolCoverage[]
  facts: NetworkFacts
}

/** What would be different; or why one of the changes cannot be. */
export function whatIf(facts: NetworkFacts, asked: WhatIfAsked): WhatIf | { refusal: string } {
  const { changes, on, months, running } = asked
  const supposed = suppose(facts, changes, on)
  if ('refusal' in supposed) return supposed
  const open = openAmong(facts, asked.schoolIds, on)
  const stay = openAmong(supposed.facts, open, on)
  const before = coverageOf(facts, { day: on, months, schoolIds: open })
  const after = coverageOf(supposed.facts, { day: on, months, schoolIds: stay })
  const days = { before: conflictDayOf(facts, on), after: conflictDayOf(supposed.facts, on) }
  return {
    said: supposed.said,
    counts: { before: countsOf(before), after: countsOf(after) },
    ...differenceOf(before, after),
    conflicts: conflictsMoved(days, new Set(stay)),
    weakened: weakenedIn(facts, supposed.facts, on),
    touched: supportTouched({ before: facts, after: supposed.facts }, days, running, on),
    before, after, facts: supposed.facts,
  }
}

function openAmong(facts: NetworkFacts, schoolIds: readonly number[], on: string): number[] {
  const open = new Set(facts.schools.filter((school) => isOpenOn(school, on)).map(({ id }) => id))
  return schoolIds.filter((id) => open.has(id))
}

/** Schools by how they are covered; `thread`: those of the active that hang by one. */
export function countsOf(rows: readonly SchoolCoverage[]): Counts {
  const counts = { active: 0, 'on-paper-only': 0, none: 0, thread: 0 }
  for (const { coverage, threads } of rows) {
    counts[coverage] += 1
    if (threads.length > 0) counts.thread += 1
  }
  return counts
}

const keyOf = ({ kind, id }: Thread): string => `${kind}:${id}`
/** Those of the threads that are not among the others. */
const without = (threads: readonly Thread[], others: readonly Thread[]): Thread[] => {
  const keys = new Set(others.map(keyOf))
  return threads.filter((thread) => !keys.has(keyOf(thread)))
}

function differenceOf(before: readonly SchoolCoverage[], after: readonly SchoolCoverage[]): Pick<WhatIf, 'moved' | 'threadsBegun' | 'threadsEnded'> {
  const then = new Map(after.map((row) => [row.schoolId, row]))
  const found: Pick<WhatIf, 'moved' | 'threadsBegun' | 'threadsEnded'> = { moved: [], threadsBegun: [], threadsEnded: [] }
  for (const row of before) {
    const { schoolId } = row
    const now = then.get(schoolId)
    if (now?.coverage !== row.coverage) found.moved.push({ schoolId, before: row.coverage, after: now?.coverage ?? null })
    if (now?.coverage !== 'active') continue
    const begun = without(now.threads, row.threads)
    if (begun.length > 0) found.threadsBegun.push({ schoolId, threads: begun })
    if (row.threads.length > 0 && now.threads.length === 0) found.threadsEnded.push({ schoolId, threads: row.threads })
  }
  return found
}

/** Networks that go on with one school where there were more, or without the school that leads them. */
function weakenedIn(facts: NetworkFacts, then: NetworkFacts, on: string): Weakened[] {
  const company = new Set(collaborationsOn(then, on, 1).keys())
  const had = new Set(collaborationsOn(facts, on, 1).keys())
  const before = new Map(facts.networks.map((row) => [row.id, row]))
  return then.networks.filter((row) => holdsOn(row, on)).flatMap(({ id, name, leadSchoolId }): Weakened[] => {
    const led = before.get(id)?.leadSchoolId
    return [
      ...(had.has(id) && !company.has(id) ? [{ networkId: id, name, because: 'It would have fewer than two schools, and be company for none.' }] : []),
      ...(led != null && leadSchoolId === null ? [{ networkId: id, name, because: 'The school that leads it would be gone from it.' }] : []),
    ]
  })
}
