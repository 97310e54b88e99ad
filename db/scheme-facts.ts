/** What a scheme is made from: an authority's schools of a day, how well connected they are, what they need, and the networks there are. */
import { and, eq, sql } from 'drizzle-orm'
import type { ExistingNetwork, SchemeFacts, SchemeSchool } from '../graph/coverage/schemes/model.ts'
import { isOpenOn } from '../graph/network/standing.ts'
import type { Reader } from './client.ts'
import { among, holding, loadSchools } from './network-facts.ts'
import { needs } from './schema/categories.ts'
import { areas, memberships, networkKinds, networks, schools } from './schema/network.ts'

/** The schools open on the day, with their open needs; the authority's networks alive then. */
export function loadSchemeFacts(db: Reader, { laCode, day }: { laCode: string; day: string }): SchemeFacts {
  const rows = db.select({ id: schools.id, town: schools.town }).from(schools).where(eq(schools.laCode, laCode)).orderBy(schools.id).all()
  const towns = new Map(rows.map(({ id, town }) => [id, town]))
  const open = loadSchools(db, { schoolIds: [...towns.keys()] }).filter((school) => isOpenOn(school, day))
  const collaborations = collaborationsOf(db, open.map(({ id }) => id), day)
  const wanted = needsOf(db, open.map(({ id }) => id))
  return {
    schools: open.map(({ id, name, phase, easting, northing }): SchemeSchool => ({
      id, name, phase, easting, northing, town: towns.get(id) ?? null, collaborations: collaborations.get(id) ?? 0, needs: wanted.get(id) ?? [],
    })),
    existing: existingIn(db, laCode, day),
  }
}

const collaborationsOf = (db: Reader, schoolIds: readonly number[], day: string): Map<number, number> =>
  new Map(
    db.select({ id: memberships.schoolId, count: sql<number>`count(distinct ${memberships.networkId})` }).from(memberships)
      .innerJoin(networks, eq(networks.id, memberships.networkId)).innerJoin(networkKinds, eq(networkKinds.code, networks.kind))
      .where(and(among(memberships.schoolId, schoolIds), eq(networkKinds.collaboration, true), holding(memberships, day), holding(networks, day)))
      .groupBy(memberships.schoolId).all().map(({ id, count }) => [id!, count]),
  )

const URGENCY = { high: 0, medium: 1, low: 2 }

function needsOf(db: Reader, schoolIds: readonly number[]): Map<number, SchemeSchool['needs']> {
  const rows = db.select({ schoolId: needs.schoolId, code: areas.code, name: areas.name, priority: needs.priority }).from(needs)
    .innerJoin(areas, eq(areas.code, needs.areaCode)).where(and(among(needs.schoolId, schoolIds), eq(needs.state, 'open'))).orderBy(needs.id).all()
  const bySchool = new Map<number, SchemeSchool['needs']>()
  for (const { schoolId, code, name } of rows.sort((a, b) => URGENCY[a.priority] - URGENCY[b.priority])) bySchool.set(schoolId, [...(bySchool.get(schoolId) ?? []), { code, name }])
  return bySchool
}

function existingIn(db: Reader, laCode: string, day: string): ExistingNetwork[] {
  const rows = db.select({ id: networks.id, name: networks.name, kind: networks.kind }).from(networks).where(and(eq(networks.laCode, laCode), holding(networks, day))).orderBy(networks.id).all()
  const byId = new Map(rows.map((row): [number, ExistingNetwork] => [row.id, { ...row, schoolIds: [] }]))
  const members = db.selectDistinct({ networkId: memberships.networkId, schoolId: memberships.schoolId }).from(memberships)
    .where(and(among(memberships.networkId, byId.keys()), holding(memberships, day), sql`${memberships.schoolId} is not null`)).orderBy(memberships.schoolId).all()
  for (const { networkId, schoolId } of members) byId.get(networkId)?.schoolIds.push(schoolId!)
  return [...byId.values()]
}
