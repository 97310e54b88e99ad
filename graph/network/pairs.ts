/**
 * Who works with whom in a part that is done in pairs, and whether two may be noted as a pair.
 *
 * Source: DfES, NCSL and IDeA, "Spreading Innovation Across Local Authorities", 2005 (Kingston: facilitators work in pairs). A pair is dated, and
 * lasts no longer than both hold the part; nobody is in two pairs of one network at once. A third who helps out is no pair.
 * Leaves out: who holds the part (appointing.ts), and who may note a pair (graph/permissions).
 */
import { formatDay } from '../dates/day.ts'
import type { Refusal } from '../dates/refusal.ts'
import { holdsOn, type Dated } from './model.ts'
import { NETWORK_ROLES } from './roles.ts'
import { overlap, readSpan, type Span, type TypedSpan } from './spans.ts'

/** A person's time in a part that is done in pairs. */
export type PairedPart = Dated & { personId: number; name: string; role: string }
/** A pair as it is kept. */
export type Pair = Span & { id: number; role: string; personId: number; otherPersonId: number }
/** A pair as it holds: never longer than either has the part. */
export type WorkingPair = Span & { id: number; role: string; personIds: [number, number]; names: [string, string] }
export type NewPair = Span & { role: string; personId: number; otherPersonId: number }

const earliest = (days: readonly (string | null)[]): string | null => days.filter((day) => day !== null).sort()[0] ?? null

/** The pairs as they hold, the earliest first; none in which somebody has not the part on its first day. */
export const workingPairs = (pairs: readonly Pair[], parts: readonly PairedPart[], network: Dated): WorkingPair[] =>
  pairs.flatMap((pair): WorkingPair[] => {
    const part = (personId: number) => parts.find((row) => row.personId === personId && row.role === pair.role && holdsOn(row, pair.from))
    const one = part(pair.personId)
    const other = part(pair.otherPersonId)
    if (!one || !other) return []
    const names: [string, string] = one.name <= other.name ? [one.name, other.name] : [other.name, one.name]
    return [{ id: pair.id, role: pair.role, personIds: [pair.personId, pair.otherPersonId], names, from: pair.from, to: earliest([pair.to, one.to, other.to, network.to]) }]
  }).sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.id - b.id))

/** Names of those who have such a part on the day and nobody to work with. */
export const withoutPartner = (parts: readonly PairedPart[], pairs: readonly WorkingPair[], day: string): PairedPart[] =>
  parts.filter((row) => holdsOn(row, day) && !pairs.some((pair) => pair.role === row.role && pair.personIds.includes(row.personId) && holdsOn(pair, day)))

/** The parts that are done in pairs. */
export const PAIRED_ROLES: readonly string[] = NETWORK_ROLES.filter(({ inPairs }) => inPairs).map(({ code }) => code)

/** May these two be noted as a pair? `one` and `other` are ids of people. Fields: one, other, from, to. */
export function pairUp(
  typed: TypedSpan & { one: string; other: string }, network: Dated, parts: readonly PairedPart[], pairs: readonly WorkingPair[],
): { pair: NewPair } | { refusals: Refusal[] } {
  const refusals: Refusal[] = []
  const no = (field: string, message: string): void => void refusals.push({ field, message })
  const heldBy = (id: string) => parts.filter(({ personId }) => String(personId) === id)
  const [one, other] = [heldBy(typed.one), heldBy(typed.other)]
  if (one.length === 0) no('one', 'Choose somebody who has this part in the network')
  if (other.length === 0) no('other', 'Choose the other one, who has this part in the network too')
  else if (typed.one === typed.other) no('other', `Choose somebody else: ${other[0]!.name} cannot be a pair alone`)
  const role = one.map((row) => row.role).find((code) => other.some((row) => row.role === code))
  if (refusals.length === 0 && role === undefined) no('other', 'Choose two people with the same part')
  const span = readSpan(typed, network, refusals)
  if (refusals.length > 0 || role === undefined) return { refusals }
  for (const [field, held] of [['one', one], ['other', other]] as const) {
    const why = whyNotPaired(held.filter((row) => row.role === role), span, pairs.filter((pair) => pair.role === role))
    if (why !== null) no(field, why)
  }
  return refusals.length > 0 ? { refusals } : { pair: { role, personId: one[0]!.personId, otherPersonId: other[0]!.personId, ...span } }
}

/** Why one of the two cannot be in a pair in that time, as a sentence. */
function whyNotPaired(held: readonly PairedPart[], span: Span, pairs: readonly WorkingPair[]): string | null {
  const { personId, name } = held[0]!
  const part = held.find((row) => holdsOn(row, span.from))
  if (!part) return `${name} does not have this part on ${formatDay(span.from)}`
  if (span.to !== null && !holdsOn(part, span.to)) return `${name} has this part until ${formatDay(part.to ?? '')} only`
  const busy = pairs.find((pair) => pair.personIds.includes(personId) && overlap(pair, span))
  if (!busy) return null
  const partner = busy.names[0] === name ? busy.names[1] : busy.names[0]
  return `${name} works with ${partner} from ${formatDay(busy.from)}${busy.to === null ? '' : ` to ${formatDay(busy.to)}`}. End that first, or enter other days`
}
