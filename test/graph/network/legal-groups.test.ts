import { expect, test } from 'vitest'
import { NETWORK_KIND_CODES } from '../../../graph/network/kinds.ts'
import { familyOf, groupKindOf, trustKindOf, TRUST_FLAGS } from '../../../graph/network/legal-groups.ts'

test.each([
  ['Federation', 'federation'],
  ['Trust', 'foundation-trust'],
  ['Multi-academy trust', 'multi-academy-trust'],
  ['Single-academy trust', 'single-academy-trust'],
  ['Secure single-academy trust', 'single-academy-trust'],
  ['Umbrella trust', 'umbrella-trust'],
])('a group of type %s is a network of kind %s', (type, kind) => {
  expect(groupKindOf(type, 'Somewhere')).toBe(kind)
  expect(NETWORK_KIND_CODES).toContain(kind)
})

test('sponsors and children’s centre groups are no networks of schools', () => {
  expect(groupKindOf('School sponsor', 'Somebody')).toBeUndefined()
  expect(groupKindOf('Children’s centre group', 'Somebody')).toBeUndefined()
})

test.each(['The Elm Co-operative Learning Trust', 'Elm Cooperative Trust', 'THE ELM CO-OPERATIVE', 'The Elm Co_Operative Trust', 'Elm Co=operative Partnership'])(
  'a foundation trust called %s is a co-operative trust',
  (name) => expect(groupKindOf('Trust', name)).toBe('co-operative-trust'),
)

test('an academy trust with co-operative in its name stays an academy trust, and a corporation is no co-operative', () => {
  expect(groupKindOf('Multi-academy trust', 'ELM CO-OPERATIVE ACADEMY TRUST')).toBe('multi-academy-trust')
  expect(groupKindOf('Trust', 'The Elm Corporation Trust')).toBe('foundation-trust')
})

test('the register’s flag tells the kind of trust; without one, an academy is in a multi-academy trust', () => {
  expect(trustKindOf(TRUST_FLAGS['Supported by a single-academy trust']!, 'Academy converter', 'Elm')).toBe('single-academy-trust')
  expect(trustKindOf(TRUST_FLAGS['Supported by a trust']!, 'Foundation school', 'Elm')).toBe('foundation-trust')
  expect(trustKindOf(TRUST_FLAGS['Supported by a trust']!, 'Foundation school', 'Elm Co-operative')).toBe('co-operative-trust')
  expect(trustKindOf(null, 'Academy sponsor led', 'Elm')).toBe('multi-academy-trust')
  expect(trustKindOf(null, 'Foundation school', 'Elm')).toBe('foundation-trust')
})

test('trusts of every sort shut one another out, federations shut out federations, umbrella trusts nothing', () => {
  const trusts = ['multi-academy-trust', 'single-academy-trust', 'foundation-trust', 'co-operative-trust']
  expect(new Set(trusts.map(familyOf))).toEqual(new Set(['trust']))
  expect(familyOf('federation')).toBe('federation')
  expect(familyOf('umbrella-trust')).toBe('umbrella')
  expect(familyOf('learning-community')).toBeUndefined()
})
