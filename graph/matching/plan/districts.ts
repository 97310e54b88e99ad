/**
 * Search, district by district: supporters who could help the same schools, in arrays of their own, each with its own best. In the arrays
 * of England every step waits for memory; in those of a district none does. Districts are drawn anew, so that no border stands for long.
 * Leaves out: what is done in a district (search.ts).
 */
import { blocksOf, type Blocks } from './blocks.ts'
import { book, empty, openLedger, setPlan, slotsOf, type Ledger } from './ledger.ts'
import { nearOf } from './neighbourhood.ts'
import { restricted } from './parts.ts'
import type { Problem } from './problem.ts'

/** Blocks of a district; a problem of fewer than twice as many is one district. */
const DISTRICT = 1000
/** How often districts are drawn. */
const DRAWS = 2

type Better = (ledger: Ledger, blocks: Blocks, tries: number) => void

/** Betters the ledger in place, so many tries in all. */
export function inDistricts(ledger: Ledger, blocks: Blocks, chance: (below: number) => number, tries: number, better: Better): void {
  if (blocks.count < 2 * DISTRICT) return better(ledger, blocks, tries)
  for (let draw = 0; draw < DRAWS; draw += 1) {
    for (const district of districtsOf(ledger.problem, blocks, chance(blocks.count))) inOne(ledger, blocks, district, Math.ceil((tries * district.length) / blocks.count / DRAWS), better)
  }
}

/** Every block in one district, each grown from its first block outwards, over the needs that blocks could help. */
function districtsOf(problem: Problem, blocks: Blocks, begin: number): number[][] {
  const near = nearOf(problem, blocks)
  const taken = new Uint8Array(blocks.count)
  const districts: number[][] = []
  for (let at = 0; at < blocks.count; at += 1) {
    const seed = (begin + at) % blocks.count
    if (taken[seed]) continue
    taken[seed] = 1
    const own = [seed]
    for (const block of own) for (const offer of blocks.offersOf(block)) reach(...slotsOf(problem, offer), own)
    districts.push(own)
  }
  return districts

  function reach(from: number, to: number, own: number[]): void {
    for (let s = from; s < to && own.length < DISTRICT; s += 1) {
      const need = problem.slot.need[s]!
      for (let place = near.start[need]!; place < near.start[need + 1]! && own.length < DISTRICT; place += 1) {
        const block = near.list[place]!
        if (taken[block]) continue
        taken[block] = 1
        own.push(block)
      }
    }
  }
}

/** Betters the plan of one district; everybody else's stands. */
function inOne(ledger: Ledger, blocks: Blocks, district: readonly number[], tries: number, better: Better): void {
  const offers = district.flatMap((block) => [...blocks.offersOf(block)])
  const { problem, slots, needs, schools } = restricted(ledger.problem, offers.flatMap((offer) => positions(...slotsOf(ledger.problem, offer))))
  const plan = slots.map((s) => ledger.plan[s]!)
  for (const block of district) empty(ledger, blocks, block)
  needs.forEach((n, at) => {
    problem.need.wanted[at] = ledger.needLeft[n]!
    problem.need.places[at] = ledger.needPlaces[n]!
  })
  schools.forEach((school, at) => (problem.school.open[at] = Number(ledger.schoolUses[school]! > 0)))
  const theirs = openLedger(problem)
  setPlan(theirs, plan)
  better(theirs, blocksOf(problem), tries)
  slots.forEach((s, at) => (ledger.plan[s] = theirs.plan[at]!))
  for (const offer of offers) book(ledger, offer, 1)
}

const positions = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at)
