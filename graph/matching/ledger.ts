/**
 * A plan in the making: what is sent, what is left of every need, offer and limit, and what it is worth so far. Every step keeps
 * every limit. Leaves out: which step to take (greedy.ts, improve.ts).
 */
import type { Plan, Problem } from './problem.ts'

/** A limit on schools: how many of each school's slots are in use, by the school's place, and how many schools that makes. */
type Crowd = { uses: Int32Array; schools: number; most: number }

export type Ledger = {
  problem: Problem
  plan: Plan
  needLeft: Int32Array
  supportersLeft: Int32Array
  offerLeft: Int32Array
  crowds: Crowd[]
  /** By slot: the crowds it is in and its school's place there, in turn. */
  places: Int32Array[]
  /** Half-days by tier, most urgent first, then benefit in steps. */
  score: number[]
}

/** A ledger with every pin at its least and nothing else. */
export function openLedger(problem: Problem): Ledger {
  const places: number[][] = problem.slots.map(() => [])
  const crowds = problem.circles.map((circle, at): Crowd => {
    const schools = new Map<number, number>()
    for (const slot of circle.slots) {
      const { schoolId } = problem.slots[slot]!
      if (!schools.has(schoolId)) schools.set(schoolId, schools.size)
      places[slot]!.push(at, schools.get(schoolId)!)
    }
    return { uses: new Int32Array(schools.size), schools: 0, most: circle.schools }
  })
  const ledger: Ledger = {
    problem,
    plan: problem.slots.map(() => 0),
    needLeft: Int32Array.from(problem.demands, (demand) => demand.wanted),
    supportersLeft: Int32Array.from(problem.demands, (demand) => demand.supporters),
    offerLeft: Int32Array.from(problem.supplies, (supply) => supply.free),
    crowds,
    places: places.map((list) => Int32Array.from(list)),
    score: [...problem.urgencies.map(() => 0), 0],
  }
  problem.slots.forEach((slot, index) => {
    if (slot.pinned) change(ledger, index, slot.least)
  })
  return ledger
}

/** Sends so many half-days more (or fewer, below 0) to a slot; the caller has asked `room`. */
export function change(ledger: Ledger, index: number, halfDays: number): void {
  const { problem, plan, score, crowds } = ledger
  const slot = problem.slots[index]!
  const before = plan[index]!
  plan[index] = before + halfDays
  ledger.needLeft[slot.need]! -= halfDays
  ledger.offerLeft[slot.offer]! -= halfDays
  score[problem.demands[slot.need]!.tier]! += halfDays
  score[score.length - 1]! += halfDays * slot.worth
  const step = before === 0 ? 1 : plan[index] === 0 ? -1 : 0
  if (step === 0) return
  ledger.supportersLeft[slot.need]! -= step
  const places = ledger.places[index]!
  for (let at = 0; at < places.length; at += 2) {
    const crowd = crowds[places[at]!]!
    const place = places[at + 1]!
    crowd.uses[place]! += step
    if (step === 1 ? crowd.uses[place] === 1 : crowd.uses[place] === 0) crowd.schools += step
  }
}

/** The most half-days a slot could be sent now beyond what it has; 0 where that would be less than its least. */
export function room(ledger: Ledger, index: number): number {
  const slot = ledger.problem.slots[index]!
  const sent = ledger.plan[index]!
  const most = Math.min(slot.most - sent, ledger.needLeft[slot.need]!, ledger.offerLeft[slot.offer]!)
  if (sent > 0) return most
  return most >= slot.least && ledger.supportersLeft[slot.need]! > 0 && fits(ledger, index) ? most : 0
}

function fits({ crowds, places }: Ledger, index: number): boolean {
  const own = places[index]!
  for (let at = 0; at < own.length; at += 2) {
    const crowd = crowds[own[at]!]!
    if (crowd.uses[own[at + 1]!] === 0 && crowd.schools >= crowd.most) return false
  }
  return true
}

/** Is one score the better, tier by tier and then in benefit? Above 0: the first. */
export function compare(one: readonly number[], other: readonly number[]): number {
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return one[at]! - other[at]!
  return 0
}

/** Puts another plan in the place of what the ledger has; it must keep every limit. */
export function setPlan(ledger: Ledger, plan: Plan): void {
  for (const step of ['less', 'more'] as const) {
    plan.forEach((halfDays, index) => {
      const by = halfDays - ledger.plan[index]!
      if (step === 'less' ? by < 0 : by > 0) change(ledger, index, by)
    })
  }
}
