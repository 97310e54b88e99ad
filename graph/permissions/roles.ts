/**
 * What each role is called and what it is held over: a school, a partnership, an authority, the person themselves, or
 * nothing in particular. The words are docs/glossary.md's. Leaves out what a role may do (table.ts).
 */
import type { Role } from './table.ts'

/** What a grant of the role has to name; `person`: the account has to be a known person's. */
export type Over = 'school' | 'partnership' | 'authority' | 'person' | 'portal'

/** Every role, in the order lists show them. */
export const ROLES: Record<Role, { name: string; over: Over }> = {
  head: { name: 'Headteacher', over: 'school' },
  'chair-of-governors': { name: 'Chair of governors', over: 'school' },
  leader: { name: 'Leader of education', over: 'person' },
  'partnership-chair': { name: 'Improvement Partnership chair', over: 'partnership' },
  'partnership-member': { name: 'Improvement Partnership member', over: 'partnership' },
  broker: { name: 'Broker', over: 'authority' },
  'head-of-service': { name: 'Head of Service', over: 'authority' },
  auditor: { name: 'Auditor', over: 'portal' },
  administrator: { name: 'Administrator', over: 'portal' },
}

/** Is this text, from a form or a database, one of the roles? */
export const isRole = (text: string): text is Role => Object.hasOwn(ROLES, text)

/** Does a grant of this role name what the role is held over, and nothing else? */
export const isWhole = (grant: { role: Role; schoolId: number | null; laCode: string | null; networkId: number | null }): boolean => {
  const { over } = ROLES[grant.role]
  return (
    (grant.schoolId !== null) === (over === 'school') &&
    (grant.networkId !== null) === (over === 'partnership') &&
    (grant.laCode !== null) === (over === 'authority')
  )
}
