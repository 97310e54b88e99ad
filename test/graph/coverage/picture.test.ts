import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pictureOf } from '../../../graph/coverage/picture.ts'
import { activity, facts, member, network, school } from '../network/world.ts'

const asked = (schoolIds: number[]) => ({ day: '2026-03-15', months: 12, schoolIds })
const at = (id: number, easting: number, northing: number) => school(id, { easting, northing })

test('north is up and east is right, stretched no more than the frame needs', () => {
  const { schools } = pictureOf(facts({ schools: [at(1, 400000, 300000), at(2, 410000, 300000), at(3, 400000, 310000)] }), asked([1, 2, 3]))
  const [a, b, c] = schools as [(typeof schools)[number], (typeof schools)[number], (typeof schools)[number]]
  expect(b.x).toBeGreaterThan(a.x)
  expect(c.y).toBeLessThan(a.y)
  expect((b.x - a.x) / (a.y - c.y)).toBeCloseTo(1 / 0.85, 1)
})

test('a long thin area fills the frame without being pulled out of shape', () => {
  const { schools } = pictureOf(facts({ schools: [at(1, 400000, 300000), at(2, 401000, 350000)] }), asked([1, 2]))
  const [a, b] = schools as [(typeof schools)[number], (typeof schools)[number]]
  expect((b.x - a.x) / (a.y - b.y)).toBeCloseTo(2.5 / 50, 1)
})

test('a collaboration stands amid those of its schools that are shown, and its spokes say who took part', () => {
  const world = facts({
    schools: [at(1, 400000, 300000), at(2, 440000, 300000), at(3, 420000, 340000)], networks: [network(1), network(2)],
    memberships: [member(1, 1), member(1, 2), member(2, 1), member(2, 3)], activities: [activity(1, '2026-01-20', [1])],
  })
  const { networks, spokes, schools } = pictureOf(world, asked([1, 2]))
  expect(networks.map(({ id }) => id), 'the other has one school in the picture').toEqual([1])
  expect(networks[0]!.x).toBe((schools[0]!.x + schools[1]!.x) / 2)
  expect(spokes).toEqual([{ schoolId: 1, networkId: 1, active: true }, { schoolId: 2, networkId: 1, active: false }])
})

test('schools without coordinates stand below a line, under all the others', () => {
  const { schools, elsewhere, height } = pictureOf(facts({ schools: [at(1, 400000, 300000), school(2, { easting: null, northing: null })] }), asked([1, 2]))
  expect(schools[0]!.y).toBeLessThan(elsewhere!)
  expect(schools[1]!.y).toBeGreaterThan(elsewhere!)
  expect(schools[1]!.y).toBeLessThan(height)
})

test('an empty picture is a picture', () => {
  expect(pictureOf(facts({}), asked([]))).toMatchObject({ schools: [], networks: [], spokes: [], elsewhere: null })
})

const places = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })), { minLength: 1, maxLength: 40 })
const worldOf = (spots: [number, number][]) =>
  facts({
    schools: spots.map(([x, y], index) => at(index + 1, 400000 + x * 1000, 300000 + y * 1000)), networks: [network(1), network(2)],
    memberships: spots.map((_, index) => member((index % 2) + 1, index + 1)),
  })

test('no two marks lie on one another, wherever the schools are, and all are inside the frame', () => {
  fc.assert(
    fc.property(places, (spots) => {
      const { schools, networks, width, height } = pictureOf(worldOf(spots), asked(spots.map((_, index) => index + 1)))
      const marks = [...schools, ...networks]
      for (const [index, a] of marks.entries()) {
        expect(a.x >= 0 && a.x <= width && a.y >= 0 && a.y <= height).toBe(true)
        for (const b of marks.slice(index + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(30)
      }
    }),
    { numRuns: 150 },
  )
})

test('the same facts in another order make the same picture', () => {
  fc.assert(
    fc.property(places, (spots) => {
      const world = worldOf(spots)
      const ids = spots.map((_, index) => index + 1)
      const turned = { ...world, schools: [...world.schools].reverse(), memberships: [...world.memberships].reverse() }
      expect(pictureOf(turned, asked(ids.reverse()))).toEqual(pictureOf(world, asked(ids)))
    }),
    { numRuns: 60 },
  )
})
