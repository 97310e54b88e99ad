/**
 * An official group-links file has been published with one heading more than its lines have values. When every line is
 * short by exactly one, finds the heading without values: the one whose leaving out makes every cell fit its column.
 * Where more than one heading could be it, and the columns read would differ, the file is refused: guessing would put
 * schools into the wrong groups.
 */
import { cellAt, positionsOf, type Columns, type Positions } from './columns.ts'
import { fold, type Headings } from './headings.ts'
import type { Line } from './lines.ts'
import { Unreadable } from './model.ts'

const without = (headings: Headings, index: number): Headings => {
  const names = headings.names.filter((_, at) => at !== index)
  return { names, at: new Map(names.flatMap((name, at) => (fold(name) === '' ? [] : [[fold(name), at]]))) }
}

const fits = (columns: Columns, positions: Positions, lines: Line[]): boolean =>
  [...positions].every(([name, at]) => lines.every(({ cells }) => 'value' in columns[name]!.read(cellAt(cells, at))))

const readColumns = (columns: Columns, positions: Positions): string =>
  JSON.stringify([...positions].filter(([name]) => !columns[name]!.signpost))

/** Is every line of the sample short by the same one value? */
export const oneShort = (headings: Headings, sample: Line[]): boolean =>
  sample.length > 0 && sample.every(({ cells }) => cells.length === headings.names.length - 1)

/** The headings less the one without values, and its name. @throws Unreadable when it cannot be told which that is. */
export function alignHeadings(columns: Columns, headings: Headings, required: readonly string[], sample: Line[]): { headings: Headings; dropped: string } {
  const candidates = headings.names
    .map((dropped, index) => ({ dropped, headings: without(headings, index) }))
    .filter((candidate) => required.every((name) => candidate.headings.at.has(fold(name))))
    .map((candidate) => ({ ...candidate, positions: positionsOf(columns, candidate.headings) }))
    .filter(({ positions }) => fits(columns, positions, sample))
  const ways = new Set(candidates.map(({ positions }) => readColumns(columns, positions)))
  const [first] = candidates
  if (first && ways.size === 1) return { headings: first.headings, dropped: first.dropped }
  throw new Unreadable(
    `There are ${headings.names.length} headings over ${headings.names.length - 1} values a line, and it cannot be told which heading has no values. Take that heading out.`,
    { line: 1 },
  )
}
