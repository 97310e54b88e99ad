/** Evidence that a collaboration is active: what was done together, when, and who took part. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { networks, schools } from './network.ts'

export const activities = sqliteTable(
  'activities',
  {
    id: integer('id').primaryKey(),
    networkId: integer('network_id').notNull().references(() => networks.id),
    /** joint-practice-development, peer-review, visit, shared-cpd, shared-project */
    kind: text('kind').notNull(),
    title: text('title').notNull(),
    on: text('on').notNull(),
  },
  (t) => [index('activities_network').on(t.networkId, t.on)],
)

export const activityParticipants = sqliteTable(
  'activity_participants',
  {
    activityId: integer('activity_id').notNull().references(() => activities.id),
    schoolId: integer('school_id').notNull().references(() => schools.id),
  },
  (t) => [primaryKey({ columns: [t.activityId, t.schoolId] }), index('activity_participants_school').on(t.schoolId)],
)
