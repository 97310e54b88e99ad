/**
 * Where a supporter's days are: reserved while a proposal waits, then released or booked, then given.
 * Declined or expired proposals release their days at once.
 * Leaves out: LA team days, which are another number and are never added to these.
 */
import type { SchoolTerm } from '../dates/school-year.ts'

export type Movement = 'reserved' | 'released' | 'booked' | 'given'
/** One movement of one proposal's days; half-days above 0. */
export type LedgerEntry = { movement: Movement; halfDays: number; on: string }
/** What a proposal's days are now, in half-days: held for an answer, booked for an agreement, given. */
export type Balance = { reserved: number; booked: number; given: number }

const NOTHING: Balance = { reserved: 0, booked: 0, given: 0 }

/**
 * The balance after a movement, or why it cannot be: days are reserved once, booked and released only from what is
 * held, and given only from what is booked. Released days come from the reservation, or from the booking once there is one.
 */
export function post(balance: Balance, { movement, halfDays }: Pick<LedgerEntry, 'movement' | 'halfDays'>): { balance: Balance } | { refusal: string } {
  const { reserved, booked, given } = balance
  if (!Number.isInteger(halfDays) || halfDays <= 0) return { refusal: 'Days must be whole or half, and more than none.' }
  switch (movement) {
    case 'reserved':
      return reserved + booked + given > 0 ? { refusal: 'Days for this proposal are reserved already.' } : { balance: { ...balance, reserved: halfDays } }
    case 'booked':
      return halfDays > reserved ? { refusal: 'Only days that are reserved can be booked.' } : { balance: { ...balance, reserved: reserved - halfDays, booked: booked + halfDays } }
    case 'given':
      return halfDays > booked ? { refusal: 'Only days that are booked can be given.' } : { balance: { ...balance, booked: booked - halfDays, given: given + halfDays } }
    case 'released':
      if (halfDays <= reserved) return { balance: { ...balance, reserved: reserved - halfDays } }
      return halfDays > booked ? { refusal: 'Only days that are held can be released.' } : { balance: { ...balance, booked: booked - halfDays } }
  }
}

/**
 * The balance of one proposal's movements, in the order they were made.
 * @throws when they cannot have happened: the ledger is only ever written through `post`.
 */
export function balanceOf(entries: readonly LedgerEntry[]): Balance {
  return entries.reduce((balance, entry) => {
    const next = post(balance, entry)
    if ('refusal' in next) throw new Error(`The ledger has ${entry.halfDays} half-days ${entry.movement} on ${entry.on}: ${next.refusal}`)
    return next.balance
  }, NOTHING)
}

/** One proposal's movements against an offer, and the last day of its agreement, where there is one. */
export type Commitment = { entries: LedgerEntry[]; until: string | null }

/**
 * Half-days of an offer spoken for in a term: whatever is reserved, whatever is booked and not yet given by an agreement
 * that runs into the term, and what has been given since the term began. Terms bound what an offer gives, so this and
 * what a round adds may not pass the offer's half-days a term.
 */
export const committedIn = (term: SchoolTerm, commitments: readonly Commitment[]): number =>
  commitments.reduce((sum, { entries, until }) => {
    const { reserved, booked } = balanceOf(entries)
    const given = entries.filter(({ movement, on }) => movement === 'given' && on >= term.from && on <= term.to)
    const runs = until === null || until >= term.from
    return sum + reserved + (runs ? booked : 0) + given.reduce((days, entry) => days + entry.halfDays, 0)
  }, 0)
