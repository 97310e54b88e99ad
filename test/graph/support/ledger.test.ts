import fc from 'fast-check'
import { expect, test } from 'vitest'
import { termOf } from '../../../graph/dates/school-year.ts'
import { balanceOf, committedIn, post, type Balance, type LedgerEntry, type Movement } from '../../../graph/support/ledger.ts'

const NOTHING: Balance = { reserved: 0, booked: 0, given: 0 }
const entry = (movement: Movement, halfDays: number, on = '2026-03-10'): LedgerEntry => ({ movement, halfDays, on })
const SPRING = termOf('2026-03-10')

test('a proposal agreed and worked through: reserved, booked, given', () => {
  expect(balanceOf([entry('reserved', 8)])).toEqual({ reserved: 8, booked: 0, given: 0 })
  expect(balanceOf([entry('reserved', 8), entry('booked', 8)])).toEqual({ reserved: 0, booked: 8, given: 0 })
  expect(balanceOf([entry('reserved', 8), entry('booked', 8), entry('given', 3)])).toEqual({ reserved: 0, booked: 5, given: 3 })
})

test('a declined proposal holds nothing', () => {
  expect(balanceOf([entry('reserved', 8), entry('released', 8)])).toEqual(NOTHING)
})

test('work that ended early frees what was booked and keeps what was given', () => {
  expect(balanceOf([entry('reserved', 8), entry('booked', 8), entry('given', 3), entry('released', 5)])).toEqual({ reserved: 0, booked: 0, given: 3 })
})

test.each([
  ['reserved twice', [entry('reserved', 4), entry('reserved', 4)]],
  ['booked without a reservation', [entry('booked', 4)]],
  ['booked beyond the reservation', [entry('reserved', 4), entry('booked', 5)]],
  ['given without a booking', [entry('reserved', 4), entry('given', 1)]],
  ['released beyond what is held', [entry('reserved', 4), entry('released', 5)]],
  ['released what was given', [entry('reserved', 4), entry('booked', 4), entry('given', 4), entry('released', 1)]],
])('days cannot be %s', (_name, entries) => {
  expect(() => balanceOf(entries)).toThrow()
})

test.each([0, -2, 1.5, Number.NaN])('%s half-days cannot be moved', (halfDays) => {
  expect(post(NOTHING, { movement: 'reserved', halfDays })).toHaveProperty('refusal')
})

test('whatever is posted, nothing falls below none, and what comes in equals what is held, given or let go', () => {
  const movement = fc.constantFrom<Movement>('reserved', 'released', 'booked', 'given')
  fc.assert(
    fc.property(fc.array(fc.record({ movement, halfDays: fc.integer({ min: -1, max: 12 }) })), (moves) => {
      let balance = NOTHING
      let [came, went] = [0, 0]
      for (const each of moves) {
        const next = post(balance, each)
        if ('refusal' in next) continue
        balance = next.balance
        if (each.movement === 'reserved') came += each.halfDays
        if (each.movement === 'released') went += each.halfDays
        expect(Math.min(balance.reserved, balance.booked, balance.given)).toBeGreaterThanOrEqual(0)
        expect(balance.reserved + balance.booked + balance.given).toBe(came - went)
      }
    }),
  )
})

test('a term counts what is reserved, what is booked into it, and what was given in it', () => {
  const reserved = { entries: [entry('reserved', 2, '2025-12-12')], until: null }
  const booked = { entries: [entry('reserved', 6, '2025-11-01'), entry('booked', 6, '2025-11-20'), entry('given', 2, '2025-12-01'), entry('given', 1, '2026-02-01')], until: '2026-04-30' }
  expect(committedIn(SPRING, [reserved])).toBe(2)
  expect(committedIn(SPRING, [booked])).toBe(3 + 1)
  expect(committedIn(SPRING, [reserved, booked])).toBe(6)
})

test('an agreement that ended before the term takes nothing from it', () => {
  const over = { entries: [entry('reserved', 6, '2025-09-10'), entry('booked', 6, '2025-09-20')], until: '2025-12-19' }
  expect(committedIn(SPRING, [over])).toBe(0)
})

test('released days are free at once', () => {
  expect(committedIn(SPRING, [{ entries: [entry('reserved', 6), entry('released', 6)], until: null }])).toBe(0)
})
