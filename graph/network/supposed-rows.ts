/**
 * The rows of supposed changes (supposed.ts): how a row ends, how a lead goes, and how a change is refused.
 * Decides nothing; leaves the facts handed in as they are.
 */
import type { Dated, Membership, Network, NetworkFacts } from './model.ts'

/** A change that cannot be, with the reason. */
export class Refused extends Error {}
export const no = (why: string): never => {
  throw new Refused(why)
}

/** The facts so far, and what else is to be said of the change at hand. */
export type World = { facts: NetworkFacts; on: string; last: string; also: string[] }

/** Those of the rows get their last day; what would have begun later never does. */
export const ended = <Row extends Dated>(rows: Row[], last: string, which: (row: Row) => boolean): Row[] =>
  rows.flatMap((row) => {
    if (!which(row) || (row.to !== null && row.to <= last)) return [row]
    return row.from !== null && row.from > last ? [] : [{ ...row, to: last }]
  })

export const endMemberships = (world: World, which: (row: Membership) => boolean): void => {
  world.facts = { ...world.facts, memberships: ended(world.facts.memberships, world.last, which) }
}

export const withoutLead = (world: World, which: (row: Network) => boolean): void => {
  const networks = world.facts.networks.map((row) => (which(row) ? { ...row, leadSchoolId: null } : row))
  world.facts = { ...world.facts, networks }
}

/** An id no row has yet. */
export const freshId = (rows: readonly { id: number }[]): number => rows.reduce((least, { id }) => Math.min(least, id), 0) - 1
