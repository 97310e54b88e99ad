/** The map as its page and its file both show it: same area, day, networks and narrowing. */
import { listCoverageAreas, type Area } from '../../db/coverage-areas.ts'
import { listSeenSchools } from '../../db/coverage.ts'
import type { Db } from '../../db/client.ts'
import { findKindOf, type MapAsked } from '../../db/maps.ts'
import { findNetwork } from '../../db/network-members.ts'
import { isInSection, listMembersOn, listPictureAreas, sectionOfNetwork, type ChosenSection, type PictureArea, type Section } from '../../db/picture-areas.ts'
import { loadSchools } from '../../db/network-facts.ts'
import { NETWORK_KIND_CODES } from '../../graph/network/kinds.ts'
import { isOpenOn } from '../../graph/network/standing.ts'
import { mayEver } from '../../graph/permissions/can.ts'
import { readAsOf, type AsOf } from '../as-of.ts'
import type { AppContext, SignedIn } from '../context.ts'
import { oneOf, type Query } from '../listing.ts'
import { notFound, permitPage } from '../viewer.ts'
import { keyOfArea, nameOfArea } from './coverage.ts'

export type MapPage = {
  areas: { key: string; name: string }[]
  area: { key: string; name: string }
  asOf: AsOf
  kind: string
  of: MapAsked
  /** Schools of the viewer's own. */
  own: number[]
  /** By name only: somebody who may look at their own school and its partners. */
  namesOnly: boolean
  /** The same area is one of coverage's, or of the picture of the network. */
  covered: boolean
  pictured: boolean
  /** The same area, day and networks at another address. */
  at: (path: string, more?: Record<string, string>) => string
}

const TIES = ['lines', 'bands'] as const

/** What was asked for; null when there is no area this viewer may ask about. An area that is not theirs is not found, nor is a network that is not there. */
export function mapAsked({ db, today }: AppContext, viewer: SignedIn, query: Pick<Query, 'text'>): MapPage | null {
  permitPage(viewer, 'picture.read')
  const asOf = readAsOf(query, today)
  const pictures = listPictureAreas(db, viewer)
  const coverage = listCoverageAreas(db, viewer, { day: today })
  const bodies = coverage.filter(({ kind }) => kind === 'diocese' || kind === 'trust')
  const wanted = query.text('area')
  const network = ofNetwork()
  const areas = [...(network ? [network] : []), ...pictures.map(({ key, name }) => ({ key, name })), ...bodies.map((body) => ({ key: keyOfArea(body), name: nameOfArea(body) }))]
  const area = wanted === '' ? areas[0] : areas.find(({ key }) => key === wanted)
  if (!area && wanted !== '') throw notFound()
  if (!area) return null
  const section = area === network ? network.section : (pictures.find(({ key }) => key === area.key)?.section ?? seenIn(bodies.find((body) => keyOfArea(body) === area.key)!))
  const kind = oneOf(NETWORK_KIND_CODES, query.text('kind')) ?? ''
  const as = oneOf(TIES, query.text('ties')) ?? 'lines'
  const networkId = chosenNetwork()
  const keep = { area: area.key, kind, network: networkId === null ? '' : String(networkId), ties: as === 'lines' ? '' : as, on: asOf.day === today ? '' : asOf.day }
  return {
    areas, area: { key: area.key, name: area.name }, asOf, kind, own: ownSchools(pictures), namesOnly: pictures.every((one) => one.section.kind === 'school') || section.kind === 'school',
    of: { section, day: asOf.day, kinds: kind === '' ? null : [kind], networkId, as },
    covered: coverage.some((one) => keyOfArea(one) === area.key), pictured: pictures.some(({ key }) => key === area.key),
    at: (path, more = {}) => {
      const words = new URLSearchParams(Object.entries({ ...keep, ...more }).filter(([, value]) => value !== '')).toString()
      return words === '' ? path : `${path}?${words}`
    },
  }

  /** Of a diocese or a trust the schools whose coverage the viewer may know. */
  function seenIn(body: Area): Section {
    return { kind: 'chosen', schoolIds: listSeenSchools(db, viewer, { area: body, day: asOf.day }).map(({ id }) => id) }
  }

  /** The schools of one network that the viewer sees in some picture. */
  function ofNetwork(): PictureArea | null {
    const id = Number(/^network-([1-9]\d{0,8})$/.exec(wanted)?.[1] ?? 0)
    return id === 0 ? null : areaOfNetwork(db, viewer, { id, day: asOf.day })
  }

  /** Whoever chose another kind or area with a network still in the form is shown that; a number no network has is not found, so that it asks nothing. */
  function chosenNetwork(): number | null {
    const text = query.text('network')
    if (kind === '' || text === '') return null
    const id = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0
    const found = findKindOf(db, { networkId: id })
    if (found === undefined) throw notFound()
    return found === kind && listMembersOn(db, { networkId: id, day: asOf.day }).some((school) => isInSection(db, section, school, asOf.day)) ? id : null
  }
}

const ownSchools = (pictures: readonly PictureArea[]): number[] => pictures.flatMap(({ section }) => (section.kind === 'school' ? section.id : []))

/** A network's schools as an area of the map; null where the viewer sees none of them. */
function areaOfNetwork(db: Db, viewer: SignedIn, { id, day }: { id: number; day: string }): (PictureArea & { section: ChosenSection }) | null {
  const network = findNetwork(db, viewer, { id, day })
  const section = network && sectionOfNetwork(db, viewer, { networkId: id, day })
  return section && { key: `network-${id}`, name: network.name, section }
}

/** Where the map of a network's schools is, for its own page: the picture, the same for a phone, the page; null where the viewer sees none that has a place. */
export function mapOfNetwork({ db, today }: AppContext, viewer: SignedIn, { id, day }: { id: number; day: string }): { picture: string; phone: string; href: string } | null {
  const area = mayEver(viewer.actor, 'picture.read') ? areaOfNetwork(db, viewer, { id, day }) : null
  if (!area || !loadSchools(db, { schoolIds: area.section.schoolIds }).some((school) => school.easting !== null && isOpenOn(school, day))) return null
  const asked = `?area=${area.key}${day === today ? '' : `&on=${day}`}`
  return { picture: `/map/svg${asked}&within=page`, phone: `/map/svg${asked}&within=phone`, href: `/map${asked}` }
}
