/**
 * Reads a file and stores what it would change, for a person to look at before anything is changed. A file with a fault in
 * it is stored as refused, with the faults; the network stays as it is either way.
 */
import { basename } from 'node:path'
import { write, type Db, type Tx } from '../client.ts'
import { recordEvent } from '../events.ts'
import { imports } from '../schema/imports.ts'
import type { Limits } from './container.ts'
import { countsOf, newDraft, type Draft } from './draft.ts'
import { loadKnown, type Known } from './known.ts'
import type { Kind, RowChange, Subject, Watch } from './model.ts'
import { loadImport, type Import } from './records.ts'
import { tellBeyondLimits } from './beyond-limits.ts'
import { differenceOfBoundaries, refuseTwins } from './boundaries.ts'
import { readBoundaries } from './boundary-file.ts'
import { differenceOfGroups, readGroups } from './groups.ts'
import { differenceOfInspections, readInspections } from './inspections.ts'
import { differenceOfLinks, readLinks } from './links.ts'
import { differenceOfRegister, readRegister } from './register.ts'
import { dayOfFile, scopeOf, type Scope } from './scope.ts'
import { addFault, type Faults, type Table } from './table.ts'
import type { Columns } from './columns.ts'

export type PreviewAsk = {
  file: string
  /** As the person called it: its date tells which day it is of. */
  fileName?: string
  kind: Kind
  /** Authorities to narrow it to; none for all. */
  laCodes?: readonly string[]
  by: number | null
  at: string
  requestId?: string | null
  /** Done in the transaction that stores it. */
  saved?: (tx: Tx, importId: number) => void
  watch?: Watch
  limits?: Limits
}

type Reading = { table: Pick<Table<Columns>, 'looked' | 'read' | 'faults'>; /** What only shows beside what is here. */ check?: (known: Known) => void; difference: (known: Known, scope: Scope) => Draft; about: readonly Subject[] }

const QUIET: Watch = { report: () => {} }

async function read(db: Db, { file, kind, laCodes = [], watch = QUIET, limits }: PreviewAsk, source: string): Promise<Reading> {
  const how = { watch, limits }
  switch (kind) {
    case 'register': {
      const table = await readRegister(file, { ...how, laCodes })
      return { table, difference: (known, scope) => differenceOfRegister(table, known, scope), about: ['schools'] }
    }
    case 'links': {
      const table = await readLinks(file, how)
      return { table, difference: (known, scope) => differenceOfLinks(db, table, known, scope), about: ['schools', 'school_urns'] }
    }
    case 'groups': {
      const table = await readGroups(file, how)
      return { table, difference: (known, scope) => differenceOfGroups(table, known, scope), about: ['networks', 'memberships'] }
    }
    case 'boundaries': {
      const table = await readBoundaries(file, how)
      return { table, check: (known) => refuseTwins(table, known), difference: (known, scope) => differenceOfBoundaries(db, table, known, scope), about: ['boundaries'] }
    }
    case 'inspections': {
      const table = await readInspections(file, how)
      return { table, difference: (known, scope) => differenceOfInspections(db, table, known, scope, source), about: ['inspections'] }
    }
  }
}

/** Previews a file; the import comes back as stored, `previewed` or `refused`. */
export async function previewImport(db: Db, ask: PreviewAsk): Promise<Import> {
  const { watch = QUIET, laCodes = [], at } = ask
  const fileName = ask.fileName ?? basename(ask.file)
  const reading = await read(db, ask, fileName)
  const asOf = dayOfFile(fileName, at.slice(0, 10))
  watch.report(55, 'Comparing with what is here')
  if (ask.kind !== 'register') needsRegister(db, reading.table.faults)
  const known = loadKnown(db)
  reading.check?.(known)
  const refused = reading.table.faults.count > 0
  const draft = refused ? newDraft() : reading.difference(known, scopeOf(db, { laCodes, asOf }))
  tellBeyondLimits(db, draft)
  const counts = countsOf(draft, { read: reading.table.read, errors: reading.table.faults.count, about: reading.about })
  watch.signal?.throwIfAborted()
  watch.report(65, 'Storing the difference')
  const row = {
    kind: ask.kind, fileName, sha256: reading.table.looked.sha256, laCodes: JSON.stringify(laCodes), asOf,
    state: refused ? ('refused' as const) : ('previewed' as const), counts: JSON.stringify(counts), errors: JSON.stringify(reading.table.faults.kept), by: ask.by, at,
  }
  const id = write(db, (tx) => {
    const id = tx.insert(imports).values({ ...row, base: baseOf(db) }).returning({ id: imports.id }).get().id
    storeChanges(db, id, draft.changes)
    tell(tx, { id, kind: ask.kind, fileName, action: `import.${row.state}`, counts, by: ask.by, at, requestId: ask.requestId })
    ask.saved?.(tx, id)
    return id
  })
  return loadImport(db, { id })!
}

/** Links, groups, inspections and boundaries are about schools or their authorities, so there must be some. */
function needsRegister(db: Db, faults: Faults): void {
  if (faults.count > 0 || db.$client.prepare('select 1 from schools limit 1').get()) return
  addFault(faults, { line: null, column: null, value: null, rule: 'There is no school here yet. Load the register first.' })
}

/** The event of the import applied or undone last. */
export const baseOf = (db: Db): number =>
  (db.$client.prepare(`select max(seq) as seq from events where subject = 'import' and action in ('import.applied', 'import.undone')`).get() as { seq: number | null }).seq ?? 0

/** One event for each step of an import: what file, and how much. */
export function tell(tx: Tx, { id, kind, fileName, action, counts, by, at, requestId }: { id: number; kind: Kind; fileName: string; action: string; counts: Import['counts']; by: number | null; at: string; requestId?: string | null }): void {
  recordEvent(tx, { by, at, action, subject: 'import', subjectId: id, change: { kind, fileName, ...counts }, requestId })
}

function storeChanges(db: Db, id: number, changes: readonly RowChange[]): void {
  const insert = db.$client.prepare('insert into import_changes (import_id, position, change, subject, key, label, before, after, why) values (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const json = (row: RowChange['before']): string | null => (row === null ? null : JSON.stringify(row))
  changes.forEach(({ change, subject, key, label, before, after, why }, index) => insert.run(id, index + 1, change, subject, key, label, json(before), json(after), why ?? null))
}
