/**
 * Tells from dated rows how a network came to be: day by day, who joined and left, who led, what it was nested in and linked with,
 * what was planned, agreed, delegated and allocated.
 *
 * Source: the rows alone, so that it can never say anything else than the pages as of a day. What happened on one day is one entry;
 * a member that takes another part the day after its last is not told as having left.
 * Leaves out: who recorded it and when (the history), and what the network did (its activities).
 */
import { addDays, formatDay } from '../dates/day.ts'
import { formatPence, standingMovements, type FundMovement } from './fund.ts'
import type { Dated } from './model.ts'
import { roleName } from './roles.ts'

export type StoryMember = Dated & { key: string; name: string; role: string }
export type StoryLink = Dated & { way: 'contains' | 'part-of' | 'linked'; name: string }
export type StoryParts = {
  network: Dated
  members: readonly StoryMember[]
  pairs: readonly (Dated & { role: string; names: readonly string[] })[]
  links: readonly StoryLink[]
  aims: readonly (Dated & { title: string })[]
  functions: readonly (Dated & { what: string; delegatedBy: string })[]
  targets: readonly { measure: string; baseline: number; target: number; from: string; until: string; outcome: number | null; outcomeOn: string | null }[]
  movements: readonly (FundMovement & { what: string })[]
}
/** What happened on a day; null: nobody knows on which, but before anything else. */
export type StoryEntry = { day: string | null; lines: string[] }

/** Names told before the rest are only counted. */
const NAMED = 3
const many = (names: readonly string[]): string => {
  const told = names.length <= NAMED + 1 ? names : [...names.slice(0, NAMED), `${names.length - NAMED} others`]
  return told.length === 1 ? told[0]! : `${told.slice(0, -1).join(', ')} and ${told.at(-1)}`
}

const roleInWords = (role: string): string => (roleName(role) ?? role.replaceAll('-', ' ')).toLowerCase()

/** Everything up to the day, the earliest first. */
export function storyOf(parts: StoryParts, day: string): StoryEntry[] {
  const entries = new Map<string, string[]>()
  const tell = (on: string | null, line: string): void => {
    if (on !== null && on > day) return
    const key = on ?? ''
    entries.set(key, [...(entries.get(key) ?? []), line])
  }
  if (parts.network.from !== null) tell(parts.network.from, 'The network began')
  tellMembers(parts, tell)
  tellPairs(parts, tell)
  tellLinks(parts, tell)
  tellWork(parts, tell)
  if (parts.network.to !== null) tell(parts.network.to, 'Last day of the network')
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([on, lines]) => ({ day: on === '' ? null : on, lines }))
}

type Tell = (on: string | null, line: string) => void

/** Groups names by day and role, told as one line each. */
function grouped(rows: readonly { on: string | null; role: string; name: string }[], line: (names: string, role: string) => string, tell: Tell): void {
  const groups = new Map<string, { on: string | null; role: string; names: string[] }>()
  for (const { on, role, name } of rows) {
    const key = `${on ?? ''}|${role}`
    const group = groups.get(key) ?? { on, role, names: [] }
    group.names.push(name)
    groups.set(key, group)
  }
  for (const { on, role, names } of groups.values()) tell(on, line(many(names.sort()), role))
}

function tellMembers({ network, members }: StoryParts, tell: Tell): void {
  const begins = new Map(members.flatMap((row) => (row.from === null ? [] : [[`${row.key}|${row.from}`, row] as const])))
  const ends = new Map(members.flatMap((row) => (row.to === null ? [] : [[`${row.key}|${addDays(row.to, 1)}`, row] as const])))
  const stays = (row: StoryMember): boolean => row.to !== null && begins.has(`${row.key}|${addDays(row.to, 1)}`)
  const before = (row: StoryMember): StoryMember | undefined => (row.from === null ? undefined : ends.get(`${row.key}|${row.from}`))
  const joined = members.filter((row) => !before(row)).map(({ from, role, name }) => ({ on: from, role, name }))
  grouped(joined, (names, role) => (role === 'member' ? `${names} joined` : `${names} joined as ${roleInWords(role)}`), (on, line) => tell(on, on === null ? `${line}, nobody recorded when` : line))
  for (const row of members) {
    const earlier = before(row)
    if (earlier && earlier.role !== row.role) tell(row.from, `${row.name} became ${roleInWords(row.role)}, after being ${roleInWords(earlier.role)}`)
  }
  const left = members.filter((row) => row.to !== null && row.to !== network.to && !stays(row)).map(({ to, role, name }) => ({ on: to, role, name }))
  grouped(left, (names, role) => (role === 'member' ? `Last day of ${names}` : `Last day of ${names} as ${roleInWords(role)}`), tell)
}

function tellPairs({ network, pairs }: StoryParts, tell: Tell): void {
  for (const { role, names, from, to } of pairs) {
    tell(from, `${many(names)} began to work as a pair of ${roleInWords(role)}s`)
    if (to !== null && to !== network.to) tell(to, `Last day of ${many(names)} as a pair`)
  }
}

const LINKED: Record<StoryLink['way'], [begins: string, ends: string]> = {
  contains: ['It took in', 'Last day of containing'],
  'part-of': ['It became part of', 'Last day as part of'],
  linked: ['It was linked with', 'Last day linked with'],
}

function tellLinks({ network, links }: StoryParts, tell: Tell): void {
  for (const { way, name, from, to } of links) {
    tell(from, `${LINKED[way][0]} ${name}`)
    if (to !== null && to !== network.to) tell(to, `${LINKED[way][1]} ${name}`)
  }
}

function tellWork({ network, aims, functions, targets, movements }: StoryParts, tell: Tell): void {
  const ends = (to: string | null, line: string): void => { if (to !== null && to !== network.to) tell(to, line) }
  for (const { title, from, to } of aims) {
    tell(from, `Aim set: ${title}`)
    ends(to, `Last day of the aim: ${title}`)
  }
  for (const { what, delegatedBy, from, to } of functions) {
    tell(from, `${delegatedBy} delegated to it: ${what}`)
    ends(to, `Last day of the function: ${what}`)
  }
  for (const { measure, baseline, target, from, until, outcome, outcomeOn } of targets) {
    tell(from, `Target agreed: ${measure}, from ${baseline} to ${target} by ${formatDay(until)}`)
    if (outcome !== null) tell(outcomeOn, `Target measured: ${measure}, ${outcome} against ${target}`)
  }
  for (const { kind, pence, on, what } of standingMovements(movements)) if (kind === 'allocated') tell(on, `${formatPence(pence)} allocated: ${what}`)
}
