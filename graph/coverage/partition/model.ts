/**
 * What a partition is asked and what it answers: schools where they stand, in groups of bounded size, with none left over.
 * Coordinates are British National Grid metres. Leaves out: what the groups are for (graph/coverage/schemes).
 */

/** A school to be placed; without coordinates it goes where there is most room among its `kind` (its phase). */
export type Spot = { id: number; easting: number | null; northing: number | null; kind: string }

/** How many groups, and how many schools each may have: both ends included. */
export type Bounds = { groups: number; least: number; most: number }

export type Group = {
  /** In order of id. */
  ids: number[]
  /** The mean of those with coordinates, in metres; null where none has any. */
  middle: { easting: number; northing: number } | null
  /** Metres from the middle: the mean, and the farthest. */
  meanDistance: number
  farthest: number
  /** Schools that no chain of neighbours inside the group joins to most of it: none, wherever it can be done. */
  apart: number[]
}

export type Partition = {
  /** From north to south. */
  groups: Group[]
  /** The sum over schools of the squared distance to the middle of their group, in square metres: least is most compact. */
  spread: number
  /** Schools without coordinates, in order of id. */
  unplaced: number[]
}
