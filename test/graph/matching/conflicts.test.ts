import { expect, test } from 'vitest'
import { judged } from '../../../graph/matching/candidates.ts'
import { dayOf } from '../../../graph/matching/day.ts'
import { ROUND_RULES } from '../../../graph/matching/rules.ts'
import type { Interest, Membership, Network, NetworkFacts, Post } from '../../../graph/network/model.ts'
import { need, offer, round, school } from './small.ts'

const LEADER = 50
const SCHOOLS = [school(1), school(2), school(3)]
const post = (personId: number, schoolId: number, role: string, more: Partial<Post> = {}): Post => ({ id: personId * 100 + schoolId, personId, schoolId, organisationId: null, role, from: '2015-09-01', to: null, ...more })
const network = (id: number, kind: string, more: Partial<Network> = {}): Network => ({ id, kind, name: `Network ${id}`, laCode: null, leadSchoolId: null, leadOrganisationId: null, from: null, to: null, ...more })
const member = (networkId: number, schoolId: number, more: Partial<Membership> = {}): Membership => ({ id: networkId * 100 + schoolId, networkId, schoolId, organisationId: null, personId: null, role: 'member', from: null, to: null, ...more })
const interest = (more: Partial<Interest>): Interest => ({ id: 1, personId: null, schoolId: null, otherSchoolId: 1, nature: 'Spouse works there', from: null, to: null, ...more })

/** Does the rule pass, when school 2 (or its leader) offers to support school 1? */
const passes = (rule: string, facts: Partial<NetworkFacts>, personId: number | null = null, schoolId = 2): boolean => {
  const input = round({ network: { schools: SCHOOLS, ...facts }, needs: [need(1, 1)], offers: [offer(1, schoolId, { personId })] })
  return judged(input.needs[0]!, input.offers[0]!, dayOf(input), input).rules.find((row) => row.rule === rule)!.passed
}

test('a school never supports itself', () => expect(passes('own-school', {}, null, 1)).toBe(false))
test('another school may support it', () => expect(passes('own-school', {})).toBe(true))
test('a leader with a post at the needy school on the day is at their own school', () => expect(passes('own-school', { posts: [post(LEADER, 1, 'executive-head')] }, LEADER)).toBe(false))
test('a leader whose post there ended is not at their own school', () => expect(passes('own-school', { posts: [post(LEADER, 1, 'head', { to: '2020-08-31' })] }, LEADER)).toBe(true))

for (const kind of ['multi-academy-trust', 'federation', 'foundation-trust', 'co-operative-trust', 'umbrella-trust']) {
  test(`two schools of one ${kind} may not support each other`, () => expect(passes('same-trust', { networks: [network(1, kind)], memberships: [member(1, 1), member(1, 2)] })).toBe(false))
}
for (const kind of ['learning-community', 'improvement-partnership', 'teaching-school-alliance', 'partnership-agreement', 'hub-and-spoke']) {
  test(`two schools of one ${kind} may`, () => expect(passes('same-trust', { networks: [network(1, kind)], memberships: [member(1, 1), member(1, 2)] })).toBe(true))
}
test('schools of two trusts may', () => expect(passes('same-trust', { networks: [network(1, 'multi-academy-trust'), network(2, 'multi-academy-trust')], memberships: [member(1, 1), member(2, 2)] })).toBe(true))
test('a school that left the trust may', () => expect(passes('same-trust', { networks: [network(1, 'multi-academy-trust')], memberships: [member(1, 1), member(1, 2, { to: '2026-08-31' })] })).toBe(true))
test('a school whose last day in the trust is the day itself may not', () => expect(passes('same-trust', { networks: [network(1, 'multi-academy-trust')], memberships: [member(1, 1), member(1, 2, { to: '2026-11-23' })] })).toBe(false))
test('a trust that ended is no conflict', () => expect(passes('same-trust', { networks: [network(1, 'federation', { to: '2026-01-01' })], memberships: [member(1, 1), member(1, 2)] })).toBe(true))
test('the lead school of a trust is in it', () => expect(passes('same-trust', { networks: [network(1, 'multi-academy-trust', { leadSchoolId: 2 })], memberships: [member(1, 1)] })).toBe(false))
test('trusts within one umbrella trust conflict, though the schools are members only of their own', () => {
  const links = [{ id: 1, fromNetworkId: 9, toNetworkId: 1, relation: 'contains' as const, from: null, to: null }, { id: 2, fromNetworkId: 9, toNetworkId: 2, relation: 'contains' as const, from: null, to: null }]
  const networks = [network(9, 'umbrella-trust'), network(1, 'multi-academy-trust'), network(2, 'multi-academy-trust')]
  expect(passes('same-trust', { networks, links, memberships: [member(1, 1), member(2, 2)] })).toBe(false)
  expect(passes('same-trust', { networks, links: links.map((link) => ({ ...link, relation: 'linked' as const })), memberships: [member(1, 1), member(2, 2)] })).toBe(true)
})
test('which kinds conflict is data: a kind not marked is no conflict', () => {
  const kinds = [{ code: 'federation', name: 'Federation', collaboration: true, conflict: false, exclusive: true, jointPractice: true }]
  expect(passes('same-trust', { kinds, networks: [network(1, 'federation')], memberships: [member(1, 1), member(1, 2)] })).toBe(true)
})

test('a governor of both schools is a conflict', () => expect(passes('shared-governor', { posts: [post(7, 1, 'governor'), post(7, 2, 'chair-of-governors')] })).toBe(false))
test('an executive head of both schools is a conflict', () => expect(passes('shared-governor', { posts: [post(7, 1, 'executive-head'), post(7, 2, 'executive-head')] })).toBe(false))
test('a head who governs the other school is a conflict', () => expect(passes('shared-governor', { posts: [post(7, 1, 'governor'), post(7, 2, 'head')] })).toBe(false))
test('a governor who stood down from one is none', () => expect(passes('shared-governor', { posts: [post(7, 1, 'governor', { to: '2026-11-22' }), post(7, 2, 'governor')] })).toBe(true))
test('an officer known to both is none', () => expect(passes('shared-governor', { posts: [post(7, 1, 'officer'), post(7, 2, 'officer')] })).toBe(true))

test('a leader who left the needy school within three years may not support it', () => expect(passes('former-post', { posts: [post(LEADER, 1, 'deputy-head', { to: '2023-11-23' })] }, LEADER)).toBe(false))
test('three years and a day later they may', () => expect(passes('former-post', { posts: [post(LEADER, 1, 'deputy-head', { to: '2023-11-22' })] }, LEADER)).toBe(true))
test('the years are the policy’s', () => expect(ROUND_RULES.formerPostYears).toBe(3))
test('a school’s own offer counts the former posts of its head', () => expect(passes('former-post', { posts: [post(7, 2, 'head'), post(7, 1, 'deputy-head', { to: '2025-08-31' })] })).toBe(false))
test('a leader’s offer does not count those of the head who lends them', () => expect(passes('former-post', { posts: [post(7, 2, 'head'), post(7, 1, 'deputy-head', { to: '2025-08-31' })] }, LEADER)).toBe(true))
test('former posts elsewhere do not matter', () => expect(passes('former-post', { posts: [post(LEADER, 3, 'head', { to: '2026-01-01' })] }, LEADER)).toBe(true))

test('a leader’s declared interest in the school rules them out', () => expect(passes('declared-interest', { interests: [interest({ personId: LEADER })] }, LEADER)).toBe(false))
test('so does the supporting school’s', () => expect(passes('declared-interest', { interests: [interest({ schoolId: 2 })] })).toBe(false))
test('so does the needy school’s in the supporter', () => expect(passes('declared-interest', { interests: [interest({ schoolId: 1, otherSchoolId: 2 })] })).toBe(false))
test('so does that of the needy school’s head', () => expect(passes('declared-interest', { posts: [post(8, 1, 'head')], interests: [interest({ personId: 8, otherSchoolId: 2 })] })).toBe(false))
test('somebody else’s does not', () => expect(passes('declared-interest', { interests: [interest({ personId: 99 }), interest({ id: 2, schoolId: 3 })] }, LEADER)).toBe(true))
test('one that ended does not', () => expect(passes('declared-interest', { interests: [interest({ schoolId: 2, to: '2026-10-01' })] })).toBe(true))
