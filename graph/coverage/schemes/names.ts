/**
 * Decides what planned networks are called: after what they are about, the school they are around, the town most of their schools
 * are in, or a number; and never two alike.
 */
import { layersOf } from '../../network/templates/templates.ts'
import type { Template } from '../../network/templates/model.ts'
import type { Planned, SchemeFacts, SchemePlan } from './model.ts'

/** Gives every network that is not there already its name; what it was called until now is what it is about. */
export function nameAll({ networks }: SchemePlan, template: Template, { schools }: SchemeFacts, prefix: string): void {
  const towns = new Map(schools.map(({ id, town }) => [id, town]))
  const taken = new Set(networks.filter(({ existingId }) => existingId !== null).map(({ name }) => name.toLowerCase()))
  const before = prefix.trim() === '' ? '' : `${prefix.trim()} `
  for (const { layer } of layersOf(template)) {
    const own = networks.filter((network) => network.layer === layer.key && network.existingId === null)
    const byTown = own.map((network) => (layer.division.by === 'place' ? townOf(membersOf(network, networks), towns) : null))
    for (const [at, network] of own.entries()) {
      const town = byTown[at]!
      const about = network.name || (town !== null && byTown.filter((other) => other === town).length === 1 ? town : '')
      const alone = own.length === 1 && layer.division.by === 'one'
      const name = alone ? `${before}${layer.name}` : about === '' ? `${before}${layer.name} ${at + 1}` : `${before}${about} ${layer.name}`
      network.name = unlike(name, taken)
      taken.add(network.name.toLowerCase())
    }
  }
}

/** Its schools, or those of the networks in it. */
const membersOf = (network: Planned, networks: readonly Planned[]): number[] =>
  network.schoolIds.length > 0 ? network.schoolIds : networks.filter(({ within }) => within === network.key).flatMap((inner) => membersOf(inner, networks))

/** The town of at least a third of the schools, and of more than any other town. */
function townOf(ids: readonly number[], towns: ReadonlyMap<number, string | null>): string | null {
  const counts = new Map<string, number>()
  for (const id of ids) {
    const town = towns.get(id)
    if (town) counts.set(town, (counts.get(town) ?? 0) + 1)
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return first && first[1] * 3 >= ids.length && first[1] > (second?.[1] ?? 0) ? first[0] : null
}

function unlike(name: string, taken: ReadonlySet<string>): string {
  for (let number = 2, tried = name; ; number += 1) {
    if (!taken.has(tried.toLowerCase())) return tried
    tried = `${name} ${number}`
  }
}
