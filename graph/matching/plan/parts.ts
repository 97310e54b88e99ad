/**
 * Cuts a problem into parts that have nothing to do with one another, each of which is solved alone: an optimum of each part is an
 * optimum of the whole, level by level, because every level is a sum over the parts.
 * Source: union–find (Tarjan 1975). Leaves out: needs and offers without a slot, which no solve can change.
 */
import { grouped, type Plan, type Problem } from './problem.ts'

/** A part of a problem, and where its slots, needs and schools stand in the whole. */
export type Part = { problem: Problem; slots: Int32Array; needs: Int32Array; schools: Int32Array }

/** The parts, in the order of their first slot. */
export function partsOf(problem: Problem): Part[] {
  const { slot, deployment, offer, need, school, donorPlaces } = problem
  const [offers, schools] = [offer.free.length, school.tier.length]
  const parent = Int32Array.from({ length: offers + schools + donorPlaces.length }, (_, at) => at)
  const root = (at: number): number => {
    let top = at
    while (parent[top] !== top) top = parent[top] = parent[parent[top]!]!
    return top
  }
  for (let d = 0; d < deployment.offer.length; d += 1) parent[root(offers + deployment.school[d]!)] = root(deployment.offer[d]!)
  for (let o = 0; o < offers; o += 1) if (offer.donor[o]! >= 0) parent[root(offers + schools + offer.donor[o]!)] = root(o)
  const members = new Map<number, number[]>()
  for (let s = 0; s < slot.need.length; s += 1) {
    const top = root(offers + need.school[slot.need[s]!]!)
    const list = members.get(top)
    if (list) list.push(s)
    else members.set(top, [s])
  }
  return [...members.values()].map((slots) => restricted(problem, slots))
}

/** New positions, from 0, for those of so many that are used, in their old order; −1 for the others, and for none (−1). */
function renumbered(count: number, used: Int32Array): { old: Int32Array; of: (before: Int32Array) => Int32Array } {
  const after = new Int32Array(count).fill(-1)
  for (const one of used) if (one >= 0) after[one] = 0
  const old = new Int32Array(Math.min(count, used.length))
  let found = 0
  for (let one = 0; one < count; one += 1) {
    if (after[one]! < 0) continue
    old[found] = one
    after[one] = found++
  }
  return { old: old.slice(0, found), of: (before) => before.map((one) => (one < 0 ? -1 : after[one]!)) }
}

/** What a list has at some positions. */
const ints = (list: Int32Array, at: Int32Array): Int32Array => at.map((one) => list[one]!)
const marks = (list: Uint8Array, at: Int32Array): Uint8Array => new Uint8Array(at.length).map((_, one) => list[at[one]!]!)

/** The problem with these slots alone; they must hold whole deployments. */
export function restricted({ tiers, slot, deployment, offer, need, school, pair, donorPlaces }: Problem, slots: Iterable<number>): Part {
  const own = Int32Array.from(slots).sort()
  const deployments = renumbered(deployment.offer.length, ints(slot.deployment, own))
  const needs = renumbered(need.wanted.length, ints(slot.need, own))
  const schools = renumbered(school.tier.length, ints(need.school, needs.old))
  const offers = renumbered(offer.free.length, ints(deployment.offer, deployments.old))
  const pairs = renumbered(pair.donor.length, ints(deployment.pair, deployments.old))
  const donors = renumbered(donorPlaces.length, ints(pair.donor, pairs.old))
  const [newDeployment, newNeed, newOffer] = [deployments.of(ints(slot.deployment, own)), needs.of(ints(slot.need, own)), offers.of(ints(deployment.offer, deployments.old))]
  const ofNeed = grouped(newNeed, needs.old.length)
  const part: Problem = {
    tiers,
    school: { tier: ints(school.tier, schools.old), open: marks(school.open, schools.old) },
    need: { school: schools.of(ints(need.school, needs.old)), wanted: ints(need.wanted, needs.old), places: ints(need.places, needs.old) },
    offer: { free: ints(offer.free, offers.old), places: ints(offer.places, offers.old), donor: donors.of(ints(offer.donor, offers.old)) },
    donorPlaces: ints(donorPlaces, donors.old),
    pair: { donor: donors.of(ints(pair.donor, pairs.old)), open: marks(pair.open, pairs.old) },
    deployment: {
      offer: newOffer,
      school: schools.of(ints(deployment.school, deployments.old)),
      least: ints(deployment.least, deployments.old),
      open: marks(deployment.open, deployments.old),
      start: grouped(newDeployment, deployments.old.length).start,
      pair: pairs.of(ints(deployment.pair, deployments.old)),
    },
    slot: { deployment: newDeployment, need: newNeed, most: ints(slot.most, own), worth: ints(slot.worth, own), open: marks(slot.open, own), kept: marks(slot.kept, own) },
    ofOffer: grouped(newOffer, offers.old.length).start,
    ofNeed: ofNeed.start,
    slotsOfNeed: ofNeed.list,
  }
  return { problem: part, slots: own, needs: needs.old, schools: schools.old }
}

/** Writes a part's plan into the plan of the whole. */
export function putBack(whole: Plan, { slots }: Part, plan: Plan): void {
  slots.forEach((slot, position) => (whole[slot] = plan[position]!))
}
