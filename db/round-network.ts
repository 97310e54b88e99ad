/** The part of the network that bears on a round: its schools and leaders, and what ties them to one another. */
import { and, eq, gte, inArray, lte, or } from 'drizzle-orm'
import type { NetworkFacts, School } from '../graph/network/model.ts'
import { addYears } from '../graph/dates/day.ts'
import type { Reader } from './client.ts'
import { notTakenBack } from './network-facts.ts'
import { activities, activityParticipants } from './schema/coverage.ts'
import { designations, interests, memberships, networkKinds, networkLinks, networks, people, posts } from './schema/network.ts'

/** Two years: longer than any rule looks back at what schools did together. */
const YEARS_TOGETHER = 2

/**
 * The network around these schools and leaders. Rows are over all time, so that rules can narrow them to the day; people
 * carry no names, which no rule asks for and which an archived round need not keep.
 */
export function loadNetworkAround(db: Reader, { schools, personIds, asOf }: { schools: School[]; personIds: number[]; asOf: string }): NetworkFacts {
  const schoolIds = schools.map(({ id }) => id)
  const postRows = db.select().from(posts).where(or(inArray(posts.schoolId, schoolIds), inArray(posts.personId, personIds))).orderBy(posts.id).all()
  const peopleIds = [...new Set([...personIds, ...postRows.map(({ personId }) => personId)])]
  const ties = loadNetworks(db, { schoolIds, personIds })
  return {
    schools,
    people: db.select({ id: people.id }).from(people).where(inArray(people.id, peopleIds)).orderBy(people.id).all().map(({ id }) => ({ id, name: '' })),
    organisations: [],
    posts: postRows,
    designations: db.select().from(designations).where(inArray(designations.personId, personIds)).orderBy(designations.id).all(),
    kinds: db.select().from(networkKinds).orderBy(networkKinds.code).all(),
    ...ties,
    interests: db
      .select()
      .from(interests)
      .where(and(inArray(interests.otherSchoolId, schoolIds), or(inArray(interests.schoolId, schoolIds), inArray(interests.personId, peopleIds))))
      .orderBy(interests.id)
      .all(),
    activities: loadActivities(db, { schoolIds, asOf }),
  }
}

type Ties = Pick<NetworkFacts, 'memberships' | 'networks' | 'links'>

/** The networks these schools and leaders are or were in or lead, and everything that contains those. */
function loadNetworks(db: Reader, { schoolIds, personIds }: { schoolIds: number[]; personIds: number[] }): Ties {
  const membershipRows = db
    .select()
    .from(memberships)
    .where(or(inArray(memberships.schoolId, schoolIds), inArray(memberships.personId, personIds)))
    .orderBy(memberships.id)
    .all()
  const led = db.select({ id: networks.id }).from(networks).where(inArray(networks.leadSchoolId, schoolIds)).all()
  const reached = new Set([...membershipRows.map(({ networkId }) => networkId), ...led.map(({ id }) => id)])
  const contains = db.select().from(networkLinks).where(eq(networkLinks.relation, 'contains')).orderBy(networkLinks.id).all()
  for (const id of reached) for (const link of contains) if (link.toNetworkId === id) reached.add(link.fromNetworkId)
  const { id, kind, name, laCode, leadSchoolId, leadOrganisationId, from, to } = networks
  return {
    memberships: membershipRows,
    networks: db.select({ id, kind, name, laCode, leadSchoolId, leadOrganisationId, from, to }).from(networks).where(inArray(networks.id, [...reached])).orderBy(networks.id).all(),
    links: contains.filter((link) => reached.has(link.toNetworkId)),
  }
}

/** What at least two of these schools did together lately, with only those schools. */
function loadActivities(db: Reader, { schoolIds, asOf }: { schoolIds: number[]; asOf: string }): NetworkFacts['activities'] {
  const rows = db
    .select({ activity: { id: activities.id, networkId: activities.networkId, kind: activities.kind, title: activities.title, on: activities.on }, schoolId: activityParticipants.schoolId })
    .from(activityParticipants)
    .innerJoin(activities, eq(activities.id, activityParticipants.activityId))
    .where(and(notTakenBack, inArray(activityParticipants.schoolId, schoolIds), lte(activities.on, asOf), gte(activities.on, addYears(asOf, -YEARS_TOGETHER))))
    .orderBy(activities.id, activityParticipants.schoolId)
    .all()
  const found = new Map<number, NetworkFacts['activities'][number]>()
  for (const { activity, schoolId } of rows) {
    const seen = found.get(activity.id)
    if (seen) seen.schoolIds.push(schoolId)
    else found.set(activity.id, { ...activity, schoolIds: [schoolId] })
  }
  return [...found.values()].filter(({ schoolIds: taking }) => taking.length > 1)
}
