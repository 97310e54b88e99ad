import { expect, test } from 'vitest'
import { NETWORK_KINDS } from '../../../graph/network/kinds.ts'
import type { Membership, NetworkLink, Post, School } from '../../../graph/network/model.ts'
import { comingBack, reopenNetwork, type Closing } from '../../../graph/network/reopening.ts'
import { member, memberPerson, network, post, school } from './world.ts'

const CLOSED = '2026-03-31'
const ended = (more: Partial<Closing> = {}): Closing => ({ to: CLOSED, at: `${CLOSED}T09:00:00.000Z`, memberships: [], links: [], aims: [], functions: [], ...more })
type Since = Parameters<typeof reopenNetwork>[2]
const reopen = (closing: Closing | null, more: Partial<Since> = {}, of: Partial<ReturnType<typeof network>> = {}) => {
  const decision = reopenNetwork(network(5, { name: 'West', to: CLOSED, ...of }), closing, { schools: [], memberships: [], posts: [], accountsClosed: new Map(), names: [], networks: [], links: [], kinds: NETWORK_KINDS, places: [], ...more })
  return 'refusals' in decision ? decision.refusals.map(({ message }) => message) : { ...decision.reopening, partly: decision.partly, out: decision.out }
}
/** Schools that were members until the closing: school 1 by membership 10, and so on. */
const members = (...schools: School[]) => ({ schools, memberships: schools.map(({ id, name }) => ({ ...member(5, id, { id: id * 10, to: CLOSED }), name })) })
/** Ann, person 7, was in it by membership 70. */
const ann = (more: Partial<Membership> = {}) => ({ ...memberPerson(5, 7, { id: 70, role: 'facilitator', to: CLOSED, ...more }), name: 'Ann' })
const place = (networkId: number, kind: string, from: string, to: string | null = null) => ({ schoolId: 1, networkId, networkName: 'Other', kind, led: false, from, to })
const link = (id: number, fromNetworkId: number, toNetworkId: number, to: string | null = null): NetworkLink => ({ id, fromNetworkId, toNetworkId, relation: 'contains', from: '2025-09-01', to })
const named = (id: number, to: string | null = null) => ({ id, name: `N${id}`, from: null, to })

test('what the closing ended comes back as it was: without a last day, or with the one it had', () => {
  const closing = ended({ memberships: [{ id: 10, to: null }, { id: 99, to: '2026-08-31' }], aims: [{ id: 3, to: '2026-12-31' }], functions: [{ id: 4, to: null }] })
  const { memberships, links, aims, functions } = closing
  const back = { memberships, links, aims, functions }
  expect(reopen(closing, { memberships: [...members(school(1)).memberships, { ...ann({ id: 99 }), name: 'Ann' }], schools: [school(1)] })).toEqual({ ...back, left: [], partly: [], out: [] })
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
  const on = (closedOn: string) => reopen(closing, members(school(1, { name: 'Ash', standing: 'closed', closedOn }), school(2)))
  expect(on(CLOSED)).toMatchObject({ memberships: [{ id: 20, to: '2027-07-31' }], partly: [], out: ['The last day of Ash itself is 31 March 2026'] })
  expect(on('2026-08-31')).toMatchObject({ memberships: [{ id: 10, to: '2026-08-31' }, { id: 20, to: '2027-07-31' }], partly: ['The last day of Ash itself is 31 August 2026'], out: [] })
})

test('a school in another network that shuts this one out stays there, by its name', () => {
  const closing = ended({ memberships: [{ id: 10, to: null }] })
  const at = (...places: Since['places']) => reopen(closing, { ...members(school(1, { name: 'Ash' })), places }, { kind: 'federation' })
  expect(at(place(7, 'federation', '2026-05-01'))).toMatchObject({ memberships: [], out: ['Ash is in Other in that time, and can be in one of this kind only. End that membership first'] })
  expect(at(place(7, 'federation', '2025-01-01', CLOSED), place(7, 'learning-community', '2026-05-01'))).toMatchObject({ memberships: [{ id: 10 }], out: [] })
})

const closing = ended({ memberships: [{ id: 70, to: null }] })
const held = (...posts: Post[]) => reopen(closing, { schools: [school(1, { name: 'Ash' }), school(2)], memberships: [ann()], posts })

test.each<[string, Post[], object]>([
  ['whose post goes on comes back', [post(7, 1)], { memberships: [{ id: 70, to: null }], partly: [], out: [] }],
  ['who had no post then comes back', [post(7, 1, { to: '2026-03-30' })], { memberships: [{ id: 70, to: null }], out: [] }],
  ['who left that very day stays out', [post(7, 1, { to: CLOSED })], { memberships: [], out: ['Ann left Ash on 31 March 2026'] }],
  ['who left since comes back until then', [post(7, 1, { to: '2026-07-31' })], { memberships: [{ id: 70, to: '2026-07-31' }], partly: ['Ann left Ash on 31 July 2026'] }],
  ['who went to another school has left the first', [post(7, 1, { to: '2026-07-31' }), post(7, 2, { from: '2026-08-01' })], { memberships: [{ id: 70, to: '2026-07-31' }] }],
  ['who has another post at the same school goes on', [post(7, 1, { role: 'deputy', to: '2026-07-31' }), post(7, 1, { from: '2026-08-01' })], { memberships: [{ id: 70, to: null }], partly: [] }],
  ['who kept one of two schools goes on', [post(7, 1, { to: '2026-07-31' }), post(7, 2)], { memberships: [{ id: 70, to: null }] }],
  ['who left an office is told without its name', [post(7, 1, { schoolId: null, organisationId: 3, to: CLOSED })], { out: ['Ann left their post on 31 March 2026'] }],
])('a person %s', (_, posts, found) => {
  expect(held(...posts)).toMatchObject(found)
})

test('a last day to come: who left before it, since the closing was recorded, stays out', () => {
  const early = { ...closing, at: '2026-01-10T09:00:00.000Z' }
  expect(reopen(early, { schools: [school(1, { name: 'Ash' })], memberships: [ann()], posts: [post(7, 1, { to: '2026-02-28' })] })).toMatchObject({ memberships: [], out: ['Ann left Ash on 28 February 2026'] })
})

test('a person whose account was closed since comes back until then; the earlier reason counts', () => {
  const shut = (day: string, ...posts: Post[]) => reopen(closing, { memberships: [ann()], posts, accountsClosed: new Map([[7, day]]) })
  expect(shut(CLOSED)).toMatchObject({ memberships: [], out: ['Ann has left the portal'] })
  expect(shut('2026-05-01', post(7, 1, { to: '2026-07-31' }))).toMatchObject({ memberships: [{ id: 70, to: '2026-05-01' }], partly: ['Ann has left the portal'] })
})

test('nobody comes back beside somebody who has the part now, nor twice', () => {
  const beside = (role: string, other: Partial<Membership>) => reopen(closing, { memberships: [ann({ role }), { ...memberPerson(5, 8, { role, ...other }), name: 'Ben' }] })
  expect(beside('chair', {})).toMatchObject({ memberships: [], out: ['Ann was chair: Ben is now'] })
  expect(beside('chair', { to: CLOSED }), 'it is over').toMatchObject({ memberships: [{ id: 70 }] })
  expect(beside('facilitator', {}), 'several can').toMatchObject({ memberships: [{ id: 70 }] })
  expect(beside('facilitator', { personId: 7 })).toMatchObject({ memberships: [], out: ['Ann is facilitator in that time already'] })
  expect(reopen(closing, { memberships: [ann({ to: '2026-03-01' })] })).toMatchObject({ memberships: [], out: ['The last day of Ann has been changed since'] })
})

test('another network of the name stands in the way', () => {
  expect(reopen(ended(), { names: ['East', 'west'] })).toEqual(['Another network is called West now. Give that one another name first'])
})

test('a link comes back no longer than the other network lasts, and not where it has ended', () => {
  const closing = ended({ links: [{ id: 1, to: null }, { id: 2, to: null }, { id: 3, to: '2026-06-30' }] })
  const found = reopen(closing, { networks: [named(5), named(6, '2026-07-31'), named(7, CLOSED), named(8)], links: [link(1, 5, 6, CLOSED), link(2, 5, 7, CLOSED), link(3, 8, 5, CLOSED)] })
  expect(found).toMatchObject({ links: [{ id: 1, to: '2026-07-31' }, { id: 3, to: '2026-06-30' }], left: [{ id: 1, to: null }, { id: 2, to: null }] })
  const until = (name: string, last: string) => `The last day of ${name} is ${last}: the link to it comes back when that network is reopened`
  expect(found).toMatchObject({ partly: [until('N6', '31 July 2026')], out: [until('N7', '31 March 2026')] })
})

test('a circle that was closed while it was gone stands in the way', () => {
  const closing = ended({ links: [{ id: 1, to: null }, { id: 2, to: null }] })
  const networks = [named(5), named(6), named(7)]
  const gone = [link(1, 7, 5, CLOSED), link(2, 5, 6, CLOSED)]
  expect(reopen(closing, { networks, links: gone })).toMatchObject({ links: [{ id: 1 }, { id: 2 }] })
  const around = reopen(closing, { networks, links: [...gone, { ...link(3, 6, 7), from: '2026-05-01' }] })
  expect(around).toEqual([expect.stringMatching(/^A network cannot be contained by itself: /), expect.stringMatching(/^A network cannot be contained by itself: /)])
})
