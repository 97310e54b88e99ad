/** The company schools could keep: whom networks take in. */
import { sql } from 'drizzle-orm'
import { check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { networks } from './network.ts'

/** Whom a network takes in, as it says itself; a network without a row has no limits. */
export const networkLimits = sqliteTable(
  'network_limits',
  {
    networkId: integer('network_id').primaryKey().references(() => networks.id),
    mostSchools: integer('most_schools'),
    /** Phases with spaces between; empty: any. */
    phases: text('phases').notNull().default(''),
    reachKm: integer('reach_km'),
  },
  () => [check('network_limits_most', sql`most_schools > 0`), check('network_limits_reach', sql`reach_km > 0`)],
)
