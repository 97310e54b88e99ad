/** Schools to plan with: a made-up authority of a hundred, and real ones as the register has them, without needs or networks. */
import type { SchemeFacts, SchemePlan, SchemeSchool, Settings } from '../../../../graph/coverage/schemes/model.ts'
import { planScheme } from '../../../../graph/coverage/schemes/plan.ts'
import type { Phase } from '../../../../graph/network/model.ts'
import { templateOf } from '../../../../graph/network/templates/templates.ts'
import { registerSchools } from '../../../register.ts'

export const SETTINGS: Settings = { sizes: {}, hold: {}, prefix: '', from: '2026-09-01', fundPence: 0 }

export const schoolAt = (id: number, phase: Phase, rest: Partial<SchemeSchool> = {}): SchemeSchool => ({
  id, name: `School ${id}`, phase, easting: 400_000 + ((id * 7_919) % 30_000), northing: 300_000 + ((id * 104_729) % 30_000), town: null, collaborations: 0, needs: [], ...rest,
})

const PHASES: readonly Phase[] = ['primary', 'primary', 'primary', 'primary', 'secondary', 'primary', 'nursery', 'primary', 'special', 'primary']
export const HUNDRED: SchemeFacts = { schools: Array.from({ length: 100 }, (_, n) => schoolAt(n + 1, PHASES[n % 10]!)), existing: [] }

/** A real authority by its code. */
export const register = (la: string): SchemeFacts => ({
  existing: [], schools: registerSchools(la)!.map(({ id, name, phase, easting, northing, town }) => ({ id, name, phase, easting, northing, town, collaborations: 0, needs: [] })),
})

/** What the template makes. */
export const made = (code: string, facts: SchemeFacts, settings: Partial<Settings> = {}): SchemePlan => planScheme(templateOf(code)!, facts, { ...SETTINGS, ...settings })

export const layerOf = (plan: SchemePlan, key: string) => plan.networks.filter(({ layer }) => layer === key)
export const idsOf = (networks: SchemePlan['networks']): number[] => networks.flatMap(({ schoolIds }) => schoolIds).sort((a, b) => a - b)
