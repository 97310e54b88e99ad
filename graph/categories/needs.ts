/**
 * May this need be raised, and in what order are needs shown? Refusals name the field and the rule.
 * A school has one open need in an area. That, the most days, the furthest date and the longest evidence are this project's.
 * Leaves out: who may ask (graph/permissions) and what becomes of the need (graph/brokering/lifecycle.ts).
 */
import { addYears, formatDay } from '../dates/day.ts'
import { formatHalfDays, parseHalfDays } from '../dates/half-days.ts'
import type { Refusal } from '../dates/refusal.ts'
import { parseTypedDay, type TypedDay } from '../dates/typed-day.ts'
import type { Need } from './framework.ts'

/** The most that can be asked for at once: 60 days, twice what the authority's own teams give the most urgent school. */
export const MOST_HALF_DAYS = 120
/** Help is wanted within two years. */
const FURTHEST_YEARS = 2
export const LONGEST_EVIDENCE = 2000

const PRIORITIES = ['high', 'medium', 'low'] as const
type Priority = (typeof PRIORITIES)[number]

/** The request as it was typed. */
export type TypedNeed = { area: string; days: string; priority: string; wantedBy: TypedDay; evidence: string; nameShared: boolean }
/** The request as it is kept. */
export type RaisedNeed = Pick<Need, 'areaCode' | 'halfDays' | 'priority' | 'wantedBy'> & { evidence: string; nameShared: boolean }

/** An open need of the school: on which day it was asked for, and how many half-days. */
export type OpenNeed = { areaCode: string; raisedOn: string; halfDays: number }
/** What is so when the request is made: today, the areas there are, and the open needs of the school. */
export type NeedFacts = { today: string; areaCodes: string[]; open: OpenNeed[]; schoolOpen: boolean }

/** The need as it is to be kept, or everything wrong with it at once. Fields: school, area, days, priority, wanted-by, evidence. */
export function raiseNeed(typed: TypedNeed, facts: NeedFacts): { need: RaisedNeed } | { refusals: Refusal[] } {
  const refusals: Refusal[] = []
  if (!facts.schoolOpen) refusals.push({ field: 'school', message: 'This school is closed, so support cannot be asked for it' })
  const need = {
    areaCode: readArea(typed.area, facts, refusals),
    halfDays: readDays(typed.days, refusals),
    priority: readPriority(typed.priority, refusals),
    wantedBy: readWantedBy(typed.wantedBy, facts.today, refusals),
    evidence: readEvidence(typed.evidence, refusals),
    nameShared: typed.nameShared,
  }
  return refusals.length > 0 ? { refusals } : { need }
}

/** What a second request for the same area is told. */
export const alreadyOpen = ({ raisedOn, halfDays }: OpenNeed): string =>
  `This was asked for on ${formatDay(raisedOn)}, for ${formatHalfDays(halfDays)}. Withdraw that request first, or choose another area`

// Each reader adds to the refusals what is wrong; what it returns counts only when nothing was.
function readArea(code: string, { areaCodes, open }: NeedFacts, refusals: Refusal[]): string {
  const already = open.find(({ areaCode }) => areaCode === code)
  if (code === '') refusals.push({ field: 'area', message: 'Choose the area you need help in' })
  else if (!areaCodes.includes(code)) refusals.push({ field: 'area', message: 'Choose an area from the list' })
  else if (already) refusals.push({ field: 'area', message: alreadyOpen(already) })
  return code
}

function readDays(typed: string, refusals: Refusal[]): number {
  const parsed = parseHalfDays(typed, MOST_HALF_DAYS)
  if ('halfDays' in parsed) return parsed.halfDays
  refusals.push({ field: 'days', message: typed.trim() === '' ? 'Enter how many days' : `Days ${parsed.problem}` })
  return 0
}

function readPriority(typed: string, refusals: Refusal[]): Priority {
  const priority = PRIORITIES.find((word) => word === typed)
  if (!priority) refusals.push({ field: 'priority', message: 'Choose how urgent it is' })
  return priority ?? 'low'
}

function readWantedBy(typed: TypedDay, today: string, refusals: Refusal[]): string {
  const name = 'The date you want help by'
  const parsed = parseTypedDay(typed, name, 'wanted-by')
  if ('refusal' in parsed) {
    refusals.push(parsed.refusal)
    return ''
  }
  if (parsed.day <= today) refusals.push({ field: 'wanted-by', message: `${name} must be in the future` })
  if (parsed.day > addYears(today, FURTHEST_YEARS)) refusals.push({ field: 'wanted-by', message: `${name} must be within ${FURTHEST_YEARS} years` })
  return parsed.day
}

function readEvidence(typed: string, refusals: Refusal[]): string {
  const evidence = typed.replaceAll('\r\n', '\n').trim()
  const tooLong = `Why the school needs this help must be ${LONGEST_EVIDENCE} characters or fewer. You typed ${evidence.length}`
  if (evidence === '') refusals.push({ field: 'evidence', message: 'Say why the school needs this help' })
  if (evidence.length > LONGEST_EVIDENCE) refusals.push({ field: 'evidence', message: tooLong })
  return evidence
}

/** The order in which needs are shown: most urgent category, then priority, then the earliest date, then the oldest. */
export const byUrgency = (a: OrderedNeed, b: OrderedNeed): number =>
  a.urgency - b.urgency ||
  PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority) ||
  (a.wantedBy < b.wantedBy ? -1 : a.wantedBy > b.wantedBy ? 1 : a.id - b.id)
type OrderedNeed = Pick<Need, 'id' | 'priority' | 'wantedBy'> & { urgency: number }
