/**
 * Boundaries: the outlines of the authorities that are here, by their names. All outlines of the file are made simpler together,
 * whatever it is narrowed to, so that the border of two authorities is the same from both sides, also when they are loaded one by one.
 */
import { outlinesOf } from '../../graph/network/outlines/simplified.ts'
import type { Db } from '../client.ts'
import type { BoundaryFile, BoundaryRow } from './boundary-file.ts'
import { notes } from './counting.ts'
import { addChange, addNew, newDraft, type Draft } from './draft.ts'
import type { Known } from './known.ts'
import type { Scope } from './scope.ts'
import { addFault } from './table.ts'

/** What the file would change. */
export function differenceOfBoundaries(db: Db, { rows }: BoundaryFile, known: Known, { laCodes }: Scope): Draft {
  const draft = newDraft()
  const stored = new Map((db.$client.prepare('select la_code, outline from boundaries').all() as { la_code: string; outline: string }[]).map(({ la_code, outline }) => [la_code, outline]))
  const outlines = outlinesOf(rows)
  const codeOf = matching(known.authorities)
  const found = new Map(rows.flatMap((row, index) => (codeOf(row) === undefined ? [] : [[codeOf(row)!, JSON.stringify(outlines[index])] as const])))
  for (const [code, outline] of found) {
    if (laCodes.length > 0 && !laCodes.includes(code)) continue
    draft.inScope += 1
    const [label, before] = [`${known.authorities.get(code)} (${code})`, stored.get(code)]
    if (before === undefined) addNew(draft, { subject: 'boundaries', key: code, label, after: { la_code: code, outline } })
    else if (before === outline) draft.unchanged += 1
    else addChange(draft, { subject: 'boundaries', key: code, label, before: { outline: before }, after: { outline } })
  }
  draft.notes.push(...notesOn(rows, known, found, laCodes))
  return draft
}

/** Names as publications differ in them: "Bristol, City of", "City of Bristol", "Herefordshire, County of". */
const folded = (name: string): string => name.toLowerCase().replaceAll('&', ' and ').replace(/\b(city|county|of|the|council)\b/g, '').replace(/[^a-z]/g, '')

/** The authority of a boundary: by its code where the file has it, else by its name; undefined where it is none of ours. */
function matching(authorities: ReadonlyMap<string, string>): (row: BoundaryRow) => string | undefined {
  const byName = new Map([...authorities].map(([code, name]) => [folded(name), code]))
  return ({ code, name }) => (code !== null && authorities.has(code) ? code : byName.get(folded(name)))
}

/** Two features that are one authority: which of them is meant only a person knows. */
export function refuseTwins({ rows, faults }: BoundaryFile, { authorities }: Known): void {
  const codeOf = matching(authorities)
  const seen = new Map<string, number>()
  for (const [index, row] of rows.entries()) {
    const code = codeOf(row)
    if (code === undefined) continue
    const before = seen.get(code)
    if (before === undefined) seen.set(code, index)
    else addFault(faults, { line: null, column: `Feature ${index + 1} (${row.name})`, value: null, rule: `It is ${authorities.get(code)} (${code}), and so is feature ${before + 1} (${rows[before]!.name}). Take one of them out of the file.` })
  }
}

const some = (names: readonly string[]): string => `${names.slice(0, 5).join('; ')}${names.length > 5 ? ' …' : ''}`

function notesOn(rows: readonly BoundaryRow[], { authorities }: Known, found: ReadonlyMap<string, string>, laCodes: readonly string[]): string[] {
  const codeOf = matching(authorities)
  const strangers = rows.filter((row) => codeOf(row) === undefined).map(({ name }) => name)
  const without = [...authorities].filter(([code]) => !found.has(code) && (laCodes.length === 0 || laCodes.includes(code))).map(([, name]) => name)
  return notes(
    [strangers.length, `boundary is of no authority here, by its name, and was left out: ${some(strangers)}.`, `boundaries are of no authority here, by their names, and were left out: ${some(strangers)}.`],
    [without.length, `authority here has no boundary in the file: ${some(without)}.`, `authorities here have no boundary in the file: ${some(without)}.`],
  )
}
