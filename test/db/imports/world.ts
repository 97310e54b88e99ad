/** An empty register, files of invented schools, and the few steps every test of imports takes. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import { openDb, type Db } from '../../../db/client.ts'
import { applyImport } from '../../../db/imports/apply.ts'
import type { Limits } from '../../../db/imports/container.ts'
import type { Kind } from '../../../db/imports/model.ts'
import { previewImport } from '../../../db/imports/preview.ts'
import type { Import } from '../../../db/imports/records.ts'
import { loadReference } from '../../../db/reference.ts'

export const AT = '2026-11-23T09:00:00.000Z'
/** In the folder of the run, which goes when the run ends: this file is loaded once for many files of tests. */
const folder = mkdtempSync(join(dirname(process.env.ALONGSIDE_TEST_WORLD!), 'imports-'))

export function emptyRegister(): Db {
  const db = openDb(':memory:')
  loadReference(db, { at: AT })
  return db
}

export const fixture = (name: string): string => join(import.meta.dirname, 'fixtures', name)
export const fixtureText = (name: string): string => readFileSync(fixture(name), name === 'register-full.csv' ? 'latin1' : 'utf8')

let files = 0
/** A file with these bytes or lines, under a name as a person would upload it. */
export function file(content: Buffer | string | string[], name = 'upload.csv'): string {
  const path = join(folder, `${++files}-${name}`)
  writeFileSync(path, Array.isArray(content) ? content.join('\r\n') : content)
  return path
}

type How = { laCodes?: string[]; limits?: Limits; fileName?: string; at?: string }

export const preview = (db: Db, kind: Kind, path: string, { at = AT, ...how }: How = {}): Promise<Import> =>
  previewImport(db, { kind, file: path, by: null, at, fileName: 'upload.csv', ...how })

/** Previews and applies; the import as it stands then. */
export async function load(db: Db, kind: Kind, path: string, how: How = {}): Promise<Import> {
  const { id, state, errors } = await preview(db, kind, path, how)
  expect({ state, errors }).toEqual({ state: 'previewed', errors: [] })
  const outcome = applyImport(db, { id, by: null, at: how.at ?? AT })
  if ('refusal' in outcome) throw new Error(outcome.refusal)
  return outcome.done
}

/** The rules a refused file breaks, as "line column: rule". */
export async function faults(db: Db, kind: Kind, path: string, how: How = {}): Promise<string[]> {
  const { state, errors } = await preview(db, kind, path, how)
  expect(state).toBe('refused')
  return errors.map(({ line, column, rule }) => [line === null ? '' : `line ${line}`, column ?? ''].filter(Boolean).join(' ') + `: ${rule}`)
}

export const HEADINGS = ['URN', 'LA (code)', 'LA (name)', 'EstablishmentNumber', 'EstablishmentName', 'TypeOfEstablishment (name)', 'EstablishmentStatus (name)', 'OpenDate', 'CloseDate', 'PhaseOfEducation (name)', 'NumberOfPupils', 'Easting', 'Northing']
type School = Partial<Record<(typeof HEADINGS)[number], string>> & { URN: string }
const STANDARD: School = {
  URN: '', 'LA (code)': '901', 'LA (name)': 'Harrowmere', EstablishmentNumber: '2001', EstablishmentName: 'Ash Primary School', 'TypeOfEstablishment (name)': 'Community school',
  'EstablishmentStatus (name)': 'Open', 'PhaseOfEducation (name)': 'Primary',
}
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

/** A register of these schools; what is not said is like the standard one. */
export const registerOf = (...schools: School[]): string =>
  file([HEADINGS.join(','), ...schools.map((school, index) => HEADINGS.map((heading) => quoted({ ...STANDARD, EstablishmentNumber: String(2001 + index), ...school }[heading] ?? '')).join(','))])

const LINK_HEADINGS = 'URN,LinkURN,LinkName,LinkType,LinkEstablishedDate'
export const linksOf = (...links: [urn: number, linkUrn: number, type: string, on?: string][]): string =>
  file([LINK_HEADINGS, ...links.map(([urn, linkUrn, type, on = '']) => `${urn},${linkUrn},"A school",${type},${on}`)])

export const all = <T = Record<string, unknown>>(db: Db, sql: string): T[] => db.$client.prepare(sql).all() as T[]
/** Everything an import may change, for comparing before and after. */
export const network = (db: Db) =>
  Object.fromEntries(['authorities', 'boundaries', 'schools', 'school_urns', 'networks', 'memberships', 'published_facts'].map((table) => [table, all(db, `select * from ${table} order by 1, 2`)]))
/** The same without the counters of versions. */
export const facts = (db: Db) => JSON.parse(JSON.stringify(network(db), (key, value: unknown) => (key === 'version' ? undefined : value))) as unknown
