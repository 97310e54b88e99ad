/**
 * The round's problem as arrays, and a plan back: what pins fix is taken out of every limit before, and added again after.
 * Leaves out: which pins hold (pins.ts).
 */
import type { Kept } from '../model.ts'
import type { Plan as WordedPlan, Problem as Worded, Slot } from '../problem.ts'
import { grouped, type Plan, type Problem } from './problem.ts'

/** The arrays, and for each of their slots its position in the worded problem. */
export type Arrays = { problem: Problem; slots: Int32Array }

/** Numbers from 0 for keys, in the order in which they come. */
function numbering<Key>(): { of: (key: Key) => number; find: (key: Key) => number; count: () => number } {
  const found = new Map<Key, number>()
  return { of: (key) => found.get(key) ?? found.set(key, found.size).size - 1, find: (key) => found.get(key) ?? -1, count: () => found.size }
}

/** What pins send in a slot, and the deployment it belongs to. */
const fixedOf = (slot: Slot): number => (slot.pinned ? slot.least : 0)
const deploymentOf = ({ offer, schoolId }: Slot): string => `${offer}/${schoolId}`

/** Slots that could still carry something, offer by offer and school by school; `previous` is what the last run proposed. */
export function arraysOf(worded: Worded, previous: readonly Kept[] = []): Arrays {
  const pins = worded.slots.filter(({ pinned }) => pinned)
  const [need, offer] = [needsOf(worded, pins), offersOf(worded, pins)]
  const mostOf = (slot: Slot): number => Math.min(slot.most - fixedOf(slot), need.wanted[slot.need]!, offer.free[slot.offer]!)
  const order = Int32Array.from(worded.slots.keys()).filter((at) => mostOf(worded.slots[at]!) > 0)
  order.sort((a, b) => worded.slots[a]!.offer - worded.slots[b]!.offer || worded.slots[a]!.schoolId - worded.slots[b]!.schoolId || a - b)
  const slots = [...order].map((at) => worded.slots[at]!)
  const schools = numbering<number>()
  const school = Int32Array.from(worded.demands, (demand) => schools.of(demand.schoolId))
  const numbers = numbering<string>()
  const deployment = Int32Array.from(slots, (slot) => numbers.of(deploymentOf(slot)))
  const ownNeed = Int32Array.from(slots, (slot) => slot.need)
  const byNeed = grouped(ownNeed, need.wanted.length)
  const kept = new Set(previous.map(({ needId, offerId }) => `${needId}/${offerId}`))
  const deployments = deploymentsOf(worded, slots, deployment, pins)
  const donors = donorsOf(worded, deployments.firsts, pins)
  const tier = new Int32Array(schools.count())
  worded.demands.forEach((demand, n) => (tier[school[n]!] = demand.tier))
  const openSchools = new Set(pins.map(({ schoolId }) => schools.find(schoolId)))
  const { offer: byOffer, least, open, start } = deployments
  return {
    slots: order,
    problem: {
      tiers: worded.urgencies.length,
      school: { tier, open: Uint8Array.from(tier, (_, at) => Number(openSchools.has(at))) },
      need: { ...need, school },
      offer: { ...offer, donor: donors.ofOffer },
      donorPlaces: donors.places,
      pair: donors.pair,
      deployment: { offer: byOffer, school: Int32Array.from(deployments.firsts, (slot) => school[slot.need]!), least, open, start, pair: donors.ofDeployment },
      slot: {
        deployment,
        need: ownNeed,
        most: Int32Array.from(slots, mostOf),
        worth: Int32Array.from(slots, (slot) => slot.worth),
        open: Uint8Array.from(slots, (slot) => Number(slot.pinned)),
        kept: Uint8Array.from(slots, ({ candidate }) => Number(kept.has(`${candidate.needId}/${candidate.offerId}`))),
      },
      ofOffer: grouped(byOffer, worded.supplies.length).start,
      ofNeed: byNeed.start,
      slotsOfNeed: byNeed.list,
    },
  }
}

/** What needs still want, and how many more supporters each may have. */
function needsOf({ demands }: Worded, pins: readonly Slot[]): { wanted: Int32Array; places: Int32Array } {
  const [wanted, places] = [Int32Array.from(demands, (demand) => demand.wanted), Int32Array.from(demands, (demand) => demand.supporters)]
  for (const pin of pins) {
    wanted[pin.need] = wanted[pin.need]! - fixedOf(pin)
    places[pin.need] = places[pin.need]! - 1
  }
  return { wanted, places }
}

/** What offers still have, and how many more schools each may help. */
function offersOf({ supplies, circles, slots }: Worded, pins: readonly Slot[]): { free: Int32Array; places: Int32Array } {
  const free = Int32Array.from(supplies, (supply) => supply.free)
  const places = new Int32Array(supplies.length)
  for (const circle of circles) if (circle.by === 'offer') places[slots[circle.slots[0]!]!.offer] = circle.schools
  for (const pin of pins) free[pin.offer] = free[pin.offer]! - fixedOf(pin)
  for (const [offer, own] of Map.groupBy(pins, (pin) => pin.offer)) places[offer] = places[offer]! - new Set(own.map(({ schoolId }) => schoolId)).size
  return { free, places }
}

/** Deployments in order, each with its first slot. */
function deploymentsOf({ supplies, demands, slots: all }: Worded, slots: readonly Slot[], deployment: Int32Array, pins: readonly Slot[]) {
  const firsts = slots.filter((_, at) => at === 0 || deployment[at] !== deployment[at - 1])
  const wanted = new Map<string, number>()
  for (const slot of all) wanted.set(deploymentOf(slot), (wanted.get(deploymentOf(slot)) ?? 0) + demands[slot.need]!.wanted)
  const pinned = new Set(pins.map(deploymentOf))
  return {
    firsts,
    offer: Int32Array.from(firsts, (first) => first.offer),
    least: Int32Array.from(firsts, (first) => Math.min(wanted.get(deploymentOf(first))!, supplies[first.offer]!.least)),
    open: Uint8Array.from(firsts, (first) => Number(pinned.has(deploymentOf(first)))),
    start: grouped(deployment, firsts.length).start,
  }
}

/** Schools giving with care: which offers are theirs, whom they could help, and how many more they may. */
function donorsOf(worded: Worded, firsts: readonly Slot[], pins: readonly Slot[]) {
  const circles = worded.circles.filter(({ by }) => by === 'donor')
  const ofOffer = new Int32Array(worded.supplies.length).fill(-1)
  circles.forEach(({ slots }, donor) => slots.forEach((at) => (ofOffer[worded.slots[at]!.offer] = donor)))
  const pairs = numbering<string>()
  const donorOf: number[] = []
  const pairOf = ({ offer, schoolId }: Slot): number => {
    if (ofOffer[offer]! < 0) return -1
    const at = pairs.of(`${ofOffer[offer]}/${schoolId}`)
    donorOf[at] = ofOffer[offer]!
    return at
  }
  const ofDeployment = Int32Array.from(firsts, pairOf)
  const open = new Set(pins.map(pairOf).filter((at) => at >= 0))
  const places = Int32Array.from(circles, ({ schools }, donor) => schools - [...open].filter((at) => donorOf[at] === donor).length)
  return { ofOffer, ofDeployment, places, pair: { donor: Int32Array.from(donorOf), open: Uint8Array.from(donorOf, (_, at) => Number(open.has(at))) } }
}

/** A plan over the arrays, with what pins fix, as one of the worded problem. */
export function wordedPlan(worded: Worded, { slots }: Arrays, plan: Plan): WordedPlan {
  const whole = worded.slots.map(fixedOf)
  slots.forEach((at, position) => (whole[at] = whole[at]! + plan[position]!))
  return whole
}
