/** Collects the changes an import would make, in the order in which they must be applied. */
import type { RegisterMove } from '../../graph/network/register-moves.ts'
import type { Change, Counts, Row, RowChange, Subject } from './model.ts'

/** What stands on what: a school needs its authority, a membership its school and its network. */
const ORDER: readonly Subject[] = ['authorities', 'schools', 'school_urns', 'networks', 'memberships', 'posts', 'inspections', 'boundaries']

export type Draft = {
  changes: RowChange[]
  /** The last reference given out to a row without an id: -1, -2 … */
  reference: number
  notes: string[]
  unchanged: number
  inScope: number
  openBefore: number
  tellsGroups: boolean
}

export const newDraft = (): Draft => ({ changes: [], reference: 0, notes: [], unchanged: 0, inScope: 0, openBefore: 0, tellsGroups: false })

/** Subjects whose rows get a number of their own when they are written. */
const NUMBERED: ReadonlySet<Subject> = new Set(['schools', 'networks', 'memberships'])

/** A row that is not there yet; returns what to refer to it by. */
export function addNew(draft: Draft, { subject, key, label, after, change = 'new', why }: { subject: Subject; key?: string | number; label: string; after: Row; change?: Change; why?: RegisterMove }): number {
  const reference = NUMBERED.has(subject) ? --draft.reference : 0
  draft.changes.push({ change, subject, key: String(key ?? reference), label, before: null, after, why })
  return reference
}

export function addChange(draft: Draft, change: { subject: Subject; key: string | number; label: string; before: Row | null; after: Row | null; change?: Change; why?: RegisterMove }): void {
  draft.changes.push({ ...change, change: change.change ?? 'changed', key: String(change.key) })
}

/** The draft with its changes sorted so that each stands on those before it. */
export const inOrder = (draft: Draft): Draft => ({
  ...draft,
  changes: ORDER.flatMap((subject) => draft.changes.filter((change) => change.subject === subject)),
})

/** Sums up the changes: those of `about` at the top, all by subject. */
export function countsOf(draft: Draft, { read, errors, about }: { read: number; errors: number; about: readonly Subject[] }): Counts {
  const subjects: Counts['subjects'] = {}
  const top = { new: 0, changed: 0, closed: 0, moved: 0 }
  for (const { subject, change } of draft.changes) {
    const tally = (subjects[subject] ??= { new: 0, changed: 0, closed: 0, moved: 0 })
    tally[change] += 1
    if (about.includes(subject)) top[change] += 1
  }
  const { unchanged, inScope, openBefore, tellsGroups, notes } = draft
  return { read, inScope, ...top, unchanged, errors, openBefore, tellsGroups, subjects, notes }
}
