/**
 * The network of a day and coverage: an authority of the demo's size and a made-up country of England's size, from rows in a
 * database to answers. The country is drawn with the counts of the real register: 22,010 schools, 11,000 in trusts, local groups of eight.
 */
import { openDb, write, type Db } from '../../db/client.ts'
import { listSchools } from '../../db/network.ts'
import { loadNetworkFacts } from '../../db/network-facts.ts'
import { loadReference } from '../../db/reference.ts'
import { activities, activityParticipants } from '../../db/schema/coverage.ts'
import { authorities, memberships, networks, schools, schoolUrns } from '../../db/schema/network.ts'
import { coverageOf } from '../../graph/coverage/coverage.ts'
import { whatIf } from '../../graph/coverage/what-if.ts'
import { networkAsOf } from '../../graph/network/build.ts'
import { figuresOfEngland } from './network/figures.ts'
import type { Row } from './run.ts'

const DAY = '2026-03-15'
const ROUNDS = 7

type Size = { name: string; schools: number; authorities: number; bars: Record<string, number> }
const SIZES: Size[] = [
  { name: 'authority of 120', schools: 120, authorities: 1, bars: { 'rows to coverage': 50 } },
  { name: 'authority of 400', schools: 400, authorities: 1, bars: { 'rows to coverage': 100 } },
  { name: 'country of 22,010', schools: 22_010, authorities: 153, bars: { 'rows to coverage': 2000 } },
]

type Made = Record<'authorities' | 'networks' | 'schools' | 'schoolUrns' | 'memberships' | 'activities' | 'activityParticipants', Record<string, unknown>[]>
const TABLES = { authorities, networks, schools, schoolUrns, memberships, activities, activityParticipants }

/** Groups of eight neighbours, every second school in a trust of ten, four things done by each group in two years. */
function makeUp({ schools: count, authorities: las }: Size): Made {
  const made: Made = { authorities: [], networks: [], schools: [], schoolUrns: [], memberships: [], activities: [], activityParticipants: [] }
  const groups = Math.ceil(count / 8)
  const trusts = Math.ceil(count / 20)
  for (let la = 0; la < las; la += 1) made.authorities.push({ code: String(200 + la), name: `Authority ${la}` })
  for (let id = 1; id <= groups; id += 1) made.networks.push({ id, kind: 'learning-community', name: `Group ${id}` })
  for (let id = 1; id <= trusts; id += 1) made.networks.push({ id: groups + id, kind: 'multi-academy-trust', name: `Trust ${id}` })
  for (let id = 1; id <= count; id += 1) {
    const place = { easting: 400_000 + ((id * 7919) % 200_000), northing: 200_000 + ((id * 104_729) % 300_000) }
    made.schools.push({ id, urn: 100_000 + id, name: `School ${id}`, laCode: String(200 + (id % las)), phase: id % 5 === 0 ? 'secondary' : 'primary', standing: 'open', ...place })
    made.schoolUrns.push({ urn: 100_000 + id, schoolId: id })
    if (id % 6 !== 0) made.memberships.push({ networkId: Math.ceil(id / 8), schoolId: id, from: '2020-09-01' })
    if (id % 2 === 0) made.memberships.push({ networkId: groups + Math.ceil(id / 20), schoolId: id, from: '2018-09-01' })
  }
  for (let id = 1; id <= groups * 4; id += 1) {
    const group = Math.ceil(id / 4)
    made.activities.push({ id, networkId: group, kind: 'visit', title: `Visit ${id}`, on: `202${4 + (id % 3)}-02-0${1 + (id % 9)}` })
    const took = [1, 2, 4, 5, 7].map((seat) => (group - 1) * 8 + seat).filter((schoolId) => schoolId <= count)
    made.activityParticipants.push(...took.map((schoolId) => ({ activityId: id, schoolId })))
  }
  return made
}

function fill(db: Db, size: Size): void {
  loadReference(db, { at: `${DAY}T09:00:00.000Z` })
  const made = makeUp(size)
  write(db, (tx) => {
    for (const [name, rows] of Object.entries(made)) {
      for (let at = 0; at < rows.length; at += 500) tx.insert(TABLES[name as keyof Made]).values(rows.slice(at, at + 500)).run()
    }
  })
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!

const timed = (work: () => void): number =>
  median(
    Array.from({ length: ROUNDS }, () => {
      const start = performance.now()
      work()
      return performance.now() - start
    }),
  )

/** Milliseconds, medians of seven; and England's own figures, where the published files are here. */
export function bench(): Promise<Row[]> {
  const rows: Row[] = []
  for (const size of SIZES) {
    const db = openDb(':memory:')
    fill(db, size)
    const facts = loadNetworkFacts(db)
    const schoolIds = facts.schools.map(({ id }) => id)
    const viewer = { actor: { accountId: 1, personId: null, recusedSchoolIds: [], grants: [{ role: 'auditor' as const, schoolId: null, laCode: null, networkId: null }] }, today: DAY }
    const figures = {
      'load facts': () => void loadNetworkFacts(db),
      'network of a day': () => void networkAsOf(facts, DAY),
      coverage: () => void coverageOf(facts, { day: DAY, months: 12, schoolIds }),
      'what if a trust ended': () => void whatIf(facts, { changes: [{ kind: 'ends', networkId: facts.networks.at(-1)!.id }], on: DAY, months: 12, schoolIds, running: [] }),
      'rows to coverage': () => void coverageOf(loadNetworkFacts(db), { day: DAY, months: 12, schoolIds }),
      'one authority’s facts': () => void loadNetworkFacts(db, { laCodes: ['200'] }),
      'one school’s facts': () => void loadNetworkFacts(db, { schoolIds: [100] }),
      'search schools': () => void listSchools(db, viewer, { search: 'school 11' }),
    }
    for (const [figure, work] of Object.entries(figures)) {
      rows.push({ case: `network, ${size.name}`, figure, value: Math.round(timed(work) * 100) / 100, unit: 'ms', bar: size.bars[figure] })
    }
    db.$client.close()
  }
  return Promise.resolve([...rows, ...figuresOfEngland()])
}
