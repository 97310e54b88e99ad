/** What one inspection published of a school, as one row of an import: its measures together, as JSON in `facts`. */
import type { Db } from '../client.ts'
import type { Row } from './model.ts'
import { RowChanged } from './rows.ts'

export type Inspection = { school_id: number; framework: string; on: string; urn: number; published_on: string | null; source: string; facts: Record<string, string> }

type FactRow = Omit<Inspection, 'facts'> & { measure: string; value: string }

export const keyOfInspection = ({ school_id, framework, on }: Pick<Inspection, 'school_id' | 'framework' | 'on'>): string => `${school_id}/${framework}/${on}`

const sorted = (facts: Record<string, string>): Record<string, string> => Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)))

export const asRow = ({ facts, ...inspection }: Inspection): Row => ({ ...inspection, facts: JSON.stringify(sorted(facts)) })
const factsIn = (row: Row): [measure: string, value: string][] => Object.entries(JSON.parse(row.facts as string) as Record<string, string>)

/** Every inspection published so far, by its key; of one school where only that is asked for. */
export function loadInspections(db: Db, schoolId?: number): Map<string, Inspection> {
  const inspections = new Map<string, Inspection>()
  const where = schoolId === undefined ? '' : 'where school_id = ?'
  const rows = db.$client.prepare(`select * from published_facts ${where}`).iterate(...(schoolId === undefined ? [] : [schoolId])) as IterableIterator<FactRow>
  for (const { measure, value, ...rest } of rows) {
    const key = keyOfInspection(rest)
    const inspection = inspections.get(key)
    if (inspection) inspection.facts[measure] = value
    else inspections.set(key, { ...rest, facts: { [measure]: value } })
  }
  return inspections
}

export type Facts = { insert: (row: Row) => void; remove: (row: Row) => void }

/** Writes and takes away the facts of whole inspections; notices when they are no longer as they were. */
export function factsOfInspections(db: Db): Facts {
  const insert = db.$client.prepare('insert into published_facts (school_id, framework, measure, value, "on", published_on, urn, source) values (?, ?, ?, ?, ?, ?, ?, ?)')
  const remove = db.$client.prepare(
    'delete from published_facts where school_id = ? and framework = ? and measure = ? and value = ? and "on" = ? and published_on is ? and urn = ? and source = ?',
  )
  const each = (row: Row, run: typeof insert): void => {
    for (const [measure, value] of factsIn(row)) {
      const { changes } = run.run(row.school_id, row.framework, measure, value, row.on, row.published_on, row.urn, row.source)
      if (changes !== 1) throw new RowChanged()
    }
  }
  return { insert: (row) => each(row, insert), remove: (row) => each(row, remove) }
}
