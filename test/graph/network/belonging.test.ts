import { expect, test } from 'vitest'
import { belongingsOn } from '../../../graph/network/belonging.ts'
import { facts, member, memberPerson, network, post, school } from './world.ts'

const DAY = '2026-03-15'
const people = [{ id: 1, name: 'Una Head' }]
const of = (parts: Parameters<typeof facts>[0]) => belongingsOn(facts({ schools: [school(1), school(2)], people, networks: [network(1)], ...parts }), DAY)

test('a school belongs by its own membership while that holds', () => {
  expect(of({ memberships: [member(1, 1, { to: DAY }), member(1, 2, { to: '2026-03-14' })] })).toEqual([
    { networkId: 1, schoolId: 1, role: 'member', personId: null },
  ])
})

test('a school belongs through its head where heads are the members', () => {
  expect(of({ memberships: [memberPerson(1, 1)], posts: [post(1, 1), post(1, 2, { role: 'executive-head' })] }).map((row) => [row.schoolId, row.personId])).toEqual([
    [1, 1],
    [2, 1],
  ])
})

test('a governor, an adviser and a former head bring no school with them', () => {
  expect(of({ memberships: [memberPerson(1, 1)], posts: [post(1, 1, { role: 'governor' }), post(1, 2, { to: '2025-08-31' })] })).toEqual([])
  expect(of({ memberships: [memberPerson(1, 1, { role: 'adviser' })], posts: [post(1, 1)] })).toEqual([])
})

test('a school’s own membership stands alone beside its head’s', () => {
  expect(of({ memberships: [member(1, 1), memberPerson(1, 1)], posts: [post(1, 1)] })).toHaveLength(1)
})

test('nobody belongs to a network that has ended, and a closed school belongs to none', () => {
  expect(of({ networks: [network(1, { to: '2026-03-14' })], memberships: [member(1, 1)] })).toEqual([])
  expect(of({ schools: [school(1, { standing: 'closed', closedOn: '2025-08-31' })], memberships: [member(1, 1)] })).toEqual([])
})

test('the lead school of a network belongs to it as its lead, once', () => {
  const led = [network(1, { leadSchoolId: 2 })]
  expect(of({ networks: led })).toEqual([{ networkId: 1, schoolId: 2, role: 'lead', personId: null }])
  expect(of({ networks: led, memberships: [member(1, 2, { role: 'lead' })] })).toHaveLength(1)
  expect(of({ networks: led, memberships: [member(1, 2)] }).map((row) => row.role)).toEqual(['lead', 'member'])
})
