/** How roles and sessions are told. */
import { isRole, ROLES } from '../graph/permissions/roles.ts'

/** "Headteacher, Elm Park Primary School". */
export const roleInWords = ({ role, over }: { role: string; over: string | null }): string =>
  [isRole(role) ? ROLES[role].name : role, over].filter(Boolean).join(', ')

export const rolesInWords = (grants: { role: string; over: string | null }[]): string[] => grants.map(roleInWords)

const INSTANT = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' })

/** "23 November 2026 at 09:05", in London. */
export const instantInWords = (instant: string | number): string => INSTANT.format(new Date(instant))
