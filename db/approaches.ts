/** Who will approach which network for which school, and what came of it. Read with the coverage of the schools it is about. */
import { and, desc, eq, inArray, isNull, lte, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { ApproachOutcome, NotedApproach } from '../graph/coverage/approaching.ts'
import type { Wishes } from '../graph/coverage/places.ts'
import { scopeOf } from '../graph/permissions/can.ts'
import { write, type Db, type Reader } from './client.ts'
import { recordEvent } from './events.ts'
import { among } from './network-facts.ts'
import { narrow, type Viewer } from './scope.ts'
import { accounts, events } from './schema/accounts.ts'
import { approaches } from './schema/company.ts'
import { memberships, networks, schools } from './schema/network.ts'

export type ApproachNamed = NotedApproach & {
  id: number; schoolId: number; urn: number; school: string; networkId: number; network: string; by: number; who: string; notedOn: string; dueOn: string; reason: string | null; latest: boolean
}

/**
 * The school has been in the network since it was agreed, whether or not it left again. A membership that was over when the approach was
 * noted did not come of it, however early the day that was given: who asks for a school that has left means a new membership.
 */
const joined = sql<number>`exists (select 1 from ${memberships} where ${memberships.schoolId} = ${approaches.schoolId} and ${memberships.networkId} = ${approaches.networkId}
  and coalesce(${memberships.to}, '9999') >= max(coalesce(${approaches.endedOn}, ${approaches.notedOn}), coalesce((select date(${events.at}) from ${events} where ${events.subject} = 'approach' and ${events.subjectId} = cast(${approaches.id} as text) and ${events.action} = 'approach.noted'), ${approaches.notedOn})))`
const after = alias(approaches, 'later')
/** Nothing was noted of the pair since. */
const isLatest = sql<number>`not exists (select 1 from ${approaches} as later where ${after.schoolId} = ${approaches.schoolId} and ${after.networkId} = ${approaches.networkId} and ${after.id} > ${approaches.id})`

function listNamed(db: Reader, where: SQL | undefined): ApproachNamed[] {
  const rows = db
    .select({
      id: approaches.id, schoolId: approaches.schoolId, urn: schools.urn, school: schools.name, networkId: approaches.networkId, network: networks.name, by: approaches.by, who: accounts.name,
      notedOn: approaches.notedOn, dueOn: approaches.dueOn, outcome: approaches.outcome, endedOn: approaches.endedOn, reason: approaches.reason, joined, latest: isLatest,
    })
    .from(approaches).innerJoin(schools, eq(schools.id, approaches.schoolId)).innerJoin(networks, eq(networks.id, approaches.networkId)).innerJoin(accounts, eq(accounts.id, approaches.by))
    .where(where).orderBy(approaches.dueOn, approaches.id).all()
  return rows.map((row) => ({ ...row, joined: row.joined === 1, latest: row.latest === 1 }))
}

/** Approaches of these schools as they stood on a day: under way, agreed and not joined, declined; only the latest of a pair. */
export function listApproaches(db: Reader, { schoolIds, day }: { schoolIds: readonly number[]; day: string }): ApproachNamed[] {
  const latest = new Map(listNamed(db, and(among(approaches.schoolId, schoolIds), lte(approaches.notedOn, day))).sort((a, b) => a.id - b.id).map((row) => [`${row.schoolId}:${row.networkId}`, row]))
  return [...latest.values()]
    .map((row) => (row.endedOn !== null && row.endedOn > day ? { ...row, outcome: null, endedOn: null, reason: null } : row))
    .filter(({ outcome, joined }) => outcome !== 'given-up' && !(outcome === 'agreed' && joined))
}

/** What was said to whoever asked, by school, for the rules that look for places. */
export function loadAnswers(db: Reader, asked: { schoolIds: readonly number[]; day: string }): Required<Pick<Wishes, 'declined' | 'agreed'>> {
  const rows = listApproaches(db, asked)
  const bySchool = (wanted: ApproachOutcome) =>
    new Map([...Map.groupBy(rows.filter(({ outcome }) => outcome === wanted), ({ schoolId }) => schoolId)].map(([id, own]) => [id, new Set(own.map(({ networkId }) => networkId))]))
  return { declined: bySchool('declined'), agreed: bySchool('agreed') }
}

export const findApproach = (db: Reader, { id }: { id: number }): ApproachNamed | null => listNamed(db, eq(approaches.id, id))[0] ?? null

/** The latest of the pair. */
export const findApproachOf = (db: Reader, { schoolId, networkId }: { schoolId: number; networkId: number }): ApproachNamed | null =>
  listNamed(db, and(eq(approaches.schoolId, schoolId), eq(approaches.networkId, networkId), isLatest))[0] ?? null

/** What somebody took on and has not told the outcome of, the earliest day first. */
export const listOwnApproaches = (db: Reader, viewer: Viewer): ApproachNamed[] =>
  listNamed(db, and(eq(approaches.by, viewer.actor.accountId), isNull(approaches.outcome), narrow(db, viewer, 'approach.note', { school: schools.id, la: schools.laCode })))

/** What was agreed with networks of the viewer's authority, whose schools have still to be added. */
export const listAgreedToAdd = (db: Reader, viewer: Viewer): ApproachNamed[] =>
  listNamed(db, and(eq(approaches.outcome, 'agreed'), isLatest, isNull(networks.groupUid), inArray(networks.laCode, scopeOf(viewer.actor, 'network.manage').laCodes), narrow(db, viewer, 'coverage.read', { school: schools.id, la: schools.laCode })))
    .filter(({ joined }) => !joined)
    .sort((a, b) => ((a.endedOn ?? '') < (b.endedOn ?? '') ? -1 : 1))

/** Those of the schools for which the viewer may note an approach. */
export const listSchoolsToApproachFor = (db: Reader, viewer: Viewer, { schoolIds }: { schoolIds: readonly number[] }): Set<number> =>
  new Set(db.select({ id: schools.id }).from(schools).where(and(among(schools.id, schoolIds), narrow(db, viewer, 'approach.note', { school: schools.id, la: schools.laCode }))).all().map(({ id }) => id))

type Change = { by: number; at: string; requestId?: string | null }

export function recordApproach(db: Db, { approach, by, at, requestId }: Change & { approach: { schoolId: number; networkId: number; notedOn: string; dueOn: string } }): number {
  return write(db, (tx) => {
    const { id } = tx.insert(approaches).values({ ...approach, by }).returning({ id: approaches.id }).get()
    recordEvent(tx, { by, at, action: 'approach.noted', subject: 'approach', subjectId: id, schoolId: approach.schoolId, change: { after: approach }, requestId })
    return id
  })
}

type Answer = { outcome: ApproachOutcome; reason: string | null; endedOn: string; endedBy: number }

/** What had been agreed before this was declined or given up; null where nothing had. */
export function findEarlierAnswer(db: Reader, { id, outcome }: { id: number; outcome: ApproachOutcome | null }): Answer | null {
  if (outcome === null) return null
  const event = db.select({ change: events.change }).from(events)
    .where(and(eq(events.subject, 'approach'), eq(events.subjectId, String(id)), eq(events.action, `approach.${outcome}`))).orderBy(desc(events.seq)).limit(1).get()
  const { before } = JSON.parse(event?.change ?? '{}') as { before?: Partial<Answer> }
  return before?.outcome && before.endedOn && before.endedBy ? { outcome: before.outcome, reason: null, endedOn: before.endedOn, endedBy: before.endedBy } : null
}

/** Says what came of it, or takes back what was said (null), unless somebody else has said so since `was`. What had been agreed before that counts again. */
export function recordOutcome(db: Db, { id, was, ended, by, at, requestId }: Change & { id: number; was: ApproachOutcome | null; ended: Omit<Answer, 'endedBy'> | null }): { done: true } | { stale: true } {
  return write(db, (tx) => {
    const before = tx.select().from(approaches).where(and(eq(approaches.id, id), sql`${approaches.outcome} is ${was}`)).get()
    if (!before) return { stale: true as const }
    const { outcome, endedOn, endedBy, schoolId, networkId } = before
    const after = ended ? { ...ended, endedBy: by } : findEarlierAnswer(tx, before) ?? { outcome: null, reason: null, endedOn: null, endedBy: null }
    tx.update(approaches).set(after).where(eq(approaches.id, id)).run()
    recordEvent(tx, { by, at, action: `approach.${ended?.outcome ?? 'taken-back'}`, subject: 'approach', subjectId: id, schoolId, change: { before: { outcome, endedOn, endedBy }, after: { outcome: after.outcome, endedOn: after.endedOn, networkId } }, why: ended?.reason ?? null, requestId })
    return { done: true as const }
  })
}
