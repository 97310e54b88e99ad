/** Reads a file of what a network did: columns by their headings, in any order; every good line, or every fault. */
import { ACTIVITY_COLUMNS, type ActivityLine, type LineFault } from '../graph/coverage/activity-file.ts'
import { ACTIVITY_KINDS } from '../graph/coverage/activity.ts'
import { nameOfCode } from '../graph/network/words.ts'
import { day, oneOf, tidy } from './imports/cells.ts'
import { lookThrough, textOf } from './imports/encoding.ts'
import { fold, readHeadings, type Headings } from './imports/headings.ts'
import { linesOf, type Line } from './imports/lines.ts'
import { FAULTS_KEPT, Unreadable } from './imports/model.ts'

/** Lines a file may have: years of one network, or a year of a county's. */
export const MOST_LINES = 2_000
const LIMITS = { packed: 1024 * 1024, unpacked: 4 * 1024 * 1024 }

const readKind = oneOf(Object.fromEntries(ACTIVITY_KINDS.flatMap((code) => [[nameOfCode(code), code], [code, code]])))
const KINDS_IN_WORDS = ACTIVITY_KINDS.map(nameOfCode).join(', ')

/** `unfilled`: lines of a file to fill in that nobody filled in. */
type Read = { lines: ActivityLine[]; unfilled: number } | { faults: LineFault[] }

/** The lines of the file; a file that cannot be read to its end gives its one fault. `several`: it has to say whose each line is. */
export async function readActivityFile(file: string, { several }: { several: boolean }): Promise<Read> {
  const faults: LineFault[] = []
  const lines: ActivityLine[] = []
  let unfilled = 0
  try {
    const { encoding } = await lookThrough(file, { limits: LIMITS })
    let headings: Headings | undefined
    for await (const line of linesOf(textOf(file, { encoding, limits: LIMITS }))) {
      if (!headings) headings = checked(readHeadings(line.cells, line.line), line.line, several)
      else if (isUnfilled(line, headings)) unfilled += 1
      else if (!isNote(line, headings)) {
        if (lines.length >= MOST_LINES) throw new Unreadable(`There are more than ${MOST_LINES.toLocaleString('en-GB')} lines. Cut the file in two.`, { line: line.line })
        lines.push(readLine(line, headings, faults))
      }
    }
    if (!headings) throw new Unreadable('The file is empty.')
    if (lines.length === 0 && unfilled > 0) throw new Unreadable('Fill in Date, Kind and What of at least one line.', { line: 2 })
    if (lines.length === 0) throw new Unreadable('There are headings and nothing under them.', { line: 1 })
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault
    return { faults: [fault.fault] }
  }
  return faults.length > 0 ? { faults: faults.slice(0, FAULTS_KEPT) } : { lines, unfilled }
}

const { network, number, ...NEEDED } = ACTIVITY_COLUMNS

function checked(headings: Headings, line: number, several: boolean): Headings {
  const missing = [...(several ? [network] : []), ...Object.values(NEEDED)].filter((name) => !headings.at.has(fold(name)))
  if (missing.length > 0) throw new Unreadable(`${missing.length === 1 ? 'The column' : 'The columns'} ${missing.map((name) => `"${name}"`).join(', ')} must be there.`, { line })
  return headings
}

const cellOf = ({ cells }: Line, headings: Headings, name: string): string => tidy(cells[headings.at.get(fold(name)) ?? -1] ?? '')

/** The last line of a file the portal gave out says who took it, and nothing else. */
const isNote = (line: Line, headings: Headings): boolean =>
  line.cells[0]?.startsWith('Taken by ') === true && [ACTIVITY_COLUMNS.kind, ACTIVITY_COLUMNS.title, ACTIVITY_COLUMNS.urns].every((name) => cellOf(line, headings, name) === '')

/** A line with nothing that was done, and somebody or some schools it could be of. */
const isUnfilled = (line: Line, headings: Headings): boolean =>
  [ACTIVITY_COLUMNS.on, ACTIVITY_COLUMNS.kind, ACTIVITY_COLUMNS.title].every((name) => cellOf(line, headings, name) === '') && !isNote(line, headings)

function readLine(line: Line, headings: Headings, faults: LineFault[]): ActivityLine {
  const { on: dateColumn, kind: kindColumn, title, urns } = ACTIVITY_COLUMNS
  const wrong = (column: string, rule: string): '' => (faults.push({ line: line.line, column, value: cellOf(line, headings, column).slice(0, 60), rule: `${column} ${rule}.`.replace(/\.\.$/, '.') }), '')
  const on = day(cellOf(line, headings, dateColumn))
  const kind = readKind(cellOf(line, headings, kindColumn))
  return {
    line: line.line,
    on: 'value' in on ? (on.value ?? wrong(dateColumn, 'must be a date as day, month and year, such as 31-08-2025')) : wrong(dateColumn, on.rule),
    kind: 'value' in kind ? kind.value : wrong(kindColumn, `must be one of: ${KINDS_IN_WORDS}`),
    network: cellOf(line, headings, network), number: cellOf(line, headings, number), title: cellOf(line, headings, title), urns: cellOf(line, headings, urns),
  }
}
