import { expect, test } from 'vitest'
import { isRole, isWhole, ROLES } from '../../../graph/permissions/roles.ts'
import { PERMISSIONS, type Relation, type Role } from '../../../graph/permissions/table.ts'

const none = { schoolId: null, laCode: null, networkId: null }
const lines = Object.entries(PERMISSIONS).flatMap(([action, row]) => (Object.entries(row) as [Role, Relation][]).map(([role, relation]) => ({ action, role, relation })))

test('every role of the permissions table has a name, and every named role may do something', () => {
  expect(Object.keys(ROLES).toSorted()).toEqual([...new Set(lines.map(({ role }) => role))].toSorted())
})

test.each(lines.filter(({ relation }) => relation !== 'any'))('$role may $action by $relation, and is held over what that needs', ({ role, relation }) => {
  // Who heads or governs a school takes up the post as a person.
  const needed = { 'own-school': ['school'], supporter: ['school'], 'own-authority': ['authority'], 'own-partnership': ['partnership'], 'own-network': ['partnership'], 'own-record': ['person', 'school'], any: [] }[relation]
  expect(needed).toContain(ROLES[role].over)
})

test.each(['', 'Head', 'emperor', '__proto__', 'constructor', 'toString'])('%j is no role', (text) => {
  expect(isRole(text)).toBe(false)
})

test('a grant names what its role is held over, and nothing else', () => {
  expect(isWhole({ ...none, role: 'head', schoolId: 1 })).toBe(true)
  expect(isWhole({ ...none, role: 'head' })).toBe(false)
  expect(isWhole({ ...none, role: 'head', schoolId: 1, laCode: '901' })).toBe(false)
  expect(isWhole({ ...none, role: 'broker', laCode: '901' })).toBe(true)
  expect(isWhole({ ...none, role: 'partnership-chair', networkId: 3 })).toBe(true)
  expect(isWhole({ ...none, role: 'leader' })).toBe(true)
  expect(isWhole({ ...none, role: 'leader', schoolId: 1 })).toBe(false)
  expect(isWhole({ ...none, role: 'administrator' })).toBe(true)
})
