/**
 * Decides what becomes of memberships and posts when the register moves: a school closes, becomes an academy, merges into
 * another, or joins another trust.
 *
 * Sources: GIAS (CloseDate is the last day; links say which school succeeds which); School Governance (Federations) (England)
 * Regulations 2012 (a federation is of maintained schools). That what schools chose freely goes on with the school they merge
 * into is this project's: the pupils and mostly the staff go there, and a head can leave again.
 * Leaves out: needs, offers, proposals and agreements, which people end (db/imports/work-under-way.ts); which URNs are one
 * school (succession.ts); what a new trust ends (membership-days.ts).
 */
import { addDays } from '../dates/day.ts'
import { whyNotIn, type Place } from './joining.ts'
import { familyOf } from './legal-groups.ts'
import { holdsOn, type Dated, type Network, type NetworkKind, type School } from './model.ts'

/** Each way the register moves a membership or a post, in words, and why. */
export const REGISTER_MOVES = {
  closed: { name: 'Closed', becomes: 'Memberships and posts have the closing day as their last.', why: 'The school closed.' },
  merged: { name: 'Merged', becomes: 'The school that takes over belongs from the day after, unless it did already. Trusts and federations do not go over.', why: 'The school merged into this one, and what schools choose freely goes on.' },
  converted: { name: 'Became an academy', becomes: 'It is the same school: it stays in what it chose, leaves its federation and former trust, and is in the new one from its first day as an academy.', why: 'The school goes on under a new URN, and an academy is in no federation.' },
  replaced: { name: 'Joined another trust or federation', becomes: 'The former one ends the day before.', why: 'A school is in one trust and one federation at a time.' },
  left: { name: 'Left a trust or federation', becomes: 'The membership ends the day before the register.', why: 'The register names the trust or federation no longer.' },
  restored: { name: 'Goes on', becomes: 'What the closing had ended goes on.', why: 'The school was taken to have closed, and goes on under another URN.' },
} as const satisfies Record<string, { name: string; becomes: string; why: string }>
export type RegisterMove = keyof typeof REGISTER_MOVES

/** Is this text of a database one of them? */
export const isRegisterMove = (text: string | null): text is RegisterMove => text !== null && Object.hasOwn(REGISTER_MOVES, text)

/** The last day of what a school was in or somebody was at it, when it closes; null where it was over by then. Nothing ends before it began. */
export function endByClosing({ from, to }: Dated, closedOn: string): string | null {
  if (to !== null && to <= closedOn) return null
  const last = from !== null && from > closedOn ? from : closedOn
  return last === to ? null : last
}

export type Carried = { networkId: number; from: string } | { networkId: number; because: string }

/**
 * What goes over to the school that another merged into, on the day after that closed.
 * @param left where the closed school was; @param places where the successor is and was.
 */
export function carryOver(left: readonly Place[], networks: ReadonlyMap<number, Network>, successor: School, closedOn: string, facts: { kinds: readonly NetworkKind[]; places: readonly Place[] }): Carried[] {
  const from = addDays(closedOn, 1)
  const chosen = new Set(left.filter((place) => !place.led && familyOf(place.kind) === undefined && holdsOn(place, closedOn)).map(({ networkId }) => networkId))
  return [...chosen].flatMap((networkId): Carried[] => {
    const network = networks.get(networkId)
    if (!network || !holdsOn(network, from)) return []
    // It is there already, or was and left: no file brings it back.
    if (facts.places.some((place) => place.networkId === networkId && (place.to === null || place.to >= from))) return []
    const because = whyNotIn(successor, network, from, facts)
    return [because === null ? { networkId, from } : { networkId, because }]
  })
}

const ACADEMY = /academy|academies|free school|studio school|technical college/i
/** Kinds of legal group that are of maintained schools alone. */
const MAINTAINED: ReadonlySet<string> = new Set(['federation', 'foundation-trust', 'co-operative-trust'])

/** Does a school of this type leave a legal group of this kind, whatever else the file says? */
export const leavesAsAcademy = (establishmentType: string, kind: string): boolean => ACADEMY.test(establishmentType) && MAINTAINED.has(kind)
