/**
 * Decides whether a scheme may be made real, and what that writes: networks, memberships, links, aims, functions, funds and wants.
 *
 * All of it or nothing. Every membership obeys the rule of joining (graph/network/joining.ts). Schools that are in another network
 * of a kind one can be in only once may leave it the day before, where that is asked for and no publication keeps it.
 * Sources of the parts: the templates. Leaves out: who may apply it (graph/permissions).
 */
import { addDays, addYears, formatDay } from '../../dates/day.ts'
import type { Refusal } from '../../dates/refusal.ts'
import type { Template } from '../../network/templates/model.ts'
import { LONGEST_NAME } from '../../network/founding.ts'
import { inTheWay, whyNotIn, type JoiningFacts, type Place } from '../../network/joining.ts'
import type { School } from '../../network/model.ts'
import type { Planned, SchemeFacts, SchemePlan, Settings } from './model.ts'
import { shortcomings } from './shortcomings.ts'

export const LONGEST_REASON = 500
const MOST_REFUSALS = 10

export type Applying = JoiningFacts & {
  schools: ReadonlyMap<number, School>
  facts: SchemeFacts
  /** Names of the authority's networks that go on. */
  names: readonly string[]
  laCode: string
  authority: string
  today: string
  /** Networks the register tells of: nobody leaves them by hand. */
  published: ReadonlySet<number>
}

export type NewWant = { what: 'role' | 'organisation'; code: string; count: number }
/** A network to write; `existingId`: it is there, and is only placed under `within`. */
export type NetworkToMake = {
  key: string; existingId: number | null; kind: string; name: string; purpose: string; to: string | null; within: string | null; linked: string[]
  members: { schoolId: number; role: string }[]; wants: NewWant[]; aims: string[]; functions: string[]; pence: number
}
export type Application = { from: string; networks: NetworkToMake[]; /** Present memberships that end the day before. */ ending: { schoolId: number; networkId: number }[]; lastDay: string; delegatedBy: string; reason: string | null }

/** May it be applied? Fields: reason, ending, and '' for what the scheme itself is refused for. */
export function applyScheme(
  { plan, settings, template }: { plan: SchemePlan; settings: Settings; template: Template }, typed: { reason: string; ending: boolean }, applying: Applying,
): { application: Application } | { refusals: Refusal[] } {
  const refusals: Refusal[] = []
  const no = (field: string, message: string): void => void refusals.push({ field, message })
  const reason = typed.reason.trim()
  const short = shortcomings(plan, template, applying.facts)
  if (short.length > 0 && reason === '') no('reason', 'Say why this is applied though it falls short of the template')
  if (reason.length > LONGEST_REASON) no('reason', `The reason must have at most ${LONGEST_REASON} characters`)
  const made = plan.networks.filter(({ existingId }) => existingId === null)
  if (made.length === 0) no('', 'There is nothing to make: no school here fits the template')
  for (const { name } of made) {
    if (name.length > LONGEST_NAME) no('', `The name ${name.slice(0, 60)}… is longer than ${LONGEST_NAME} characters`)
    else if (applying.names.some((taken) => taken.toLowerCase() === name.toLowerCase())) no('', `There is a network called ${name} in this authority already. Start the draft again with other words in front of the names`)
  }
  const there = new Set(applying.facts.existing.map(({ id }) => id))
  for (const { name, existingId } of plan.networks) if (existingId !== null && !there.has(existingId)) no('', `${name} is not there any more on ${formatDay(settings.from)}. Start the draft again`)
  const rivals = rivalsOf(made, settings, applying)
  if (!typed.ending && rivals.length > 0) no('ending', `${rivals.length === 1 ? '1 membership has' : `${rivals.length} memberships have`} to end first. Tick this to end ${rivals.length === 1 ? 'it' : 'them'} the day before`)
  refusals.push(...notAllowed(made, rivals, settings, applying))
  if (refusals.length > 0) return { refusals: some(refusals) }
  return {
    application: {
      from: settings.from, lastDay: addDays(settings.from, -1), delegatedBy: applying.authority, reason: reason === '' ? null : reason,
      networks: plan.networks.map((planned) => toMake(planned, settings, applying)),
      ending: rivals.map(({ schoolId, networkId }) => ({ schoolId, networkId })),
    },
  }
}

/** Networks nobody can put right by themselves: a few are named, the others counted. */
const some = (refusals: Refusal[]): Refusal[] =>
  refusals.length <= MOST_REFUSALS ? refusals : [...refusals.slice(0, MOST_REFUSALS), { field: '', message: `And ${refusals.length - MOST_REFUSALS} more like these` }]

const endOf = ({ years }: Planned, from: string): string | null => (years === null ? null : addDays(addYears(from, years), -1))

/** Memberships that would have to end for the schools to join, each once. */
export function rivalsOf(planned: readonly Planned[], { from }: Settings, applying: Applying): Place[] {
  const found = new Map<string, Place>()
  for (const network of planned) {
    if (network.existingId !== null) continue
    for (const id of network.schoolIds) {
      for (const place of inTheWay(id, { id: null, kind: network.kind, laCode: applying.laCode, from, to: endOf(network, from) }, from, applying)) found.set(`${place.schoolId}:${place.networkId}`, place)
    }
  }
  return [...found.values()]
}

/** What ending those memberships does not put right. */
function notAllowed(planned: readonly Planned[], rivals: readonly Place[], { from }: Settings, applying: Applying): Refusal[] {
  const say = (message: string): Refusal => ({ field: '', message })
  const fixed = rivals.filter(({ networkId, led, from: began }) => led || applying.published.has(networkId) || (began !== null && began >= from))
  const open = { ...applying, places: applying.places.filter((place) => !rivals.some(({ schoolId, networkId }) => schoolId === place.schoolId && networkId === place.networkId)) }
  const schoolName = (id: number): string => applying.schools.get(id)?.name ?? `School ${id}`
  const kept = fixed.map(({ schoolId, networkName, networkId, led }) => say(
    `${schoolName(schoolId)} ${led ? 'leads' : 'is in'} ${networkName}, ${applying.published.has(networkId) ? 'which the register tells of' : led ? 'so it cannot leave it here' : `which it joined on ${formatDay(from)} or later`}. Take it out of the scheme, or change that network first`,
  ))
  const joining = planned.flatMap((network) => network.schoolIds.flatMap((id): Refusal[] => {
    const school = applying.schools.get(id)
    if (!school) return [say(`A school of ${network.name} is not here any more. Start the draft again`)]
    const why = whyNotIn(school, { id: null, kind: network.kind, laCode: applying.laCode, from, to: endOf(network, from) }, from, open)
    return why === null ? [] : [say(why)]
  }))
  return [...kept, ...joining, ...twice(planned, applying).map((id) => say(`${schoolName(id)} would be in two networks of a kind one can be in only once. Take it out of one of them`))]
}

/** Schools the scheme itself puts into two networks of a kind that shuts out the other. */
function twice(planned: readonly Planned[], { kinds }: Applying): number[] {
  const exclusive = new Set(kinds.filter((kind) => kind.exclusive).map(({ code }) => code))
  const seen = new Set<string>()
  const found = planned.filter(({ kind }) => exclusive.has(kind)).flatMap(({ kind, schoolIds }) => schoolIds.filter((id) => {
    const before = seen.has(`${kind}:${id}`)
    seen.add(`${kind}:${id}`)
    return before
  }))
  return [...new Set(found)]
}

function toMake(planned: Planned, { from }: Settings, { today }: Applying): NetworkToMake {
  const { key, existingId, kind, name, purpose, within, linked, schoolIds, headsOf, parts, aims, functions } = planned
  const schools = schoolIds.length + headsOf.length
  const roles = planned.roles.map(({ role, count, each }): NewWant => ({ what: 'role', code: role, count: each === 'school' ? Math.max(1, schools) * count : count }))
  return {
    key, existingId, kind, name, purpose, within, linked, aims, functions, to: endOf(planned, from),
    members: existingId === null ? schoolIds.map((schoolId) => ({ schoolId, role: parts[schoolId] ?? 'member' })) : [],
    wants: [...roles, ...planned.organisations.map((code): NewWant => ({ what: 'organisation', code, count: 1 }))],
    // Money is put in on a day that has come: what is promised for later is recorded when it is paid.
    pence: from <= today ? (planned.fundPence ?? 0) : 0,
  }
}
