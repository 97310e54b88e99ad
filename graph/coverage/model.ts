/**
 * What coverage says about a school, as plain data. Source: North Yorkshire Commission for School Improvement,
 * "Response to Consultation", May 2014 (every school an active member of a collaboration). Leaves out: the school's category,
 * which coverage neither needs nor shows.
 */

/** Took part in something of a collaboration it belongs to; belongs but took no part; belongs to none. */
export type CoverageState = 'active' | 'on-paper-only' | 'none'

/** Something a collaboration did in which the school took part within the months asked; `by`: as what somebody recorded it, null where that is not on record. */
export type Evidence = { on: string; kind: string; title: string; networkId: number; networkName: string; by: string | null }

/** A collaboration the school belongs to on the day. */
export type Collaboration = {
  networkId: number
  networkName: string
  kind: string
  /** The school's roles in it, in order. */
  roles: string[]
  /** Other schools in it on the day: at least one, or it is no collaboration. */
  otherSchools: number
  /** Did the school take part within the months asked? */
  active: boolean
  /** The last day, however long ago, on which the school took part; null: never recorded. */
  lastOn: string | null
}

/**
 * What a school's company hangs by: a collaboration, school or person without which it would have none left; or `alone`,
 * when no other school is recorded as taking part in what it does. `id` and `name` are empty for `alone`.
 */
export type Thread = { kind: 'collaboration' | 'school' | 'person' | 'alone'; id: number | null; name: string; because: string }

export type SchoolCoverage = {
  schoolId: number
  coverage: CoverageState
  /** Latest first. */
  evidence: Evidence[]
  networks: Collaboration[]
  /** Only where the school is active: it has something to lose. */
  threads: Thread[]
}

export type CoverageAsked = { day: string; months: number; schoolIds: readonly number[] }
