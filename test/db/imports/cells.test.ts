import { expect, test } from 'vitest'
import { day, groupUid, laCode, oneOf, optional, percentage, text, tidy, urn, whole, words } from '../../../db/imports/cells.ts'

const rule = (cell: { value: unknown } | { rule: string }) => ('rule' in cell ? cell.rule : `accepted ${JSON.stringify(cell.value)}`)

test('blanks of every kind are trimmed, and one inside becomes ordinary', () => {
  expect(tidy('\u00a0 Elm\u00a0Park School \u00a0')).toBe('Elm Park School')
  expect(tidy('\t\u00a0')).toBe('')
})

test.each(['99999999', '99999', 'ABCDEF', '012345', '-100000', '100000.0', '', '１２３４５６'])('"%s" is no URN', (cell) => {
  expect(rule(urn(cell))).toContain('must be six figures')
})

test('what a spreadsheet did to a number is said to be that', () => {
  expect(rule(urn('1e5'))).toContain('A spreadsheet seems to have changed it')
  expect(rule(urn('1.36192E+05'))).toContain('A spreadsheet seems to have changed it')
  expect(rule(day('45123'))).toContain('A spreadsheet seems to have changed it')
  expect(rule(groupUid('5.1E+03'))).toContain('A spreadsheet seems to have changed it')
  expect(urn('136192')).toEqual({ value: 136192 })
})

test.each(['0831', '83', '8310', 'Derby', '', '8e2'])('"%s" is no code of an authority', (cell) => {
  expect(rule(laCode(cell))).toContain('three figures')
})

test.each([
  ['31-08-2025', '2025-08-31'],
  ['31/08/2025', '2025-08-31'],
  ['1/9/2012', '2012-09-01'],
  ['2025-08-31', '2025-08-31'],
  ['31/08/2025 00:00', '2025-08-31'],
  ['2025-08-31T00:00:00', '2025-08-31'],
  ['29-02-2024', '2024-02-29'],
])('the date %s is read day first: %s', (cell, iso) => {
  expect(day(cell)).toEqual({ value: iso })
})

test.each(['31-02-2025', '29-02-2023', '08/31/2025', '1-9-12', '2025', 'tomorrow', '31.08.2025', '2025-13-01', '00-00-0000'])('"%s" is no date', (cell) => {
  expect(rule(day(cell))).toContain('must be a')
})

test('1 January 1900 is how the register says that nobody knows', () => {
  expect(day('01-01-1900')).toEqual({ value: null })
})

test.each(['', 'NULL', 'SUPP', 'NE', 'NP', 'z', 'c', 'x', 'NA'])('"%s" is nothing known, where a figure may be missing', (cell) => {
  expect(optional(whole(0, 10))(cell)).toEqual({ value: null })
})

test('figures keep to their range and are whole where they must be', () => {
  expect(rule(whole(0, 99)('-1'))).toBe('must be a whole number from 0 to 99')
  expect(rule(whole(0, 99)('3.5'))).toBe('must be a whole number from 0 to 99')
  expect(rule(whole(0, 99)('1e1'))).toContain('spreadsheet')
  expect(whole(0, 99)('11.0')).toEqual({ value: 11 })
  expect(percentage('12.5%')).toEqual({ value: 12.5 })
  expect(rule(percentage('120'))).toContain('0 to 100')
  expect(rule(percentage('٢٥'))).toContain('0 to 100')
})

test('texts may be blank unless they are wanted, and never endless', () => {
  expect(text('')).toEqual({ value: null })
  expect(rule(words('a name')(''))).toBe('must have a name')
  expect(rule(text('x'.repeat(501)))).toContain('no longer than 500')
})

test('words of a list are known in any case, and only they', () => {
  const read = oneOf({ Open: 1, Closed: 2 })
  expect(read('OPEN')).toEqual({ value: 1 })
  expect(rule(read('Ajar'))).toBe('must be one of: Open, Closed')
  expect(rule(read('__proto__'))).toBe('must be one of: Open, Closed')
})
