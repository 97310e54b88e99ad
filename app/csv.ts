/**
 * Files for spreadsheets. A cell that a spreadsheet could take for a formula gets an apostrophe in front, also where the sign
 * hides behind blanks or control characters; text is always quoted; numbers stay numbers.
 */
import { stringify } from 'csv-stringify/sync'
import { fileResponse } from './file-response.ts'

type Cell = string | number | null
export type CsvColumn<Row> = { head: string; cell: (row: Row) => Cell }

/** Blanks of every kind and control characters, then a sign that begins a formula (also in full width). */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u
/** What spreadsheets drop or split at when it comes first. */
const LEADING = /^[\p{Cc}]/u

/** The text as a cell that is only ever text. */
export const harmless = (text: string): string => (FORMULA.test(text) || LEADING.test(text) ? `'${text}` : text)

const lines = (cells: Cell[][]): string =>
  stringify(cells, { record_delimiter: '\r\n', quoted_string: true, cast: { string: harmless } })

const ROWS_AT_ONCE = 500

/** The file, piece by piece: heading, rows, and a last line that says who took it and when. */
export function* csvPieces<Row>(columns: CsvColumn<Row>[], rows: readonly Row[], note?: string): Generator<string> {
  yield `\ufeff${lines([columns.map(({ head }) => head)])}`
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    yield lines(rows.slice(at, at + ROWS_AT_ONCE).map((row) => columns.map(({ cell }) => cell(row))))
  }
  if (note !== undefined) yield lines([[note, ...columns.slice(1).map(() => null)]])
}

/** Answers with the file; `name` is the product's own word (letters, figures, dashes), never a person's text. */
export const csvResponse = <Row>(name: string, columns: CsvColumn<Row>[], rows: readonly Row[], note?: string): Response =>
  fileResponse({ name: `${name}.csv`, type: 'text/csv', pieces: csvPieces(columns, rows, note) })
