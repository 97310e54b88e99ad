/**
 * `npm run round -- [--db FILE] [--la CODE] [--as-of DATE] [--json]`: works out a round and prints it; writes nothing.
 * Without --as-of the day is that of the authority's open round, else today. Pins, vetoes, closed offers, weights and rules are the open round's.
 * The same database and day print the same bytes.
 */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openDb, type Db } from '../../db/client.ts'
import { gatherRound } from '../../db/round-input.ts'
import { findAuthority, loadAuthoritiesWithWork, loadLeaderNames, type Authority } from '../../db/round-names.ts'
import { loadClosed } from '../../db/round-settings.ts'
import { loadOpenRound, loadOverrides } from '../../db/rounds.ts'
import { isDay } from '../../graph/dates/day.ts'
import { matchRound } from '../../graph/matching/match-round.ts'
import type { RoundInput } from '../../graph/matching/model.ts'
import { ROUND_RULES, WEIGHTS } from '../../graph/matching/rules.ts'
import { readConfig } from '../config.ts'
import { highsSolver } from '../jobs/highs.ts'
import { sheetOf } from '../rounds.ts'
import { londonDay } from '../today.ts'
import { answerHelp } from './help.ts'
import { asJson, asLines } from './round-lines.ts'

const USAGE = 'npm run round -- [--db FILE] [--la CODE, as 831] [--as-of DATE, as 2026-03-15] [--json]'

type Asked = { file: string; laCode: string | undefined; day: string | undefined; json: boolean }

/** @throws with what is wrong and how to say it. */
function readArguments(args: string[]): Asked {
  const { values } = parseArgs({ args, options: { db: { type: 'string' }, la: { type: 'string' }, 'as-of': { type: 'string' }, json: { type: 'boolean', default: false } } })
  const day = values['as-of']
  if (day !== undefined && !isDay(day)) throw new Error(`--as-of takes a date as 2026-03-15; it is "${day}".`)
  const file = values.db ?? readConfig().databaseFile
  if (!existsSync(file)) throw new Error(`There is no database at ${file}. Import a register first, or choose another with --db.`)
  return { file, laCode: values.la, day, json: values.json }
}

/** The authority meant: the one named, or the only one with something to match. @throws when that is none or several. */
function authorityOf(db: Db, laCode: string | undefined): Authority {
  if (laCode !== undefined) {
    const found = findAuthority(db, { laCode })
    if (!found) throw new Error(`There is no authority with the code "${laCode}" in this database.`)
    return found
  }
  const [first, ...more] = loadAuthoritiesWithWork(db)
  if (!first) throw new Error('No authority has an open need, so there is nothing to match. Name one with --la to see its offers.')
  if (more.length > 0) throw new Error(`Several authorities have open needs. Choose one with --la: ${[first, ...more].map(({ code, name }) => `${code} (${name})`).join(', ')}.`)
  return first
}

async function run(args: string[]): Promise<string> {
  const { file, laCode, day, json } = readArguments(args)
  const db = openDb(file)
  try {
    const authority = authorityOf(db, laCode)
    const open = loadOpenRound(db, { laCode: authority.code })
    const asOf = day ?? open?.asOf ?? londonDay()
    const input = gatherRound(db, { laCode: authority.code, asOf, weights: open?.weights ?? WEIGHTS, ...(open ? { rules: { ...ROUND_RULES, ...open.rules }, overrides: loadOverrides(db, open.id), closed: loadClosed(db, open.id) } : { overrides: [] }) })
    const result = await matchRound(input, highsSolver())
    return (json ? asJson : asLines)({ authority, name: open?.name ?? null, input, result, sheet: sheetOf(input, result, leadersOf(db, input)) })
  } finally {
    db.$client.close()
  }
}

const leadersOf = (db: Db, input: RoundInput): Map<number, string> =>
  loadLeaderNames(db, { personIds: input.offers.flatMap(({ personId }) => (personId === null ? [] : [personId])) })

answerHelp(USAGE)
try {
  process.stdout.write(`${await run(process.argv.slice(2))}\n`)
} catch (problem) {
  process.stderr.write(`${problem instanceof Error ? problem.message : String(problem)}\n${USAGE}\n`)
  process.exitCode = 1
}
