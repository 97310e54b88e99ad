/** The map as its page and its file both show it: same area, day, networks and narrowing. */
import { listCoverageAreas, type Area } from '../../db/coverage-areas.ts'
import { listSeenSchools } from '../../db/coverage.ts'
import type { MapAsked } from '../../db/maps.ts'
import { listPictureAreas, type Section } from '../../db/picture-areas.ts'
import { NETWORK_KIND_CODES } from '../../graph/network/kinds.ts'
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
  /** By name only: somebody who may look at their own school and its partners. */
  namesOnly: boolean
  /** The same area is one of coverage's, or of the picture of the network. */
  covered: boolean
  pictured: boolean
  /** The same area, day and networks at another address. */
  at: (path: string, more?: Record<string, string>) => string
}

const TIES = ['lines', 'bands'] as const

/** What was asked for; null when there is no area this viewer may ask about. An area that is not theirs is not found. */
export function mapAsked({ db, today }: AppContext, viewer: SignedIn, query: Query): MapPage | null {
  permitPage(viewer, 'picture.read')
  const pictures = listPictureAreas(db, viewer, { day: today })
  const coverage = listCoverageAreas(db, viewer, { day: today })
  const bodies = coverage.filter(({ kind }) => kind === 'diocese' || kind === 'trust')
  const areas = [...pictures.map(({ key, name }) => ({ key, name })), ...bodies.map((body) => ({ key: keyOfArea(body), name: nameOfArea(body) }))]
  const wanted = query.text('area')
  const area = wanted === '' ? areas[0] : areas.find(({ key }) => key === wanted)
  if (!area && wanted !== '') throw notFound()
  if (!area) return null
  const asOf = readAsOf(query, today)
  const section = pictures.find(({ key }) => key === area.key)?.section ?? seenIn(bodies.find((body) => keyOfArea(body) === area.key)!)
  const kind = oneOf(NETWORK_KIND_CODES, query.text('kind')) ?? ''
  const as = oneOf(TIES, query.text('ties')) ?? 'lines'
  const networkId = kind !== '' && /^\d{1,9}$/.test(query.text('network')) ? Number(query.text('network')) : null
  const keep = { area: area.key, kind, network: networkId === null ? '' : String(networkId), ties: as === 'lines' ? '' : as, on: asOf.day === today ? '' : asOf.day }
  return {
    areas, area, asOf, kind, namesOnly: section.kind === 'school',
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
}
