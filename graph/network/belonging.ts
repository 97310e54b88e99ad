/**
 * Decides which schools belong to which networks on a day: as members or leads themselves, or through somebody on their
 * staff who is a member for them.
 *
 * Source: DfES, NCSL and IDeA, "Spreading Innovation Across Local Authorities", 2005. Schools join most networks; in some
 * (Knowsley's co-leaders, Liverpool's nominated heads) it is a person who does, and then the school is there only as long as
 * that person is.
 * Leaves out: governors, officers, mentors and advisers, who do not bring their schools with them; taking part
 * (graph/coverage).
 */
import { holdsOn, type Membership, type Network, type NetworkFacts, type Post } from './model.ts'
import { standsForSchool } from './roles.ts'
import { isOpenOn } from './standing.ts'

/** A school's place in a network; `personId` is the member of staff it depends on, null where the school itself belongs. */
export type Belonging = { networkId: number; schoolId: number; role: string; personId: number | null }

/** Posts whose holder stands for the school. */
const STAFF_POSTS: ReadonlySet<string> = new Set([
  'head', 'executive-head', 'associate-head', 'deputy-head', 'senior-leader', 'middle-leader',
])

const groupBy = <T>(rows: readonly T[], keyOf: (row: T) => number | null): Map<number, T[]> => {
  const groups = new Map<number, T[]>()
  for (const row of rows) {
    const key = keyOf(row)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

/** A network's lead school belongs to it, whether or not it is listed as a member too. */
const asLead = (network: Network): Pick<Membership, 'networkId' | 'schoolId' | 'role'> => ({
  networkId: network.id, schoolId: network.leadSchoolId, role: 'lead',
})

const throughStaff = (membership: Membership, postsOf: Map<number, Post[]>): Belonging[] => {
  if (membership.personId === null || !standsForSchool(membership.role)) return []
  return (postsOf.get(membership.personId) ?? []).flatMap((post) =>
    post.schoolId === null
      ? []
      : [{ networkId: membership.networkId, schoolId: post.schoolId, role: membership.role, personId: membership.personId }],
  )
}

/** Every belonging, one row a role, to a network that exists on the day, of a school open on it; none through staff where a school has its own. */
export function belongingsOn(facts: NetworkFacts, day: string): Belonging[] {
  const networks = new Set(facts.networks.filter((network) => holdsOn(network, day)).map((network) => network.id))
  const open = new Set(facts.schools.filter((school) => isOpenOn(school, day)).map((school) => school.id))
  const current = facts.memberships.filter((membership) => networks.has(membership.networkId) && holdsOn(membership, day))
  const own = [...current, ...facts.networks.filter((network) => networks.has(network.id)).map(asLead)].flatMap((row): Belonging[] =>
    row.schoolId === null || !open.has(row.schoolId) ? [] : [{ networkId: row.networkId, schoolId: row.schoolId, role: row.role, personId: null }],
  )
  const postsOf = groupBy(facts.posts.filter((post) => STAFF_POSTS.has(post.role) && holdsOn(post, day)), (post) => post.personId)
  const owned = new Set(own.map((row) => `${row.networkId}:${row.schoolId}`))
  const seen = new Set<string>()
  const through = current
    .flatMap((membership) => throughStaff(membership, postsOf))
    .filter((row) => {
      const once = `${row.networkId}:${row.schoolId}:${row.personId}`
      if (!open.has(row.schoolId) || owned.has(`${row.networkId}:${row.schoolId}`) || seen.has(once)) return false
      seen.add(once)
      return true
    })
  return [...onceEach(own), ...through].sort(inOrder)
}

const onceEach = (rows: Belonging[]): Belonging[] => [
  ...new Map(rows.map((row) => [`${row.networkId}:${row.schoolId}:${row.role}`, row])).values(),
]

const inOrder = (a: Belonging, b: Belonging): number =>
  a.schoolId - b.schoolId || a.networkId - b.networkId || (a.personId ?? 0) - (b.personId ?? 0) || (a.role < b.role ? -1 : a.role > b.role ? 1 : 0)
