/**
 * Opens the database. The only file that names a driver; nothing else may lean on one driver's extras.
 * Every connection: WAL, full synchronous, foreign keys, five seconds' patience with other writers.
 */
import { closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'

export type Db = BetterSQLite3Database & { $client: Database.Database }
/** Inside a write transaction: what `write` hands its callback. */
export type Tx = Parameters<Parameters<BetterSQLite3Database['transaction']>[0]>[0]
/** Whatever can read. */
export type Reader = Pick<Db, 'select' | 'selectDistinct' | 'all' | 'get'> | Tx

/** "Alng": says that a SQLite file is ours. */
const APPLICATION_ID = 0x416c6e67

/**
 * Opens `file` (`:memory:` for tests), creating and migrating it as needed.
 * @throws when the file is not a database of this product, or newer than this code.
 */
export function openDb(file: string, migrations = join(import.meta.dirname, 'migrations')): Db {
  const fresh = file === ':memory:' || !existsSync(file) || statSync(file).size === 0
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  // Whoever runs the portal reads it, and nobody else of the machine; the files beside it take after it.
  if (fresh && file !== ':memory:') closeSync(openSync(file, 'a', 0o600))
  const client = new Database(file)
  client.pragma('busy_timeout = 5000')
  if (client.pragma('application_id', { simple: true }) !== APPLICATION_ID) claim(client, file)
  client.pragma('journal_mode = WAL')
  client.pragma('synchronous = FULL')
  const db: Db = drizzle(client)
  // A table rebuilt with foreign keys on would delete its children: off while migrating, checked after.
  client.pragma('foreign_keys = OFF')
  migrate(db, { migrationsFolder: migrations })
  const broken = client.pragma('foreign_key_check') as unknown[]
  if (broken.length > 0) throw new Error(`${file}: ${broken.length} rows point to rows that are not there; restore a backup.`)
  client.pragma('foreign_keys = ON')
  return db
}

/** Marks an empty file as ours before anything else is written, so that a start cut short can be made again. */
function claim(client: Database.Database, file: string): void {
  if (client.prepare('select 1 from sqlite_schema').get() === undefined) return void client.pragma(`application_id = ${APPLICATION_ID}`)
  client.close()
  throw new Error(`${file} is a database, but not one of Alongside's. Choose another file with --db or ALONGSIDE_DB.`)
}

/** Opens a file that is there to look at it: nothing is created, migrated or written. @throws when it is not ours. */
export function openForReading(file: string): Db {
  const client = new Database(file, { readonly: true, fileMustExist: true })
  if (applicationOf(client) === APPLICATION_ID) return drizzle(client)
  client.close()
  throw new Error(`${file} is not a database of Alongside's.`)
}

const applicationOf = (client: Database.Database): unknown => {
  try {
    return client.pragma('application_id', { simple: true })
  } catch {
    return undefined
  }
}

/** Did this fail because another writer holds the database, and would do later? */
export const isBusy = (fault: unknown): boolean => fault instanceof Error && 'code' in fault && String(fault.code).startsWith('SQLITE_BUSY')

/** Runs `change` as one immediate write transaction: all of it or none. Inside another, as a savepoint of it. */
export function write<T>(db: Db | Tx, change: (tx: Tx) => T): T {
  return (db as Db).transaction(change, { behavior: 'immediate' })
}
