/** The rows of the demo while they are being made up, table by table in the order in which they are written. */
import { getTableColumns, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Tx } from '../client.ts'
import { accounts, grants, settings } from '../schema/accounts.ts'
import { offerAreas, offerPhases, offers, proposals, roundOverrides, roundRuns, rounds } from '../schema/brokering.ts'
import { approaches, challenges } from '../schema/company.ts'
import { categories, categoryCauses, categoryEvidence, needs } from '../schema/categories.ts'
import { activities, activityParticipants, pillarAnswers, pillarMarks, pillarReviews, poolConsents } from '../schema/coverage.ts'
import {
  authorities, boundaries, designations, interests, memberships, networkLinks, networks, organisations, people, posts, publishedFacts, schools, schoolUrns,
} from '../schema/network.ts'
import { fundMovements, membershipConfirmations, networkAims, networkFunctions, networkPairs, networkTargets } from '../schema/network-work.ts'
import { agreements, ledger } from '../schema/support.ts'

const TABLES = {
  authorities, boundaries, people, organisations, schools, schoolUrns, posts, designations, networks, networkLinks, memberships, interests, publishedFacts,
  accounts, grants, networkAims, networkFunctions, networkTargets, networkPairs, fundMovements, membershipConfirmations, activities, activityParticipants, pillarReviews, pillarAnswers, pillarMarks, poolConsents, challenges, approaches, categories, categoryCauses, categoryEvidence, needs, offers, offerAreas, offerPhases,
  rounds, roundRuns, roundOverrides, proposals, agreements, ledger, settings,
}

type Tables = typeof TABLES
type TableName = keyof Tables
type Row<Name extends TableName> = Tables[Name]['$inferInsert']
export type Rows = { [Name in TableName]: (Row<Name> & { id: number })[] }

export const noRows = (): Rows => Object.fromEntries(Object.keys(TABLES).map((name) => [name, []])) as unknown as Rows

/** Adds a row, numbered from 1 in its table, and gives it back. */
export function add<Name extends TableName>(rows: Rows, name: Name, row: Omit<Row<Name>, 'id'>): Row<Name> & { id: number } {
  const numbered = { ...row, id: rows[name].length + 1 } as Row<Name> & { id: number }
  ;(rows[name] as (typeof numbered)[]).push(numbered)
  return numbered
}

const insertInto = (tx: Tx, table: SQLiteTable) => {
  const columns = Object.keys(getTableColumns(table))
  return tx.insert(table).values(Object.fromEntries(columns.map((column) => [column, sql.placeholder(column)])) as never).prepare()
}

/** Writes every row, one prepared statement a table; what a row leaves out takes the column's default. */
export function writeRows(tx: Tx, rows: Rows): void {
  for (const [name, table] of Object.entries(TABLES) as [TableName, SQLiteTable][]) {
    const blank = Object.fromEntries(Object.entries(getTableColumns(table)).map(([key, column]) => [key, column.default ?? null]))
    const insert = insertInto(tx, table)
    for (const row of rows[name]) insert.run({ ...blank, ...row })
  }
}
