/**
 * Decides what a template would make of the schools at hand: networks with their members, parts, links and nesting, and who is left over.
 *
 * Sources: the templates (graph/network/templates). Each layer divides its schools (divide.ts), and what a network contains divides
 * that network's. Nothing here knows one authority from another.
 * Leaves out: whether the networks may be made (applying.ts).
 */
import type { Layer, Template } from '../../network/templates/model.ts'
import { divide, type Cut } from './divide.ts'
import type { LeftOver, Planned, SchemeFacts, SchemePlan, SchemeSchool, Settings } from './model.ts'
import { nameAll } from './names.ts'
import { layersOf } from '../../network/templates/templates.ts'

/** Is told which layer is worked on, and how much of everything is done: 0 to 1. */
type ToldOfLayer = (share: number, layer: Layer) => void

/** The scheme. Throws where the sizes chosen cannot hold the schools, which `refusedSizes` says in words. */
export function planScheme(template: Template, facts: SchemeFacts, settings: Settings, told: ToldOfLayer = () => undefined): SchemePlan {
  const under: Under = { facts: { ...facts, schools: [...facts.schools].sort((a, b) => a.id - b.id) }, settings, plan: { networks: [], leftOver: [], unplaced: [] }, why: new Map(), told }
  const share = 1 / template.layers.length
  for (const [at, layer] of template.layers.entries()) addLayer(layer, under.facts.schools, { within: null, part: false, done: at * share, share }, under)
  const { plan, why } = under
  const covered = new Set(plan.networks.flatMap(({ schoolIds, headsOf }) => [...schoolIds, ...headsOf]))
  plan.leftOver = under.facts.schools.filter(({ id }) => !covered.has(id)).map(({ id }) => ({ schoolId: id, why: why.get(id) ?? 'other-phase' }))
  plan.unplaced = [...new Set(plan.unplaced)].sort((a, b) => a - b)
  nameAll(plan, template, facts, settings.prefix)
  return plan
}

/** How much there is to work out: schools to be put with neighbours, once for every layer by place. All else takes no time to speak of. */
export const workIn = (template: Template, { schools }: SchemeFacts): number => schools.length * layersOf(template).filter(({ layer }) => layer.division.by === 'place').length

type Under = { facts: SchemeFacts; settings: Settings; plan: SchemePlan; why: Map<number, LeftOver>; told: ToldOfLayer }
/** The network a layer lies in, whether its schools are but a part of the area, and which share of the work it is, after how much. */
type Place = { within: string | null; part: boolean; done: number; share: number }

function addLayer(layer: Layer, schools: readonly SchemeSchool[], { within, part, done, share }: Place, under: Under): void {
  const { plan, settings, why, told } = under
  const own = schools.filter(({ phase }) => layer.phases.includes(phase))
  // What it contains is the other half of its share.
  const half = layer.contains.length === 0 ? share : share / 2
  const divided = divide(layer, own, under.facts, { sizes: settings.sizes[layer.key], hold: part ? undefined : settings.hold[layer.key], near: part }, (of) => told(done + of * half, layer))
  const inner = (share - half) / (divided.cuts.length * layer.contains.length)
  for (const { school, why: reason } of divided.leftOver) why.set(school.id, reason)
  plan.unplaced.push(...divided.unplaced)
  const made: string[] = []
  for (const each of divided.cuts) {
    const key = `n${plan.networks.length + 1}`
    plan.networks.push({ ...planned(layer, each, settings), key, within, linked: layer.linked ? [...made] : [] })
    made.push(key)
    for (const [at, contained] of layer.contains.entries()) {
      const before = done + half + inner * ((made.length - 1) * layer.contains.length + at)
      addLayer(contained, each.schools, { within: key, part: part || layer.division.by !== 'one', done: before, share: inner }, under)
    }
  }
}

/** One network of the layer; one that is there already stays as it is. */
function planned(layer: Layer, { schools, called, focus, existing, centre, bounds, apart }: Cut, { fundPence }: Settings): Omit<Planned, 'key' | 'within' | 'linked'> {
  const { division } = layer
  const ids = schools.map(({ id }) => id)
  const part = (id: number): [number, string][] => {
    if (division.by !== 'around') return []
    const code = id === centre?.id ? division.centre : division.other
    return code === 'member' ? [] : [[id, code]]
  }
  const asItIs = existing !== null
  return {
    layer: layer.key, kind: existing?.kind ?? layer.kind, name: existing?.name ?? called ?? '', purpose: layer.purpose, ...(focus === undefined ? {} : { focus }), existingId: existing?.id ?? null,
    schoolIds: layer.members === 'schools' ? ids : [], parts: Object.fromEntries(layer.members === 'schools' ? ids.flatMap(part) : []), headsOf: layer.members === 'heads' ? ids : [],
    roles: asItIs ? [] : [...layer.roles], organisations: asItIs ? [] : [...layer.organisations], functions: asItIs ? [] : [...layer.functions], aims: asItIs ? [] : [...layer.aims],
    fundPence: layer.fund && !asItIs ? fundPence : null, years: asItIs ? null : layer.years, bounds, apart,
    byPlace: division.by === 'place' && layer.members === 'schools',
  }
}
