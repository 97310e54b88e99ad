/** The history as its readers see it: newest first, what they may know of, filtered by school and by what was done. */
import { and, count, desc, eq, notInArray, or, sql } from 'drizzle-orm'
import type { Reader } from './client.ts'
import { accounts, events } from './schema/accounts.ts'
import { rounds } from './schema/brokering.ts'
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

const SIGNING_IN = ['account.signed-in', 'account.signed-out', 'account.sign-in-failed']

/** An event is its school's authority's; one of a round is its round's, which is about no one school. */
const roundOfEvent = and(eq(events.subject, 'round'), sql`${rounds.id} = cast(${events.subjectId} as integer)`)
const laOfEvent = sql`coalesce(${schools.laCode}, ${rounds.laCode})`

type Asked = { school: string; withoutSignIns: boolean; from: number; most: number }

/** Events about schools whose name holds `school`, or whose URN it is; all when it is empty. */
export function listHistory(db: Reader, viewer: Viewer, { school, withoutSignIns, from, most }: Asked): { events: Told[]; total: number } {
  const text = school.trim()
  const wanted = text === '' ? undefined : or(sql`instr(lower(${schools.name}), ${text.toLowerCase()}) > 0`, sql`cast(${schools.urn} as text) = ${text}`)
  const seen = and(narrow(db, viewer, 'history.read', { school: events.schoolId, la: laOfEvent }), wanted, withoutSignIns ? notInArray(events.action, SIGNING_IN) : undefined)
  const rows = db
    .select({
      seq: events.seq, at: events.at, by: accounts.name, action: events.action, subject: events.subject, subjectId: events.subjectId,
      urn: schools.urn, name: schools.name, change: events.change, why: events.why,
    })
    .from(events)
    .leftJoin(schools, eq(schools.id, events.schoolId))
    .leftJoin(rounds, roundOfEvent)
    .leftJoin(accounts, eq(accounts.id, events.by))
    .where(seen)
    .orderBy(desc(events.seq))
    .limit(most)
    .offset(from)
    .all()
  const total = db.select({ n: count() }).from(events).leftJoin(schools, eq(schools.id, events.schoolId)).leftJoin(rounds, roundOfEvent).where(seen).get()?.n ?? 0
  return {
    total,
    events: rows.map(({ urn, name, change, ...event }) => ({ ...event, school: urn !== null && name !== null ? { urn, name } : null, change: JSON.parse(change) as unknown })),
  }
}
