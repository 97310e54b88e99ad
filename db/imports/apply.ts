/** Applies a previewed import, all of it or nothing, and undoes an applied one. */
import { eq } from 'drizzle-orm'
import { write, type Db } from '../client.ts'
import { recordMoves } from '../register-news.ts'
import { imports } from '../schema/imports.ts'
import type { Report, Row, RowChange, Subject, Value } from './model.ts'
import { factsOfInspections, type Facts } from './facts.ts'
import { baseOf, tell } from './preview.ts'
import { loadImport, type Import } from './records.ts'
import { isNumbered, RowChanged, rowsOf, type Rows } from './rows.ts'

export type Outcome = { done: Import } | { refusal: string }

type Stored = { position: number; change: string; subject: Subject; key: string; label: string; before: string | null; after: string | null }
type Ask = { id: number; by: number | null; at: string; requestId?: string | null; report?: Report }

class Refused extends Error {}

const AGAIN = 'Nothing was saved. Load the file again to see the difference as it is now.'
const STATES: Record<Import['state'], string> = {
  previewed: 'It has not been applied.',
  refused: 'The file has errors.',
  applied: 'It has been applied already.',
  undone: 'It has been undone.',
  discarded: 'It has been thrown away.',
}

/** Makes the changes of a previewed import, in one transaction. Refused when the rows are no longer as they were. */
export function applyImport(db: Db, ask: Ask): Outcome {
  return settled(db, ask, 'applied', (job) => {
    if (job.state !== 'previewed') throw new Refused(`This import cannot be applied. ${STATES[job.state]}`)
    if (job.base !== baseOf(db)) throw new Refused(`Another import was applied or undone since this one was compared. ${AGAIN}`)
    applyChanges(db, ask)
  })
}

/** Takes an applied import back, change by change, the last first. Refused when something later stands on it. */
export function undoImport(db: Db, ask: Ask): Outcome {
  return settled(db, ask, 'undone', (job) => {
    if (job.state !== 'applied') throw new Refused(`This import cannot be undone. ${STATES[job.state]}`)
    undoChanges(db, ask)
  })
}

/** Throws a preview away, with the difference it stored; what it would have changed is untouched. */
export function discardImport(db: Db, ask: Ask): Outcome {
  return settled(db, ask, 'discarded', (job) => {
    if (job.state !== 'previewed' && job.state !== 'refused') throw new Refused(`This import cannot be thrown away. ${STATES[job.state]}`)
    db.$client.prepare('delete from import_changes where import_id = ?').run(job.id)
  })
}

function settled(db: Db, { id, by, at, requestId }: Ask, state: 'applied' | 'undone' | 'discarded', change: (job: Import) => void): Outcome {
  try {
    return write(db, (tx) => {
      const job = loadImport(tx, { id })
      if (!job) throw new Refused(`There is no import ${id}.`)
      change(job)
      if (state === 'applied') recordMoves(tx, { importId: id, by, at, requestId })
      tx.update(imports).set({ state, ...(state === 'applied' ? { appliedAt: at } : {}), ...(state === 'undone' ? { undoneAt: at } : {}) }).where(eq(imports.id, id)).run()
      tell(tx, { ...job, action: `import.${state}`, by, at, requestId })
      return { done: loadImport(tx, { id })! }
    })
  } catch (fault) {
    if (fault instanceof Refused) return { refusal: fault.message }
    throw fault
  }
}

const parsed = (text: string | null): Row | null => (text === null ? null : (JSON.parse(text) as Row))
/** Subjects whose keys are words. */
const WORDED: ReadonlySet<Subject> = new Set(['authorities', 'boundaries', 'inspections'])
const keyOf = (subject: Subject, key: string): Value => (WORDED.has(subject) ? key : Number(key))

/** Columns that may refer to a row this very import brings. */
const REFERENCES: ReadonlySet<string> = new Set(['school_id', 'network_id'])

function applyChanges(db: Db, { id, report }: Ask): void {
  const rows = rowsOf(db)
  const facts = factsOfInspections(db)
  const ids = new Map<number, number>()
  const real = (row: Row | null): Row | null =>
    row && Object.fromEntries(Object.entries(row).map(([column, value]) => [column, REFERENCES.has(column) && typeof value === 'number' && value < 0 ? ids.get(value)! : value]))
  const keep = db.$client.prepare('update import_changes set key = ?, after = ? where import_id = ? and position = ?')
  walk(db, id, 'asc', report, 70, ({ position, subject, key, label, before, after }) => {
    const change = { subject, key, before: real(before), after: real(after) }
    const written = guarded(`"${label}" has been changed since this import was compared. ${AGAIN}`, () => applyOne(rows, facts, change))
    if (written !== null) ids.set(Number(key), written)
    if (before === null) keep.run(String(written ?? key), JSON.stringify(change.after), id, position)
  })
}

/** Writes one change; the id of a new row that got one. */
function applyOne(rows: Rows, facts: Facts, { subject, key, before, after }: Pick<RowChange, 'subject' | 'key' | 'before' | 'after'>): number | null {
  if (subject === 'inspections') {
    if (before) facts.remove(before)
    if (after) facts.insert(after)
    return null
  }
  if (!before) {
    const id = rows.insert(subject, after!)
    return isNumbered(subject) ? id : null
  }
  if (after) rows.update(subject, keyOf(subject, key), before, after)
  else rows.remove(subject, keyOf(subject, key), before)
  return null
}

function undoChanges(db: Db, { id, report }: Ask): void {
  const rows = rowsOf(db)
  const facts = factsOfInspections(db)
  walk(db, id, 'desc', report, 0, ({ subject, key, label, before, after }) => {
    // Undoing is applying the other way round; a row taken away comes back with the number it had.
    const back = { subject, key, before: after, after: before }
    guarded(`"${label}" has been changed since, or something else depends on it by now. Nothing was undone.`, () => applyOne(rows, facts, back))
  })
}

/** A row that is not as it was, or that others stand on, refuses the whole. */
function guarded<T>(words: string, change: () => T): T {
  try {
    return change()
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
    if (fault instanceof RowChanged || code.startsWith('SQLITE_CONSTRAINT')) throw new Refused(words)
    throw fault
  }
}

type Step = Omit<Stored, 'before' | 'after'> & { before: Row | null; after: Row | null }
const AT_A_TIME = 2_000

/** Every change of an import in order, a few at a time, so that a national one needs little memory. */
function walk(db: Db, id: number, order: 'asc' | 'desc', report: Report | undefined, from: number, step: (change: Step) => void): void {
  const total = (db.$client.prepare('select count(*) as n from import_changes where import_id = ?').get(id) as { n: number }).n
  const some = db.$client.prepare(`select * from import_changes where import_id = ? and position ${order === 'asc' ? '>' : '<'} ? order by position ${order} limit ${AT_A_TIME}`)
  let done = 0
  let at = order === 'asc' ? 0 : total + 1
  for (let rows = some.all(id, at) as Stored[]; rows.length > 0; rows = some.all(id, at) as Stored[]) {
    for (const row of rows) step({ ...row, before: parsed(row.before), after: parsed(row.after) })
    at = rows.at(-1)!.position
    done += rows.length
    report?.(from + Math.round(((99 - from) * done) / total), 'Saving')
  }
}
