/**
 * Inspection outcomes as published facts: each in the words of its own framework, of the day, and about the URN it was
 * published about, which may be a predecessor's. Nothing is converted into anything.
 */
import { formatDay } from '../../graph/dates/day.ts'
import { PUBLISHED_PACKS } from '../../graph/categories/packs.ts'
import type { Db } from '../client.ts'
import type { Limits } from './container.ts'
import { addChange, addNew, newDraft, type Draft } from './draft.ts'
import { asRow, keyOfInspection, loadInspections, type Inspection } from './facts.ts'
import { BLOCKS, INSPECTION_COLUMNS, type Block } from './inspection-columns.ts'
import { inAuthorities, nameOf, type Known } from './known.ts'
import type { Watch } from './model.ts'
import type { Scope } from './scope.ts'
import { addFault, readTable, type Table } from './table.ts'
import type { Columns } from './columns.ts'
import { notes } from './counting.ts'

export type InspectionsTable = Table<Columns>
type Values = Record<string, string | number | null | undefined>

export async function readInspections(file: string, { watch, limits }: { watch: Watch; limits?: Limits }): Promise<InspectionsTable> {
  const table = await readTable(file, { kind: 'inspections', columns: INSPECTION_COLUMNS, watch, limits })
  const there = BLOCKS.some(({ sign }) => !table.missing.includes(sign))
  if (table.faults.count === 0 && !there) addFault(table.faults, { line: 1, column: null, value: null, rule: 'This file has no column of inspection outcomes that is known here.' })
  table.missing = []
  return table
}

/** What the file would change. */
export function differenceOfInspections(db: Db, table: InspectionsTable, known: Known, scope: Scope, source: string): Draft {
  const draft = newDraft()
  const told = new Map<string, Inspection>()
  const left = { strangers: 0, old: 0 }
  for (const row of table.rows) {
    const values = row.values as Values
    const schoolId = known.schoolOf.get(values.URN as number)
    if (schoolId === undefined) left.strangers += 1
    else if (inAuthorities(known.schools.get(schoolId)!, scope.laCodes)) {
      draft.inScope += 1
      for (const block of BLOCKS) for (const inspection of inspectionsIn(block, values, schoolId, source)) gather(told, inspection, left)
    }
  }
  compare(draft, told, loadInspections(db), known)
  draft.notes.push(...table.notes, ...notesOn(left))
  return draft
}

/** The inspections a block of one line tells of; more than one where its measures have days of their own. */
function inspectionsIn(block: Block, values: Values, schoolId: number, source: string): Inspection[] {
  if (values[block.sign] === undefined) return []
  const byDay = new Map<string, Inspection>()
  for (const [measure, heading, , ownDay] of block.measures) {
    const value = values[heading]
    const on = (ownDay === undefined ? null : values[ownDay]) ?? values[block.on]
    if (!value || !on) continue
    const inspection = byDay.get(on as string) ?? {
      school_id: schoolId, framework: block.framework, on: on as string, urn: Number(values[block.urn] ?? values.URN), published_on: (values[block.published] as string | null | undefined) ?? null, source, facts: {},
    }
    inspection.facts[measure] = value as string
    byDay.set(on as string, inspection)
  }
  return [...byDay.values()]
}

const beginning = new Map(PUBLISHED_PACKS.map(({ code, from }) => [code, from]))

/** Adds to what the file tells; what is older than its framework is left out, because its words meant something else. */
function gather(told: Map<string, Inspection>, inspection: Inspection, left: { old: number }): void {
  if (inspection.on < (beginning.get(inspection.framework) ?? '')) {
    left.old += 1
    return
  }
  const before = told.get(keyOfInspection(inspection))
  told.set(keyOfInspection(inspection), before ? { ...before, facts: { ...inspection.facts, ...before.facts } } : inspection)
}

function compare(draft: Draft, told: ReadonlyMap<string, Inspection>, stored: ReadonlyMap<string, Inspection>, known: Known): void {
  for (const [key, inspection] of told) {
    const before = stored.get(key)
    const label = `${nameOf(known.schools.get(inspection.school_id)!)}: ${formatDay(inspection.on)}`
    if (!before) addNew(draft, { subject: 'inspections', key, label, after: asRow(inspection) })
    else if (tellsMore(before, inspection)) {
      const after = { ...inspection, published_on: inspection.published_on ?? before.published_on, facts: { ...before.facts, ...inspection.facts } }
      addChange(draft, { subject: 'inspections', key, label, before: asRow(before), after: asRow(after) })
    } else draft.unchanged += 1
  }
}

const tellsMore = (before: Inspection, now: Inspection): boolean =>
  before.urn !== now.urn ||
  (now.published_on !== null && now.published_on !== before.published_on) ||
  Object.entries(now.facts).some(([measure, value]) => before.facts[measure] !== value)

const notesOn = ({ strangers, old }: { strangers: number; old: number }): string[] =>
  notes(
    [strangers, 'line is about a school that is not in the register here.', 'lines are about schools that are not in the register here.'],
    [old, 'inspection is older than its framework (its grades meant something else) and was left out.', 'inspections are older than their framework (their grades meant something else) and were left out.'],
  )
