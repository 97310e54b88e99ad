/** What an import reads of a kind of file: its columns, by heading, each with the reader of its cells. */
import { tidy, type Cell, type Reader } from './cells.ts'
import { fold, type Headings } from './headings.ts'

type Column = {
  heading: string
  /** Other names for the same column in other publications. */
  also?: readonly string[]
  read: Reader<unknown>
  /** Read only to find out which column is which, where headings and values do not line up. */
  signpost?: boolean
}
export type Columns = Record<string, Column>
/** The values of a line: undefined where the file does not have the column, or leaves it blank on every line. */
export type Values<C extends Columns> = { [K in keyof C]: ReturnType<C[K]['read']> extends Cell<infer T> ? T | undefined : never }

/** The position of each column the file has. */
export type Positions = Map<string, number>

export function positionsOf(columns: Columns, headings: Headings): Positions {
  const positions: Positions = new Map()
  for (const [name, { heading, also = [] }] of Object.entries(columns)) {
    const found = [heading, ...also].map((candidate) => headings.at.get(fold(candidate))).find((at) => at !== undefined)
    if (found !== undefined) positions.set(name, found)
  }
  return positions
}

export const cellAt = (cells: readonly string[], position: number): string => tidy(cells[position] ?? '')
