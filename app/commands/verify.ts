/**
 * Is the database whole, and its history unchanged?
 *   npm run verify [-- --db FILE] [--manifest FILE]
 * With the manifest of a backup it also says whether the history that backup knew is still there: the chain alone cannot
 * tell when its newest events were cut off.
 */
import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openForReading } from '../../db/client.ts'
import { countEvents, faultsOf, remembers, type Head } from '../../db/soundness.ts'
import { readConfig } from '../config.ts'

function main(): string[] {
  const { values } = parseArgs({ options: { db: { type: 'string' }, manifest: { type: 'string' } } })
  const file = values.db ?? readConfig().databaseFile
  if (!existsSync(file)) return [`There is no file ${file}.`]
  const db = openForReading(file)
  const faults = faultsOf(db)
  const head = values.manifest ? (JSON.parse(readFileSync(values.manifest, 'utf8')) as { history: Head | null }).history : null
  if (head && !remembers(db, head)) faults.push(`The history is not the one the backup knew: event ${head.seq} is missing or was changed.`)
  if (faults.length === 0) console.log(`${file} is sound: file, references, and all ${countEvents(db)} events of its history.`)
  db.$client.close()
  return faults
}

const run = (): string[] => {
  try {
    return main()
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}
const faults = run()
for (const fault of faults) console.error(fault)
process.exitCode = faults.length === 0 ? 0 : 1
