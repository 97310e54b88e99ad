/** People's pages: who may be shown, and what of theirs may be changed. */
import type { Db } from '../db/client.ts'
import { findSchool } from '../db/network.ts'
import { findPerson, type PersonRecord } from '../db/people.ts'
import { can } from '../graph/permissions/can.ts'
import type { AppContext, SignedIn } from './context.ts'
import { readDay } from './dates.ts'
import type { Form } from './forms.ts'
import { notFound, permitPage } from './viewer.ts'

type Doing = 'person.manage' | 'interest.declare'

/** May the viewer do this to what is recorded of the person? Officers reach those with a post at a school of theirs. */
export const mayChange = ({ actor }: SignedIn, action: Doing, person: PersonRecord): boolean =>
  [undefined, ...person.posts.map(({ laCode }) => laCode ?? undefined)].some((laCode) => can(actor, action, { personId: person.id, laCode }))

/** The person, for somebody who may know them: 404 for everybody else. */
export function personFor({ db }: AppContext, viewer: SignedIn, id: number): PersonRecord {
  permitPage(viewer, 'person.read')
  const person = findPerson(db, viewer, { id })
  if (!person) throw notFound()
  return person
}

/** The person, for somebody who may do this to what is recorded of them. */
export function personToChange(context: AppContext, viewer: SignedIn, id: number, action: Doing): PersonRecord {
  const person = personFor(context, viewer, id)
  if (!mayChange(viewer, action, person)) throw notFound()
  return person
}

/** The school whose URN was typed, now or once; null where there is none. */
export function schoolTyped(db: Db, form: Form) {
  const urn = form.text('urn').trim()
  return /^\d{1,9}$/.test(urn) ? findSchool(db, { urn: Number(urn) }) : null
}

/** The first and last day typed in a form. */
export const spanTyped = (form: Form) => ({ from: readDay(form, 'from'), to: readDay(form, 'to') })
