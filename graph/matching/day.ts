/**
 * The facts of a round's day, indexed once: who belongs to what, who holds which post, what each school may give.
 * Conflicts are found from the graph, as of the day. Leaves out: any judgement (eligibility.ts, fit.ts).
 */
import type { CategoryRule } from '../categories/framework.ts'
import { addYears } from '../dates/day.ts'
import { belongingsOn } from '../network/belonging.ts'
import { holdsOn, type Interest, type NetworkFacts, type Post, type School } from '../network/model.ts'
import { isOpenOn } from '../network/standing.ts'
import type { RoundInput, TrackRecord } from './model.ts'

/** What conflicts of interest are found from. */
export type ConflictDay = {
  asOf: string
  /** Networks in which two members conflict, by school; a network's containing networks count. */
  conflictNetworks: Map<number, Set<number>>
  /** Posts by person, past and present. */
  posts: Map<number, Post[]>
  /** Heads of any kind on the day, by school. */
  heads: Map<number, Set<number>>
  /** Those who lead or govern a school on the day. */
  responsible: Map<number, Set<number>>
  /** Interests held on the day, by the school they are in. */
  interests: Map<number, Interest[]>
}

export type Day = ConflictDay & {
  schools: Map<number, School>
  openSchools: Set<number>
  /** Every other network, by school. */
  companyNetworks: Map<number, Set<number>>
  /** Schools that did something together in the last year: `lower:higher`. */
  together: Set<string>
  designated: Set<number>
  /** The rule of each school's category; a school without one is not in it. */
  categories: Map<number, CategoryRule>
  record: Map<number, TrackRecord[]>
}

const HEADS: ReadonlySet<string> = new Set(['head', 'executive-head', 'associate-head'])
const GOVERNORS: ReadonlySet<string> = new Set(['chair-of-governors', 'governor'])

/** The two schools' key in `together`. */
export const pairKey = (a: number, b: number): string => (a < b ? `${a}:${b}` : `${b}:${a}`)

/** Have the two something in common? */
export const meet = (a: Set<number> | undefined, b: Set<number> | undefined): boolean => {
  if (!a || !b) return false
  for (const value of a) if (b.has(value)) return true
  return false
}

/** The round's facts as of its day. */
export function dayOf(input: RoundInput): Day {
  const { network, asOf } = input
  return {
    ...conflictDayOf(network, asOf),
    schools: new Map(network.schools.map((school) => [school.id, school])),
    openSchools: new Set(network.schools.filter((school) => isOpenOn(school, asOf)).map((school) => school.id)),
    together: togetherSince(network, addYears(asOf, -1), asOf),
    designated: new Set(network.designations.filter((row) => holdsOn(row, asOf)).map((row) => row.personId)),
    categories: categoriesOf(input),
    record: listed(input.record, (row) => row.offerId),
  }
}

/** The network's facts as of the day, as far as conflicts go, with the company schools keep beside. */
export function conflictDayOf(network: NetworkFacts, asOf: string): ConflictDay & Pick<Day, 'companyNetworks'> {
  const posts = network.posts.filter((post) => holdsOn(post, asOf))
  const postsIn = (roles: (role: string) => boolean) =>
    gather(posts.filter((post) => roles(post.role)), (post) => post.schoolId, (post) => post.personId)
  return {
    asOf,
    ...networksOf(network, asOf),
    posts: listed(network.posts, (post) => post.personId),
    heads: postsIn((role) => HEADS.has(role)),
    responsible: postsIn((role) => HEADS.has(role) || GOVERNORS.has(role)),
    interests: listed(network.interests.filter((interest) => holdsOn(interest, asOf)), ({ otherSchoolId }) => otherSchoolId),
  }
}

/** The category in force on the day: of those of the round's framework, the one that began last. */
function categoriesOf({ categories, framework, asOf }: RoundInput): Map<number, CategoryRule> {
  const rules = new Map(framework.categories.map((rule) => [rule.code, rule]))
  const found = new Map<number, CategoryRule>()
  const inForce = categories.filter((row) => row.framework === framework.code && row.from <= asOf)
  for (const row of inForce.sort((a, b) => (a.from === b.from ? a.id - b.id : a.from < b.from ? -1 : 1))) {
    const rule = rules.get(row.code)
    if (!rule) throw new Error(`Category ${row.code} is not in the framework ${framework.code}`)
    found.set(row.schoolId, rule)
  }
  return found
}

function networksOf(facts: NetworkFacts, asOf: string): Pick<Day, 'conflictNetworks' | 'companyNetworks'> {
  const conflicting = new Set(facts.kinds.filter((kind) => kind.conflict).map((kind) => kind.code))
  const alive = facts.networks.filter((network) => holdsOn(network, asOf))
  const inConflict = new Set(alive.filter((network) => conflicting.has(network.kind)).map((network) => network.id))
  const leads = alive.flatMap((network) => (network.leadSchoolId === null ? [] : [{ networkId: network.id, schoolId: network.leadSchoolId }]))
  const belongings = [...belongingsOn(facts, asOf).map(({ networkId, schoolId }) => ({ networkId, schoolId })), ...leads]
  const around = containers(facts, asOf)
  const conflicts = belongings.flatMap(({ networkId, schoolId }) =>
    around(networkId).filter((id) => inConflict.has(id)).map((id) => ({ networkId: id, schoolId })),
  )
  const company = belongings.filter(({ networkId }) => !inConflict.has(networkId))
  return {
    conflictNetworks: gather(conflicts, (row) => row.schoolId, (row) => row.networkId),
    companyNetworks: gather(company, (row) => row.schoolId, (row) => row.networkId),
  }
}

/** A network and everything that contains it on the day. */
function containers(facts: NetworkFacts, asOf: string): (networkId: number) => number[] {
  const parents = gather(
    facts.links.filter((link) => link.relation === 'contains' && holdsOn(link, asOf)),
    (link) => link.toNetworkId,
    (link) => link.fromNetworkId,
  )
  return (networkId) => {
    const reached = new Set([networkId])
    for (const id of reached) for (const parent of parents.get(id) ?? []) reached.add(parent)
    return [...reached]
  }
}

function togetherSince(facts: NetworkFacts, since: string, asOf: string): Set<string> {
  const pairs = new Set<string>()
  for (const { on, schoolIds } of facts.activities) {
    if (on < since || on > asOf) continue
    for (const a of schoolIds) for (const b of schoolIds) if (a < b) pairs.add(pairKey(a, b))
  }
  return pairs
}

const gather = <Row>(rows: Row[], keyOf: (row: Row) => number | null, valueOf: (row: Row) => number): Map<number, Set<number>> => {
  const found = new Map<number, Set<number>>()
  for (const row of rows) {
    const key = keyOf(row)
    if (key === null) continue
    const values = found.get(key)
    if (values) values.add(valueOf(row))
    else found.set(key, new Set([valueOf(row)]))
  }
  return found
}

const listed = <Row>(rows: Row[], keyOf: (row: Row) => number): Map<number, Row[]> => {
  const found = new Map<number, Row[]>()
  for (const row of rows) {
    const list = found.get(keyOf(row))
    if (list) list.push(row)
    else found.set(keyOf(row), [row])
  }
  return found
}
