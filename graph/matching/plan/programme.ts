/**
 * Writes a problem as a mixed-integer programme, exactly.
 *
 * A slot is half-days x and, where it takes a place, a switch: x ≤ most·switch. A deployment that must be worth sending has a switch of its own,
 * and Σx ≥ least·switch: the semi-continuous formulation (Nemhauser and Wolsey 1988). One switch serves where a deployment has one
 * slot. Limits nothing can reach are left out. Leaves out: solving (solve.ts).
 */
import { countsOf, keptOf, servedOf, type Aim } from './aim.ts'
import type { Mip } from '../model.ts'
import type { Plan, Problem } from './problem.ts'

type Row = Mip['rows'][number]

/** A programme without an aim, and where everything's column is; −1 where it has none. */
export type Programme = { lower: number[]; upper: number[]; rows: Row[]; halfDays: Int32Array; switches: Int32Array; opens: Int32Array; pairs: Int32Array; served: Int32Array }

export function programmeOf(problem: Problem): Programme {
  const { slot, deployment, pair, school, donorPlaces, need, offer } = problem
  const none = (count: number): Int32Array => new Int32Array(count).fill(-1)
  const programme: Programme = { lower: [], upper: [], rows: [], halfDays: none(slot.need.length), switches: none(slot.need.length), opens: none(deployment.offer.length), pairs: none(pair.open.length), served: none(school.tier.length) }
  const { halfDays, switches, opens, pairs, served } = programme
  for (let d = 0; d < opens.length; d += 1) addDeployment(programme, problem, d)
  const atMost = (columns: number[], limit: number, most: number): void => {
    if (columns.length > 0 && most > limit) programme.rows.push({ lower: -Infinity, upper: limit, columns, values: columns.map(() => 1) })
  }
  const slots = Array.from(slot.need, (_, s) => s)
  const used = Array.from(opens.keys()).filter((d) => opens[d]! >= 0)
  const mostOf = (own: number[]): number => own.reduce((sum, s) => sum + slot.most[s]!, 0)
  for (const [n, own] of Map.groupBy(slots, (s) => slot.need[s]!)) {
    atMost(own.map((s) => halfDays[s]!), need.wanted[n]!, mostOf(own))
    const paying = own.filter((s) => switches[s]! >= 0)
    atMost(paying.map((s) => switches[s]!), need.places[n]!, paying.length)
  }
  for (const [o, own] of Map.groupBy(slots, (s) => deployment.offer[slot.deployment[s]!]!)) atMost(own.map((s) => halfDays[s]!), offer.free[o]!, mostOf(own))
  for (const [o, own] of Map.groupBy(used, (d) => deployment.offer[d]!)) atMost(own.map((d) => opens[d]!), offer.places[o]!, own.length)
  for (const [donor, own] of Map.groupBy([...pairs.keys()].filter((at) => pairs[at]! >= 0), (at) => pair.donor[at]!)) atMost(own.map((at) => pairs[at]!), donorPlaces[donor]!, own.length)
  for (const [at, own] of Map.groupBy(used, (d) => deployment.school[d]!)) {
    if (school.open[at]) continue
    served[at] = column(programme, 1)
    programme.rows.push({ lower: -Infinity, upper: 0, columns: [served[at], ...own.map((d) => opens[d]!)], values: [1, ...own.map(() => -1)] })
  }
  return programme
}

const column = ({ lower, upper }: Programme, most: number): number => {
  lower.push(0)
  return upper.push(most) - 1
}

const notAbove = ({ rows }: Programme, one: number, other: number, times = 1): void => {
  rows.push({ lower: -Infinity, upper: 0, columns: [one, other], values: [1, -times] })
}

function addDeployment(programme: Programme, { slot, deployment, pair }: Problem, d: number): void {
  const { halfDays, switches, opens, pairs } = programme
  const [from, to] = [deployment.start[d]!, deployment.start[d + 1]!]
  const open = deployment.open[d] === 1
  if (!open) opens[d] = column(programme, 1)
  for (let s = from; s < to; s += 1) {
    halfDays[s] = column(programme, slot.most[s]!)
    if (!slot.open[s]) switches[s] = !open && to - from === 1 ? opens[d]! : column(programme, 1)
    if (switches[s]! >= 0) notAbove(programme, halfDays[s]!, switches[s]!, slot.most[s])
    if (switches[s]! < 0 || switches[s] === opens[d]) continue
    notAbove(programme, switches[s]!, halfDays[s]!)
    if (!open) notAbove(programme, switches[s]!, opens[d]!)
  }
  if (open) return
  const own = Array.from({ length: to - from }, (_, at) => halfDays[from + at]!)
  programme.rows.push({ lower: 0, upper: Infinity, columns: [...own, opens[d]!], values: [...own.map(() => 1), -deployment.least[d]!] })
  const at = deployment.pair[d]!
  if (at < 0 || pair.open[at]) return
  if (pairs[at]! < 0) pairs[at] = column(programme, 1)
  notAbove(programme, opens[d]!, pairs[at]!)
}

/** The aim's coefficients as terms of a row or an objective. */
export function termsOf({ halfDays, switches, served }: Programme, problem: Problem, aim: Aim): { columns: number[]; values: number[] } {
  const found = new Map<number, number>()
  const add = (at: number, value: number): void => {
    if (value !== 0 && at >= 0) found.set(at, (found.get(at) ?? 0) + value)
  }
  countsOf(problem, aim).forEach((count, s) => add(halfDays[s]!, count))
  keptOf(problem, aim).forEach((count, s) => add(switches[s]!, count))
  servedOf(problem, aim).forEach((count, at) => add(served[at]!, count))
  return { columns: [...found.keys()], values: [...found.values()] }
}

/** A plan as a value for each column. */
export function columnsOf({ lower, halfDays, switches, opens, pairs, served }: Programme, { slot, deployment }: Problem, plan: Plan): number[] {
  const values = lower.map(() => 0)
  const set = (at: number, value: number): void => {
    if (at >= 0) values[at] = value
  }
  for (let s = 0; s < plan.length; s += 1) {
    if (plan[s] === 0) continue
    const d = slot.deployment[s]!
    set(halfDays[s]!, plan[s]!)
    for (const at of [switches[s]!, opens[d]!, deployment.pair[d]! < 0 ? -1 : pairs[deployment.pair[d]!]!, served[deployment.school[d]!]!]) set(at, 1)
  }
  return values
}

/** The plan in a solver's values, rounded to whole half-days. */
export const planOf = ({ halfDays }: Programme, values: readonly number[]): Plan => halfDays.map((at) => Math.round(values[at]!))

/** Makes what a level reached a condition of the levels after it: no less, need by need where a tier has all it wants. */
export function hold(programme: Programme, problem: Problem, { level, value }: { level: { aim: Aim; name: string; tier: number }; value: number }): void {
  if (level.name === 'benefit' || value === 0) return
  const { columns, values } = termsOf(programme, problem, level.aim)
  programme.rows.push({ lower: value, upper: Infinity, columns, values })
  const mine = (n: number): boolean => problem.school.tier[problem.need.school[n]!] === level.tier
  const wanted = problem.need.wanted.reduce((sum, one, n) => (mine(n) ? sum + one : sum), 0)
  if (level.name !== 'half-days' || value < wanted) return
  for (const [n, own] of Map.groupBy(problem.slot.need.keys(), (s) => problem.slot.need[s]!)) {
    if (mine(n)) programme.rows.push({ lower: problem.need.wanted[n]!, upper: Infinity, columns: own.map((s) => programme.halfDays[s]!), values: own.map(() => 1) })
  }
}
