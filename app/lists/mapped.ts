/** Turns an answer about the map into marks and rows with their words and links, less what the viewer may not know. */
import { listStatesSeen, mayKnowShares, type MapAnswer, type MapAuthority, type MapNetwork, type MapSchool } from '../../db/maps.ts'
import type { SchoolMap } from '../../graph/coverage/map/school-map.ts'
import type { CoverageState } from '../../graph/coverage/model.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { COVERAGE_STATES } from '../coverage-words.ts'
import type { AppContext, SignedIn } from '../context.ts'
import type { DrawnAuthorities } from '../components/authorities-map.tsx'
import type { DrawnSchools } from '../components/map-drawing.tsx'
import { byText } from '../listing.ts'
import { familyOfKind } from '../network-families.ts'
import type { MapPage } from './map.ts'
import { lettersOf } from './picture.ts'

export type MapSchoolRow = MapSchool & { number: number; href: string; placed: boolean; own: boolean; networks: { letter: string; name: string; id: number }[] }
export type MapNetworkRow = Omit<MapNetwork, 'schoolIds'> & { letter: string; href: string; onlyHref: string; schools: number; numbers: number[] }
export type MapAuthorityRow = { number: number; code: string; name: string; href: string; schools: number; states: Record<CoverageState, number> | null }
type Common = Pick<MapAnswer, 'months' | 'outlines' | 'without'> & { found: number | null }
export type Mapped = Common &
  ({ level: 'schools'; drawn: DrawnSchools; phone: DrawnSchools; schools: MapSchoolRow[]; unplaced: MapSchoolRow[]; networks: MapNetworkRow[]; choices: { id: number; name: string }[] } | { level: 'authorities'; drawn: DrawnAuthorities | null; authorities: MapAuthorityRow[] })

export const mapTitle = ({ area, asOf }: MapPage): string => `${area.name} on ${formatDay(asOf.day)}`

/** `search`: words of a name; what has them is ringed on the map and alone in the table. */
export function mappedOf(context: AppContext, viewer: SignedIn, asked: MapPage, answer: MapAnswer, search = ''): Mapped {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = ({ name }: { name: string }): boolean => words.every((word) => name.toLowerCase().includes(word))
  const common = { months: answer.months, outlines: answer.outlines, without: answer.without }
  const found = (rows: { name: string }[]): number | null => (words.length === 0 ? null : rows.filter(fits).length)
  if (answer.level === 'authorities') {
    const known = mayKnowShares(viewer)
    const rows = answer.authorities.toSorted((a, b) => byText(a.name, b.name)).map((row, index) => authorityRow(asked, row, index + 1, known(row.code)))
    return { ...common, level: 'authorities', found: found(rows), drawn: answer.map && { title: mapTitle(asked), ...answer.map, areas: drawnAreas(answer.map, rows, (row) => words.length > 0 && fits(row)) }, authorities: rows.filter(fits) }
  }
  const seen = listStatesSeen(context.db, viewer, { schoolIds: answer.schools.map(({ id }) => id) })
  const { on } = { on: asked.asOf.day === context.today ? '' : `?on=${asked.asOf.day}` }
  const drawnIds = new Set(answer.map.networks.map(({ id }) => id))
  const inOrder = answer.networks.toSorted((a, b) => byText(a.name, b.name) || a.id - b.id).map((network, index) => ({ ...network, letter: lettersOf(index) }))
  const chosen = inOrder.filter(({ id }) => drawnIds.has(id) || asked.of.networkId === null)
  const unplacedIds = new Set(answer.map.unplaced)
  const schools = answer.schools.toSorted((a, b) => byText(a.name, b.name) || a.urn - b.urn).map((school, index): MapSchoolRow => ({
    ...school, state: seen.has(school.id) ? school.state : null, number: index + 1, href: `/schools/${school.urn}${on}`, placed: !unplacedIds.has(school.id), own: asked.own.includes(school.id),
    networks: chosen.filter(({ schoolIds }) => schoolIds.includes(school.id)).map(({ letter, name, id }) => ({ letter, name, id })),
  }))
  const byId = new Map(schools.map((school) => [school.id, school]))
  const networks = chosen.map(({ schoolIds, ...network }): MapNetworkRow => ({
    ...network, href: `/networks/${network.id}${on}`, onlyHref: asked.at('/map', { network: String(network.id) }), schools: schoolIds.length,
    numbers: schoolIds.map((id) => byId.get(id)!.number).sort((a, b) => a - b),
  }))
  return {
    ...common, level: 'schools', found: found(schools), schools: schools.filter(fits), unplaced: schools.filter(({ placed }) => !placed), networks,
    choices: inOrder.map(({ id, name }) => ({ id, name })),
    drawn: drawnOn(answer.map), phone: drawnOn(answer.phone),
  }

  function drawnOn({ width, height, radius, numbered, land, schools: marks, networks: letters }: SchoolMap): DrawnSchools {
    return {
      title: mapTitle(asked), width, height, radius, numbered, land, as: asked.of.as,
      schools: marks.map(({ id, x, y }) => {
        const { number, name, href, state, own } = byId.get(id)!
        return { number, name, href, state, own, x, y, words: state ? COVERAGE_STATES[state].text : 'school', found: words.length > 0 && fits({ name }) }
      }),
      networks: letters.map(({ id, x, y, path }) => {
        const { letter, name, kind, href, schools: count } = networks.find((row) => row.id === id)!
        return { letter, name, href, family: familyOfKind(kind), x, y, path, words: `${count} schools here` }
      }),
    }
  }
}

const authorityRow = (asked: MapPage, { code, name, schools, ...states }: MapAuthority, number: number, known: boolean): MapAuthorityRow =>
  ({ number, code, name, schools, href: asked.at('/map', { area: `la-${code}`, network: '' }), states: known ? states : null })

function drawnAreas(map: NonNullable<Extract<MapAnswer, { level: 'authorities' }>['map']>, rows: MapAuthorityRow[], isFound: (row: MapAuthorityRow) => boolean): DrawnAuthorities['areas'] {
  const byCode = new Map(rows.map((row) => [row.code, row]))
  return map.areas.map((area) => {
    const row = byCode.get(area.code)!
    const share = row.states ? row.states.active / row.schools : null
    return { ...area, mark: row.number, name: row.name, href: row.href, share, found: isFound(row), words: `${row.schools} schools${share === null ? '' : `, ${percent(share)} active`}` }
  })
}

/** "45%"; never 100% while a school is missing, never 0% while there is one. */
export const percent = (share: number): string => `${share <= 0 || share >= 1 ? share * 100 : Math.min(99, Math.max(1, Math.round(share * 100)))}%`
