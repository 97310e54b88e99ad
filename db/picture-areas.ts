/**
 * Which part of the network a viewer may look at as a picture: their own schools with direct partners, their partnerships, an
 * authority, everything. A picture shows who belongs to which network and nothing that is confidential, so that whoever sits on a
 * board sees their own school in it like the others.
 */
import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { companyOf, directTiesOf, tiesKnownOf, type TiesKnown } from '../graph/network/picture/company.ts'
import type { NetworkGraph } from '../graph/network/build.ts'
import type { NetworkFacts, School } from '../graph/network/model.ts'
import { scopeOf } from '../graph/permissions/can.ts'
import type { Reader } from './client.ts'
import { among, holding, loadNetworkFacts } from './network-facts.ts'
import type { Viewer } from './scope.ts'
import { authorities, memberships, networks, posts, schools } from './schema/network.ts'

/** One school with its direct partners; the schools of a partnership or an authority; schools chosen one by one; every school here. */
export type ChosenSection = { kind: 'chosen'; schoolIds: number[]; /** Left out: every tie of theirs. */ ties?: TiesKnown }
export type Section = { kind: 'school'; id: number } | ChosenSection | { kind: 'partnership'; id: number } | { kind: 'authority'; code: string } | { kind: 'everywhere' }
/** `key` stands for it in an address. */
export type PictureArea = { key: string; name: string; section: Section }

/** The parts this viewer may ask about today, of whatever day: their own schools first. */
export function listPictureAreas(db: Reader, viewer: Viewer): PictureArea[] {
  const { today: day } = viewer
  const scope = scopeOf(viewer.actor, 'picture.read')
  const staffed = scope.personId === null ? [] : db.select({ id: posts.schoolId }).from(posts)
    .where(and(eq(posts.personId, scope.personId), isNotNull(posts.schoolId), holding(posts, day))).all().map(({ id }) => id!)
  const own = db.select({ id: schools.id, urn: schools.urn, name: schools.name }).from(schools)
    .where(among(schools.id, [...scope.schoolIds, ...staffed])).orderBy(schools.name, schools.id).all()
  const boards = db.select({ id: networks.id, name: networks.name }).from(networks)
    .where(and(holding(networks, day), scope.everything ? eq(networks.kind, 'improvement-partnership') : inArray(networks.id, scope.networkIds))).orderBy(networks.name, networks.id).all()
  const codes = scope.everything ? undefined : inArray(authorities.code, scope.laCodes)
  const offices = db.select({ code: authorities.code, name: authorities.name }).from(authorities)
    .where(and(codes, inArray(authorities.code, db.selectDistinct({ code: schools.laCode }).from(schools)))).orderBy(authorities.name).all()
  return [
    ...own.map(({ id, urn, name }): PictureArea => ({ key: `school-${urn}`, name: `${name} and its direct partners`, section: { kind: 'school', id } })),
    ...(scope.everything && offices.length > 1 ? [{ key: 'everywhere', name: 'Every authority', section: { kind: 'everywhere' } } satisfies PictureArea] : []),
    ...offices.map(({ code, name }): PictureArea => ({ key: `la-${code}`, name, section: { kind: 'authority', code } })),
    ...boards.map(({ id, name }): PictureArea => ({ key: String(id), name, section: { kind: 'partnership', id } })),
  ]
}

/** The schools of a network on a day, its lead among them. */
export function listMembersOn(db: Reader, { networkId, day }: { networkId: number; day: string }): number[] {
  const lead = db.select({ id: networks.leadSchoolId }).from(networks).where(and(eq(networks.id, networkId), holding(networks, day))).get()?.id
  return [...new Set([...(lead ? [lead] : []), ...membersOf(db, networkId, day)])]
}

/**
 * Of a network's schools on a day those that are in some picture of this viewer's, null where none is: a network of one's own school is all
 * company of it. Of a school that is in no wider picture no ties are known but those to one's own networks.
 */
export function sectionOfNetwork(db: Reader, viewer: Viewer, { networkId, day }: { networkId: number; day: string }): ChosenSection | null {
  const members = listMembersOn(db, { networkId, day })
  const sections = listPictureAreas(db, viewer).map(({ section }) => section)
  const own = sections.flatMap((section) => (section.kind === 'school' && members.includes(section.id) ? section.id : []))
  const wider = sections.filter(({ kind }) => kind !== 'school')
  const known = members.filter((id) => wider.some((section) => isInSection(db, section, id, day)))
  if (own.length > 0 && known.length < members.length) return { kind: 'chosen', schoolIds: members, ties: { own, known } }
  return known.length === 0 ? null : { kind: 'chosen', schoolIds: known }
}

/** Is the school one of those the section may be asked about on the day? */
export function isInSection(db: Reader, section: Section, schoolId: number, day: string): boolean {
  switch (section.kind) {
    case 'everywhere': return true
    case 'school': return section.id === schoolId
    case 'chosen': return section.schoolIds.includes(schoolId)
    case 'partnership': return membersOf(db, section.id, day).includes(schoolId)
    case 'authority': return db.select({ code: schools.laCode }).from(schools).where(eq(schools.id, schoolId)).get()?.code === section.code
  }
}

/** How many schools the section has, near enough to tell whether a page can wait for its picture. */
export function countSchools(db: Reader, section: Section, day: string): number {
  const count = { count: sql<number>`count(*)` }
  if (section.kind === 'school') return 1
  if (section.kind === 'chosen') return section.schoolIds.length
  if (section.kind === 'partnership') return db.select(count).from(memberships).where(and(eq(memberships.networkId, section.id), holding(memberships, day))).get()?.count ?? 0
  return db.select(count).from(schools).where(section.kind === 'authority' ? eq(schools.laCode, section.code) : undefined).get()?.count ?? 0
}

/** The schools of a section open on the day, with the networks among them, and the facts they were read from. */
export type Company = { graph: NetworkGraph; schools: Map<number, School>; facts: NetworkFacts }

/** `kinds`: of network; null: those that tie schools. */
export function loadCompany(db: Reader, section: Section, { day, kinds }: { day: string; kinds: readonly string[] | null }): Company {
  const asked = { day, ...(kinds === null ? {} : { kinds }) }
  const facts = loadNetworkFacts(db, partOf(db, section, day))
  const byId = new Map(facts.schools.map((school) => [school.id, school]))
  if (section.kind === 'everywhere') return { graph: companyOf(facts, asked), schools: byId, facts }
  if (section.kind === 'school') return { graph: directTiesOf(companyOf(facts, asked), section.id), schools: byId, facts }
  const schoolIds = section.kind === 'chosen' ? section.schoolIds : section.kind === 'authority' ? facts.schools.filter(({ laCode }) => laCode === section.code).map(({ id }) => id) : membersOf(db, section.id, day)
  const graph = companyOf(facts, { ...asked, schoolIds })
  return { graph: section.kind === 'chosen' && section.ties ? tiesKnownOf(graph, section.ties) : graph, schools: byId, facts }
}

function partOf(db: Reader, section: Section, day: string): { laCodes?: string[]; schoolIds?: number[] } {
  switch (section.kind) {
    case 'everywhere': return {}
    case 'authority': return { laCodes: [section.code] }
    case 'partnership': return { schoolIds: membersOf(db, section.id, day) }
    case 'school': return { schoolIds: [section.id] }
    case 'chosen': return { schoolIds: section.schoolIds }
  }
}

const membersOf = (db: Reader, networkId: number, day: string): number[] =>
  db.select({ id: memberships.schoolId }).from(memberships)
    .where(and(eq(memberships.networkId, networkId), isNotNull(memberships.schoolId), holding(memberships, day))).all().map(({ id }) => id!)
