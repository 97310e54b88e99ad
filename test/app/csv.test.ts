import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvPieces, csvResponse, harmless } from '../../app/csv.ts'

const columns = [{ head: 'Name', cell: (row: { name: string; days: number | null }) => row.name }, { head: 'Days', cell: (row: { days: number | null }) => row.days }]
const written = (name: string, days: number | null = 1) => [...csvPieces(columns, [{ name, days }])].join('')
const read = (text: string) => parse<{ Name: string; Days: string }>(text, { bom: true, columns: true, record_delimiter: '\r\n' })

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1+1', '\t=1', '\r=1', '\n=1', '\u0000=1', ' =1', '\u00a0=1', '\u200b=1', '\ufeff=1', '\u0000abc', '\nabc'])(
  'a cell that begins like %j is made harmless',
  (text) => expect(harmless(text)).toBe(`'${text}`),
)

test.each(['Ash Primary School', "St Bede's", ' indented', '3a', 'a=b', 'Year 3–4', ''])('%j stays as it is', (text) => expect(harmless(text)).toBe(text))

test('a number stays a number, also below nought; nothing is an empty cell', () => {
  expect(written('Ash', -2)).toBe('\ufeff"Name","Days"\r\n"Ash",-2\r\n')
  expect(written('Ash', null)).toBe('\ufeff"Name","Days"\r\n"Ash",\r\n')
})

test('whatever text goes in comes out of a spreadsheet as one cell that is no formula', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '"', ',', '\r', '\n', '\t', ' ', '\u0000', 'a', '1', 'é') }), (text) => {
      const cell = read(written(text))[0]!.Name
      expect(cell).toBe(harmless(text))
      expect(cell).not.toMatch(/^[\s\p{Cc}]*[=+\-@]/u)
    }),
  )
})

test('a long list comes in pieces, and the last line says who took it', () => {
  const rows = Array.from({ length: 1201 }, (_, index) => ({ name: `School ${index}`, days: index }))
  const pieces = [...csvPieces(columns, rows, 'Taken by Ada on 15 March 2026')]
  expect(pieces).toHaveLength(5)
  expect(read(pieces.join(''))).toHaveLength(1202)
  expect(pieces.at(-1)).toBe('"Taken by Ada on 15 March 2026",\r\n')
})

test('it is answered as a file that nobody keeps', async () => {
  const response = csvResponse('schools', columns, [{ name: 'Ash', days: 1 }])
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="schools.csv"')
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(new Uint8Array(await response.arrayBuffer()).slice(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]))
})
