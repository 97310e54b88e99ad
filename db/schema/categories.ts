/** How each school is doing, as people decided it, and what it needs. Decisions are only ever added to. */
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { accounts } from './accounts.ts'
import { areas, schools } from './network.ts'

/** A framework pack: dated, sourced, with its categories and entitlements as data (graph/categories/framework.ts has the shape). */
export const frameworks = sqliteTable('frameworks', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  source: text('source').notNull(),
  from: text('from').notNull(),
  to: text('to'),
  content: text('content').notNull(),
})

/** One decision about one school. The latest with `from` on or before a day holds on that day. */
export const categories = sqliteTable(
  'categories',
  {
    id: integer('id').primaryKey(),
    schoolId: integer('school_id').notNull().references(() => schools.id),
    framework: text('framework').notNull().references(() => frameworks.code),
    code: text('code').notNull(),
    from: text('from').notNull(),
    rationale: text('rationale').notNull(),
    /** Who was in the room. */
    present: text('present').notNull().default(''),
    agreedWithSchool: integer('agreed_with_school', { mode: 'boolean' }).notNull().default(false),
    /** Why it was decided between boards, if it was. */
    suddenChange: text('sudden_change'),
    decidedBy: integer('decided_by').references(() => accounts.id),
    decidedAt: text('decided_at').notNull(),
  },
  (t) => [index('categories_school').on(t.schoolId, t.from)],
)

/** What makes a 1 or 2 temporarily vulnerable. HR, finance, child-protection causes and complaints are restricted. */
export const categoryCauses = sqliteTable(
  'category_causes',
  {
    id: integer('id').primaryKey(),
    categoryId: integer('category_id').notNull().references(() => categories.id),
    cause: text('cause').notNull(),
    detail: text('detail').notNull().default(''),
    from: text('from').notNull(),
    reviewOn: text('review_on').notNull(),
    restricted: integer('restricted', { mode: 'boolean' }).notNull(),
    sharedWithSchool: integer('shared_with_school', { mode: 'boolean' }).notNull(),
  },
  (t) => [index('category_causes_category').on(t.categoryId)],
)

/** How the evidence falls, dimension by dimension: it informs the decision, it does not make it. */
export const categoryEvidence = sqliteTable(
  'category_evidence',
  {
    id: integer('id').primaryKey(),
    categoryId: integer('category_id').notNull().references(() => categories.id),
    dimension: text('dimension').notNull(),
    finding: text('finding').notNull(),
    leansTo: text('leans_to').notNull(),
  },
  (t) => [index('category_evidence_category').on(t.categoryId)],
)

/** A school's need of help in one area, whoever raised it: the category, the head's request, or a partnership. */
export const needs = sqliteTable(
  'needs',
  {
    id: integer('id').primaryKey(),
    schoolId: integer('school_id').notNull().references(() => schools.id),
    areaCode: text('area_code').notNull().references(() => areas.code),
    halfDays: integer('half_days').notNull(),
    priority: text('priority', { enum: ['high', 'medium', 'low'] }).notNull(),
    wantedBy: text('wanted_by').notNull(),
    evidence: text('evidence').notNull(),
    origin: text('origin', { enum: ['category', 'request', 'partnership'] }).notNull(),
    categoryId: integer('category_id').references(() => categories.id),
    /** The school agrees that supporters asked may be told its name before it has accepted them. */
    nameShared: integer('name_shared', { mode: 'boolean' }).notNull().default(false),
    state: text('state', { enum: ['open', 'met', 'withdrawn'] }).notNull().default('open'),
    raisedBy: integer('raised_by').references(() => accounts.id),
    raisedAt: text('raised_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('needs_one_open').on(t.schoolId, t.areaCode).where(sql`state = 'open'`),
    index('needs_state').on(t.state),
    check('needs_half_days', sql`half_days > 0`),
  ],
)
