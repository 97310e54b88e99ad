/**
 * The register of schools: which are new, which changed, which closed, which go on under a new URN.
 * A school that is absent from the file is left as it is: extracts leave schools out for many reasons.
 */
import { addDays } from '../../graph/dates/day.ts'
import { trustKindOf, type Family } from '../../graph/network/legal-groups.ts'
import { leavesAsAcademy } from '../../graph/network/register-moves.ts'
import { settleRegister } from '../../graph/network/membership-days.ts'
import { endWithSchool, goOn } from './closing.ts'
import { addChange, addNew, inOrder, newDraft, type Draft } from './draft.ts'
import { addMemberships, knownGroups, meetGroup, standingOf, type Group, type Groups } from './groups-of-schools.ts'
import { inAuthorities, nameOf, type Known } from './known.ts'
import type { Row } from './model.ts'
import { differing, factsOf, newSchool } from './register-facts.ts'
import { REGISTER_COLUMNS, type RegisterValues } from './register-columns.ts'
import { resolve, type Resolved } from './register-identity.ts'
import { isStale, staleNote, type Scope } from './scope.ts'
import { addFault, readTable, type Table, type TableRow } from './table.ts'
import { counted, notes } from './counting.ts'
import type { Limits } from './container.ts'
import type { Watch } from './model.ts'

export type RegisterTable = Table<typeof REGISTER_COLUMNS>
export type RegisterRow = TableRow<typeof REGISTER_COLUMNS>

/** Reads the file: each URN once. */
export async function readRegister(file: string, { laCodes, watch, limits }: { laCodes: readonly string[]; watch: Watch; limits?: Limits }): Promise<RegisterTable> {
  const wanted = new Set(laCodes)
  // A code that is none is read, so that its fault is told.
  const only = wanted.size === 0 ? undefined : (cell: (name: 'laCode') => string) => wanted.has(cell('laCode')) || !/^\d{3}$/.test(cell('laCode'))
  const table = await readTable(file, { kind: 'register', columns: REGISTER_COLUMNS, watch, limits, only, once: 'urn' })
  if (table.faults.count === 0 && table.rows.length === 0) addFault(table.faults, { line: null, column: 'LA (code)', value: laCodes.join(', '), rule: 'There is no school of this authority in the file.' })
  return table
}

/** What the file would change. */
export function differenceOfRegister(table: RegisterTable, known: Known, scope: Scope): Draft {
  const draft = newDraft()
  const context = { draft, known, scope, groups: knownGroups(known), met: new Set<number>() }
  const resolved = resolve(table.rows, known)
  addAuthorities(draft, table.rows, known)
  // Whoever imports for one authority cannot take a school from another: a file is only a file.
  const elsewhere = (found: Resolved): boolean => found.schoolId !== null && !inAuthorities(known.schools.get(found.schoolId)!, scope.laCodes)
  for (const found of resolved.schools) if (!elsewhere(found)) addSchool(context, found)
  draft.inScope = table.rows.length
  draft.tellsGroups = table.told.has('trustUid') || table.told.has('trustFlag')
  draft.openBefore = [...known.schools.values()].filter((school) => isOpen(school) && inAuthorities(school, scope.laCodes)).length
  draft.notes.push(...table.notes, ...staleNote(scope), ...missingNote(table), ...formerNote(resolved.former), ...elsewhereNote(resolved.schools.filter(elsewhere).length), ...closingNote(draft), ...absentNote(table, known, scope, resolved.schools))
  return inOrder(draft)
}

type Context = { draft: Draft; known: Known; scope: Scope; groups: Groups; met: Set<number> }

const isOpen = (school: Row): boolean => school.standing === 'open' || school.standing === 'closing'

function addAuthorities(draft: Draft, rows: readonly RegisterRow[], known: Known): void {
  const named = new Map<string, string>()
  for (const { values } of rows) if (!named.get(values.laCode!)) named.set(values.laCode!, values.laName ?? '')
  for (const [code, name] of named) {
    const before = known.authorities.get(code)
    if (before === undefined) addNew(draft, { subject: 'authorities', key: code, label: name || `Authority ${code}`, after: { code, name: name || `Authority ${code}` } })
    else if (name !== '' && name !== before) addChange(draft, { subject: 'authorities', key: code, label: name, before: { name: before }, after: { name } })
  }
}

function addSchool(context: Context, { row: { values }, schoolId }: Resolved): void {
  const { draft, known } = context
  const label = `${values.name} (${values.urn})`
  if (schoolId === null) {
    const id = addNew(draft, { subject: 'schools', label, after: newSchool(values) })
    addNew(draft, { subject: 'school_urns', key: values.urn!, label, after: { urn: values.urn!, school_id: id, from: values.openDate ?? null, to: null, reason: null } })
    return addLegalGroups(context, values, { id, name: label })
  }
  const before = known.schools.get(schoolId)!
  const moved = before.urn !== values.urn
  const change = differing(before, factsOf(values))
  const closes = change?.after.standing === 'closed'
  if (change) addChange(draft, { subject: 'schools', key: schoolId, label, ...change, change: moved ? 'moved' : closes ? 'closed' : 'changed' })
  else draft.unchanged += 1
  if (moved) addUrn(context, values, schoolId, before)
  if (values.status === 'closed') endWithSchool(draft, known, { id: schoolId, name: label }, (values.closeDate ?? before.closed_on ?? context.scope.asOf) as string)
  else if (before.standing === 'closed') goOn(draft, known, { id: schoolId, name: label })
  addLegalGroups(context, values, { id: schoolId, name: label }, moved)
}

/** The school goes on under a new URN: the old one ends the day before. */
function addUrn({ draft, known, scope }: Context, values: RegisterValues, schoolId: number, before: Row): void {
  const first = values.openDate ?? known.urns.get(values.urn!)?.from ?? null
  const oldUrn = before.urn as number
  const old = known.urns.get(oldUrn)
  const to = addDays(first ?? scope.asOf, -1)
  if (!old) addNew(draft, { subject: 'school_urns', key: oldUrn, label: nameOf(before), after: { urn: oldUrn, school_id: schoolId, from: before.opened_on ?? null, to, reason: null } })
  else if (old.to === null) addChange(draft, { subject: 'school_urns', key: oldUrn, label: nameOf(before), before: { to: null }, after: { to } })
  if (known.urns.has(values.urn!)) return
  addNew(draft, { subject: 'school_urns', key: values.urn!, label: `${values.name} (${values.urn})`, after: { urn: values.urn!, school_id: schoolId, from: first, to: null, reason: 'same authority and establishment number' } })
}

/** The trust and the federation the register names, if it has those columns. */
function addLegalGroups(context: Context, values: RegisterValues, school: { id: number; name: string }, moved = false): void {
  const stale = isStale(context.scope)
  const day = moved ? firstDayOf(values, context.scope) : context.scope.asOf
  const told = legalGroupsOf(values)
  for (const { family, group } of moved ? [...told, ...leftAsAcademy(told, values)] : told) {
    const untold = !told.some((one) => one.family === family)
    const standing = standingOf(school, family, context.known).filter(({ groupUid }) => !untold || leavesAsAcademy(values.type ?? '', context.groups.get(groupUid)!.kind))
    // An older register adds what nobody has told yet, and ends nothing.
    const changes = stale && standing.length > 0 ? [] : settleRegister(standing, group?.uid ?? null, day)
    const joined = changes.some(({ id }) => id === null)
    if (group && (joined || context.known.networks.has(group.uid))) meetGroup(context.draft, { ...context, additionsOnly: stale || context.scope.laCodes.length > 0 }, group, context.met)
    addMemberships(context.draft, context, school, changes, moved)
  }
}

/** A school that goes on under a new URN changed on that URN's first day, not on the register's. */
const firstDayOf = ({ openDate }: RegisterValues, { asOf }: Scope): string => (openDate && openDate <= asOf ? openDate : asOf)

/** Families the file says nothing of, which an academy leaves all the same. */
const leftAsAcademy = (told: readonly { family: Family }[], values: RegisterValues): { family: Family; group: null }[] =>
  values.status === 'closed' ? [] : (['trust', 'federation'] as const).filter((family) => !told.some((one) => one.family === family)).map((family) => ({ family, group: null }))

/** What the line says of each family: a group, or (null) that there is none. */
function legalGroupsOf(values: RegisterValues): { family: Family; group: Group | null }[] {
  const { trustUid, trustFlag, trustName, federationUid, federationFlag, federationName } = values
  const told: { family: Family; group: Group | null }[] = []
  const trust = trustName ?? `Trust ${trustUid}`
  if (values.status === 'closed') return []
  if (trustUid) told.push({ family: 'trust', group: { uid: trustUid, kind: trustKindOf(trustFlag ?? null, values.type ?? '', trust), name: trust } })
  else if (trustUid === null && (trustFlag === 'none' || trustFlag === undefined)) told.push({ family: 'trust', group: null })
  if (federationUid) told.push({ family: 'federation', group: { uid: federationUid, kind: 'federation', name: federationName ?? `Federation ${federationUid}` } })
  else if (federationUid === null && (federationFlag === 'none' || federationFlag === undefined)) told.push({ family: 'federation', group: null })
  return told
}

const missingNote = ({ missing }: RegisterTable): string[] =>
  missing.length === 0 ? [] : [`The file does not have ${missing.length === 1 ? 'this column' : 'these columns'}, and what they tell stays as it is: ${missing.join(', ')}.`]

const formerNote = (former: number): string[] =>
  notes([former, 'line is about another URN of a school than the one it has today; nothing changes for that.', 'lines are about other URNs of schools than the ones they have today; nothing changes for that.'])

const elsewhereNote = (count: number): string[] =>
  notes([
    count,
    'school belongs to another authority here and was left out: somebody who may import for both has to move it.',
    'schools belong to other authorities here and were left out: somebody who may import for all of them has to move them.',
  ])

/** What ends with schools that close, and what to load next. */
function closingNote({ changes }: Draft): string[] {
  const ends = changes.filter(({ why }) => why === 'closed').length
  if (ends === 0) return []
  return [`${counted(ends, 'membership or post ends', 'memberships and posts end')} with schools that close. Load the links file next: where it names the school that takes over, what schools choose freely goes on there.`]
}

/** Open schools of the authorities the file covers that are not in it. */
function absentNote(table: RegisterTable, known: Known, scope: Scope, found: readonly Resolved[]): string[] {
  const covered = new Set(table.rows.map(({ values }) => values.laCode))
  const seen = new Set(found.map(({ schoolId }) => schoolId))
  const absent = [...known.schools.values()].filter((school) => isOpen(school) && covered.has(school.la_code as string) && !seen.has(school.id as number))
  if (absent.length === 0) return []
  const names = absent.slice(0, 5).map(nameOf).join('; ')
  return [`${counted(absent.length, 'open school is', 'open schools are')} not in the file and will be left as ${absent.length === 1 ? 'it is' : 'they are'}: ${names}${absent.length > 5 ? ' …' : ''}. A school closes only when the register says so.`]
}
