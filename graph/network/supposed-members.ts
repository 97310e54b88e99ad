/**
 * Supposed changes (supposed.ts) that bring a school into a network or out of one: merging, joining, leaving.
 * Leaves out: whether the school or network is there on the day, which is asked before.
 */
import { shutsOut, whyNotIn, type Place } from './joining.ts'
import { leavesFederation } from './legal-groups.ts'
import { circleWith } from './linking.ts'
import { holdsOn, type Dated, type Membership, type Network, type NetworkFacts, type NetworkLink, type School } from './model.ts'
import { isOpenOn } from './standing.ts'
import { ended, endMemberships, freshId, no, withoutLead, type World } from './supposed-rows.ts'

/** The network ends, with its memberships and links. */
export function end(world: World, network: Network): string {
  world.facts = {
    ...world.facts,
    networks: ended(world.facts.networks, world.last, ({ id }) => id === network.id),
    links: ended(world.facts.links, world.last, (row) => row.fromNetworkId === network.id || row.toNetworkId === network.id),
  }
  endMemberships(world, (row) => row.networkId === network.id)
  return `${network.name} ends`
}

/** The one becomes part of the other. */
export function merge(world: World, network: Network, into: Network): string {
  if (network.id === into.id) no('Choose two different networks to merge')
  const members = [...world.facts.memberships.filter((row) => row.networkId === network.id && holdsOn(row, world.on)), ...asMember(network)]
  const links = world.facts.links
  end(world, network)
  const there = new Set(world.facts.memberships.filter((row) => row.networkId === into.id && holdsOn(row, world.on)).map(whoOf))
  if (into.leadSchoolId !== null) there.add(`school:${into.leadSchoolId}`)
  for (const row of members) {
    if (there.has(whoOf(row))) continue
    there.add(whoOf(row))
    addMember(world, { ...row, role: row.role === 'lead' ? 'member' : row.role }, into)
  }
  const lead = into.leadSchoolId === null && into.leadOrganisationId === null ? { leadSchoolId: network.leadSchoolId, leadOrganisationId: network.leadOrganisationId } : {}
  world.facts = {
    ...world.facts,
    networks: world.facts.networks.map((row) => (row.id === into.id ? { ...row, ...lead } : row)),
    links: relinked(world, links, network.id, into.id),
    activities: world.facts.activities.map((row) => (row.networkId === network.id ? { ...row, networkId: into.id } : row)),
  }
  world.also.push(`Its members belong to ${into.name} from then on, and what it did counts there.`)
  return `${network.name} becomes part of ${into.name}`
}

type Who = Pick<Membership, 'schoolId' | 'organisationId' | 'personId' | 'role'>
const whoOf = ({ schoolId, organisationId, personId }: Who): string =>
  schoolId !== null ? `school:${schoolId}` : personId !== null ? `person:${personId}` : `organisation:${organisationId}`

const asMember = ({ leadSchoolId }: Network): Who[] =>
  leadSchoolId === null ? [] : [{ schoolId: leadSchoolId, organisationId: null, personId: null, role: 'member' }]

/** Adds a member from the day on; a school only where the rules of joining allow it. */
function addMember(world: World, { schoolId, organisationId, personId, role }: Who, network: Network): void {
  const { facts, on } = world
  const school = schoolId === null ? undefined : facts.schools.find(({ id }) => id === schoolId)
  if (school && !isOpenOn(school, on)) return
  const why = school ? whyNotIn(school, network, on, { kinds: facts.kinds, places: placesOf(facts, school.id) }) : null
  if (why !== null) no(why)
  const row = { id: freshId(facts.memberships), networkId: network.id, schoolId, organisationId, personId, role, from: on, to: null }
  world.facts = { ...facts, memberships: [...facts.memberships, row] }
}

/** Where a school is or was, by membership or as the lead. */
function placesOf({ networks, memberships }: NetworkFacts, schoolId: number): Place[] {
  const own = memberships.filter((row) => row.schoolId === schoolId)
  const byId = new Map(networks.filter(({ id, leadSchoolId }) => leadSchoolId === schoolId || own.some((row) => row.networkId === id)).map((row) => [row.id, row]))
  const place = ({ id, name, kind }: Network, { from, to }: Dated, led: boolean): Place => ({ schoolId, networkId: id, networkName: name, kind, led, from, to })
  return [
    ...own.flatMap((row) => (byId.has(row.networkId) ? [place(byId.get(row.networkId)!, row, false)] : [])),
    ...[...byId.values()].flatMap((row) => (row.leadSchoolId === schoolId ? [place(row, row, true)] : [])),
  ]
}

/** The links of the one become the other's, unless it had them already or would contain itself. */
function relinked(world: World, before: readonly NetworkLink[], from: number, into: number): NetworkLink[] {
  const links = [...world.facts.links]
  for (const row of before) {
    if ((row.fromNetworkId !== from && row.toNetworkId !== from) || !holdsOn(row, world.on)) continue
    const moved = { ...row, fromNetworkId: row.fromNetworkId === from ? into : row.fromNetworkId, toNetworkId: row.toNetworkId === from ? into : row.toNetworkId }
    const same = (other: NetworkLink): boolean => other.fromNetworkId === moved.fromNetworkId && other.toNetworkId === moved.toNetworkId && other.relation === moved.relation && holdsOn(other, world.on)
    const round = moved.fromNetworkId === moved.toNetworkId || (moved.relation === 'contains' && circleWith({ ...moved, from: world.on, to: null }, links) !== null)
    if (!round && !links.some(same)) links.push({ ...moved, id: freshId(links), from: world.on, to: null })
  }
  return links
}

/** A school joins; what shuts that out ends. */
export function join(world: World, school: School, network: Network): string {
  const { kinds } = world.facts
  const others = placesOf(world.facts, school.id).filter((place) => place.networkId !== network.id && (place.to === null || place.to >= world.on))
  for (const other of new Map(others.map((place) => [place.networkId, place])).values()) {
    const academy = leavesFederation(network.kind, other.kind)
    if (!academy && !shutsOut(kinds, network.kind, other.kind)) continue
    takeOut(world, school.id, other.networkId)
    world.also.push(academy ? `It leaves ${other.networkName}, since an academy is in no federation.` : `It leaves ${other.networkName}, since a school is in one of this kind at a time.`)
  }
  addMember(world, { schoolId: school.id, organisationId: null, personId: null, role: 'member' }, network)
  return `${school.name} joins ${network.name}`
}

function takeOut(world: World, schoolId: number, networkId: number): void {
  endMemberships(world, (row) => row.networkId === networkId && row.schoolId === schoolId)
  withoutLead(world, (row) => row.id === networkId && row.leadSchoolId === schoolId)
}

/** A school leaves. */
export function leave(world: World, school: School, network: Network): string {
  const there = placesOf(world.facts, school.id).some((place) => place.networkId === network.id && holdsOn(place, world.on))
  if (!there) no(`${school.name} is no member of ${network.name} itself. If it belongs through somebody on its staff, suppose that they go`)
  takeOut(world, school.id, network.id)
  return `${school.name} leaves ${network.name}`
}
