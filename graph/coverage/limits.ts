/**
 * Decides whom a network says it takes in: how many schools at most, of which phases, from how far.
 *
 * Leaves out: who may say it (graph/permissions); what follows from it (places.ts). The greatest numbers are this project's.
 */
import type { Refusal } from '../dates/refusal.ts'
import type { Phase } from '../network/model.ts'
import { PHASE_NAMES } from '../network/phases.ts'
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
