/**
 * The published files that tests and benches read where they are at hand: what users will really upload, and instances with
 * known optima. They are not in the repository. `ALONGSIDE_TEST_DATA` names their folder; without it, `../shared/data` beside
 * the checkout is looked at.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

const FOLDER = process.env.ALONGSIDE_TEST_DATA ?? resolve(import.meta.dirname, '../../shared/data')

const said = new Set<string>()

/** The path of a file or folder of them, or null, said once, where it is absent: what reads it is skipped. */
export function realData(name: string): string | null {
  const path = resolve(FOLDER, name)
  if (existsSync(path)) return path
  if (!said.has(path)) console.log(`${path} is not there: what reads it is skipped. ALONGSIDE_TEST_DATA names its folder.`)
  said.add(path)
  return null
}

export const REGISTER = 'register/edubasealldata20250717-joined.csv.gz'
export const BOUNDARIES = 'geo/england-authorities.geojson.gz'
