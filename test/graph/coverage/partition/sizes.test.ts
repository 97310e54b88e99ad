import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundsFor, nearestBounds, type SizesAsked } from '../../../../graph/coverage/partition/sizes.ts'

const asked = (groups: number | null, least: number | null, most: number | null): SizesAsked => ({ groups, least, most })
const why = (count: number, sizes: SizesAsked): string => {
  const answer = boundsFor(count, sizes)
  return 'refusal' in answer ? `${answer.refusal.field}: ${answer.refusal.message}` : ''
}

test('five groups of 70 to 80 hold 350 to 400 schools', () => {
  expect(boundsFor(375, asked(5, 70, 80))).toEqual({ bounds: { groups: 5, least: 70, most: 80 } })
  expect(why(340, asked(5, 70, 80))).toBe('least: 5 groups of at least 70 need 350 schools, and there are 340. Choose 4 groups or fewer, or at least 68 schools or fewer')
  expect(why(401, asked(5, 70, 80))).toBe('most: 5 groups of at most 80 hold 400 schools, and there are 401. Choose 6 groups or more, or at most 81 schools or more')
})

test('sizes alone say how many groups: as many as sizes halfway between make', () => {
  expect(boundsFor(120, asked(null, 10, 20))).toEqual({ bounds: { groups: 8, least: 10, most: 20 } })
  expect(boundsFor(295, asked(null, 70, 80))).toEqual({ bounds: { groups: 4, least: 70, most: 80 } })
  expect(boundsFor(100, asked(null, null, 30))).toEqual({ bounds: { groups: 4, least: 20, most: 30 } })
  expect(boundsFor(100, asked(null, 30, null))).toEqual({ bounds: { groups: 3, least: 30, most: 41 } })
  expect(why(11, asked(null, 6, 10))).toBe('least: No number of groups of 6 to 10 holds 11 schools: 2 groups come nearest. Choose at least 5 schools or fewer')
})

test('a number of groups alone leaves a fifth of freedom either way', () => {
  expect(boundsFor(224, asked(7, null, null))).toEqual({ bounds: { groups: 7, least: 25, most: 39 } })
})

test('what makes no sense is refused by name', () => {
  expect(why(10, asked(null, null, null))).toBe('groups: Say how many groups there are to be, or how many schools in each')
  expect(why(10, asked(2, 6, 5))).toBe('most: The most schools in a group must be 6 or more, the fewest you chose')
  expect(why(3, asked(4, null, null))).toBe('groups: 3 schools cannot make 4 groups. Choose 3 or fewer')
  expect(why(0, asked(1, null, null))).toBe('groups: There are no schools of these phases to put into groups')
})

test('bounds that are given always hold the schools, and refusals are never wrong', () => {
  const size = fc.option(fc.integer({ min: 1, max: 30 }), { nil: null })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), size, size, size, (count, groups, least, most) => {
      const answer = boundsFor(count, { groups, least, most })
      const holds = (k: number): boolean => k <= count && (least === null || k * least <= count) && (most === null || k * most >= count) && !(least !== null && most !== null && least > most)
      if ('bounds' in answer) {
        const { bounds } = answer
        expect(bounds.groups * bounds.least <= count && count <= bounds.groups * bounds.most && bounds.least >= 1 && bounds.groups <= count).toBe(true)
        expect([groups ?? bounds.groups, least ?? bounds.least, most ?? bounds.most]).toEqual([bounds.groups, bounds.least, bounds.most])
      } else if (groups !== null || least !== null || most !== null) {
        expect((groups === null ? Array.from({ length: count }, (_, k) => k + 1) : [groups]).some(holds)).toBe(false)
      }
    }),
    { numRuns: 3_000 },
  )
})

test('a template’s sizes become as near to it as the schools at hand allow', () => {
  expect(nearestBounds(375, asked(5, 70, 80))).toEqual({ bounds: { groups: 5, least: 70, most: 80 }, asWished: true })
  expect(nearestBounds(295, asked(5, 70, 80))).toEqual({ bounds: { groups: 5, least: 47, most: 71 }, asWished: false })
  expect(nearestBounds(3, asked(7, null, null))).toEqual({ bounds: { groups: 3, least: 1, most: 2 }, asWished: false })
  expect(nearestBounds(11, asked(null, 6, 10))?.bounds.groups).toBe(1)
  expect(nearestBounds(0, asked(5, 70, 80))).toBeNull()
})
