/** Drafts of what a template would make of an authority's schools, and what the networks it made still want. */
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { accounts } from './accounts.ts'
import { authorities, networks } from './network.ts'

/** `settings` and `plan` are the JSON of graph/coverage/schemes/model.ts; `made`: ids of the networks, once applied. */
export const schemes = sqliteTable(
  'schemes',
  {
    id: integer('id').primaryKey(),
    template: text('template').notNull(),
    laCode: text('la_code').notNull().references(() => authorities.code),
    state: text('state', { enum: ['draft', 'applied', 'dropped'] }).notNull().default('draft'),
    settings: text('settings').notNull(),
    plan: text('plan').notNull(),
    made: text('made'),
    by: integer('by').references(() => accounts.id),
    at: text('at').notNull(),
    endedBy: integer('ended_by').references(() => accounts.id),
    endedAt: text('ended_at'),
    /** Why it was applied though sizes are not kept or schools left over. */
    reason: text('reason'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('schemes_la').on(t.laCode, t.state),
    check('schemes_state', sql`state in ('draft', 'applied', 'dropped')`),
    check('schemes_ended', sql`(state = 'draft') = (ended_at is null)`),
    check('schemes_made', sql`(state = 'applied') = (made is not null)`),
  ],
)

/** Parts to be filled and kinds of organisation to be invited, as a template says; whether they are is told by the memberships. */
export const networkWants = sqliteTable(
  'network_wants',
  {
    id: integer('id').primaryKey(),
    networkId: integer('network_id').notNull().references(() => networks.id),
    what: text('what', { enum: ['role', 'organisation'] }).notNull(),
    code: text('code').notNull(),
    count: integer('count').notNull(),
  },
  (t) => [index('network_wants_network').on(t.networkId), check('network_wants_what', sql`what in ('role', 'organisation')`), check('network_wants_count', sql`count > 0`)],
)
