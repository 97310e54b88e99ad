/** Writes single rows of any table an import touches, and finds out when a row is no longer as it was. */
import type { Statement } from 'better-sqlite3'
import type { Db } from '../client.ts'
import type { Row, Subject, Value } from './model.ts'

type Spec = { key: string; columns: readonly string[]; numbered: boolean; versioned: boolean }

/** The tables and the columns an import may write: nothing else reaches SQL. */
const TABLES: Record<Exclude<Subject, 'inspections'>, Spec> = {
  authorities: { key: 'code', numbered: false, versioned: false, columns: ['code', 'name'] },
  boundaries: { key: 'la_code', numbered: false, versioned: false, columns: ['la_code', 'outline'] },
  schools: {
    key: 'id', numbered: true, versioned: true,
    columns: [
      'id', 'urn', 'name', 'la_code', 'establishment_number', 'phase', 'establishment_type', 'type_group', 'standing', 'opened_on', 'closed_on', 'low_age', 'high_age',
      'sixth_form', 'gender', 'religious_character', 'diocese', 'pupils', 'capacity', 'fsm_percent', 'easting', 'northing', 'street', 'town', 'postcode', 'website',
      'head_name', 'telephone', 'version',
    ],
  },
  school_urns: { key: 'urn', numbered: false, versioned: false, columns: ['urn', 'school_id', 'from', 'to', 'reason'] },
  networks: { key: 'id', numbered: true, versioned: true, columns: ['id', 'kind', 'name', 'purpose', 'la_code', 'lead_school_id', 'lead_organisation_id', 'group_uid', 'from', 'to', 'version'] },
  posts: { key: 'id', numbered: true, versioned: false, columns: ['id', 'to'] },
  memberships: { key: 'id', numbered: true, versioned: false, columns: ['id', 'network_id', 'school_id', 'organisation_id', 'person_id', 'role', 'from', 'to'] },
}

/** A row is not what the difference says it was. */
export class RowChanged extends Error {}

const quoted = (column: string): string => `"${column}"`

export type Rows = {
  insert: (table: keyof typeof TABLES, row: Row) => number
  update: (table: keyof typeof TABLES, key: Value, before: Row, after: Row) => void
  remove: (table: keyof typeof TABLES, key: Value, row: Row) => void
}

/** Row by row, with statements prepared once for each set of columns. */
export function rowsOf(db: Db): Rows {
  const prepared = new Map<string, Statement<Value[]>>()
  const run = (sql: string, values: Value[]) => {
    let statement = prepared.get(sql)
    if (!statement) prepared.set(sql, (statement = db.$client.prepare<Value[]>(sql)))
    return statement.run(...values)
  }
  const columnsOf = (table: keyof typeof TABLES, row: Row): string[] => {
    const columns = Object.keys(row)
    for (const column of columns) if (!TABLES[table].columns.includes(column)) throw new Error(`${table} has no column ${column} that an import may write.`)
    return columns
  }
  // Versions count every change: they are no part of what is compared.
  const compared = (table: keyof typeof TABLES, row: Row): string[] => columnsOf(table, row).filter((column) => column !== 'version')
  const matches = (columns: string[]): string => columns.map((column) => ` and ${quoted(column)} is ?`).join('')
  return {
    insert(table, row) {
      const columns = columnsOf(table, row)
      const sql = `insert into ${table} (${columns.map(quoted).join(', ')}) values (${columns.map(() => '?').join(', ')})`
      return Number(run(sql, columns.map((column) => row[column]!)).lastInsertRowid)
    },
    update(table, key, before, after) {
      const { key: id, versioned } = TABLES[table]
      const [set, was] = [compared(table, after), compared(table, before)]
      const sql = `update ${table} set ${set.map((column) => `${quoted(column)} = ?`).join(', ')}${versioned ? ', version = version + 1' : ''} where ${id} = ?${matches(was)}`
      const { changes } = run(sql, [...set.map((column) => after[column]!), key, ...was.map((column) => before[column]!)])
      if (changes !== 1) throw new RowChanged()
    },
    remove(table, key, row) {
      const was = compared(table, row)
      const { changes } = run(`delete from ${table} where ${TABLES[table].key} = ?${matches(was)}`, [key, ...was.map((column) => row[column]!)])
      if (changes !== 1) throw new RowChanged()
    },
  }
}

export const isNumbered = (subject: Subject): boolean => subject !== 'inspections' && TABLES[subject].numbered
