/** What was agreed and the days it takes. The ledger is only ever added to. */
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { accounts } from './accounts.ts'
import { offers, proposals } from './brokering.ts'

export const agreements = sqliteTable('agreements', {
  id: integer('id').primaryKey(),
  proposalId: integer('proposal_id').notNull().unique().references(() => proposals.id),
  halfDays: integer('half_days').notNull(),
  from: text('from').notNull(),
  until: text('until').notNull(),
  state: text('state', { enum: ['active', 'paused', 'completed', 'ended'] }).notNull().default('active'),
  agreedAt: text('agreed_at').notNull(),
  version: integer('version').notNull().default(1),
}, () => [check('agreements_dates', sql`until >= "from"`), check('agreements_days', sql`half_days > 0`)])

/** Every movement of a supporter's days: reserved at issue, then released or booked, then given. */
export const ledger = sqliteTable(
  'ledger',
  {
    id: integer('id').primaryKey(),
    offerId: integer('offer_id').notNull().references(() => offers.id),
    proposalId: integer('proposal_id').notNull().references(() => proposals.id),
    movement: text('movement', { enum: ['reserved', 'released', 'booked', 'given'] }).notNull(),
    halfDays: integer('half_days').notNull(),
    on: text('on').notNull(),
    by: integer('by').references(() => accounts.id),
  },
  (t) => [index('ledger_offer').on(t.offerId), index('ledger_proposal').on(t.proposalId), check('ledger_days', sql`half_days > 0`)],
)
