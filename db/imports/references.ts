/** Finds the schools that other tables point to: schools with work of their own, which an import must not take away. */
import { is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Db } from '../client.ts'
import * as accounts from '../schema/accounts.ts'
import * as brokering from '../schema/brokering.ts'
import * as categories from '../schema/categories.ts'
import * as company from '../schema/company.ts'
import * as coverage from '../schema/coverage.ts'
import * as network from '../schema/network.ts'
import * as networkWork from '../schema/network-work.ts'
import * as support from '../schema/support.ts'

/** What imports themselves write, and can move to another school. */
const MOVABLE: ReadonlySet<string> = new Set(['school_urns', 'memberships', 'published_facts'])

/** Every column of the schema that refers to a school: table and column. */
function columnsThatReferToSchools(): { table: string; column: string }[] {
  const tables = [accounts, brokering, categories, company, coverage, network, networkWork, support].flatMap((schema) => Object.values(schema) as unknown[]).filter((value) => is(value, SQLiteTable))
  return tables.flatMap((table) => {
    const { name, foreignKeys } = getTableConfig(table)
    return foreignKeys
      .map((key) => key.reference())
      .filter(({ foreignTable }) => getTableConfig(foreignTable).name === 'schools')
      .map(({ columns }) => ({ table: name, column: columns[0]!.name }))
  })
}

/** The ids of schools that people's work refers to: needs, offers, posts, activities, grants, the history … */
export function schoolsWithWork(db: Db): Set<number> {
  const ids = new Set<number>()
  for (const { table, column } of columnsThatReferToSchools()) {
    if (MOVABLE.has(table)) continue
    for (const id of db.$client.prepare(`select distinct "${column}" from "${table}" where "${column}" is not null`).pluck().all()) ids.add(id as number)
  }
  return ids
}
