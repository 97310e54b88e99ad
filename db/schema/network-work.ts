/**
 * What a network sets out to do and answers for: the aims of its plan, joint targets, functions delegated to it, its fund; and what
 * its schools say of their own membership. Dates as in network.ts; what is said and what is paid is only ever added to.
 */
import { sql } from 'drizzle-orm'
import { check, index, integer, real, sqliteTable, text, type AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import { accounts } from './accounts.ts'
import { networks, people, schools } from './network.ts'

/** What the plan of a network sets out to do. */
export const networkAims = sqliteTable(
  'network_aims',
  {
    id: integer('id').primaryKey(),
    networkId: integer('network_id').notNull().references(() => networks.id),
    title: text('title').notNull(),
    from: text('from').notNull(),
    to: text('to'),
  },
  (t) => [index('network_aims_network').on(t.networkId), check('network_aims_dates', sql`"to" is null or "to" >= "from"`)],
)

/** What the members want to reach together: agreed from a day, to be reached by another; the outcome is a figure of a day. */
export const networkTargets = sqliteTable(
  'network_targets',
  {
    id: integer('id').primaryKey(),
    networkId: integer('network_id').notNull().references(() => networks.id),
    /** What is measured, and in what: "Pupils reading at the expected standard, per cent". */
    measure: text('measure').notNull(),
    baseline: real('baseline').notNull(),
    target: real('target').notNull(),
    from: text('from').notNull(),
    until: text('until').notNull(),
    outcome: real('outcome'),
    outcomeOn: text('outcome_on'),
    outcomeWords: text('outcome_words'),
  },
  (t) => [
    index('network_targets_network').on(t.networkId),
    check('network_targets_dates', sql`until > "from"`),
    check('network_targets_differ', sql`target <> baseline`),
    check('network_targets_outcome', sql`(outcome is null) = (outcome_on is null) and (outcome is not null or outcome_words is null)`),
  ],
)

/** What somebody else did before and the network does now. */
export const networkFunctions = sqliteTable(
  'network_functions',
  {
    id: integer('id').primaryKey(),
    networkId: integer('network_id').notNull().references(() => networks.id),
    what: text('what').notNull(),
    delegatedBy: text('delegated_by').notNull(),
    from: text('from').notNull(),
    to: text('to'),
  },
  (t) => [index('network_functions_network').on(t.networkId), check('network_functions_dates', sql`"to" is null or "to" >= "from"`)],
)

/** Money put into a network's fund or used from it, in whole pence; `takes_back` names the movement this one undoes. */
export const fundMovements = sqliteTable(
  'fund_movements',
  {
    id: integer('id').primaryKey(),
    networkId: integer('network_id').notNull().references(() => networks.id),
    kind: text('kind', { enum: ['allocated', 'used'] }).notNull(),
    pence: integer('pence').notNull(),
    on: text('on').notNull(),
    /** Where it came from or what it was used for; why, where it takes another back. */
    what: text('what').notNull(),
    /** The school it was used for, where it was one. */
    schoolId: integer('school_id').references(() => schools.id),
    takesBack: integer('takes_back').unique().references((): AnySQLiteColumn => fundMovements.id),
    by: integer('by').references(() => accounts.id),
  },
  (t) => [index('fund_movements_network').on(t.networkId, t.on), check('fund_movements_pence', sql`pence > 0`), check('fund_movements_kind', sql`kind in ('allocated', 'used')`)],
)

/** What a school said of its own membership: that it belongs on the day, or that the day was its last. */
export const membershipConfirmations = sqliteTable(
  'membership_confirmations',
  {
    id: integer('id').primaryKey(),
    networkId: integer('network_id').notNull().references(() => networks.id),
    schoolId: integer('school_id').notNull().references(() => schools.id),
    belongs: integer('belongs', { mode: 'boolean' }).notNull(),
    on: text('on').notNull(),
    by: integer('by').notNull().references(() => accounts.id),
    at: text('at').notNull(),
  },
  (t) => [index('membership_confirmations_network').on(t.networkId, t.schoolId)],
)

/** Two people who work together in a part that is done in pairs; it lasts no longer than either holds the part. */
export const networkPairs = sqliteTable(
  'network_pairs',
  {
    id: integer('id').primaryKey(),
    networkId: integer('network_id').notNull().references(() => networks.id),
    role: text('role').notNull(),
    personId: integer('person_id').notNull().references(() => people.id),
    otherPersonId: integer('other_person_id').notNull().references(() => people.id),
    from: text('from').notNull(),
    to: text('to'),
  },
  (t) => [
    index('network_pairs_network').on(t.networkId),
    check('network_pairs_two', sql`person_id <> other_person_id`),
    check('network_pairs_dates', sql`"to" is null or "to" >= "from"`),
  ],
)
