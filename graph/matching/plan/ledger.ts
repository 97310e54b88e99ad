/**
 * A plan in the making: what is sent and what is left of every limit. Every step keeps every limit.
 * Leaves out: which step to take (neighbourhood.ts).
 */
import { countsOf, keptOf, servedOf, type Aim } from './aim.ts'
import type { Blocks, Left } from './blocks.ts'
import { termsFor, type Terms } from './knapsack.ts'
import type { Plan, Problem } from './problem.ts'

export type Ledger = {
  problem: Problem
  plan: Plan
  needLeft: Int32Array
  needPlaces: Int32Array
  left: Left
  /** By pair of a school giving with care and a school: deployments in use. By school: the same. */
  pairUses: Int32Array
  schoolUses: Int32Array
  terms: Terms
}

/** What an aim counts, slot by slot and school by school. */
export type Counts = { halfDay: Float64Array; kept: Float64Array; served: Float64Array }

export const countsFor = (problem: Problem, aim: Aim): Counts => ({ halfDay: countsOf(problem, aim), kept: keptOf(problem, aim), served: servedOf(problem, aim) })

/** Nothing sent yet beyond what pins fix. */
export const openLedger = (problem: Problem): Ledger => ({
  problem,
  plan: new Int32Array(problem.slot.need.length),
  needLeft: problem.need.wanted.slice(),
  needPlaces: problem.need.places.slice(),
  left: { free: problem.offer.free.slice(), places: problem.offer.places.slice(), donorPlaces: problem.donorPlaces.slice(), pairOpen: problem.pair.open.slice() },
  pairUses: Int32Array.from(problem.pair.open),
  schoolUses: Int32Array.from(problem.school.open),
  terms: termsFor(problem, new Int32Array(problem.slot.need.length)),
})

/** Books what `plan` has in an offer's slots (`sign` 1), or takes it back (−1). */
export function book(ledger: Ledger, offer: number, sign: 1 | -1): void {
  const { problem: { deployment, slot, ofOffer }, plan, needLeft, needPlaces, left } = ledger
  for (let d = ofOffer[offer]!; d < ofOffer[offer + 1]!; d += 1) {
    let sent = 0
    for (let s = deployment.start[d]!; s < deployment.start[d + 1]!; s += 1) {
      const halfDays = plan[s]!
      if (halfDays === 0) continue
      const n = slot.need[s]!
      sent += halfDays
      needLeft[n] = needLeft[n]! - sign * halfDays
      if (!slot.open[s]) needPlaces[n] = needPlaces[n]! - sign
    }
    if (sent === 0) continue
    left.free[offer] = left.free[offer]! - sign * sent
    if (!deployment.open[d]) occupy(ledger, offer, d, sign)
  }
}

/** A deployment takes a place of its offer and of its school, and of the donor that gives with care. */
function occupy({ problem: { deployment, pair }, left, pairUses, schoolUses }: Ledger, offer: number, d: number, sign: 1 | -1): void {
  left.places[offer] = left.places[offer]! - sign
  schoolUses[deployment.school[d]!] = schoolUses[deployment.school[d]!]! + sign
  const at = deployment.pair[d]!
  if (at < 0) return
  pairUses[at] = pairUses[at]! + sign
  const open = pairUses[at] > 0 ? 1 : 0
  if (open === left.pairOpen[at]) return
  left.pairOpen[at] = open
  left.donorPlaces[pair.donor[at]!] = left.donorPlaces[pair.donor[at]!]! - sign
}

/** Slots of an offer: the first, and the one after the last. */
export const slotsOf = ({ deployment, ofOffer }: Problem, offer: number): [number, number] => [deployment.start[ofOffer[offer]!]!, deployment.start[ofOffer[offer + 1]!]!]

/** Empties a block. */
export function empty(ledger: Ledger, blocks: Blocks, block: number): void {
  for (const offer of blocks.offersOf(block)) {
    book(ledger, offer, -1)
    ledger.plan.fill(0, ...slotsOf(ledger.problem, offer))
  }
}

/** Fills an empty block, offer by offer, with what is best of what is left, when a half-day of a slot gains so much. */
export function fill(ledger: Ledger, blocks: Blocks, block: number, counts: Counts, gainOf: (slot: number) => number): void {
  const { problem, plan, left, terms } = ledger
  for (const offer of blocks.offersOf(block)) {
    const { ofOffer, offer: { donor } } = problem
    for (let d = ofOffer[offer]!; d < ofOffer[offer + 1]!; d += 1) offerTerms(ledger, d, counts, gainOf)
    const [own, more] = [left.places[offer]!, donor[offer]! < 0 ? 0 : left.donorPlaces[donor[offer]!]!]
    blocks.one(offer, left.free[offer]!, more > 0 ? Math.min(own, more) : own, terms, plan)
    book(ledger, offer, 1)
  }
}

/** Writes what one deployment may carry now, and what it gains. */
function offerTerms({ problem: { deployment, slot, pair }, needLeft, needPlaces, schoolUses, left, terms }: Ledger, d: number, counts: Counts, gainOf: (slot: number) => number): void {
  const [school, at] = [deployment.school[d]!, deployment.pair[d]!]
  const shut = at >= 0 && !left.pairOpen[at] && left.donorPlaces[pair.donor[at]!] === 0
  terms.deploymentFee[d] = deployment.open[d] || schoolUses[school]! > 0 ? 0 : -counts.served[school]!
  for (let s = deployment.start[d]!; s < deployment.start[d + 1]!; s += 1) {
    const n = slot.need[s]!
    const room = shut || (!slot.open[s] && needPlaces[n]! <= 0) ? 0 : Math.min(slot.most[s]!, needLeft[n]!)
    terms.most[s] = room
    if (room === 0) continue
    terms.gain[s] = gainOf(s)
    terms.fee[s] = -counts.kept[s]!
  }
}

/** Puts another plan in the place of the ledger's; it must keep every limit. */
export function setPlan(ledger: Ledger, plan: Plan): void {
  const offers = ledger.problem.offer.free.length
  for (let offer = 0; offer < offers; offer += 1) book(ledger, offer, -1)
  ledger.plan.set(plan)
  for (let offer = 0; offer < offers; offer += 1) book(ledger, offer, 1)
}
