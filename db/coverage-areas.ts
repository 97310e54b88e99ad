/** What coverage can be asked of: an authority, a partnership, a diocese, a trust; and which schools are in it. */
import { and, eq, inArray, isNotNull, or, sql, type SQL } from 'drizzle-orm'
import { scopeOf } from '../graph/permissions/can.ts'
import type { Reader } from './client.ts'
import { holding } from './network-facts.ts'
import { narrow, type Viewer } from './scope.ts'
import { authorities, memberships, networkKinds, networks, schools } from './schema/network.ts'

/** A trust is any legal group of schools: a kind that is a collaboration and a conflict of interest between its members. */
export type Area =
  | { kind: 'partnership' | 'trust'; id: number; name: string }
  | { kind: 'authority'; code: string; name: string }
  | { kind: 'diocese'; name: string }

/** The schools that belong to a network themselves on the day. */
export const membersOf = (db: Reader, networkId: number, day: string) =>
  db.select({ id: sql<number>`${memberships.schoolId}` }).from(memberships)
    .where(and(eq(memberships.networkId, networkId), isNotNull(memberships.schoolId), holding(memberships, day)))

/** The schools of an area, as a predicate over `schools`. */
export function inArea(db: Reader, area: Area, day: string): SQL {
  if (area.kind === 'authority') return eq(schools.laCode, area.code)
  return area.kind === 'diocese' ? eq(schools.diocese, area.name) : inArray(schools.id, membersOf(db, area.id, day))
}

/** How many open schools an area has, those included that the viewer may not see: who is in it is public. */
export const countInArea = (db: Reader, { area, day }: { area: Area; day: string }): number =>
  db.select({ count: sql<number>`count(*)` }).from(schools)
    .where(and(inArea(db, area, day), sql`${schools.standing} <> 'proposed' and (${schools.openedOn} is null or ${schools.openedOn} <= ${day}) and (${schools.closedOn} >= ${day} or (${schools.closedOn} is null and ${schools.standing} <> 'closed'))`))
    .get()?.count ?? 0

/**
 * The areas the viewer may ask about: the whole authority first, then its partnerships, dioceses and trusts with a school they may see.
 * An auditor may ask about any.
 */
export function listCoverageAreas(db: Reader, viewer: Viewer, { day }: { day: string }): Area[] {
  const scope = scopeOf(viewer.actor, 'coverage.read')
  const ofAuthority = and(eq(networks.kind, 'improvement-partnership'), scope.everything ? undefined : inArray(networks.laCode, scope.laCodes))
  const partnerships = db.select({ id: networks.id, name: networks.name }).from(networks)
    .where(and(holding(networks, day), or(inArray(networks.id, scope.networkIds), ofAuthority))).orderBy(networks.name, networks.id).all()
  const officers = db.select().from(authorities).where(scope.everything ? undefined : inArray(authorities.code, scope.laCodes)).orderBy(authorities.name).all()
  const mine = narrow(db, viewer, 'coverage.read', { school: schools.id, la: schools.laCode })
  const dioceses = db.selectDistinct({ name: schools.diocese }).from(schools).where(and(mine, isNotNull(schools.diocese), sql`${schools.standing} <> 'closed'`)).orderBy(schools.diocese).all()
  const trusts = db.selectDistinct({ id: networks.id, name: networks.name }).from(networks)
    .innerJoin(networkKinds, and(eq(networkKinds.code, networks.kind), networkKinds.conflict, networkKinds.collaboration))
    .innerJoin(memberships, and(eq(memberships.networkId, networks.id), holding(memberships, day)))
    .innerJoin(schools, eq(schools.id, memberships.schoolId)).where(and(holding(networks, day), mine)).orderBy(networks.name, networks.id).all()
  return [
    ...officers.map((row): Area => ({ kind: 'authority', ...row })),
    ...partnerships.map((row): Area => ({ kind: 'partnership', ...row })),
    ...dioceses.flatMap(({ name }): Area[] => (name === null || name === '' ? [] : [{ kind: 'diocese', name }])),
    ...trusts.map((row): Area => ({ kind: 'trust', ...row })),
  ]
}
