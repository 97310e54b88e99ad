/**
 * Decides whether a network may get another name, purpose or lead, and whether it may be closed.
 *
 * A lead is a member that leads from a day on: the one before stays a member. A network is closed with a last day; whoever still
 * belongs then leaves with it, and what was done or joined later stands in the way.
 * Leaves out: founding (founding.ts), and networks of the register, which imports keep.
 */
import { formatDay } from '../dates/day.ts'
import type { Refusal } from '../dates/refusal.ts'
import type { TypedDay } from '../dates/typed-day.ts'
import { LONGEST_NAME } from './founding.ts'
import { holdsOn, type Dated } from './model.ts'
import { readDayWithin, readWords } from './spans.ts'

export const LONGEST_PURPOSE = 1000

/** May it be called and described so? Fields: name, purpose. @param names those of the authority's other networks that go on. */
export function describeNetwork(typed: { name: string; purpose: string }, names: readonly string[]): { described: { name: string; purpose: string | null } } | { refusals: Refusal[] } {
  const refusals: Refusal[] = []
  const name = readWords(typed.name, 'name', 'the name of the network', LONGEST_NAME, refusals)
  if (names.some((taken) => taken.toLowerCase() === name.toLowerCase())) refusals.push({ field: 'name', message: `Enter another name. There is a network called ${name} in this authority already` })
  const purpose = typed.purpose.trim() === '' ? null : readWords(typed.purpose, 'purpose', 'what it is for', LONGEST_PURPOSE, refusals)
  return refusals.length > 0 ? { refusals } : { described: { name, purpose } }
}

/** A membership of a school or an organisation, over all time; `id` is null for a lead that was recorded without dates. */
export type Leading = Dated & { id: number | null; party: 'school' | 'organisation'; memberId: number; name: string; role: string }
/** `leads`: the membership that becomes the lead's; `steps`: those that lead no longer. Both from the day on. */
export type NewLead = { from: string; leads: Leading | null; steps: Leading[] }

/** May this member lead from the day on? Fields: lead, from. A blank `lead`: nobody leads any more. @param lead like `school-12`. */
export function changeLead(typed: { lead: string; from: TypedDay }, network: Dated, memberships: readonly Leading[]): { lead: NewLead } | { refusals: Refusal[] } {
  const day = readDayWithin(typed.from, 'The first day', 'from', network)
  if ('refusal' in day) return { refusals: [day.refusal] }
  const from = day.day
  const no = (field: string, message: string) => ({ refusals: [{ field, message }] })
  const own = memberships.filter((row) => `${row.party}-${row.memberId}` === typed.lead)
  const leads = own.find((row) => holdsOn(row, from)) ?? null
  if (typed.lead !== '' && own.length === 0) return no('lead', 'Choose a member of the network: only a member can lead it')
  if (typed.lead !== '' && leads === null) return no('lead', `${own[0]!.name} is not a member on ${formatDay(from)}, and only a member can lead. Add it first, or enter another day`)
  if (leads?.role === 'lead') return no('lead', `${leads.name} leads the network on that day already`)
  const after = memberships.find((row) => row.role === 'lead' && row.from !== null && row.from > from)
  if (after) return no('from', `The first day must be later than ${formatDay(after.from!)}, when ${after.name} began to lead`)
  return { lead: { from, leads, steps: memberships.filter((row) => row.role === 'lead' && holdsOn(row, from)) } }
}

/** What keeps a network from having ended before: the latest beginning of a membership, link, aim or function, and the latest activity or movement of money. */
export type LastThings = { joined: { name: string; from: string } | null; began: string | null; did: string | null }

/** May it be closed on the day, its last? Field: to. */
export function closeNetwork(typed: TypedDay, network: Dated, last: LastThings): { to: string } | { refusals: Refusal[] } {
  if (network.to !== null) return { refusals: [{ field: '', message: `The network has its last day already: ${formatDay(network.to)}` }] }
  const day = readDayWithin(typed, 'The last day', 'to', network)
  if ('refusal' in day) return { refusals: [day.refusal] }
  const refusals: Refusal[] = []
  const no = (message: string): void => void refusals.push({ field: 'to', message })
  if (last.joined && last.joined.from > day.day) no(`The last day must be ${formatDay(last.joined.from)} or later, when ${last.joined.name} joined`)
  if (last.began !== null && last.began > day.day) no(`The last day must be ${formatDay(last.began)} or later, when the latest link, aim, target or function began`)
  if (last.did !== null && last.did > day.day) no(`The last day must be ${formatDay(last.did)} or later, when it last did something or moved money`)
  return refusals.length > 0 ? { refusals } : { to: day.day }
}
