/** Turns what a publication says of trusts and federations into changes of networks and memberships. */
import { familyOf, type Family } from '../../graph/network/legal-groups.ts'
import type { RegisterMove } from '../../graph/network/register-moves.ts'
import type { MembershipChange, Standing } from '../../graph/network/membership-days.ts'
import { addChange, addNew, type Draft } from './draft.ts'
import type { Known, KnownMembership, KnownNetwork } from './known.ts'
import type { Row } from './model.ts'
import { differing } from './register-facts.ts'

/** A legal group as a publication names it. */
export type Group = { uid: number; kind: string; name: string; from?: string | null; to?: string | null }
/** Every group met so far, known or new, by its UID; id negative while new. */
export type Groups = Map<number, { id: number; kind: string; name: string }>

export const knownGroups = (known: Known): Groups => new Map([...known.networks].map(([uid, { id, kind, name }]) => [uid, { id, kind, name }]))

/**
 * Adds a group that is new, and renames or redates one that is not. With `additionsOnly`, what is known stays: the file is
 * older than what was loaded before, or narrowed to some authorities, and groups are everybody's.
 */
export function meetGroup(draft: Draft, { groups, known, additionsOnly }: { groups: Groups; known: Known; additionsOnly: boolean }, group: Group, met: Set<number>): void {
  if (met.has(group.uid)) return
  met.add(group.uid)
  const { uid, kind, name, from, to } = group
  const before = known.networks.get(uid)
  if (!before) {
    const id = addNew(draft, { subject: 'networks', label: name, after: { kind, name, group_uid: uid, from: from ?? null, to: to ?? null } })
    groups.set(uid, { id, kind, name })
    return
  }
  const change = differing(before, told(before, group, additionsOnly))
  if (change) addChange(draft, { subject: 'networks', key: before.id, label: name, ...change, change: change.after.to ? 'closed' : 'changed' })
  if (!additionsOnly) groups.set(uid, { id: before.id, kind, name })
}

/** What the file tells of a group known before. */
function told(before: KnownNetwork, { kind, name, from, to }: Group, additionsOnly: boolean): Row {
  if (additionsOnly) return from && !before.from ? { from } : {}
  return { kind, name, ...(from ? { from } : {}), ...(to && !before.to ? { to } : {}) }
}

/** A school's memberships of one family of groups, as rules read them. */
export function standingOf(school: { id: number }, family: Family, known: Known): Standing[] {
  const uidOf = new Map((known.memberships.get(school.id) ?? []).map((row) => [row, uidsById(known).get(row.network_id)]))
  return [...uidOf].flatMap(([row, group]) => (group && familyOf(group.kind) === family ? [{ id: row.id, groupUid: group.group_uid, from: row.from, to: row.to }] : []))
}

const byId = new WeakMap<Known, Map<number, KnownNetwork>>()
const uidsById = (known: Known): Map<number, KnownNetwork> => {
  const made = byId.get(known) ?? new Map([...known.networks.values()].map((network) => [network.id, network]))
  byId.set(known, made)
  return made
}

/** Which move of the register the changes are: something that went on ends, for another or for none. */
function moveOf(changes: readonly MembershipChange[], rows: ReadonlyMap<number, KnownMembership>, converted: boolean): RegisterMove | undefined {
  const ends = changes.some(({ id, to }) => id !== null && to !== null && rows.get(id)!.to === null)
  if (!ends) return undefined
  return converted ? 'converted' : changes.some(({ id, to }) => id === null && to === null) ? 'replaced' : 'left'
}

/** Writes down what the rules decided about a school's memberships; `converted`: it goes on under a new URN. */
export function addMemberships(draft: Draft, { groups, known }: { groups: Groups; known: Known }, school: { id: number; name: string }, changes: readonly MembershipChange[], converted = false): void {
  const rows = new Map<number, KnownMembership>((known.memberships.get(school.id) ?? []).map((row) => [row.id, row]))
  const why = moveOf(changes, rows, converted)
  for (const { id, groupUid, from, to } of changes) {
    const group = groups.get(groupUid)!
    const label = `${school.name}: ${group.name}`
    if (id === null) {
      addNew(draft, { subject: 'memberships', label, after: { network_id: group.id, school_id: school.id, role: 'member', from, to }, why: to === null ? why : undefined })
      continue
    }
    const row = rows.get(id)!
    const change = differing({ from: row.from, to: row.to }, { from, to })
    const ends = change !== null && 'to' in change.after && row.to === null
    if (change) addChange(draft, { subject: 'memberships', key: id, label, ...change, change: ends ? 'closed' : 'changed', why: ends ? why : undefined })
  }
}
