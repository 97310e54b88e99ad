/** Real counties: bounds kept, everybody placed, all groups joined up. */
import { expect, test } from 'vitest'
import { partition } from '../../../../graph/coverage/partition/partition.ts'
import { boundsFor } from '../../../../graph/coverage/partition/sizes.ts'
import { REGISTER, realData } from '../../../real-data.ts'
import { registerSchools } from '../../../register.ts'

const spots = (la: string) => registerSchools(la)!.map(({ id, easting, northing, phase }) => ({ id, easting, northing, kind: phase }))

test.skipIf(!realData(REGISTER)).each([
  ['Derby', '831', 7], ['North Yorkshire', '815', 5], ['Derbyshire', '830', 7], ['Cornwall', '908', 9], ['Essex', '881', 4], ['Southwark', '210', 8],
])('%s', (_, la, groups) => {
  const schools = spots(la)
  for (const even of [false, true]) {
    const bounds = even ? { groups, least: Math.floor(schools.length / groups), most: Math.ceil(schools.length / groups) } : boundsFor(schools.length, { groups, least: null, most: null })
    if ('refusal' in bounds) throw new Error(bounds.refusal.message)
    const within = 'bounds' in bounds ? bounds.bounds : bounds
    const answer = partition(schools, within)
    expect(answer.groups.map(({ ids }) => ids.length).filter((size) => size < within.least || size > within.most)).toEqual([])
    expect(answer.groups.flatMap(({ ids }) => ids).sort((a, b) => a - b)).toEqual(schools.map(({ id }) => id).sort((a, b) => a - b))
    expect(answer.groups.flatMap(({ apart }) => apart)).toEqual([])
  }
}, 60_000)
