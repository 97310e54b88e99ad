/**
 * The links file: which URNs are one and the same school. A former or later URN is added to the school we know; where two
 * URNs are schools of ours, they are joined.
 */
import { amalgamatedInto, linesOfDescent, mergersIn, successionsIn, type Line } from '../../graph/network/succession.ts'
import type { Db } from '../client.ts'
import { day, optional, urn, words } from './cells.ts'
import type { Columns } from './columns.ts'
import type { Limits } from './container.ts'
import { addChange, addNew, newDraft, type Draft } from './draft.ts'
import { joinSchools, startJoining, type Joining } from './join.ts'
import { inAuthorities, nameOf, type Known } from './known.ts'
import type { Watch } from './model.ts'
import { carryOverMergers } from './mergers.ts'
import { differing } from './register-facts.ts'
import type { Scope } from './scope.ts'
import { notes } from './counting.ts'
import { readTable, type Table } from './table.ts'

const LINK_COLUMNS = {
  urn: { heading: 'URN', read: urn },
  linkUrn: { heading: 'LinkURN', read: urn },
  linkType: { heading: 'LinkType', read: words('a type of link') },
  on: { heading: 'LinkEstablishedDate', read: optional(day) },
} satisfies Columns

export type LinksTable = Table<typeof LINK_COLUMNS>

export const readLinks = (file: string, { watch, limits }: { watch: Watch; limits?: Limits }): Promise<LinksTable> =>
  readTable(file, { kind: 'links', columns: LINK_COLUMNS, watch, limits })

/** What the file would change, in the order found: a school hands everything over before it goes. */
export function differenceOfLinks(db: Db, table: LinksTable, known: Known, scope: Scope): Draft {
  const draft = newDraft()
  const joining = startJoining(db, draft, known)
  const links = table.rows.map(({ values }) => ({ urn: values.urn!, linkUrn: values.linkUrn!, linkType: values.linkType!, on: values.on ?? null }))
  const { pairs, notOneToOne } = successionsIn(links)
  draft.inScope = table.rows.length
  let strangers = 0
  for (const line of linesOfDescent(pairs)) {
    const ids = [...new Set(line.flatMap((step) => known.schoolOf.get(step.urn) ?? []))]
    if (ids.length === 0) strangers += 1
    else if (ids.every((id) => inAuthorities(known.schools.get(id)!, scope.laCodes))) addLine(joining, line, ids)
  }
  const standingOf = (urn: number): 'closed' | 'open' | null => {
    const school = known.schools.get(known.schoolOf.get(urn) ?? -1)
    return school ? (school.standing === 'closed' ? 'closed' : 'open') : null
  }
  carryOverMergers(db, draft, known, [...mergersIn(links), ...amalgamatedInto(links, standingOf)], scope)
  draft.notes.push(...table.notes, ...notesOn(joining, { notOneToOne, strangers }))
  return draft
}

function addLine(joining: Joining, line: Line, ids: readonly number[]): void {
  const schoolId = ids.length === 1 ? ids[0]! : joinSchools(joining, ids)
  if (schoolId === null) return
  for (const step of line) addUrn(joining, step, schoolId)
}

/** Adds a URN, or the days of one we know where they were not known yet. */
function addUrn({ draft, known }: Joining, { urn, from, to }: Line[number], schoolId: number): void {
  const label = nameOf(known.schools.get(schoolId)!)
  const before = known.urns.get(urn)
  if (!before) {
    addNew(draft, { subject: 'school_urns', key: urn, label, after: { urn, school_id: schoolId, from, to, reason: 'succession in the links file' } })
    return
  }
  const later = (day: string | null): string | null => (day !== null && before.from !== null && day < before.from ? null : day)
  const change = differing({ from: before.from, to: before.to }, { from: before.from ?? from, to: before.to ?? later(to) })
  if (change) addChange(draft, { subject: 'school_urns', key: urn, label, ...change })
  else draft.unchanged += 1
}

const notesOn = ({ kept }: Joining, { notOneToOne, strangers }: { notOneToOne: number; strangers: number }): string[] =>
  notes(
    [notOneToOne, 'link joins or splits schools: those stay different schools.', 'links join or split schools (more than one predecessor or successor): those stay different schools.'],
    [strangers, 'school in the links is not in the register here.', 'schools in the links are not in the register here.'],
    [kept.bothOpen, 'school is linked to another that is open too: they stay two.', 'schools are linked to others that are open too: they stay apart.'],
    [kept.bothAtWork, 'school is linked to another, and both have work of their own here: they stay two.', 'schools are linked to others, and both have work of their own here: they stay apart.'],
  )
