/**
 * A scheme: what a template would make of the schools at hand, before anything is made of it.
 * Plain data, so that a draft can be kept and come back to. Leaves out: how it is worked out (plan.ts) and changed by hand (moves.ts).
 */
import type { School } from '../../network/model.ts'
import type { RoleWanted } from '../../network/templates/model.ts'
import type { SizesAsked } from '../partition/sizes.ts'

/** A school as a scheme needs it: in how many collaborations it is, and its open needs, the most pressing first. */
export type SchemeSchool = Pick<School, 'id' | 'name' | 'phase' | 'easting' | 'northing'> & { town: string | null; collaborations: number; needs: { code: string; name: string }[] }
/** A network that is there. */
export type ExistingNetwork = { id: number; name: string; kind: string; schoolIds: number[] }
export type SchemeFacts = { schools: readonly SchemeSchool[]; existing: readonly ExistingNetwork[] }

/** By key of a layer, how many networks of what size, and how many schools in all of them; what is absent is the template's. */
export type Settings = { sizes: Record<string, SizesAsked>; hold: Record<string, number>; prefix: string; from: string; fundPence: number }

export type Planned = {
  /** Unique in the scheme. */
  key: string
  layer: string
  kind: string
  name: string
  purpose: string
  /** The need that brings its schools together: told to officers in the draft, and never part of the network, which everybody sees. */
  focus?: string
  /** The network it lies in; null: in none. */
  within: string | null
  /** One that is there already, to be placed under `within` and otherwise left as it is. */
  existingId: number | null
  schoolIds: number[]
  /** By school, its part, where it is not `member`. */
  parts: Record<number, string>
  /** Schools whose heads are invited, without being members by it. */
  headsOf: number[]
  roles: RoleWanted[]
  organisations: string[]
  functions: string[]
  aims: string[]
  fundPence: number | null
  years: number | null
  /** Keys of the networks it is linked with, each pair once. */
  linked: string[]
  /** What its size was to be; null: nobody said. */
  bounds: { least: number; most: number } | null
  /** Its schools were put together for being neighbours. */
  byPlace: boolean
  /** Schools no chain of neighbours joins to the rest of the group. */
  apart: number[]
}

/** Why a school is in none of the networks. */
export type LeftOver = 'not-held' | 'no-need' | 'chose-none' | 'other-phase' | 'taken-out' | 'came-later'

export type SchemePlan = { networks: Planned[]; leftOver: { schoolId: number; why: LeftOver }[]; /** Schools without a place in the register, put where there was room. */ unplaced: number[] }
