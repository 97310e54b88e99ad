import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstOverspent, formatPence, fundOn, moveFund, readPence, takeBack, type FundMovement } from '../../../graph/network/fund.ts'
import { addDays } from '../../../graph/dates/day.ts'
import { saying, typed } from './said.ts'

const TODAY = '2026-11-23'
const NETWORK = { from: '2024-09-01', to: null }
const movement = (id: number, kind: 'allocated' | 'used', pence: number, on: string, takesBack: number | null = null): FundMovement => ({ id, kind, pence, on, takesBack })
const move = (words: Partial<Record<'kind' | 'amount' | 'on' | 'what' | 'urn', string>>, movements: FundMovement[] = [], school: { id: number } | null = null) =>
  moveFund({ kind: 'allocated', amount: '1,000', what: 'First year', urn: '', ...words, on: typed(words.on ?? '2025-09-01') }, NETWORK, { movements, school, today: TODAY })

test.each([['1250', 125000], ['£1,250.50', 125050], ['£ 5', 500], ['0.01', 1], ['1,234,567', 123456700], ['0', 0]])('%s is %i pence', (text, pence) => expect(readPence(text)).toBe(pence))
test.each(['', '-5', '1.5', '1.234', '1,25', '12,50', '1e5', 'NaN', '٣٠', '5p', '1 250', '£', '1.', '.50', '9'.repeat(13)])('%j is no amount', (text) => expect(readPence(text)).toBeNull())

test('pence and words are the same both ways', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (pence) => {
    expect(readPence(formatPence(pence))).toBe(pence)
  }))
  expect([formatPence(125050), formatPence(100), formatPence(5), formatPence(-1250)]).toEqual(['£1,250.50', '£1', '£0.05', '−£12.50'])
})

test('money is allocated and used on a day, for something, and where it was one for a school', () => {
  expect(move({})).toEqual({ movement: { kind: 'allocated', pence: 100000, on: '2025-09-01', what: 'First year', schoolId: null, takesBack: null } })
  expect(move({ kind: 'used', amount: '400', urn: '900001' }, [movement(1, 'allocated', 50000, '2025-09-01')], { id: 1 })).toMatchObject({ movement: { kind: 'used', pence: 40000, schoolId: 1 } })
})

test('everything wrong with a movement is said at once', () => {
  expect(saying(move({ kind: 'lost', amount: '5p', on: '2024-08-31', what: ' ', urn: '1' }))).toEqual([
    'kind: Choose whether money was allocated or used', 'amount: The amount must be in pounds, or pounds and pence, like 1,250 or 1250.50', 'on: The date must be 1 September 2024 or later, when the network began',
    'what: Enter what the money is for, with at most 300 characters', 'urn: Enter the URN of a school that is here, or leave this empty',
  ])
  expect(saying(move({ amount: '0' }))).toEqual(['amount: The amount must be more than £0 and at most £100,000,000'])
  expect(saying(move({ amount: '100,000,001' }))[0]).toContain('at most £100,000,000')
  expect(saying(move({ amount: '٣٠' }))).toEqual(['amount: The amount must be in the figures 0 to 9'])
  expect(saying(move({ on: '2026-11-24' }))).toEqual(['on: The date must be today or in the past'])
})

test('no more is used than was allocated by then, also on later days', () => {
  const given = [movement(1, 'allocated', 100000, '2025-09-01'), movement(2, 'used', 60000, '2026-03-01')]
  expect(move({ kind: 'used', amount: '400', on: '2025-10-01' }, given)).toHaveProperty('movement')
  expect(saying(move({ kind: 'used', amount: '400.01', on: '2025-10-01' }, given))).toEqual(['amount: Only £400 was left on 1 March 2026. Record what was allocated first'])
  expect(saying(move({ kind: 'used', amount: '1', on: '2025-08-31' }, given))).toEqual(['amount: Only £0 was left on 31 August 2025. Record what was allocated first'])
})

test('a wrong movement is taken back by another, once, with the reason', () => {
  const rows = [movement(1, 'allocated', 100000, '2025-09-01'), movement(2, 'used', 60000, '2026-03-01')]
  expect(takeBack({ movement: '2', why: 'Typed twice' }, rows)).toEqual({ movement: { kind: 'used', pence: 60000, on: '2026-03-01', what: 'Typed twice', schoolId: null, takesBack: 2 } })
  const after = [...rows, movement(3, 'used', 60000, '2026-03-01', 2)]
  expect(fundOn(after, TODAY)).toEqual({ allocated: 100000, used: 0, left: 100000 })
  expect(saying(takeBack({ movement: '2', why: 'Again' }, after))).toEqual(['movement: Choose what to take back'])
  expect(saying(takeBack({ movement: '3', why: 'Again' }, after))).toEqual(['movement: Choose what to take back'])
  expect(saying(takeBack({ movement: '1', why: '' }, rows))).toEqual([
    'why: Enter why it is taken back, with at most 300 characters', 'movement: Without these £1,000 more would have been used by 1 March 2026 than was allocated. Take back what was used first',
  ])
})

test('whatever is tried, a fund is never overspent on any day', () => {
  const step = fc.record({ kind: fc.constantFrom('allocated', 'used', 'back'), pounds: fc.integer({ min: 1, max: 50 }), day: fc.integer({ min: 0, max: 30 }), pick: fc.nat() })
  fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
    const rows: FundMovement[] = []
    for (const { kind, pounds, day, pick } of steps) {
      const outcome = kind === 'back' ? takeBack({ movement: String(rows.length === 0 ? 0 : (pick % rows.length) + 1), why: 'Wrong' }, rows) : move({ kind, amount: String(pounds), on: addDays('2025-09-01', day) }, rows)
      if ('movement' in outcome) rows.push({ ...outcome.movement, id: rows.length + 1 })
    }
    expect(firstOverspent(rows)).toBeNull()
    const days = Array.from({ length: 31 }, (_, n) => addDays('2025-09-01', n))
    for (const on of days) expect(fundOn(rows, on).left).toBeGreaterThanOrEqual(0)
  }))
})
