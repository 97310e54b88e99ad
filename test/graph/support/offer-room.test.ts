import { expect, test } from 'vitest'
import { termOf } from '../../../graph/dates/school-year.ts'
import { roomOf, type Held } from '../../../graph/support/offer-room.ts'

const term = termOf('2026-03-10')
const held = (schoolId: number, over = false): Held => ({ schoolId, over, until: null, entries: over ? [] : [{ movement: 'reserved', halfDays: 4, on: '2026-03-01' }] })
const room = (own: Held[], mayGive: 'yes' | 'with-care' = 'yes', bySchool = own) => roomOf({ maximumSchools: 3 }, { term, own, bySchool, mayGive })

test('a new offer has all its room', () => {
  expect(room([])).toEqual({ committedHalfDays: 0, furtherSchools: 3 })
})

test('schools supported and schools asked take up room, each once, and work that is over takes none', () => {
  expect(room([held(1), held(2)])).toEqual({ committedHalfDays: 8, furtherSchools: 1 })
  expect(room([held(1), held(1)]).furtherSchools).toBe(2)
  expect(room([held(1, true)])).toEqual({ committedHalfDays: 0, furtherSchools: 3 })
  expect(room([held(1), held(2), held(3), held(4)]).furtherSchools).toBe(0)
})

test('a school that gives with care supports one school, whichever of its offers does', () => {
  expect(room([], 'with-care').furtherSchools).toBe(1)
  expect(room([], 'with-care', [held(1)]).furtherSchools).toBe(0)
})
