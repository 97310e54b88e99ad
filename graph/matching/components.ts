/**
 * Cuts a problem into parts that have nothing to do with one another, each of which is solved alone: an optimum of each part
 * is an optimum of the whole, tier by tier, because both are sums over the parts.
 * Source: union–find (Tarjan 1975). Leaves out: demands and supplies without a slot, which no solve can change.
 */
import type { Plan, Problem } from './problem.ts'

/** A part of a problem and where its slots stand in the whole. */
export type Part = { problem: Problem; slots: number[] }

/** The parts, in the order of their first slot. */
export function partsOf(problem: Problem): Part[] {
  const parent = problem.slots.map((_, index) => index)
  const root = (index: number): number => {
    while (parent[index] !== index) index = parent[index] = parent[parent[index]!]!
    return index
  }
  const join = (group: number[]): void => group.forEach((index) => (parent[root(index)] = root(group[0]!)))
  for (const group of groupsOf(problem, (slot) => slot.need)) join(group)
  for (const group of groupsOf(problem, (slot) => slot.offer)) join(group)
  for (const circle of problem.circles) join(circle.slots)
  const members = new Map<number, number[]>()
  problem.slots.forEach((_, index) => members.set(root(index), [...(members.get(root(index)) ?? []), index]))
  return [...members.values()].map((slots) => ({ problem: restricted(problem, slots), slots }))
}

/** Positions of slots that share a key, by first appearance. */
export function groupsOf(problem: Problem, keyOf: (slot: Problem['slots'][number]) => number): number[][] {
  const groups = new Map<number, number[]>()
  problem.slots.forEach((slot, index) => {
    const group = groups.get(keyOf(slot))
    if (group) group.push(index)
    else groups.set(keyOf(slot), [index])
  })
  return [...groups.values()]
}

function restricted(problem: Problem, slots: number[]): Problem {
  const place = new Map(slots.map((slot, position) => [slot, position]))
  const needs = [...new Set(slots.map((slot) => problem.slots[slot]!.need))]
  const offers = [...new Set(slots.map((slot) => problem.slots[slot]!.offer))]
  const [needPlace, offerPlace] = [new Map(needs.map((need, at) => [need, at])), new Map(offers.map((offer, at) => [offer, at]))]
  return {
    urgencies: problem.urgencies,
    slots: slots.map((index) => {
      const slot = problem.slots[index]!
      return { ...slot, need: needPlace.get(slot.need)!, offer: offerPlace.get(slot.offer)! }
    }),
    demands: needs.map((need) => problem.demands[need]!),
    supplies: offers.map((offer) => problem.supplies[offer]!),
    circles: problem.circles
      .filter((circle) => place.has(circle.slots[0]!))
      .map((circle) => ({ ...circle, slots: circle.slots.map((slot) => place.get(slot)!) })),
  }
}

/** Puts the parts' plans back into one for the whole. */
export function together(whole: Problem, parts: { slots: number[]; plan: Plan }[]): Plan {
  const plan: Plan = whole.slots.map(() => 0)
  for (const { slots, plan: own } of parts) slots.forEach((slot, position) => (plan[slot] = own[position]!))
  return plan
}
