import { expect, test } from 'vitest'
import { NETWORK_KINDS } from '../../../graph/network/kinds.ts'
import type { NetworkLink, School } from '../../../graph/network/model.ts'
import { comingBack, reopenNetwork, type Closing } from '../../../graph/network/reopening.ts'
import { network, school } from './world.ts'

const CLOSED = '2026-03-31'
const ended = (more: Partial<Closing> = {}): Closing => ({ to: CLOSED, memberships: [], links: [], aims: [], functions: [], ...more })
type Since = Parameters<typeof reopenNetwork>[2]
const reopen = (closing: Closing | null, more: Partial<Since> = {}, of: Partial<ReturnType<typeof network>> = {}) => {
  const decision = reopenNetwork(network(5, { name: 'West', to: CLOSED, ...of }), closing, { schools: new Map(), names: [], networks: [], links: [], kinds: NETWORK_KINDS, places: [], ...more })
  return 'refusals' in decision ? decision.refusals.map(({ message }) => message) : decision.reopening
}
const members = (...schools: School[]) => new Map(schools.map((one) => [one.id * 10, one]))
const place = (networkId: number, kind: string, from: string, to: string | null = null) => ({ schoolId: 1, networkId, networkName: 'Other', kind, led: false, from, to })
const link = (id: number, fromNetworkId: number, toNetworkId: number, to: string | null = null): NetworkLink => ({ id, fromNetworkId, toNetworkId, relation: 'contains', from: '2025-09-01', to })
const named = (id: number, to: string | null = null) => ({ id, name: `N${id}`, from: null, to })

test('what the closing ended comes back as it was: without a last day, or with the one it had', () => {
  const closing = ended({ memberships: [{ id: 10, to: null }, { id: 99, to: '2026-08-31' }], aims: [{ id: 3, to: '2026-12-31' }], functions: [{ id: 4, to: null }] })
  const { memberships, links, aims, functions } = closing
  const back = { memberships, links, aims, functions }
  expect(reopen(closing, { schools: members(school(1)) })).toEqual(back)
  expect(comingBack(back)).toEqual(['2 memberships', '1 aim', '1 delegated function'])
  expect(comingBack(ended())).toEqual([])
})

test('only a closing made here, of this very day, is undone', () => {
  const unknown = ['Nobody closed it here, so it is not known what would come back. Its last day was recorded with it, or it was closed before that was kept']
  expect([reopen(null), reopen(ended({ to: '2026-03-30' }))]).toEqual([unknown, unknown])
  expect(reopen(ended(), {}, { to: null })).toEqual(['The network has no last day: there is nothing to undo'])
})

test('a school that closed with it or before stays out, one that closed since comes back until then', () => {
  const closing = ended({ memberships: [{ id: 10, to: null }, { id: 20, to: '2027-07-31' }] })
  const on = (closedOn: string) => reopen(closing, { schools: members(school(1, { standing: 'closed', closedOn }), school(2)) })
  expect(on(CLOSED)).toMatchObject({ memberships: [{ id: 20, to: '2027-07-31' }] })
  expect(on('2026-08-31')).toMatchObject({ memberships: [{ id: 10, to: '2026-08-31' }, { id: 20, to: '2027-07-31' }] })
})

test('a school in another network that shuts this one out stands in the way, by its name', () => {
  const closing = ended({ memberships: [{ id: 10, to: null }] })
  const at = (...places: Since['places']) => reopen(closing, { schools: members(school(1, { name: 'Ash' })), places }, { kind: 'federation' })
  expect(at(place(7, 'federation', '2026-05-01'))).toEqual(['Ash is in Other in that time, and can be in one of this kind only. End that membership first'])
  expect(at(place(7, 'federation', '2025-01-01', CLOSED), place(7, 'learning-community', '2026-05-01'))).toMatchObject({ memberships: [{ id: 10 }] })
})

test('another network of the name stands in the way', () => {
  expect(reopen(ended(), { names: ['East', 'west'] })).toEqual(['Another network is called West now. Give that one another name first'])
})

test('a link comes back no longer than the other network lasts, and not where it has ended', () => {
  const closing = ended({ links: [{ id: 1, to: null }, { id: 2, to: null }, { id: 3, to: '2026-06-30' }] })
  const found = reopen(closing, { networks: [named(5), named(6, '2026-07-31'), named(7, CLOSED), named(8)], links: [link(1, 5, 6, CLOSED), link(2, 5, 7, CLOSED), link(3, 8, 5, CLOSED)] })
  expect(found).toMatchObject({ links: [{ id: 1, to: '2026-07-31' }, { id: 3, to: '2026-06-30' }] })
})

test('a circle that was closed while it was gone stands in the way', () => {
  const closing = ended({ links: [{ id: 1, to: null }, { id: 2, to: null }] })
  const networks = [named(5), named(6), named(7)]
  const gone = [link(1, 7, 5, CLOSED), link(2, 5, 6, CLOSED)]
  expect(reopen(closing, { networks, links: gone })).toMatchObject({ links: [{ id: 1 }, { id: 2 }] })
  const around = reopen(closing, { networks, links: [...gone, { ...link(3, 6, 7), from: '2026-05-01' }] })
  expect(around).toEqual([expect.stringMatching(/^A network cannot be contained by itself: /), expect.stringMatching(/^A network cannot be contained by itself: /)])
})
