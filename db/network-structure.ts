/** How a network is built, recorded by hand: parts of people and organisations, links, the lead, its name. */
import { and, eq, isNull, or } from 'drizzle-orm'
import { addDays } from '../graph/dates/day.ts'
import type { Appointment, Meant } from '../graph/network/appointing.ts'
import type { NewLead } from '../graph/network/changing.ts'
import type { NewLink } from '../graph/network/linking.ts'
import { write, type Db, type Tx } from './client.ts'
import { recordEvent } from './events.ts'
import { isCurrent, type OfNetwork, type Outcome } from './network-changes.ts'
import { memberships, networkLinks, networks, organisations, people, posts } from './schema/network.ts'

type Told = { action: string; change: object; schoolId?: number | null }

export const LINK_ENDED = 'network.link-ended'

/** Changes the network as one event, unless somebody else did since the form was shown. */
export function changeNetwork(db: Db, { networkId, version, by, at, requestId }: OfNetwork, change: (tx: Tx) => Told): Outcome {
  return write(db, (tx) => {
    if (!isCurrent(tx, { networkId, version })) return { stale: true as const }
    recordEvent(tx, { by, at, subject: 'network', subjectId: networkId, requestId, ...change(tx) })
    return { done: true as const }
  })
}

export type Appointed =
  | { party: 'person'; who: Meant; /** Where a new person works, if it is a body that is here. */ organisationId: number | null }
  | { party: 'organisation'; who: Meant; kind: string; laCode: string | null }

/** A person or an organisation takes a part; whoever is new is recorded with it. */
export const recordAppointment = (db: Db, { appointed, appointment, ...of }: OfNetwork & { appointed: Appointed; appointment: Appointment }): Outcome =>
  changeNetwork(db, of, (tx) => {
    const memberId = 'id' in appointed.who ? appointed.who.id : appointed.party === 'person' ? newPerson(tx, appointed.who.name, appointed.organisationId, appointment.from) : newOrganisation(tx, appointed.who.name, appointed)
    const member = appointed.party === 'person' ? { personId: memberId } : { organisationId: memberId }
    tx.insert(memberships).values({ networkId: of.networkId, ...member, ...appointment }).run()
    return { action: 'network.part-taken', change: { after: { ...member, ...appointment, ...('name' in appointed.who ? { recorded: appointed.who.name } : {}) } } }
  })

function newPerson(tx: Tx, name: string, organisationId: number | null, from: string): number {
  const { id } = tx.insert(people).values({ name }).returning({ id: people.id }).get()
  if (organisationId !== null) tx.insert(posts).values({ personId: id, organisationId, role: 'officer', from }).run()
  return id
}

const newOrganisation = (tx: Tx, name: string, { kind, laCode }: { kind: string; laCode: string | null }): number =>
  tx.insert(organisations).values({ name, kind, laCode }).returning({ id: organisations.id }).get().id

/** Two networks are linked from a day. The event is the one's from whose page it was done. */
export const recordLink = (db: Db, { link, ...of }: OfNetwork & { link: NewLink }): Outcome =>
  changeNetwork(db, of, (tx) => {
    tx.insert(networkLinks).values(link).run()
    return { action: 'network.linked', change: { after: link } }
  })

/** A link gets its last day. */
export const recordLinkEnd = (db: Db, { linkId, to, ...of }: OfNetwork & { linkId: number; to: string }): Outcome =>
  changeNetwork(db, of, (tx) => {
    tx.update(networkLinks).set({ to }).where(and(eq(networkLinks.id, linkId), isNull(networkLinks.to), or(eq(networkLinks.fromNetworkId, of.networkId), eq(networkLinks.toNetworkId, of.networkId)))).run()
    return { action: LINK_ENDED, change: { before: { to: null }, after: { link: linkId, to } } }
  })

/** Another member leads from a day on; whoever led stays a member. */
export const recordLead = (db: Db, { lead, ...of }: OfNetwork & { lead: NewLead }): Outcome =>
  changeNetwork(db, of, (tx) => {
    tx.update(networks).set({ leadSchoolId: null, leadOrganisationId: null }).where(eq(networks.id, of.networkId)).run()
    for (const step of lead.steps) succeed(tx, of.networkId, step, 'member', lead.from)
    if (lead.leads) succeed(tx, of.networkId, lead.leads, 'lead', lead.from)
    const name = (row: { name: string } | null | undefined): string | null => row?.name ?? null
    return { action: 'network.lead-changed', change: { before: { lead: name(lead.steps[0]) }, after: { lead: name(lead.leads), from: lead.from } } }
  })

/** The membership goes on in another role from the day: the row there is ends the day before, or was never begun. */
function succeed(tx: Tx, networkId: number, row: NewLead['steps'][number], role: string, from: string): void {
  const member = row.party === 'school' ? { schoolId: row.memberId } : { organisationId: row.memberId }
  if (row.from === from && row.id !== null) return void tx.update(memberships).set({ role }).where(eq(memberships.id, row.id)).run()
  const before = { role: row.role, to: addDays(from, -1) }
  if (row.id === null) tx.insert(memberships).values({ networkId, ...member, ...before, from: row.from }).run()
  else tx.update(memberships).set({ to: before.to }).where(eq(memberships.id, row.id)).run()
  tx.insert(memberships).values({ networkId, ...member, role, from, to: row.to }).run()
}

/** Another name, another purpose. */
export const recordDescription = (db: Db, { described, ...of }: OfNetwork & { described: { name: string; purpose: string | null } }): Outcome =>
  changeNetwork(db, of, (tx) => {
    const before = tx.select({ name: networks.name, purpose: networks.purpose }).from(networks).where(eq(networks.id, of.networkId)).get()
    tx.update(networks).set(described).where(eq(networks.id, of.networkId)).run()
    return { action: 'network.described', change: { before, after: described } }
  })
