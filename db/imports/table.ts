/** Reads a published file from its first line to its last: every good line handed on, every fault collected. */
import { stat } from 'node:fs/promises'
import { alignHeadings, oneShort } from './alignment.ts'
import { cellAt, positionsOf, type Columns, type Positions, type Values } from './columns.ts'
import type { Limits } from './container.ts'
import { lookThrough, textOf, type Looked } from './encoding.ts'
import { checkKind, readHeadings, REQUIRED, type Headings } from './headings.ts'
import { linesOf, type Line } from './lines.ts'
import { FAULTS_KEPT, Unreadable, type Fault, type TableKind, type Watch } from './model.ts'

export type Faults = { kept: Fault[]; count: number }
export type TableRow<C extends Columns> = { line: number; values: Values<C> }
export type Table<C extends Columns> = {
  looked: Looked
  rows: TableRow<C>[]
  read: number
  /** Columns read that the file does not have, by heading. */
  missing: string[]
  notes: string[]
  faults: Faults
  /** Columns that say something on at least one line, also on those left out. */
  told: Set<string>
}

export const addFault = (faults: Faults, fault: Fault): void => {
  faults.count += 1
  if (faults.kept.length < FAULTS_KEPT) faults.kept.push(fault)
}

type Source<C extends Columns> = {
  kind: TableKind
  columns: C
  limits?: Limits
  watch: Watch
  /** Lines to read at all; the others are counted and left. */
  only?: (cell: (name: keyof C & string) => string) => boolean
  /** The column whose value may stand on one line only: nobody can tell which of two lines holds. */
  once?: keyof C & string
}

const SAMPLE = 200
const shown = (value: string): string => (value.length > 60 ? `${value.slice(0, 57)}…` : value)

/** The whole file as values. A file that cannot be read to its end gives its one fault and no rows. */
export async function readTable<C extends Columns>(file: string, source: Source<C>): Promise<Table<C>> {
  const table: Table<C> = { looked: { encoding: 'utf-8', bytes: 0, sha256: '' }, rows: [], read: 0, missing: [], notes: [], faults: { kept: [], count: 0 }, told: new Set() }
  try {
    await stat(file).catch(() => { throw new Unreadable('There is no such file.') })
    source.watch.report(0, 'Checking the file')
    table.looked = await lookThrough(file, { limits: source.limits, signal: source.watch.signal })
    await readLines(file, source, table)
    if (table.read === 0) throw new Unreadable('There are headings and nothing under them.', { line: 1 })
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault
    addFault(table.faults, fault.fault)
  }
  if (table.faults.count > 0) table.rows = []
  return table
}

async function readLines<C extends Columns>(file: string, source: Source<C>, table: Table<C>): Promise<void> {
  const { watch } = source
  const onBytes = (bytes: number): void => {
    watch.signal?.throwIfAborted()
    watch.report(5 + Math.round((45 * bytes) / table.looked.bytes), 'Reading the lines')
  }
  let headings: Headings | undefined
  let take: ((line: Line) => void) | undefined
  let waiting: Line[] = []
  const begin = (): void => {
    take = lineReader(source, align(source, headings!, waiting, table), table)
    waiting.forEach(take)
    waiting = []
  }
  for await (const line of linesOf(textOf(file, { encoding: table.looked.encoding, limits: source.limits, onBytes }))) {
    if (!headings) {
      headings = readHeadings(line.cells, line.line)
      checkKind(headings, source.kind, line.line)
    } else if (take) take(line)
    else if (waiting.push(line) >= SAMPLE) begin()
  }
  if (!headings) throw new Unreadable('The file is empty.')
  if (!take) begin()
  leaveOutBlankColumns(table)
}

function align<C extends Columns>({ kind, columns }: Source<C>, headings: Headings, sample: Line[], table: Table<C>): Headings {
  if (!oneShort(headings, sample)) return headings
  const aligned = alignHeadings(columns, headings, REQUIRED[kind], sample)
  table.notes.push(`There are ${headings.names.length} headings over ${headings.names.length - 1} values a line: "${aligned.dropped}" has no values and was left out.`)
  return aligned.headings
}

/** Reads line after line into the table. */
function lineReader<C extends Columns>(source: Source<C>, headings: Headings, table: Table<C>): (line: Line) => void {
  const positions = positionsOf(source.columns, headings)
  const used = Object.entries(source.columns).filter(([, column]) => !column.signpost)
  table.missing = used.filter(([name]) => !positions.has(name)).map(([, { heading }]) => heading)
  const seen = new Map<unknown, number>()
  return ({ line, cells }) => {
    table.read += 1
    const width = headings.names.length
    if (cells.length !== width && (cells.length < width || cells.slice(width).some((cell) => cell.trim() !== ''))) {
      addFault(table.faults, { line, column: null, value: null, rule: `There are ${cells.length} values under ${width} headings.` })
      return
    }
    listen(source.columns, positions, cells, table.told)
    if (source.only && !source.only((name) => (positions.has(name) ? cellAt(cells, positions.get(name)!) : ''))) return
    if (source.once !== undefined) refuseTwice(source.columns[source.once]!, cellAt(cells, positions.get(source.once)!), line, seen, table.faults)
    const values = valuesOf(source.columns, positions, { line, cells }, table.faults)
    if (values) table.rows.push({ line, values: values as Values<C> })
  }
}

function refuseTwice({ heading, read }: Columns[string], cell: string, line: number, seen: Map<unknown, number>, faults: Faults): void {
  const answer = read(cell)
  if (!('value' in answer)) return
  const before = seen.get(answer.value)
  if (before !== undefined) addFault(faults, { line, column: heading, value: shown(cell), rule: `${heading} must be there once; it is on line ${before} too.` })
  seen.set(answer.value, line)
}

function valuesOf(columns: Columns, positions: Positions, { line, cells }: Line, faults: Faults): Record<string, unknown> | undefined {
  const values: Record<string, unknown> = {}
  const before = faults.count
  for (const [name, at] of positions) {
    const column = columns[name]!
    if (column.signpost) continue
    const cell = cellAt(cells, at)
    const read = column.read(cell)
    if ('value' in read) values[name] = read.value
    else addFault(faults, { line, column: column.heading, value: shown(cell), rule: `${column.heading} ${read.rule}.`.replace(/\.\.$/, '.') })
  }
  return faults.count === before ? values : undefined
}

/** Notes which of the columns that were blank so far say something on this line. */
function listen(columns: Columns, positions: Positions, cells: string[], told: Set<string>): void {
  for (const [name, at] of positions) {
    if (told.has(name)) continue
    const read = columns[name]!.read(cellAt(cells, at))
    if (!('value' in read) || read.value !== null) told.add(name)
  }
}

/** A column that is blank on every line says nothing, like one that is not there. */
function leaveOutBlankColumns<C extends Columns>({ rows, told }: Table<C>): void {
  const names = Object.keys(rows[0]?.values ?? {}) as (keyof C & string)[]
  for (const name of names) if (!told.has(name)) for (const { values } of rows) values[name] = undefined as Values<C>[typeof name]
}
