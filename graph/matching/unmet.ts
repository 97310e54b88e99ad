/**
 * Why a need stays unmet, wholly or in part, in words its head understands, and the smallest change that would help.
 *
 * An offer that several rules exclude is told by the one that lasts longest: a conflict of interest before an offer out of date.
 * The remedy is the first that asks least of people: confirm an offer, agree to it, travel further, lift a veto, more days. It
 * is no promise: another need may be more urgent. Leaves out: names and categories of other schools.
 */
import type { Field } from './candidates.ts'
import { competingFor } from './competing.ts'
import type { RoundRules, Unmet } from './model.ts'
import { leastHalfDays } from './pair.ts'
import type { Plan, Problem, Slot } from './problem.ts'
import { area, counted, count, days, sentence } from './words.ts'

/** What a rule does to the offers it excludes, after "one is" or "two are"; what lasts longest comes first. */
const EXCLUDED: Record<string, string> = {
  'own-school': 'from the school itself, or somebody with a post there',
  'school-open': 'from or for a school that is not open',
  'same-trust': 'in the same trust, federation or governing body',
  'shared-governor': 'led or governed by the same person',
  'former-post': 'from somebody who held a post at the school',
  'declared-interest': 'ruled out by a declared interest',
  donor: 'not free to give this help',
  'schools-left': 'helping as many schools as they can',
  phase: 'for schools of another phase',
  reach: 'too far away',
  veto: 'ruled out by the broker',
  'offer-dates': 'for another time',
  'days-left': 'without enough days left',
  'offer-open': 'still waiting for a head to agree',
  'offer-fresh': 'not confirmed lately',
}
const LASTING = Object.keys(EXCLUDED)

/** What would lift a rule, in the order of what it asks of people. */
const REMEDIES: [rule: string, remedy: string][] = [
  ['offer-fresh', 'A supporter confirms an offer that is out of date.'],
  ['offer-open', 'A head agrees to an offer that is waiting.'],
  ['reach', 'A supporter travels further.'],
  ['veto', 'The broker lifts a veto.'],
  ['days-left', 'A supporter offers more days.'],
  ['schools-left', 'A supporter helps one more school.'],
  ['phase', 'A supporter offers help to this phase as well.'],
  ['offer-dates', 'A supporter offers help for the time it is wanted.'],
]

/** The need's account, or null when it is met in full. `position` is the need's place in the problem. */
export function unmetOf(field: Field, position: number, problem: Problem, plan: Plan, rules: RoundRules): Unmet | null {
  const { need, candidates, elsewhere } = field
  const own = problem.slots.flatMap((slot, index) => (slot.need === position ? [{ slot, halfDays: plan[index]! }] : []))
  const met = own.reduce((sum, { halfDays }) => sum + halfDays, 0)
  if (met >= need.halfDays) return null
  const excluded = field.excluded()
  const failed = excluded.map((row) => row.failed)
  const known = { needId: need.id, wantedHalfDays: need.halfDays, metHalfDays: met, excludedBy: excludedBy(failed, elsewhere) }
  if (candidates.length > 0) return { ...known, ...short(need.halfDays - met, met, own.map(({ slot }) => slot), position, problem, plan) }
  if (excluded.length === 0) {
    return { ...known, reason: 'no-offer-in-area', because: `Nobody offers ${area(need.areaCode)}.`, remedy: `An offer of ${area(need.areaCode)}, of at least ${days(Math.min(need.halfDays, rules.minimumHalfDays))}.` }
  }
  const offered = sentence(`${counted(excluded.length, 'supporter offers', 'supporters offer')} ${area(need.areaCode)}`)
  const cannot = excluded.length === 1 ? ' but cannot help this school' : ', but none can help this school'
  const least = Math.min(...excluded.map(({ offer }) => leastHalfDays(need, offer, rules)))
  return { ...known, reason: 'rules-exclude-all', because: `${offered}${cannot}: ${whyNot(failed)}.`, remedy: remedyOf(failed, least) }
}

function excludedBy(failed: string[][], elsewhere: number): { rule: string; offers: number }[] {
  const counts = new Map<string, number>(elsewhere > 0 ? [['area', elsewhere]] : [])
  for (const rule of failed.flat()) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return [...counts].map(([rule, offers]) => ({ rule, offers })).sort((a, b) => b.offers - a.offers || (a.rule < b.rule ? -1 : 1))
}

/** "two are too far away; one is not confirmed lately": each offer by the rule it fails that lasts longest. */
function whyNot(failed: string[][]): string {
  const counts = new Map<string, number>()
  for (const rules of failed) {
    const lasting = LASTING.find((rule) => rules.includes(rule)) ?? rules[0]!
    counts.set(lasting, (counts.get(lasting) ?? 0) + 1)
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([rule, offers]) => `${failed.length === 1 ? 'it' : offers === failed.length ? 'all' : count(offers)} ${offers === 1 ? 'is' : 'are'} ${EXCLUDED[rule] ?? rule}`)
    .join('; ')
}

const remedyOf = (failed: string[][], least: number): string | null => {
  const alone = new Set(failed.filter((rules) => rules.length === 1).map((rules) => rules[0]!))
  return REMEDIES.find(([rule]) => alone.has(rule))?.[1] ?? (failed.length > 0 ? `Another supporter who can come, with at least ${days(least)}.` : null)
}

/** Supporters could help, but there is not enough of them for everybody. */
function short(missing: number, met: number, slots: Slot[], position: number, problem: Problem, plan: Plan): Pick<Unmet, 'reason' | 'because' | 'remedy'> {
  const so = met > 0 ? `${sentence(days(met))} of ${days(met + missing)} can be given here.` : 'None can be given here.'
  const set = competingFor(position, problem, plan)
  if (set) {
    const only = set.offers.length === 1
    const who = set.schools === 1 ? 'This school wants' : `${sentence(count(set.schools))} schools, none less urgent than this one, want`
    const can = `${sentence(counted(set.offers.length, 'supporter'))} can help, with ${days(set.free)}${only ? '' : ' between them'}, and every day is given to ${set.schools === 1 ? 'it' : 'these schools'}.`
    return { reason: 'capacity', because: `${who} ${days(set.wanted)}. ${can} ${so}`, remedy: `${sentence(days(missing))} more from ${only ? 'that supporter' : 'one of them'}.` }
  }
  const offers = new Set(slots.map((slot) => slot.offer))
  const asking = problem.slots.filter((slot) => offers.has(slot.offer))
  const needs = new Set(asking.map((slot) => slot.need))
  const schools = new Set(asking.map((slot) => slot.schoolId)).size
  const free = [...offers].reduce((sum, offer) => sum + problem.supplies[offer]!.free, 0)
  const wanted = [...needs].reduce((sum, need) => sum + problem.demands[need]!.wanted, 0)
  const because = `${sentence(counted(offers.size, 'supporter'))} could help, with ${days(free)} between them. ${sentence(counted(schools, 'school asks', 'schools ask'))} them for ${days(wanted)}. ${so}`
  const left = [...offers].some((offer) => leftOf(problem, plan, offer) > 0)
  return left
    ? { reason: 'below-minimum', because: `${because} What is left is too little to send, or they help as many schools as they can.`, remedy: `One of them helps one more school, or offers ${days(missing)} more.` }
    : { reason: 'capacity', because, remedy: `${sentence(days(missing))} more from ${offers.size === 1 ? 'that supporter' : 'one of them'}.` }
}

const leftOf = (problem: Problem, plan: Plan, offer: number): number =>
  problem.supplies[offer]!.free - problem.slots.reduce((sum, slot, index) => (slot.offer === offer ? sum + plan[index]! : sum), 0)
