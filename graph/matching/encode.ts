/**
 * Writes a problem as a mixed-integer programme, exactly.
 *
 * A slot is a switch y (0 or 1) and, where its least and most differ, extra half-days e: it sends `least·y + e`, with
 * `e ≤ (most − least)·y`. That is the semi-continuous formulation without a "big M" (Nemhauser and Wolsey 1988). A school that
 * one circle could help through several slots gets a link z ≥ y, so that it counts once. Limits nothing can reach are left out.
 * Leaves out: what is maximised, which solve.ts sets level by level.
 */
import { groupsOf } from './components.ts'
import type { Mip } from './model.ts'
import type { Plan, Problem } from './problem.ts'

type Row = Mip['rows'][number]

/** A programme without an objective, and where each slot's columns are. */
export type Encoding = { lower: number[]; upper: number[]; rows: Row[]; switches: number[]; extras: (number | null)[]; links: { column: number; slots: number[] }[] }

/** The problem's limits as columns and rows. */
export function encode(problem: Problem): Encoding {
  const encoding: Encoding = { lower: [], upper: [], rows: [], switches: [], extras: [], links: [] }
  for (const slot of problem.slots) {
    encoding.switches.push(column(encoding, slot.pinned ? 1 : 0, 1))
    encoding.extras.push(slot.most > slot.least ? column(encoding, 0, slot.most - slot.least) : null)
  }
  problem.slots.forEach((slot, index) => {
    const extra = encoding.extras[index]
    if (extra == null) return
    atMost(encoding, 0, [extra, encoding.switches[index]!], [1, slot.least - slot.most])
  })
  for (const group of groupsOf(problem, (slot) => slot.need)) limitNeed(encoding, problem, group)
  for (const group of groupsOf(problem, (slot) => slot.offer)) {
    limitDays(encoding, problem, group, problem.supplies[problem.slots[group[0]!]!.offer]!.free)
  }
  for (const circle of problem.circles) limitSchools(encoding, problem, circle)
  return encoding
}

const column = (encoding: Encoding, lower: number, upper: number): number => {
  encoding.lower.push(lower)
  return encoding.upper.push(upper) - 1
}

const atMost = (encoding: Encoding, upper: number, columns: number[], values: number[]): void => {
  encoding.rows.push({ lower: -Infinity, upper, columns, values })
}

/** The half-days of slots as terms of a row, each times its factor. */
export function halfDaysOf(encoding: Encoding, problem: Problem, slots: number[], factor: (slot: number) => number = () => 1): { columns: number[]; values: number[] } {
  const [columns, values]: [number[], number[]] = [[], []]
  for (const slot of slots) {
    columns.push(encoding.switches[slot]!)
    values.push(problem.slots[slot]!.least * factor(slot))
    const extra = encoding.extras[slot]
    if (extra == null) continue
    columns.push(extra)
    values.push(factor(slot))
  }
  return { columns, values }
}

function limitDays(encoding: Encoding, problem: Problem, slots: number[], limit: number): void {
  if (slots.reduce((sum, slot) => sum + problem.slots[slot]!.most, 0) <= limit) return
  const { columns, values } = halfDaysOf(encoding, problem, slots)
  atMost(encoding, limit, columns, values)
}

function limitNeed(encoding: Encoding, problem: Problem, slots: number[]): void {
  const demand = problem.demands[problem.slots[slots[0]!]!.need]!
  limitDays(encoding, problem, slots, demand.wanted)
  if (slots.length > demand.supporters) atMost(encoding, demand.supporters, slots.map((slot) => encoding.switches[slot]!), slots.map(() => 1))
}

function limitSchools(encoding: Encoding, problem: Problem, circle: Problem['circles'][number]): void {
  const bySchool = new Map<number, number[]>()
  for (const slot of circle.slots) {
    const { schoolId } = problem.slots[slot]!
    bySchool.set(schoolId, [...(bySchool.get(schoolId) ?? []), slot])
  }
  if (bySchool.size <= circle.schools) return
  const counted = [...bySchool.values()].map((slots) => (slots.length === 1 ? encoding.switches[slots[0]!]! : link(encoding, slots)))
  atMost(encoding, circle.schools, counted, counted.map(() => 1))
}

function link(encoding: Encoding, slots: number[]): number {
  const made = column(encoding, 0, 1)
  for (const slot of slots) atMost(encoding, 0, [encoding.switches[slot]!, made], [1, -1])
  encoding.links.push({ column: made, slots })
  return made
}

/** The plan as a value for each column. */
export function columnsOf(encoding: Encoding, problem: Problem, plan: Plan): number[] {
  const values = encoding.lower.map(() => 0)
  problem.slots.forEach((slot, index) => {
    if (plan[index]! === 0) return
    values[encoding.switches[index]!] = 1
    const extra = encoding.extras[index]
    if (extra != null) values[extra] = plan[index]! - slot.least
  })
  for (const { column: made, slots } of encoding.links) values[made] = slots.some((slot) => plan[slot]! > 0) ? 1 : 0
  return values
}

/** The plan in a solver's values, rounded to whole half-days. */
export const planOf = (encoding: Encoding, problem: Problem, values: number[]): Plan =>
  problem.slots.map((slot, index) => {
    if (Math.round(values[encoding.switches[index]!]!) === 0) return 0
    const extra = encoding.extras[index]
    return slot.least + (extra == null ? 0 : Math.round(values[extra]!))
  })
