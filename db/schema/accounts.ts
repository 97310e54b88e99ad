/** Who may sign in, as what, and the history of everything anybody changed. */
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { authorities, networks, people, schools } from './network.ts'

export const accounts = sqliteTable('accounts', {
  id: integer('id').primaryKey(),
  /** Lower-cased. */
  email: text('email').notNull().unique(),
  name: text('name').notNull(),
  personId: integer('person_id').references(() => people.id),
  /** argon2id, PHC string; null until the invitation is taken up. */
  passwordHash: text('password_hash'),
  /** In demo mode: the line that says who this is on the sign-in page. */
  demoRole: text('demo_role'),
  disabledAt: text('disabled_at'),
  createdAt: text('created_at').notNull(),
  version: integer('version').notNull().default(1),
})

/** A role an account holds, over what, from when until when: see graph/permissions. */
export const grants = sqliteTable(
  'grants',
  {
    id: integer('id').primaryKey(),
    accountId: integer('account_id').notNull().references(() => accounts.id),
    role: text('role').notNull(),
    schoolId: integer('school_id').references(() => schools.id),
    laCode: text('la_code').references(() => authorities.code),
    networkId: integer('network_id').references(() => networks.id),
    from: text('from').notNull(),
    to: text('to'),
  },
  (t) => [
    index('grants_account').on(t.accountId),
    check('grants_scope', sql`(school_id is not null) + (la_code is not null) + (network_id is not null) <= 1`),
  ],
)

/** Sign-in sessions; the id is the SHA-256 of what the cookie holds. Times are epoch seconds. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    accountId: integer('account_id').notNull().references(() => accounts.id),
    startedAt: integer('started_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (t) => [index('sessions_account').on(t.accountId)],
)

/** An invitation to take up an account; the token is stored as its SHA-256. */
export const invitations = sqliteTable(
  'invitations',
  {
    id: integer('id').primaryKey(),
    accountId: integer('account_id').notNull().references(() => accounts.id),
    tokenHash: text('token_hash').notNull().unique(),
    expiresAt: text('expires_at').notNull(),
    usedAt: text('used_at'),
    createdBy: integer('created_by').references(() => accounts.id),
    createdAt: text('created_at').notNull(),
  },
  (t) => [index('invitations_account').on(t.accountId)],
)

/** The keys of forms already taken, so that a second click creates nothing. */
export const idempotencyKeys = sqliteTable(
  'idempotency_keys',
  {
    accountId: integer('account_id').notNull().references(() => accounts.id),
    key: text('key').notNull(),
    bodyHash: text('body_hash').notNull(),
    location: text('location').notNull(),
    at: text('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.key] })],
)

/** The history: append-only and hash-chained; one row for every change, in the transaction that made it. */
export const events = sqliteTable(
  'events',
  {
    seq: integer('seq').primaryKey(),
    at: text('at').notNull(),
    /** The account that did it; null for the system itself (a command, a clock). */
    by: integer('by').references(() => accounts.id),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    subjectId: text('subject_id').notNull(),
    /** The school it is about, where it is about one. */
    schoolId: integer('school_id').references(() => schools.id),
    /** JSON: before and after of what changed. */
    change: text('change').notNull(),
    why: text('why'),
    requestId: text('request_id'),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [index('events_subject').on(t.subject, t.subjectId), index('events_school').on(t.schoolId)],
)

/** Facts about this installation: `demo`, `coverage.months` … */
export const settings = sqliteTable('settings', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
})

/** Long work: what is running, how far it has got, what became of it. */
export const jobs = sqliteTable(
  'jobs',
  {
    id: integer('id').primaryKey(),
    kind: text('kind').notNull(),
    /** JSON: what the worker was asked to do. */
    input: text('input').notNull(),
    state: text('state', { enum: ['running', 'done', 'failed', 'cancelled', 'interrupted'] }).notNull(),
    progress: integer('progress').notNull().default(0),
    message: text('message').notNull().default(''),
    /** JSON: what the worker handed back, once done. */
    result: text('result'),
    by: integer('by').references(() => accounts.id),
    startedAt: text('started_at').notNull(),
    finishedAt: text('finished_at'),
  },
  (t) => [index('jobs_state').on(t.state), check('jobs_progress', sql`progress between 0 and 100`)],
)
