/** What supposed changes are asked of: the facts of an area, and the schools of it the viewer may see. Nothing is saved. */
import type { NetworkFacts, School } from '../graph/network/model.ts'
import type { Reader } from './client.ts'
import { coverageMonths, listSeenSchools } from './coverage.ts'
import type { Area } from './coverage-areas.ts'
import { loadNetworkFacts } from './network-facts.ts'
import type { Viewer } from './scope.ts'

export type WhatIfWorld = { facts: NetworkFacts; months: number; /** By name. */ schools: School[] }

/** The area's network as of today's rows, over all time. */
export function loadWhatIf(db: Reader, viewer: Viewer, { area, day }: { area: Area; day: string }): WhatIfWorld {
  const rows = listSeenSchools(db, viewer, { area, day })
  const ids = new Set(rows.map(({ id }) => id))
  const facts = loadNetworkFacts(db, { laCodes: [...new Set(rows.map(({ laCode }) => laCode))], schoolIds: [...ids] })
  return { facts, months: coverageMonths(db), schools: facts.schools.filter(({ id }) => ids.has(id)).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id)) }
}
