/**
 * A round as its bounds need it, from the input and the pins alone: which pairs could carry more, and within which limits. Part of the verifier
 * (verify-proof.ts); shares nothing with the solve.
 * Leaves out: what the bounds are (verify-bound.ts).
 */
import type { Need } from '../categories/framework.ts'
import type { Offer } from '../brokering/offer.ts'
import type { RoundOrder, RoundProposal } from './model.ts'
import { urgencyOf } from './problem.ts'
import { FIT_STEPS, SCHOOLS_WITH_CARE } from './rules.ts'
import { freeOf, leastOf, type Books } from './verify.ts'

/** What is added up: a half-day and a school served, by urgency; a step of worth for each half-day; a pair kept. */
export type Sum = { halfDay: Map<number, number>; served: Map<number, number>; worth: number; kept: number }

/** A pair that could carry something beyond what pins fix, `low` to `most` half-days as far as it tells alone. */
export type Pair = { need: Need; offer: Offer; urgency: number; worth: number; kept: number; low: number; most: number }
/** The pairs of one offer and one school: at least `least` half-days together; `open` where a pin sends something already. */
export type Deployment = { schoolId: number; open: boolean; least: number; pairs: Pair[] }
/** Offers that share a limit on schools: one offer, or all of a school that gives with care, which `takesOn` so many more. */
export type Supporter = { offers: { free: number; places: number; deployments: Deployment[] }[]; helping: ReadonlySet<number>; takesOn: number | null }
export type PartFacts = {
  supporters: Supporter[]
  needs: { pairs: Pair[]; left: number; places: number }[]
  /** Schools without a pin, with their urgency. */
  schools: Map<number, number>
  keepable: number
  greatest: number
  valueOf: (sum: Sum) => number
}
export type Facts = { urgencies: number[]; order: RoundOrder; parts: PartFacts[] }

/** What pins leave of every limit. */
type Left = {
  ofNeed: (need: Need) => { halfDays: number; places: number }
  ofOffer: (offer: Offer) => { halfDays: number; places: number }
  /** Schools helped by pins: through one offer, and through all of a school. */
  helped: (offer: Offer) => ReadonlySet<number>
  helpedBy: (schoolId: number) => ReadonlySet<number>
  /** Has a pin. */
  served: ReadonlySet<number>
}

const total = (rows: readonly RoundProposal[]): number => rows.reduce((sum, row) => sum + row.halfDays, 0)

/** The round part by part; or what is wrong with how the proof cuts it into parts. */
export function factsOf(books: Books): Facts | { wrong: string[] } {
  const { input, result } = books
  const left = leftOf(books)
  const pairs = pairsOf(books, left)
  const partOf = new Map(result.proof.flatMap(({ needIds }, at) => needIds.map((id) => [id, at])))
  const wrong = badlyCut(books, pairs, partOf)
  if (wrong.length > 0) return { wrong }
  const parts = result.proof.map((_, at) => partFacts(books, left, pairs.filter(({ need }) => partOf.get(need.id) === at), result.proposals.filter((row) => !row.pinned && partOf.get(row.needId) === at)))
  return { urgencies: result.objective.tiers.map(({ urgency }) => urgency), order: input.rules.order ?? 'days', parts }
}

function leftOf({ input, result, needs, offers }: Books): Left {
  const pinned = result.proposals.filter((row) => row.pinned)
  const [byNeed, byOffer] = [Map.groupBy(pinned, (row) => row.needId), Map.groupBy(pinned, (row) => row.offerId)]
  const schoolsOf = (rows: readonly RoundProposal[]): Set<number> => new Set(rows.map((row) => needs.get(row.needId)!.schoolId))
  const bySupporter = Map.groupBy(pinned, (row) => offers.get(row.offerId)!.schoolId)
  const helped = (offer: Offer): Set<number> => schoolsOf(byOffer.get(offer.id) ?? [])
  return {
    ofNeed: ({ id, halfDays }) => ({ halfDays: halfDays - total(byNeed.get(id) ?? []), places: input.rules.supportersPerNeed - (byNeed.get(id) ?? []).length }),
    ofOffer: (offer) => ({ halfDays: freeOf(offer) - total(byOffer.get(offer.id) ?? []), places: offer.maximumSchools - helped(offer).size }),
    helped, helpedBy: (schoolId) => schoolsOf(bySupporter.get(schoolId) ?? []), served: schoolsOf(pinned),
  }
}

function pairsOf({ input, day, candidateOf }: Books, left: Left): Pair[] {
  const previous = new Set((input.previous ?? []).map(keyOf))
  return input.needs.flatMap((need) => input.offers.filter(({ areas }) => areas.some(({ areaCode }) => areaCode === need.areaCode)).flatMap((offer): Pair[] => {
    const most = Math.min(left.ofNeed(need).halfDays, left.ofOffer(offer).halfDays)
    const candidate = most > 0 ? candidateOf(need, offer) : null
    return candidate ? [{ need, offer, urgency: urgencyOf(need.schoolId, day, input), worth: worthOf(candidate), kept: Number(previous.has(keyOf(candidate))), low: 1, most }] : []
  }))
}

const keyOf = ({ needId, offerId }: { needId: number; offerId: number }): string => `${needId}/${offerId}`
const worthOf = ({ fit }: { fit: number }): number => Math.round(fit * FIT_STEPS)
const givesWithCare = ({ day }: Books, { schoolId }: Offer): boolean => day.categories.get(schoolId)?.mayGive === 'with-care'
/** Offers with the same limit on schools have the same name. */
const supporterOf = (books: Books, offer: Offer): string => (givesWithCare(books, offer) ? `supporting school ${offer.schoolId}` : `offer ${offer.id}`)

/** A pair in no part, and schools or supporters in two. */
function badlyCut(books: Books, pairs: readonly Pair[], partOf: ReadonlyMap<number, number>): string[] {
  const owner = new Map<string, number>()
  return [...new Set(pairs.flatMap(({ need, offer }): string[] => {
    const part = partOf.get(need.id)
    if (part === undefined) return [`Need ${need.id}: in no part of the proof`]
    return [`school ${need.schoolId}`, supporterOf(books, offer)].filter((name) => (owner.get(name) ?? owner.set(name, part).get(name)) !== part).map((name) => `The proof is in parts that share ${name}`)
  }))]
}

function partFacts(books: Books, left: Left, pairs: Pair[], rows: readonly RoundProposal[]): PartFacts {
  const { input, day, needs } = books
  const schools = new Map(pairs.filter(({ need }) => !left.served.has(need.schoolId)).map(({ need, urgency }) => [need.schoolId, urgency]))
  const previous = new Set((input.previous ?? []).map(keyOf))
  const schoolOf = (row: RoundProposal): number => needs.get(row.needId)!.schoolId
  return {
    supporters: [...Map.groupBy(pairs, ({ offer }) => supporterOf(books, offer)).values()].map((own) => supporterFacts(books, left, own)),
    needs: [...Map.groupBy(pairs, ({ need }) => need)].map(([need, own]) => ({ pairs: own, left: left.ofNeed(need).halfDays, places: left.ofNeed(need).places })),
    schools,
    keepable: pairs.reduce((sum, { kept }) => sum + kept, 0),
    greatest: pairs.reduce((most, { worth }) => Math.max(most, worth), 1),
    valueOf: ({ halfDay, served, worth, kept }) => {
      const ofRow = (row: RoundProposal): number => row.halfDays * ((halfDay.get(urgencyOf(schoolOf(row), day, input)) ?? 0) + worth * worthOf(row)) + (previous.has(keyOf(row)) ? kept : 0)
      const ofSchool = (id: number): number => (schools.has(id) ? (served.get(schools.get(id)!) ?? 0) : 0)
      return rows.reduce((sum, row) => sum + ofRow(row), 0) + [...new Set(rows.map(schoolOf))].reduce((sum, id) => sum + ofSchool(id), 0)
    },
  }
}

function supporterFacts(books: Books, left: Left, pairs: readonly Pair[]): Supporter {
  const offers = [...Map.groupBy(pairs, ({ offer }) => offer)].map(([offer, own]) => {
    const { halfDays, places } = left.ofOffer(offer)
    return { free: halfDays, places, deployments: [...Map.groupBy(own, ({ need }) => need.schoolId)].map(([schoolId, there]) => deploymentFacts(books, left, offer, schoolId, there)) }
  })
  const { offer } = pairs[0]!
  const helping = left.helpedBy(offer.schoolId)
  return { offers, helping, takesOn: givesWithCare(books, offer) ? SCHOOLS_WITH_CARE - helping.size : null }
}

/** A pair alone in its deployment carries at least what the deployment does. */
function deploymentFacts(books: Books, left: Left, offer: Offer, schoolId: number, pairs: Pair[]): Deployment {
  const [open, least] = [left.helped(offer).has(schoolId), leastOf(books, schoolId, offer)]
  if (!open && pairs.length === 1) pairs[0]!.low = least
  return { schoolId, open, least, pairs }
}
