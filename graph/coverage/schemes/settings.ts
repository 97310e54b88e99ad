/** Decides what a template may be set to over the schools at hand, what the form begins with, and whether what was typed can be meant. */
import { OTHER_FIGURES } from '../../dates/figures.ts'
import type { Refusal } from '../../dates/refusal.ts'
import type { TypedDay } from '../../dates/typed-day.ts'
import { readPence } from '../../network/fund.ts'
import { readDayWithin } from '../../network/spans.ts'
import type { Layer, Template } from '../../network/templates/model.ts'
import { boundsFor, nearestBounds, type SizesAsked } from '../partition/sizes.ts'
import { heldBy } from './divide.ts'
import type { SchemeFacts, Settings } from './model.ts'

export const LONGEST_PREFIX = 60
const MOST = 99_999

/** A layer whose sizes can be set. `part`: it lies inside parts of the area, each of which comes near to the sizes. */
export type Adjustable = { layer: Layer; part: boolean; count: number; sizes: SizesAsked; /** False: the template's own sizes do not fit the schools here. */ asWished: boolean; hold: number | null }

/** The layers that can be set, with what the form begins with. */
export function adjustable({ layers }: { layers: readonly Layer[] }, { schools }: SchemeFacts, part = false): Adjustable[] {
  return layers.flatMap((layer) => {
    const count = schools.filter(({ phase }) => layer.phases.includes(phase)).length
    return [...ownOf(layer, count, part), ...adjustable({ layers: layer.contains }, { schools, existing: [] }, part || layer.division.by !== 'one')]
  })
}

function ownOf(layer: Layer, count: number, part: boolean): Adjustable[] {
  const { division } = layer
  const hold = layer.hold && !part ? heldBy(layer, count) : null
  if (division.by !== 'place' && division.by !== 'theme') return hold === null ? [] : [{ layer, part, count, sizes: { groups: null, least: null, most: null }, asWished: true, hold }]
  const { groups, least, most } = division
  if (part) return [{ layer, part, count, sizes: { groups: null, least, most }, asWished: true, hold }]
  const nearest = nearestBounds(hold ?? count, { groups, least, most })
  return [{ layer, part, count, sizes: nearest?.bounds ?? { groups, least, most }, asWished: nearest?.asWished ?? true, hold }]
}

type Typed = { authority: string; prefix: string; fund: string; from: TypedDay; number: (name: string) => string }

/** What was typed, as settings. Fields: authority, prefix, from, fund, KEY-groups, KEY-least, KEY-most, KEY-hold. */
export function readSettings(typed: Typed, template: Template, facts: SchemeFacts): { settings: Settings } | { refusals: Refusal[] } {
  const refusals: Refusal[] = []
  const no = (field: string, message: string): void => void refusals.push({ field, message })
  const day = readDayWithin(typed.from, 'The date the networks begin', 'from')
  if ('refusal' in day) refusals.push(day.refusal)
  const prefix = typed.prefix.trim().replace(/\s+/g, ' ')
  if (prefix.length > LONGEST_PREFIX) no('prefix', `The words in front of the names must have at most ${LONGEST_PREFIX} characters`)
  const pence = typed.fund.trim() === '' ? 0 : readPence(typed.fund)
  if (pence === null || pence > 10_000_000_000) no('fund', 'The fund of each must be in pounds, or pounds and pence, like 1,250 or 1250.50, or left empty')
  const whole = (field: string, what: string): number | null => {
    const text = typed.number(field).trim()
    if (text === '') return null
    if (/^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST) return Number(text)
    no(field, OTHER_FIGURES.test(text) ? `${what} must be in the figures 0 to 9` : `${what} must be a whole number, 1 or more`)
    return null
  }
  const settings: Settings = { sizes: {}, hold: {}, prefix, from: 'day' in day ? day.day : '', fundPence: pence ?? 0 }
  for (const { layer: { key, name, division }, part, count, hold } of adjustable(template, facts)) {
    if (hold !== null) {
      const held = whole(`${key}-hold`, `How many schools the ${name} networks hold`)
      if (held !== null && held > count) no(`${key}-hold`, `There are ${count} schools for these networks. Choose ${count} or fewer`)
      settings.hold[key] = held ?? hold
    }
    if (division.by !== 'place' && division.by !== 'theme') continue
    const sizes = { groups: part ? null : whole(`${key}-groups`, `The number of ${name} networks`), least: whole(`${key}-least`, 'The fewest schools'), most: whole(`${key}-most`, 'The most schools') }
    if (Object.values(sizes).some((size) => size !== null)) settings.sizes[key] = sizes
    if (part && sizes.least !== null && sizes.most !== null && sizes.least > sizes.most) no(`${key}-most`, `The most schools must be ${sizes.least} or more, the fewest you chose`)
  }
  return refusals.length > 0 ? { refusals } : { settings }
}

/** The sizes that cannot hold the schools, by field; layers inside parts of the area come as near as they can, and are never refused. */
export const refusedSizes = (template: Template, facts: SchemeFacts, { sizes, hold }: Settings): Refusal[] =>
  adjustable(template, facts).flatMap(({ layer, part, count }) => {
    const chosen = sizes[layer.key]
    if (part || !chosen) return []
    const asked = boundsFor(Math.min(count, hold[layer.key] ?? heldBy(layer, count)), chosen)
    return 'refusal' in asked ? [{ field: `${layer.key}-${asked.refusal.field}`, message: asked.refusal.message }] : []
  })
