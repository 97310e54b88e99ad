import { expect, test } from 'vitest'
import { beyondLimits, setLimits } from '../../../graph/coverage/limits.ts'
import { facts, member, network, school } from '../network/world.ts'

const typed = (more: Partial<Parameters<typeof setLimits>[0]> = {}) => setLimits({ most: '', phases: [], reach: '', ...more }, { schools: 8 })
const saying = (outcome: ReturnType<typeof typed>): string[] => ('refusals' in outcome ? outcome.refusals.map(({ field, message }) => `${field}: ${message}`) : [])

test('what is left blank is no limit', () => {
  expect(typed()).toEqual({ limits: { mostSchools: null, phases: [], reachKm: null } })
  expect(typed({ most: ' 10 ', phases: ['primary', 'special'], reach: '25' })).toEqual({ limits: { mostSchools: 10, phases: ['primary', 'special'], reachKm: 25 } })
})

test('a network cannot take in fewer schools than it has', () => {
  expect(saying(typed({ most: '7' }))).toEqual(['most: The most schools must be 8 or more: so many belong today'])
  expect(typed({ most: '8' })).toHaveProperty('limits')
})

test.each(['0', '-1', '1.5', '1e2', '1000', 'ten', '٣'])('%s is no number of schools, and everything wrong is said at once', (most) => {
  expect(saying(typed({ most, reach: '401', phases: ['infant'] }))).toEqual([
    'most: The most schools must be a whole number from 1 to 999, or left blank', 'reach: How far must be a whole number from 1 to 400, or left blank', 'phases: Choose phases from the list',
  ])
})

test('a member that opens later counts from its first day', () => {
  const of = { networkId: 1, facts: facts({ schools: [school(1), school(2, { openedOn: '2026-10-01' })], networks: [network(1)], memberships: [member(1, 1), member(1, 2)] }), schools: [school(3)] }
  expect(beyondLimits({ schoolIds: [3], role: 'member', from: '2026-09-01', to: null }, { mostSchools: 2, phases: [], reachKm: null }, of).map(({ message }) => message)).toEqual(['The network takes in 2 schools at most, and on 1 October 2026 it would have 3. Change whom the network takes in first, if that is no longer right'])
  expect(beyondLimits({ schoolIds: [3], role: 'member', from: '2026-09-01', to: '2026-09-30' }, { mostSchools: 2, phases: [], reachKm: null }, of)).toEqual([])
})
