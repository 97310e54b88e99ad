/** What a run keeps beside its inputs and result: who steered it and why, and what other ways to choose would have given. */
import { asc, desc, eq } from 'drizzle-orm'
import { CLOSED } from '../graph/matching/closing.ts'
import type { Kept, RoundInput, RoundResult } from '../graph/matching/model.ts'
import type { Reader } from './client.ts'
import { accounts } from './schema/accounts.ts'
import { roundClosures, roundOverrides, roundRuns } from './schema/brokering.ts'

/** A pin, a veto or a closure that went into a run; `needId` is null where a whole offer was closed. */
export type Steer = { kind: 'pin' | 'veto' | 'closed'; needId: number | null; offerId: number; reason: string; by: number; name: string; at: string }

/** Who steered what went in, oldest first. A pair may have been steered more than once: the last time counts. */
export function steeringOf(db: Reader, { roundId, input }: { roundId: number; input: RoundInput }): Steer[] {
  const { kind, needId, offerId, reason, at } = roundOverrides
  const pairs = db.select({ kind, needId, offerId, reason, by: roundOverrides.by, name: accounts.name, at }).from(roundOverrides)
    .innerJoin(accounts, eq(accounts.id, roundOverrides.by)).where(eq(roundOverrides.roundId, roundId)).orderBy(asc(roundOverrides.id)).all()
  const closures = db.select({ offerId: roundClosures.offerId, reason: roundClosures.reason, by: roundClosures.by, name: accounts.name, at: roundClosures.at }).from(roundClosures)
    .innerJoin(accounts, eq(accounts.id, roundClosures.by)).where(eq(roundClosures.roundId, roundId)).orderBy(asc(roundClosures.id)).all()
  const wentIn = (row: { offerId: number; reason: string; kind?: string; needId?: number }): boolean =>
    input.overrides.some((each) => each.offerId === row.offerId && each.reason === row.reason && (row.kind === undefined || (each.kind === row.kind && each.needId === row.needId)))
  const found = [
    ...pairs.filter(wentIn),
    ...closures.filter((row) => wentIn({ offerId: row.offerId, reason: CLOSED + row.reason })).map((row): Steer => ({ ...row, kind: 'closed', needId: null })),
  ]
  const latest = new Map(found.map((row) => [`${row.kind}/${row.needId ?? ''}/${row.offerId}`, row]))
  return [...latest.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** What the last run of a round proposed; nothing before the first run. */
export function previousOf(db: Reader, roundId: number): { previous?: Kept[] } {
  const last = db.select({ result: roundRuns.result }).from(roundRuns).where(eq(roundRuns.roundId, roundId)).orderBy(desc(roundRuns.id)).limit(1).get()
  if (!last) return {}
  return { previous: (JSON.parse(last.result) as RoundResult).proposals.map(({ needId, offerId, halfDays }) => ({ needId, offerId, halfDays })) }
}
