/** The words of an import: what was read, what is wrong with it, what it would change. */

import type { RegisterMove } from '../../graph/network/register-moves.ts'

export type Kind = 'register' | 'links' | 'groups' | 'inspections' | 'boundaries'
export const KINDS: readonly Kind[] = ['register', 'links', 'groups', 'inspections', 'boundaries']
/** Kinds that are tables of lines and columns. */
export type TableKind = Exclude<Kind, 'boundaries'>

/** One thing wrong with a file: where, what stands there, and the rule it breaks. `line` null: the file as a whole. */
export type Fault = { line: number | null; column: string | null; value: string | null; rule: string }

/** A file that cannot be read any further; carries what to tell the person. */
export class Unreadable extends Error {
  readonly fault: Fault
  constructor(rule: string, where: Partial<Omit<Fault, 'rule'>> = {}) {
    super(rule)
    this.fault = { line: null, column: null, value: null, ...where, rule }
  }
}

/** How far a long import has got, 0 to 100, and what it is doing. */
export type Report = (progress: number, message: string) => void
export type Watch = { report: Report; signal?: AbortSignal }

export type Change = 'new' | 'changed' | 'closed' | 'moved'
/** What a change is made to: a table of the network, or the facts one inspection published. */
export type Subject = 'authorities' | 'schools' | 'school_urns' | 'networks' | 'memberships' | 'posts' | 'inspections' | 'boundaries'
/** Columns as SQLite holds them. */
export type Value = string | number | null
export type Row = Record<string, Value>
/**
 * One row's change: no `before` for a new row, no `after` for one taken away, else only the columns that differ.
 * A new row's key is `-position`, and so are references to it, until the import is applied.
 */
export type RowChange = { change: Change; subject: Subject; key: string; label: string; before: Row | null; after: Row | null; /** The move of the register it follows. */ why?: RegisterMove }

/** The changes of one subject. */
export type Tally = Record<Change, number>
export type Counts = {
  /** Lines of the file, and those of the authorities it was narrowed to. */
  read: number
  inScope: number
  /** The subject the file is about: schools, URNs, memberships, inspections. */
  new: number
  changed: number
  closed: number
  moved: number
  unchanged: number
  errors: number
  /** Schools open before this import, for "about to close 40 of 412". */
  openBefore: number
  /** A register that says which trusts and federations schools are in. */
  tellsGroups: boolean
  /** Every change by what it is made to. */
  subjects: Partial<Record<Subject, Tally>>
  /** What else there is to know, in sentences. */
  notes: string[]
}

/** The most faults kept; the number of all of them is counted. */
export const FAULTS_KEPT = 200
