/** The manifest that lies beside a backup: what the copy weighs, what is in it, and whether a file is that copy. */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Head } from '../../db/soundness.ts'

type Weight = { bytes: number; sha256: string }
type Contents = { history: Head | null; rows: Record<string, number> }
export type Manifest = Weight & Contents & { file: string; takenAt: string }

export async function weigh(file: string): Promise<Weight> {
  const sha256 = createHash('sha256')
  await pipeline(createReadStream(file), sha256)
  return { bytes: statSync(file).size, sha256: sha256.digest('hex') }
}

/** @throws when the file is not a manifest. */
export function readManifest(file: string): Manifest {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`)
  try {
    const read = JSON.parse(readFileSync(file, 'utf8')) as Partial<Manifest>
    if (typeof read.bytes === 'number' && typeof read.sha256 === 'string' && typeof read.rows === 'object') return read as Manifest
  } catch {
    // Said below, as for any other file that is not one.
  }
  throw new Error(`${file} is not the manifest of a backup.`)
}

/** Every way in which a file differs from the copy its manifest tells of; empty when it is that copy. */
export function differencesFrom(manifest: Manifest, weight: Weight, rows: Record<string, number>): string[] {
  const tables = [...new Set([...Object.keys(manifest.rows), ...Object.keys(rows)])].sort()
  const counted = (table: string, count: number | undefined): string => (count === undefined ? `no table ${table}` : `${count} rows in ${table}`)
  return [
    ...(manifest.bytes === weight.bytes ? [] : [`It has ${weight.bytes} bytes; the backup had ${manifest.bytes}.`]),
    ...(manifest.sha256 === weight.sha256 ? [] : ['Its SHA-256 hash is another.']),
    ...tables.filter((table) => manifest.rows[table] !== rows[table])
      .map((table) => `It has ${counted(table, rows[table])}; the backup had ${counted(table, manifest.rows[table])}.`),
  ]
}
