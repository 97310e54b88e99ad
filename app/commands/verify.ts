/**
 * Is the database whole, and its history unchanged?
 *   npm run verify [-- --db FILE] [--manifest FILE]
 * With the manifest of a backup it also says whether the file is the backed-up one, byte for byte, and whether the history
 * that backup knew is still there: the chain alone cannot tell when its newest events were cut off.
 */
import { existsSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openForReading } from '../../db/client.ts'
import { countEvents, countRows, faultsOf, remembers } from '../../db/soundness.ts'
import { readConfig } from '../config.ts'
import { answerHelp } from './help.ts'
import { differencesFrom, readManifest, weigh, type Manifest } from './manifest.ts'

const USAGE = `npm run verify -- [--db FILE] [--manifest MANIFEST]
Checks the file, its references and its history. With the manifest of a backup: also whether this is the backed-up file.`

type Found = { faults: string[]; differences: string[]; events: number; remembered: boolean }

async function examine(file: string, manifest: Manifest | null): Promise<Found> {
  const weight = manifest ? await weigh(file) : null
  const wal = `${file}-wal`
  const unread = existsSync(wal) && statSync(wal).size > 0 ? [`Beside it lies ${wal}, with changes that are read as part of it.`] : []
  const db = openForReading(file)
  try {
    const remembered = !manifest?.history || remembers(db, manifest.history)
    const differences = manifest && weight ? [...differencesFrom(manifest, weight, countRows(db)), ...unread] : []
    return { faults: faultsOf(db), differences, events: countEvents(db), remembered }
  } finally {
    db.$client.close()
  }
}

/** Prints what is well. @returns everything that is not. */
async function main(): Promise<string[]> {
  const { values } = parseArgs({ options: { db: { type: 'string' }, manifest: { type: 'string' } } })
  const file = values.db ?? readConfig().databaseFile
  if (!existsSync(file)) return [`There is no file ${file}.`]
  const manifest = values.manifest ? readManifest(values.manifest) : null
  const { faults, differences, events, remembered } = await examine(file, manifest)
  if (faults.length === 0) console.log(`${file} is sound: file, references, and all ${events} events of its history.`)
  if (!manifest) return faults
  if (!remembered) faults.push(`The history is not the one the backup knew: event ${manifest.history?.seq} is missing or was changed.`)
  else console.log('The history up to the backup is the one the backup knew.')
  if (differences.length === 0) console.log(`This is the backed-up file ${manifest.file}, taken at ${manifest.takenAt}.`)
  return differences.length === 0 ? faults : [...faults, `This is not the backed-up file ${manifest.file}, taken at ${manifest.takenAt}:`, ...differences.map((line) => `  ${line}`)]
}

async function run(): Promise<string[]> {
  try {
    return await main()
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

answerHelp(USAGE)
const faults = await run()
for (const fault of faults) console.error(fault)
process.exitCode = faults.length === 0 ? 0 : 1
