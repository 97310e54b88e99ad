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

/** New positions, from 0, for those that are used, in their old order. */
function renumbered(used: Iterable<number>): { old: Int32Array; of: Map<number, number> } {
  const old = Int32Array.from(new Set(used)).sort()
  return { old, of: new Map([...old].map((before, after) => [before, after])) }
}

/** Every row of some slots taken out of a list by position. */
const taken = <Rows extends Int32Array | Uint8Array>(rows: Rows, old: Int32Array): Rows => (rows instanceof Uint8Array ? Uint8Array.from(old, (at) => rows[at]!) : Int32Array.from(old, (at) => rows[at]!)) as Rows

/** The problem with these slots alone; they must hold whole deployments. */
export function restricted(problem: Problem, slots: Iterable<number>): Part {
  const { slot, deployment, offer, need, school, pair, donorPlaces } = problem
  const own = Int32Array.from(slots).sort()
  const deployments = renumbered([...own].map((s) => slot.deployment[s]!))
  const needs = renumbered([...own].map((s) => slot.need[s]!))
  const schools = renumbered([...needs.old].map((n) => need.school[n]!))
  const offers = renumbered([...deployments.old].map((d) => deployment.offer[d]!))
  const pairs = renumbered([...deployments.old].map((d) => deployment.pair[d]!).filter((at) => at >= 0))
  const donors = renumbered([...pairs.old].map((at) => pair.donor[at]!))
  const newDeployment = Int32Array.from(own, (s) => deployments.of.get(slot.deployment[s]!)!)
  const newNeed = Int32Array.from(own, (s) => needs.of.get(slot.need[s]!)!)
  const newOffer = Int32Array.from(deployments.old, (d) => offers.of.get(deployment.offer[d]!)!)
  const ofNeed = grouped(newNeed, needs.old.length)
  const part: Problem = {
    tiers: problem.tiers,
    school: { tier: taken(school.tier, schools.old), open: taken(school.open, schools.old) },
    need: { school: Int32Array.from(needs.old, (n) => schools.of.get(need.school[n]!)!), wanted: taken(need.wanted, needs.old), places: taken(need.places, needs.old) },
    offer: { free: taken(offer.free, offers.old), places: taken(offer.places, offers.old), donor: Int32Array.from(offers.old, (o) => donors.of.get(offer.donor[o]!) ?? -1) },
    donorPlaces: taken(donorPlaces, donors.old),
    pair: { donor: Int32Array.from(pairs.old, (at) => donors.of.get(pair.donor[at]!)!), open: taken(pair.open, pairs.old) },
    deployment: {
      offer: newOffer,
      school: Int32Array.from(deployments.old, (d) => schools.of.get(deployment.school[d]!)!),
      least: taken(deployment.least, deployments.old),
      open: taken(deployment.open, deployments.old),
      start: grouped(newDeployment, deployments.old.length).start,
      pair: Int32Array.from(deployments.old, (d) => pairs.of.get(deployment.pair[d]!) ?? -1),
    },
    slot: { deployment: newDeployment, need: newNeed, most: taken(slot.most, own), worth: taken(slot.worth, own), open: taken(slot.open, own), kept: taken(slot.kept, own) },
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
