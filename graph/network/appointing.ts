/**
 * Decides whether a person or an organisation may take a part in a network, and whom a typed name means.
 *
 * A person or organisation may have several parts at once, never the same one twice in a time. Two people can have one name:
 * then the school of the one who is meant has to be said; a name nobody has is a slip unless it is said to be new.
 * Leaves out: schools, which join by their URN (joining.ts), and who may decide it (graph/permissions).
 */
import { formatDay } from '../dates/day.ts'
import type { Refusal } from '../dates/refusal.ts'
import type { Dated } from './model.ts'
import { organisationKindName } from './organisation-kinds.ts'
import { mayHold, roleName, type MemberParty } from './roles.ts'
import { overlap, readSpan, readWords, type Span, type TypedSpan } from './spans.ts'

export const LONGEST_MEMBER_NAME = 200

/** Somebody of that name: a person with the URNs of the schools they hold a post at, or an organisation with none. */
export type Known = { id: number; name: string; urns: readonly number[] }
/** Who is meant: somebody here, or somebody to be recorded. */
export type Meant = { id: number } | { name: string }

const WORDS: Record<'person' | 'organisation', { what: string; one: string; nobody: string }> = {
  person: { what: 'their name', one: 'person', nobody: 'Nobody' },
  organisation: { what: 'the name of the organisation', one: 'organisation', nobody: 'No organisation' },
}

/** Whom the name means. Fields: name, urn, new. @param known everybody of that name who can be meant. */
export function whoIsMeant(party: 'person' | 'organisation', typed: { name: string; urn?: string; isNew: boolean }, known: readonly Known[], refusals: Refusal[]): Meant {
  const { what, one, nobody } = WORDS[party]
  const before = refusals.length
  const name = readWords(typed.name, 'name', what, LONGEST_MEMBER_NAME, refusals)
  const urn = (typed.urn ?? '').trim()
  const found = urn === '' ? known : known.filter(({ urns }) => urns.includes(Number(urn)))
  const no = (field: string, message: string): Meant => (refusals.length > before ? undefined : refusals.push({ field, message }), { name })
  if (found.length === 1 && !typed.isNew) return { id: found[0]!.id }
  if (found.length > 1 && !typed.isNew) return no('urn', `${found.length} people here are called ${name}. Enter the URN of a school where the one you mean holds a post`)
  if (found.length > 0 && party === 'organisation') return no('new', `There is an organisation called ${name} already. Leave this unticked to choose it`)
  if (!typed.isNew && urn !== '' && known.length > 0) return no('urn', `No ${one} called ${name} holds a post at a school with this URN`)
  return typed.isNew ? { name } : no('name', `${nobody} called ${name} is recorded here. Check the spelling, or say that this is a new ${one}`)
}

export type Appointment = Span & { role: string }

/** May they take the part? @param held their parts in this network over all time; empty for somebody new. */
export function appoint(
  party: Exclude<MemberParty, 'school'>, typed: TypedSpan & { role: string }, network: Dated, held: readonly (Dated & { role: string })[], refusals: Refusal[],
): Appointment {
  const known = mayHold(party, typed.role)
  if (!known) refusals.push({ field: 'role', message: roleName(typed.role) === undefined ? 'Choose their part in the network' : `Choose another part: ${party === 'person' ? 'no person' : 'no organisation'} can be ${roleName(typed.role)!.toLowerCase()}` })
  const before = refusals.length
  const span = readSpan(typed, network, refusals)
  const same = refusals.length === before && known ? held.find((row) => row.role === typed.role && overlap(row, span)) : undefined
  if (same) refusals.push({ field: 'from', message: `They are ${roleName(typed.role)!.toLowerCase()} in that time already${same.from === null ? '' : `, from ${formatDay(same.from)}`}. End that first, or enter other days` })
  return { role: typed.role, ...span }
}

/** A new organisation's kind. Field: kind. */
export function readOrganisationKind(kind: string, refusals: Refusal[]): string {
  if (organisationKindName(kind) === undefined) refusals.push({ field: 'kind', message: 'Choose what kind of organisation it is' })
  return kind
}
