/**
 * What other ways to choose would have given on the same inputs: one by one, the best fit first, as a person with a list would; and by
 * lot. Both keep every rule, limit, veto and pin, so that only the choosing differs. The lots are drawn from a fixed sequence
 * (mulberry32): the same inputs, the same draws.
 * Leaves out: the round's own choice (match-round.ts).
 */
import { fieldsOf, type Match } from './candidates.ts'
import { canonical } from './canonical.ts'
import { dayOf, type Day } from './day.ts'
import { behindOf, fairnessOf, type Behind, type Fairness } from './fairness.ts'
import type { Kept, RoundInput } from './model.ts'
import { freeHalfDays, leastHalfDays } from './pair.ts'
import { urgencyOf } from './problem.ts'
import { FIT_STEPS, SCHOOLS_WITH_CARE } from './rules.ts'

/**
 * Figures of the one-by-one choice, and of choices by lot: the mean of each figure over all draws; with how many schools are behind
 * them, which runs kept by earlier versions do not say.
 */
export type OtherWays = { oneByOne: Fairness; byLot: Fairness; draws: number; behind?: { oneByOne: Behind[]; byLot: Behind[] } }

const DRAWS = 20
const SEED = 20_261

export function otherWays(given: RoundInput): OtherWays {
  const input = canonical(given)
  const day = dayOf(input)
  const pairs = fieldsOf(input, day).flatMap(({ candidates }) => candidates)
  const urgency = new Map(input.needs.map(({ id, schoolId }) => [id, urgencyOf(schoolId, day, input)]))
  const best = (a: Match, b: Match): number => urgency.get(a.needId)! - urgency.get(b.needId)! || b.fit - a.fit || a.needId - b.needId || a.offerId - b.offerId
  const figures = (chosen: ReturnType<typeof inTurn>): Fairness =>
    fairnessOf(input, chosen, chosen.reduce((sum, { fit, halfDays }) => sum + halfDays * Math.round(fit * FIT_STEPS), 0) / FIT_STEPS)
  const chance = chances(SEED)
  const oneByOne = inTurn(pairs.toSorted(best), input, day)
  const lots = Array.from({ length: DRAWS }, () => inTurn(shuffled(pairs, chance), input, day))
  return { oneByOne: figures(oneByOne), byLot: meanOf(lots.map(figures)), draws: DRAWS, behind: { oneByOne: behindOf(input, [oneByOne]), byLot: behindOf(input, lots) } }
}

/** Gives each pair in turn all that is left for it, pinned pairs first. */
export function inTurn(order: readonly Match[], input: RoundInput, day: Day): (Kept & { fit: number })[] {
  const pins = new Set(input.overrides.filter(({ kind }) => kind === 'pin').map(({ needId, offerId }) => `${needId}/${offerId}`))
  const pinned = (row: Match): boolean => pins.has(`${row.needId}/${row.offerId}`)
  const needs = new Map(input.needs.map((need) => [need.id, { need, left: need.halfDays, supporters: 0 }]))
  const offers = new Map(input.offers.map((offer) => [offer.id, { offer, left: freeHalfDays(offer), schools: new Set<number>() }]))
  const careful = new Map<number, Set<number>>()
  const chosen: (Kept & { fit: number })[] = []
  for (const { needId, offerId, fit } of [...order.filter(pinned), ...order.filter((row) => !pinned(row))]) {
    const [asking, giving] = [needs.get(needId)!, offers.get(offerId)!]
    const halfDays = Math.min(asking.left, giving.left)
    const { schoolId } = asking.need
    const cared = day.categories.get(giving.offer.schoolId)?.mayGive === 'with-care' ? (careful.get(giving.offer.schoolId) ?? new Set<number>()) : null
    const full = (schools: Set<number>, most: number): boolean => !schools.has(schoolId) && schools.size >= most
    if (halfDays < leastHalfDays(asking.need, giving.offer, input.rules) || asking.supporters >= input.rules.supportersPerNeed) continue
    if (full(giving.schools, giving.offer.maximumSchools) || (cared && full(cared, SCHOOLS_WITH_CARE))) continue
    asking.left -= halfDays
    asking.supporters += 1
    giving.left -= halfDays
    giving.schools.add(schoolId)
    if (cared) careful.set(giving.offer.schoolId, cared.add(schoolId))
    chosen.push({ needId, offerId, halfDays, fit })
  }
  return chosen
}

function shuffled<Row>(rows: readonly Row[], chance: () => number): Row[] {
  const mixed = [...rows]
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = Math.floor(chance() * (at + 1))
    ;[mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!]
  }
  return mixed
}

const chances = (seed: number) => {
  let state = seed >>> 0
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Every figure's mean; a distance that some draws do not know is the mean of those that do. */
function meanOf(all: Fairness[]): Fairness {
  const mean = (pick: (one: Fairness) => number | null): number | null => {
    const values = all.map(pick).filter((value) => value !== null)
    return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
  }
  const sure = (pick: (one: Fairness) => number): number => mean(pick) ?? 0
  return {
    tiers: all[0]!.tiers.map((tier, at) => ({ ...tier, metHalfDays: sure(({ tiers }) => tiers[at]!.metHalfDays) })),
    worst: { share: sure(({ worst }) => worst.share), withNothing: sure(({ worst }) => worst.withNothing), schools: all[0]!.worst.schools },
    load: { gini: sure(({ load }) => load.gini), topTenth: sure(({ load }) => load.topTenth), used: sure(({ load }) => load.used), offers: all[0]!.load.offers },
    travel: { median: mean(({ travel }) => travel.median), most: mean(({ travel }) => travel.most) },
    balance: { give: sure(({ balance }) => balance.give), receive: sure(({ balance }) => balance.receive), both: sure(({ balance }) => balance.both) },
    halfDays: sure(({ halfDays }) => halfDays),
    benefit: mean(({ benefit }) => benefit),
  }
}
