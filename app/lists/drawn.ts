/** Turns an answer about the picture into marks and lines with their words and links. */
import type { Drawing, Marks, WayAnswer } from '../../db/pictures.ts'
import { formatDay } from '../../graph/dates/day.ts'
import type { Drawn, DrawnMark } from '../components/network-drawing.tsx'
import type { AppContext } from '../context.ts'
import type { Query } from '../listing.ts'
import { familyOfKind, kindName } from '../network-families.ts'
import { answerOf } from '../pictures.ts'
import { marked, wayAsked, type MarkedNode, type PictureAsked } from './picture.ts'

/** What the tables beside a picture of schools list. */
export type SchoolRow = MarkedNode & { href: string; leavingHref: string; networks: { id: number; mark: string; name: string; role: string }[] }
export type NetworkRow = MarkedNode & { href: string; leavingHref: string; kindName: string; schools: string[] }
export type AuthorityRow = { mark: string; name: string; href: string; schools: number; tied: number; networks: number; most: string[] }
export type Pictured =
  | { level: 'schools'; drawn: Drawn; schools: SchoolRow[]; networks: NetworkRow[]; found: number | null }
  | { level: 'authorities'; drawn: Drawn; authorities: AuthorityRow[] }

export const titleOf = ({ area, school, asOf }: PictureAsked): string => `${school ? `${school.name} and its direct ties` : area.name} on ${formatDay(asOf.day)}`
const countOf = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`

/** `search`: words of a name; what has them is ringed in the picture and alone in the table of schools. `way`: its ties are drawn in bold. */
type Sought = { search: string; way: WayAnswer | null }

export const readSought = async (context: AppContext, asked: PictureAsked, query: Query): Promise<Sought> =>
  ({ search: query.text('search').slice(0, 200), way: await wayAsked(context, asked, query) })

/** The picture as it was asked for, with its tables. */
export async function picturedOf({ db }: AppContext, asked: PictureAsked, sought: Sought): Promise<Pictured> {
  const drawing = await answerOf(db, { ...asked.of, what: 'drawing' })
  return drawing.level === 'schools' ? ofSchools(asked, drawing, sought) : ofAuthorities(asked, drawing)
}

/** The picture school by school, however many there are, without tables. */
export async function everyMarkOf({ db }: AppContext, asked: PictureAsked, sought: Sought): Promise<Drawn> {
  const drawing = await answerOf(db, { ...asked.of, what: 'drawing' })
  const marks = drawing.level === 'schools' ? drawing : await answerOf(db, { ...asked.of, what: 'every-mark' })
  return drawnOf(asked, marks, marked(marks), sought)
}

const fitting = (search: string): ((node: { name: string }) => boolean) => {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return ({ name }) => words.every((word) => name.toLowerCase().includes(word))
}

/** Where a mark leads. Addresses are made once and filled in: a country has 22,000. */
function hrefsOf(asked: PictureAsked): (node: MarkedNode) => string {
  const [school, day] = [asked.at('/network', { school: 'URN' }), asked.at('', { area: '', kind: '', school: '' })]
  return ({ party, id, urn }) =>
    party === 'network' ? `/networks/${id}${day}` : asked.namesOnly || asked.school?.urn === urn ? `/schools/${urn}` : school.replace('URN', String(urn))
}

function drawnOf(asked: PictureAsked, { layout, ties }: Marks, nodes: MarkedNode[], { search, way }: Sought): Drawn {
  const places = new Map(layout.placed.map((place) => [place.key, place]))
  const [hrefOf, fits, onWay] = [hrefsOf(asked), fitting(search), wayIn(nodes, way)]
  const centre = asked.school?.id ?? (asked.of.section.kind === 'school' ? asked.of.section.id : null)
  const standingOf = (node: MarkedNode): DrawnMark['stands'] =>
    node.party === 'school' && node.id === centre ? 'centre' : onWay.has(node.key) ? 'way' : search !== '' && fits(node) ? 'found' : undefined
  return {
    title: titleOf(asked), ...layout,
    marks: nodes.map((node): DrawnMark => ({
      key: node.key, mark: node.mark, name: node.name, x: places.get(node.key)!.x, y: places.get(node.key)!.y, radius: 13,
      family: node.party === 'network' ? familyOfKind(node.kind) : null, href: hrefOf(node), stands: standingOf(node),
      words: node.party === 'network' ? `${kindName(node.kind)}, ${countOf(node.ties, 'school')}` : countOf(node.ties, 'tie'),
    })),
    ties: ties.map(({ school, network }) => ({ from: school, to: network, weight: 1, onWay: onWay.get(network)?.has(school) ?? false })),
  }
}

function ofSchools(asked: PictureAsked, drawing: Marks, sought: Sought): Pictured {
  const nodes = marked(drawing)
  const byKey = new Map(nodes.map((node) => [node.key, node]))
  const [hrefOf, fits] = [hrefsOf(asked), fitting(sought.search)]
  const leavingHref = ({ key }: MarkedNode): string => asked.at('/network/leaving', { who: key })
  const networksOf = groupedBy(drawing.ties, 'school')
  const schoolsOf = groupedBy(drawing.ties, 'network')
  return {
    level: 'schools',
    drawn: drawnOf(asked, drawing, nodes, sought),
    schools: nodes.filter((node) => node.party === 'school' && fits(node)).map((node) => ({
      ...node, href: hrefOf(node), leavingHref: leavingHref(node),
      networks: (networksOf.get(node.key) ?? []).map(({ network, role }) => ({ id: byKey.get(network)!.id, mark: byKey.get(network)!.mark, name: byKey.get(network)!.name, role })),
    })),
    networks: nodes.filter(({ party }) => party === 'network').map((node) => ({
      ...node, href: hrefOf(node), leavingHref: leavingHref(node), kindName: kindName(node.kind), schools: (schoolsOf.get(node.key) ?? []).map(({ school }) => byKey.get(school)!.mark),
    })),
    found: sought.search === '' ? null : nodes.filter(fits).length,
  }
}

/** The marks of a way: of each network the schools it ties, of each school nothing more. */
function wayIn(nodes: MarkedNode[], way: WayAnswer | null): Map<string, Set<string>> {
  const keyOf = new Map(nodes.filter(({ party }) => party === 'school').map(({ urn, key }) => [urn, key]))
  const onWay = new Map<string, Set<string>>()
  for (const { networkId, from, to } of way?.steps ?? []) {
    const ends = [keyOf.get(from.urn)!, keyOf.get(to.urn)!]
    for (const end of ends) onWay.set(end, new Set())
    onWay.set(`network:${networkId}`, new Set(ends))
  }
  return onWay
}

function groupedBy<Key extends 'school' | 'network'>(ties: Marks['ties'], key: Key): Map<string, typeof ties> {
  const groups = new Map<string, typeof ties>()
  for (const tie of ties) {
    const group = groups.get(tie[key])
    if (group) group.push(tie)
    else groups.set(tie[key], [tie])
  }
  return groups
}

function ofAuthorities(asked: PictureAsked, { authorities, ties, names, layout }: Extract<Drawing, { level: 'authorities' }>): Pictured {
  const nameOf = (code: string): string => names[code] ?? code
  const places = new Map(layout.placed.map((place) => [place.key, place]))
  const most = Math.max(1, ...ties.map(({ networks }) => networks))
  const rows = authorities.map(({ code, ...row }): AuthorityRow & { code: string } => ({
    ...row, code, mark: String(row.schools), name: nameOf(code), href: asked.at('/network', { area: `la-${code}` }),
    most: ties.filter(({ a, b }) => a === code || b === code).slice(0, 5).map(({ a, b, networks }) => `${nameOf(a === code ? b : a)} (${networks})`),
  })).sort((a, b) => (a.name < b.name ? -1 : 1))
  return {
    level: 'authorities',
    drawn: {
      title: `Authorities and the networks they share on ${formatDay(asked.asOf.day)}`, ...layout,
      marks: rows.map(({ code, mark, name, href, schools, tied }) => ({
        key: `authority:${code}`, mark, name, href, x: places.get(`authority:${code}`)!.x, y: places.get(`authority:${code}`)!.y, radius: Math.min(22, 10 + Math.sqrt(schools) / 2), family: null,
        words: `${countOf(schools, 'school')}, ${tied} tied to another authority`,
      })),
      ties: ties.map(({ a, b, networks }) => ({ from: `authority:${a}`, to: `authority:${b}`, weight: 0.4 + (3 * networks) / most, onWay: false })),
    },
    authorities: rows,
  }
}
