/** Reads the part of a form that gives somebody a role: which, and over what. */
import type { Db } from '../db/client.ts'
import { findHeadAccount } from '../db/grants.ts'
import { findSchool } from '../db/network.ts'
import { listAuthorityChoices, listLeaderChoices, listPartnershipChoices, type Choice } from '../db/role-choices.ts'
import type { Grant } from '../graph/permissions/can.ts'
import { isRole, ROLES } from '../graph/permissions/roles.ts'
import type { FieldError, Form } from './forms.ts'

export type RoleChoices = { authorities: Choice[]; partnerships: Choice[]; leaders: Choice[] }

export const roleChoices = (db: Db, today: string): RoleChoices => ({
  authorities: listAuthorityChoices(db),
  partnerships: listPartnershipChoices(db, { today }),
  leaders: listLeaderChoices(db, { today }),
})

type Role = { grant: Grant; personId: number | null }
const wrong = (field: string, message: string): { errors: FieldError[] } => ({ errors: [{ field, message }] })
const picked = (choices: Choice[], text: string): string | null => choices.find(({ value }) => value === text)?.value ?? null

/** @param personId whose account it is already, if it is a known person's */
export function readRole(db: Db, form: Form, today: string, personId: number | null = null): Role | { errors: FieldError[] } {
  const role = form.text('role')
  if (!isRole(role)) return wrong('role', 'Choose a role')
  const grant: Grant = { role, schoolId: null, laCode: null, networkId: null }
  const { authorities, partnerships, leaders } = roleChoices(db, today)
  switch (ROLES[role].over) {
    case 'school': {
      const urn = form.text('urn').trim()
      if (!/^\d{1,9}$/.test(urn)) return wrong('urn', 'Enter the URN of the school, for example 123456')
      const school = findSchool(db, { urn: Number(urn) })
      if (!school) return wrong('urn', 'Enter the URN of a school in this register. There is no school with this one')
      if (school.standing === 'closed') return wrong('urn', `Enter the URN of a school that is open. ${school.name} has closed`)
      const head = role === 'head' ? findHeadAccount(db, { schoolId: school.id, today }) : null
      if (head !== null) return wrong('urn', `Enter the URN of another school, or end the other role first. ${head} is headteacher of ${school.name} already`)
      return { grant: { ...grant, schoolId: school.id }, personId }
    }
    case 'authority': {
      const laCode = picked(authorities, form.text('authority'))
      return laCode === null ? wrong('authority', 'Choose the authority') : { grant: { ...grant, laCode }, personId }
    }
    case 'partnership': {
      const network = picked(partnerships, form.text('partnership'))
      return network === null ? wrong('partnership', 'Choose the Improvement Partnership') : { grant: { ...grant, networkId: Number(network) }, personId }
    }
    case 'person': {
      const leader = personId === null ? picked(leaders, form.text('leader')) : String(personId)
      return leader === null ? wrong('leader', 'Choose the leader') : { grant, personId: Number(leader) }
    }
    case 'portal':
      return { grant, personId }
  }
}
