/**
 * How figures of several schools are told without telling of one: how many schools a value holds for, where that is at least
 * five and not all of them. All of them would tell each school's value; fewer than five could.
 * Leaves out: whom the figures are about (pooled.ts).
 */
import { enough } from './few.ts'

/** `schools` null: not shown. */
export type Cell = { value: string; schools: number | null }

/** Where the values part the schools among them, one figure that is missing follows from the others: the smallest goes too. */
export function withoutSingleGap(cells: readonly Cell[]): Cell[] {
  const shown = cells.flatMap(({ schools }) => schools ?? [])
  const smallest = cells.find(({ schools }) => schools === Math.min(...shown))
  return shown.length === cells.length - 1 ? cells.map((cell) => (cell === smallest ? { ...cell, schools: null } : cell)) : [...cells]
}

/** For each value how many schools it holds for; every value asked about is answered, so that none is known by its absence. */
export const cellsOf = (values: readonly string[], held: readonly { schoolId: number; value: string }[], schools: number): Cell[] =>
  values.map((value) => {
    const count = new Set(held.filter((row) => row.value === value).map(({ schoolId }) => schoolId)).size
    return { value, schools: enough(count) && count < schools ? count : null }
  })
