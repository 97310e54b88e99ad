import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Category } from '../../../graph/categories/framework.ts'
import { categoryByTerm, categoryOn } from '../../../graph/categories/standing.ts'

const decided = (id: number, code: string, from: string, schoolId = 1): Category => ({
  id, schoolId, framework: 'derby-winners', code, from, rationale: 'Best fit', agreedWithSchool: true,
})
const history = [decided(1, '2', '2025-09-20'), decided(2, '3b', '2026-02-03'), decided(3, '3a', '2026-10-12'), decided(4, '1', '2026-01-01', 2)]

test('a category holds from its first day until another begins', () => {
  const on = (day: string) => categoryOn(history, 1, day)?.code ?? null
  expect([on('2025-09-19'), on('2025-09-20'), on('2026-02-02'), on('2026-02-03'), on('2026-10-12'), on('2030-01-01')]).toEqual([null, '2', '2', '3b', '3a', '3a'])
})

test('of two decisions that begin on one day, the one recorded last holds', () => {
  expect(categoryOn([decided(7, '4', '2026-05-01'), decided(5, '3b', '2026-05-01')], 1, '2026-06-01')?.code).toBe('4')
})

test('another school’s categories never count', () => {
  expect(categoryOn(history, 3, '2026-12-01')).toBeNull()
  expect(categoryOn(history, 2, '2026-12-01')?.code).toBe('1')
})

test('the order of the rows does not matter', () => {
  fc.assert(fc.property(fc.shuffledSubarray(history, { minLength: history.length }), (rows) => categoryOn(rows, 1, '2026-11-23')?.id === 3))
})

test('the history by term is the latest first, each term as it ended and this one as it stands', () => {
  expect(categoryByTerm(history, 1, '2026-11-23').map(({ title, category }) => `${title}: ${category?.code}`)).toEqual([
    'Autumn term 2026: 3a', 'Summer term 2026: 3b', 'Spring term 2026: 3b', 'Autumn term 2025: 2',
  ])
  expect(categoryByTerm(history, 1, '2026-10-11')[0]).toMatchObject({ title: 'Autumn term 2026', category: { code: '3b' } })
})

test('a school without a category has no history', () => {
  expect(categoryByTerm(history, 9, '2026-11-23')).toEqual([])
  expect(categoryByTerm(history, 1, '2025-01-01')).toEqual([])
})
