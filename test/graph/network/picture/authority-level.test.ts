import fc from 'fast-check'
import { expect, test } from 'vitest'
import { authorityGraphOf, authorityLevelOf } from '../../../../graph/network/picture/authority-level.ts'
import { graphOf, worlds } from './worlds.ts'

const halves = (id: number): string => (id % 2 === 1 ? '801' : '802')
const laOf = (schools: number, of = halves): Map<number, string> => new Map(Array.from({ length: schools }, (_, index) => [index + 1, of(index + 1)]))

test('authorities are counted with their schools, and tied by the networks they share', () => {
  expect(authorityLevelOf(graphOf(5, [[1, 2], [1, 3], [1, 2, 3]]), laOf(5))).toEqual({
    authorities: [{ code: '801', schools: 3, tied: 2, networks: 3 }, { code: '802', schools: 2, tied: 1, networks: 2 }],
    ties: [{ a: '801', b: '802', networks: 2 }],
  })
})

test('an authority whose schools are on their own is there all the same', () => {
  expect(authorityLevelOf(graphOf(2, []), laOf(2))).toMatchObject({ authorities: [{ tied: 0, networks: 0 }, { tied: 0, networks: 0 }], ties: [] })
})

test('no school is lost or counted twice, and every tie is of two authorities', () => {
  fc.assert(
    fc.property(worlds, ([schools, members]) => {
      const level = authorityLevelOf(graphOf(schools, members), laOf(schools, (id) => String(801 + (id % 4))))
      expect(level.authorities.reduce((sum, one) => sum + one.schools, 0)).toBe(schools)
      for (const { a, b, networks } of level.ties) expect(a < b && networks <= members.length).toBe(true)
      for (const one of level.authorities) expect(one.tied).toBeLessThanOrEqual(one.schools)
      expect(authorityGraphOf(level).size).toBe(level.ties.length)
    }),
    { numRuns: 100 },
  )
})
