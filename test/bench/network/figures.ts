/** What England's largest authority and all of England take, once each, from rows to answers; and how each figure grows from the one to the other. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Db } from '../../../db/client.ts'
import { loadWishes } from '../../../db/coverage-wishes.ts'
import { loadNetworkFacts } from '../../../db/network-facts.ts'
import { networksOfSchool } from '../../../db/network-members.ts'
import { findSchool, listPublishedFacts } from '../../../db/network.ts'
import { coverageOf } from '../../../graph/coverage/coverage.ts'
import { repairOf } from '../../../graph/coverage/repair.ts'
import { steadyRepairOf } from '../../../graph/coverage/steady.ts'
import { whatIf } from '../../../graph/coverage/what-if.ts'
import { networkAsOf } from '../../../graph/network/build.ts'
import { companyOf } from '../../../graph/network/picture/company.ts'
import type { Row } from '../run.ts'
import { england } from './england.ts'
import { besideKMeans } from './k-means.ts'
import { besideNetworkx } from './networkx.ts'

const DAY = '2026-03-15'
const MONTHS = 12

/** What England is held to, in milliseconds. */
const BARS: Record<string, number> = { 'rows to facts': 3000, 'build as of a day': 2000, 'coverage with threads': 1000, 'the repair, proven': 5000, 'the stronger repair': 30_000, 'one school’s page': 50, 'what if a trust ended': 5000 }

/** No rows where the published files are not here. */
export function figuresOfEngland(): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-bench-network-'))
  const before = process.memoryUsage().rss
  const db = england(folder)
  try {
    if (!db) return []
    const largest = db.$client.prepare("select la_code from schools where standing <> 'closed' group by la_code order by count(*) desc limit 1").pluck().all() as string[]
    const [la, all] = [measured(db, largest), measured(db)]
    const [ofLa, ofEngland] = [`network, largest authority (${la.schools})`, `network, England (${all.schools})`]
    return [
      ...Object.entries(la.figures).map(([figure, value]): Row => ({ case: ofLa, figure, value, unit: 'ms' })),
      ...Object.entries(all.figures).map(([figure, value]): Row => ({ case: ofEngland, figure, value, unit: 'ms', bar: BARS[figure] })),
      ...Object.keys(la.figures).map((figure): Row => ({ case: 'network, growth to England', figure, value: Math.log(all.figures[figure]! / la.figures[figure]!) / Math.log(all.schools / la.schools), unit: 'exponent' })),
      { case: ofEngland, figure: 'memory above its start', value: (process.memoryUsage().rss - before) / 2 ** 20, unit: 'MB' },
      ...besideKMeans(db),
      ...besideNetworkx(companyOf(loadNetworkFacts(db), { day: DAY }), folder),
    ]
  } finally {
    db?.$client.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function measured(db: Db, laCodes?: string[]): { schools: number; figures: Record<string, number> } {
  const figures: Record<string, number> = {}
  const once = <T>(figure: string, work: () => T): T => {
    const start = performance.now()
    const found = work()
    figures[figure] = performance.now() - start
    return found
  }
  const facts = once('rows to facts', () => loadNetworkFacts(db, { laCodes }))
  const open = facts.schools.filter(({ laCode, standing }) => standing !== 'closed' && (laCodes?.includes(laCode) ?? true))
  const schoolIds = open.map(({ id }) => id)
  const asked = { day: DAY, months: MONTHS, schoolIds }
  once('build as of a day', () => networkAsOf(facts, DAY))
  once('coverage with threads', () => coverageOf(facts, asked))
  const wishes = loadWishes(db, { day: DAY, schoolIds, hidden: [] })
  const repair = once('the repair, proven', () => repairOf(facts, asked, wishes))
  if (!repair.proven) throw new Error('The repair is not proven.')
  console.error(`${schoolIds.length} schools: ${repair.memberships.length} memberships and ${repair.sessions.length} sessions, ${repair.shortfalls.length} shortfalls, proven.`)
  const steady = once('the stronger repair', () => steadyRepairOf(facts, asked, wishes))
  console.error(`Nobody by one thread: ${steady.memberships.length} memberships and ${steady.sessions.length} sessions, ${steady.unsteady.reduce((sum, one) => sum + one.schoolIds.length, 0)} schools left, ${steady.proven ? 'proven' : `not proven, at most ${steady.atMostFewer} fewer`}.`)
  once('one school’s page', () => onePage(db, open[0]!.urn))
  const trust = facts.networks.find(({ kind, id }) => kind === 'multi-academy-trust' && facts.memberships.some(({ networkId }) => networkId === id))!
  const supposed = once('what if a trust ended', () => whatIf(facts, { changes: [{ kind: 'ends', networkId: trust.id }], on: DAY, months: MONTHS, schoolIds, running: [] }))
  if ('refusal' in supposed) throw new Error(supposed.refusal)
  return { schools: schoolIds.length, figures }
}

/** What a school's page reads. */
function onePage(db: Db, urn: number): void {
  const school = findSchool(db, { urn })!
  networksOfSchool(db, { schoolId: school.id, day: DAY })
  listPublishedFacts(db, { schoolId: school.id })
}
