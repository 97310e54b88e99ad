/**
 * The linear programme whose prices make supporters and needs agree: what each side answered is a column, and its rows are where they meet.
 * Leaves out: asking them (columns.ts).
 */
import type { Column, LpSolver } from '../model.ts'
import type { Blocks } from './blocks.ts'
import { slotsOf } from './ledger.ts'
import { tierOf, type Plan, type Problem } from './problem.ts'
import type { Floor, Prices, Sides } from './relaxation.ts'

/** What prices are found for: `plan` keeps the floors, and is the first answer there is. */
export type Work = { problem: Problem; blocks: Blocks; floors: readonly Floor[]; sides: Sides; plan: Plan; lp: LpSolver }

/**
 * Which rows stand for what. By slot: its half-days and, `groups` further on, its use. By floor. By school that counts: served by somebody and, one
 * further on, once. By block and by need: one answer.
 */
export type Rows = { ofSlot: Int32Array; groups: number; floors: number; served: Map<number, number>; blocks: number; needs: number; lower: number[]; upper: number[] }

/** The rows for slots that share prices by `group`. */
export function rowsOf({ problem, blocks, floors, sides: { bonus } }: Work, group: Int32Array): Rows {
  const [lower, upper]: [number[], number[]] = [[], []]
  const rows = (count: number, from: number, to: number): number => {
    for (let at = 0; at < count; at += 1) {
      lower.push(from)
      upper.push(to)
    }
    return upper.length - count
  }
  const groups = group.reduce((most, one) => Math.max(most, one + 1), 0)
  rows(2 * groups, 0, 0)
  const first = upper.length
  for (const { halfDays } of floors) rows(1, halfDays, Infinity)
  const served = new Map<number, number>()
  bonus.forEach((one, school) => {
    if (one <= 0) return
    served.set(school, rows(1, -Infinity, 0))
    rows(1, -Infinity, 1)
  })
  return { ofSlot: group, groups, floors: first, served, blocks: rows(blocks.count, -Infinity, 1), needs: rows(problem.need.wanted.length, -Infinity, 1), lower, upper }
}

/** What each block gives and each need takes, as columns; who gives or takes nothing has none. */
export function columnsOf(work: Work, rows: Rows, given: Plan, taken: Plan): Column[] {
  const { blocks, problem } = work
  const each = (count: number, of: (at: number) => Column): Column[] => Array.from({ length: count }, (_, at) => of(at)).filter((column) => column.rows.length > 1)
  return [...each(blocks.count, (b) => blockColumn(work, rows, given, b)), ...each(problem.need.wanted.length, (n) => needColumn(problem, rows, taken, n))]
}

/** One answer of a block. */
function blockColumn({ problem, blocks, floors, sides: { counts, kept } }: Work, rows: Rows, given: Plan, block: number): Column {
  const { slot, deployment } = problem
  const terms = new Map([[rows.blocks + block, 1]])
  let [cost, opened] = [0, -1]
  for (const offer of blocks.offersOf(block)) {
    const [from, to] = slotsOf(problem, offer)
    for (let s = from; s < to; s += 1) {
      const halfDays = given[s]!
      if (halfDays === 0) continue
      const [row, d, tier] = [rows.ofSlot[s]!, slot.deployment[s]!, tierOf(problem, s)]
      cost += counts[s]! * halfDays + kept[s]!
      add(terms, row, -halfDays)
      if (!slot.open[s]) add(terms, rows.groups + row, 1)
      floors.forEach((floor, at) => floor.tier === tier && add(terms, rows.floors + at, halfDays))
      const served = rows.served.get(deployment.school[d]!)
      if (d !== opened && !deployment.open[d] && served !== undefined) add(terms, served, -1)
      opened = d
    }
  }
  return columnFrom(cost, terms)
}

/** One answer of a need. */
function needColumn({ slot, ofNeed, slotsOfNeed }: Problem, rows: Rows, taken: Plan, n: number): Column {
  const terms = new Map([[rows.needs + n, 1]])
  for (let place = ofNeed[n]!; place < ofNeed[n + 1]!; place += 1) {
    const s = slotsOfNeed[place]!
    if (taken[s] === 0) continue
    add(terms, rows.ofSlot[s]!, taken[s]!)
    if (!slot.open[s]) add(terms, rows.groups + rows.ofSlot[s]!, -1)
  }
  return columnFrom(0, terms)
}

/** What the programme comes to at its prices, which with more columns only rises: no prices of such rows bound less. */
export function worthOf({ lower, upper }: Rows, said: Float64Array): number {
  return said.reduce((sum, price, at) => {
    const limit = price > 0 ? upper[at]! : lower[at]!
    return Number.isFinite(limit) ? sum + price * limit : sum
  }, 0)
}

/** A school served counts once. */
export const servedColumns = ({ sides: { bonus } }: Work, { served }: Rows): Column[] => [...served].map(([school, row]) => ({ cost: bonus[school]!, rows: [row, row + 1], values: [1, 1] }))

const add = (terms: Map<number, number>, row: number, value: number): void => void terms.set(row, (terms.get(row) ?? 0) + value)
const columnFrom = (cost: number, terms: Map<number, number>): Column => ({ cost, rows: [...terms.keys()], values: [...terms.values()] })

/** The programme's prices. */
export function pricesIn({ problem, floors, sides: { counts } }: Work, rows: Rows, said: Float64Array): Prices {
  const floor = new Float64Array(problem.tiers)
  floors.forEach(({ tier }, at) => (floor[tier] = Math.max(0, -said[rows.floors + at]!)))
  const served = new Float64Array(problem.school.tier.length)
  for (const [school, row] of rows.served) served[school] = Math.max(0, said[row]!)
  return {
    halfDay: counts.map((count, s) => count + floor[tierOf(problem, s)]! + said[rows.ofSlot[s]!]!),
    use: counts.map((_, s) => (problem.slot.open[s] ? 0 : said[rows.groups + rows.ofSlot[s]!]!)),
    served,
    floor,
  }
}
