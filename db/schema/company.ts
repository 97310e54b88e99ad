/** The company schools keep or could keep: whom networks take in, who challenges whom. */
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
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
