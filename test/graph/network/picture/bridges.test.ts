import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bridgesOf } from '../../../../graph/network/picture/bridges.ts'
import type { NetworkGraph } from '../../../../graph/network/build.ts'
import { graphOf, worlds } from './worlds.ts'

const shareOf = (graph: NetworkGraph, key: string, most?: number): number => bridgesOf(graph, most).bridges.find((bridge) => bridge.key === key)?.share ?? 0

test('the one school between two groups carries every way between them', () => {
  const graph = graphOf(5, [[1, 2, 3], [3, 4, 5]])
  // Of the six pairs of the other four schools, four lead through school 3.
  expect(shareOf(graph, 'school:3')).toBeCloseTo(4 / 6, 9)
  expect(shareOf(graph, 'school:1')).toBe(0)
  // Of all ten pairs, three are inside each network, and six lead through it in all with the four from side to side.
  expect(shareOf(graph, 'network:1')).toBeCloseTo(7 / 10, 9)
  expect(bridgesOf(graph).bridges.map(({ key }) => key)).toEqual(['network:1', 'network:2', 'school:3'])
})

test('two networks that do the same share the ways', () => {
  const graph = graphOf(2, [[1, 2], [1, 2]])
  expect(shareOf(graph, 'network:1')).toBe(0.5)
  expect(shareOf(graph, 'network:2')).toBe(0.5)
})

test('who leads nowhere is not listed, and nobody is where there are no ties', () => {
  expect(bridgesOf(graphOf(3, [])).bridges).toEqual([])
  expect(bridgesOf(graphOf(0, []))).toEqual({ bridges: [], schools: 0, sampled: null })
})

/** Every shortest way between two schools, by walking them all. */
function waysBetween(graph: NetworkGraph, from: string, to: string): string[][] {
  let ways = [[from]]
  const seen = new Set([from])
  while (ways.length > 0) {
    const done = ways.filter((way) => way.at(-1) === to)
    if (done.length > 0) return done
    ways = ways.flatMap((way) => graph.neighbors(way.at(-1)!).filter((next) => !seen.has(next)).map((next) => [...way, next]))
    for (const way of ways) seen.add(way.at(-1)!)
  }
  return []
}

function byHand(graph: NetworkGraph, key: string): number {
  const schools = graph.filterNodes((node, { party }) => party === 'school' && node !== key)
  let [share, pairs] = [0, 0]
  for (const [index, a] of schools.entries()) for (const b of schools.slice(index + 1)) {
    pairs += 1
    const ways = waysBetween(graph, a, b)
    if (ways.length > 0) share += ways.filter((way) => way.includes(key)).length / ways.length
  }
  return pairs === 0 ? 0 : share / pairs
}

test('the share is that of walking every shortest way there is', () => {
  fc.assert(
    fc.property(worlds, ([schools, members]) => {
      const graph = graphOf(schools, members)
      for (const key of graph.nodes()) expect(shareOf(graph, key), key).toBeCloseTo(byHand(graph, key), 9)
    }),
    { numRuns: 60 },
  )
})

test('a sample says that it is one, is the same each time, and is near what all would give', () => {
  // Sixty groups of five in a ring, each sharing a school with the next.
  const members = Array.from({ length: 60 }, (_, group) => [0, 1, 2, 3, 4].map((each) => ((group * 4 + each) % 240) + 1))
  const graph = graphOf(240, members)
  const [all, some] = [bridgesOf(graph), bridgesOf(graph, 60)]
  expect(all.sampled).toBeNull()
  expect(some).toMatchObject({ sampled: 60, schools: 240 })
  expect(bridgesOf(graph, 60)).toEqual(some)
  const top = all.bridges.filter(({ key }) => key.startsWith('school')).slice(0, 60)
  for (const { key, share } of top) expect(Math.abs(shareOf(graph, key, 60) - share) / share, key).toBeLessThan(0.35)
})
