/**
 * The vocabulary of templates: a way of organising schools as layers of networks, each divided in one of a few ways.
 * No template has code of its own; what a layer makes of the schools at hand is decided in graph/coverage/schemes.
 */
import type { Phase } from '../model.ts'

/** How many networks, and how many schools in each; null: the source does not say. */
export type WishedSizes = { groups: number | null; least: number | null; most: number | null }

export type Division =
  /** One network for all its schools. */
  | { by: 'one' }
  /** Neighbours together, each group compact. */
  | ({ by: 'place' } & WishedSizes)
  /** Schools of every phase and part of the area in each. */
  | ({ by: 'theme' } & WishedSizes)
  /** Schools with the same open need together. */
  | { by: 'need'; least: number; most: number }
  /** Each school of these phases, with the schools around it. */
  | { by: 'around'; phases: readonly Phase[]; centre: string; other: string }
  /** The networks of these kinds that are there already. */
  | { by: 'existing'; kinds: readonly string[] }

/** A part to be filled; `each`: so many for every school, else for the network. */
export type RoleWanted = { role: string; count: number; each?: 'school' }

export type Layer = {
  key: string
  /** A code of graph/network/kinds.ts. */
  kind: string
  /** What one of its networks is called, after its place, theme or number. */
  name: string
  purpose: string
  phases: readonly Phase[]
  division: Division
  /** `schools`: they are members; `heads`: their heads are invited; `none`: a body over the networks it contains. */
  members: 'schools' | 'heads' | 'none'
  /** Absent: all schools of the phases; those in fewest collaborations come first. */
  hold?: { share: number } | { schools: number }
  roles: readonly RoleWanted[]
  /** Codes of graph/network/organisation-kinds.ts: who belongs beside the schools. */
  organisations: readonly string[]
  /** What the authority hands over to each. */
  functions: readonly string[]
  /** What each sets out to do together. */
  aims: readonly string[]
  /** Each has a fund. */
  fund: boolean
  /** How many years each lasts; null: no end is set. */
  years: number | null
  /** Each is linked with every other of the layer. */
  linked: boolean
  contains: readonly Layer[]
}

export type Template = {
  code: string
  authority: string
  name: string
  /** What the authority does, after the source; then the source's own figures, one a sentence. */
  words: string
  figures: readonly string[]
  source: string
  /** Every school of the authority belongs to at least one of its networks. */
  everySchool: boolean
  layers: readonly Layer[]
}

const ALL: readonly Phase[] = ['nursery', 'primary', 'middle-deemed-primary', 'middle-deemed-secondary', 'secondary', 'all-through', 'sixteen-plus', 'special', 'alternative-provision', 'not-applicable']
/** Each school is in one of the three. */
export const PRIMARIES: readonly Phase[] = ['nursery', 'primary', 'middle-deemed-primary']
export const SECONDARIES: readonly Phase[] = ['middle-deemed-secondary', 'secondary', 'all-through', 'sixteen-plus']
export const SPECIALS: readonly Phase[] = ['special', 'alternative-provision', 'not-applicable']

/** A layer from what is particular to it. */
export const layer = (key: string, name: string, purpose: string, division: Division, rest: Partial<Layer> = {}): Layer => ({
  key, name, purpose, division, kind: 'learning-community', phases: ALL, members: 'schools', roles: [], organisations: [], functions: [], aims: [],
  fund: false, years: null, linked: false, contains: [], ...rest,
})

/** By place, in so many groups. */
export const places = (groups: number): Division => ({ by: 'place', groups, least: null, most: null })
/** By place, in groups of such a size. */
export const placesOf = (least: number, most: number): Division => ({ by: 'place', groups: null, least, most })

export const REALISING = 'DfES, NCSL and IDeA, “Spreading Innovation Across Local Authorities: Realising the Potential of School-based Networks”, 2005'
