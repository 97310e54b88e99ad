/**
 * One order for a round's input, and the hash of it: the same facts in any order are the same round.
 * Leaves out: where the input is kept (db/rounds.ts).
 */
import { createHash } from 'node:crypto'
import type { RoundInput } from './model.ts'

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0)

const text = (value: unknown): string => JSON.stringify(ordered(value))

/** Objects with their keys in order, so that equal facts are equal text. */
const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => compare(a, b)).map(([key, inner]) => [key, ordered(inner)]))
}

const byId = <Row extends { id: number }>(rows: readonly Row[]): Row[] => [...rows].sort((a, b) => a.id - b.id || compare(text(a), text(b)))
const byText = <Row>(rows: readonly Row[]): Row[] =>
  rows.map((row) => ({ row, key: text(row) })).sort((a, b) => compare(a.key, b.key)).map(({ row }) => row)

/** The input with every list in one order; what it says is unchanged. */
export function canonical(input: RoundInput): RoundInput {
  const { network } = input
  return {
    ...input,
    network: {
      schools: byId(network.schools),
      people: byId(network.people),
      organisations: byId(network.organisations),
      posts: byId(network.posts),
      designations: byId(network.designations),
      kinds: byText(network.kinds),
      networks: byId(network.networks),
      links: byId(network.links),
      memberships: byId(network.memberships),
      interests: byId(network.interests),
      activities: byId(network.activities).map((row) => ({ ...row, schoolIds: [...row.schoolIds].sort((a, b) => a - b) })),
    },
    framework: { ...input.framework, categories: byText(input.framework.categories) },
    categories: byId(input.categories),
    needs: byId(input.needs),
    offers: byId(input.offers).map((offer) => ({ ...offer, areas: byText(offer.areas), phases: [...offer.phases].sort(compare) })),
    overrides: byText(input.overrides),
    record: byText(input.record),
    ...(input.previous === undefined ? {} : { previous: byText(input.previous) }),
  }
}

/** SHA-256 of the input in its one order, as hexadecimal. */
export const hashOf = (input: RoundInput): string => createHash('sha256').update(text(canonical(input))).digest('hex')
