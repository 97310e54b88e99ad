/** The last day of a network, recorded by hand, and its undoing: what that ended, what was given back, what is true since. */
import { and, desc, eq, inArray, isNotNull, max, or, sql } from 'drizzle-orm'
import type { Closing, Ended, Reopening, Since } from '../graph/network/reopening.ts'
import type { Db, Reader } from './client.ts'
import { listLinkable, listOtherNames } from './network-asked.ts'
import type { OfNetwork, Outcome } from './network-changes.ts'
import { among } from './network-facts.ts'
import { listPlaces, loadNetworkAlone, type NetworkToChange } from './network-joining.ts'
import { changeNetwork, LINK_ENDED } from './network-structure.ts'
import { accounts, events } from './schema/accounts.ts'
import { memberships, networkLinks, networks, organisations, people, schools } from './schema/network.ts'
import { networkAims, networkFunctions } from './schema/network-work.ts'

/** The network's last day is that of everything in it that goes on. The event keeps what that was: what each row's last day was before, and which had none. */
export const recordClosing = (db: Db, { to, ...of }: OfNetwork & { to: string }): Outcome =>
  changeNetwork(db, of, (tx) => {
    tx.update(networks).set({ to }).where(eq(networks.id, of.networkId)).run()
    const going: Record<string, number[]> = {}
    const later: Record<string, Record<string, string>> = {}
    for (const [what, table] of Object.entries(ENDED_WITH_IT)) {
      const mine = and('networkId' in table ? eq(table.networkId, of.networkId) : or(eq(table.fromNetworkId, of.networkId), eq(table.toNetworkId, of.networkId)), sql`(${table.to} is null or ${table.to} > ${to})`)
      const rows = tx.select({ id: table.id, to: table.to }).from(table).where(mine).all()
      tx.update(table).set({ to }).where(mine).run()
      going[what] = rows.filter((row) => row.to === null).map(({ id }) => id)
      const dated = rows.flatMap((row) => (row.to === null ? [] : [[row.id, row.to] as const]))
      if (dated.length > 0) later[what] = Object.fromEntries(dated)
    }
    return { action: CLOSED, change: { before: { to: null, going, later }, after: { to, members: going.memberships!.length + Object.keys(later.memberships ?? {}).length } } }
  })

const CLOSED = 'network.closed'
const REOPENED = 'network.closing-undone'
const ENDED_WITH_IT = { memberships, links: networkLinks, aims: networkAims, functions: networkFunctions } as const

const eventsOf = (db: Reader, networkIds: readonly number[], actions: string[]) =>
  db.select({ action: events.action, of: events.subjectId, at: events.at, change: events.change }).from(events)
    .where(and(eq(events.subject, 'network'), among(events.subjectId, networkIds.map(String)), inArray(events.action, actions))).orderBy(desc(events.seq))

/** What the last closing of the network ended, if it was closed here and that was not undone; and the links that others left to it. */
export function findClosing(db: Reader, { networkId }: { networkId: number }): Closing | null {
  const last = eventsOf(db, [networkId], [CLOSED, REOPENED]).limit(1).get()
  if (last?.action !== CLOSED) return null
  const { before: { going, later }, after: { to } } = JSON.parse(last.change) as { before: { going?: Record<string, number[]>; later?: Record<string, Record<string, string>> }; after: { to: string } }
  if (!going) return null
  const ended = (what: keyof typeof ENDED_WITH_IT): Ended[] => [...(going[what] ?? []).map((id) => ({ id, to: null })), ...Object.entries(later?.[what] ?? {}).map(([id, day]) => ({ id: Number(id), to: day }))]
  const links = new Map([...ended('links'), ...findLinksLeft(db, { networkId, to })].map((row) => [row.id, row]))
  return { to, at: last.at, memberships: ended('memberships'), links: [...links.values()], aims: ended('aims'), functions: ended('functions') }
}

/** Links of the network, over on its last day, that a reopening of the other network could not bring back, with the last day they had; unless they were ended by hand since. */
function findLinksLeft(db: Reader, { networkId, to }: { networkId: number; to: string }): Ended[] {
  const links = db.select().from(networkLinks).where(and(or(eq(networkLinks.fromNetworkId, networkId), eq(networkLinks.toNetworkId, networkId)), eq(networkLinks.to, to))).all()
  const others = links.map(({ fromNetworkId, toNetworkId }) => (fromNetworkId === networkId ? toNetworkId : fromNetworkId))
  const left = new Map<number, Ended>()
  for (const { action, of, change } of eventsOf(db, [networkId, ...others], [REOPENED, LINK_ENDED]).all().reverse()) {
    const { after } = JSON.parse(change) as { after: { left?: Ended[]; link?: number } }
    if (action === LINK_ENDED) left.delete(after.link!)
    else if (of !== String(networkId)) for (const row of after.left ?? []) left.set(row.id, row)
  }
  return [...left.values()].filter(({ id }) => links.some((link) => link.id === id))
}

/** What is true now of the network and of all who were in it when it closed. */
export function loadSince(db: Reader, { network, closing, today }: { network: NetworkToChange; closing: Closing | null; today: string }): Since {
  const { schools: found, memberships: rows, posts, kinds } = loadNetworkAlone(db, { network })
  const { all, links } = listLinkable(db, { network, today })
  const names = new Map(db.select({ id: memberships.id, name: sql<string>`coalesce(${schools.name}, ${people.name}, ${organisations.name})` }).from(memberships)
    .leftJoin(schools, eq(schools.id, memberships.schoolId)).leftJoin(people, eq(people.id, memberships.personId)).leftJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(eq(memberships.networkId, network.id)).all().map(({ id, name }) => [id, name]))
  return {
    schools: found, posts, kinds, links, networks: all, memberships: rows.map((row) => ({ ...row, name: names.get(row.id)! })),
    accountsClosed: findAccountsClosed(db, { personIds: rows.flatMap(({ personId }) => personId ?? []), since: closing?.at ?? '' }),
    names: listOtherNames(db, { network, today }), places: listPlaces(db, { schoolIds: found.map(({ id }) => id) }),
  }
}

/** The day on which a person's account was closed, where that was since, and they have no other. */
const findAccountsClosed = (db: Reader, { personIds, since }: { personIds: readonly number[]; since: string }): Map<number, string> =>
  new Map(db.select({ id: accounts.personId, at: max(accounts.disabledAt) }).from(accounts).where(and(isNotNull(accounts.personId), among(accounts.personId, personIds))).groupBy(accounts.personId)
    .having(sql`count(${accounts.disabledAt}) = count(*) and max(${accounts.disabledAt}) >= ${since}`).all().map(({ id, at }) => [id!, at!.slice(0, 10)]))

/** The network goes on, and with it what its closing ended; the event keeps what of its links is left to the others' reopening. */
export const recordReopening = (db: Db, { reopening, closedOn, ...of }: OfNetwork & { reopening: Reopening; closedOn: string }): Outcome =>
  changeNetwork(db, of, (tx) => {
    tx.update(networks).set({ to: null }).where(eq(networks.id, of.networkId)).run()
    for (const [what, table] of Object.entries(ENDED_WITH_IT) as [keyof typeof ENDED_WITH_IT, (typeof ENDED_WITH_IT)['aims']][]) {
      for (const { id, to } of reopening[what]) tx.update(table).set({ to }).where(and(eq(table.id, id), eq(table.to, closedOn))).run()
    }
    return { action: REOPENED, change: { before: { to: closedOn }, after: { to: null, members: reopening.memberships.length, left: reopening.left } } }
  })
