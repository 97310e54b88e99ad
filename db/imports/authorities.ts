/** The names of authorities, by their codes; a code the register has not told of yet stands for itself. */
import { inArray } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { authorities } from '../schema/network.ts'

export function listAuthorities(db: Reader, { codes }: { codes: readonly string[] }): { code: string; name: string }[] {
  const named = new Map(db.select().from(authorities).where(inArray(authorities.code, [...codes])).all().map(({ code, name }) => [code, name]))
  return [...new Set(codes)].sort().map((code) => ({ code, name: named.get(code) ?? `authority ${code}` }))
}
