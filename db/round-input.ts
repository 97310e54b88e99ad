/** Gathers what a round is decided on: rows in, one plain `RoundInput` out. Decides nothing. */
import { and, asc, count, eq, gte, inArray, lte, ne } from 'drizzle-orm'
import type { Offer } from '../graph/brokering/offer.ts'
import { IN_HAND } from '../graph/brokering/lifecycle.ts'
import type { Category, Framework, Need } from '../graph/categories/framework.ts'
import { categoryOn } from '../graph/categories/standing.ts'
import { termOf } from '../graph/dates/school-year.ts'
import { closingVetoes } from '../graph/matching/closing.ts'
import { distanceKm } from '../graph/matching/distance.ts'
import type { Kept, Override, RoundInput, RoundRules, Weights } from '../graph/matching/model.ts'
import { ROUND_RULES } from '../graph/matching/rules.ts'
import type { School } from '../graph/network/model.ts'
import { isOpenOn } from '../graph/network/standing.ts'
import { roomOf } from '../graph/support/offer-room.ts'
import { recordOf } from '../graph/support/record.ts'
import { loadFramework } from './categories.ts'
import type { Reader } from './client.ts'
import { listCommitments } from './ledger.ts'
import { loadSchools } from './network-facts.ts'
import { loadNetworkAround } from './round-network.ts'
import { offerAreas, offerPhases, offers, proposals } from './schema/brokering.ts'
import { categories, needs } from './schema/categories.ts'
import { schools } from './schema/network.ts'
import { coverOf, listPastWork } from './support-days.ts'

/** What a round brings of its own. `closed` are offers its broker left out, with the reason; `previous` what its last run proposed. */
type Gathered = { laCode: string; asOf: string; weights: Weights; rules?: RoundRules; overrides: Override[]; closed?: Closed[]; previous?: Kept[] }
export type Closed = { offerId: number; reason: string }

/**
 * Everything a round of an authority rests on, as of a day: the open needs of its open schools less what is agreed or in hand, their
 * offers and those that reach it from elsewhere less what they hold, and only the schools, ties and categories that bear on those.
 */
export function gatherRound(db: Reader, round: Gathered): RoundInput {
  const { laCode, asOf, weights } = round
  const asked = listNeeds(db, laCode)
  const standing = listOffers(db, asOf)
  const known = loadSchools(db, { schoolIds: [...new Set([...asked, ...standing].map(({ schoolId }) => schoolId))] })
  const there = new Set(known.filter((school) => isOpenOn(school, asOf)).map(({ id }) => id))
  const wanted = asked.filter(({ schoolId }) => there.has(schoolId))
  const given = within(standing.filter(({ schoolId }) => there.has(schoolId)), { laCode, wanted, known })
  const bearing = new Set([...wanted, ...given].map(({ schoolId }) => schoolId))
  const schools = known.filter(({ id }) => bearing.has(id))
  const schoolIds = schools.map(({ id }) => id)
  const personIds = [...new Set(given.flatMap(({ personId }) => (personId === null ? [] : [personId])))].sort((a, b) => a - b)
  const framework = loadFramework(db)
  const inForce = listCategories(db, { schoolIds, framework: framework.code, asOf })
  const overrides = overridesFor(db, { wanted, given, overrides: round.overrides })
  return {
    asOf,
    network: loadNetworkAround(db, { schools, personIds, asOf }),
    framework,
    categories: inForce,
    needs: wanted,
    offers: withRoom(db, given, { asOf, framework, inForce }),
    overrides: [...overrides, ...closings({ wanted, given, closed: round.closed ?? [], overrides })],
    record: recordOf(given, listPastWork(db, { supporterSchoolIds: [...new Set(given.map(({ schoolId }) => schoolId))], before: asOf })),
    weights,
    rules: round.rules ?? ROUND_RULES,
    ...(round.previous ? { previous: round.previous } : {}),
  }
}

/** Open needs of the authority's schools, each with the half-days still to be found; those all spoken for are left out. */
function listNeeds(db: Reader, laCode: string): Need[] {
  const { id, schoolId, areaCode, halfDays, priority, wantedBy, origin } = needs
  const rows = db
    .select({ id, schoolId, areaCode, halfDays, priority, wantedBy, origin })
    .from(needs)
    .innerJoin(schools, eq(schools.id, needs.schoolId))
    .where(and(eq(needs.state, 'open'), eq(schools.laCode, laCode)))
    .orderBy(asc(needs.id))
    .all()
  const spoken = spokenFor(db, rows.map((row) => row.id))
  return rows.map((row) => ({ ...row, halfDays: row.halfDays - (spoken.get(row.id) ?? 0) })).filter((row) => row.halfDays > 0)
}

/** Open needs of the authority's schools that a round leaves out, because agreements or proposals in hand cover all their days. */
export function countCoveredNeeds(db: Reader, laCode: string): number {
  const open = db.select({ n: count() }).from(needs).innerJoin(schools, eq(schools.id, needs.schoolId))
    .where(and(eq(needs.state, 'open'), eq(schools.laCode, laCode))).get()?.n ?? 0
  return open - listNeeds(db, laCode).length
}

/** Half-days of each need that agreements cover or proposals in hand would; needs with neither are absent. */
const spokenFor = (db: Reader, needIds: number[]): Map<number, number> =>
  new Map([...coverOf(db, { needIds })].map(([needId, { agreed, inHand }]) => [needId, agreed + inHand]))

type OfferRow = Omit<Offer, 'committedHalfDays'>

/** Every offer that has not been withdrawn or ended. */
const listOffers = (db: Reader, asOf: string): OfferRow[] =>
  withAreas(db, db.select().from(offers).where(and(ne(offers.state, 'withdrawn'), gte(offers.until, asOf))).orderBy(asc(offers.id)).all())

/** The offers of the authority's own schools, and those from elsewhere that reach a school in need. */
function within(rows: OfferRow[], { laCode, wanted, known }: { laCode: string; wanted: Need[]; known: School[] }): OfferRow[] {
  const byId = new Map(known.map((school) => [school.id, school]))
  const inNeed = [...new Set(wanted.map(({ schoolId }) => schoolId))].map((id) => byId.get(id)!)
  return rows.filter(({ schoolId, reachKm }) => {
    const supporter = byId.get(schoolId)!
    return supporter.laCode === laCode || inNeed.some((school) => (distanceKm(school, supporter) ?? Infinity) <= reachKm)
  })
}

function withAreas(db: Reader, rows: (typeof offers.$inferSelect)[]): OfferRow[] {
  const ids = rows.map(({ id }) => id)
  const areas = Map.groupBy(db.select().from(offerAreas).where(inArray(offerAreas.offerId, ids)).orderBy(asc(offerAreas.areaCode)).all(), ({ offerId }) => offerId)
  const phases = Map.groupBy(db.select().from(offerPhases).where(inArray(offerPhases.offerId, ids)).orderBy(asc(offerPhases.phase)).all(), ({ offerId }) => offerId)
  return rows.map(({ id, schoolId, personId, halfDaysPerTerm, minimumHalfDays, maximumSchools, reachKm, from, until, attestedOn, state }) => ({
    id, schoolId, personId, halfDaysPerTerm, minimumHalfDays, maximumSchools, reachKm, from, until, attestedOn, state,
    areas: (areas.get(id) ?? []).map(({ areaCode, strength }) => ({ areaCode, strength: strength as 1 | 2 | 3 })),
    phases: (phases.get(id) ?? []).map(({ phase }) => phase as Offer['phases'][number]),
  }))
}

/** Each offer with what it holds this term, and the further schools it may support instead of the most at once. */
function withRoom(db: Reader, rows: OfferRow[], { asOf, framework, inForce }: { asOf: string; framework: Framework; inForce: Category[] }): Offer[] {
  const bySchool = Map.groupBy(
    listCommitments(db, { supporterSchoolIds: [...new Set(rows.map(({ schoolId }) => schoolId))], asOf }),
    ({ supporterSchoolId }) => supporterSchoolId,
  )
  const mayGive = new Map(inForce.map(({ schoolId, code }) => [schoolId, framework.categories.find((rule) => rule.code === code)?.mayGive ?? 'yes']))
  return rows.map((row) => {
    const theirs = bySchool.get(row.schoolId) ?? []
    const own = theirs.filter(({ offerId }) => offerId === row.id)
    const { committedHalfDays, furtherSchools } = roomOf(row, { term: termOf(asOf), own, bySchool: theirs, mayGive: mayGive.get(row.schoolId) ?? 'yes' })
    return { ...row, committedHalfDays, maximumSchools: furtherSchools }
  })
}

/** The category each of these schools was in on the day. */
function listCategories(db: Reader, { schoolIds, framework, asOf }: { schoolIds: number[]; framework: string; asOf: string }): Category[] {
  const { id, schoolId, code, from, rationale, agreedWithSchool } = categories
  const rows = db
    .select({ id, schoolId, framework: categories.framework, code, from, rationale, agreedWithSchool })
    .from(categories)
    .where(and(inArray(schoolId, schoolIds), eq(categories.framework, framework), lte(from, asOf)))
    .all()
  const bySchool = Map.groupBy(rows, (row) => row.schoolId)
  // Why a category was decided bears on no rule, and an archived round need not keep it.
  return schoolIds.flatMap((school) => categoryOn(bySchool.get(school) ?? [], school, asOf) ?? []).map((row) => ({ ...row, rationale: '' }))
}

/**
 * The broker's pins and vetoes that concern this round's needs and offers, and the vetoes that follow from what was said
 * before: nobody is proposed again to a side that declined them, or while the same proposal waits for an answer.
 */
function overridesFor(db: Reader, { wanted, given, overrides }: { wanted: Need[]; given: OfferRow[]; overrides: Override[] }): Override[] {
  const needIds = new Set(wanted.map(({ id }) => id))
  const offerIds = new Set(given.map(({ id }) => id))
  const own = overrides.filter(({ needId, offerId }) => needIds.has(needId) && offerIds.has(offerId))
  const decided = new Set(own.map(({ needId, offerId }) => `${needId}/${offerId}`))
  const before = db
    .select({ needId: proposals.needId, offerId: proposals.offerId, state: proposals.state })
    .from(proposals)
    .where(and(inArray(proposals.needId, [...needIds]), inArray(proposals.state, [...IN_HAND, ...SAID_NO])))
    .orderBy(asc(proposals.id))
    .all()
  for (const { needId, offerId, state } of before) {
    if (!offerIds.has(offerId) || decided.has(`${needId}/${offerId}`)) continue
    decided.add(`${needId}/${offerId}`)
    own.push({ kind: 'veto', needId, offerId, reason: BECAUSE[state] ?? 'They are proposed to each other already.' })
  }
  return own
}

const closings = ({ wanted, given, closed, overrides }: { wanted: Need[]; given: OfferRow[]; closed: Closed[]; overrides: Override[] }): Override[] =>
  closed.flatMap(({ offerId, reason }) => given.filter(({ id }) => id === offerId).flatMap((offer) => closingVetoes(wanted, offer, reason, overrides)))

const BECAUSE: Record<string, string> = {
  declined: 'One side declined this before.',
  'not-approved': 'This was not approved before.',
}
const SAID_NO = Object.keys(BECAUSE)
