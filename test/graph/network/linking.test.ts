import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../graph/dates/day.ts'
import { circleWith, linkNetworks, type Linkable } from '../../../graph/network/linking.ts'
import { holdsOn, type NetworkLink } from '../../../graph/network/model.ts'
import { saying, span } from './said.ts'

const net = (id: number, more: Partial<Linkable> = {}): Linkable => ({ id, name: `Network ${id}`, from: '2020-09-01', to: null, ...more })
const NETWORKS = [net(1), net(2), net(3), net(4, { from: '2024-09-01', to: '2025-08-31' })]
let id = 0
const link = (from: number, to: number, more: Partial<NetworkLink> = {}): NetworkLink => ({ id: (id += 1), fromNetworkId: from, toNetworkId: to, relation: 'contains', from: '2021-09-01', to: null, ...more })
const say = (own: number, way: string, other: number | '', { from = '2022-09-01', to = '', links = [] as NetworkLink[] } = {}) =>
  linkNetworks({ way, network: String(other), ...span(from, to) }, NETWORKS.find((each) => each.id === own)!, { networks: NETWORKS, links })

test('a network contains another, is part of one, or is linked with one, from a day', () => {
  expect(say(1, 'contains', 2)).toEqual({ link: { fromNetworkId: 1, toNetworkId: 2, relation: 'contains', from: '2022-09-01', to: null } })
  expect(say(1, 'part-of', 2, { to: '2023-07-31' })).toEqual({ link: { fromNetworkId: 2, toNetworkId: 1, relation: 'contains', from: '2022-09-01', to: '2023-07-31' } })
  expect(say(1, 'linked', 2)).toMatchObject({ link: { fromNetworkId: 1, toNetworkId: 2, relation: 'linked' } })
})

test('what is not chosen, unknown or itself is refused, each by its field', () => {
  expect(saying(say(1, 'above', ''))).toEqual(['way: Choose how the two networks belong together', 'network: Choose the other network'])
  expect(saying(say(1, 'contains', 1))).toEqual(['network: Choose another network. No network can be linked to itself or contain itself'])
})

test('a link lies within the life of both networks', () => {
  expect(saying(say(1, 'contains', 4))).toEqual(['from: Network 4 does not go on all that time: the day must be 1 September 2024 or later, when the network began'])
  expect(saying(say(1, 'contains', 4, { from: '2025-01-01', to: '2025-09-01' }))).toEqual(['to: Network 4 does not go on all that time: the day must be 31 August 2025 or earlier, when the network ended'])
  expect(saying(say(1, 'contains', 2, { from: '2019-01-01' }))).toEqual(['from: The first day must be 1 September 2020 or later, when the network began'])
  expect(say(1, 'contains', 4, { from: '2025-01-01' })).toHaveProperty('link')
})

test('the same is not said twice of a time; a mere link has no direction', () => {
  expect(saying(say(1, 'contains', 2, { links: [link(1, 2)] }))).toEqual(['network: Network 2 and this network are linked in this way in that time already'])
  expect(saying(say(1, 'linked', 2, { links: [link(2, 1, { relation: 'linked' })] }))[0]).toContain('linked in this way')
  expect(say(1, 'linked', 2, { links: [link(1, 2)] })).toHaveProperty('link')
  expect(say(1, 'contains', 2, { links: [link(1, 2, { to: '2022-08-31' })] })).toHaveProperty('link')
})

test('nesting never goes round, through however many, and says through which', () => {
  expect(saying(say(1, 'part-of', 2, { links: [link(1, 2)] }))).toEqual(['network: A network cannot be contained by itself: Network 1 contains Network 2 in that time, which would be part of itself'])
  expect(saying(say(3, 'contains', 1, { links: [link(1, 2), link(2, 3)] }))).toEqual([
    'network: A network cannot be contained by itself: Network 1 contains Network 2 contains Network 3 in that time, which would be part of itself',
  ])
  expect(say(3, 'contains', 1, { links: [link(1, 2), link(2, 3, { to: '2022-08-31' })] })).toHaveProperty('link')
  expect(say(3, 'linked', 1, { links: [link(1, 2), link(2, 3)] })).toHaveProperty('link')
})

test('a network may be part of several', () => {
  expect(say(1, 'contains', 3, { links: [link(2, 3)] })).toHaveProperty('link')
})

/** Links among five networks, each for a while of forty days. */
const day = (n: number): string => addDays('2022-01-01', n)
const anyLink = fc.record({ a: fc.integer({ min: 1, max: 5 }), b: fc.integer({ min: 1, max: 5 }), from: fc.integer({ min: 0, max: 40 }), length: fc.option(fc.integer({ min: 0, max: 20 })) })
  .filter(({ a, b }) => a !== b).map(({ a, b, from, length }): NetworkLink => link(a, b, { from: day(from), to: length === null ? null : day(from + length) }))

/** Can one get from this network to that one along links of the day? */
const reaches = (start: number, end: number, links: readonly NetworkLink[], on: string): boolean => {
  const seen = new Set([start])
  for (let before = 0; before !== seen.size; ) {
    before = seen.size
    for (const row of links) if (holdsOn(row, on) && seen.has(row.fromNetworkId)) seen.add(row.toNetworkId)
  }
  return seen.has(end)
}

test('a circle is found exactly where some day has one', () => {
  fc.assert(fc.property(fc.array(anyLink, { maxLength: 14 }), anyLink, (links, added) => {
    const days = Array.from({ length: 80 }, (_, n) => day(n)).filter((on) => holdsOn(added, on))
    const expected = days.some((on) => reaches(added.toNetworkId, added.fromNetworkId, links, on))
    const way = circleWith({ ...added, from: added.from! }, links)
    expect(way !== null).toBe(expected)
    if (way) {
      expect([way[0], way.at(-1)]).toEqual([added.toNetworkId, added.fromNetworkId])
      for (const [index, next] of way.slice(1).entries()) expect(links.some((row) => row.fromNetworkId === way[index] && row.toNetworkId === next)).toBe(true)
    }
  }), { numRuns: 500 })
})
