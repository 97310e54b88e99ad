/** Is a database whole? Its file, its references, its history; and what a backup says about itself. */
import { count, desc, sql } from 'drizzle-orm'
import { firstBrokenEvent } from './events.ts'
import { events } from './schema/accounts.ts'
import type { Db, Reader } from './client.ts'

/** The newest event: who knows it can tell later whether the history up to it is still the same. */
export type Head = { seq: number; hash: string }

export const headOfHistory = (db: Reader): Head | null =>
  db.select({ seq: events.seq, hash: events.hash }).from(events).orderBy(desc(events.seq)).limit(1).get() ?? null

/** Is this event, noted down earlier, in the history as it was? False when it was changed or the end was cut off. */
export const remembers = (db: Reader, head: Head): boolean =>
  db.select({ hash: events.hash }).from(events).where(sql`${events.seq} = ${head.seq}`).get()?.hash === head.hash

/** How many rows each table has. */
export function countRows(db: Reader): Record<string, number> {
  const tables = db.all<{ name: string }>(sql`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name`)
  return Object.fromEntries(tables.map(({ name }) => [name, db.get<{ n: number }>(sql`select count(*) as n from ${sql.identifier(name)}`)?.n ?? 0]))
}

/** Everything wrong with the database, in words; empty when it is sound. */
export function faultsOf(db: Db): string[] {
  const integrity = db.all<{ integrity_check: string }>(sql`pragma integrity_check`).map((row) => row.integrity_check)
  const dangling = db.all<{ table: string; rowid: number }>(sql`pragma foreign_key_check`)
  const broken = firstBrokenEvent(db)
  return [
    ...integrity.filter((line) => line !== 'ok').map((line) => `The file is damaged: ${line}`),
    ...dangling.map(({ table, rowid }) => `Row ${rowid} of ${table} points to a row that is not there.`),
    ...(broken === null ? [] : [`The history does not verify from event ${broken} on: it, or one before it, was changed or removed.`]),
  ]
}

export const countEvents = (db: Reader): number => db.select({ n: count() }).from(events).get()?.n ?? 0

/** Writes a consistent copy of a database in use to `file`, which must not exist or be empty. */
export const copyTo = (db: Db, file: string): void => void db.run(sql`vacuum into ${file}`)
