/**
 * Betters a plan by large neighbourhood search: empties a few needs near one another, with whoever else their supporters help,
 * fills the hole again in a shuffled order, and keeps the result unless it is worse.
 *
 * Source: Shaw (1998), "Using constraint programming and local search methods to solve vehicle routing problems"; Pisinger and
 * Ropke (2010), "Large neighborhood search". The numbers that shuffle come from a fixed sequence, so the same problem gives the
 * same plan. Leaves out: any proof; the programme that follows begins here and proves or betters it.
 */
import { groupsOf } from './components.ts'
import { change, compare, room, setPlan, type Ledger } from './ledger.ts'

/** Most needs emptied at once, and how much of worth chance may take away when the order is shuffled. */
const NEEDS_AT_ONCE = 12
const SHUFFLE = 0.4

/** A half-day of a tier weighs so many times one of the next, and one of the last so many steps of benefit. */
const RATIO = 4
const LAST_TIER = 2000
/** How far below the best a try may begin, in half-days of the last tier settled (or the first): falls to nothing. */
const SLACK = 0.5

/** Betters the ledger's plan in place, trying so many times; tiers before `settled` are as good as they can be. */
export function improve(ledger: Ledger, tries: number, settled: number): void {
  const weights = weightsOf(ledger)
  const slack = SLACK * weights[Math.max(0, settled - 1)]!
  const places = { needs: byPlace(ledger, (slot) => slot.need, ledger.problem.demands.length), offers: byPlace(ledger, (slot) => slot.offer, ledger.problem.supplies.length) }
  const chance = sequence()
  let [value, best] = [valueOf(ledger, weights), kept(ledger)]
  let record = value
  for (let round = 0; round < tries; round += 1) {
    const hole = holeOf(ledger, places, chance)
    const before = hole.map((index) => ledger.plan[index]!)
    empty(ledger, hole)
    fill(ledger, hole, chance)
    const now = valueOf(ledger, weights)
    if (now < value && now < record - slack * (1 - round / tries)) {
      empty(ledger, hole)
      hole.forEach((index, at) => restore(ledger, index, before[at]!))
      continue
    }
    value = now
    record = Math.max(record, now)
    if (compare(ledger.score, best.score) > 0) best = kept(ledger)
  }
  setPlan(ledger, best.plan)
}

const kept = ({ plan, score }: Ledger): { plan: number[]; score: number[] } => ({ plan: [...plan], score: [...score] })

const weightsOf = ({ problem: { urgencies } }: Ledger): number[] => [...urgencies.map((_, tier) => LAST_TIER * RATIO ** (urgencies.length - 1 - tier)), 1]

const valueOf = ({ score }: Ledger, weights: number[]): number => score.reduce((sum, one, at) => sum + one * weights[at]!, 0)

const byPlace = ({ problem }: Ledger, placeOf: (slot: Ledger['problem']['slots'][number]) => number, places: number): number[][] => {
  const groups: number[][] = Array.from({ length: places }, () => [])
  for (const group of groupsOf(problem, placeOf)) groups[placeOf(problem.slots[group[0]!]!)] = group
  return groups
}

/** Whole numbers below a limit, from a fixed linear congruence (Knuth, MMIX's little sister). */
function sequence(): (below: number) => number {
  let state = 20_261_123
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * below)
  }
}

/** Every slot of a need by chance, of needs near it, and of those their supporters now help. */
function holeOf(ledger: Ledger, { needs: ofNeed, offers: ofOffer }: { needs: number[][]; offers: number[][] }, chance: (below: number) => number): number[] {
  const { slots } = ledger.problem
  const needs = new Set([slots[chance(slots.length)]!.need])
  const most = 2 + chance(NEEDS_AT_ONCE - 1)
  for (const need of needs) {
    for (const slot of ofNeed[need]!) {
      for (const other of ofOffer[slots[slot]!.offer]!) {
        if (needs.size >= most) break
        if (ledger.plan[other]! > 0 || chance(4) === 0) needs.add(slots[other]!.need)
      }
    }
  }
  return [...needs].flatMap((need) => ofNeed[need]!)
}

const restore = (ledger: Ledger, index: number, halfDays: number): void => {
  if (halfDays !== ledger.plan[index]!) change(ledger, index, halfDays - ledger.plan[index]!)
}

/** Takes everything from the slots but what pins must have. */
function empty(ledger: Ledger, hole: number[]): void {
  for (const index of hole) restore(ledger, index, ledger.problem.slots[index]!.pinned ? ledger.problem.slots[index]!.least : 0)
}

function fill(ledger: Ledger, hole: number[], chance: (below: number) => number): void {
  const { slots, demands } = ledger.problem
  const order = hole.map((index) => ({ index, tier: demands[slots[index]!.need]!.tier, worth: slots[index]!.worth * (1 - (SHUFFLE * chance(1024)) / 1024) }))
  order.sort((a, b) => a.tier - b.tier || b.worth - a.worth || a.index - b.index)
  for (const { index } of order) {
    const most = room(ledger, index)
    if (most === 0) continue
    const least = ledger.plan[index]! > 0 ? 1 : slots[index]!.least
    change(ledger, index, chance(3) === 0 ? least + chance(most - least + 1) : most)
  }
  for (const { index } of order) {
    const most = room(ledger, index)
    if (most > 0) change(ledger, index, most)
  }
}
