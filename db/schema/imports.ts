/** Files that were loaded: what they changed, so that it can be shown before and undone after. */
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { accounts } from './accounts.ts'

export const imports = sqliteTable('imports', {
  id: integer('id').primaryKey(),
  kind: text('kind', { enum: ['register', 'links', 'groups', 'inspections', 'boundaries'] }).notNull(),
  fileName: text('file_name').notNull(),
  sha256: text('sha256').notNull(),
  /** JSON: the authorities it was narrowed to, [] for all. */
  laCodes: text('la_codes').notNull(),
  /** The day the file tells of: the date in its name, else the day it was loaded. */
  asOf: text('as_of').notNull(),
  /** The import applied or undone last when this one was previewed, by its event; the difference holds only until the next. */
  base: integer('base').notNull(),
  state: text('state', { enum: ['previewed', 'refused', 'applied', 'undone', 'discarded'] }).notNull(),
  /** JSON: {read, new, changed, closed, moved, unchanged, errors} and the like. */
  counts: text('counts').notNull(),
  /** JSON: the first errors, each {line, column, value, rule}. */
  errors: text('errors').notNull(),
  by: integer('by').references(() => accounts.id),
  at: text('at').notNull(),
  appliedAt: text('applied_at'),
  undoneAt: text('undone_at'),
})

/** The difference an import makes, row by row: before and after as JSON, in the order applied. */
export const importChanges = sqliteTable(
  'import_changes',
  {
    importId: integer('import_id').notNull().references(() => imports.id),
    position: integer('position').notNull(),
    change: text('change', { enum: ['new', 'changed', 'closed', 'moved'] }).notNull(),
    /** The table and key of the row changed. */
    subject: text('subject').notNull(),
    key: text('key').notNull(),
    label: text('label').notNull(),
    before: text('before'),
    after: text('after'),
    /** Which move of the register a membership or post follows: see graph/network/register-moves.ts. */
    why: text('why'),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.position] }),
    index('import_changes_kind').on(t.importId, t.change),
    index('import_changes_why').on(t.importId).where(sql`why is not null`),
  ],
)

/** News a person has read and put away; the key says which. */
export const newsDismissals = sqliteTable(
  'news_dismissals',
  {
    accountId: integer('account_id').notNull().references(() => accounts.id),
    key: text('key').notNull(),
    at: text('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.key] })],
)
