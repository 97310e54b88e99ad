/**
 * A database in memory in which the demo's earlier rounds are played, by the portal's own functions: so that every run,
 * proposal, agreement and movement of days is what the portal would have written. What was played is then copied.
 */
import { asc, eq } from 'drizzle-orm'
import { addDays } from '../../graph/dates/day.ts'
import { openDb, write, type Db } from '../client.ts'
import { loadReference } from '../reference.ts'
import { events } from '../schema/accounts.ts'
import { offers, proposals, roundOverrides, roundRuns, rounds } from '../schema/brokering.ts'
import { needs } from '../schema/categories.ts'
import { agreements, ledger } from '../schema/support.ts'
import { septemberAgo, type Draft } from './draft.ts'
import { noRows, writeRows, type Rows } from './rows.ts'

/** Offers already made in earlier school years; those made since join for the latest round. */
const madeEarlier = (draft: Draft) => (offer: Rows['offers'][number]): boolean => offer.state === 'open' && offer.from < septemberAgo(draft.today, 0)

const only = (draft: Draft, kept: (offer: Rows['offers'][number]) => boolean): Pick<Rows, 'offers' | 'offerAreas' | 'offerPhases'> => {
  const ids = new Set(draft.rows.offers.filter(kept).map(({ id }) => id))
  return {
    offers: draft.rows.offers.filter(({ id }) => ids.has(id)),
    offerAreas: draft.rows.offerAreas.filter(({ offerId }) => ids.has(offerId)),
    offerPhases: draft.rows.offerPhases.filter(({ offerId }) => ids.has(offerId)),
  }
}

/** Everything made up so far but needs and the offers of this school year. */
export function openRehearsal(draft: Draft): Db {
  const db = openDb(':memory:')
  loadReference(db, { at: `${draft.today}T06:00:00.000Z` })
  write(db, (tx) => writeRows(tx, { ...draft.rows, needs: [], ...only(draft, madeEarlier(draft)) }))
  return db
}

/** The needs raised since the last such call, up to the day. */
export function raiseNeeds(db: Db, draft: Draft, day: string): void {
  const known = new Set(db.select({ id: needs.id }).from(needs).all().map(({ id }) => id))
  const raised = draft.rows.needs.filter((need) => !known.has(need.id) && need.raisedAt.slice(0, 10) <= day)
  write(db, (tx) => writeRows(tx, { ...noRows(), needs: raised }))
}

/** Supporters confirm their offers before a round. */
export function attestOffers(db: Db, day: string): void {
  db.update(offers).set({ attestedOn: addDays(day, -14) }).run()
}

/** Puts this school year's offers beside the earlier ones, all as they are now. */
export function bringOffersUpToDate(db: Db, draft: Draft): void {
  const isEarlier = madeEarlier(draft)
  for (const offer of draft.rows.offers.filter(isEarlier)) db.update(offers).set({ attestedOn: offer.attestedOn }).where(eq(offers.id, offer.id)).run()
  write(db, (tx) => writeRows(tx, { ...noRows(), ...only(draft, (offer) => !isEarlier(offer)) }))
}

/** What happened, as events still to be put on record. */
export type Played = typeof events.$inferSelect

/** Takes what was played over into the demo, and gives back its history. */
export function takeOver(db: Db, draft: Draft): Played[] {
  const { rows } = draft
  const played = { rounds, roundRuns, roundOverrides, proposals, agreements, ledger }
  for (const [name, table] of Object.entries(played)) Object.assign(rows, { [name]: db.select().from(table).orderBy(asc(table.id)).all() })
  const changed = new Map(db.select().from(needs).all().map((need) => [need.id, need]))
  rows.needs = rows.needs.map((need) => changed.get(need.id) ?? need)
  return db.select().from(events).orderBy(asc(events.seq)).all().filter(({ action }) => action !== 'reference.loaded')
}
