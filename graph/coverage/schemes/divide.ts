/** Decides how one layer of a template divides its schools: by place, theme, need, around some of them, as they chose, or not at all. */
import type { Division, Layer } from '../../network/templates/model.ts'
import type { Bounds, Spot } from '../partition/model.ts'
import { partition, type Told } from '../partition/partition.ts'
import { boundsFor, nearestBounds, type SizesAsked } from '../partition/sizes.ts'
import { gatherAround } from './around.ts'
import { byNeed } from './by-need.ts'
import type { ExistingNetwork, LeftOver, SchemeFacts, SchemeSchool } from './model.ts'
import { fewestFirst, spread } from './spread.ts'

/** One network's worth of schools; `called`: what it is named after, else by its place; `focus`: the need that brings them together, which is not for everybody. */
export type Cut = {
  schools: SchemeSchool[]
  called: string | null
  focus?: string
  existing: ExistingNetwork | null
  centre: SchemeSchool | null
  bounds: { least: number; most: number } | null
  apart: number[]
}
export type Divided = { cuts: Cut[]; leftOver: { school: SchemeSchool; why: LeftOver }[]; unplaced: number[] }

const cut = (schools: SchemeSchool[], rest: Partial<Cut> = {}): Cut => ({ schools, called: null, existing: null, centre: null, bounds: null, apart: [], ...rest })
export const spotOf = ({ id, easting, northing, phase }: SchemeSchool): Spot => ({ id, easting, northing, kind: phase })

/** How many of the schools a layer is to hold. */
export const heldBy = ({ hold }: Layer, count: number): number =>
  hold === undefined ? count : Math.min(count, 'share' in hold ? Math.round(hold.share * count) : hold.schools)

type Sized = Extract<Division, { by: 'place' | 'theme' }>
/** What somebody chose for a layer; `near`: sizes need only be come near to, since each part of the area has its own number of schools. */
export type Chosen = { sizes?: SizesAsked | undefined; hold?: number | undefined; near: boolean }

/** The sizes chosen, else the template's as near as the schools allow; null: there are no schools. */
function boundsOf(division: Sized, count: number, { sizes, near }: Chosen): Bounds | null {
  if (!sizes || near) return nearestBounds(count, sizes ?? division)?.bounds ?? null
  const asked = boundsFor(count, sizes)
  if ('refusal' in asked) throw new RangeError(asked.refusal.message)
  return asked.bounds
}

/** The networks' worth of schools of a layer. Throws where the sizes chosen cannot hold them, which settings.ts says in words. */
export function divide(layer: Layer, schools: SchemeSchool[], { existing }: SchemeFacts, chosen: Chosen, told: Told): Divided {
  const { division } = layer
  const hold = Math.min(schools.length, chosen.hold ?? heldBy(layer, schools.length))
  const inTurn = fewestFirst(schools)
  const held = inTurn.slice(0, hold).sort((a, b) => a.id - b.id)
  const leftOver = inTurn.slice(hold).map((school) => ({ school, why: 'not-held' as const }))
  if (division.by === 'need') return byNeed(schools, division)
  if (division.by === 'existing') return asChosen(schools, existing.filter(({ kind }) => division.kinds.includes(kind)))
  if (division.by === 'one') return { cuts: [cut(held)], leftOver, unplaced: [] }
  if (division.by === 'around') return { ...gatherAround(held, division.phases), leftOver }
  const bounds = boundsOf(division, held.length, chosen)
  if (bounds === null) return { cuts: [], leftOver, unplaced: [] }
  const sizes = { least: bounds.least, most: bounds.most }
  if (division.by === 'theme') return { cuts: spread(held, bounds.groups).map((each) => cut(each, { bounds: sizes })), leftOver, unplaced: [] }
  const byId = new Map(held.map((school) => [school.id, school]))
  const { groups, unplaced } = partition(held.map(spotOf), bounds, told)
  return { cuts: groups.map(({ ids, apart }) => cut(ids.map((id) => byId.get(id)!), { bounds: sizes, apart })), leftOver, unplaced }
}

/** The networks that are there, and the schools in none of them. */
function asChosen(schools: SchemeSchool[], networks: ExistingNetwork[]): Divided {
  const chosen = new Set(networks.flatMap(({ schoolIds }) => schoolIds))
  return {
    cuts: networks.map((existing) => cut(schools.filter(({ id }) => existing.schoolIds.includes(id)), { existing })),
    leftOver: schools.filter(({ id }) => !chosen.has(id)).map((school) => ({ school, why: 'chose-none' })), unplaced: [],
  }
}
