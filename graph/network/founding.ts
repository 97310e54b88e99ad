/**
 * Decides whether a network may be recorded: its kind, name, authority, first day and, where it has one, its lead school.
 *
 * The lead school belongs like any member (joining.ts).
 * Leaves out: networks of the register, which imports bring; templates, nesting (linking.ts) and funds (fund.ts).
 */
import type { Refusal } from '../dates/refusal.ts'
import type { TypedDay } from '../dates/typed-day.ts'
import { whyNotIn, type JoiningFacts } from './joining.ts'
import type { School } from './model.ts'
import { readDayWithin } from './spans.ts'

export const LONGEST_NAME = 200

export type NewNetwork = { kind: string; name: string; laCode: string; from: string; leadSchoolId: number | null }

type Founding = JoiningFacts & {
  /** The authorities whoever asks may record networks of. */
  laCodes: readonly string[]
  /** The school with the URN typed; null where there is none. */
  lead: School | null
  /** Names of the authority's networks that go on. */
  names: readonly string[]
}

/** May the network be recorded? A blank `lead` is none. */
export function foundNetwork(typed: { kind: string; name: string; laCode: string; lead: string; from: TypedDay }, facts: Founding): { network: NewNetwork } | { refusals: Refusal[] } {
  const [name, day] = [typed.name.trim().replace(/\s+/g, ' '), readDayWithin(typed.from, 'The date it begins', 'from')]
  const refusals: Refusal[] = []
  const no = (field: string, message: string): void => void refusals.push({ field, message })
  if (!facts.kinds.some(({ code }) => code === typed.kind)) no('kind', 'Choose the kind of network')
  if (name === '' || name.length > LONGEST_NAME) no('name', `Enter the name of the network, with at most ${LONGEST_NAME} characters`)
  else if (facts.names.some((taken) => taken.toLowerCase() === name.toLowerCase())) no('name', `Enter another name. There is a network called ${name} in this authority already`)
  if (!facts.laCodes.includes(typed.laCode)) no('authority', 'Choose the authority')
  if ('refusal' in day) refusals.push(day.refusal)
  if (typed.lead.trim() !== '' && !facts.lead) no('lead', 'Enter the URN of a school that is here, or leave this empty')
  if (facts.lead && 'day' in day) {
    const why = whyNotIn(facts.lead, { id: null, kind: typed.kind, laCode: typed.laCode, from: day.day, to: null }, day.day, facts)
    if (why) no('lead', why)
  }
  if (refusals.length > 0 || 'refusal' in day) return { refusals }
  return { network: { kind: typed.kind, name, laCode: typed.laCode, from: day.day, leadSchoolId: facts.lead?.id ?? null } }
}
