/**
 * `npm run coverage -- [--db FILE] [--la CODES] [--as-of DATE] [--json]`: which schools are active in a collaboration, on paper
 * only, or in none, what each hangs by, and what would cover everybody. The same database and day print the same bytes.
 */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openDb } from '../../db/client.ts'
import { loadCoverage, type Covered } from '../../db/coverage.ts'
import { isDay } from '../../graph/dates/day.ts'
import { readConfig } from '../config.ts'
import { londonDay } from '../today.ts'
import { answerHelp } from './help.ts'

const USAGE = 'npm run coverage -- [--db FILE] [--la CODES, as 831,815] [--as-of DATE, as 2026-03-15] [--json]'
const WORDS = { active: 'active', 'on-paper-only': 'on paper only', none: 'in no collaboration' } as const

type Asked = { file: string; laCodes: string[] | undefined; day: string; json: boolean }

/** @throws with what is wrong and how to say it. */
function readArguments(args: string[]): Asked {
  const { values } = parseArgs({
    args, options: { db: { type: 'string' }, la: { type: 'string' }, 'as-of': { type: 'string' }, json: { type: 'boolean', default: false } },
  })
  const laCodes = values.la?.split(',').map((code) => code.trim())
  if (laCodes && !laCodes.every((code) => /^\d{3}$/.test(code))) throw new Error(`--la takes codes of three figures with commas between, as 831,815; it is "${values.la}".`)
  const day = values['as-of'] ?? londonDay()
  if (!isDay(day)) throw new Error(`--as-of takes a date as 2026-03-15; it is "${day}".`)
  const file = values.db ?? readConfig().databaseFile
  if (!existsSync(file)) throw new Error(`There is no database at ${file}. Import a register first, or choose another with --db.`)
  return { file, laCodes, day, json: values.json }
}

type Found = ReturnType<typeof loadCoverage>

/** Schools by URN and name wherever one is named. */
function asJson({ schools, repair }: Found): string {
  const byId = new Map(schools.map(({ school }) => [school.id, { urn: school.urn, name: school.name }]))
  const named = (ids: number[]) => ids.map((id) => byId.get(id))
  return JSON.stringify({
    schools: schools.map(({ school, coverage, evidence, threads }) => ({ urn: school.urn, name: school.name, coverage, evidence, threads })),
    repair: {
      memberships: repair.memberships.map(({ schoolId, ...membership }) => ({ ...byId.get(schoolId), ...membership })),
      sessions: repair.sessions.map(({ schoolIds, ...session }) => ({ ...session, schools: named(schoolIds) })),
      shortfalls: repair.shortfalls.map(({ schoolIds, without, networkIds, room, because }) => ({ because, networkIds, room, schools: named(schoolIds), without: named(without) })),
      proven: repair.proven,
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
  if (repair.memberships.length > 0) yield `Memberships that would cover ${repair.memberships.length} of them${repair.proven ? ', proven to be the fewest and nearest' : ''}:`
  for (const { schoolId, networkName, terms } of repair.memberships) yield `${names.get(schoolId)} with ${networkName}. ${terms.map(({ because }) => because).join(' ')}`
  for (const { networkName, schoolIds } of repair.sessions) yield `Something to do together in ${networkName}, for ${schoolIds.length} on paper only.`
  for (const { because, without } of repair.shortfalls) yield `${because} Without: ${without.map((id) => names.get(id)).join('; ')}.`
}

function counted({ months, schools }: Covered, day: string): string {
  const counts = Object.entries(WORDS).map(([state, words]) => `${schools.filter(({ coverage }) => coverage === state).length} ${words}`)
  return `${schools.length} ${schools.length === 1 ? 'school' : 'schools'} on ${day}, counting ${months} months back: ${counts.join(', ')}.`
}

function run(args: string[]): void {
  const { file, laCodes, day, json } = readArguments(args)
  const db = openDb(file)
  try {
    const found = loadCoverage(db, { laCodes, day })
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
