/** What a scheme's pages say: layer by layer, each network with its size and how compact it is. */
import { describe } from '../graph/coverage/partition/describe.ts'
import type { LeftOver, Planned, SchemeFacts, SchemePlan } from '../graph/coverage/schemes/model.ts'
import { insideOf, outOf } from '../graph/coverage/schemes/moves.ts'
import { NETWORK_KINDS } from '../graph/network/kinds.ts'
import { PHASE_NAMES } from '../graph/network/phases.ts'
import type { Layer, Template } from '../graph/network/templates/model.ts'
import { layersOf } from '../graph/network/templates/templates.ts'
import { wantsInWords } from './components/scheme-layers.tsx'
import { byText } from './listing.ts'
import { groupsDrawn, type Sheets } from './lists/scheme-map.ts'

export const LEFT_OVER: Record<LeftOver, string> = {
  'not-held': 'The template does not hold everybody, and it is in more collaborations than those it holds',
  'no-need': 'No open need that enough free schools share', 'chose-none': 'It is in none of the networks schools chose', 'other-phase': 'No network is for its phase', 'taken-out': 'It was taken out by hand', 'came-later': 'It was not here when this was drafted',
}

const kilometres = (metres: number): string => `${(metres / 1_000).toFixed(1)} km`

/** The layers of the template with the networks each would have, on a map where its schools are divided. */
export function layersShown(plan: SchemePlan, template: Template, facts: SchemeFacts, sheets: Sheets | null) {
  const schools = new Map(facts.schools.map((school) => [school.id, school]))
  const names = new Map(plan.networks.map(({ key, name }) => [key, name]))
  const row = (network: Planned, at: number) => {
    const ids = schoolsOf(plan, network)
    const own = ids.flatMap((id) => schools.get(id) ?? [])
    const { meanDistance, farthest } = describe(own.map(({ id, easting, northing, phase }) => ({ id, easting, northing, kind: phase })), new Set())
    return {
      key: network.key, at, name: network.name, focus: network.focus ?? '', within: network.within === null ? '' : (names.get(network.within) ?? ''), schoolIds: ids,
      phases: phasesOf(own), mean: kilometres(meanDistance), farthest: kilometres(farthest),
    }
  }
  return layersOf(template).map(({ layer, depth }) => {
    const rows = plan.networks.filter((network) => network.layer === layer.key).map(row)
    const held = new Set(rows.flatMap(({ schoolIds }) => schoolIds))
    // Networks that are there are on the portal's map, and may share schools.
    const divided = rows.length > 1 && layer.division.by !== 'existing'
    const bands = layer.division.by === 'place' || layer.division.by === 'around'
    const drawn = sheets && divided ? groupsDrawn(sheets, {
      title: `Map of the ${layer.name} networks`, groups: rows, bands, schools: facts.schools.filter(({ id, phase }) => held.has(id) || layer.phases.includes(phase)),
    }) : null
    return {
      key: layer.key, name: layer.name, wants: wantsInWords(layer), nested: depth > 0, rows, divided, map: drawn && drawn.drawn.schools.length > 0 ? drawn : null,
      byHand: layer.members === 'schools' && layer.division.by !== 'existing', outside: outsideInWords(outOf(plan, layer.key, facts).flatMap((id) => schools.get(id) ?? []), layer),
    }
  })
}

/** "2 schools of its phases are in none of the Cluster networks", or that only others are; null where nobody is. */
function outsideInWords(outside: SchemeFacts['schools'], { name, phases }: Layer): string | null {
  const own = outside.filter(({ phase }) => phases.includes(phase)).length
  if (own > 0) return `${own === 1 ? '1 school of its phases is' : `${own} schools of its phases are`} in none of the ${name} networks`
  return outside.length > 0 ? `Schools of other phases, in none of the ${name} networks` : null
}

/** Said where nothing that would be made counts as a collaboration, so that applying it leaves coverage as it is. */
export const coverageInWords = ({ networks }: SchemePlan): string | null =>
  networks.some(({ kind }) => NETWORK_KINDS.find(({ code }) => code === kind)?.collaboration) ? null : 'None of these networks counts as a collaboration. Coverage stays as it is until schools also take part in one.'

export type LayerShown = ReturnType<typeof layersShown>[number]

/** Every school with the networks it would be in, layer by layer: what the maps show, in words. */
export function schoolRows(layers: LayerShown[], { schools }: SchemeFacts) {
  return schools.toSorted((a, b) => byText(a.name, b.name) || a.id - b.id).map(({ id, name, phase, easting, northing }) => ({
    id, name, phase: PHASE_NAMES[phase], placed: easting !== null && northing !== null,
    in: Object.fromEntries(layers.map(({ key, rows }) => [key, rows.find(({ schoolIds }) => schoolIds.includes(id))?.at ?? null])),
  }))
}
export type SchoolShown = ReturnType<typeof schoolRows>[number]

/** Its own, those whose heads are invited, or those of the networks inside it. */
function schoolsOf(plan: SchemePlan, { key, schoolIds, headsOf }: Planned): number[] {
  if (schoolIds.length + headsOf.length > 0) return [...schoolIds, ...headsOf]
  const inside = new Set(insideOf(plan, key))
  return [...new Set(plan.networks.filter((network) => inside.has(network.key)).flatMap((network) => network.schoolIds))]
}

/** "12 primary, 2 secondary". */
function phasesOf(schools: SchemeFacts['schools']): string {
  return Object.entries(PHASE_NAMES).flatMap(([phase, name]) => {
    const count = schools.filter((school) => school.phase === phase).length
    return count === 0 ? [] : [`${count} ${name.toLowerCase()}`]
  }).join(', ')
}
