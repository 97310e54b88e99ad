import { gunzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isNearBritain, onTheGrid } from '../../../../graph/network/outlines/grid.ts'
import { areaOf, isWithin, pointsOf, type Outline } from '../../../../graph/network/outlines/outline.ts'
import { outlinesOf, type Boundary } from '../../../../graph/network/outlines/simplified.ts'
import { BOUNDARIES, realData } from '../../../real-data.ts'

/** The Ordnance Survey's test points of the transformation OSTN15 that lie in England and Wales: latitude, longitude, easting, northing. */
const POINTS: [string, number, number, number, number][] = [
  ["St Mary's", 49.9222639373, -6.29977752014, 91492.146, 11318.804],
  ['Lizard Point', 49.9600613782, -5.20304609998, 170370.718, 11572.405],
  ['Plymouth', 50.4388582561, -4.10864563561, 250359.811, 62016.569],
  ["St Catherine's Point", 50.57563665, -1.2978227724, 449816.371, 75335.861],
  ['Southampton', 50.9312793791, -1.450514337, 438710.92, 114792.25],
  ['North Foreland', 51.3744702555, 1.44454730409, 639821.835, 169565.858],
  ['Brislington', 51.4275474302, -2.54407618349, 362269.991, 169978.69],
  ['Lambeth', 51.4893656495, -0.1199255718, 530624.974, 178388.464],
  ['Colchester', 51.8943663735, 0.89724327012, 599445.59, 225722.826],
  ['Droitwich', 52.2552938163, -2.15458614387, 389544.19, 261912.153],
  ['Northampton', 52.2516095123, -0.9124895697, 474335.969, 262047.755],
  ["King's Lynn", 52.7513668717, 0.40153547065, 562180.547, 319784.995],
  ['Nottingham', 52.9621910941, -1.19747655922, 454002.834, 340834.943],
  ['Daresbury', 53.3448028019, -2.6404932081, 357455.843, 383290.436],
  ['Blackpool', 53.7791102576, -3.04045490691, 331534.564, 431920.794],
  ['Pudsey', 53.8002151963, -1.66379168242, 422242.186, 433818.701],
  ['Flamborough', 54.1168514429, -0.07773133187, 525745.67, 470703.214],
  ['Carlisle', 54.8954234042, -2.93827741149, 339921.145, 556034.761],
  ['Newcastle', 54.9791227366, -1.61657685184, 424639.355, 565012.703],
]

test.each(POINTS)('%s lies where the Ordnance Survey says, to five metres', (_name, latitude, longitude, easting, northing) => {
  const [x, y] = onTheGrid(longitude, latitude)
  expect(Math.round(Math.hypot(x - easting, y - northing))).toBeLessThanOrEqual(5)
})

test('degrees of elsewhere, and metres taken for degrees, are not near Britain', () => {
  expect(isNearBritain(-1.5, 53)).toBe(true)
  expect(isNearBritain(53, -1.5)).toBe(false)
  expect(isNearBritain(2.35, 45)).toBe(false)
  expect(isNearBritain(435000, 387000)).toBe(false)
})

/** A border with many small steps between two squares: [-1.5, 53] to [-1.3, 53.1], one each side of -1.4. */
const steps = Array.from({ length: 41 }, (_, step): [number, number] => [-1.4 + (step % 2 === 0 || step === 40 ? 0 : 0.0004), 53 + step * 0.0025])
const west: Boundary = { name: 'West', polygons: [[[[-1.5, 53], ...steps, [-1.5, 53.1], [-1.5, 53]]]] }
const east: Boundary = { name: 'East', polygons: [[[[-1.3, 53], [-1.3, 53.1], ...steps.toReversed(), [-1.3, 53]]]] }
const bordersOf = (outline: Outline): Set<string> =>
  new Set(outline.flat().flatMap((ring) => pointsOf(ring).map((point, index, all) => [point, all[(index + 1) % all.length]!].map(String).sort().join(' '))))

test('steps too small to see go, on both sides of a border alike', () => {
  const [left, right] = outlinesOf([west, east])
  expect(left!.flat().flat().length / 2).toBeLessThan(15)
  const shared = [...bordersOf(left!)].filter((edge) => bordersOf(right!).has(edge))
  expect(shared.length).toBeGreaterThan(0)
  const all = areaOf(left![0]![0]!) + areaOf(right![0]![0]!)
  const [whole] = outlinesOf([{ name: 'Both', polygons: [[[[-1.5, 53], [-1.4, 53], [-1.3, 53], [-1.3, 53.1], [-1.4, 53.1], [-1.5, 53.1], [-1.5, 53]]]] }])
  expect(Math.abs(all - areaOf(whole![0]![0]!)) / all).toBeLessThan(0.001)
})

test('an enclave fills the hole in who surrounds it', () => {
  const round = Array.from({ length: 60 }, (_, step): [number, number] => [-1.4 + 0.03 * Math.cos(step / 30 * Math.PI), 53.05 + 0.02 * Math.sin(step / 30 * Math.PI)])
  const ring = [...round, round[0]!]
  const [around, enclave] = outlinesOf([
    { name: 'Around', polygons: [[[[-1.5, 53], [-1.3, 53], [-1.3, 53.1], [-1.5, 53.1], [-1.5, 53]], ring.toReversed()]] },
    { name: 'Enclave', polygons: [[ring]] },
  ])
  expect(around![0]).toHaveLength(2)
  expect(areaOf(around![0]![1]!)).toBe(areaOf(enclave![0]![0]!))
  const [x, y] = onTheGrid(-1.4, 53.05)
  expect([isWithin(around!, x, y), isWithin(enclave!, x, y)]).toEqual([false, true])
})

test('rocks go, and an authority that is nothing but small islands stays', () => {
  const islet = (longitude: number, latitude: number): [number, number][][] => [[[longitude, latitude], [longitude + 0.001, latitude], [longitude + 0.001, latitude + 0.001], [longitude, latitude]]]
  const [mainland, rocks] = outlinesOf([{ ...west, polygons: [...west.polygons, islet(-1.6, 53)] }, { name: 'Rocks', polygons: [islet(-6, 50), islet(-6.1, 50)] }])
  expect(mainland).toHaveLength(1)
  expect(rocks).toHaveLength(1)
})

const national = realData(BOUNDARIES)

test.skipIf(national === null)('the national file keeps its shared borders, and no place is in two authorities', () => {
  const { features } = JSON.parse(gunzipSync(readFileSync(national!)).toString()) as { features: { properties: { name: string }; geometry: { type: string; coordinates: never } }[] }
  const boundaries = features.map(({ properties, geometry }): Boundary => ({ name: properties.name, polygons: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates }))
  const outlines = outlinesOf(boundaries)
  expect(outlines.flat(3).length / 2).toBeLessThan(10_000)
  const owners = new Map<string, number>()
  for (const outline of outlines) for (const edge of bordersOf(outline)) owners.set(edge, (owners.get(edge) ?? 0) + 1)
  expect(Math.max(...owners.values())).toBe(2)
  expect([...owners.values()].filter((many) => many === 2).length).toBeGreaterThan(1_500)
  const derby = outlines[features.findIndex(({ properties }) => properties.name === 'Derby')]!
  const derbyshire = outlines[features.findIndex(({ properties }) => properties.name === 'Derbyshire')]!
  expect([isWithin(derby, 435200, 336300), isWithin(derbyshire, 435200, 336300)]).toEqual([true, false])
  for (let easting = 100_000; easting < 660_000; easting += 13_000) for (let northing = 20_000; northing < 650_000; northing += 13_000) {
    expect(outlines.filter((outline) => isWithin(outline, easting, northing)).length, `${easting} ${northing}`).toBeLessThan(2)
  }
})
