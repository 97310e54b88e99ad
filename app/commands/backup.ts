/**
 * A dated copy of the database while it is in use, checked, with a manifest beside it:
 *   npm run backup -- --to DIR [--db FILE]
 * To restore: stop the portal, put the copy in the place of the database, remove the -wal and -shm files beside it, and
 * run `npm run verify -- --manifest MANIFEST`.
 */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openForReading } from '../../db/client.ts'
import { copyTo, countRows, faultsOf, headOfHistory } from '../../db/soundness.ts'
import { readConfig } from '../config.ts'
import { answerHelp } from './help.ts'
import { weigh, type Manifest } from './manifest.ts'

const USAGE = `npm run backup -- --to FOLDER [--db FILE]
Writes a checked copy of the database to the folder, and a manifest beside it. The portal may go on running.`

/** Only once it is whole does a copy get its name, so that a backup that failed is never taken for one. */
async function backUp(from: string, folder: string, takenAt: string): Promise<string> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const copy = join(folder, `alongside-${takenAt.replace(/[-:]|\.\d+/g, '')}.db`)
  const unfinished = `${copy}.unfinished`
  rmSync(unfinished, { force: true })
  try {
    const db = openForReading(from)
    writeFileSync(unfinished, '', { flag: 'wx', mode: 0o600 })
    copyTo(db, unfinished)
    db.$client.close()
    const manifest: Manifest = { file: basename(copy), takenAt, ...(await describe(unfinished)) }
    writeFileSync(`${copy}.json`, `${JSON.stringify(manifest, null, 2)}\n`, { flag: 'wx', mode: 0o600 })
    renameSync(unfinished, copy)
    return copy
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
}

/** What the manifest says of a copy. @throws when the copy is not sound. */
async function describe(file: string): Promise<Omit<Manifest, 'file' | 'takenAt'>> {
  const db = openForReading(file)
  const faults = faultsOf(db)
  const found = { history: headOfHistory(db), rows: countRows(db) }
  db.$client.close()
  if (faults.length > 0) throw new Error(`Not backed up, because the database is not sound:\n${faults.join('\n')}`)
  return { ...(await weigh(file)), ...found }
}

async function main(): Promise<string> {
  const { values } = parseArgs({ options: { db: { type: 'string' }, to: { type: 'string' } } })
  if (!values.to) throw new Error(`Say where the backup goes:\n${USAGE}`)
  const from = values.db ?? readConfig().databaseFile
  if (!existsSync(from)) throw new Error(`There is no file ${from}.`)
  return backUp(from, resolve(values.to), new Date().toISOString())
}

answerHelp(USAGE)
try {
  console.log(`Backed up and checked: ${await main()}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
