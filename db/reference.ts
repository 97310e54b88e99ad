/**
 * The rows every database needs: areas, kinds of network and designation, frameworks. They are shipped as data in
 * `graph/`; rows an authority added itself are left alone, and so is every row that is already as shipped.
 */
import { getTableColumns } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { AREAS } from '../graph/categories/areas.ts'
import { PACKS } from '../graph/categories/packs.ts'
import { DESIGNATION_KINDS } from '../graph/network/designation-kinds.ts'
import { NETWORK_KINDS } from '../graph/network/kinds.ts'
import { write, type Db, type Tx } from './client.ts'
import { recordEvent } from './events.ts'
import { frameworks } from './schema/categories.ts'
import { areas, designationKinds, networkKinds } from './schema/network.ts'

type Coded = { code: string }
type Shipped = { table: typeof areas | typeof networkKinds | typeof designationKinds | typeof frameworks; name: string; rows: Coded[] }

const SHIPPED: Shipped[] = [
  { table: areas, name: 'areas', rows: AREAS.map((area, index) => ({ ...area, position: index + 1 })) },
  { table: networkKinds, name: 'networkKinds', rows: NETWORK_KINDS.map(({ description: _, ...kind }) => kind) },
  { table: designationKinds, name: 'designationKinds', rows: DESIGNATION_KINDS.map(({ description: _, ...kind }) => kind) },
  {
    table: frameworks,
    name: 'frameworks',
    rows: PACKS.map((pack) => {
      const { code, name, source, from, to } = pack
      return { code, name, source, from, to, content: JSON.stringify(pack) }
    }),
  },
]

/** A row as one string, column by column, so that two can be compared whatever the order of their keys. */
const inOrder = (table: SQLiteTable, row: Record<string, unknown>): string =>
  JSON.stringify(Object.keys(getTableColumns(table)).map((column) => row[column] ?? null))

/** The shipped rows that are missing or different. */
function outdated(db: Db, { table, rows }: Shipped): Coded[] {
  const stored = new Map(db.select().from(table).all().map((row) => [row.code, inOrder(table, row)]))
  return rows.filter((row) => stored.get(row.code) !== inOrder(table, row))
}

const save = (tx: Tx, { table }: Shipped, row: Coded): void => {
  tx.insert(table).values(row as never).onConflictDoUpdate({ target: table.code, set: row }).run()
}

/** Writes the shipped rows that are missing or different, as one change; nothing at all when there are none. */
export function loadReference(db: Db, { at = new Date().toISOString() }: { at?: string } = {}): void {
  const changes = SHIPPED.map((shipped) => ({ shipped, rows: outdated(db, shipped) })).filter(({ rows }) => rows.length > 0)
  if (changes.length === 0) return
  write(db, (tx) => {
    for (const { shipped, rows } of changes) for (const row of rows) save(tx, shipped, row)
    const change = Object.fromEntries(changes.map(({ shipped, rows }) => [shipped.name, rows.map((row) => row.code)]))
    recordEvent(tx, { by: null, at, action: 'reference.loaded', subject: 'reference', subjectId: 'shipped', change })
  })
}
