/** Networks recorded by hand: the network, who joins and leaves, what it did together. Each change is one event. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { NewActivity } from '../graph/coverage/activity.ts'
import type { NewNetwork } from '../graph/network/founding.ts'
import type { Joining } from '../graph/network/joining.ts'
import { write, type Db, type Tx } from './client.ts'
import { recordEvent } from './events.ts'
import { among } from './network-facts.ts'
import { activities, activityParticipants } from './schema/coverage.ts'
import { memberships, networks, schools } from './schema/network.ts'

export type Change = { by: number | null; at: string; requestId?: string | null }
export type OfNetwork = Change & { networkId: number; version: number }
export type Outcome = { done: true } | { stale: true }

/** The URNs of schools, as the history tells them. */
export const urnsOf = (tx: Tx, schoolIds: readonly number[]): number[] =>
  tx.select({ urn: schools.urn }).from(schools).where(among(schools.id, schoolIds)).orderBy(schools.urn).all().map(({ urn }) => urn)

const only = (schoolIds: readonly number[]): number | null => (schoolIds.length === 1 ? schoolIds[0]! : null)

/** Keeps a network; its lead school is a member from the first day, as the lead: leads are dated like every part. */
export function recordNetwork(db: Db, { network, by, at, requestId }: Change & { network: NewNetwork }): number {
  return write(db, (tx) => {
    const { leadSchoolId, ...rest } = network
    const { id } = tx.insert(networks).values(rest).returning({ id: networks.id }).get()
    if (leadSchoolId !== null) tx.insert(memberships).values({ networkId: id, schoolId: leadSchoolId, role: 'lead', from: network.from }).run()
    const change = { after: { ...rest, lead: leadSchoolId === null ? null : urnsOf(tx, [leadSchoolId])[0] } }
    recordEvent(tx, { by, at, action: 'network.recorded', subject: 'network', subjectId: id, schoolId: leadSchoolId, change, requestId })
    return id
  })
}

/** Moves the network's version on; false where somebody else did first. */
export const isCurrent = (tx: Tx, { networkId, version }: { networkId: number; version: number }): boolean =>
  tx.update(networks).set({ version: version + 1 }).where(and(eq(networks.id, networkId), eq(networks.version, version))).run().changes === 1

/** Schools join; the graph has decided that they may. */
export function recordJoining(db: Db, { networkId, version, joining, by, at, requestId }: OfNetwork & { joining: Joining }): Outcome {
  return write(db, (tx) => {
    if (!isCurrent(tx, { networkId, version })) return { stale: true as const }
    const { schoolIds, role, from, to } = joining
    for (const schoolId of schoolIds) tx.insert(memberships).values({ networkId, schoolId, role, from, to }).run()
    const change = { after: { role, from, to, urns: urnsOf(tx, schoolIds) } }
    recordEvent(tx, { by, at, action: 'network.members-joined', subject: 'network', subjectId: networkId, schoolId: only(schoolIds), change, requestId })
    return { done: true as const }
  })
}

/** Memberships that go on get their last day. */
export function recordLeaving(db: Db, { networkId, version, leaving, by, at, requestId }: OfNetwork & { leaving: { membershipIds: number[]; to: string } }): Outcome {
  return write(db, (tx) => {
    if (!isCurrent(tx, { networkId, version })) return { stale: true as const }
    const rows = tx.update(memberships).set({ to: leaving.to })
      .where(and(eq(memberships.networkId, networkId), isNull(memberships.to), among(memberships.id, leaving.membershipIds)))
      .returning({ id: memberships.id, schoolId: memberships.schoolId }).all()
    const left = rows.flatMap(({ schoolId }) => schoolId ?? [])
    leadsNoMore(tx, networkId, left, leaving.to)
    const change = { before: { to: null }, after: { to: leaving.to, memberships: rows.map(({ id }) => id), urns: urnsOf(tx, left) } }
    recordEvent(tx, { by, at, action: 'network.members-left', subject: 'network', subjectId: networkId, schoolId: only(left), change, requestId })
    return { done: true as const }
  })
}

/** A lead without dates leads for as long as the network lasts: where it leaves, its time as lead gets its days. */
function leadsNoMore(tx: Tx, networkId: number, schoolIds: readonly number[], to: string): void {
  const undated = tx.select({ schoolId: networks.leadSchoolId, from: networks.from }).from(networks).where(and(eq(networks.id, networkId), among(networks.leadSchoolId, schoolIds))).get()
  if (!undated) return
  tx.update(networks).set({ leadSchoolId: null }).where(eq(networks.id, networkId)).run()
  const dated = tx.select({ id: memberships.id }).from(memberships)
    .where(and(eq(memberships.networkId, networkId), eq(memberships.schoolId, undated.schoolId!), eq(memberships.role, 'lead'))).get()
  if (!dated) tx.insert(memberships).values({ networkId, schoolId: undated.schoolId, role: 'lead', from: undated.from, to }).run()
}

/** Keeps what the network did, one thing or many, unless its members changed since the form was shown; `as`: who records it, in words that name no person. */
export function recordActivities(db: Db, { networkId, version, activities: together, as, by, at, requestId }: OfNetwork & { activities: readonly NewActivity[]; as: (schoolIds: readonly number[]) => string }): Outcome {
  return write(db, (tx) => {
    const now = tx.select({ one: sql`1` }).from(networks).where(and(eq(networks.id, networkId), eq(networks.version, version))).get()
    if (!now) return { stale: true as const }
    for (const { schoolIds, ...row } of together) {
      const recordedAs = as(schoolIds)
      const { id } = tx.insert(activities).values({ ...row, networkId, recordedBy: by, recordedAs }).returning({ id: activities.id }).get()
      for (const schoolId of schoolIds) tx.insert(activityParticipants).values({ activityId: id, schoolId }).run()
      const change = { after: { ...row, activity: id, recordedAs, urns: urnsOf(tx, schoolIds) } }
      recordEvent(tx, { by, at, action: 'network.activity-recorded', subject: 'network', subjectId: networkId, schoolId: only(schoolIds), change, requestId })
    }
    return { done: true as const }
  })
}

/** Something the network did no longer counts, and stays on record with why; stale where somebody took it back before. */
export function takeBackActivity(db: Db, { networkId, activityId, why, by, at, requestId }: Omit<Change, 'by'> & { networkId: number; activityId: number; why: string; by: number }): Outcome {
  return write(db, (tx) => {
    const taken = tx.update(activities).set({ takenBackAt: at, takenBackBy: by, takenBackWhy: why })
      .where(and(eq(activities.id, activityId), eq(activities.networkId, networkId), isNull(activities.takenBackAt)))
      .returning({ kind: activities.kind, title: activities.title, on: activities.on }).get()
    if (!taken) return { stale: true as const }
    const schoolIds = tx.select({ id: activityParticipants.schoolId }).from(activityParticipants).where(eq(activityParticipants.activityId, activityId)).all().map(({ id }) => id)
    const change = { before: { ...taken, activity: activityId, urns: urnsOf(tx, schoolIds) }, after: { takenBack: true } }
    recordEvent(tx, { by, at, action: 'network.activity-taken-back', subject: 'network', subjectId: networkId, schoolId: only(schoolIds), change, why, requestId })
    return { done: true as const }
  })
}
