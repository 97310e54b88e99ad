/** What schools and leaders offer. Open offers are public among the portal's people; the rest only to those they concern. */
import { and, asc, desc, eq, exists, gte, inArray, isNull, lte, ne, or, sql, type SQL } from 'drizzle-orm'
import { IN_HAND } from '../graph/brokering/lifecycle.ts'
import type { Offer } from '../graph/brokering/offer.ts'
import type { MadeOffer, Strength } from '../graph/brokering/offers.ts'
import type { Phase } from '../graph/network/model.ts'
import { recordEvent } from './events.ts'
import { accounts } from './schema/accounts.ts'
import { offerAreas, offerPhases, offers, proposals } from './schema/brokering.ts'
import { areas, authorities, designations, people, posts, schools } from './schema/network.ts'
import { narrow, type Viewer } from './scope.ts'
import { write, type Db, type Reader, type Tx } from './client.ts'

const WHOSE = { school: offers.schoolId, la: schools.laCode, person: offers.personId }

type OfferedArea = { areaCode: string; area: string; strength: Strength }
export type OfferListed = Pick<Offer, 'id' | 'schoolId' | 'personId' | 'halfDaysPerTerm' | 'minimumHalfDays' | 'maximumSchools' | 'reachKm' | 'from' | 'until' | 'attestedOn' | 'state'> & {
  urn: number
  school: string
  leader: string | null
  laCode: string
  authority: string
  phase: string
  easting: number | null
  northing: number | null
  areas: OfferedArea[]
  phases: Phase[]
}

const LISTED = {
  id: offers.id, schoolId: offers.schoolId, personId: offers.personId, halfDaysPerTerm: offers.halfDaysPerTerm, minimumHalfDays: offers.minimumHalfDays,
  maximumSchools: offers.maximumSchools, reachKm: offers.reachKm, from: offers.from, until: offers.until, attestedOn: offers.attestedOn, state: offers.state,
  urn: schools.urn, school: schools.name, leader: people.name, laCode: schools.laCode, authority: authorities.name, phase: schools.phase,
  easting: schools.easting, northing: schools.northing,
}

/** Offers those whom they concern may withdraw, and otherwise only open ones that are not over. */
const visible = (db: Reader, viewer: Viewer): SQL | undefined =>
  and(
    narrow(db, viewer, 'offer.read', WHOSE),
    or(concerns(db, viewer), and(eq(offers.state, 'open'), gte(offers.until, viewer.today))),
  )
const concerns = (db: Reader, viewer: Viewer): SQL | undefined =>
  or(narrow(db, viewer, 'offer.withdraw', WHOSE), narrow(db, viewer, 'offer.agree', WHOSE))

const select = (db: Reader, where: SQL | undefined) =>
  db.select(LISTED).from(offers)
    .innerJoin(schools, eq(schools.id, offers.schoolId))
    .innerJoin(authorities, eq(authorities.code, schools.laCode))
    .leftJoin(people, eq(people.id, offers.personId))
    .where(where)

export type OffersAsked = { areaCode?: string; phase?: string; schoolId?: number; own?: boolean }

/** The offers this viewer may know, by school; `own`: those that concern them, of any state, the latest first. */
export function listOffers(db: Reader, viewer: Viewer, { areaCode, phase, schoolId, own = false }: OffersAsked): OfferListed[] {
  const has = (table: typeof offerAreas | typeof offerPhases, match: SQL) => exists(db.select({ one: sql`1` }).from(table).where(and(eq(table.offerId, offers.id), match)))
  const rows = select(db, and(
    visible(db, viewer),
    own ? concerns(db, viewer) : and(eq(offers.state, 'open'), gte(offers.until, viewer.today)),
    schoolId === undefined ? undefined : eq(offers.schoolId, schoolId),
    areaCode ? has(offerAreas, eq(offerAreas.areaCode, areaCode)) : undefined,
    phase ? has(offerPhases, eq(offerPhases.phase, phase)) : undefined,
  )).orderBy(...(own ? [desc(offers.id)] : [asc(schools.name), asc(offers.id)])).all()
  return withAreas(db, rows)
}

type Row = Omit<OfferListed, 'areas' | 'phases'>

/** Adds areas, strongest first, and phases. */
function withAreas<R extends Row>(db: Reader, rows: R[]): (R & Pick<OfferListed, 'areas' | 'phases'>)[] {
  const ids = sql`(select value from json_each(${JSON.stringify(rows.map(({ id }) => id))}))`
  const areaRows = db.select({ offerId: offerAreas.offerId, areaCode: offerAreas.areaCode, area: areas.name, strength: offerAreas.strength })
    .from(offerAreas).innerJoin(areas, eq(areas.code, offerAreas.areaCode)).where(inArray(offerAreas.offerId, ids))
    .orderBy(desc(offerAreas.strength), asc(areas.position)).all()
  const byOffer = Map.groupBy(areaRows, ({ offerId }) => offerId)
  const phasesByOffer = Map.groupBy(db.select().from(offerPhases).where(inArray(offerPhases.offerId, ids)).all(), ({ offerId }) => offerId)
  return rows.map((row) => ({
    ...row,
    areas: (byOffer.get(row.id) ?? []).map(({ areaCode, area, strength }) => ({ areaCode, area, strength: strength as Strength })),
    phases: (phasesByOffer.get(row.id) ?? []).map(({ phase }) => phase as Phase),
  }))
}

export type OfferRecord = OfferListed & { note: string; headAgreedBy: string | null; headAgreedAt: string | null; version: number }

/** One offer, or null when there is none for this viewer. */
export function findOffer(db: Reader, viewer: Viewer, { id }: { id: number }): OfferRecord | null {
  const row = select(db, and(eq(offers.id, id), visible(db, viewer))).get()
  if (!row) return null
  const more = db.select({ note: offers.note, headAgreedBy: accounts.name, headAgreedAt: offers.headAgreedAt, version: offers.version })
    .from(offers).leftJoin(accounts, eq(accounts.id, offers.headAgreedBy)).where(eq(offers.id, id)).get()!
  return withAreas(db, [{ ...row, ...more }])[0]!
}

/** Where a school is, to measure from. */
export const findPlace = (db: Reader, { schoolId }: { schoolId: number }): { name: string; easting: number | null; northing: number | null } | null =>
  db.select({ name: schools.name, easting: schools.easting, northing: schools.northing }).from(schools).where(eq(schools.id, schoolId)).get() ?? null

/** Somebody an offer can be made for: a school, or a leader lent by it. */
export type Supporter = { schoolId: number; personId: number | null; urn: number; school: string; leader: string | null; laCode: string; phase: string }

/** The open schools, and the leaders in post or designated there, for whom this viewer may make an offer. Schools first, by name. */
export function listSupporters(db: Reader, viewer: Viewer): Supporter[] {
  const SCHOOL = { schoolId: schools.id, urn: schools.urn, school: schools.name, laCode: schools.laCode, phase: schools.phase }
  const on = (span: typeof posts | typeof designations) => and(lte(span.from, viewer.today), or(isNull(span.to), gte(span.to, viewer.today)))
  const lenders = db.select({ ...SCHOOL, personId: sql<null>`null`, leader: sql<null>`null` }).from(schools)
    .where(and(narrow(db, viewer, 'offer.make', { school: schools.id, la: schools.laCode }), ne(schools.standing, 'closed')))
    .orderBy(asc(schools.name), asc(schools.id)).all()
  const designated = exists(db.select({ one: sql`1` }).from(designations).where(and(eq(designations.personId, posts.personId), on(designations))))
  const own = viewer.actor.personId === null ? undefined : eq(posts.personId, viewer.actor.personId)
  const leaders = db.selectDistinct({ ...SCHOOL, personId: people.id, leader: people.name }).from(posts)
    .innerJoin(people, eq(people.id, posts.personId))
    .innerJoin(schools, eq(schools.id, posts.schoolId))
    .where(and(
      narrow(db, viewer, 'offer.make', { school: posts.schoolId, la: schools.laCode, person: posts.personId }),
      on(posts), ne(schools.standing, 'closed'), own ? or(designated, own) : designated,
      sql`${posts.role} not in ('chair-of-governors', 'governor')`,
    ))
    .orderBy(asc(people.name), asc(schools.name), asc(schools.id)).all()
  return [...lenders, ...leaders]
}

type Change = { by: number | null; at: string; requestId?: string | null }
export type NewOffer = Change & {
  offer: MadeOffer
  supporter: { schoolId: number; personId: number | null }
  state: 'open' | 'awaiting-head'
  /** How the head told the broker that they agree, where a broker typed the offer in. */
  why?: string | null
  today: string
}

/** Keeps an offer, attested today; one that is open at once carries who answered for the head. */
export function recordOffer(db: Db, { offer, supporter, state, why, today, by, at, requestId }: NewOffer): { offerId: number } {
  return write(db, (tx) => {
    const { areas: offered, phases, ...terms } = offer
    const agreed = state === 'open' && by !== null ? { headAgreedBy: by, headAgreedAt: at } : {}
    const { id } = tx.insert(offers).values({ ...terms, ...supporter, ...agreed, state, attestedOn: today }).returning({ id: offers.id }).get()
    tx.insert(offerAreas).values(offered.map((area) => ({ ...area, offerId: id }))).run()
    tx.insert(offerPhases).values(phases.map((phase) => ({ phase, offerId: id }))).run()
    const change = { after: { ...offer, ...supporter, state } }
    recordEvent(tx, { by, at, action: 'offer.made', subject: 'offer', subjectId: id, schoolId: supporter.schoolId, change, why, requestId })
    return { offerId: id }
  })
}

type OfferChange = Change & { offerId: number; version: number }
type Outcome = { done: true } | { stale: true }

/** Changes one open or waiting offer, unless somebody changed it since the page was shown. */
function change(
  tx: Tx, { offerId, version, by, at, requestId }: OfferChange, told: { action: string; from: Offer['state'][]; set: Partial<typeof offers.$inferInsert>; why?: string | null },
): Outcome {
  const before = tx.select({ state: offers.state, attestedOn: offers.attestedOn, schoolId: offers.schoolId }).from(offers).where(and(eq(offers.id, offerId), eq(offers.version, version))).get()
  if (!before || !told.from.includes(before.state)) return { stale: true }
  tx.update(offers).set({ ...told.set, version: version + 1 }).where(eq(offers.id, offerId)).run()
  const { schoolId, ...was } = before
  recordEvent(tx, { by, at, action: told.action, subject: 'offer', subjectId: offerId, schoolId, change: { before: was, after: told.set }, why: told.why, requestId })
  return { done: true }
}

/** The head agrees that the leader may be lent: the offer counts from now on. */
export const recordHeadAgreement = (db: Db, offer: OfferChange & { by: number }): Outcome =>
  write(db, (tx) => change(tx, offer, { action: 'offer.agreed', from: ['awaiting-head'], set: { state: 'open', headAgreedBy: offer.by, headAgreedAt: offer.at } }))

/** Confirms that the offer still stands; it is fresh again from today. */
export const recordAttestation = (db: Db, { today, ...offer }: OfferChange & { today: string }): Outcome =>
  write(db, (tx) => change(tx, offer, { action: 'offer.attested', from: ['open', 'awaiting-head'], set: { attestedOn: today } }))

/** How many proposals that rest on an offer wait for an answer or a decision. */
export const countInHandOf = (db: Reader, { offerId }: { offerId: number }): number =>
  db.select({ count: sql<number>`count(*)` }).from(proposals).where(and(eq(proposals.offerId, offerId), inArray(proposals.state, IN_HAND))).get()?.count ?? 0

/** Takes an offer back; what was agreed goes on. Stale also when a proposal came to rest on it meanwhile. */
export const withdrawOffer = (db: Db, { reason, ...offer }: OfferChange & { reason: string }): Outcome =>
  write(db, (tx) =>
    countInHandOf(tx, offer) > 0
      ? { stale: true as const }
      : change(tx, offer, { action: 'offer.withdrawn', from: ['open', 'awaiting-head'], set: { state: 'withdrawn' }, why: reason || null }),
  )
