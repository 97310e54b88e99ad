/** Cuts the text of a CSV file into lines of cells, each with its line number as an editor shows it. */
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { Unreadable } from './model.ts'

export type Line = { line: number; cells: string[] }

/** Longer than any line of a published file; an unclosed quotation mark is noticed here at the latest. */
const LONGEST_LINE = 256 * 1024

const WORDS: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: 'A quotation mark is opened here and never closed.',
  CSV_INVALID_CLOSING_QUOTE: 'A quotation mark stands in the middle of a value. Inside quotation marks it must be doubled.',
  INVALID_OPENING_QUOTE: 'A quotation mark stands in the middle of a value. Put the whole value in quotation marks and double the inner one.',
  CSV_MAX_RECORD_SIZE: 'This line is far too long. A quotation mark may be open that is never closed.',
}

const times = (cells: string[], breaks: RegExp): number =>
  cells.reduce((sum, cell) => sum + (/[\r\n]/.test(cell) ? (cell.match(breaks)?.length ?? 0) : 0), 0)

/** @throws Unreadable when quotation marks do not pair up; says on which line. */
export async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<Line> {
  const source = Readable.from(text, { objectMode: true })
  const parser = parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: LONGEST_LINE })
  source.on('error', (error) => parser.destroy(error))
  // The parser counts both characters of a Windows line break inside quotation marks.
  let countedTwice = 0
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      countedTwice += times(record, /\r\n/g)
      yield { line: info.lines - countedTwice - times(record, /\r\n|\r|\n/g), cells: record }
    }
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault
    throw new Unreadable(WORDS[fault.code] ?? 'This line is not CSV.', { line: typeof fault.lines === 'number' ? fault.lines - countedTwice : null })
  } finally {
    source.destroy()
  }
}
