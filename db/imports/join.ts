/**
 * Joins schools that turn out to be one: the one with work of its own stays, else the latest; the others hand over their
 * URNs, memberships and published facts and go. Two that are both open, or both have work of their own, stay two.
 */
import type { Db } from '../client.ts'
import { goesOn, goOn } from './closing.ts'
import { addChange, type Draft } from './draft.ts'
import { asRow, keyOfInspection, loadInspections } from './facts.ts'
import { nameOf, type Known } from './known.ts'
import type { Row } from './model.ts'
import { schoolsWithWork } from './references.ts'

export type Joining = { db: Db; draft: Draft; known: Known; withWork: ReadonlySet<number>; kept: { bothOpen: number; bothAtWork: number } }

export const startJoining = (db: Db, draft: Draft, known: Known): Joining => ({ db, draft, known, withWork: schoolsWithWork(db), kept: { bothOpen: 0, bothAtWork: 0 } })

const isOpen = (school: Row): boolean => school.standing !== 'closed'

/** Joins the schools, earliest first; the id of the one that stays, or null when they stay apart. */
export function joinSchools(joining: Joining, ids: readonly number[]): number | null {
  const { known, withWork, kept } = joining
  const schools = ids.map((id) => known.schools.get(id)!)
  const atWork = ids.filter((id) => withWork.has(id))
  if (schools.filter(isOpen).length > 1) kept.bothOpen += 1
  else if (atWork.length > 1) kept.bothAtWork += 1
  else {
    const stays = atWork[0] ?? ids.at(-1)!
    const today = schools.find(isOpen) ?? schools.at(-1)!
    for (const id of ids) if (id !== stays) handOver(joining, id, stays)
    // What was taken for a closing was the same school going on.
    if (isOpen(today)) goOn(joining.draft, known, { id: stays, name: nameOf(today) })
    if (today.id !== stays) takeFacts(joining, known.schools.get(stays)!, today)
    return stays
  }
  return null
}

function handOver({ db, draft, known }: Joining, from: number, to: number): void {
  const school = known.schools.get(from)!
  const label = nameOf(school)
  const [before, after] = [{ school_id: from }, { school_id: to }]
  const rowsOf = (sql: string) => db.$client.prepare(sql).pluck().all(from) as number[]
  const again = goesOn(known, from)
  for (const id of rowsOf('select id from memberships where school_id = ?')) {
    const end = again.get(id)
    const change = end ? { before: { ...before, to: known.places.get(from)!.find((row) => row.id === id)!.to }, after: { ...after, ...end }, why: 'restored' as const } : { before, after }
    addChange(draft, { subject: 'memberships', key: id, label, ...change })
  }
  for (const urn of rowsOf('select urn from school_urns where school_id = ?')) addChange(draft, { subject: 'school_urns', key: urn, label, before, after })
  const there = loadInspections(db, to)
  for (const inspection of loadInspections(db, from).values()) {
    const moved = { ...inspection, school_id: to }
    addChange(draft, { subject: 'inspections', key: keyOfInspection(inspection), label, before: asRow(inspection), after: there.has(keyOfInspection(moved)) ? null : asRow(moved) })
  }
  addChange(draft, { subject: 'schools', key: from, label, before: school, after: null, change: 'moved' })
}

/** The school that stays goes on under the URN and the facts of today. */
function takeFacts({ draft }: Joining, stays: Row, today: Row): void {
  const columns = Object.keys(today).filter((column) => column !== 'id' && column !== 'version' && today[column] !== stays[column])
  const of = (school: Row): Row => Object.fromEntries(columns.map((column) => [column, school[column]!]))
  addChange(draft, { subject: 'schools', key: stays.id as number, label: nameOf(today), before: of(stays), after: of(today), change: 'moved' })
}
