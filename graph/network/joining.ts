/**
 * Decides whether a school may join a network, and when a membership may end.
 *
 * Every membership is dated; what a school is in only once at a time is said in kinds.ts and legal-groups.ts.
 * Leaves out: who may decide it (graph/permissions); people and organisations as members; what the register tells of groups.
 */
import { formatDay } from '../dates/day.ts'
import type { Refusal } from '../dates/refusal.ts'
import { parseTypedDay, type TypedDay } from '../dates/typed-day.ts'
import { familyOf } from './legal-groups.ts'
import type { Dated, NetworkKind, School } from './model.ts'
import { isOpenOn } from './standing.ts'
import { readUrns, type UrnTyped } from './urns.ts'

/** The parts a school can have in a network, the usual one first. */
export const SCHOOL_ROLES: readonly string[] = ['member', 'lead', 'hub', 'spoke', 'strategic-partner']

/** Kinds whose board sees its schools' categories and needs: their schools are all of one authority. */
const BOARD_SEES: ReadonlySet<string> = new Set(['improvement-partnership'])

/** A school's place in a network, over all time; `led`: by leading it, not by a membership. */
export type Place = Dated & { schoolId: number; networkId: number; networkName: string; kind: string; led: boolean }
/** The network as the rule needs it; `id` is null before it exists. */
export type Joined = Dated & { id: number | null; kind: string; laCode: string | null }
export type JoiningFacts = { kinds: readonly NetworkKind[]; places: readonly Place[] }

/** Does the place take up some of the time from `from` to the network's end? */
const inThatTime = (place: Place, from: string, end: string | null): boolean =>
  (place.to === null || place.to >= from) && (place.from === null || end === null || place.from <= end)

const shutsOut = (kinds: readonly NetworkKind[], one: string, other: string): boolean =>
  kinds.some(({ code, exclusive }) => code === one && exclusive) && (one === other || (familyOf(one) !== undefined && familyOf(one) === familyOf(other)))

/** Why the school cannot be in the network from the day on, as a sentence; null where it can. */
export function whyNotIn(school: School, network: Joined, from: string, { kinds, places }: JoiningFacts): string | null {
  if (!isOpenOn(school, from)) return `${school.name} is not open on ${formatDay(from)}`
  if (BOARD_SEES.has(network.kind) && school.laCode !== network.laCode) return `${school.name} is in another authority. The board sees its schools’ categories, so they must all be in the authority of the network`
  const own = places.filter((place) => place.schoolId === school.id && inThatTime(place, from, network.to))
  if (own.some((place) => place.networkId === network.id && !place.led)) return `${school.name} is a member in that time already`
  const other = own.find((place) => place.networkId !== network.id && shutsOut(kinds, network.kind, place.kind))
  return other ? `${school.name} is in ${other.networkName} in that time, and can be in one of this kind only. End that membership first` : null
}

export type Joining = { schoolIds: number[]; role: string; from: string }

/** Why the day is outside the network's life, as the end of a sentence; null where it is not. */
export const outsideLife = (day: string, { from, to }: Dated): string | null => {
  if (from !== null && day < from) return `must be ${formatDay(from)} or later, when the network began`
  return to !== null && day > to ? `must be ${formatDay(to)} or earlier, when the network ended` : null
}

/** May these schools join? @param schools the schools found, by any URN typed. */
export function joinNetwork(
  typed: { urns: string; role: string; from: TypedDay }, network: Joined, facts: JoiningFacts & { schools: ReadonlyMap<number, School> },
): { joining: Joining } | { refusals: Refusal[] } {
  const [listed, day] = [readUrns(typed.urns), parseTypedDay(typed.from, 'The date they join', 'from')]
  const refusals: Refusal[] = 'refusals' in listed ? [...listed.refusals] : []
  const urns = 'urns' in listed ? listed.urns : []
  if ('refusal' in day) refusals.push(day.refusal)
  const outside = 'day' in day ? outsideLife(day.day, network) : null
  if (outside) refusals.push({ field: 'from', message: `The date they join ${outside}` })
  if (!SCHOOL_ROLES.includes(typed.role)) refusals.push({ field: 'role', message: 'Choose the part the schools have in the network' })
  refusals.push(...eachSchool(urns, 'day' in day ? day.day : null, network, facts))
  if (refusals.length > 0 || 'refusal' in day) return { refusals }
  return { joining: { schoolIds: urns.map(({ urn }) => facts.schools.get(urn)!.id), role: typed.role, from: day.day } }
}

/** What is wrong with single lines, each named. */
function eachSchool(urns: readonly UrnTyped[], from: string | null, network: Joined, facts: JoiningFacts & { schools: ReadonlyMap<number, School> }): Refusal[] {
  const seen = new Map<number, number>()
  return urns.flatMap(({ urn, line }): Refusal[] => {
    const say = (message: string): Refusal[] => [{ field: 'urns', message: `Line ${line}: ${message}` }]
    const school = facts.schools.get(urn)
    if (!school) return say(`there is no school with the URN ${urn} here`)
    const before = seen.get(school.id)
    if (before !== undefined) return say(`${school.name} (${urn}) is on line ${before} already`)
    seen.set(school.id, line)
    const why = from === null ? null : whyNotIn(school, network, from, facts)
    return why === null ? [] : say(`${why} (${urn})`)
  })
}

/** A membership that goes on: only such a one can be ended. */
export type Membered = { id: number; name: string; from: string | null }

/** May these memberships end on the day, which is their last? */
export function leaveNetwork(typed: { memberships: readonly string[]; to: TypedDay }, members: readonly Membered[]): { leaving: { membershipIds: number[]; to: string } } | { refusals: Refusal[] } {
  const chosen = members.filter(({ id }) => typed.memberships.includes(String(id)))
  const day = parseTypedDay(typed.to, 'The last day', 'to')
  const refusals: Refusal[] = chosen.length === 0 ? [{ field: 'memberships', message: 'Choose at least one member that leaves' }] : []
  if ('refusal' in day) return { refusals: [...refusals, day.refusal] }
  for (const { name, from } of chosen) {
    if (from !== null && day.day < from) refusals.push({ field: 'to', message: `The last day must be ${formatDay(from)} or later, when ${name} joined` })
  }
  return refusals.length > 0 ? { refusals } : { leaving: { membershipIds: chosen.map(({ id }) => id), to: day.day } }
}
