import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'

type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'
type Mark = { name: string; x: number; y: number }
type Drawing = { marks: Map<string, Mark>; ties: Map<string, string[]> }
/** The browser's own file: it does nothing by itself where there is no page. */
const { named, tiesOf, towards } = (await import(pathToFileURL(resolve('public/network-walk.js')).href)) as {
  tiesOf: (keys: Iterable<string>, pairs: [string, string][]) => Map<string, string[]>
  towards: (here: string, arrow: Arrow, drawing: Drawing) => string | null
  named: (text: string, here: string | null, drawing: Drawing) => string | null
}

const drawing = (places: Record<string, [number, number]>, pairs: [string, string][] = []): Drawing => ({
  marks: new Map(Object.entries(places).map(([key, [x, y]]) => [key, { name: `${key} School`, x, y }])),
  ties: tiesOf(Object.keys(places), pairs),
})

test('an arrow goes to the nearest mark it points at; down is where y grows', () => {
  const cross = drawing({ here: [0, 0], near: [10, 2], far: [20, 0], below: [1, 10], left: [-30, 0], above: [0, -5] })
  expect(towards('here', 'ArrowRight', cross)).toBe('near')
  expect(towards('here', 'ArrowDown', cross)).toBe('below')
  expect(towards('here', 'ArrowLeft', cross)).toBe('left')
  expect(towards('here', 'ArrowUp', cross)).toBe('above')
})

test('what one is tied to comes first, where it lies that way', () => {
  const places: Record<string, [number, number]> = { here: [0, 0], near: [10, 0], tied: [50, 20], up: [0, -9] }
  expect(towards('here', 'ArrowRight', drawing(places, [['tied', 'here']]))).toBe('tied')
  expect(towards('here', 'ArrowUp', drawing(places, [['tied', 'here']]))).toBe('up')
})

test('where nothing lies that way one stays', () => {
  expect(towards('here', 'ArrowLeft', drawing({ here: [0, 0], right: [10, 0] }))).toBeNull()
  expect(towards('here', 'ArrowLeft', drawing({ here: [0, 0], same: [0, 0] })), 'on the very same spot').toBeNull()
})

test('whatever lies elsewhere is in the way of one of the four arrows, and none leads back where it points away from', () => {
  const place = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }))
  fc.assert(
    fc.property(place, place, (here, other) => {
      fc.pre(here[0] !== other[0] || here[1] !== other[1])
      const two = drawing({ here, other })
      const leading = (['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const).filter((arrow) => towards('here', arrow, two) === 'other')
      expect(leading.length).toBeGreaterThan(0)
      expect(leading.includes('ArrowLeft') && other[0] >= here[0]).toBe(false)
      expect(leading.includes('ArrowUp') && other[1] >= here[1]).toBe(false)
    }),
  )
})

test('a name is found by any of its words in any case, and again goes on to the next, round and round', () => {
  const three = drawing({ Alder: [0, 0], Birch: [1, 0], Alderley: [2, 0] })
  expect(named('school ALDER', null, three)).toBe('Alder')
  expect(named('alder', 'Alder', three)).toBe('Alderley')
  expect(named('alder', 'Alderley', three)).toBe('Alder')
  expect(named('alder birch', null, three)).toBeNull()
  expect(named('  ', null, three)).toBeNull()
})
