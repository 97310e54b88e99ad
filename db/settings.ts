/** Facts about this installation. */
import { eq } from 'drizzle-orm'
import type { Reader } from './client.ts'
import { settings } from './schema/accounts.ts'

export const findSetting = (db: Reader, key: string): string | null =>
  db.select({ value: settings.value }).from(settings).where(eq(settings.key, key)).get()?.value ?? null

/** Is this the made-up authority? Only then does the sign-in page list people. */
export const isDemo = (db: Reader): boolean => findSetting(db, 'demo') === '1'
