import { expect, test } from 'vitest'
import { authorityMapOf } from '../../../../graph/coverage/map/authority-map.ts'
import { frameOf, pathOf } from '../../../../graph/coverage/map/frame.ts'
import { groupsOn, schoolMapOf, type SchoolMapAsked } from '../../../../graph/coverage/map/school-map.ts'
import type { Outline } from '../../../../graph/network/outlines/outline.ts'

const square = (west: number, south: number, side = 20_000): Outline => [[[west, south, west + side, south, west + side, south + side, west, south + side]]]
const country = [{ code: '902', own: false, outline: square(420_000, 300_000) }, { code: '901', own: true, outline: square(400_000, 300_000) }, { code: '903', own: false, outline: square(600_000, 500_000) }]
const schools = [{ id: 1, easting: 402_000, northing: 318_000 }, { id: 2, easting: 418_000, northing: 302_000 }, { id: 3, easting: null, northing: null }]
const asked: SchoolMapAsked = { schools, networks: [], as: 'lines', country, whole: true }

test('north is up, east is right, and one scale holds both ways', () => {
  const { schools: [first, second], width, height } = schoolMapOf(asked)
  expect(first!.x).toBeLessThan(second!.x)
  expect(first!.y).toBeLessThan(second!.y)
  expect(Math.abs((second!.x - first!.x) - (second!.y - first!.y))).toBeLessThanOrEqual(2)
  expect([width, height].every((side) => side <= 960)).toBe(true)
})

test('a school without a place is told of, and on no map', () => {
  const map = schoolMapOf(asked)
  expect(map.unplaced).toEqual([3])
  expect(map.schools.map(({ id }) => id)).toEqual([1, 2])
})

test('one’s own authority lies over its neighbours, and who is far away is left out', () => {
  expect(schoolMapOf(asked).land.map(({ code, own }) => [code, own])).toEqual([['902', false], ['901', true]])
})

test('a border is drawn alike from both sides, to the tenth', () => {
  const frame = frameOf({ west: 400_123, east: 437_777, south: 299_876, north: 321_111 }, { widest: 960, tallest: 1_100 })
  const [west, east] = [pathOf(square(400_000, 300_000), frame), pathOf(square(420_000, 300_000), frame)]
  const corners = (path: string): string[] => path.replace(/[MZ]/g, '').split('L')
  expect(corners(west).filter((corner) => corners(east).includes(corner))).toHaveLength(2)
})

test('marks at one spot are moved apart so that each can be hit', () => {
  const crowd = Array.from({ length: 12 }, (_, index) => ({ id: index + 1, easting: 410_000, northing: 310_000 }))
  const { schools: marks, radius } = schoolMapOf({ ...asked, schools: crowd })
  for (const a of marks) for (const b of marks) if (a.id < b.id) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(2 * radius - 2)
})

test('a network has a line to each of its schools, or a band around them; who has no place has none', () => {
  const networks = [{ id: 9, schoolIds: [1, 2, 3] }, { id: 8, schoolIds: [3] }]
  const lines = schoolMapOf({ ...asked, networks })
  expect(lines.networks.map(({ id }) => id)).toEqual([9])
  expect(lines.networks[0]!.path.match(/M/g)).toHaveLength(2)
  const [{ x, y }] = [lines.schools[0]!]
  expect(lines.networks[0]!.path).toContain(`L${x} ${y}`)
  expect(schoolMapOf({ ...asked, networks, as: 'bands' }).networks[0]!.path).toMatch(/^M\d+ \d+L\d+ \d+Z$/)
})

test('groups lie over a map that is drawn: each amid its schools, with a band around those that are on it', () => {
  const map = schoolMapOf(asked)
  const [first, second] = map.schools
  expect(groupsOn(map, [{ id: 5, schoolIds: [3] }, { id: 6, schoolIds: [1, 2, 3] }])).toEqual([
    { id: 6, x: Math.round((first!.x + second!.x) / 2), y: Math.round((first!.y + second!.y) / 2), path: `M${first!.x} ${first!.y}L${second!.x} ${second!.y}Z` },
  ])
})

test('without outlines the schools alone are drawn; without any place, an empty sheet', () => {
  expect(schoolMapOf({ ...asked, country: [] })).toMatchObject({ land: [], unplaced: [3] })
  expect(schoolMapOf({ ...asked, country: [], schools: [schools[2]!] })).toMatchObject({ schools: [], unplaced: [3] })
})

test('a part is shown as large as its schools lie, an authority altogether', () => {
  const near = [{ id: 1, easting: 402_000, northing: 318_000 }, { id: 2, easting: 403_000, northing: 317_000 }]
  const [part, whole] = [schoolMapOf({ ...asked, schools: near, whole: false }), schoolMapOf({ ...asked, schools: near })]
  const between = ({ schools: [a, b] }: typeof part): number => b!.x - a!.x
  expect(between(part)).toBeGreaterThan(3 * between(whole))
})

test('the same schools in another order make the same map', () => {
  const many = Array.from({ length: 40 }, (_, index) => ({ id: index + 1, easting: 405_000 + (index % 7) * 300, northing: 310_000 + (index % 5) * 300 }))
  expect(schoolMapOf({ ...asked, schools: many.toReversed() }).schools).toEqual(schoolMapOf({ ...asked, schools: many }).schools)
})

test('authorities are drawn by their outline, else as a disc amid their schools; a number stands inside where it fits', () => {
  const map = authorityMapOf([
    { code: '901', schools, outline: square(400_000, 300_000) },
    { code: '902', schools: [{ id: 4, easting: 450_000, northing: 310_000 }], outline: null },
    { code: '903', schools: [{ id: 5, easting: 440_000, northing: 330_000 }], outline: square(440_000, 330_000, 300) },
    { code: '904', schools: [schools[2]!], outline: null },
  ])!
  expect(map.areas.map(({ code, path, disc, number }) => [code, path !== '', disc !== null, number !== null])).toEqual([['901', true, false, true], ['902', false, true, true], ['903', true, false, false]])
})

test('a number finds room beside a hole in the middle', () => {
  const ring: Outline = [[square(400_000, 300_000)[0]![0]!, square(406_000, 306_000, 8_000)[0]![0]!]]
  const { areas: [area], width } = authorityMapOf([{ code: '901', schools: [], outline: ring }])!
  expect(area!.number).not.toBeNull()
  expect(Math.abs(area!.number!.x - width / 2) + Math.abs(area!.number!.y - width / 2)).toBeGreaterThan(100)
})

test('where nothing has a place there is no map', () => {
  expect(authorityMapOf([{ code: '904', schools: [schools[2]!], outline: null }])).toBeNull()
})

test('for a phone the same schools fit its width, numbered while there is room for numbers', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => ({ id: index + 1, easting: 400_000 + (index % 20) * 950, northing: 300_000 + Math.floor(index / 20) * 1_200 }))
  for (const [count, numbered] of [[2, true], [60, true], [61, false], [419, false]] as const) {
    const map = schoolMapOf({ ...asked, schools: many(count) }, 'phone')
    expect([map.width <= 288, map.height <= 472, map.numbered, map.schools.length], String(count)).toEqual([true, true, numbered, count])
    for (const { x, y } of map.schools) expect(x > 0 && x < map.width && y > 0 && y < map.height).toBe(true)
    expect(map.numbered ? map.radius : 10).toBe(10)
  }
})
