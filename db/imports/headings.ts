/**
 * Reads a file's first line: which column is where, by name, whatever the order. Missing and unknown columns are
 * tolerated; the same heading twice is refused, because nobody can tell which of the two is meant.
 */
import { tidy } from './cells.ts'
import { Unreadable, type TableKind } from './model.ts'

/** Column position by heading, folded. A Map, so that no heading can be anything else than a heading. */
export type Headings = { at: Map<string, number>; names: string[] }

/** Headings are the same whatever their case and spacing: an official file has a double space in one. */
export const fold = (heading: string): string => tidy(heading).replace(/\s+/g, ' ').toLowerCase()

/** The columns without which a file of each kind is none. */
export const REQUIRED: Record<TableKind, readonly string[]> = {
  register: ['URN', 'LA (code)', 'EstablishmentName'],
  links: ['URN', 'LinkURN', 'LinkType'],
  groups: ['Group UID', 'Group Name', 'Group Type'],
  inspections: ['URN', 'LAESTAB'],
}
/** Columns that only a file of the kind has. */
const SIGNS: Record<TableKind, readonly string[]> = {
  links: ['LinkURN', 'LinkType'],
  groups: ['Group UID', 'Group Type'],
  inspections: ['URN', 'LAESTAB', 'School name'],
  register: ['URN', 'EstablishmentName', 'LA (code)'],
}
const NAMES: Record<TableKind, string> = {
  register: 'a register of schools',
  links: 'a links file (predecessors and successors)',
  groups: 'a group membership file (trusts and federations)',
  inspections: 'a file of inspection outcomes',
}

const has = (headings: Headings, names: readonly string[]): boolean => names.every((name) => headings.at.has(fold(name)))

/** What the headings say the file is; group files also carry school columns, so the order of asking matters. */
const kindOf = (headings: Headings): TableKind | undefined =>
  (['links', 'groups', 'inspections', 'register'] as const).find((kind) => has(headings, SIGNS[kind]))

export function readHeadings(cells: string[], line: number): Headings {
  const at = new Map<string, number>()
  cells.forEach((cell, index) => {
    const name = fold(cell)
    if (name === '') return
    if (at.has(name)) throw new Unreadable(`Two columns have the heading "${tidy(cell)}". Take one of them out.`, { line, column: tidy(cell) })
    at.set(name, index)
  })
  return { at, names: cells.map(tidy) }
}

/** @throws Unreadable when the file is of another kind, has no headings, or lacks a column it cannot do without. */
export function checkKind(headings: Headings, kind: TableKind, line: number): void {
  const found = kindOf(headings)
  if (found && found !== kind) throw new Unreadable(`This looks like ${NAMES[found]}, not ${NAMES[kind]}.`, { line })
  const missing = REQUIRED[kind].filter((name) => !headings.at.has(fold(name)))
  if (missing.length === 0) return
  const first = headings.names[0] ?? ''
  if (/[;\t|]/.test(first) && headings.at.size <= 2) throw new Unreadable('The columns must be separated by commas.', { line, value: first.slice(0, 60) })
  throw new Unreadable(`This is not ${NAMES[kind]}: ${missing.length === 1 ? 'the column' : 'the columns'} ${missing.map((name) => `"${name}"`).join(', ')} must be there.`, { line })
}
