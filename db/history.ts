/** The history as its readers see it: newest first, what they may know of, filtered by school. */
import { and, count, desc, eq, or, sql } from 'drizzle-orm'
import type { Reader } from './client.ts'
import { accounts, events } from './schema/accounts.ts'
import { schools } from './schema/network.ts'
import { narrow, type Viewer } from './scope.ts'

export type Told = {
  seq: number
  at: string
  /** Null: a command, or the clock. */
  by: string | null
  action: string
  subject: string
  subjectId: string
  school: { urn: number; name: string } | null
  change: unknown
  why: string | null
}

/** Events about schools whose name holds `school`, or whose URN it is; all when it is empty. */
export function listHistory(db: Reader, viewer: Viewer, { school, from, most }: { school: string; from: number; most: number }): { events: Told[]; total: number } {
  const text = school.trim()
  const wanted = text === '' ? undefined : or(sql`instr(lower(${schools.name}), ${text.toLowerCase()}) > 0`, sql`cast(${schools.urn} as text) = ${text}`)
  const seen = and(narrow(db, viewer, 'history.read', { school: events.schoolId, la: schools.laCode }), wanted)
  const rows = db
    .select({
      seq: events.seq, at: events.at, by: accounts.name, action: events.action, subject: events.subject, subjectId: events.subjectId,
      urn: schools.urn, name: schools.name, change: events.change, why: events.why,
    })
    .from(events)
    .leftJoin(schools, eq(schools.id, events.schoolId))
    .leftJoin(accounts, eq(accounts.id, events.by))
    .where(seen)
    .orderBy(desc(events.seq))
    .limit(most)
    .offset(from)
    .all()
  const total = db.select({ n: count() }).from(events).leftJoin(schools, eq(schools.id, events.schoolId)).where(seen).get()?.n ?? 0
  return {
    total,
    events: rows.map(({ urn, name, change, ...event }) => ({ ...event, school: urn !== null && name !== null ? { urn, name } : null, change: JSON.parse(change) as unknown })),
  }
}
