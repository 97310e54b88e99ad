/**
 * Decides what a school's memberships of legal groups become, when a publication says which groups it is in.
 *
 * Source: the group files give the day a school joined and the day a group closed, never the day a school left; the
 * register gives today's groups and no days at all. A school is in one trust, and one federation, at a time (GIAS; kinds.ts):
 * the group joined later ends the one before. Where it cannot be told which is later, what is there stays as it is.
 * Leaves out: networks people made themselves, which no publication ends.
 */
import { addDays } from '../dates/day.ts'

/** A membership of a school as it stands: `id` says which row. */
export type Standing = { id: number; groupUid: number; from: string | null; to: string | null }
/** What a publication says: in this group since `joined` (null: not told), until `left` (null: still). */
export type Told = { groupUid: number; joined: string | null; left: string | null }
export type MembershipChange = { id: number | null; groupUid: number; from: string | null; to: string | null }
export type Settled = { changes: MembershipChange[]; /** Memberships left alone, because it could not be told which came later. */ unclear: number }

const earlier = (a: string | null, b: string | null): string | null => (a === null ? b : b === null || a < b ? a : b)
const endBefore = (day: string, from: string | null): string => (from !== null && addDays(day, -1) < from ? from : addDays(day, -1))

/** The standing membership a told one is about: the same first day, else one of the same group that still goes on. */
const sameAs = (standing: readonly Standing[], { groupUid, joined }: Told): Standing | undefined => {
  const same = standing.filter((row) => row.groupUid === groupUid)
  return same.find((row) => row.from === joined) ?? same.find((row) => row.to === null)
}

/**
 * For one school and one family of groups, from a group file.
 * @param exclusive whether a school is in one group of the family at a time.
 * @param registerDay the day of the latest register loaded, which is what memberships without a first day were known on.
 */
export function settleGroups(standing: readonly Standing[], told: readonly Told[], { exclusive, registerDay }: { exclusive: boolean; registerDay: string | null }): Settled {
  const changes: MembershipChange[] = []
  let unclear = 0
  const named = new Set(told.map(({ groupUid }) => groupUid))
  const others = exclusive ? standing.filter((row) => row.to === null && !named.has(row.groupUid)) : []
  for (const claim of told) {
    const row = sameAs(standing, claim)
    const after = others.map((other) => isLater(claim, other, registerDay))
    if (!row && after.includes('unclear')) unclear += 1
    else {
      const next = others.filter((_, index) => after[index] === 'earlier').map((other) => other.from!)
      changes.push(...placed(row, claim, next.sort()[0]))
    }
  }
  for (const other of others) {
    const later = told.filter((claim) => claim.left === null && isLater(claim, other, registerDay) === 'later').map(({ joined }) => joined!)
    if (later.length > 0) changes.push({ id: other.id, groupUid: other.groupUid, from: other.from, to: endBefore(later.sort()[0]!, other.from) })
  }
  return { changes: [...changes, ...trimmed(standing, told, changes, exclusive)], unclear }
}

/** Does the claim come after the other membership, before it, or can nobody tell? */
function isLater(claim: Told, other: Standing, registerDay: string | null): 'later' | 'earlier' | 'unclear' {
  if (claim.joined === null) return 'unclear'
  if (other.from !== null) return claim.joined > other.from ? 'later' : claim.joined < other.from ? 'earlier' : 'unclear'
  return registerDay !== null && claim.joined > registerDay ? 'later' : 'unclear'
}

/** The told membership as it should stand; nothing when it does already. A later group, if any, ended it. */
function placed(row: Standing | undefined, claim: Told, nextGroupFrom: string | undefined): MembershipChange[] {
  const to = earlier(claim.left, nextGroupFrom === undefined ? null : endBefore(nextGroupFrom, claim.joined))
  if (!row) return [{ id: null, groupUid: claim.groupUid, from: claim.joined, to: to !== null && claim.joined !== null && to < claim.joined ? claim.joined : to }]
  const from = claim.joined ?? row.from
  const end = earlier(row.to, to)
  return from === row.from && end === row.to ? [] : [{ id: row.id, groupUid: row.groupUid, from, to: end !== null && from !== null && end < from ? from : end }]
}

/** An ended membership of another group that would now overlap ends the day before. */
function trimmed(standing: readonly Standing[], told: readonly Told[], changes: readonly MembershipChange[], exclusive: boolean): MembershipChange[] {
  if (!exclusive) return []
  const starts = told.filter(({ left }) => left === null).flatMap(({ groupUid, joined }) => (joined === null ? [] : [{ groupUid, joined }]))
  const touched = new Set(changes.map(({ id }) => id))
  return standing.flatMap((row) => {
    const start = starts.find(({ groupUid, joined }) =>
      groupUid !== row.groupUid && row.to !== null && (row.from === null || row.from < joined) && row.to >= joined && changes.some((change) => change.groupUid === groupUid && change.from === joined))
    return start && !touched.has(row.id) ? [{ id: row.id, groupUid: row.groupUid, from: row.from, to: addDays(start.joined, -1) }] : []
  })
}

/**
 * For one school and one family of groups, from the register of a day.
 * @param groupUid the group the register names, or null where it says there is none.
 */
export function settleRegister(standing: readonly Standing[], groupUid: number | null, day: string): MembershipChange[] {
  const open = standing.filter((row) => row.to === null)
  // The register is older than what is known: it cannot undo what began or ended after it.
  if (standing.some((row) => (row.from !== null && row.from > day) || (row.to !== null && row.to > day))) return []
  const ended = open
    .filter((row) => row.groupUid !== groupUid)
    .map((row) => ({ id: row.id, groupUid: row.groupUid, from: row.from, to: endBefore(day, row.from) }))
  if (groupUid === null || open.some((row) => row.groupUid === groupUid)) return ended
  const known = standing.length > 0
  return [...ended, { id: null, groupUid, from: known ? day : null, to: null }]
}
