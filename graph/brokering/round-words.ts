/**
 * What a broker types about a round: its name, and the reason for a pin, a veto or closing it.
 * The lengths are this project's.
 * Leaves out: whether the round may be steered at all (lifecycle.ts and db/).
 */
import type { Refusal } from '../dates/refusal.ts'

const LONGEST_NAME = 80
export const LONGEST_REASON = 500

/** The name as it is kept: blanks tidied; refused when empty or longer than 80 characters. */
export function nameRound(typed: string): { name: string } | { refusals: Refusal[] } {
  const name = typed.replace(/\s+/gu, ' ').trim()
  if (name === '') return { refusals: [{ field: 'name', message: 'Give the round a name' }] }
  return name.length > LONGEST_NAME ? { refusals: [{ field: 'name', message: `The name must be ${LONGEST_NAME} characters or fewer` }] } : { name }
}

/** The reason as it is kept; refused when empty or longer than 500 characters. Field: reason. */
export function statedReason(typed: string): { reason: string } | { refusals: Refusal[] } {
  const reason = typed.replaceAll('\r\n', '\n').trim()
  if (reason === '') return { refusals: [{ field: 'reason', message: 'Say why' }] }
  const message = `The reason must be ${LONGEST_REASON} characters or fewer. You typed ${reason.length}`
  return reason.length > LONGEST_REASON ? { refusals: [{ field: 'reason', message }] } : { reason }
}
