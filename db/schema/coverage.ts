/**
 * Evidence that a collaboration is active: what was done together, when, and who took part; and how its members see it
 * themselves, which is confidential to each of them.
 */
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { accounts } from './accounts.ts'
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
    recordedBy: integer('recorded_by').references(() => accounts.id),
    /** As what, in words that name no person: "Headteacher of Ash Primary School". Null: not on record. */
    recordedAs: text('recorded_as'),
    /** Since when it no longer counts, who took it back and why; all three or none. */
    takenBackAt: text('taken_back_at'),
    takenBackBy: integer('taken_back_by').references(() => accounts.id),
    takenBackWhy: text('taken_back_why'),
  },
  (t) => [index('activities_network').on(t.networkId, t.on), check('activities_taken_back', sql`(taken_back_at is null) = (taken_back_why is null) and (taken_back_at is null) = (taken_back_by is null)`)],
)

export const activityParticipants = sqliteTable(
  'activity_participants',
  {
    activityId: integer('activity_id').notNull().references(() => activities.id),
    schoolId: integer('school_id').notNull().references(() => schools.id),
  },
  (t) => [primaryKey({ columns: [t.activityId, t.schoolId] }), index('activity_participants_school').on(t.schoolId)],
)

/** A network's review of itself against the pillars: one a term. `term` is the term's first day. */
export const pillarReviews = sqliteTable(
  'pillar_reviews',
  {
    id: integer('id').primaryKey(),
    networkId: integer('network_id').notNull().references(() => networks.id),
    term: text('term').notNull(),
    /** The last day on which it can be answered. */
    lastDay: text('last_day').notNull(),
    openedBy: integer('opened_by').references(() => accounts.id),
    openedAt: text('opened_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [uniqueIndex('pillar_reviews_term').on(t.networkId, t.term), check('pillar_reviews_days', sql`last_day >= term`)],
)

/** One school's answer to a review; nobody else reads it, but for a comment the school chose to share. */
export const pillarAnswers = sqliteTable(
  'pillar_answers',
  {
    id: integer('id').primaryKey(),
    reviewId: integer('review_id').notNull().references(() => pillarReviews.id),
    schoolId: integer('school_id').notNull().references(() => schools.id),
    comment: text('comment').notNull().default(''),
    commentShared: integer('comment_shared', { mode: 'boolean' }).notNull().default(false),
    answeredBy: integer('answered_by').references(() => accounts.id),
    answeredAt: text('answered_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [uniqueIndex('pillar_answers_once').on(t.reviewId, t.schoolId), check('pillar_answers_shared', sql`comment_shared = 0 or comment <> ''`)],
)

/** The step chosen for a pillar; a pillar on which the school could not say has none. */
export const pillarMarks = sqliteTable(
  'pillar_marks',
  {
    answerId: integer('answer_id').notNull().references(() => pillarAnswers.id),
    /** See graph/coverage/pillars.ts. */
    pillar: text('pillar').notNull(),
    step: integer('step').notNull(),
  },
  (t) => [primaryKey({ columns: [t.answerId, t.pillar] }), check('pillar_marks_step', sql`step between 1 and 4`)],
)

/** A head's consent that something of their school counts in what a network pools: for one network, one thing, until withdrawn. */
export const poolConsents = sqliteTable(
  'pool_consents',
  {
    id: integer('id').primaryKey(),
    networkId: integer('network_id').notNull().references(() => networks.id),
    schoolId: integer('school_id').notNull().references(() => schools.id),
    /** What is shared: see graph/coverage/pooled.ts. */
    item: text('item').notNull(),
    agreedOn: text('agreed_on').notNull(),
    agreedBy: integer('agreed_by').references(() => accounts.id),
    /** From this day on it no longer counts. */
    withdrawnOn: text('withdrawn_on'),
    withdrawnBy: integer('withdrawn_by').references(() => accounts.id),
  },
  (t) => [
    uniqueIndex('pool_consents_one').on(t.networkId, t.schoolId, t.item).where(sql`withdrawn_on is null`),
    index('pool_consents_school').on(t.schoolId),
    check('pool_consents_days', sql`withdrawn_on is null or withdrawn_on >= agreed_on`),
    check('pool_consents_withdrawn', sql`withdrawn_by is null or withdrawn_on is not null`),
  ],
)
