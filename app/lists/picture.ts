/** The network as its picture, its tables and its files all show it: same part, day, kind of network and narrowing. */
import { findSchool } from '../../db/network.ts'
import { isInSection, listPictureAreas, type PictureArea } from '../../db/picture-areas.ts'
import type { PictureGraph, PictureNode, PictureOf, WayAnswer } from '../../db/pictures.ts'
import { NETWORK_KIND_CODES } from '../../graph/network/kinds.ts'
import { readAsOf, type AsOf } from '../as-of.ts'
import type { AppContext, SignedIn } from '../context.ts'
import { byText, oneOf, type Query } from '../listing.ts'
import { answerOf } from '../pictures.ts'
import { permitPage, notFound } from '../viewer.ts'

export type PictureAsked = {
  areas: PictureArea[]
  area: PictureArea
  asOf: AsOf
  kind: string
  /** The school whose direct ties are shown; null: all of the part. */
  school: { id: number; urn: number; name: string } | null
  of: PictureOf
  /** By name only: somebody who may look at their own school and its partners. */
  namesOnly: boolean
  /** The same part, day and kind at another page of the picture. */
  at: (path: string, more?: Record<string, string>) => string
}

/** What was asked for; null when there is no part this viewer may ask about. A part that is not theirs is not found. */
export function pictureAsked({ db, today }: AppContext, viewer: SignedIn, query: Query): PictureAsked | null {
  permitPage(viewer, 'picture.read')
  const areas = listPictureAreas(db, viewer)
  const wanted = query.text('area')
  const area = wanted === '' ? areas[0] : areas.find(({ key }) => key === wanted)
  if (!area && wanted !== '') throw notFound()
  if (!area) return null
  const { section } = area
  const asOf = readAsOf(query, today)
  const kind = oneOf(NETWORK_KIND_CODES, query.text('kind')) ?? ''
  const urn = query.text('school')
  const school = urn === '' ? null : schoolIn()
  const keep = { area: area.key, kind, school: school ? String(school.urn) : '', on: asOf.day === today ? '' : asOf.day }
  return {
    areas, area, asOf, kind, school, namesOnly: section.kind === 'school',
    of: { section, day: asOf.day, kinds: kind === '' ? null : [kind], schoolId: school?.id ?? null },
    at: (path, more = {}) => {
      const words = new URLSearchParams(Object.entries({ ...keep, ...more }).filter(([, value]) => value !== '')).toString()
      return words === '' ? path : `${path}?${words}`
    },
  }

  /** Whoever chose another part with a school still in the form is shown that part. */
  function schoolIn(): PictureAsked['school'] {
    const found = /^\d{5,7}$/.test(urn) ? findSchool(db, { urn: Number(urn) }) : null
    return found && isInSection(db, section, found.id, asOf.day) ? { id: found.id, urn: found.urn, name: found.name } : null
  }
}

/** Where the picture shows this school with its direct ties; null where that is not the viewer's to look at. */
export function pictureOfSchool({ db, today }: AppContext, viewer: SignedIn, { id, urn, day }: { id: number; urn: number; day: string }): string | null {
  const area = listPictureAreas(db, viewer).find(({ section }) => isInSection(db, section, id, day))
  return area ? `/network?area=${area.key}&school=${urn}${day === today ? '' : `&on=${day}`}` : null
}

/** The way between the two schools an address names by their URNs; null where it does not name two of this picture. */
export async function wayAsked({ db }: AppContext, { of }: PictureAsked, query: Query): Promise<WayAnswer | null> {
  const [fromId, toId] = ['from', 'to'].map((end) => idOfUrn(db, query.text(end)))
  return fromId && toId ? answerOf(db, { ...of, what: 'way', fromId, toId }) : null
}

export const idOfUrn = (db: AppContext['db'], urn: string): number | null => (/^\d{5,7}$/.test(urn) ? (findSchool(db, { urn: Number(urn) })?.id ?? null) : null)

/** Schools numbered and networks lettered, each by name; marks in the picture and rows of the tables carry the same. */
export type MarkedNode = PictureNode & { mark: string }

export function marked({ nodes }: Pick<PictureGraph, 'nodes'>): MarkedNode[] {
  const byName = [...nodes].sort((a, b) => byText(a.name, b.name) || a.id - b.id)
  const [schools, networks] = [byName.filter(({ party }) => party === 'school'), byName.filter(({ party }) => party === 'network')]
  return [...schools.map((node, index) => ({ ...node, mark: String(index + 1) })), ...networks.map((node, index) => ({ ...node, mark: lettersOf(index) }))]
}

/** A to Z, then AA: the networks of a picture. */
export const lettersOf = (index: number): string => (index < 26 ? '' : lettersOf(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26))

/** What the form of a page about the picture shows. */
export const formWords = ({ areas, area, kind, asOf, school }: PictureAsked) => ({
  areas: areas.map(({ key, name }) => ({ value: key, text: name })), areaKey: area.key, kind, asOf,
  keep: { ...(areas.length === 1 ? { area: area.key } : {}), ...(school ? { school: String(school.urn) } : {}) },
})
