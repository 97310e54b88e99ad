/** What a round's pages and files need besides its run: leaders by name, and which authority a command means. */
import { asc, eq, inArray } from 'drizzle-orm'
import type { Reader } from './client.ts'
import { rounds } from './schema/brokering.ts'
import { needs } from './schema/categories.ts'
import { authorities, people, schools } from './schema/network.ts'

/** The names of these leaders, for whoever may read the round or the offers they are in. */
export const loadLeaderNames = (db: Reader, { personIds }: { personIds: number[] }): Map<number, string> =>
  new Map(db.select({ id: people.id, name: people.name }).from(people).where(inArray(people.id, personIds)).all().map(({ id, name }) => [id, name]))

export type Authority = { code: string; name: string }

/** One authority, or null. */
export const findAuthority = (db: Reader, { laCode }: { laCode: string }): Authority | null =>
  db.select().from(authorities).where(eq(authorities.code, laCode)).get() ?? null

/** Authorities in which there is something to match: an open need, or an open round. For commands. */
export function loadAuthoritiesWithWork(db: Reader): Authority[] {
  const needy = db.selectDistinct({ code: schools.laCode }).from(needs).innerJoin(schools, eq(schools.id, needs.schoolId)).where(eq(needs.state, 'open')).all()
  const open = db.selectDistinct({ code: rounds.laCode }).from(rounds).where(eq(rounds.state, 'open')).all()
  const codes = [...new Set([...needy, ...open].map(({ code }) => code))]
  return db.select().from(authorities).where(inArray(authorities.code, codes)).orderBy(asc(authorities.code)).all()
}
