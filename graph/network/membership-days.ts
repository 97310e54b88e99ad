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
/**
 * What a group file says: in this group since `joined` (null: not told); `closed` when the group has closed; `urnEnded`
 * when it says so of a URN the school has left behind, after which nothing is told.
 */
export type Told = { groupUid: number; joined: string | null; closed: string | null; urnEnded: string | null }
/** A row to write: a new one where `id` is null. */
export type MembershipChange = { id: number | null; groupUid: number; from: string | null; to: string | null }
export type Settled = { changes: MembershipChange[]; /** Memberships left out, because it could not be told whether they still hold. */ unclear: number }

export type GroupFile = {
  /** A school is in one group of the family at a time. */
  exclusive: boolean
  /** The day of the latest register that told groups: what memberships without a first day were known on. */
  registerDay: string | null
  /** That register is newer than the file: memberships it does not name have ended, nobody knows when. */
  registerIsNewer: boolean
}

const earlier = (a: string | null, b: string | null): string | null => (a === null ? b : b === null || a < b ? a : b)
/** The last day before `day`, but never before the membership began. */
const dayBefore = (day: string, from: string | null): string => {
  const last = addDays(day, -1)
  return from !== null && last < from ? from : last
}

/** For one school and one family of groups, from a group file. */
export function settleGroups(standing: readonly Standing[], claims: readonly Told[], file: GroupFile): Settled {
  const told = claims.map(inSequence)
  const named = new Set(told.map(({ groupUid }) => groupUid))
  const rivals = file.exclusive ? standing.filter((row) => row.to === null && !named.has(row.groupUid)) : []
  const settled: Settled = { changes: [], unclear: 0 }
  for (const claim of told) {
    const row = rowOf(standing, claim)
    const change = row ? redated(row, claim) : added(claim, rivals, file)
    if (change === 'unclear') settled.unclear += 1
    else if (change) settled.changes.push(change)
    if (change !== 'unclear' && claim.closed === null && claim.urnEnded === null) settled.changes.push(...replaced(claim, rivals, file))
  }
  settled.changes.push(...trimmed(standing, told, settled.changes, file))
  return settled
}

/** Nothing ends before it began: a group said to have closed before the school joined ends on that day. */
const inSequence = ({ joined, closed, urnEnded, ...claim }: Told): Told => {
  const notBefore = (day: string | null): string | null => (day !== null && joined !== null && day < joined ? joined : day)
  return { ...claim, joined, closed: notBefore(closed), urnEnded: notBefore(urnEnded) }
}

/** The standing membership a told one is about: of the same group, going on or ended after the school is said to have joined. */
function rowOf(standing: readonly Standing[], { groupUid, joined }: Told): Standing | undefined {
  const until = (row: Standing): string => row.to ?? '9999'
  const same = standing.filter((row) => row.groupUid === groupUid).sort((a, b) => (until(a) < until(b) ? -1 : 1))
  return joined === null ? same.at(-1) : same.find((row) => joined <= until(row))
}

/** A membership known before gets the earlier first day, and ends with its group. */
function redated(row: Standing, { joined, closed }: Told): MembershipChange | null {
  const from = row.from === null ? joined : earlier(row.from, joined)
  const to = row.to ?? closed
  return from === row.from && to === row.to ? null : { id: row.id, groupUid: row.groupUid, from, to: to !== null && from !== null && to < from ? from : to }
}

/** A membership not known before; an open rival that began later ended it. */
function added(claim: Told, rivals: readonly Standing[], file: GroupFile): MembershipChange | 'unclear' {
  const { groupUid, joined } = claim
  const ended = earlier(claim.closed, claim.urnEnded)
  const order = rivals.map((rival) => compared(claim, rival, file))
  if (ended === null && (file.registerIsNewer ? !order.includes('before') : order.includes('unclear'))) return 'unclear'
  const next = rivals.filter((_, index) => order[index] === 'before').map((rival) => dayBefore(rival.from!, joined))
  const to = [ended, ...next].reduce(earlier, null)
  return { id: null, groupUid, from: joined, to }
}

/** Open rivals that began before the school joined the group end the day before. */
const replaced = (claim: Told, rivals: readonly Standing[], file: GroupFile): MembershipChange[] =>
  rivals
    .filter((rival) => compared(claim, rival, file) === 'after')
    .map(({ id, groupUid, from }) => ({ id, groupUid, from, to: dayBefore(claim.joined!, from) }))

/** Did the school join the group before or after it joined the rival, or can nobody tell? */
function compared({ joined }: Told, rival: Standing, { registerDay }: GroupFile): 'before' | 'after' | 'unclear' {
  if (joined === null || joined === rival.from) return 'unclear'
  if (rival.from !== null) return joined > rival.from ? 'after' : 'before'
  return registerDay !== null && joined > registerDay ? 'after' : 'unclear'
}

/** A first day that turns out earlier ends what overlaps it the day before: its end had only been noticed late. */
function trimmed(standing: readonly Standing[], told: readonly Told[], changes: readonly MembershipChange[], { exclusive }: GroupFile): MembershipChange[] {
  if (!exclusive) return []
  const starts = changes.filter(({ id, to, from }) => id !== null && to === null && from !== null)
  const named = new Set(told.map(({ groupUid }) => groupUid))
  return standing
    .filter((row) => row.to !== null && !named.has(row.groupUid) && !changes.some(({ id }) => id === row.id))
    .flatMap((row) => {
      const start = starts.find(({ from }) => (row.from === null || row.from < from!) && row.to! >= from!)
      return start ? [{ ...row, to: addDays(start.from!, -1) }] : []
    })
}

/**
 * For one school and one family of groups, from the register of a day.
 * @param groupUid the group the register names, or null where it says there is none.
 */
export function settleRegister(standing: readonly Standing[], groupUid: number | null, day: string): MembershipChange[] {
  // The register is older than what is known: it cannot undo what began or ended after it.
  if (standing.some((row) => (row.from ?? '') > day || (row.to ?? '') > day)) return []
  const open = standing.filter((row) => row.to === null)
  const ended = open
    .filter((row) => row.groupUid !== groupUid)
    .map((row) => ({ id: row.id, groupUid: row.groupUid, from: row.from, to: dayBefore(day, row.from) }))
  if (groupUid === null || open.some((row) => row.groupUid === groupUid)) return ended
  return [...ended, { id: null, groupUid, from: standing.length > 0 ? day : null, to: null }]
}
