/** Files that were loaded: what they changed, so that it can be shown before and undone after. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { accounts } from './accounts.ts'

export const imports = sqliteTable('imports', {
  id: integer('id').primaryKey(),
  kind: text('kind', { enum: ['register', 'links', 'groups', 'inspections'] }).notNull(),
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
  },
  (t) => [primaryKey({ columns: [t.importId, t.position] }), index('import_changes_kind').on(t.importId, t.change)],
)
