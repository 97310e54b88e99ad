/**
 * Which needs and offers compete for too few days: the smallest set that shows it.
 *
 * From the need left short: every offer that can meet it, every need those serve, every offer that can meet these, and so on. When no
 * offer so found has a day left and none of the needs is less urgent, the needs take every day that can reach any of them
 * and want more: the days can be moved about among them but no day can be found (Hall 1935; here with quantities, the minimal
 * tight set). Anybody can check it: add up what is wanted, and what all those offers have.
 * Leaves out: limits other than days. Where they decide, there is no such set.
 */
import type { Plan, Problem } from './problem.ts'

/** Positions in the problem, and half-days over all of them. */
export type Competing = { needs: number[]; offers: number[]; schools: number; wanted: number; free: number }

/** The set around the need at this position, or null where something else than days is short. */
export function competingFor(need: number, problem: Problem, plan: Plan): Competing | null {
  const { byNeed, byOffer } = slotsBy(problem)
  const [needs, offers] = [new Set([need]), new Set<number>()]
  let used = 0
  for (const reached of needs) {
    for (const index of byNeed.get(reached) ?? []) {
      const { offer } = problem.slots[index]!
      if (offers.has(offer)) continue
      offers.add(offer)
      const serving = byOffer.get(offer)!.filter((other) => plan[other]! > 0)
      used += serving.reduce((sum, other) => sum + plan[other]!, 0)
      for (const other of serving) needs.add(problem.slots[other]!.need)
    }
  }
  const sumOf = (all: Set<number>, halfDays: (at: number) => number): number => [...all].reduce((sum, at) => sum + halfDays(at), 0)
  const free = sumOf(offers, (at) => problem.supplies[at]!.free)
  const wanted = sumOf(needs, (at) => problem.demands[at]!.wanted)
  const lessUrgent = [...needs].some((at) => problem.demands[at]!.tier > problem.demands[need]!.tier)
  if (offers.size === 0 || used < free || lessUrgent || wanted <= free) return null
  const schools = new Set([...needs].map((at) => problem.demands[at]!.schoolId)).size
  return { needs: [...needs].sort((a, b) => a - b), offers: [...offers].sort((a, b) => a - b), schools, wanted, free }
}

type Sorted = { byNeed: Map<number, number[]>; byOffer: Map<number, number[]> }
/** A round asks for many of its needs: the slots are sorted once a problem. */
const sorted = new WeakMap<Problem, Sorted>()

function slotsBy(problem: Problem): Sorted {
  const known = sorted.get(problem)
  if (known) return known
  const by = (keyOf: (slot: Problem['slots'][number]) => number): Map<number, number[]> => {
    const found = new Map<number, number[]>()
    problem.slots.forEach((slot, index) => {
      const list = found.get(keyOf(slot))
      if (list) list.push(index)
      else found.set(keyOf(slot), [index])
    })
    return found
  }
  const now = { byNeed: by(({ need }) => need), byOffer: by(({ offer }) => offer) }
  sorted.set(problem, now)
  return now
}
