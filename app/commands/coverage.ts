/**
 * `npm run coverage -- [--db FILE] [--la CODES] [--as-of DATE] [--target cover|threads] [--json]`: which schools are active in a
 * collaboration, on paper only, or in none, what each hangs by, and what would cover everybody, or leave nobody hanging by one thread.
 * The same database and day print the same bytes.
 */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openDb } from '../../db/client.ts'
import { loadCoverage, type Covered } from '../../db/coverage.ts'
import type { Repair } from '../../graph/coverage/repair.ts'
import type { SteadyRepair } from '../../graph/coverage/steady.ts'
import { isDay } from '../../graph/dates/day.ts'
import { readConfig } from '../config.ts'
import { londonDay } from '../today.ts'
import { answerHelp } from './help.ts'

const USAGE = 'npm run coverage -- [--db FILE] [--la CODES, as 831,815] [--as-of DATE, as 2026-03-15] [--target cover or threads] [--json]'
const WORDS = { active: 'active', 'on-paper-only': 'on paper only', none: 'in no collaboration' } as const

const TARGETS = ['cover', 'threads'] as const
type Asked = { file: string; laCodes: string[] | undefined; day: string; target: (typeof TARGETS)[number]; json: boolean }

/** @throws with what is wrong and how to say it. */
function readArguments(args: string[]): Asked {
  const { values } = parseArgs({
    args, options: { db: { type: 'string' }, la: { type: 'string' }, 'as-of': { type: 'string' }, target: { type: 'string', default: 'cover' }, json: { type: 'boolean', default: false } },
  })
  const laCodes = values.la?.split(',').map((code) => code.trim())
  if (laCodes && !laCodes.every((code) => /^\d{3}$/.test(code))) throw new Error(`--la takes codes of three figures with commas between, as 831,815; it is "${values.la}".`)
  const day = values['as-of'] ?? londonDay()
  if (!isDay(day)) throw new Error(`--as-of takes a date as 2026-03-15; it is "${day}".`)
  const target = TARGETS.find((one) => one === values.target)
  if (!target) throw new Error(`--target takes cover or threads; it is "${values.target}".`)
  const file = values.db ?? readConfig().databaseFile
  if (!existsSync(file)) throw new Error(`There is no database at ${file}. Import a register first, or choose another with --db.`)
  return { file, laCodes, day, target, json: values.json }
}

type Found = Covered & { repair: Repair | SteadyRepair }

/** Schools by URN and name wherever one is named. */
function asJson({ schools, repair }: Found): string {
  const byId = new Map(schools.map(({ school }) => [school.id, { urn: school.urn, name: school.name }]))
  const named = (ids: number[]) => ids.map((id) => byId.get(id))
  const left = 'unsteady' in repair
    ? { unsteady: repair.unsteady.map(({ schoolIds, because }) => ({ because, schools: named(schoolIds) })), proven: repair.proven, atMostFewer: repair.atMostFewer }
    : { shortfalls: repair.shortfalls.map(({ schoolIds, without, networkIds, room, because }) => ({ because, networkIds, room, schools: named(schoolIds), without: named(without) })), proven: repair.proven }
  return JSON.stringify({
    schools: schools.map(({ school, coverage, evidence, threads }) => ({ urn: school.urn, name: school.name, coverage, evidence, threads })),
    repair: {
      memberships: repair.memberships.map(({ schoolId, ...membership }) => ({ ...byId.get(schoolId), ...membership })),
      sessions: repair.sessions.map(({ schoolIds, ...session }) => ({ ...session, schools: named(schoolIds) })),
      ...left,
    },
  })
}

function* asLines({ months, schools, repair }: Found, day: string): Generator<string> {
  yield counted({ months, schools }, day)
  for (const { school, coverage, evidence, threads } of schools) {
    const last = evidence[0] ? `, last on ${evidence[0].on} with ${evidence[0].networkName}` : ''
    yield `${school.urn}  ${school.name}: ${WORDS[coverage]}${last}.${threads.map(({ because }) => ` ${because}`).join('')}`
  }
  const names = new Map(schools.map(({ school }) => [school.id, `${school.urn}  ${school.name}`]))
  const listed = (ids: number[]): string => ids.map((id) => names.get(id)).join('; ')
  if (repair.memberships.length > 0) yield headOf(repair)
  for (const { schoolId, networkName, terms } of repair.memberships) yield `${names.get(schoolId)} with ${networkName}. ${terms.map(({ because }) => because).join(' ')}`
  for (const { networkName, schoolIds } of repair.sessions) yield `Something to do together in ${networkName}, for ${schoolIds.length}${'unsteady' in repair ? '' : ' on paper only'}.`
  if ('unsteady' in repair) for (const { because, schoolIds } of repair.unsteady) yield `${because} ${listed(schoolIds)}.`
  else for (const { because, without } of repair.shortfalls) yield `${because} Without: ${listed(without)}.`
}

const headOf = (repair: Found['repair']): string =>
  'unsteady' in repair
    ? `${repair.memberships.length} new ${repair.memberships.length === 1 ? 'membership' : 'memberships'}, so that as few schools as can be hang by one thread${repair.proven ? ', proven to be the fewest and nearest' : `, at most ${repair.atMostFewer} too many`}:`
    : `Memberships that would cover ${repair.memberships.length} of them${repair.proven ? ', proven to be the fewest and nearest' : ''}:`

function counted({ months, schools }: Covered, day: string): string {
  const counts = Object.entries(WORDS).map(([state, words]) => `${schools.filter(({ coverage }) => coverage === state).length} ${words}`)
  return `${schools.length} ${schools.length === 1 ? 'school' : 'schools'} on ${day}, counting ${months} months back: ${counts.join(', ')}.`
}

function run(args: string[]): void {
  const { file, laCodes, day, target, json } = readArguments(args)
  const db = openDb(file)
  try {
    const { months, schools, repair, steady } = loadCoverage(db, { laCodes, day })
    const found = { months, schools, repair: target === 'threads' ? steady() : repair() }
    process.stdout.write(json ? `${asJson(found)}\n` : `${[...asLines(found, day)].join('\n')}\n`)
  } finally {
    db.$client.close()
  }
}

answerHelp(USAGE)
try {
  run(process.argv.slice(2))
} catch (problem) {
  process.stderr.write(`${problem instanceof Error ? problem.message : String(problem)}\n${USAGE}\n`)
  process.exitCode = 1
}
