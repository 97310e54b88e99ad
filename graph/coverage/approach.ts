/**
 * Proposes which collaborations a school without one, or on paper only, could approach, and why.
 *
 * Source: the North Yorkshire response (collaborations are local and freely chosen). Schools choose their collaborations
 * freely, so this only ranks: its own that others keep alive first; then those with room it could join, best fit first (places.ts).
 * Leaves out: whether either side is willing; the repair of a whole area's gaps at once (repair.ts).
 */
import type { NetworkFacts } from '../network/model.ts'
import { collaborationsOn, type LiveCollaboration } from './collaborations.ts'
import type { CoverageAsked } from './model.ts'
import { fitsOf, type Fits, type Wishes } from './places.ts'
import type { Term } from './terms.ts'

/** The most collaborations proposed to a school. */
export const PROPOSALS = 3

/** A collaboration to approach, with reasons in plain sentences. `terms` are empty for its own. */
export type Approach = { networkId: number; networkName: string; kind: string; own: boolean; terms: Term[]; because: string[] }

/** Up to three collaborations for each school asked about, best first; none for a school the facts do not know. */
export function approachesOf(facts: NetworkFacts, asked: CoverageAsked, wishes: Wishes = {}): Map<number, Approach[]> {
  const collaborations = collaborationsOn(facts, asked.day, asked.months)
  const fits = fitsOf(facts, asked, wishes, collaborations)
  const own = ownAlive(collaborations)
  const others = bestFits(fits)
  return new Map(asked.schoolIds.map((id) => [
    id, [...(own.get(id) ?? []), ...(others.get(id) ?? []).map((pair) => toJoin(fits, pair))].slice(0, PROPOSALS),
  ]))
}

/** The same of those it could join, its own left out, up to so many. */
export function toJoinOf(facts: NetworkFacts, asked: CoverageAsked, wishes: Wishes, most: number): Map<number, Approach[]> {
  const fits = fitsOf(facts, asked, wishes)
  return new Map([...bestFits(fits, most)].map(([id, pairs]) => [id, pairs.map((pair) => toJoin(fits, pair))]))
}

const lately = (tookPart: number, schools: number): string => `${tookPart} of its ${schools} schools took part lately.`

/** Collaborations a school belongs to that others keep alive. */
function ownAlive(collaborations: ReadonlyMap<number, LiveCollaboration>): Map<number, Approach[]> {
  const found = new Map<number, Approach[]>()
  for (const { network, schoolIds, tookPart } of collaborations.values()) {
    if (tookPart.size === 0) continue
    const because = ['The school belongs already.', lately(tookPart.size, schoolIds.size)]
    for (const id of schoolIds) {
      const one = { networkId: network.id, networkName: network.name, kind: network.kind, own: true, terms: [], because }
      found.set(id, [...(found.get(id) ?? []), one])
    }
  }
  return found
}

/** For each school its best pairs, those of places with room. */
function bestFits({ schools, places, school, place, cost }: Fits, most = PROPOSALS): Map<number, number[]> {
  const found = new Map<number, number[]>()
  for (let start = 0, end = 0; start < school.length; start = end) {
    const best: number[] = []
    for (; end < school.length && school[end] === school[start]; end += 1) {
      if (places[place[end]!]!.room === 0) continue
      let at = best.length
      while (at > 0 && cost[best[at - 1]!]! > cost[end]!) at -= 1
      if (at < most) best.splice(at, 0, end)
      if (best.length > most) best.pop()
    }
    found.set(schools[school[start]!]!.id, best)
  }
  return found
}

function toJoin({ places, place, termsOf }: Fits, pair: number): Approach {
  const { network, schoolIds, tookPart, room } = places[place[pair]!]!
  const terms = termsOf(pair)
  return { networkId: network.id, networkName: network.name, kind: network.kind, own: false, terms, because: [...worthSaying(terms), lately(tookPart, schoolIds.size), ...roomLeft(room)] }
}

/** Reasons a reader needs: how far and which phase always; of the others what speaks for it, or weighs against it. */
const worthSaying = (terms: readonly Term[]): string[] =>
  terms.filter(({ term, km, because }) => term === 'distance' || term === 'phase' || (term === 'size' ? km > 0 : term === 'need' ? !because.startsWith('The school asks') : km === 0)).map(({ because }) => because)

/** How many more it takes in, where it says so. */
export const roomLeft = (room: number | null): string[] => (room === null ? [] : [room === 1 ? 'Room for one more.' : `Room for ${room} more.`])
