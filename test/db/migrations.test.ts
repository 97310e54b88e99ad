import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import { openDb } from '../../db/client.ts'
import * as accounts from '../../db/schema/accounts.ts'
import * as brokering from '../../db/schema/brokering.ts'
import * as categories from '../../db/schema/categories.ts'
import * as company from '../../db/schema/company.ts'
import * as coverage from '../../db/schema/coverage.ts'
import * as imports from '../../db/schema/imports.ts'
import * as network from '../../db/schema/network.ts'
import * as networkWork from '../../db/schema/network-work.ts'
import * as schemes from '../../db/schema/schemes.ts'
import * as support from '../../db/schema/support.ts'

const db = openDb(':memory:')
const tables = [accounts, brokering, categories, company, coverage, imports, network, networkWork, schemes, support]
  .flatMap((module): unknown[] => Object.values(module))
  .filter((value) => value instanceof SQLiteTable)
  .map((table) => getTableConfig(table))
const inFile = (sql: string) => db.$client.prepare(sql).all() as Record<string, unknown>[]

test('every table of the code is in the file, and no other', () => {
  const names = inFile("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like '\\_\\_%' escape '\\'").map(({ name }) => name)
  expect(names.toSorted()).toEqual(tables.map(({ name }) => name).toSorted())
})

test.each(tables.map((table) => [table.name, table] as const))('%s is STRICT and has the columns the code names', (name, table) => {
  expect(inFile(`pragma table_list(${name})`)[0]).toMatchObject({ strict: 1 })
  const columns = inFile(`pragma table_info(${name})`).map((column) => `${String(column.name)} ${String(column.type).toLowerCase()} ${column.notnull ? 'required' : 'optional'}`)
  const expected = table.columns.map((column) => `${column.name} ${column.getSQLType()} ${column.notNull ? 'required' : 'optional'}`)
  expect(columns.toSorted()).toEqual(expected.toSorted())
})

test.each(tables.flatMap((table) => table.checks.map((check) => [table.name, check.name] as const)))('%s keeps the check %s', (table, check) => {
  const [row] = inFile(`select sql from sqlite_schema where name = '${table}'`)
  expect(String(row?.sql)).toContain(`"${check}"`)
})

test.each(['events', 'categories', 'category_evidence', 'ledger', 'round_runs', 'fund_movements', 'membership_confirmations'])('%s can only be added to', (table) => {
  const triggers = inFile(`select name from sqlite_schema where type = 'trigger' and tbl_name = '${table}'`).map(({ name }) => name)
  expect(triggers).toEqual(expect.arrayContaining([`${table}_no_update`, `${table}_no_delete`]))
})

test('every connection waits for the disk and checks foreign keys', () => {
  expect(db.$client.pragma('synchronous', { simple: true })).toBe(2)
  expect(db.$client.pragma('foreign_keys', { simple: true })).toBe(1)
})
