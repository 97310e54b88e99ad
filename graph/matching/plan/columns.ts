/**
 * Finds the prices that bound best. Both sides answer the prices of the day; their answers are columns of a small linear programme, in which
 * supporters and needs must agree; its prices are the next to be asked, a part of the way at a time.
 *
 * Source: Dantzig and Wolfe (1960), with the smoothing of Wentges (1997); both sides' answers as columns after Guignard and Kim (1987).
 * First each need has one price for all its slots, then every slot its own. The solver is not believed: whatever prices it says, the bound is
 * worked out from them. Leaves out: the programme's rows (price-programme.ts) and the bound at given prices (relaxation.ts).
 */
import type { Column } from '../model.ts'
import { columnsOf, pricesIn, rowsOf, servedColumns, worthOf, type Work } from './price-programme.ts'
import type { Plan } from './problem.ts'
import type { Prices } from './relaxation.ts'

export type Relaxed = { bound: number; prices: Prices }

/** How many rounds with one price for each need, and how many with one for every slot. */
export type Rounds = { byNeed: number; bySlot: number }

/** Is the bound low enough, or can it not fall below `least` anyhow? Asked after each round. */
export type Enough = (bound: number, least: number) => boolean

/** How far the next prices go from the best known towards the programme's. */
const SMOOTH = 0.35

/** Betters prices until the bound is enough; never makes it worse. */
export async function betterPrices(work: Work, from: Relaxed, { byNeed, bySlot }: Rounds, enough: Enough): Promise<Relaxed> {
  const found = await generate(work, from, work.problem.slot.need, byNeed, enough)
  return generate(work, found, Int32Array.from(work.problem.slot.need.keys()), bySlot, enough)
}

/** Asks and answers, so many rounds, for slots that share prices by `group`. */
async function generate(work: Work, from: Relaxed, group: Int32Array, rounds: number, enough: Enough): Promise<Relaxed> {
  const { sides, lp } = work
  let best = from
  if (rounds === 0 || enough(best.bound, -Infinity)) return best
  const rows = rowsOf(work, group)
  const master = await lp(rows)
  if (!master) return best
  const seen = new Set<string>()
  const fresh = (given: Plan, taken: Plan): Column[] => columnsOf(work, rows, given, taken).filter((column) => {
    const key = JSON.stringify(column)
    return !seen.has(key) && seen.add(key)
  })
  try {
    sides.at(best.prices)
    let columns = [...servedColumns(work, rows), ...fresh(work.plan, work.plan)]
    let [trial, goal, least] = [best.prices, best.prices, -Infinity]
    for (let round = 0; round < rounds; round += 1) {
      columns.push(...fresh(sides.given, sides.taken))
      const said = columns.length > 0 ? master.prices(columns) : null
      // The programme gave up, or nobody has anything to add at its own prices: these are the best.
      if (!said && (columns.length > 0 || trial === goal)) break
      if (said) {
        goal = pricesIn(work, rows, said)
        least = worthOf(rows, said)
      }
      columns = []
      trial = said ? between(best.prices, goal) : goal
      const bound = sides.at(trial)
      if (bound < best.bound) best = { bound, prices: trial }
      if (enough(best.bound, least)) break
    }
  } finally {
    master.free()
  }
  return best
}

const between = (from: Prices, to: Prices): Prices => {
  const mixed = (one: Float64Array, other: Float64Array): Float64Array => one.map((value, at) => value + SMOOTH * (other[at]! - value))
  return { halfDay: mixed(from.halfDay, to.halfDay), use: mixed(from.use, to.use), served: mixed(from.served, to.served), floor: mixed(from.floor, to.floor) }
}
