/**
 * What an agreement begins as, and what its end does to the days.
 * It has days and dates, and may be ended early with a reason. Leaves out: outcomes, visits, reviews, cost.
 */
import { termOf } from '../dates/school-year.ts'
import type { AgreementEvent } from '../brokering/lifecycle.ts'
import type { Balance, Movement } from './ledger.ts'

/**
 * First and last day of an agreement made on a day: until the need is wanted by, or the end of the term where that day
 * has passed; never beyond the offer, unless the offer has ended already.
 */
export function spanOf({ agreedOn, wantedBy, offerUntil }: { agreedOn: string; wantedBy: string; offerUntil: string }): { from: string; until: string } {
  const wanted = wantedBy >= agreedOn ? wantedBy : termOf(agreedOn).to
  return { from: agreedOn, until: offerUntil >= agreedOn && offerUntil < wanted ? offerUntil : wanted }
}

/** What happens to the days an agreement still holds: given when it is completed, free again when it ends early. */
export function daysAfter(event: AgreementEvent, balance: Balance): { movement: Movement; halfDays: number } | null {
  if (balance.booked === 0) return null
  if (event === 'complete') return { movement: 'given', halfDays: balance.booked }
  return event === 'end' ? { movement: 'released', halfDays: balance.booked } : null
}

/** Half-days of a need that agreements cover: those going on or completed in full, those ended early by what was given. */
export const coveredBy = (agreements: readonly { state: 'active' | 'paused' | 'completed' | 'ended'; halfDays: number; givenHalfDays: number }[]): number =>
  agreements.reduce((sum, { state, halfDays, givenHalfDays }) => sum + (state === 'ended' ? givenHalfDays : halfDays), 0)
