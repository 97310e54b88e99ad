/**
 * Decides whether something a network did may be recorded as evidence: what kind, when, and which of its schools took part.
 *
 * A school is active where it takes part, and the evidence says in what and when.
 * Who records it for schools, and not for the network's authority, names one of those schools among them: nobody says alone what
 * others did.
 * Leaves out: who may record it (graph/permissions); whether it makes a school active today (coverage.ts).
 */
import { formatDay } from '../dates/day.ts'
import type { Refusal } from '../dates/refusal.ts'
import { parseTypedDay, type TypedDay } from '../dates/typed-day.ts'
import { belongingsOn } from '../network/belonging.ts'
import type { Network, NetworkFacts, School } from '../network/model.ts'
import { outsideLife } from '../network/spans.ts'

/** The kinds of thing schools do together. */
export const ACTIVITY_KINDS: readonly string[] = ['joint-practice-development', 'peer-review', 'visit', 'shared-cpd', 'shared-project']

export const LONGEST_TITLE = 200

export type NewActivity = { kind: string; title: string; on: string; schoolIds: number[] }

/** Which schools belonged to the network on the day. */
export const schoolsOn = (facts: NetworkFacts, networkId: number, day: string): Set<number> =>
  new Set(belongingsOn(facts, day).filter((row) => row.networkId === networkId).map(({ schoolId }) => schoolId))

/** Said instead of single schools: all that belonged on the day. */
export const ALL_SCHOOLS = 'all'

/** The schools to choose from: those that belonged on the day, by name. */
export function schoolsToChoose(facts: NetworkFacts, networkId: number, day: string): School[] {
  const belong = schoolsOn(facts, networkId, day)
  return facts.schools.filter(({ id }) => belong.has(id)).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id))
}

/** As what somebody recorded it; for what was recorded before that was kept. */
export const recordedBy = (as: string | null): string => as ?? 'Not on record'

/** The schools of which somebody may say what they did, as own schools or a partnership's; null: of any, for the authority. */
export type RecordsFor = ReadonlySet<number> | null

/** Is one of them among those that took part? */
export const isAmong = (own: RecordsFor, schoolIds: readonly number[]): boolean => own === null || schoolIds.some((id) => own.has(id))

/** Names of the schools somebody records for, when they are few enough to read. */
export const namesToTakePart = (own: ReadonlySet<number>, schools: readonly School[]): string => {
  const names = schools.filter(({ id }) => own.has(id)).map(({ name }) => name).sort()
  return names.length === 0 || names.length > 5 ? 'those of your school or partnership' : names.join(', ')
}

/** May it be recorded? `schools`: their ids, or `all`. @param facts the network with its members over all time. */
export function recordTogether(
  typed: { kind: string; title: string; on: TypedDay; schools: readonly string[] }, network: Network, { facts, own, today }: { facts: NetworkFacts; own: RecordsFor; today: string },
): { activity: NewActivity } | { refusals: Refusal[] } {
  const [title, day] = [typed.title.trim().replace(/\s+/g, ' '), parseTypedDay(typed.on, 'The date', 'on')]
  const refusals: Refusal[] = []
  const no = (field: string, message: string): void => void refusals.push({ field, message })
  if (!ACTIVITY_KINDS.includes(typed.kind)) no('kind', 'Choose what kind of thing it was')
  if (title === '' || title.length > LONGEST_TITLE) no('title', `Say what it was, with at most ${LONGEST_TITLE} characters`)
  const outside = 'day' in day ? outsideLife(day.day, network) : null
  if ('refusal' in day) refusals.push(day.refusal)
  else if (day.day > today) no('on', 'The date must be today or in the past')
  else if (outside) no('on', `The date ${outside}`)
  const everybody = typed.schools.includes(ALL_SCHOOLS) && 'day' in day ? schoolsOn(facts, network.id, day.day) : new Set<number>()
  const chosen = facts.schools.filter(({ id }) => everybody.has(id) || typed.schools.includes(String(id)))
  if (chosen.length === 0) no('schools', 'Choose at least one school that took part')
  else if (own !== null && !isAmong(own, chosen.map(({ id }) => id))) no('schools', `Who took part must include at least one of ${namesToTakePart(own, facts.schools)}`)
  if ('day' in day && !outside) {
    const members = schoolsOn(facts, network.id, day.day)
    for (const { id, name } of chosen) if (!members.has(id)) no('schools', `${name} did not belong to the network on ${formatDay(day.day)}`)
  }
  if (refusals.length > 0 || 'refusal' in day) return { refusals }
  return { activity: { kind: typed.kind, title, on: day.day, schoolIds: chosen.map(({ id }) => id) } }
}
