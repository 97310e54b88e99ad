/**
 * Decides what a template would make of the schools at hand: networks with their members, parts, links and nesting, and who is left over.
 *
 * Sources: the templates (graph/network/templates). Each layer divides its schools (divide.ts), and what a network contains divides
 * that network's. Nothing here knows one authority from another.
 * Leaves out: whether the networks may be made (applying.ts).
 */
import type { Refusal } from '../../dates/refusal.ts'
import type { Layer, Template } from '../../network/templates/model.ts'
import { divide, type Cut } from './divide.ts'
import type { LeftOver, Planned, SchemeFacts, SchemePlan, SchemeSchool, Settings } from './model.ts'
import { nameAll } from './names.ts'

/** The scheme, or what is wrong with the sizes chosen: fields are `KEY-groups`, `KEY-least`, `KEY-most`. */
export function planScheme(template: Template, facts: SchemeFacts, settings: Settings): { plan: SchemePlan } | { refusals: Refusal[] } {
  const under: Under = { facts: { ...facts, schools: [...facts.schools].sort((a, b) => a.id - b.id) }, settings, plan: { networks: [], leftOver: [], unplaced: [] }, refusals: [], why: new Map() }
  for (const layer of template.layers) addLayer(layer, under.facts.schools, { within: null, part: false }, under)
  const { plan, refusals, why } = under
  if (refusals.length > 0) return { refusals }
  const covered = new Set(plan.networks.flatMap(({ schoolIds, headsOf }) => [...schoolIds, ...headsOf]))
  plan.leftOver = under.facts.schools.filter(({ id }) => !covered.has(id)).map(({ id }) => ({ schoolId: id, why: why.get(id) ?? 'other-phase' }))
  plan.unplaced = [...new Set(plan.unplaced)].sort((a, b) => a - b)
  nameAll(plan, template, facts, settings.prefix)
  return { plan }
}

type Under = { facts: SchemeFacts; settings: Settings; plan: SchemePlan; refusals: Refusal[]; why: Map<number, LeftOver> }
/** The network a layer lies in, and whether its schools are but a part of the area. */
type Place = { within: string | null; part: boolean }

function addLayer(layer: Layer, schools: readonly SchemeSchool[], { within, part }: Place, under: Under): void {
  const { plan, settings, refusals, why } = under
  const own = schools.filter(({ phase }) => layer.phases.includes(phase))
  const divided = divide(layer, own, under.facts, { sizes: settings.sizes[layer.key], hold: part ? undefined : settings.hold[layer.key], near: part })
  if ('refusal' in divided) return void refusals.push({ field: `${layer.key}-${divided.refusal.field}`, message: divided.refusal.message })
  for (const { school, why: reason } of divided.leftOver) why.set(school.id, reason)
  plan.unplaced.push(...divided.unplaced)
  const made: string[] = []
  for (const each of divided.cuts) {
    const key = `n${plan.networks.length + 1}`
    plan.networks.push({ ...planned(layer, each, settings), key, within, linked: layer.linked ? [...made] : [] })
    made.push(key)
    for (const inner of layer.contains) addLayer(inner, each.schools, { within: key, part: part || layer.division.by !== 'one' }, under)
  }
}

/** One network of the layer; one that is there already stays as it is. */
function planned(layer: Layer, { schools, called, existing, centre, bounds, apart }: Cut, { fundPence }: Settings): Omit<Planned, 'key' | 'within' | 'linked'> {
  const { division } = layer
  const ids = schools.map(({ id }) => id)
  const part = (id: number): [number, string][] => {
    if (division.by !== 'around') return []
    const code = id === centre?.id ? division.centre : division.other
    return code === 'member' ? [] : [[id, code]]
  }
  const asItIs = existing !== null
  return {
    layer: layer.key, kind: existing?.kind ?? layer.kind, name: existing?.name ?? called ?? '', purpose: layer.purpose, existingId: existing?.id ?? null,
    schoolIds: layer.members === 'schools' ? ids : [], parts: Object.fromEntries(layer.members === 'schools' ? ids.flatMap(part) : []), headsOf: layer.members === 'heads' ? ids : [],
    roles: asItIs ? [] : [...layer.roles], organisations: asItIs ? [] : [...layer.organisations], functions: asItIs ? [] : [...layer.functions], aims: asItIs ? [] : [...layer.aims],
    fundPence: layer.fund && !asItIs ? fundPence : null, years: asItIs ? null : layer.years, bounds, apart,
    byPlace: division.by === 'place' && layer.members === 'schools',
  }
}
