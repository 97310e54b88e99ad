/** The company schools keep or could keep: whom networks take in, who challenges whom, whom somebody will approach for them. */
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { accounts } from './accounts.ts'
import { networks, people, schools } from './network.ts'

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

/** A school, or a person, challenges a school: peer review and the like, from a day until a day. */
export const challenges = sqliteTable(
  'challenges',
  {
    id: integer('id').primaryKey(),
    schoolId: integer('school_id').notNull().references(() => schools.id),
    challengerSchoolId: integer('challenger_school_id').references(() => schools.id),
    challengerPersonId: integer('challenger_person_id').references(() => people.id),
    /** peer-review, challenge-partner, governance-review: graph/coverage/challenge.ts */
    kind: text('kind').notNull(),
    from: text('from').notNull(),
    to: text('to'),
  },
  (t) => [
    index('challenges_school').on(t.schoolId),
    index('challenges_challenger_school').on(t.challengerSchoolId),
    index('challenges_challenger_person').on(t.challengerPersonId),
    check('challenges_one_challenger', sql`(challenger_school_id is null) <> (challenger_person_id is null)`),
    check('challenges_two', sql`challenger_school_id is null or challenger_school_id <> school_id`),
    check('challenges_dates', sql`"to" is null or "to" >= "from"`),
  ],
)

/** Somebody will approach a network for a school, by a day; and what came of it. */
export const approaches = sqliteTable(
  'approaches',
  {
    id: integer('id').primaryKey(),
    schoolId: integer('school_id').notNull().references(() => schools.id),
    networkId: integer('network_id').notNull().references(() => networks.id),
    /** Who took it on. */
    by: integer('by').notNull().references(() => accounts.id),
    notedOn: text('noted_on').notNull(),
    dueOn: text('due_on').notNull(),
    /** Null while it is under way: graph/coverage/approaching.ts */
    outcome: text('outcome', { enum: ['agreed', 'declined', 'given-up'] }),
    endedOn: text('ended_on'),
    endedBy: integer('ended_by').references(() => accounts.id),
    /** Why it was declined. */
    reason: text('reason'),
  },
  (t) => [
    uniqueIndex('approaches_under_way').on(t.schoolId, t.networkId).where(sql`outcome is null`),
    index('approaches_network').on(t.networkId),
    index('approaches_by').on(t.by),
    check('approaches_outcome', sql`outcome in ('agreed', 'declined', 'given-up')`),
    check('approaches_days', sql`due_on >= noted_on and (ended_on is null or ended_on >= noted_on)`),
    check('approaches_ended', sql`(outcome is null) = (ended_on is null) and (outcome is null) = (ended_by is null)`),
    check('approaches_reason', sql`(reason is not null) = (outcome is 'declined')`),
  ],
)
