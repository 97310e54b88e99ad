import { expect, test } from 'vitest'
import { mayHold, NETWORK_ROLES, roleName, rolesFor, standsForSchool, type MemberParty } from '../../../graph/network/roles.ts'
import { nameOfCode } from '../../../graph/network/words.ts'

/** The parts the authorities of the source brought, and who holds them there. */
test.each<[string, MemberParty]>([
  ['member', 'school'], ['member', 'organisation'], ['member', 'person'], ['lead', 'school'], ['lead', 'person'], ['co-leader', 'person'], ['co-ordinator', 'person'], ['cpd-co-ordinator', 'person'],
  ['administrator', 'person'], ['facilitator', 'person'], ['mentor', 'person'], ['champion', 'person'], ['adviser', 'person'], ['chair', 'person'], ['board-head', 'person'],
  ['board-governor', 'person'], ['board-member', 'person'], ['board-member', 'organisation'], ['network-manager', 'person'], ['linked-officer', 'person'], ['hub', 'school'], ['spoke', 'school'],
  ['strategic-partner', 'organisation'], ['commissioner', 'organisation'], ['partner-head', 'person'],
])('a %s can be a %s', (code, party) => expect(mayHold(party, code)).toBe(true))

test.each<[string, MemberParty]>([
  ['chair', 'school'], ['chair', 'organisation'], ['hub', 'person'], ['facilitator', 'school'], ['co-leader', 'organisation'], ['commissioner', 'person'], ['emperor', 'person'], ['__proto__', 'school'],
])('no %s is a %s', (code, party) => expect(mayHold(party, code)).toBe(false))

test('every part has one code, one name and a line on what it is', () => {
  expect(new Set(NETWORK_ROLES.map(({ code }) => code)).size).toBe(NETWORK_ROLES.length)
  expect(new Set(NETWORK_ROLES.map(({ name }) => name)).size).toBe(NETWORK_ROLES.length)
  for (const { code, name, description, parties } of NETWORK_ROLES) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(description).toMatch(/\.$/)
    expect(parties.length).toBeGreaterThan(0)
    expect(nameOfCode(code)).toBe(name)
  }
  expect(roleName('emperor')).toBeUndefined()
})

test('a form lists the parts its sort of member may hold, being a member first', () => {
  for (const party of ['school', 'person', 'organisation'] as const) {
    expect(rolesFor(party)[0]?.code).toBe('member')
    expect(rolesFor(party).every(({ code }) => mayHold(party, code))).toBe(true)
  }
})

test('only who belongs or leads stands for a school', () => {
  expect(NETWORK_ROLES.filter(({ code }) => standsForSchool(code)).map(({ code }) => code)).toEqual(['member', 'lead', 'co-leader'])
})
