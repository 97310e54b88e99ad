/** What the ranking of collaborations asks besides the network: limits, what schools ask for, what schools offer, what was said to whoever asked. */
import { and, eq, gte, lte, not, sql } from 'drizzle-orm'
import type { Wishes } from '../graph/coverage/places.ts'
import type { Reader } from './client.ts'
import { loadAnswers } from './approaches.ts'
import { loadLimits } from './network-limits.ts'
import { among } from './network-facts.ts'
import { offerAreas, offers } from './schema/brokering.ts'
import { needs } from './schema/categories.ts'

/** As of the day; of the schools asked about what they ask for, less the needs hidden from whoever looks, of everybody what they offer. */
export function loadWishes(db: Reader, { day, schoolIds, hidden }: { day: string; schoolIds: readonly number[]; hidden: readonly number[] }): Required<Wishes> {
  const wanted = db.select({ schoolId: needs.schoolId, areaCode: needs.areaCode }).from(needs)
    .where(and(eq(needs.state, 'open'), sql`date(${needs.raisedAt}) <= ${day}`, among(needs.schoolId, schoolIds), not(among(needs.id, hidden)))).all()
  const offered = db.select({ schoolId: offers.schoolId, areaCode: offerAreas.areaCode }).from(offers).innerJoin(offerAreas, eq(offerAreas.offerId, offers.id))
    .where(and(eq(offers.state, 'open'), lte(offers.from, day), gte(offers.until, day))).all()
  return { limits: loadLimits(db), wanted: bySchool(wanted), offered: bySchool(offered), ...loadAnswers(db, { day, schoolIds }) }
}

function bySchool(rows: { schoolId: number; areaCode: string }[]): Map<number, Set<string>> {
  const found = new Map<number, Set<string>>()
  for (const { schoolId, areaCode } of rows) {
    const areas = found.get(schoolId)
    if (areas) areas.add(areaCode)
    else found.set(schoolId, new Set([areaCode]))
  }
  return found
}
