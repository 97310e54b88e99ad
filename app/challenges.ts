/** A challenge somebody types: what it names, as far as they may record it. */
import { findSchoolsByUrn } from '../db/network-joining.ts'
import { listChallengers, loadChallenges, loadTies } from '../db/challenges.ts'
import { findSubject } from '../db/subject.ts'
import type { ChallengeFound, TypedChallenge } from '../graph/coverage/challenging.ts'
import type { School } from '../graph/network/model.ts'
import { can, scopeOf } from '../graph/permissions/can.ts'
import type { AppContext, SignedIn } from './context.ts'
import { readDay } from './dates.ts'
import type { Form } from './forms.ts'

/** People to choose from: of the authorities the viewer's roles are in. */
export const challengersFor = ({ db, today }: AppContext, { actor }: SignedIn) => {
  const { laCodes, networkIds } = scopeOf(actor, 'challenge.record')
  return listChallengers(db, { laCodes, networkIds, today })
}

const schoolOf = (db: AppContext['db'], text: string): School | null => {
  const urn = /^\d{5,7}$/.test(text.trim()) ? Number(text.trim()) : null
  return urn === null ? null : (findSchoolsByUrn(db, { urns: [urn] }).get(urn) ?? null)
}

/** What was typed and what it names. A school one may not record this for is not found. */
export function challengeTyped(context: AppContext, viewer: SignedIn, form: Form): { typed: TypedChallenge; found: ChallengeFound } {
  const { db, today } = context
  const typed = {
    urn: form.text('urn'), challengerUrn: form.text('challengerUrn'), challengerPerson: form.text('challengerPerson'), kind: form.text('kind'), from: readDay(form, 'from'), to: readDay(form, 'to'),
  }
  const named = schoolOf(db, typed.urn)
  const school = named && can(viewer.actor, 'challenge.record', findSubject(db, { schoolId: named.id, today }) ?? {}) ? named : null
  const challengerSchool = schoolOf(db, typed.challengerUrn)
  const challengerPerson = challengersFor(context, viewer).find(({ id }) => String(id) === typed.challengerPerson) ?? null
  const schoolIds = [school, challengerSchool].flatMap((one) => one?.id ?? [])
  return { typed, found: { school, challengerSchool, challengerPerson, today, before: loadChallenges(db, { schoolIds }), facts: loadTies(db, { schoolIds, personIds: challengerPerson ? [challengerPerson.id] : [] }) } }
}
