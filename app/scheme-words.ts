/** What a scheme's pages say: layer by layer, each network with its size and how compact it is. */
import { mapOf } from '../graph/coverage/schemes/map.ts'
import { describe } from '../graph/coverage/partition/describe.ts'
import type { LeftOver, Planned, SchemeFacts, SchemePlan } from '../graph/coverage/schemes/model.ts'
import { insideOf, outOf } from '../graph/coverage/schemes/moves.ts'
import { PHASE_NAMES } from '../graph/network/phases.ts'
import type { Template } from '../graph/network/templates/model.ts'
import { layersOf } from '../graph/network/templates/templates.ts'
import { wantsInWords } from './components/scheme-layers.tsx'

export const LEFT_OVER: Record<LeftOver, string> = {
  'not-held': 'The template does not hold everybody, and it is in more collaborations than those it holds',
  'no-need': 'No open need that enough free schools share', 'chose-none': 'It is in none of the networks schools chose', 'other-phase': 'No network is for its phase', 'taken-out': 'It was taken out by hand',
}

const kilometres = (metres: number): string => `${(metres / 1_000).toFixed(1)} km`

/** The layers of the template with the networks each would have. */
export function layersShown(plan: SchemePlan, template: Template, facts: SchemeFacts) {
  const schools = new Map(facts.schools.map((school) => [school.id, school]))
  const names = new Map(plan.networks.map(({ key, name }) => [key, name]))
  const row = (network: Planned, at: number) => {
    const ids = network.schoolIds.length > 0 ? network.schoolIds : network.headsOf.length > 0 ? network.headsOf : [...new Set(plan.networks.filter(({ key }) => insideOf(plan, network.key).includes(key)).flatMap(({ schoolIds }) => schoolIds))]
    const own = ids.flatMap((id) => schools.get(id) ?? [])
    const { meanDistance, farthest } = describe(own.map(({ id, easting, northing, phase }) => ({ id, easting, northing, kind: phase })), new Set())
    return {
      key: network.key, number: at + 1, name: network.name, within: network.within === null ? '' : (names.get(network.within) ?? ''), schools: ids.length,
      phases: phasesOf(own), mean: kilometres(meanDistance), farthest: kilometres(farthest),
    }
  }
  return layersOf(template).map(({ layer, depth }) => {
    const own = plan.networks.filter((network) => network.layer === layer.key)
    const byPlace = own.some((network) => network.byPlace)
    return {
      key: layer.key, name: layer.name, wants: wantsInWords(layer), nested: depth > 0, rows: own.map(row), map: byPlace ? mapOf(own, facts) : null,
      byHand: layer.members === 'schools' && layer.division.by !== 'existing', outside: outOf(plan, layer.key, facts).length,
    }
  })
}

/** "12 primary, 2 secondary". */
function phasesOf(schools: SchemeFacts['schools']): string {
  return Object.entries(PHASE_NAMES).flatMap(([phase, name]) => {
    const count = schools.filter((school) => school.phase === phase).length
    return count === 0 ? [] : [`${count} ${name.toLowerCase()}`]
  }).join(', ')
}
