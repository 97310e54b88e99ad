/**
 * Which pins hold? A pin bypasses no hard rule, and pins that together ask for more than there is are refused, not bent.
 *
 * All pins can be had together exactly when they fit at their least, so they
 * are admitted one by one at that, most urgent need first, then by need and offer. Then, in the same order, each gets as many days as
 * its need wants and its offer has: whoever pins a supporter means that supporter, not one day of theirs beside somebody else.
 * Leaves out: vetoes, which are a hard rule (candidates.ts).
 */
import type { Field } from './candidates.ts'
import type { Override, RefusedOverride, RoundInput } from './model.ts'
import type { Plan, Problem } from './problem.ts'

/** The problem with every pin that holds marked, and the overrides that don't with the reason. */
export function withPins(problem: Problem, fields: Field[], input: RoundInput): { problem: Problem; refused: RefusedOverride[] } {
  const slots = problem.slots.map((slot) => ({ ...slot }))
  const pinned: Problem = { ...problem, slots }
  const refused: RefusedOverride[] = []
  const plan: Plan = slots.map(() => 0)
  for (const override of inOrder(problem, input)) {
    const unknown = unknownTo(override, input)
    if (unknown) refused.push({ ...override, because: unknown })
    else if (override.kind === 'pin') {
      const because = admit(override, pinned, plan, fields, input)
      if (because) refused.push({ ...override, because })
    }
  }
  for (const override of inOrder(problem, input)) fill(override, pinned, plan)
  return { problem: pinned, refused }
}

/** Gives an admitted pin all it can have beside the others, and makes that its least. */
function fill(pin: Override, problem: Problem, plan: Plan): void {
  const index = problem.slots.findIndex(({ candidate, pinned }) => pinned && candidate.needId === pin.needId && candidate.offerId === pin.offerId)
  const slot = problem.slots[index]
  if (!slot || pin.kind !== 'pin') return
  const sent = (of: 'need' | 'offer'): number => plan.reduce((sum, halfDays, position) => (problem.slots[position]![of] === slot[of] ? sum + halfDays : sum), 0)
  plan[index]! += Math.min(problem.demands[slot.need]!.wanted - sent('need'), problem.supplies[slot.offer]!.free - sent('offer'))
  slot.least = plan[index]!
}

const inOrder = (problem: Problem, input: RoundInput): Override[] => {
  const tiers = new Map(problem.demands.map((demand) => [demand.needId, demand.tier]))
  const tierOf = (row: Override): number => tiers.get(row.needId) ?? Number.MAX_SAFE_INTEGER
  return [...input.overrides].sort((a, b) => tierOf(a) - tierOf(b) || a.needId - b.needId || a.offerId - b.offerId)
}

const unknownTo = (override: Override, input: RoundInput): string | null => {
  if (!input.needs.some((need) => need.id === override.needId)) return 'The need is no longer open.'
  if (!input.offers.some((offer) => offer.id === override.offerId)) return 'The offer is no longer there.'
  return null
}

/** Marks the pin and sends its least, or says why not. */
function admit(pin: Override, problem: Problem, plan: Plan, fields: Field[], input: RoundInput): string | null {
  const index = problem.slots.findIndex(({ candidate }) => candidate.needId === pin.needId && candidate.offerId === pin.offerId)
  const slot = problem.slots[index]
  if (!slot) return brokenRule(pin, fields, input)
  if (slot.pinned) return null
  plan[index] = slot.least
  const because = tooMuch(problem, plan, index)
  if (because) plan[index] = 0
  else slot.pinned = true
  return because
}

const brokenRule = (pin: Override, fields: Field[], { offers }: RoundInput): string => {
  const [field, offer] = [fields.find(({ need }) => need.id === pin.needId)!, offers.find(({ id }) => id === pin.offerId)!]
  return field.rulesFor(offer).find((rule) => !rule.passed)!.because
}

function tooMuch(problem: Problem, plan: Plan, index: number): string | null {
  const slot = problem.slots[index]!
  const sent = (same: (position: number) => boolean): number => plan.reduce((sum, halfDays, position) => (same(position) ? sum + halfDays : sum), 0)
  const { wanted, supporters } = problem.demands[slot.need]!
  const ofNeed = (position: number): boolean => problem.slots[position]!.need === slot.need
  if (plan.filter((halfDays, position) => halfDays > 0 && ofNeed(position)).length > supporters) return 'The need has as many supporters pinned as it may have.'
  if (sent(ofNeed) > wanted) return 'The supporters pinned would give more days than the need asks for.'
  if (sent((position) => problem.slots[position]!.offer === slot.offer) > problem.supplies[slot.offer]!.free) return 'The offer has not days enough for all its pins.'
  for (const circle of problem.circles) {
    const schools = new Set(circle.slots.filter((position) => plan[position]! > 0).map((position) => problem.slots[position]!.schoolId))
    if (circle.slots.includes(index) && schools.size > circle.schools) return 'The supporter would help more schools at once than it may.'
  }
  return null
}
