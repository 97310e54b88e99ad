/**
 * Which pairs of schools would come to share, or share no longer, what is a conflict of interest between them: a trust, a
 * federation, a governing body, or somebody who leads or governs both.
 *
 * The facts of conflict are the round's (graph/matching/day.ts). Only schools whose own ties changed are looked at, so that
 * the whole of England takes no longer than what changed in it.
 * Leaves out: declared interests and former posts, which are about who would come (what-if-support.ts).
 */
import type { ConflictDay } from '../matching/day.ts'

/** `by`: the network both are in; null where it is a person. Lower id first. */
export type PairConflict = { schoolId: number; otherId: number; by: number | null }
type Ties = Pick<ConflictDay, 'conflictNetworks' | 'responsible'>
type Groups = Map<number, Set<number>>

const same = (a: Set<number> | undefined, b: Set<number> | undefined): boolean =>
  (a?.size ?? 0) === (b?.size ?? 0) && [...(a ?? [])].every((id) => b?.has(id))

/** The conflicts between these schools that begin and end, by school. */
export function conflictsMoved({ before, after }: { before: Ties; after: Ties }, schoolIds: ReadonlySet<number>): { begun: PairConflict[]; ended: PairConflict[] } {
  const changed = [...schoolIds].filter((id) => !same(before.conflictNetworks.get(id), after.conflictNetworks.get(id)) || !same(before.responsible.get(id), after.responsible.get(id)))
  if (changed.length === 0) return { begun: [], ended: [] }
  const [was, is] = [partnersIn(before, schoolIds), partnersIn(after, schoolIds)]
  const [begun, ended] = [new Map<string, PairConflict>(), new Map<string, PairConflict>()]
  for (const id of changed) {
    const [then, now] = [was(id), is(id)]
    for (const [other, by] of now) if (!then.has(other)) keep(begun, id, other, by)
    for (const [other, by] of then) if (!now.has(other)) keep(ended, id, other, by)
  }
  return { begun: inOrder(begun), ended: inOrder(ended) }
}

function keep(pairs: Map<string, PairConflict>, a: number, b: number, by: number | null): void {
  const [schoolId, otherId] = a < b ? [a, b] : [b, a]
  pairs.set(`${schoolId}:${otherId}`, { schoolId, otherId, by })
}

const inOrder = (pairs: Map<string, PairConflict>): PairConflict[] => [...pairs.values()].sort((a, b) => a.schoolId - b.schoolId || a.otherId - b.otherId)

/** The schools in conflict with one, each with what they share first. */
function partnersIn(ties: Ties, schoolIds: ReadonlySet<number>): (id: number) => Map<number, number | null> {
  const [networks, people] = [inverted(ties.conflictNetworks), inverted(ties.responsible)]
  return (id) => {
    const found = new Map<number, number | null>()
    const add = (others: Set<number> | undefined, by: number | null): void => {
      for (const other of others ?? []) if (other !== id && schoolIds.has(other) && !found.has(other)) found.set(other, by)
    }
    for (const network of ties.conflictNetworks.get(id) ?? []) add(networks.get(network), network)
    for (const person of ties.responsible.get(id) ?? []) add(people.get(person), null)
    return found
  }
}

function inverted(groups: Groups): Groups {
  const found: Groups = new Map()
  for (const [school, ids] of groups) {
    for (const id of ids) {
      const schools = found.get(id)
      if (schools) schools.add(school)
      else found.set(id, new Set([school]))
    }
  }
  return found
}
