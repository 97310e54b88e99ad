/**
 * Decides whom a network says it takes in: how many schools at most, of which phases, from how far; and which schools cannot join because of it.
 *
 * Leaves out: who may say it (graph/permissions); what follows from it (places.ts). The greatest numbers are this project's.
 */
import { formatDay } from '../dates/day.ts'
import type { Refusal } from '../dates/refusal.ts'
import type { Joining } from '../network/joining.ts'
import type { NetworkFacts, Phase, School } from '../network/model.ts'
import { PHASE_NAMES } from '../network/phases.ts'
import { schoolsOn } from './activity.ts'
import { nearestOf } from './nearest.ts'
import type { Limits } from './places.ts'

const MOST = 999
const FURTHEST_KM = 400

const isPhase = (text: string): text is Phase => Object.hasOwn(PHASE_NAMES, text)

/** The limits as typed; a blank is no limit. `schools` is how many belong today. Fields: most, phases, reach. */
export function setLimits(typed: { most: string; phases: readonly string[]; reach: string }, { schools }: { schools: number }): { limits: Limits } | { refusals: Refusal[] } {
  const refusals: Refusal[] = []
  const mostSchools = readWhole(typed.most, MOST, (message) => refusals.push({ field: 'most', message }), 'The most schools')
  const reachKm = readWhole(typed.reach, FURTHEST_KM, (message) => refusals.push({ field: 'reach', message }), 'How far')
  if (mostSchools !== null && mostSchools < schools) refusals.push({ field: 'most', message: `The most schools must be ${schools} or more: so many belong today` })
  if (!typed.phases.every(isPhase)) refusals.push({ field: 'phases', message: 'Choose phases from the list' })
  return refusals.length > 0 ? { refusals } : { limits: { mostSchools, phases: typed.phases.filter(isPhase), reachKm } }
}

function readWhole(typed: string, greatest: number, refuse: (message: string) => void, what: string): number | null {
  const text = typed.trim()
  if (text === '') return null
  if (/^[1-9]\d{0,5}$/.test(text) && Number(text) <= greatest) return Number(text)
  refuse(`${what} must be a whole number from 1 to ${greatest}, or left blank`)
  return null
}

const CHANGE_IT = 'Change whom the network takes in first, if that is no longer right'

/**
 * What of its own limits the schools that would join break; nothing: they may. Field: urns. A school without coordinates is not
 * measured. @param facts the network with its members over all time.
 */
export function beyondLimits({ schoolIds, from, to }: Joining, limits: Limits | undefined, { networkId, facts, schools }: { networkId: number; facts: NetworkFacts; schools: readonly School[] }): Refusal[] {
  if (!limits) return []
  const no = (message: string): Refusal => ({ field: 'urns', message: `${message}. ${CHANGE_IT}` })
  const joining = schools.filter(({ id }) => schoolIds.includes(id))
  const { phases, reachKm } = limits
  const wrongPhase = joining.filter(({ phase }) => phases.length > 0 && !phases.includes(phase))
  const members = schoolsOn(facts, networkId, from)
  const near = nearestOf([facts.schools.filter(({ id, easting }) => members.has(id) && easting !== null)], reachKm ?? 0)
  const isPlaced = members.size > 0 && facts.schools.some(({ id, easting }) => members.has(id) && easting !== null)
  const far = joining.filter((school) => reachKm !== null && isPlaced && school.easting !== null && near(school).length === 0)
  return [
    ...tooMany({ schoolIds, from, to }, limits.mostSchools, networkId, facts).map(no),
    ...wrongPhase.map(({ name, urn }) => no(`${name} (${urn}) is of a phase that the network does not take in: it takes in ${phases.map((phase) => PHASE_NAMES[phase].toLowerCase()).join(', ')}`)),
    ...far.map(({ name, urn }) => no(`${name} (${urn}) is further than ${reachKm} km from the nearest school of the network, which is how far it takes schools in`)),
  ]
}

/** On the day they join, and on every later day on which somebody else does or a member opens. */
function tooMany({ schoolIds, from, to }: Pick<Joining, 'schoolIds' | 'from' | 'to'>, most: number | null, networkId: number, facts: NetworkFacts): string[] {
  if (most === null) return []
  const later = facts.memberships.flatMap((row) => (row.networkId === networkId && row.from !== null && row.from > from && (to === null || row.from <= to) ? row.from : []))
  const members = new Set(facts.memberships.flatMap((row) => (row.networkId === networkId ? (row.schoolId ?? []) : [])))
  const opening = facts.schools.flatMap(({ id, openedOn }) => (members.has(id) && openedOn !== null && openedOn > from && (to === null || openedOn <= to) ? openedOn : []))
  for (const day of [from, ...new Set([...later, ...opening].sort())]) {
    const before = schoolsOn(facts, networkId, day)
    const then = new Set([...before, ...schoolIds]).size
    if (then > most && then > before.size) return [`The network takes in ${most === 1 ? '1 school' : `${most} schools`} at most, and on ${formatDay(day)} it would have ${then}`]
  }
  return []
}
