/** Turns an answer about the picture into marks and lines with their words and links. */
import type { Drawing } from '../../db/pictures.ts'
import { formatDay } from '../../graph/dates/day.ts'
import type { Drawn, DrawnMark } from '../components/network-drawing.tsx'
import { familyOfKind, kindName } from '../network-families.ts'
import { marked, type MarkedNode, type PictureAsked } from './picture.ts'

/** What the tables beside a picture of schools list. */
export type SchoolRow = MarkedNode & { href: string; leavingHref: string; networks: { id: number; mark: string; name: string; role: string }[] }
export type NetworkRow = MarkedNode & { href: string; leavingHref: string; kindName: string; schools: string[] }
export type AuthorityRow = { mark: string; name: string; href: string; schools: number; tied: number; networks: number; most: string[] }
export type Pictured =
  | { level: 'schools'; drawn: Drawn; schools: SchoolRow[]; networks: NetworkRow[]; found: number | null }
  | { level: 'authorities'; drawn: Drawn; authorities: AuthorityRow[] }

export const titleOf = ({ area, school, asOf }: PictureAsked): string => `${school ? `${school.name} and its direct ties` : area.name} on ${formatDay(asOf.day)}`
const countOf = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`

/** `search`: words of a name; what has them is ringed in the picture and alone in the table of schools. */
export const picturedOf = (asked: PictureAsked, drawing: Drawing, search = ''): Pictured =>
  drawing.level === 'schools' ? ofSchools(asked, drawing, search) : ofAuthorities(asked, drawing)

function ofSchools(asked: PictureAsked, drawing: Extract<Drawing, { level: 'schools' }>, search: string): Pictured {
  const nodes = marked(drawing)
  const byKey = new Map(nodes.map((node) => [node.key, node]))
  const places = new Map(drawing.layout.placed.map((place) => [place.key, place]))
  const hrefOf = ({ party, id, urn }: MarkedNode): string =>
    party === 'network' ? `/networks/${id}${asked.at('', { area: '', kind: '', school: '' })}`
      : asked.namesOnly || asked.school?.urn === urn ? `/schools/${urn}` : asked.at('/network', { school: String(urn) })
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = ({ name }: MarkedNode): boolean => words.every((word) => name.toLowerCase().includes(word))
  const isFound = (node: MarkedNode): boolean => words.length > 0 && fits(node)
  const centre = asked.school?.id ?? (asked.of.section.kind === 'school' ? asked.of.section.id : null)
  const marks = nodes.map((node): DrawnMark => ({
    key: node.key, mark: node.mark, name: node.name, x: places.get(node.key)!.x, y: places.get(node.key)!.y, radius: 13,
    family: node.party === 'network' ? familyOfKind(node.kind) : null, href: hrefOf(node),
    words: node.party === 'network' ? `${kindName(node.kind)}, ${countOf(node.ties, 'school')}` : countOf(node.ties, 'tie'),
    ...(node.party === 'school' && node.id === centre ? { stands: 'centre' as const } : isFound(node) ? { stands: 'found' as const } : {}),
  }))
  const leavingHref = ({ key }: MarkedNode): string => asked.at('/network/leaving', { who: key })
  const networksOf = groupedBy(drawing.ties, 'school')
  const schoolsOf = groupedBy(drawing.ties, 'network')
  const found = nodes.filter(isFound).length
  return {
    level: 'schools',
    drawn: { title: titleOf(asked), ...drawing.layout, marks, ties: drawing.ties.map(({ school, network }) => ({ from: school, to: network, weight: 1 })) },
    schools: nodes.filter((node) => node.party === 'school' && (words.length === 0 || fits(node))).map((node) => ({
      ...node, href: hrefOf(node), leavingHref: leavingHref(node),
      networks: (networksOf.get(node.key) ?? []).map(({ network, role }) => ({ id: byKey.get(network)!.id, mark: byKey.get(network)!.mark, name: byKey.get(network)!.name, role })),
    })),
    networks: nodes.filter(({ party }) => party === 'network').map((node) => ({
      ...node, href: hrefOf(node), leavingHref: leavingHref(node), kindName: kindName(node.kind), schools: (schoolsOf.get(node.key) ?? []).map(({ school }) => byKey.get(school)!.mark),
    })),
    found: words.length === 0 ? null : found,
  }
}

function groupedBy<Key extends 'school' | 'network'>(ties: Extract<Drawing, { level: 'schools' }>['ties'], key: Key): Map<string, typeof ties> {
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
      ties: ties.map(({ a, b, networks }) => ({ from: `authority:${a}`, to: `authority:${b}`, weight: 0.4 + (3 * networks) / most })),
    },
    authorities: rows,
  }
}
