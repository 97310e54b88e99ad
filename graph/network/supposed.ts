/**
 * Supposes changes to the network: what its facts would be if a network ended, two became one, somebody left, a school joined,
 * left or closed. Nothing is saved, and the facts handed in stay as they are.
 *
 * A change holds from its day: what it ends has its last day before. Two networks that merge bring along their members and
 * what they did. Joining ends what shuts it out, as the register's own rule has it: a school is in one trust, one federation
 * and one Improvement Partnership at a time (kinds.ts, legal-groups.ts), and an academy is in no federation, which is of
 * maintained schools (School Governance (Federations) (England) Regulations 2012).
 * Leaves out: what follows for coverage, conflicts and support (graph/coverage/what-if.ts).
 */
import { addDays, formatDay } from '../dates/day.ts'
import { holdsOn, type Network, type NetworkFacts, type School } from './model.ts'
import { isOpenOn } from './standing.ts'
import { end, join, leave, merge } from './supposed-members.ts'
import { ended, endMemberships, no, Refused, withoutLead, type World } from './supposed-rows.ts'

export type SupposedChange =
  | { kind: 'ends'; networkId: number }
  | { kind: 'merges'; networkId: number; intoId: number }
  | { kind: 'joins'; schoolId: number; networkId: number }
  | { kind: 'leaves'; schoolId: number; networkId: number }
  | { kind: 'closes'; schoolId: number }
  /** Whoever is head of the school on the day. */
  | { kind: 'head-goes'; schoolId: number }
  | { kind: 'person-goes'; personId: number }

/** A change in words, and what else it brings with it. */
export type Said = { what: string; also: string[] }
export type Supposed = { facts: NetworkFacts; said: Said[] } | { refusal: string }

/** The facts after all the changes, one after the other, from the day on; or why one of them cannot be. */
export function suppose(facts: NetworkFacts, changes: readonly SupposedChange[], on: string): Supposed {
  const said: Said[] = []
  let now = facts
  try {
    for (const change of changes) {
      const world = { facts: now, on, last: addDays(on, -1), also: [] as string[] }
      const what = makeChange(world, change)
      now = world.facts
      said.push({ what, also: world.also })
    }
  } catch (fault) {
    if (fault instanceof Refused) return { refusal: fault.message }
    throw fault
  }
  return { facts: now, said }
}

function makeChange(world: World, change: SupposedChange): string {
  switch (change.kind) {
    case 'ends':
      return end(world, aliveNetwork(world, change.networkId))
    case 'merges':
      return merge(world, aliveNetwork(world, change.networkId), aliveNetwork(world, change.intoId))
    case 'joins':
      return join(world, openSchool(world, change.schoolId), aliveNetwork(world, change.networkId))
    case 'leaves':
      return leave(world, openSchool(world, change.schoolId), aliveNetwork(world, change.networkId))
    case 'closes':
      return close(world, openSchool(world, change.schoolId))
    case 'head-goes':
      return headGoes(world, openSchool(world, change.schoolId))
    case 'person-goes':
      return personGoes(world, change.personId)
  }
}

function aliveNetwork({ facts, on }: World, id: number): Network {
  const network = facts.networks.find((row) => row.id === id) ?? no('There is no such network here')
  return holdsOn(network, on) ? network : no(`${network.name} is not there on ${formatDay(on)}`)
}

function openSchool({ facts, on }: World, id: number): School {
  const school = facts.schools.find((row) => row.id === id) ?? no('There is no such school here')
  return isOpenOn(school, on) ? school : no(`${school.name} is not open on ${formatDay(on)}`)
}

function close(world: World, school: School): string {
  world.facts = {
    ...world.facts,
    schools: world.facts.schools.map((row) => (row.id === school.id ? { ...row, standing: 'closed', closedOn: world.last } : row)),
    posts: ended(world.facts.posts, world.last, (row) => row.schoolId === school.id),
  }
  endMemberships(world, (row) => row.schoolId === school.id)
  withoutLead(world, (row) => row.leadSchoolId === school.id)
  world.also.push('Its posts and memberships end with it.')
  return `${school.name} closes`
}

/** The post of whoever leads a school, the usual one first. */
const LEADING = ['head', 'executive-head', 'associate-head']

function headGoes(world: World, school: School): string {
  const posts = world.facts.posts.filter((row) => row.schoolId === school.id && holdsOn(row, world.on))
  const post = LEADING.map((role) => posts.find((row) => row.role === role)).find((row) => row !== undefined)
  if (!post) return no(`Nobody is recorded as head of ${school.name} on ${formatDay(world.on)}`)
  letGo(world, post.personId, school.id)
  return `The headteacher of ${school.name} goes`
}

function personGoes(world: World, personId: number): string {
  const person = world.facts.people.find(({ id }) => id === personId) ?? no('There is no such person here')
  letGo(world, personId, null)
  return `${person.name} goes`
}

/** Posts, roles in networks and designations end. */
function letGo(world: World, personId: number, schoolId: number | null): void {
  const { facts, on, last } = world
  const schools = new Map(facts.schools.map(({ id, name }) => [id, name]))
  const held = facts.posts.filter((row) => row.personId === personId && row.schoolId !== schoolId && row.schoolId !== null && holdsOn(row, on))
  const roles = facts.memberships.filter((row) => row.personId === personId && holdsOn(row, on))
  const names = new Map(facts.networks.map(({ id, name }) => [id, name]))
  const also = new Set([...held.map((row) => schools.get(row.schoolId!)), ...roles.map((row) => names.get(row.networkId))].filter((name) => name !== undefined))
  if (also.size > 0) world.also.push(`Their part in ${[...also].sort().join(', ')} ends too.`)
  world.facts = {
    ...facts,
    posts: ended(facts.posts, last, (row) => row.personId === personId),
    designations: ended(facts.designations, last, (row) => row.personId === personId),
  }
  endMemberships(world, (row) => row.personId === personId)
}
