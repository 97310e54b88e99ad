/** Everything dated that a network is made of, over all time: what its story is told from. */
import { asc, eq, or, sql } from 'drizzle-orm'
import type { StoryLink, StoryMember, StoryParts } from '../graph/network/story.ts'
import type { Reader } from './client.ts'
import { listPairs } from './network-pairs.ts'
import { listAims, listFunctions, listMovements, listTargets } from './network-work.ts'
import { memberships, networkLinks, networks, organisations, people, schools } from './schema/network.ts'

const membersOf = (db: Reader, networkId: number): StoryMember[] =>
  db.select({
    key: sql<string>`coalesce('s' || ${memberships.schoolId}, 'p' || ${memberships.personId}, 'o' || ${memberships.organisationId})`,
    name: sql<string>`coalesce(${schools.name}, ${people.name}, ${organisations.name})`, role: memberships.role, from: memberships.from, to: memberships.to,
  }).from(memberships).leftJoin(schools, eq(schools.id, memberships.schoolId)).leftJoin(people, eq(people.id, memberships.personId))
    .leftJoin(organisations, eq(organisations.id, memberships.organisationId)).where(eq(memberships.networkId, networkId)).orderBy(asc(memberships.id)).all()

function linksOf(db: Reader, networkId: number): StoryLink[] {
  const other = sql<number>`case when ${networkLinks.fromNetworkId} = ${networkId} then ${networkLinks.toNetworkId} else ${networkLinks.fromNetworkId} end`
  return db.select({ name: networks.name, relation: networkLinks.relation, fromId: networkLinks.fromNetworkId, from: networkLinks.from, to: networkLinks.to })
    .from(networkLinks).innerJoin(networks, eq(networks.id, other)).where(or(eq(networkLinks.fromNetworkId, networkId), eq(networkLinks.toNetworkId, networkId))).orderBy(asc(networkLinks.id)).all()
    .map(({ relation, fromId, ...row }) => ({ ...row, way: relation === 'linked' ? 'linked' : fromId === networkId ? 'contains' : 'part-of' }))
}

export const loadStory = (db: Reader, { network }: { network: { id: number; from: string | null; to: string | null } }): StoryParts => ({
  network, members: membersOf(db, network.id), pairs: listPairs(db, { network }).pairs, links: linksOf(db, network.id), aims: listAims(db, { networkId: network.id }),
  functions: listFunctions(db, { networkId: network.id }), targets: listTargets(db, { networkId: network.id }), movements: listMovements(db, { networkId: network.id }),
})
