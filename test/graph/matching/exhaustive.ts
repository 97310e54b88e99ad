/** The best a small round can reach, by trying everything: knows the limits from the input alone and shares no code with the solve. */
import { judged } from '../../../graph/matching/candidates.ts'
import { dayOf } from '../../../graph/matching/day.ts'
import type { RoundInput, RoundResult } from '../../../graph/matching/model.ts'

type Option = { need: RoundInput['needs'][number]; offer: RoundInput['offers'][number]; worth: number; pinned: boolean }

/** Where every school comes first: schools served by tier. Then half-days by tier, most urgent first, benefit in thousandths, and pairs kept of the last run. */
export type Score = number[]

export const better = (a: Score, b: Score): boolean => {
  const at = a.findIndex((value, index) => value !== b[index])
  return at >= 0 && a[at]! > b[at]!
}

export const scoreOf = (result: RoundResult): Score => [...result.objective.tiers.map((tier) => tier.metHalfDays), Math.round(result.objective.benefit * 1000)]

type Sent = { needId: number; offerId: number; halfDays: number }

/** The score of what is sent, in the order that the round asks for. */
export function fullScore(input: RoundInput, sent: readonly Sent[], worthOf: (row: Sent) => number): Score {
  const day = dayOf(input)
  const last = Math.max(...input.framework.categories.map((rule) => rule.urgency)) + 1
  const schoolOf = (row: Sent): number => input.needs.find((need) => need.id === row.needId)!.schoolId
  const urgency = (schoolId: number): number => day.categories.get(schoolId)?.urgency ?? last
  const urgencies = [...new Set(input.needs.map((need) => urgency(need.schoolId)))].sort((a, b) => a - b)
  const ofTier = (tier: number): Sent[] => sent.filter((row) => urgency(schoolOf(row)) === tier)
  return [
    ...(input.rules.order === 'everybody-first' ? urgencies.map((tier) => new Set(ofTier(tier).map(schoolOf)).size) : []),
    ...urgencies.map((tier) => ofTier(tier).reduce((sum, { halfDays }) => sum + halfDays, 0)),
    sent.reduce((sum, row) => sum + worthOf(row) * row.halfDays, 0),
    sent.filter((row) => input.previous?.some((one) => one.needId === row.needId && one.offerId === row.offerId)).length,
  ]
}

/** Every pair the rules allow. */
export function optionsOf(input: RoundInput, refused: RoundResult['refused'] = []): Option[] {
  const day = dayOf(input)
  return input.needs.flatMap((need) =>
    input.offers.flatMap((offer): Option[] => {
      const { candidate } = judged(need, offer, day, input)
      if (!candidate) return []
      const same = (row: { needId: number; offerId: number }): boolean => row.needId === need.id && row.offerId === offer.id
      const pinned = input.overrides.some((row) => row.kind === 'pin' && same(row)) && !refused.some((row) => row.kind === 'pin' && same(row))
      return [{ need, offer, worth: Math.round(candidate.fit * 1000), pinned }]
    }),
  )
}

/** The best score of all plans that keep the limits, or null where none honours the pins. */
export function exhaustive(input: RoundInput, options: Option[]): Score | null {
  const day = dayOf(input)
  const last = Math.max(...input.framework.categories.map((rule) => rule.urgency)) + 1
  const urgency = (schoolId: number): number => day.categories.get(schoolId)?.urgency ?? last
  const given: { option: Option; halfDays: number }[] = []
  let best: Score | null = null
  const allowed = ({ need, offer }: Option, halfDays: number): boolean => {
    const ofNeed = given.filter(({ option }) => option.need === need)
    const ofOffer = given.filter(({ option }) => option.offer === offer)
    const ofDonor = given.filter(({ option }) => option.offer.schoolId === offer.schoolId)
    const sum = (rows: typeof given): number => rows.reduce((total, row) => total + row.halfDays, halfDays)
    const schools = (rows: typeof given): number => new Set([need.schoolId, ...rows.map(({ option }) => option.need.schoolId)]).size
    const careful = day.categories.get(offer.schoolId)?.mayGive === 'with-care'
    return (
      ofNeed.length < input.rules.supportersPerNeed && sum(ofNeed) <= need.halfDays && sum(ofOffer) <= offer.halfDaysPerTerm - offer.committedHalfDays &&
      schools(ofOffer) <= offer.maximumSchools && (!careful || schools(ofDonor) <= 1)
    )
  }
  const score = (): Score =>
    fullScore(input, given.map(({ option, halfDays }) => ({ needId: option.need.id, offerId: option.offer.id, halfDays })), (row) => given.find(({ option }) => option.need.id === row.needId && option.offer.id === row.offerId)!.option.worth)
  const pins = pinnedDays(input, options, urgency)
  const worthSending = (): boolean =>
    given.every(({ option: { need, offer } }) => {
      const together = given.filter(({ option }) => option.offer === offer && option.need.schoolId === need.schoolId)
      const wanted = options.filter((option) => option.offer === offer && option.need.schoolId === need.schoolId).reduce((sum, option) => sum + option.need.halfDays, 0)
      const least = Math.min(wanted, Math.max(input.rules.minimumHalfDays, offer.minimumHalfDays))
      return together.some(({ option }) => option.pinned) || together.reduce((sum, row) => sum + row.halfDays, 0) >= least
    })
  const tryAll = (at: number): void => {
    const option = options[at]
    if (!option) {
      if (!worthSending()) return
      const now = score()
      if (!best || better(now, best)) best = now
      return
    }
    if (!option.pinned) tryAll(at + 1)
    const least = pins.get(option) ?? 1
    for (let halfDays = least; halfDays <= option.need.halfDays && allowed(option, halfDays); halfDays += 1) {
      given.push({ option, halfDays })
      tryAll(at + 1)
      given.pop()
    }
  }
  tryAll(0)
  return best
}

const leastOf = ({ need, offer }: Option, { rules }: RoundInput): number => Math.min(need.halfDays, Math.max(rules.minimumHalfDays, offer.minimumHalfDays))

/** What each pin must at least be sent: its least, then, the most urgent first, all that its need and its offer have left. */
function pinnedDays(input: RoundInput, options: Option[], urgency: (schoolId: number) => number): Map<Option, number> {
  const pins = options.filter(({ pinned }) => pinned).sort((a, b) => urgency(a.need.schoolId) - urgency(b.need.schoolId) || a.need.id - b.need.id || a.offer.id - b.offer.id)
  const days = new Map(pins.map((pin) => [pin, leastOf(pin, input)]))
  const taken = (same: (pin: Option) => boolean): number => pins.reduce((sum, pin) => (same(pin) ? sum + days.get(pin)! : sum), 0)
  for (const pin of pins) {
    const needLeft = pin.need.halfDays - taken(({ need }) => need === pin.need)
    const offerLeft = pin.offer.halfDaysPerTerm - pin.offer.committedHalfDays - taken(({ offer }) => offer === pin.offer)
    days.set(pin, days.get(pin)! + Math.min(needLeft, offerLeft))
  }
  return days
}
