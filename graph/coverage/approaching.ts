/**
 * May somebody note that they will approach a network for a school, and what came of it? Everything wrong is said at once.
 *
 * Source: the North Yorkshire response (every school an active member of a collaboration, which it chooses freely): a network and a
 * school are asked, never told. Under way → agreed, declined with a reason, or given up so that somebody else can; what was agreed can
 * still come to nothing until the school has joined. The year is this project's number.
 * Leaves out: who may note it (graph/permissions); which network to approach (approach.ts, repair.ts); joining (graph/network/joining.ts).
 */
import { addYears, formatDay } from '../dates/day.ts'
import type { Refusal } from '../dates/refusal.ts'
import { parseTypedDay, type TypedDay } from '../dates/typed-day.ts'
import { holdsOn, type Network, type NetworkKind, type School } from '../network/model.ts'
import { isOpenOn } from '../network/standing.ts'
import { isChosenFreely } from './places.ts'

export type ApproachOutcome = 'agreed' | 'declined' | 'given-up'
/** `joined`: the school has belonged to the network since it was agreed. */
export type NotedApproach = { outcome: ApproachOutcome | null; endedOn: string | null; joined: boolean }

export const LONGEST_REASON = 1_000

export type ApproachFound = {
  school: School
  network: Network | null
  kinds: readonly NetworkKind[]
  belongs: boolean
  /** What was noted of the pair last, if it is neither declined nor given up. */
  before: (NotedApproach & { who: string }) | null
  today: string
}

/** Fields: network, due. */
export function noteApproach(typed: { due: TypedDay }, { school, network, kinds, belongs, before, today }: ApproachFound): { approach: { schoolId: number; networkId: number; dueOn: string } } | { refusals: Refusal[] } {
  const refusals: Refusal[] = []
  const no = (field: string, message: string): void => void refusals.push({ field, message })
  const due = parseTypedDay(typed.due, 'The day by which you will have asked', 'due')
  if ('refusal' in due) refusals.push(due.refusal)
  else if (due.day < today || due.day > addYears(today, 1)) no('due', 'The day by which you will have asked must be today or later, and within a year')
  if (!isOpenOn(school, today)) no('network', `${school.name} is not open today`)
  if (!network) no('network', 'Choose a collaboration from the list')
  else if (!kinds.some((kind) => kind.code === network.kind && isChosenFreely(kind))) no('network', `${network.name} is not of a kind that schools join freely`)
  else if (!holdsOn(network, today)) no('network', `${network.name} is not there today`)
  else if (belongs) no('network', `${school.name} belongs to ${network.name} already`)
  else if (before?.outcome === 'agreed' && !before.joined) no('network', `${network.name} and ${school.name} agreed already: the school can be added to the network`)
  else if (before && before.outcome === null) no('network', `${before.who} is asking ${network.name} for ${school.name} already`)
  return refusals.length > 0 || !network || 'refusal' in due ? { refusals } : { approach: { schoolId: school.id, networkId: network.id, dueOn: due.day } }
}

/** What came of it. Fields: reason. */
export function endApproach(typed: { outcome: string; reason: string }, { outcome, endedOn, joined }: NotedApproach): { outcome: ApproachOutcome; reason: string | null } | { refusals: Refusal[] } {
  const no = (field: string, message: string) => ({ refusals: [{ field, message }] })
  if (outcome === 'declined' || outcome === 'given-up') return no('', `This was ${outcome === 'declined' ? 'declined' : 'given up'} on ${formatDay(endedOn ?? '')}`)
  if (outcome === 'agreed' && joined) return no('', 'The school has joined. End its membership on the network’s page if that is no longer right')
  if (typed.outcome === 'agreed' && outcome === null) return { outcome: 'agreed', reason: null }
  if (typed.outcome === 'given-up') return { outcome: 'given-up', reason: null }
  if (typed.outcome !== 'declined') return no('', 'Choose what came of it')
  const reason = typed.reason.trim().replace(/\s+/g, ' ')
  if (reason === '') return no('reason', 'Say in a sentence who declined and why')
  if (reason.length > LONGEST_REASON) return no('reason', `The reason must be ${LONGEST_REASON.toLocaleString('en-GB')} characters or fewer. You typed ${reason.length.toLocaleString('en-GB')}`)
  return { outcome: 'declined', reason }
}
