/** Imports as rows: previewed, refused, applied, undone; who may see which. */
import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm'
import { isRegisterMove, type RegisterMove } from '../../graph/network/register-moves.ts'
import { scopeOf } from '../../graph/permissions/can.ts'
import type { Reader } from '../client.ts'
import { importChanges, imports } from '../schema/imports.ts'
import { accounts } from '../schema/accounts.ts'
import type { Viewer } from '../scope.ts'
import type { Change, Counts, Fault, Kind, Row, Subject } from './model.ts'

type Stored = typeof imports.$inferSelect
export type ImportState = Stored['state']
export type Import = Omit<Stored, 'laCodes' | 'counts' | 'errors' | 'kind'> & { kind: Kind; laCodes: string[]; counts: Counts; errors: Fault[]; byName: string | null }

const shaped = ({ import: row, byName }: { import: Stored; byName: string | null }): Import => ({
  ...row,
  laCodes: JSON.parse(row.laCodes) as string[],
  counts: JSON.parse(row.counts) as Counts,
  errors: JSON.parse(row.errors) as Fault[],
  byName,
})

const joined = (db: Reader) =>
  db.select({ import: imports, byName: accounts.name }).from(imports).leftJoin(accounts, eq(imports.by, accounts.id))

type Doing = 'import.read' | 'import.run'

/** Imports narrowed to authorities that are all the viewer's; all of them for whoever may do that anywhere. */
function visible(viewer: Viewer, doing: Doing): SQL {
  const { everything, laCodes } = scopeOf(viewer.actor, doing)
  if (everything) return sql`1 = 1`
  const mine = JSON.stringify(laCodes)
  return sql`(${imports.laCodes} <> '[]' and not exists (select 1 from json_each(${imports.laCodes}) where value not in (select value from json_each(${mine}))))`
}

/** Newest first. */
export const listImports = (db: Reader, viewer: Viewer, { limit = 100 }: { limit?: number } = {}): Import[] =>
  joined(db).where(visible(viewer, 'import.read')).orderBy(desc(imports.id)).limit(limit).all().map(shaped)

/** One import, if the viewer may do that with it: run it, unless only reading is meant. */
export function findImport(db: Reader, viewer: Viewer, { id, doing = 'import.run' }: { id: number; doing?: Doing }): Import | null {
  const row = joined(db).where(and(eq(imports.id, id), visible(viewer, doing))).get()
  return row ? shaped(row) : null
}

/** One import, for commands and workers, which act for whoever asked. */
export function loadImport(db: Reader, { id }: { id: number }): Import | null {
  const row = joined(db).where(eq(imports.id, id)).get()
  return row ? shaped(row) : null
}

export type ListedChange = { position: number; change: Change; subject: Subject; label: string; before: Row | null; after: Row | null; why: RegisterMove | null }

/** Personal data of the register: that it changed may be told, what it says may not. */
const PERSONAL = ['head_name', 'telephone']
const withoutPersonal = (row: Row | null): Row | null =>
  row && Object.fromEntries(Object.entries(row).map(([column, value]) => [column, PERSONAL.includes(column) && value !== null ? '(not shown)' : value]))

/** The changes of one subject and sort, a page at a time. */
export function listImportChanges(
  db: Reader,
  viewer: Viewer,
  { id, subject, change, page, size = 50 }: { id: number; subject: Subject; change: Change; page: number; size?: number },
): ListedChange[] {
  if (!findImport(db, viewer, { id, doing: 'import.read' })) return []
  const rows = db
    .select()
    .from(importChanges)
    .where(and(eq(importChanges.importId, id), eq(importChanges.subject, subject), eq(importChanges.change, change)))
    .orderBy(asc(importChanges.position))
    .limit(size)
    .offset((page - 1) * size)
    .all()
  const read = (text: string | null): Row | null => withoutPersonal(text === null ? null : (JSON.parse(text) as Row))
  return rows.map((row) => ({ position: row.position, change: row.change, subject: row.subject as Subject, label: row.label, before: read(row.before), after: read(row.after), why: isRegisterMove(row.why) ? row.why : null }))
}
