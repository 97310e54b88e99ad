/** Counting for the tests of the demo: rows of a query as `{ key: number }`. */
import type { Db } from '../../../db/client.ts'

/** A query that selects a key and a number. */
export const counted = (db: Db, query: string): Record<string, number> =>
  Object.fromEntries((db.$client.prepare(query).raw().all() as [string, number][]).map(([key, number]) => [key, number]))

/** The first column of every row. */
export const listed = <T>(db: Db, query: string): T[] => db.$client.prepare(query).pluck().all() as T[]

/** The first column of the first row. */
export const one = <T>(db: Db, query: string): T => db.$client.prepare(query).pluck().get() as T
