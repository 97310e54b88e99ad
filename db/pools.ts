/**
 * What a network's schools pool: their heads' consents, and the figures they come to. Figures of single schools never leave
 * this room: what is handed out is of five schools and more.
 */
import { and, asc, eq, isNull, lte, gt, sql } from 'drizzle-orm'
import type { Framework } from '../graph/categories/framework.ts'
import { addDays, addYears } from '../graph/dates/day.ts'
import { schoolsOn } from '../graph/coverage/activity.ts'
import { poolOn, type Consent, type Pool, type PoolItem } from '../graph/coverage/pooled.ts'
import { cellsOf, withoutSingleGap, type Cell } from '../graph/coverage/pooled-cells.ts'
import type { Fact } from '../graph/coverage/pooled-published.ts'
import type { NetworkFacts } from '../graph/network/model.ts'
import { categoryCode } from './categories.ts'
import { write, type Db, type Reader } from './client.ts'
import { recordEvent } from './events.ts'
import { among } from './network-facts.ts'
import { needs } from './schema/categories.ts'
import { poolConsents } from './schema/coverage.ts'
import { areas, publishedFacts, schools } from './schema/network.ts'

/** What publications say about these schools. */
export const listFacts = (db: Reader, { schoolIds }: { schoolIds: readonly number[] }): Fact[] =>
  db.select({ schoolId: publishedFacts.schoolId, framework: publishedFacts.framework, measure: publishedFacts.measure, value: publishedFacts.value, on: publishedFacts.on })
    .from(publishedFacts).where(among(publishedFacts.schoolId, schoolIds)).orderBy(asc(publishedFacts.schoolId)).all()

const listConsents = (db: Reader, { networkId, item }: { networkId: number; item: PoolItem }): Consent[] =>
  db.select({ schoolId: poolConsents.schoolId, agreedOn: poolConsents.agreedOn, withdrawnOn: poolConsents.withdrawnOn }).from(poolConsents)
    .where(and(eq(poolConsents.networkId, networkId), eq(poolConsents.item, item))).all()

/** The days on which who belongs to the network may change. */
const changesOf = ({ networks, memberships, posts, schools: all }: NetworkFacts): string[] =>
  [...networks, ...memberships, ...posts, ...all.map(({ openedOn, closedOn }) => ({ from: openedOn, to: closedOn }))]
    .flatMap(({ from, to }) => [from, to === null ? null : addDays(to, 1)]).filter((day) => day !== null)

/** `pool` null: nothing may be shown. The cells are of the day the pool was fixed. */
export type Pooled = { pool: { schools: number; fixedOn: string } | null; cells: Cell[] }

/** What the network's schools pool of this on a day; `facts` are the network alone. */
export function loadPooled(db: Reader, { facts, networkId, item, framework, day }: { facts: NetworkFacts; networkId: number; item: PoolItem; framework: Framework; day: string }): Pooled {
  const pool = poolOn({ consents: listConsents(db, { networkId, item }), belongs: (on) => schoolsOn(facts, networkId, on), changes: changesOf(facts), day })
  if (pool === null) return { pool: null, cells: [] }
  const cells = item === 'category' ? categoryCells(db, pool, framework) : needCells(db, pool)
  return { pool: { schools: pool.schoolIds.length, fixedOn: pool.fixedOn }, cells }
}

function categoryCells(db: Reader, { schoolIds, fixedOn }: Pool, framework: Framework): Cell[] {
  const held = db.select({ schoolId: schools.id, value: categoryCode(framework.code, fixedOn) }).from(schools).where(among(schools.id, schoolIds)).all()
    .map(({ schoolId, value }) => ({ schoolId, value: value ?? 'none' }))
  return withoutSingleGap(cellsOf([...framework.categories.map(({ code }) => code), 'none'], held, schoolIds.length))
}

/** Areas in which the schools raised needs within a year, whatever became of them since. */
function needCells(db: Reader, { schoolIds, fixedOn }: Pool): Cell[] {
  const on = sql`substr(${needs.raisedAt}, 1, 10)`
  const held = db.select({ schoolId: needs.schoolId, value: needs.areaCode }).from(needs)
    .where(and(among(needs.schoolId, schoolIds), gt(on, addYears(fixedOn, -1)), lte(on, fixedOn))).all()
  const codes = db.select({ code: areas.code }).from(areas).orderBy(areas.position).all().map(({ code }) => code)
  return cellsOf(codes, held, schoolIds.length)
}

/** What a school's head has agreed to in this network, since when. */
export const listAgreed = (db: Reader, { networkId, schoolId }: { networkId: number; schoolId: number }): { item: string; agreedOn: string }[] =>
  db.select({ item: poolConsents.item, agreedOn: poolConsents.agreedOn }).from(poolConsents)
    .where(and(eq(poolConsents.networkId, networkId), eq(poolConsents.schoolId, schoolId), isNull(poolConsents.withdrawnOn))).orderBy(asc(poolConsents.id)).all()

type Change = { by: number | null; at: string; today: string; requestId?: string | null }

/** Keeps what the head agrees to from today, and withdraws the rest; nothing is written where nothing changes. */
export function recordConsents(db: Db, { networkId, schoolId, items, by, at, today, requestId }: Change & { networkId: number; schoolId: number; items: readonly PoolItem[] }): void {
  write(db, (tx) => {
    const before = listAgreed(tx, { networkId, schoolId }).map(({ item }) => item)
    const agreed = items.filter((item) => !before.includes(item))
    const withdrawn = before.filter((item) => !items.some((each) => each === item))
    if (agreed.length + withdrawn.length === 0) return
    for (const item of agreed) tx.insert(poolConsents).values({ networkId, schoolId, item, agreedOn: today, agreedBy: by }).run()
    tx.update(poolConsents).set({ withdrawnOn: today, withdrawnBy: by })
      .where(and(eq(poolConsents.networkId, networkId), eq(poolConsents.schoolId, schoolId), isNull(poolConsents.withdrawnOn), among(poolConsents.item, withdrawn))).run()
    const change = { network: networkId, ...(agreed.length > 0 ? { agreed } : {}), ...(withdrawn.length > 0 ? { withdrawn } : {}) }
    recordEvent(tx, { by, at, requestId, action: 'pool.consents-changed', subject: 'pool', subjectId: networkId, schoolId, change })
  })
}
