/**
 * Decides whether a school may join a network, and when a membership may end.
 *
 * Every membership is dated; what a school is in only once at a time is said in kinds.ts and legal-groups.ts.
 * Leaves out: who may decide it (graph/permissions); people and organisations, who take parts (appointing.ts); what the register tells of groups.
 */
import { formatDay } from '../dates/day.ts'
import type { Refusal } from '../dates/refusal.ts'
import type { TypedDay } from '../dates/typed-day.ts'
import { familyOf } from './legal-groups.ts'
import type { Dated, NetworkKind, School } from './model.ts'
import { mayHold } from './roles.ts'
import { overlap, readDayWithin, readSpan, type Span, type TypedSpan } from './spans.ts'
import { isOpenOn } from './standing.ts'
import { readUrns, type UrnTyped } from './urns.ts'

/** Kinds whose board sees its schools' categories and needs: their schools are all of one authority. */
const BOARD_SEES: ReadonlySet<string> = new Set(['improvement-partnership'])

/** A school's place in a network, over all time; `led`: by leading it, not by a membership. */
export type Place = Dated & { schoolId: number; networkId: number; networkName: string; kind: string; led: boolean }
/** The network as the rule needs it; `id` is null before it exists. */
export type Joined = Dated & { id: number | null; kind: string; laCode: string | null }
export type JoiningFacts = { kinds: readonly NetworkKind[]; places: readonly Place[] }

/** Can a school not be in a network of the one kind while it is in one of the other? */
export const shutsOut = (kinds: readonly NetworkKind[], one: string, other: string): boolean =>
  kinds.some(({ code, exclusive }) => code === one && exclusive) && (one === other || (familyOf(one) !== undefined && familyOf(one) === familyOf(other)))

/** Why the school cannot be in the network from the day on, until the last day where there is one, as a sentence; null where it can. */
export function whyNotIn(school: School, network: Joined, from: string, { kinds, places }: JoiningFacts, to: string | null = null): string | null {
  if (!isOpenOn(school, from)) return `${school.name} is not open on ${formatDay(from)}`
  if (to !== null && !isOpenOn(school, to)) return `${school.name} is not open on ${formatDay(to)}`
  if (BOARD_SEES.has(network.kind) && school.laCode !== network.laCode) return `${school.name} is in another authority. The board sees its schools’ categories, so they must all be in the authority of the network`
  const own = places.filter((place) => place.schoolId === school.id && overlap(place, { from, to: to ?? network.to }))
  if (own.some((place) => place.networkId === network.id && !place.led)) return `${school.name} is a member in that time already`
  const other = own.find((place) => place.networkId !== network.id && shutsOut(kinds, network.kind, place.kind))
  return other ? `${school.name} is in ${other.networkName} in that time, and can be in one of this kind only. End that membership first` : null
}

export type Joining = { schoolIds: number[]; role: string; from: string; to: string | null }

/** May these schools join? A blank `to`: they stay. @param schools the schools found, by any URN typed. */
export function joinNetwork(
  typed: TypedSpan & { urns: string; role: string }, network: Joined, facts: JoiningFacts & { schools: ReadonlyMap<number, School> },
): { joining: Joining } | { refusals: Refusal[] } {
  const listed = readUrns(typed.urns)
  const refusals: Refusal[] = 'refusals' in listed ? [...listed.refusals] : []
  const before = refusals.length
  const span = readSpan(typed, network, refusals, { from: 'The date they join' })
  const dated = refusals.length === before ? span : null
  if (!mayHold('school', typed.role)) refusals.push({ field: 'role', message: 'Choose the part the schools have in the network' })
  refusals.push(...eachSchool(listed.urns, dated, network, facts))
  if (refusals.length > 0) return { refusals }
  return { joining: { schoolIds: listed.urns.map(({ urn }) => facts.schools.get(urn)!.id), role: typed.role, ...span } }
}

/** What is wrong with single lines, each named. */
function eachSchool(urns: readonly UrnTyped[], span: Span | null, network: Joined, facts: JoiningFacts & { schools: ReadonlyMap<number, School> }): Refusal[] {
  const seen = new Map<number, number>()
  return urns.flatMap(({ urn, line }): Refusal[] => {
    const say = (message: string): Refusal[] => [{ field: 'urns', message: `Line ${line}: ${message}` }]
    const school = facts.schools.get(urn)
    if (!school) return say(`there is no school with the URN ${urn} here`)
    const before = seen.get(school.id)
    if (before !== undefined) return say(`${school.name} (${urn}) is on line ${before} already`)
    seen.set(school.id, line)
    const why = span === null ? null : whyNotIn(school, network, span.from, facts, span.to)
    return why === null ? [] : say(`${why} (${urn})`)
  })
}

/** A membership that goes on: only such a one can be ended. */
export type Membered = { id: number; name: string; from: string | null }

/** May these memberships end on the day, which is their last? Fields: memberships, ending. @param network its own dates. */
export function leaveNetwork(
  typed: { memberships: readonly string[]; ending: TypedDay }, members: readonly Membered[], network: Dated,
): { leaving: { membershipIds: number[]; to: string } } | { refusals: Refusal[] } {
  const chosen = members.filter(({ id }) => typed.memberships.includes(String(id)))
  const day = readDayWithin(typed.ending, 'The last day', 'ending', network)
  const refusals: Refusal[] = chosen.length === 0 ? [{ field: 'memberships', message: 'Choose at least one member that leaves' }] : []
  if ('refusal' in day) return { refusals: [...refusals, day.refusal] }
  for (const { name, from } of chosen) {
    if (from !== null && day.day < from) refusals.push({ field: 'ending', message: `The last day must be ${formatDay(from)} or later, when ${name} joined` })
  }
  return refusals.length > 0 ? { refusals } : { leaving: { membershipIds: chosen.map(({ id }) => id), to: day.day } }
}

/** The places that shut the school out of such a network from the day on: what would have to end first. */
export const inTheWay = (schoolId: number, network: Joined, from: string, { kinds, places }: JoiningFacts): Place[] =>
  places.filter((place) => place.schoolId === schoolId && overlap(place, { from, to: network.to }) && place.networkId !== network.id && shutsOut(kinds, network.kind, place.kind))
