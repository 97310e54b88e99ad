/**
 * Finds the fewest collaborations that have to do something together so that every school on paper only takes part again.
 *
 * A cover of schools by the collaborations they belong to. Whoever belongs to one only decides it; a collaboration whose
 * schools all belong to another is not needed; what neither settles is searched through, with schools that share no collaboration as the
 * bound. Where the search would take too long the answer is the best found and says that it is not proven.
 * Source: the reductions of Beasley, "An algorithm for set covering problem" (1987). Leaves out: what to do together.
 */
import type { LiveCollaboration } from './collaborations.ts'

/** A collaboration that does something together with these schools; `alive`: others took part lately. */
export type Session = { networkId: number; networkName: string; schoolIds: number[]; alive: boolean }

/** Steps of the search of one part before it gives up the proof. */
const PATIENCE = 2000

/** Sessions in order of network; each school in the first of them it belongs to. */
export function fewestSessions(schoolIds: readonly number[], collaborations: ReadonlyMap<number, LiveCollaboration>): { sessions: Session[]; proven: boolean } {
  const wanted = new Set(schoolIds)
  const sets = new Map<number, Set<number>>()
  for (const [id, one] of collaborations) {
    const own = new Set([...one.schoolIds].filter((schoolId) => wanted.has(schoolId)))
    if (own.size > 0) sets.set(id, own)
  }
  const { cover, proven } = leastCover(sets)
  const left = new Set([...sets.values()].flatMap((own) => [...own]))
  const sessions = cover.sort((a, b) => a - b).map((id): Session => {
    const { network, tookPart } = collaborations.get(id)!
    const own = [...sets.get(id)!].filter((schoolId) => left.delete(schoolId)).sort((a, b) => a - b)
    return { networkId: id, networkName: network.name, schoolIds: own, alive: tookPart.size > 0 }
  })
  return { sessions, proven }
}

type Sets = ReadonlyMap<number, ReadonlySet<number>>

/** The fewest sets that hold every element; keys of the sets. */
export function leastCover(sets: Sets): { cover: number[]; proven: boolean } {
  let proven = true
  const cover = partsOf(sets).flatMap((part) => {
    const patience = { steps: PATIENCE }
    const found = search(part, [], null, patience) ?? greedy(part)
    proven &&= patience.steps > 0
    return found
  })
  return { cover, proven }
}

/** Sets that share no element with one another are settled apart. */
function partsOf(sets: Sets): Map<number, Set<number>>[] {
  const holders = holdersOf(sets)
  const seen = new Set<number>()
  const parts: Map<number, Set<number>>[] = []
  for (const start of sets.keys()) {
    if (seen.has(start)) continue
    const part = new Set([start])
    for (const id of part) for (const element of sets.get(id)!) for (const other of holders.get(element)!) part.add(other)
    part.forEach((id) => seen.add(id))
    parts.push(new Map([...part].map((id) => [id, new Set(sets.get(id))])))
  }
  return parts
}

function holdersOf(sets: Sets): Map<number, number[]> {
  const holders = new Map<number, number[]>()
  for (const [id, own] of sets) {
    for (const element of own) {
      const list = holders.get(element)
      if (list) list.push(id)
      else holders.set(element, [id])
    }
  }
  return holders
}

/** Depth first with the best found so far as the limit; null: nothing below the limit. */
function search(sets: Map<number, Set<number>>, chosen: number[], limit: number | null, patience: { steps: number }): number[] | null {
  patience.steps -= 1
  const { rest, forced } = reduce(sets)
  const taken = [...chosen, ...forced]
  if (rest.size === 0) return limit === null || taken.length < limit ? taken : null
  if (limit !== null && taken.length + packing(rest) >= limit) return null
  const holders = [...holdersOf(rest).values()].reduce((fewest, one) => (one.length < fewest.length ? one : fewest))
  let best = null as number[] | null
  for (const id of holders.sort((a, b) => rest.get(b)!.size - rest.get(a)!.size || a - b)) {
    if (patience.steps <= 0) break
    best = search(withoutElements(rest, rest.get(id)!), [...taken, id], best?.length ?? limit, patience) ?? best
  }
  return best
}

const withoutElements = (sets: Sets, gone: ReadonlySet<number>): Map<number, Set<number>> =>
  new Map([...sets].map(([id, own]): [number, Set<number>] => [id, new Set([...own].filter((element) => !gone.has(element)))]).filter(([, own]) => own.size > 0))

/** Takes what must be taken and drops what need not be, until neither changes anything. */
function reduce(sets: Map<number, Set<number>>): { rest: Map<number, Set<number>>; forced: number[] } {
  const forced: number[] = []
  for (let rest = sets; ; ) {
    const kept = withoutDominated(rest)
    const only = [...new Set([...holdersOf(kept).values()].flatMap((holders) => (holders.length === 1 ? holders : [])))]
    if (only.length === 0) return { rest: kept, forced }
    forced.push(...only)
    rest = withoutElements(kept, new Set(only.flatMap((id) => [...kept.get(id)!])))
  }
}

const isWithin = (own: ReadonlySet<number>, other: ReadonlySet<number>): boolean => own.size <= other.size && [...own].every((element) => other.has(element))

/** Without sets all of whose elements another holds too; of two equal ones the first stays. */
function withoutDominated(sets: Map<number, Set<number>>): Map<number, Set<number>> {
  const holders = holdersOf(sets)
  const isSpare = (id: number, own: Set<number>): boolean => {
    const [first] = own
    return holders.get(first!)!.some((other) => other !== id && isWithin(own, sets.get(other)!) && (sets.get(other)!.size > own.size || other < id))
  }
  return new Map([...sets].filter(([id, own]) => !isSpare(id, own)))
}

/** Elements no two of which share a set: each needs one of its own. */
function packing(sets: Sets): number {
  const blocked = new Set<number>()
  let count = 0
  for (const [, holders] of [...holdersOf(sets)].sort(([, a], [, b]) => a.length - b.length)) {
    if (holders.some((id) => blocked.has(id))) continue
    count += 1
    holders.forEach((id) => blocked.add(id))
  }
  return count
}

/** The largest first: what there is when the search was given up before it found anything. */
function greedy(sets: Sets): number[] {
  const taken: number[] = []
  for (let rest = new Map([...sets].map(([id, own]) => [id, new Set(own)])); rest.size > 0; ) {
    const [id] = [...rest].reduce((most, one) => (one[1].size > most[1].size ? one : most))
    taken.push(id)
    rest = withoutElements(rest, rest.get(id)!)
  }
  return taken
}
