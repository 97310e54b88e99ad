import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layoutOf } from '../../../../graph/network/picture/layout.ts'
import { boxOf, labelsOf, shortened, type Marked } from '../../../../graph/network/picture/labels.ts'
import { graphOf, worlds } from './worlds.ts'

test('every node has a place inside the frame, no two on one another, and the same graph has the same places', () => {
  fc.assert(
    fc.property(worlds, ([schools, members]) => {
      const graph = graphOf(schools, members)
      const { placed, width, height } = layoutOf(graph)
      expect(placed.map(({ key }) => key).sort()).toEqual(graph.nodes().sort())
      for (const [index, a] of placed.entries()) {
        expect(a.x >= 0 && a.x <= width && a.y >= 0 && a.y <= height, `${a.key} ${a.x} ${a.y}`).toBe(true)
        for (const b of placed.slice(index + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y), `${a.key} ${b.key}`).toBeGreaterThan(30)
      }
      expect(layoutOf(graphOf(schools, members)).placed).toEqual(placed)
    }),
    { numRuns: 60 },
  )
})

test('who is tied to nobody stands below the rest', () => {
  const { placed, aloneFrom } = layoutOf(graphOf(5, [[1, 2, 3]]))
  for (const { key, y } of placed) expect(y > aloneFrom!, key).toBe(['school:4', 'school:5'].includes(key))
  expect(layoutOf(graphOf(2, [[1, 2]])).aloneFrom).toBeNull()
})

test('an empty picture is a picture', () => {
  expect(layoutOf(graphOf(0, []))).toMatchObject({ placed: [], aloneFrom: null })
})

test('two groups stand apart: each school is nearer to its own than to the others', () => {
  const { placed } = layoutOf(graphOf(10, [[1, 2, 3, 4, 5], [1, 2, 3, 4, 5], [6, 7, 8, 9, 10], [6, 7, 8, 9, 10], [5, 6]]))
  const at = (id: number) => placed.find(({ key }) => key === `school:${id}`)!
  const mean = (id: number, others: number[]) => others.filter((other) => other !== id).reduce((sum, other) => sum + Math.hypot(at(id).x - at(other).x, at(id).y - at(other).y), 0) / 4
  for (const id of [1, 2, 3, 4]) expect(mean(id, [1, 2, 3, 4, 5])).toBeLessThan(mean(id, [6, 7, 8, 9, 10]))
})

test('long names are cut at a word', () => {
  expect(shortened('Ash Primary School')).toBe('Ash Primary School')
  expect(shortened('Hallowmere Minster Church of England Primary School')).toBe('Hallowmere Minster Church of…')
  expect(shortened('x'.repeat(60))).toHaveLength(34)
})

const frame = { width: 700, height: 500 }
const marks = fc.array(fc.tuple(fc.integer({ min: 20, max: 680 }), fc.integer({ min: 20, max: 480 }), fc.integer({ min: 0, max: 40 })), { maxLength: 40 }).map((rows) =>
  rows.map(([x, y, length], index): Marked => ({ key: String(index), x, y, radius: 12, text: 'n'.repeat(length), size: 13 })))

test('no label lies on another, on a mark, or outside the frame', () => {
  fc.assert(
    fc.property(marks, (all) => {
      const labels = labelsOf(all, frame)
      for (const [index, label] of labels.entries()) {
        const a = boxOf(label)
        expect(a.left >= 0 && a.right <= frame.width && a.top >= 0 && a.bottom <= frame.height).toBe(true)
        for (const other of labels.slice(index + 1)) {
          const b = boxOf(other)
          expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom, `${label.key} on ${other.key}`).toBe(false)
        }
        for (const { x, y, radius } of all) expect(a.left < x + radius && x - radius < a.right && a.top < y + radius && y - radius < a.bottom, `${label.key} on a mark`).toBe(false)
      }
    }),
    { numRuns: 200 },
  )
})

test('the more important name gets the room', () => {
  const near: Marked[] = [{ key: 'a', x: 330, y: 250, radius: 12, text: 'The first of two long names', size: 13 }, { key: 'b', x: 360, y: 250, radius: 12, text: 'The second of two long names', size: 13 }]
  expect(labelsOf(near, frame)[0]).toMatchObject({ key: 'a' })
  expect(labelsOf([...near].reverse(), frame)[0]).toMatchObject({ key: 'b', anchor: 'start' })
})
