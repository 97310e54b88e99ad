import { expect, test } from 'vitest'
import { coveredBy, daysAfter, spanOf } from '../../../graph/support/agreement.ts'

test('an agreement runs from the day it is made until the help is wanted by', () => {
  expect(spanOf({ agreedOn: '2026-03-10', wantedBy: '2026-07-10', offerUntil: '2026-08-31' })).toEqual({ from: '2026-03-10', until: '2026-07-10' })
})

test('help that was wanted by a day gone runs to the end of the term', () => {
  expect(spanOf({ agreedOn: '2026-03-10', wantedBy: '2026-03-01', offerUntil: '2026-08-31' }).until).toBe('2026-04-30')
})

test('an agreement does not outlast its offer, and never ends before it begins', () => {
  expect(spanOf({ agreedOn: '2026-03-10', wantedBy: '2026-07-10', offerUntil: '2026-05-31' }).until).toBe('2026-05-31')
  expect(spanOf({ agreedOn: '2026-03-10', wantedBy: '2026-07-10', offerUntil: '2026-03-09' }).until).toBe('2026-07-10')
  expect(spanOf({ agreedOn: '2026-03-10', wantedBy: '2026-03-10', offerUntil: '2026-03-10' })).toEqual({ from: '2026-03-10', until: '2026-03-10' })
})

test('days still booked are given when the work is completed and free when it ends early', () => {
  const balance = { reserved: 0, booked: 5, given: 3 }
  expect(daysAfter('complete', balance)).toEqual({ movement: 'given', halfDays: 5 })
  expect(daysAfter('end', balance)).toEqual({ movement: 'released', halfDays: 5 })
  expect(daysAfter('pause', balance)).toBe(null)
  expect(daysAfter('complete', { ...balance, booked: 0 })).toBe(null)
})

test('work that ended early covers a need by what was given only', () => {
  expect(coveredBy([{ state: 'active', halfDays: 8, givenHalfDays: 1 }, { state: 'completed', halfDays: 4, givenHalfDays: 4 }, { state: 'ended', halfDays: 6, givenHalfDays: 2 }])).toBe(14)
})
