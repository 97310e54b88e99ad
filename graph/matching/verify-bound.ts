/**
 * What no plan can pass, from the input and any prices: supporters decide alone within their days and schools, needs alone within what they
 * want and their supporters. Part of the verifier (verify-proof.ts); shares nothing with the solve.
 *
 * Written to be read: each side is the plainest dynamic programme there is. Leaves out: the prices, which it is given.
 */
import type { Need } from '../categories/framework.ts'
import type { Offer } from '../brokering/offer.ts'
import { judged } from './candidates.ts'
import type { ProofPrices, RoundOrder, RoundProposal } from './model.ts'
import { urgencyOf } from './problem.ts'
import { FIT_STEPS, SCHOOLS_WITH_CARE } from './rules.ts'
import { freeOf, type Books } from './verify.ts'

/** What is added up: a half-day and a school served, by urgency; a step of worth for each half-day; a pair kept. */
export type Sum = { halfDay: Map<number, number>; served: Map<number, number>; worth: number; kept: number }

/** A pair that could carry something beyond what pins fix, `low` to `most` half-days as far as it tells alone. */
type Pair = { need: Need; offer: Offer; urgency: number; worth: number; kept: number; low: number; most: number }
/** The pairs of one offer and one school: at least `least` half-days together; `open` where a pin sends something already. */
type Deployment = { schoolId: number; open: boolean; least: number; pairs: Pair[] }
/** Offers that share a limit on schools: one offer, or all of a school that gives with care, which `takesOn` so many more. */
type Supporter = { offers: { free: number; places: number; deployments: Deployment[] }[]; helping: Set<number>; takesOn: number | null }
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

const total = (rows: readonly RoundProposal[]): number => rows.reduce((sum, row) => sum + row.halfDays, 0)

/** The input as the bounds need it; or what is wrong with how the proof cuts it into parts. */
export function factsOf(books: Books): Facts | { wrong: string[] } {
  const { input, day, result } = books
  const pinned = result.proposals.filter((row) => row.pinned)
  const [ofNeed, ofOffer] = [Map.groupBy(pinned, (row) => row.needId), Map.groupBy(pinned, (row) => row.offerId)]
  const left = (need: Need): number => need.halfDays - total(ofNeed.get(need.id) ?? [])
  const free = (offer: Offer): number => freeOf(offer) - total(ofOffer.get(offer.id) ?? [])
  const schoolOf = (row: RoundProposal): number => books.needs.get(row.needId)!.schoolId
  const helped = (offer: Offer): Set<number> => new Set((ofOffer.get(offer.id) ?? []).map(schoolOf))
  const helpedBy = new Map([...Map.groupBy(pinned, (row) => books.offers.get(row.offerId)!.schoolId)].map(([id, rows]) => [id, new Set(rows.map(schoolOf))]))
  const previous = new Set((input.previous ?? []).map(({ needId, offerId }) => `${needId}/${offerId}`))
  const wantedThere = new Map<string, number>()
  const possible: Pair[] = []
  for (const need of input.needs) {
    for (const offer of input.offers.filter((one) => one.areas.some(({ areaCode }) => areaCode === need.areaCode))) {
      const { candidate } = judged(need, offer, day, input)
      if (!candidate) continue
      const key = `${offer.id}/${need.schoolId}`
      wantedThere.set(key, (wantedThere.get(key) ?? 0) + need.halfDays)
      const most = Math.min(left(need), free(offer))
      if (most > 0) possible.push({ need, offer, urgency: urgencyOf(need.schoolId, day, input), worth: Math.round(candidate.fit * FIT_STEPS), kept: Number(previous.has(`${need.id}/${offer.id}`)), low: 1, most })
    }
  }
  const careful = (offer: Offer): boolean => day.categories.get(offer.schoolId)?.mayGive === 'with-care'
  const partOf = new Map(result.proof.flatMap(({ needIds }, at) => needIds.map((id) => [id, at])))
  const owner = new Map<string, number>()
  const wrong: string[] = []
  for (const { need, offer } of possible) {
    const part = partOf.get(need.id)
    if (part === undefined) wrong.push(`Need ${need.id}: in no part of the proof`)
    else for (const key of [`school ${need.schoolId}`, careful(offer) ? `supporting school ${offer.schoolId}` : `offer ${offer.id}`]) if ((owner.get(key) ?? owner.set(key, part).get(key)) !== part) wrong.push(`The proof is in parts that share ${key}`)
  }
  if (wrong.length > 0) return { wrong: [...new Set(wrong)] }
  const leastOf = (offer: Offer, schoolId: number): number => Math.min(wantedThere.get(`${offer.id}/${schoolId}`)!, Math.max(input.rules.minimumHalfDays, offer.minimumHalfDays))
  const withPin = new Set(pinned.map(schoolOf))
  const parts = result.proof.map((_, at): PartFacts => {
    const pairs = possible.filter(({ need }) => partOf.get(need.id) === at)
    const blocks = Map.groupBy(pairs, ({ offer }) => (careful(offer) ? `school ${offer.schoolId}` : `offer ${offer.id}`))
    const rows = result.proposals.filter((row) => !row.pinned && partOf.get(row.needId) === at)
    const schools = new Map(pairs.filter(({ need }) => !withPin.has(need.schoolId)).map(({ need, urgency }) => [need.schoolId, urgency]))
    return {
      supporters: [...blocks.values()].map((own) => supporterOf(own, { free, helped, careful, leastOf, helping: (id) => helpedBy.get(id) ?? new Set() })),
      needs: [...Map.groupBy(pairs, ({ need }) => need)].map(([need, own]) => ({ pairs: own, left: left(need), places: input.rules.supportersPerNeed - (ofNeed.get(need.id) ?? []).length })),
      schools,
      keepable: pairs.reduce((sum, { kept }) => sum + kept, 0),
      greatest: pairs.reduce((most, { worth }) => Math.max(most, worth), 1),
      valueOf: (sum) => {
        const ofRow = (row: RoundProposal): number => row.halfDays * ((sum.halfDay.get(urgencyOf(schoolOf(row), day, input)) ?? 0) + sum.worth * Math.round(row.fit * FIT_STEPS)) + (previous.has(`${row.needId}/${row.offerId}`) ? sum.kept : 0)
        return rows.reduce((all, row) => all + ofRow(row), 0) + [...new Set(rows.map(schoolOf))].reduce((all, id) => all + (schools.has(id) ? (sum.served.get(schools.get(id)!) ?? 0) : 0), 0)
      },
    }
  })
  return { urgencies: result.objective.tiers.map(({ urgency }) => urgency), order: input.rules.order ?? 'days', parts }
}

type Of = { free: (offer: Offer) => number; helped: (offer: Offer) => Set<number>; careful: (offer: Offer) => boolean; leastOf: (offer: Offer, schoolId: number) => number; helping: (schoolId: number) => Set<number> }

function supporterOf(pairs: Pair[], { free, helped, careful, leastOf, helping: helpingOf }: Of): Supporter {
  const offers = [...Map.groupBy(pairs, ({ offer }) => offer)].map(([offer, own]) => ({
    free: free(offer),
    places: offer.maximumSchools - helped(offer).size,
    deployments: [...Map.groupBy(own, ({ need }) => need.schoolId)].map(([schoolId, there]): Deployment => {
      const [open, least] = [helped(offer).has(schoolId), leastOf(offer, schoolId)]
      if (!open && there.length === 1) there[0]!.low = least
      return { schoolId, open, least, pairs: there }
    }),
  }))
  const helping = helpingOf(pairs[0]!.offer.schoolId)
  return { offers, helping, takesOn: careful(pairs[0]!.offer) ? SCHOOLS_WITH_CARE - helping.size : null }
}

/** By half-days sent exactly, the most reached: one entry of each item's values (the first is 0, for none), at most `places` items that take one. */
function together(items: readonly { values: readonly number[]; place: 0 | 1 }[], capacity: number, places: number): number[] {
  let best = Array.from({ length: Math.max(0, places) + 1 }, () => [0, ...Array<number>(capacity).fill(-Infinity)])
  for (const { values, place } of items) {
    best = best.map((row, k) => row.map((without, c) => {
      let most = without
      for (let q = 1; q <= c && q < values.length && k >= place; q += 1) most = Math.max(most, best[k - place]![c - q]! + values[q]!)
      return most
    }))
  }
  return best.at(-1)!
}

const top = (values: readonly number[]): number => values.reduce((most, one) => Math.max(most, one), 0)

/** What both sides reach alone at these prices, less what the levels before give anyhow: no plan that keeps them passes it. Infinite for prices below 0 where only prices from 0 bound. */
export function boundAt(facts: Facts, part: PartFacts, sum: Sum, { pairs, schools, tiers }: ProofPrices, floors: ReadonlyMap<number, number>): number {
  const price = new Map(pairs.map(([needId, offerId, halfDay, use]) => [`${needId}/${offerId}`, { halfDay, use }]))
  const [served, floor] = [new Map(schools), new Map(tiers)]
  if ([...served.values(), ...floor.values()].some((one) => !(one >= 0)) || [...floor.keys()].some((urgency) => !floors.has(urgency))) return Infinity
  const priceOf = ({ need, offer }: Pair): { halfDay: number; use: number } => price.get(`${need.id}/${offer.id}`) ?? { halfDay: 0, use: 0 }
  const upTo = (most: number, of: (halfDays: number) => number): number[] => Array.from({ length: most + 1 }, (_, q) => (q === 0 ? 0 : of(q)))
  const deployed = ({ schoolId, open, least, pairs: own }: Deployment, capacity: number): { schoolId: number; values: number[]; place: 0 | 1 } => {
    const items = own.map((pair) => ({ place: 0 as const, values: upTo(pair.most, (q) => q * priceOf(pair).halfDay - priceOf(pair).use + sum.kept * pair.kept) }))
    const values = together(items, capacity, 0).map((value, q) => (q === 0 ? 0 : open ? value : q < least ? -Infinity : value + (served.get(schoolId) ?? 0)))
    return { schoolId, values, place: open ? 0 : 1 }
  }
  const ofSupporter = ({ offers, helping, takesOn }: Supporter): number => {
    const each = offers.map(({ free, places, deployments }) => ({ free, places, items: deployments.map((one) => deployed(one, free)) }))
    const reach = (allowed: (schoolId: number) => boolean): number => each.reduce((all, { free, places, items }) => all + top(together(items.filter(({ schoolId }) => allowed(schoolId)), free, places)), 0)
    if (takesOn === null) return reach(() => true)
    const news = takesOn > 0 ? [...new Set(each.flatMap(({ items }) => items.map(({ schoolId }) => schoolId)))] : []
    return news.reduce((most, one) => Math.max(most, reach((id) => id === one || helping.has(id))), reach((id) => helping.has(id)))
  }
  const ofNeed = ({ pairs: own, left, places }: PartFacts['needs'][number]): number => {
    const items = own.map((pair) => {
      const gain = (sum.halfDay.get(pair.urgency) ?? 0) + sum.worth * pair.worth + (floor.get(pair.urgency) ?? 0) - priceOf(pair).halfDay
      return { place: 1 as const, values: upTo(Math.min(pair.most, left), (q) => (q < pair.low ? -Infinity : gain * q + priceOf(pair).use)) }
    })
    return top(together(items, left, places))
  }
  const bonuses = [...part.schools].reduce((all, [id, urgency]) => all + Math.max(0, (sum.served.get(urgency) ?? 0) - (served.get(id) ?? 0)), 0)
  const owed = [...floor].reduce((all, [urgency, one]) => all + one * floors.get(urgency)!, 0)
  return part.supporters.reduce((all, one) => all + ofSupporter(one), 0) + part.needs.reduce((all, one) => all + ofNeed(one), 0) + bonuses - owed
}
