/**
 * Answers what the map of a section shows: where its schools are, on which outlines, how each is covered, and the networks chosen.
 * The answer holds how every school is covered, whoever asks, so that it can be kept: what a viewer may not know of it is taken
 * out before it is shown (`listStatesSeen`, `mayKnowShares`).
 */
import { and, eq } from 'drizzle-orm'
import { coverageOf } from '../graph/coverage/coverage.ts'
import { authorityMapOf, type AuthorityMap } from '../graph/coverage/map/authority-map.ts'
import { schoolMapOf, type SchoolMap, type TiesAs } from '../graph/coverage/map/school-map.ts'
import type { CoverageState } from '../graph/coverage/model.ts'
import { nodeKey } from '../graph/network/build.ts'
import type { Phase, School } from '../graph/network/model.ts'
import { scopeOf } from '../graph/permissions/can.ts'
import { loadOutlines } from './boundaries.ts'
import type { Reader } from './client.ts'
import { coverageMonths } from './coverage.ts'
import { among } from './network-facts.ts'
import { loadCompany, type Company, type Section } from './picture-areas.ts'
import { narrow, type Viewer } from './scope.ts'
import { authorities, networks as networkRows, schools } from './schema/network.ts'

/** More schools than this are not drawn one by one. */
const MOST_DRAWN = 700

/** `networkId`: only that network of the kinds; null: all of them. No kinds: no networks. */
export type MapAsked = { section: Section; day: string; kinds: string[] | null; networkId: number | null; as: TiesAs }
export type MapSchool = { id: number; urn: number; name: string; phase: Phase; laCode: string; state: CoverageState | null }
export type MapNetwork = { id: number; name: string; kind: string; schoolIds: number[] }
export type MapAuthority = { code: string; name: string; schools: number } & Record<CoverageState, number>
/** `outlines`: whether anybody loaded any; `without`: names of authorities looked at that have none. */
type Common = { months: number; outlines: boolean; without: string[] }
export type MapAnswer = Common &
  ({ level: 'schools'; map: SchoolMap; /** The same for a phone. */ phone: SchoolMap; schools: MapSchool[]; /** All of the kinds, drawn or not. */ networks: MapNetwork[] } | { level: 'authorities'; map: AuthorityMap | null; authorities: MapAuthority[] })

export function mapOf(db: Reader, asked: MapAsked): MapAnswer {
  const { section, day, kinds } = asked
  const company = loadCompany(db, section, { day, kinds })
  const open = company.graph.filterNodes((_key, { party }) => party === 'school').map((key) => company.schools.get(company.graph.getNodeAttribute(key, 'id'))!)
  const months = coverageMonths(db)
  const states = section.kind === 'school' ? new Map<number, CoverageState>() : new Map(coverageOf(company.facts, { day, months, schoolIds: open.map(({ id }) => id) }).map(({ schoolId, coverage }) => [schoolId, coverage]))
  const outlines = loadOutlines(db)
  const names = new Map(db.select().from(authorities).all().map(({ code, name }) => [code, name]))
  const own = [...new Set(open.map(({ laCode }) => laCode))].sort()
  const common: Common = { months, outlines: outlines.size > 0, without: own.filter((code) => !outlines.has(code)).map((code) => names.get(code) ?? code).sort() }
  if (open.length > MOST_DRAWN) {
    const bySchool = Map.groupBy(open, ({ laCode }) => laCode)
    const areas = own.map((code) => ({ code, schools: bySchool.get(code)!, outline: outlines.get(code) ?? null }))
    return { ...common, level: 'authorities', map: authorityMapOf(areas), authorities: areas.map(({ code, schools }) => counted(code, names.get(code) ?? code, schools, states)) }
  }
  const networks = kinds === null ? [] : networksIn(company)
  const country = [...outlines].map(([code, outline]) => ({ code, own: own.includes(code), outline }))
  const drawn = networks.filter(({ id }) => asked.networkId === null || id === asked.networkId)
  const shown = { schools: open, networks: drawn, as: asked.as, country, whole: section.kind === 'authority' }
  return {
    ...common, level: 'schools', networks, map: schoolMapOf(shown), phone: schoolMapOf(shown, 'phone'),
    schools: open.map(({ id, urn, name, phase, laCode }) => ({ id, urn, name, phase, laCode, state: states.get(id) ?? null })),
  }
}

function counted(code: string, name: string, open: readonly School[], states: ReadonlyMap<number, CoverageState>): MapAuthority {
  const count = (state: CoverageState): number => open.filter(({ id }) => states.get(id) === state).length
  return { code, name, schools: open.length, active: count('active'), 'on-paper-only': count('on-paper-only'), none: count('none') }
}

const networksIn = ({ graph }: Company): MapNetwork[] =>
  graph.filterNodes((_key, { party }) => party === 'network').map((key) => {
    const { id, name, kind } = graph.getNodeAttributes(key)
    return { id, name, kind, schoolIds: graph.neighbors(nodeKey('network', id)).map((school) => graph.getNodeAttribute(school, 'id')) }
  })

/** Of these schools those whose coverage the viewer may know. */
export const listStatesSeen = (db: Reader, viewer: Viewer, { schoolIds }: { schoolIds: readonly number[] }): Set<number> =>
  new Set(db.select({ id: schools.id }).from(schools).where(and(among(schools.id, schoolIds), narrow(db, viewer, 'coverage.read', { school: schools.id, la: schools.laCode }))).all().map(({ id }) => id))

/** May the viewer know how all the schools of an authority are covered? */
export function mayKnowShares({ actor }: Viewer): (laCode: string) => boolean {
  const { everything, laCodes } = scopeOf(actor, 'coverage.read')
  return (laCode) => everything || laCodes.includes(laCode)
}

/** The kind of the network; undefined where there is none. */
export const findKindOf = (db: Reader, { networkId }: { networkId: number }): string | undefined => db.select({ kind: networkRows.kind }).from(networkRows).where(eq(networkRows.id, networkId)).get()?.kind
