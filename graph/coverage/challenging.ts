/**
 * May this challenge be recorded, and when may it end? Everything wrong is said at once.
 *
 * A challenge that is no external one is refused with the tie that makes it so. One that makes a cosy pair is not: both sides may have
 * good reasons, and the pair is told on the page. Leaves out: who may record it (graph/permissions).
 */
import { formatDay } from '../dates/day.ts'
import type { Refusal } from '../dates/refusal.ts'
import { parseTypedDay, type TypedDay } from '../dates/typed-day.ts'
import { conflictDayOf } from '../matching/day.ts'
import type { NetworkFacts, School } from '../network/model.ts'
import { isOpenOn } from '../network/standing.ts'
import { CHALLENGE_KINDS, conflictsOf, type Challenge } from './challenge.ts'

/** The school challenged, and who challenges: a school by URN, or a person. Null: not found. */
export type TypedChallenge = { urn: string; challengerUrn: string; challengerPerson: string; kind: string; from: TypedDay; to: TypedDay }
export type NewChallenge = Omit<Challenge, 'id'>
export type ChallengeFound = { school: School | null; challengerSchool: School | null; challengerPerson: { id: number; name: string } | null; before: readonly Challenge[]; facts: NetworkFacts; today: string }

const isBlank = ({ day, month, year }: TypedDay): boolean => `${day}${month}${year}`.trim() === ''

/** Fields: urn, challengerUrn, challengerPerson, kind, from, to. */
export function recordableChallenge(typed: TypedChallenge, found: ChallengeFound): { challenge: NewChallenge } | { refusals: Refusal[] } {
  const refusals: Refusal[] = []
  const no = (field: string, message: string): void => void refusals.push({ field, message })
  const from = parseTypedDay(typed.from, 'The first day', 'from')
  const to = isBlank(typed.to) ? { day: null } : parseTypedDay(typed.to, 'The last day', 'to')
  for (const read of [from, to]) if ('refusal' in read) refusals.push(read.refusal)
  const day = 'day' in from ? from.day : null
  const last = 'day' in to ? to.day : null
  if (day !== null && last !== null && last < day) no('to', 'The last day must be the first day or later')
  if (!CHALLENGE_KINDS.includes(typed.kind)) no('kind', 'Choose what kind of challenge it is')
  if (!found.school) no('urn', 'Enter the URN of the school that is challenged. There is no such school you may record this for')
  whoChallenges(typed, found, no)
  for (const [field, school] of [['urn', found.school], ['challengerUrn', found.challengerSchool]] as const) {
    if (school && day !== null && !isOpenOn(school, day)) no(field, `${school.name} is not open on ${formatDay(day)}`)
  }
  if (refusals.length > 0 || day === null || !found.school) return { refusals }
  const challenge = { schoolId: found.school.id, challengerSchoolId: found.challengerSchool?.id ?? null, challengerPersonId: found.challengerPerson?.id ?? null, kind: typed.kind, from: day, to: last }
  const field = found.challengerPerson ? 'challengerPerson' : 'challengerUrn'
  for (const why of conflictsOf(conflictDayOf(found.facts, day > found.today ? found.today : day), challenge)) no(field, `This would be no challenge from outside. ${why}`)
  const same = found.before.find((one) => isSame(one, challenge) && overlaps(one, challenge))
  if (same) no('from', `The same is recorded already from ${formatDay(same.from)}${same.to === null ? '' : ` until ${formatDay(same.to)}`}`)
  return refusals.length > 0 ? { refusals } : { challenge }
}

function whoChallenges(typed: TypedChallenge, { challengerSchool, challengerPerson }: ChallengeFound, no: (field: string, message: string) => void): void {
  const [urn, person] = [typed.challengerUrn.trim(), typed.challengerPerson.trim()]
  if ((urn === '') === (person === '')) return no('challengerUrn', urn === '' ? 'Say who challenges: the URN of a school, or a person' : 'Enter a school or choose a person, not both')
  if (urn !== '' && !challengerSchool) no('challengerUrn', 'Enter the URN of a school in this register. There is no school with this one')
  if (person !== '' && !challengerPerson) no('challengerPerson', 'Choose a person from the list')
}

const isSame = (a: NewChallenge, b: NewChallenge): boolean =>
  a.schoolId === b.schoolId && a.challengerSchoolId === b.challengerSchoolId && a.challengerPersonId === b.challengerPersonId && a.kind === b.kind
const overlaps = (a: NewChallenge, b: NewChallenge): boolean => (b.to === null || a.from <= b.to) && (a.to === null || b.from <= a.to)

/** The last day of a challenge that goes on. Field: to. */
export function endOfChallenge(challenge: Pick<Challenge, 'from' | 'to'>, typed: TypedDay): { to: string } | { refusals: Refusal[] } {
  if (challenge.to !== null) return { refusals: [{ field: '', message: `This challenge ended on ${formatDay(challenge.to)}` }] }
  const to = parseTypedDay(typed, 'The last day', 'to')
  if ('refusal' in to) return { refusals: [to.refusal] }
  return to.day < challenge.from ? { refusals: [{ field: 'to', message: `The last day must be ${formatDay(challenge.from)}, the first day, or later` }] } : { to: to.day }
}
