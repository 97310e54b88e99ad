/**
 * The group files: academy trusts, foundation trusts and federations as dated networks, and who has been in them since when.
 * Reads both the membership of academies in trusts and the links of all groups.
 */
import { familyOf, groupKindOf, type Family } from '../../graph/network/legal-groups.ts'
import { settleGroups, type Told } from '../../graph/network/membership-days.ts'
import { day, groupUid, laCode, optional, text, urn, whole, words, type Reader } from './cells.ts'
import type { Columns } from './columns.ts'
import type { Limits } from './container.ts'
import { addChange, inOrder, newDraft, type Draft } from './draft.ts'
import { addMemberships, knownGroups, meetGroup, standingOf, type Groups } from './groups-of-schools.ts'
import { inAuthorities, nameOf, type Known } from './known.ts'
import type { Watch } from './model.ts'
import { isStale, staleNote, type Scope } from './scope.ts'
import { addFault, readTable, type Table } from './table.ts'
import { notes } from './counting.ts'

const pattern = (form: RegExp): Reader<string | null> => (cell) => (cell === '' || form.test(cell) ? { value: cell } : { rule: 'must fit its column' })
const code = optional(whole(0, 99))

const GROUP_COLUMNS = {
  urn: { heading: 'URN', also: ['Academy URN'], read: optional(urn) },
  groupUid: { heading: 'Group UID', read: groupUid },
  name: { heading: 'Group Name', read: words('a name') },
  groupType: { heading: 'Group Type', read: words('a type of group') },
  closed: { heading: 'Closed Date', read: optional(day) },
  opened: { heading: 'Open date', read: optional(day) },
  incorporated: { heading: 'Incorporated on (open date)', read: optional(day) },
  joined: { heading: 'Joined date', read: optional(day) },
  groupId: { heading: 'Group ID', read: pattern(/^TR\d+$/i), signpost: true },
  company: { heading: 'Companies House Number', read: pattern(/^[A-Z0-9]{6,8}$/i), signpost: true },
  groupTypeCode: { heading: 'Group Type (code)', read: code, signpost: true },
  groupStatus: { heading: 'Group Status (code)', read: pattern(/^[A-Z_ ]+$/), signpost: true },
  typeCode: { heading: 'TypeOfEstablishment (code)', read: code, signpost: true },
  phaseCode: { heading: 'PhaseOfEducation (code)', read: code, signpost: true },
  laCode: { heading: 'LA (code)', read: laCode, signpost: true },
  status: { heading: 'Group Status', read: text, signpost: true },
} satisfies Columns

export type GroupsTable = Table<typeof GROUP_COLUMNS>
type GroupLine = { uid: number; kind: string; name: string; from: string | null; to: string | null; joined: string | null; urnEnded: string | null }

export async function readGroups(file: string, { watch, limits }: { watch: Watch; limits?: Limits }): Promise<GroupsTable> {
  const table = await readTable(file, { kind: 'groups', columns: GROUP_COLUMNS, watch, limits })
  if (table.missing.includes('URN')) addFault(table.faults, { line: 1, column: null, value: null, rule: 'The column "URN" (or "Academy URN") must be there: this file does not say which schools are in the groups.' })
  return table
}

type Context = { draft: Draft; known: Known; scope: Scope; groups: Groups; met: Set<number>; stale: boolean; unclear: number }

/** What the file would change. */
export function differenceOfGroups(table: GroupsTable, known: Known, scope: Scope): Draft {
  const draft = newDraft()
  const context: Context = { draft, known, scope, groups: knownGroups(known), met: new Set(), stale: isStale(scope), unclear: 0 }
  const { bySchool, others, strangers } = sorted(table, known, scope)
  for (const [schoolId, lines] of bySchool) addSchool(context, schoolId, lines)
  endClosed(context, bySchool)
  draft.notes.push(...table.notes, ...staleNote(scope), ...notesOn({ others, strangers, unclear: context.unclear }))
  return inOrder(draft)
}

/** The lines by school; how many are about groups that are no networks of schools, and about schools that are not here. */
function sorted(table: GroupsTable, known: Known, { laCodes }: Scope): { bySchool: Map<number, GroupLine[]>; others: number; strangers: number } {
  const bySchool = new Map<number, GroupLine[]>()
  let [others, strangers] = [0, 0]
  for (const { values } of table.rows) {
    const schoolId = values.urn ? known.schoolOf.get(values.urn) : undefined
    const kind = groupKindOf(values.groupType!, values.name!)
    if (kind === undefined) others += 1
    else if (schoolId === undefined) strangers += 1
    else if (inAuthorities(known.schools.get(schoolId)!, laCodes)) {
      const lines = bySchool.get(schoolId) ?? []
      const to = values.closed ?? null
      const from = values.opened ?? values.incorporated ?? null
      lines.push({ uid: values.groupUid!, kind, name: values.name!, from: to !== null && from !== null && from > to ? null : from, to, joined: values.joined ?? null, urnEnded: endOfUrn(values.urn!, schoolId, known) })
      bySchool.set(schoolId, lines)
    }
  }
  return { bySchool, others, strangers }
}

/** The last day of a URN the school has left behind; null for the one it has today. */
const endOfUrn = (urn: number, schoolId: number, known: Known): string | null =>
  known.schools.get(schoolId)!.urn === urn ? null : (known.urns.get(urn)?.to ?? null)

const FAMILIES: readonly Family[] = ['trust', 'federation', 'umbrella']

function addSchool(context: Context, schoolId: number, lines: readonly GroupLine[]): void {
  const { draft, known, scope } = context
  const school = { id: schoolId, name: nameOf(known.schools.get(schoolId)!) }
  draft.inScope += lines.length
  for (const family of FAMILIES) {
    const told = membershipsIn(lines.filter(({ kind }) => familyOf(kind) === family))
    if (told.length === 0) continue
    const { changes, unclear } = settleGroups(standingOf(school, family, known), told, {
      exclusive: family !== 'umbrella', registerDay: scope.registerDay, registerIsNewer: scope.registerDay !== null && scope.asOf < scope.registerDay,
    })
    const joined = new Set(changes.map(({ groupUid }) => groupUid))
    // A group nobody here is, or was, in is no network of ours.
    for (const line of lines) if (known.networks.has(line.uid) || joined.has(line.uid)) meetGroup(draft, { ...context, additionsOnly: context.stale || scope.laCodes.length > 0 }, line, context.met)
    context.unclear += unclear
    draft.unchanged += Math.max(0, told.length - changes.length - unclear)
    addMemberships(draft, context, school, changes)
  }
}

/** Each membership once. */
const membershipsIn = (lines: readonly GroupLine[]): Told[] => {
  const once = new Map(lines.map((line) => [`${line.uid} ${line.joined}`, line]))
  return [...once.values()].map(({ uid, joined, to, urnEnded }) => ({ groupUid: uid, joined, closed: to, urnEnded }))
}

/** When a group closes, whoever was in it and is not named in the file leaves it too. */
function endClosed({ draft, known, groups, scope }: Context, bySchool: ReadonlyMap<number, readonly GroupLine[]>): void {
  const closed = new Map([...bySchool.values()].flat().flatMap(({ uid, to }) => (to === null || !groups.has(uid) ? [] : [[groups.get(uid)!.id, { uid, to }] as const])))
  for (const [schoolId, memberships] of known.memberships) {
    if (!inAuthorities(known.schools.get(schoolId)!, scope.laCodes)) continue
    const named = new Set((bySchool.get(schoolId) ?? []).map(({ uid }) => groups.get(uid)?.id))
    for (const { id, network_id, from, to } of memberships) {
      const group = closed.get(network_id)
      if (!group || to !== null || named.has(network_id)) continue
      const day = from !== null && from > group.to ? from : group.to
      addChange(draft, { subject: 'memberships', key: id, label: `${nameOf(known.schools.get(schoolId)!)}: ${groups.get(group.uid)!.name}`, before: { to: null }, after: { to: day }, change: 'closed' })
    }
  }
}

const notesOn = ({ others, strangers, unclear }: { others: number; strangers: number; unclear: number }): string[] =>
  notes(
    [strangers, 'line is about a school that is not in the register here.', 'lines are about schools that are not in the register here.'],
    [others, 'line is about a group that is no network of schools, such as a sponsor.', 'lines are about groups that are no networks of schools, such as sponsors.'],
    [unclear, 'membership was left out: the register here names another group or none, and nobody can tell since when.', 'memberships were left out: the register here names another group or none, and nobody can tell since when.'],
  )
