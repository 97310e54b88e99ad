/**
 * Who could meet which need: every offer in a need's area and reach, judged by every rule and, where all pass, weighed by every term.
 *
 * All open needs meet all offers at once, so pairs are numbers here; words are written for those that somebody asks about. Each offer looks
 * only at the needs of its areas that lie within its reach (places.ts), and not at all where it may come to nobody.
 * Leaves out: who gets whom (plan/solve.ts).
 */
import type { Need } from '../categories/framework.ts'
import type { Offer } from '../brokering/offer.ts'
import type { Day } from './day.ts'
import { distanceKm } from './distance.ts'
import { comesNow, failing, isOpen, judge, mayCome, mayComeAtAll, mayComeInArea } from './eligibility.ts'
import { fitOf, fitsIn, termsOf } from './fit.ts'
import type { Candidate, RoundInput, RuleOutcome } from './model.ts'
import { actingFor, pairOf, schoolOf, type Pair } from './pair.ts'
import { placed, within } from './places.ts'
import { grouped } from './plan/problem.ts'
import { tiesOf } from './ties.ts'

/** A supporter who could meet a need, without its words. */
export type Match = Pick<Candidate, 'needId' | 'offerId' | 'distanceKm' | 'fit'>

/** What became of one need: who could meet it, and which offers in its area could not and by which rules. */
export type Field = {
  need: Need
  /** By offer, in the order of the input. */
  candidates: Match[]
  /** Offers in the area that a rule excludes, with the names of all that do; worked out when asked. */
  excluded: () => { offer: Offer; failed: string[] }[]
  /** Every rule's answer about an offer. */
  rulesFor: (offer: Offer) => RuleOutcome[]
  /** How many offers are for other areas. */
  elsewhere: number
}

/** Judges one need and one offer: the candidate if every rule passes, else null, with every rule's answer. */
export function judged(need: Need, offer: Offer, day: Day, input: RoundInput): { candidate: Candidate | null; rules: RuleOutcome[] } {
  const pair = pairOf(need, offer, day, input.rules)
  const rules = [...judge(pair, day), notVetoed(need, offer, input)]
  if (rules.some((rule) => !rule.passed)) return { candidate: null, rules }
  const terms = termsOf(pair, day, input.weights)
  return { candidate: { needId: need.id, offerId: offer.id, distanceKm: pair.distanceKm, rules, terms, fit: fitOf(terms) }, rules }
}

/** The candidate alone: words are written only where every rule passes. */
export const candidateOf = (need: Need, offer: Offer, day: Day, input: RoundInput): Candidate | null =>
  failedBy(need, offer, day, input).length > 0 ? null : judged(need, offer, day, input).candidate

/** Every need with those who could meet it; offers in their order. */
export function fieldsOf(input: RoundInput, day: Day): Field[] {
  const offersIn = byArea(input.offers, ({ areas }) => areas.map(({ areaCode }) => areaCode))
  const found = matchesOf(input, day)
  return input.needs.map((need, at): Field => {
    const offers = offersIn.get(need.areaCode) ?? []
    const candidates = once(() => found(at))
    const excluded = once(() => offers.map((offer) => ({ offer, failed: failedBy(need, offer, day, input) })).filter(({ failed }) => failed.length > 0))
    return {
      need, excluded, rulesFor: (offer) => judged(need, offer, day, input).rules, elsewhere: input.offers.length - offers.length,
      get candidates() {
        return candidates()
      },
    }
  })
}

/** All pairs in columns, which take a tenth of the room of rows; by need, its matches as rows. */
function matchesOf(input: RoundInput, day: Day): (need: number) => Match[] {
  const [needOf, offerOf, km, fit]: [number[], number[], number[], number[]] = [[], [], [], []]
  eachMatch(input, day, (need, offer, distance, worth) => {
    needOf.push(need)
    offerOf.push(offer)
    km.push(distance ?? UNKNOWN)
    fit.push(worth)
  })
  const { start, list } = grouped(Int32Array.from(needOf), input.needs.length)
  const match = (at: number): Match => ({ needId: input.needs[needOf[at]!]!.id, offerId: input.offers[offerOf[at]!]!.id, distanceKm: km[at] === UNKNOWN ? null : km[at]!, fit: fit[at]! })
  return (need) => Array.from(list.subarray(start[need], start[need + 1]), match)
}

/** No distance: none is less than nothing. */
const UNKNOWN = -1

/** Visits every pair that all rules allow, offer by offer; need and offer by position. */
function eachMatch(input: RoundInput, day: Day, visit: (need: number, offer: number, distanceKm: number | null, fit: number) => void): void {
  const { needs, rules, weights } = input
  const ties = tiesOf(day)
  const open = [...needs.keys()].filter((at) => isOpen(schoolOf(day, needs[at]!.schoolId), day))
  const needsIn = new Map([...byArea(open, (at) => [needs[at]!.areaCode])].map(([code, rows]) => [code, placed(rows, (at) => schoolOf(day, needs[at]!.schoolId), ties.placeOf)]))
  const vetoed = Map.groupBy(input.overrides.filter(({ kind }) => kind === 'veto'), ({ offerId }) => offerId)
  for (const [at, offer] of input.offers.entries()) {
    const [supporter, acting] = [schoolOf(day, offer.schoolId), actingFor(offer, day)]
    if (!mayComeAtAll({ offer, supporter, rules }, day)) continue
    const now = comesNow(offer, day)
    ties.meet(supporter.id, acting)
    const out = new Set(vetoed.get(offer.id)?.map(({ needId }) => needId))
    for (const { areaCode } of offer.areas) {
      const near = needsIn.get(areaCode)
      if (!near) continue
      const pair: Pair = { need: needs[near.any.row]!, offer, school: near.any.school, supporter, acting, distanceKm: null, rules }
      if (!mayComeInArea(pair, day)) continue
      const fitFor = fitsIn(pair, day, weights)
      within(near, supporter, offer.reachKm, ({ row, school, place }) => {
        const tied = ties.areTied(place)
        pair.need = needs[row]!
        pair.school = school
        pair.distanceKm = distanceKm(school, supporter)
        if (mayCome(pair, day, now, tied) && !out.has(pair.need.id)) visit(row, at, pair.distanceKm, fitFor(pair, tied))
      })
    }
  }
}

const failedBy = (need: Need, offer: Offer, day: Day, input: RoundInput): string[] => [
  ...failing(pairOf(need, offer, day, input.rules), day),
  ...(notVetoed(need, offer, input).passed ? [] : ['veto']),
]

const notVetoed = (need: Need, offer: Offer, { overrides }: RoundInput): RuleOutcome => {
  const veto = overrides.find((row) => row.kind === 'veto' && row.needId === need.id && row.offerId === offer.id)
  return { rule: 'veto', passed: !veto, because: veto ? `The broker ruled this out: ${veto.reason}` : 'The broker has not ruled this out.' }
}

function byArea<Row>(rows: readonly Row[], areasOf: (row: Row) => string[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    for (const code of areasOf(row)) {
      const list = found.get(code)
      if (list) list.push(row)
      else found.set(code, [row])
    }
  }
  return found
}

function once<Value>(work: () => Value): () => Value {
  let known: { value: Value } | null = null
  return () => (known ??= { value: work() }).value
}
