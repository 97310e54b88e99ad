import { expect, test } from 'vitest'
import { recordOf, type PastWork } from '../../../graph/support/record.ts'

const work = (schoolId: number, personId: number | null, agreedHalfDays: number, givenHalfDays: number): PastWork => ({
  supporter: { schoolId, personId }, schoolId: 90, areaCode: 'english', agreedHalfDays, givenHalfDays,
})

test('a record follows the supporter from one offer to the next', () => {
  expect(recordOf([{ id: 5, schoolId: 1, personId: 7 }], [work(1, 7, 8, 8), work(1, 7, 8, 2)])).toEqual([
    { offerId: 5, schoolId: 90, areaCode: 'english', rating: 1 },
    { offerId: 5, schoolId: 90, areaCode: 'english', rating: 0.25 },
  ])
})

test("a leader's record is not the school's, nor another leader's", () => {
  expect(recordOf([{ id: 5, schoolId: 1, personId: null }, { id: 6, schoolId: 1, personId: 8 }], [work(1, 7, 8, 8)])).toEqual([])
})

test('giving more than was agreed is no more than all of it', () => {
  expect(recordOf([{ id: 5, schoolId: 1, personId: null }], [work(1, null, 4, 6)])[0]?.rating).toBe(1)
})
