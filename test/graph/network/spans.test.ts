import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../graph/dates/day.ts'
import type { Refusal } from '../../../graph/dates/refusal.ts'
import { holdsOn, type Dated } from '../../../graph/network/model.ts'
import { endOne, overlap, readSpan } from '../../../graph/network/spans.ts'
import { said, saying, span, typed } from './said.ts'

const LIFE = { from: '2024-09-01', to: '2027-08-31' }
const read = (from: string, to = '', life: Dated = LIFE) => {
  const refusals: Refusal[] = []
  const days = readSpan(span(from, to), life, refusals)
  return refusals.length > 0 ? said(refusals) : days
}

test('a span has a first day, and a last one where it is typed', () => {
  expect(read('2024-09-01')).toEqual({ from: '2024-09-01', to: null })
  expect(read('2024-09-01', '2024-09-01')).toEqual({ from: '2024-09-01', to: '2024-09-01' })
})

test('what is outside the network’s life, turned round or impossible is refused with its field', () => {
  expect(read('2024-08-31', '2027-09-01')).toEqual(['from: The first day must be 1 September 2024 or later, when the network began', 'to: The last day must be 31 August 2027 or earlier, when the network ended'])
  expect(read('2025-09-01', '2025-08-31')).toEqual(['to: The last day must be 1 September 2025, the first day, or later'])
  expect(read('2025-02-30')).toEqual(['from: The first day must be a real date'])
  expect(read('1700-01-01', '', { from: null, to: null })).toEqual(['from: The first day must be in a year from 1800 to 2100'])
  expect(read('')).toEqual(['from: The first day must have a day, a month and a year'])
})

test('one of those that go on ends, not before it began', () => {
  const rows = [{ id: 3, from: '2025-09-01', to: null }]
  const end = (one: string, day: string) => endOne({ one, ending: typed(day) }, rows, LIFE)
  expect(end('3', '2025-09-01')).toEqual({ one: rows[0], to: '2025-09-01' })
  expect(saying(end('4', '2025-02-30'))).toEqual(['one: Choose what ends', 'ending: The last day must be a real date'])
  expect(saying(end('3', '2025-08-31'))).toEqual(['ending: The last day must be 1 September 2025, the first day, or later'])
  expect(saying(end('3', '2027-09-01'))).toEqual(['ending: The last day must be 31 August 2027 or earlier, when the network ended'])
})

test('two spans overlap exactly where some day is in both', () => {
  const days = fc.tuple(fc.option(fc.integer({ min: 0, max: 20 })), fc.option(fc.integer({ min: 0, max: 20 }))).filter(([a, b]) => a === null || b === null || a <= b)
    .map(([a, b]) => ({ from: a === null ? null : addDays('2025-01-01', a), to: b === null ? null : addDays('2025-01-01', b) }))
  fc.assert(fc.property(days, days, (one, other) => {
    const shared = Array.from({ length: 40 }, (_, n) => addDays('2024-12-22', n)).some((day) => holdsOn(one, day) && holdsOn(other, day))
    expect(overlap(one, other)).toBe(shared)
  }))
})
