import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'

type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'
type Trail = string[]
type Ties = Map<string, string[]>
type Mark = { key: string; name: string }
/** The browser's own file: it does nothing by itself where there is no page. */
const { tiesOf, walk } = (await import(pathToFileURL(resolve('public/network-view.js')).href)) as {
  tiesOf: (marks: Mark[], lines: { from: string; to: string }[]) => Ties
  walk: (trail: Trail, arrow: Arrow, ties: Ties) => Trail
}

/** School a in networks m and n; b and c in m; d on its own. */
const marks = ['a', 'b', 'c', 'd', 'm', 'n'].map((key) => ({ key, name: key.toUpperCase() }))
const ties = tiesOf(marks, [{ from: 'a', to: 'n' }, { from: 'a', to: 'm' }, { from: 'c', to: 'm' }, { from: 'b', to: 'm' }])
const go = (trail: Trail, ...arrows: string[]): Trail => arrows.reduce<Trail>((at, arrow) => walk(at, `Arrow${arrow}` as Arrow, ties), trail)

test('down steps on to the first tie by name, and never straight back', () => {
  expect(go(['a'], 'Down')).toEqual(['a', 'm'])
  expect(go(['a'], 'Down', 'Down')).toEqual(['a', 'm', 'b'])
  expect(go(['a', 'n'], 'Down'), 'n has only a').toEqual(['a', 'n'])
})

test('left and right go through the ties of where one came from, round and round', () => {
  expect(go(['a', 'm'], 'Right')).toEqual(['a', 'n'])
  expect(go(['a', 'm'], 'Right', 'Right')).toEqual(['a', 'm'])
  expect(go(['a', 'm', 'b'], 'Right')).toEqual(['a', 'm', 'c'])
  expect(go(['a', 'm', 'b'], 'Left'), 'a is where one came from').toEqual(['a', 'm', 'c'])
})

test('up goes back, and at the start stays', () => {
  expect(go(['a', 'm', 'b'], 'Up', 'Up')).toEqual(['a'])
  expect(go(['a'], 'Up')).toEqual(['a'])
})

test('at the start left and right go through everything, also what is tied to nothing', () => {
  expect(go(['c'], 'Right')).toEqual(['d'])
  expect(go(['a'], 'Left')).toEqual(['n'])
  expect(go(['d'], 'Down')).toEqual(['d'])
})

test('wherever one walks, one stands on a mark, each step of the trail is a tie, and every mark can be reached', () => {
  const arrows = fc.array(fc.constantFrom<Arrow>('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'), { maxLength: 30 })
  fc.assert(
    fc.property(arrows, (keys) => {
      const trail = keys.reduce<Trail>((at, key) => walk(at, key, ties), ['a'])
      for (const [index, key] of trail.entries()) if (index > 0) expect(ties.get(trail[index - 1]!)).toContain(key)
      expect(ties.has(trail.at(-1)!)).toBe(true)
    }),
  )
  let at: Trail = ['a']
  expect(new Set(marks.map(() => (at = walk(at, 'ArrowRight', ties)).at(-1)))).toEqual(new Set(ties.keys()))
})
