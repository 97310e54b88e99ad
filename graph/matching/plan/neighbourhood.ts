/**
 * Betters a plan: empties a few supporters who could help the same schools and fills them again one by one, each with its own exact
 * best of what is left, led by prices so that it leaves to others what is worth more to them.
 *
 * Source: Shaw (1998) and Pisinger and Ropke (2010), large neighbourhood search; Fisher (1981), plans led by Lagrangian prices.
 * Numbers that shuffle come from a fixed sequence: the same problem gives the same plan. Leaves out: any proof.
 */
import type { Blocks } from './blocks.ts'
import { book, empty, fill, openLedger, slotsOf, type Counts, type Ledger } from './ledger.ts'
import { grouped, type Plan, type Problem } from './problem.ts'

/** Whole numbers below a limit, from a fixed linear congruence (Knuth). */
export function sequence(): (below: number) => number {
  let state = 20_261_123
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * below)
  }
}

/** By need: the blocks that could help it. */
export type Near = { start: Int32Array; list: Int32Array }

export function nearOf(problem: Problem, blocks: Blocks): Near {
  const { slot, deployment, offer } = problem
  const blockOf = new Int32Array(offer.free.length)
  for (let b = 0; b < blocks.count; b += 1) for (const o of blocks.offersOf(b)) blockOf[o] = b
  const { start, list } = grouped(slot.need, problem.need.wanted.length)
  return { start, list: list.map((s) => blockOf[deployment.offer[slot.deployment[s]!]!]!) }
}

/** How much of its price a half-day costs supporters while a first plan is made: all, then half, then nothing. */
const FADING = [1, 0.5, 0]

/** A first plan: every block in turn at the prices, and again at lower ones. */
export function construct(problem: Problem, blocks: Blocks, counts: Counts, day: Float64Array): Ledger {
  const ledger = openLedger(problem)
  for (const share of FADING) {
    for (let block = 0; block < blocks.count; block += 1) {
      empty(ledger, blocks, block)
      fill(ledger, blocks, block, counts, (s) => counts.halfDay[s]! - share * day[problem.slot.need[s]!]!)
    }
  }
  return ledger
}

/** Most blocks emptied at once. */
const MOST_BLOCKS = 6
/** How much of a price chance may take or add, once in three times. */
const BLUR = 0.2

export type Guide = { counts: Counts; day: Float64Array; near: Near; chance: (below: number) => number }

/** Betters the ledger in place, trying so many times; what it reaches never falls. */
export function improve(ledger: Ledger, blocks: Blocks, guide: Guide, tries: number): void {
  if (ledger.problem.slot.need.length === 0) return
  for (let one = 0; one < tries; one += 1) {
    const chosen = chooseNear(ledger.problem, blocks, guide)
    if (chosen.length > 0) attempt(ledger, blocks, guide, chosen)
  }
}

/** Blocks that could help one need, or needs that those could help. */
function chooseNear(problem: Problem, blocks: Blocks, { near, chance }: Guide): number[] {
  const chosen: number[] = []
  const most = 2 + chance(MOST_BLOCKS - 1)
  let need = problem.slot.need[chance(problem.slot.need.length)]!
  for (let guard = 0; chosen.length < most && guard < 4 * most; guard += 1) {
    const many = near.start[need + 1]! - near.start[need]!
    const block = near.list[near.start[need]! + chance(many)]!
    if (!chosen.includes(block)) chosen.push(block)
    if (chance(3) > 0) continue
    const offers = blocks.offersOf(chosen[chance(chosen.length)]!)
    const [from, to] = slotsOf(problem, offers[chance(offers.length)]!)
    if (to > from) need = problem.slot.need[from + chance(to - from)]!
  }
  return chosen
}

function attempt(ledger: Ledger, blocks: Blocks, { counts, day, chance }: Guide, chosen: number[]): void {
  const { problem: { slot } } = ledger
  const before = tally(ledger, blocks, counts, chosen)
  const saved = chosen.map((block) => blocks.offersOf(block).map((offer) => ledger.plan.slice(...slotsOf(ledger.problem, offer))))
  for (const block of chosen) empty(ledger, blocks, block)
  const order = shuffled(chosen, chance)
  const share = chance(5) / 4
  for (const block of order) {
    const blur = chance(3) === 0 ? BLUR : 0
    fill(ledger, blocks, block, counts, (s) => counts.halfDay[s]! - share * day[slot.need[s]!]! * (1 + blur * (chance(256) / 128 - 1)))
  }
  if (share > 0) {
    for (const block of order) {
      empty(ledger, blocks, block)
      fill(ledger, blocks, block, counts, (s) => counts.halfDay[s]!)
    }
  }
  if (tally(ledger, blocks, counts, chosen) < before) restore(ledger, blocks, chosen, saved)
}

function restore(ledger: Ledger, blocks: Blocks, chosen: readonly number[], saved: Plan[][]): void {
  for (const block of chosen) empty(ledger, blocks, block)
  chosen.forEach((block, at) =>
    blocks.offersOf(block).forEach((offer, place) => {
      ledger.plan.set(saved[at]![place]!, slotsOf(ledger.problem, offer)[0])
      book(ledger, offer, 1)
    }),
  )
}

/** What these blocks' slots count, and the schools served that they could help. */
function tally({ problem, plan, schoolUses }: Ledger, blocks: Blocks, { halfDay, kept, served }: Counts, chosen: readonly number[]): number {
  const { deployment, ofOffer } = problem
  let sum = 0
  const schools = new Set<number>()
  for (const block of chosen) {
    for (const offer of blocks.offersOf(block)) {
      for (let d = ofOffer[offer]!; d < ofOffer[offer + 1]!; d += 1) {
        const school = deployment.school[d]!
        if (served[school]! > 0 && schoolUses[school]! > 0) schools.add(school)
      }
      const [from, to] = slotsOf(problem, offer)
      for (let s = from; s < to; s += 1) if (plan[s]! > 0) sum += plan[s]! * halfDay[s]! + kept[s]!
    }
  }
  for (const school of schools) sum += served[school]!
  return sum
}

function shuffled(list: readonly number[], chance: (below: number) => number): number[] {
  const mixed = [...list]
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = chance(at + 1)
    ;[mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!]
  }
  return mixed
}
