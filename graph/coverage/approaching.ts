/**
 * May somebody note that they will approach a network for a school, and what came of it? Everything wrong is said at once.
 *
 * Source: the North Yorkshire response (every school an active member of a collaboration, which it chooses freely): a network and a
 * school are asked, never told. Under way → agreed, declined with a reason, or given up so that somebody else can; what was agreed can
 * still come to nothing until the school has joined. Each step has its own day, which may lie before the day it is noted. What was noted by
 * mistake is taken back, unless something followed; what had been agreed before counts again. The years are this project's number.
 * Leaves out: who may note it (graph/permissions); which network to approach (approach.ts, repair.ts); joining (graph/network/joining.ts).
 */
import { addYears, formatDay } from '../dates/day.ts'
import type { Refusal } from '../dates/refusal.ts'
import { parseTypedDay, type TypedDay } from '../dates/typed-day.ts'
import { holdsOn, type Network, type NetworkKind, type School } from '../network/model.ts'
import { isOpenOn } from '../network/standing.ts'
import { isChosenFreely } from './places.ts'

export type ApproachOutcome = 'agreed' | 'declined' | 'given-up'
/** `joined`: the school has belonged to the network since it was agreed, and since the approach was noted. */
export type NotedApproach = { outcome: ApproachOutcome | null; endedOn: string | null; joined: boolean }

export const LONGEST_REASON = 1_000

export type ApproachFound = {
  school: School
  network: Network | null
  kinds: readonly NetworkKind[]
  belongs: boolean
  /** What was noted of the pair last. */
  before: (NotedApproach & { who: string }) | null
  today: string
}

/** Fields: network, noted, due. */
export function noteApproach(
  typed: { noted: TypedDay; due: TypedDay }, { school, network, kinds, belongs, before, today }: ApproachFound,
): { approach: { schoolId: number; networkId: number; notedOn: string; dueOn: string } } | { refusals: Refusal[] } {
  const refusals: Refusal[] = []
  const no = (field: string, message: string): void => void refusals.push({ field, message })
  const noted = parseTypedDay(typed.noted, 'The day you took it on', 'noted')
  if ('refusal' in noted) refusals.push(noted.refusal)
  else if (noted.day > today || noted.day < addYears(today, -1)) no('noted', 'The day you took it on must be today or earlier, and within a year')
  else if (before?.endedOn && noted.day < before.endedOn) no('noted', `The day you took it on must be ${formatDay(before.endedOn)} or later, when what came of asking before was noted`)
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
  return refusals.length > 0 || !network || 'refusal' in noted || 'refusal' in due ? { refusals } : { approach: { schoolId: school.id, networkId: network.id, notedOn: noted.day, dueOn: due.day } }
}

const HAS_JOINED = 'The school has joined. End its membership on the network’s page if that is no longer right'

/** What came of it, and on which day. Fields: outcome, reason, ended. */
export function endApproach(
  typed: { outcome: string; reason: string; ended: TypedDay }, { notedOn, outcome, endedOn, joined, today }: NotedApproach & { notedOn: string; today: string },
): { outcome: ApproachOutcome; reason: string | null; endedOn: string } | { refusals: Refusal[] } {
  if (outcome === 'declined' || outcome === 'given-up') return { refusals: [{ field: '', message: `This was ${outcome === 'declined' ? 'declined' : 'given up'} on ${formatDay(endedOn ?? '')}` }] }
  if (outcome === 'agreed' && joined) return { refusals: [{ field: '', message: HAS_JOINED }] }
  const refusals: Refusal[] = []
  const no = (field: string, message: string): void => void refusals.push({ field, message })
  const chosen = outcomesFrom(outcome).find((one) => one === typed.outcome)
  if (!chosen) no('outcome', 'Choose what came of it')
  const reason = chosen === 'declined' ? typed.reason.trim().replace(/\s+/g, ' ') : null
  if (reason === '') no('reason', 'Say in a sentence who declined and why')
  if (reason !== null && reason.length > LONGEST_REASON) no('reason', `The reason must be ${LONGEST_REASON.toLocaleString('en-GB')} characters or fewer. You typed ${reason.length.toLocaleString('en-GB')}`)
  const earliest = endedOn ?? notedOn
  const ended = parseTypedDay(typed.ended, 'The day you heard', 'ended')
  if ('refusal' in ended) refusals.push(ended.refusal)
  else if (ended.day < earliest || ended.day > today) no('ended', `The day you heard must be from ${formatDay(earliest)} to today`)
  return refusals.length > 0 || !chosen || 'refusal' in ended ? { refusals } : { outcome: chosen, reason, endedOn: ended.day }
}

/** What can come of it next. */
export const outcomesFrom = (outcome: ApproachOutcome | null): ApproachOutcome[] => (outcome === null ? ['agreed', 'declined', 'given-up'] : outcome === 'agreed' ? ['declined', 'given-up'] : [])

/** Why what was noted cannot be taken back, as a sentence; null where it can. @param latest nothing was noted of the pair since. */
export function whyNotTakenBack({ outcome, joined, latest }: NotedApproach & { latest: boolean }): string | null {
  if (outcome === null) return 'Nothing was noted of what came of it'
  if (joined) return HAS_JOINED
  return latest ? null : 'Somebody has asked again since, so this stays as it was noted'
}
