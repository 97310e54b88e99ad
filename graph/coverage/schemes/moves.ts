/**
 * Decides what a scheme becomes when somebody moves schools by hand: from one network to another of its layer, or out of the layer.
 *
 * A school that leaves a network leaves those inside it too, and waits to be put into others. Sizes may be broken: that is said
 * (shortcomings.ts), and a reason is asked for when the scheme is applied. Networks that are there already are not changed.
 */
import type { Refusal } from '../../dates/refusal.ts'
import { divisionOf, fragments } from '../partition/division.ts'
import { neighboursOf } from '../partition/neighbours.ts'
import type { Planned, SchemeFacts, SchemePlan } from './model.ts'

/** The word for no network of the layer. */
export const OUT = 'none'

/** The plan with the schools moved. @param from the key of a network, or of a layer for schools in none of it. Fields: schools, to. */
export function moveSchools(plan: SchemePlan, typed: { from: string; schools: readonly string[]; to: string }, facts: SchemeFacts): { plan: SchemePlan; moved: number[] } | { refusals: Refusal[] } {
  const source = plan.networks.find(({ key }) => key === typed.from)
  const layer = source?.layer ?? typed.from
  const target = plan.networks.find(({ key, layer: own, existingId }) => key === typed.to && own === layer && existingId === null)
  const choice = source ? source.schoolIds : outOf(plan, layer, facts)
  const moved = choice.filter((id) => typed.schools.includes(String(id)))
  const refusals: Refusal[] = []
  if (moved.length === 0) refusals.push({ field: 'schools', message: 'Choose at least one school to move' })
  if (typed.to === '') refusals.push({ field: 'to', message: 'Choose where the schools go' })
  else if (!target && (typed.to !== OUT || !source)) refusals.push({ field: 'to', message: 'Choose a network of the list' })
  else if (target && target === source) refusals.push({ field: 'to', message: 'Choose another network. The schools are in this one' })
  if (source && source.existingId !== null) refusals.push({ field: 'schools', message: `${source.name} is there already. Change it on its own page` })
  if (refusals.length > 0) return { refusals }
  const leaving = new Set(moved)
  const left = source ? [source.key, ...insideOf(plan, source.key)] : []
  const networks = plan.networks.map((network): Planned => {
    if (network === target) return { ...network, schoolIds: [...network.schoolIds, ...moved].sort((a, b) => a - b) }
    if (!left.includes(network.key)) return network
    return { ...network, schoolIds: network.schoolIds.filter((id) => !leaving.has(id)), parts: Object.fromEntries(Object.entries(network.parts).filter(([id]) => !leaving.has(Number(id)))) }
  })
  return { plan: recounted({ ...plan, networks }, facts, leaving), moved }
}

/** Schools of the authority in no network of the layer. */
export function outOf(plan: SchemePlan, layer: string, { schools }: SchemeFacts): number[] {
  const inside = new Set(plan.networks.filter((network) => network.layer === layer).flatMap(({ schoolIds }) => schoolIds))
  return schools.map(({ id }) => id).filter((id) => !inside.has(id))
}

/** Keys of the networks in a network, however deep. */
export const insideOf = (plan: SchemePlan, key: string): string[] =>
  plan.networks.filter(({ within }) => within === key).flatMap((inner) => [inner.key, ...insideOf(plan, inner.key)])

/** Who is left over of the schools there are now: a school that opened since the plan was made was given no network. */
export function leftOverOf(plan: SchemePlan, facts: SchemeFacts): SchemePlan['leftOver'] {
  const covered = new Set(plan.networks.flatMap(({ schoolIds, headsOf }) => [...schoolIds, ...headsOf]))
  const before = new Map(plan.leftOver.map(({ schoolId, why }) => [schoolId, why]))
  return facts.schools.filter(({ id }) => !covered.has(id)).map(({ id }) => ({ schoolId: id, why: before.get(id) ?? ('came-later' as const) }))
}

/** Who is left over, and which groups by place are not joined up any more; `moved`: those moved by hand just now. */
function recounted(plan: SchemePlan, facts: SchemeFacts, moved: ReadonlySet<number>): SchemePlan {
  const leftOver = leftOverOf(plan, facts).map((school) => (moved.has(school.schoolId) ? { ...school, why: 'taken-out' as const } : school))
  return { ...plan, leftOver, networks: plan.networks.map((network) => (network.byPlace ? { ...network, apart: apartIn(network, plan, facts) } : network)) }
}

/** Schools of the network that no chain of neighbours joins to most of it, among all schools of the networks beside it. */
function apartIn(network: Planned, plan: SchemePlan, { schools }: SchemeFacts): number[] {
  const beside = plan.networks.filter(({ layer, within }) => layer === network.layer && within === network.within)
  const groupOf = new Map(beside.flatMap(({ schoolIds }, group) => schoolIds.map((id) => [id, group] as const)))
  const placed = schools.filter(({ id, easting, northing }) => groupOf.has(id) && easting !== null && northing !== null)
  const [x, y] = [Float64Array.from(placed, ({ easting }) => easting!), Float64Array.from(placed, ({ northing }) => northing!)]
  const given = { x, y, neighbours: neighboursOf(x, y, true), least: new Int32Array(beside.length), most: placed.length }
  const own = new Set(network.schoolIds)
  return fragments(divisionOf(given, Int32Array.from(placed, ({ id }) => groupOf.get(id)!))).flat().map((at) => placed[at]!.id).filter((id) => own.has(id)).sort((a, b) => a - b)
}
