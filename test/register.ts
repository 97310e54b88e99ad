/** The open schools of an authority of the published register, as the rules of `graph/` read them; null where the file is not at hand. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import iconv from 'iconv-lite'
import type { School } from '../graph/network/model.ts'
import { phaseOf } from '../graph/network/phases.ts'
import { REGISTER, realData } from './real-data.ts'

let rows: Record<string, string>[] | undefined

const read = (path: string): Record<string, string>[] =>
  (rows ??= parse<Record<string, string>>(iconv.decode(gunzipSync(readFileSync(path)), 'win1252'), { columns: true, relax_column_count: true }))

const numberIn = (text: string | undefined): number | null => (text ? Number(text) : null)

/** @param la the code of the authority; null: all of England. */
export function registerSchools(la: string | null): (School & { town: string | null })[] | null {
  const path = realData(REGISTER)
  if (!path) return null
  return read(path)
    .filter((row) => la === null || row['LA (code)'] === la)
    .map((row) => ({
      id: Number(row.URN), urn: Number(row.URN), name: row.EstablishmentName ?? '', laCode: row['LA (code)'] ?? '', town: row.Town || null,
      phase: phaseOf(row['PhaseOfEducation (name)'] ?? '', row['TypeOfEstablishment (name)'] ?? '') ?? 'not-applicable',
      standing: 'open', openedOn: null, closedOn: null, sixthForm: null, pupils: numberIn(row.NumberOfPupils), fsmPercent: null,
      easting: numberIn(row.Easting), northing: numberIn(row.Northing),
    }))
}
