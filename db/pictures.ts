/**
 * Answers what is asked of a picture of the network: the drawing itself, the way between two schools, who bridges, what breaks
 * when somebody leaves, which groups there are. A question is plain data and names only a section its asker may look at
 * (picture-areas.ts), so that a thread can answer it, and the same answer serve everybody who may ask.
 */
import { belongingsOn } from '../graph/network/belonging.ts'
import { nodeKey, type NetworkGraph } from '../graph/network/build.ts'
import { authorityGraphOf, authorityLevelOf, type AuthorityLevel } from '../graph/network/picture/authority-level.ts'
import { bridgesOf } from '../graph/network/picture/bridges.ts'
import { directTiesOf } from '../graph/network/picture/company.ts'
import { groupsOf } from '../graph/network/picture/groups.ts'
import { layoutOf, type Layout } from '../graph/network/picture/layout.ts'
import { leavingOf, type Leaving } from '../graph/network/picture/leaving.ts'
import { likenessOf } from '../graph/network/picture/likeness.ts'
import { wayBetween } from '../graph/network/picture/way.ts'
import type { TiesAs } from '../graph/coverage/map/school-map.ts'
import type { Reader } from './client.ts'
import { mapOf, type MapAnswer } from './maps.ts'
import { loadCompany, type Company, type Section } from './picture-areas.ts'
import { authorities } from './schema/network.ts'

/** `schoolId`: that school of the section with its direct ties; null: all of the section. */
export type PictureOf = { section: Section; day: string; kinds: string[] | null; schoolId: number | null }
export type Question = PictureOf &
  ({ what: 'drawing' } | { what: 'every-mark' } | { what: 'graph' } | { what: 'bridges' } | { what: 'way'; fromId: number; toId: number } | { what: 'leaving'; key: string } | { what: 'groups'; against: string } | { what: 'map'; networkId: number | null; as: TiesAs })

/** A school or a network as a picture and its table show it. `urn`, `phase`, `laCode`: of a school. `ties`: networks of a school, schools of a network. */
export type PictureNode = { key: string; party: 'school' | 'network'; id: number; name: string; kind: string; urn: number | null; laCode: string | null; ties: number }
export type PictureTie = { school: string; network: string; role: string }
export type PictureGraph = { nodes: PictureNode[]; ties: PictureTie[] }
export type Marks = { level: 'schools' } & PictureGraph & { layout: Layout }
export type Drawing = Marks | ({ level: 'authorities'; layout: Layout; names: Record<string, string> } & AuthorityLevel)
type Named = { name: string; urn: number }
export type WayAnswer = { from: Named; to: Named; steps: { words: string; networkId: number; network: string; from: Named; to: Named }[] | null }
export type BridgesAnswer = { bridges: (PictureNode & { share: number })[]; schools: number; sampled: number | null }
export type LeavingAnswer = Omit<Leaving, 'cutOff' | 'leftAlone'> & { who: PictureNode; cutOff: Named[]; leftAlone: Named[] }
export type GroupsAnswer = {
  groups: Named[][]
  alone: Named[]
  modularity: number
  /** `several`: schools in more than one declared group; `none`: in none; neither can be compared. */
  likeness: { index: number | null; schools: number; several: number; none: number; overlaps: { found: number; declared: string; schools: number; of: number; outOf: number }[] }
}
export type Answers = { drawing: Drawing; 'every-mark': Marks; graph: PictureGraph; bridges: BridgesAnswer; way: WayAnswer | null; leaving: LeavingAnswer | null; groups: GroupsAnswer; map: MapAnswer }

/** More schools than this are not drawn one by one, but by an interactive picture that asks for every mark. */
export const MOST_DRAWN = 700
/** Of those who bridge, the first. */
export const MOST_BRIDGES = 50

export function answerQuestion(db: Reader, question: Question): Answers[Question['what']] {
  if (question.what === 'map') return mapOf(db, question)
  const company = loadCompany(db, question.section, question)
  const graph = question.schoolId === null ? company.graph : directTiesOf(company.graph, question.schoolId)
  const asked = { ...company, graph }
  switch (question.what) {
    case 'graph': return graphIn(asked)
    case 'drawing': return drawingOf(db, asked)
    case 'every-mark': return marksIn(asked)
    case 'bridges': return bridgesIn(asked)
    case 'way': return wayIn(asked, question)
    case 'leaving': return leavingIn(asked, question.key)
    case 'groups': return groupsIn(db, asked, question)
  }
}

function nodeIn({ graph, schools }: Company, key: string): PictureNode {
  const { party, id, name, kind } = graph.getNodeAttributes(key)
  const school = party === 'school' ? schools.get(id) : undefined
  return { key, party: party === 'school' ? 'school' : 'network', id, name, kind, urn: school?.urn ?? null, laCode: school?.laCode ?? null, ties: graph.degree(key) }
}

const graphIn = (company: Company): PictureGraph => ({
  nodes: company.graph.mapNodes((key) => nodeIn(company, key)),
  ties: company.graph.mapEdges((_key, { role }, school, network) => ({ school, network, role })),
})

function bridgesIn(company: Company): BridgesAnswer {
  const { bridges, ...rest } = bridgesOf(company.graph)
  return { ...rest, bridges: bridges.slice(0, MOST_BRIDGES).map(({ key, share }) => ({ ...nodeIn(company, key), share })) }
}

const schoolsOf = (graph: NetworkGraph): string[] => graph.filterNodes((_key, { party }) => party === 'school')

const marksIn = (company: Company): Marks => ({ level: 'schools', ...graphIn(company), layout: layoutOf(company.graph) })

function drawingOf(db: Reader, company: Company): Drawing {
  const { graph, schools } = company
  if (schoolsOf(graph).length <= MOST_DRAWN) return marksIn(company)
  const level = authorityLevelOf(graph, new Map([...schools.values()].map(({ id, laCode }) => [id, laCode])))
  const names = Object.fromEntries(db.select().from(authorities).all().map(({ code, name }) => [code, name]))
  return { level: 'authorities', ...level, names, layout: layoutOf(authorityGraphOf(level)) }
}

const named = ({ schools }: Company, id: number): Named => ({ name: schools.get(id)?.name ?? '', urn: schools.get(id)?.urn ?? 0 })

function wayIn(company: Company, { fromId, toId }: { fromId: number; toId: number }): WayAnswer | null {
  if (![fromId, toId].every((id) => company.graph.hasNode(nodeKey('school', id)))) return null
  const steps = wayBetween(company.graph, fromId, toId)
  return {
    from: named(company, fromId), to: named(company, toId),
    steps: steps?.map((step) => ({
      words: step.words, networkId: step.networkId, network: company.graph.getNodeAttribute(nodeKey('network', step.networkId), 'name'),
      from: named(company, step.fromId), to: named(company, step.toId),
    })) ?? null,
  }
}

function leavingIn(company: Company, key: string): LeavingAnswer | null {
  const leaving = leavingOf(company.graph, key)
  if (!leaving) return null
  const all = (ids: number[]): Named[] => ids.map((id) => named(company, id))
  return { ...leaving, who: nodeIn(company, key), cutOff: all(leaving.cutOff), leftAlone: all(leaving.leftAlone) }
}

/** Groups found against the networks of one kind, or against authorities. */
function groupsIn(db: Reader, company: Company, { day, against }: PictureOf & { against: string }): GroupsAnswer {
  const { groups, alone, modularity } = groupsOf(company.graph)
  const found = new Map(groups.flatMap((ids, index) => ids.map((id) => [id, index + 1] as const)))
  const declared = declaredIn(db, company, day, against)
  const inSeveral = [...declared.values()].filter(({ size }) => size > 1).length
  const only = new Map([...declared].filter(([, names]) => names.size === 1).map(([id, names]) => [id, [...names][0]!]))
  const { index, schools, overlaps } = likenessOf(found, only)
  const sizes = new Map<string, number>()
  for (const name of only.values()) sizes.set(name, (sizes.get(name) ?? 0) + 1)
  return {
    groups: groups.map((ids) => ids.map((id) => named(company, id))), alone: alone.map((id) => named(company, id)), modularity,
    likeness: {
      index, schools, several: inSeveral, none: schoolsOf(company.graph).length - declared.size,
      overlaps: overlaps.map((overlap) => ({ ...overlap, of: groups[overlap.found - 1]!.length, outOf: sizes.get(overlap.declared)! })),
    },
  }
}

/** What each school of the graph was declared to be in. Networks of one name are told apart by their number. */
function declaredIn(db: Reader, { graph, schools, facts }: Company, day: string, against: string): Map<number, Set<string>> {
  const declared = new Map<number, Set<string>>()
  const add = (id: number, name: string): void => void (graph.hasNode(nodeKey('school', id)) && declared.set(id, (declared.get(id) ?? new Set()).add(name)))
  if (against === 'authority') {
    const names = new Map(db.select().from(authorities).all().map(({ code, name }) => [code, name]))
    for (const { id, laCode } of schools.values()) add(id, names.get(laCode) ?? laCode)
    return declared
  }
  const networks = new Map(facts.networks.filter(({ kind }) => kind === against).map(({ id, name }) => [id, name]))
  const twice = new Set([...networks.values()].filter((name, index, all) => all.indexOf(name) !== index))
  for (const { networkId, schoolId } of belongingsOn(facts, day)) {
    const name = networks.get(networkId)
    if (name !== undefined) add(schoolId, twice.has(name) ? `${name} (${networkId})` : name)
  }
  return declared
}
