/** Made-up places for schools: scattered, crowded in towns, along one road, on a grid, and on top of one another. */
import fc from 'fast-check'
import type { Spot } from '../../../../graph/coverage/partition/model.ts'

export const spot = (id: number, easting: number | null, northing: number | null, kind = 'primary'): Spot => ({ id, easting, northing, kind })

const near = (middle: number) => fc.integer({ min: -3_000, max: 3_000 }).map((by) => middle + by)
const anywhere = fc.record({ easting: fc.integer({ min: 300_000, max: 360_000 }), northing: fc.integer({ min: 400_000, max: 440_000 }) })
const inTowns = fc.constantFrom(310_000, 333_000, 352_000).chain((town) => fc.record({ easting: near(town), northing: near(town + 100_000) }))
const onTheRoad = fc.integer({ min: 0, max: 40 }).map((mile) => ({ easting: 300_000 + mile * 1_609, northing: 400_000 + mile * 3_218 }))
const onTheGrid = fc.record({ easting: fc.integer({ min: 0, max: 6 }), northing: fc.integer({ min: 0, max: 6 }) }).map(({ easting, northing }) => ({ easting: easting * 1_000, northing: northing * 1_000 }))
const nowhere = fc.constant({ easting: null, northing: null })

/** A few dozen schools, and bounds that can hold them. */
export const authorities = fc
  .constantFrom(anywhere, inTowns, onTheRoad, onTheGrid, fc.oneof({ weight: 9, arbitrary: anywhere }, { weight: 1, arbitrary: nowhere }), fc.oneof(onTheGrid, nowhere))
  .chain((place) => fc.array(fc.record({ place, kind: fc.constantFrom('primary', 'primary', 'secondary') }), { minLength: 1, maxLength: 60 }))
  .map((places) => places.map(({ place, kind }, id) => spot(id + 1, place.easting, place.northing, kind)))
  .chain((schools) =>
    fc.record({
      schools: fc.constant(schools),
      groups: fc.integer({ min: 1, max: Math.min(8, schools.length) }),
      down: fc.integer({ min: 0, max: 4 }),
      up: fc.integer({ min: 0, max: 4 }),
    }),
  )
  .map(({ schools, groups, down, up }) => ({
    schools, bounds: { groups, least: Math.max(1, Math.floor(schools.length / groups) - down), most: Math.ceil(schools.length / groups) + up },
  }))
