/**
 * Who else could have met a need, and what choosing them instead would cost, with everything else left as it is.
 *
 * The cost is the most it could be: a new round with a pin may find a cheaper way round. Fits are told out of 100, as pages
 * show them. Leaves out: names; `displaces` is for the broker, who may see them.
 */
import type { Plan, Problem, Slot } from './problem.ts'
import type { RunnerUp } from './model.ts'
import { FIT_STEPS, RUNNERS_UP } from './rules.ts'
import { days } from './words.ts'

type Given = { slot: Slot; halfDays: number }

/** The best others for the slot's need, best fit first, then by offer. */
export function runnersUpOf(problem: Problem, plan: Plan, chosen: number): RunnerUp[] {
  const { need } = problem.slots[chosen]!
  return problem.slots
    .filter((slot, index) => slot.need === need && plan[index] === 0)
    .sort((a, b) => b.worth - a.worth || a.candidate.offerId - b.candidate.offerId)
    .slice(0, RUNNERS_UP)
    .map((other) => instead(problem, plan, { slot: problem.slots[chosen]!, halfDays: plan[chosen]! }, other))
}

function instead(problem: Problem, plan: Plan, chosen: Given, other: Slot): RunnerUp {
  const taken = Math.min(chosen.halfDays, other.most)
  const displaced = displacedBy(problem, plan, other, taken)
  const lost = displaced.reduce((sum, { slot, halfDays }) => sum + slot.worth * halfDays, 0)
  const cost = (chosen.slot.worth * chosen.halfDays - other.worth * taken + lost) / FIT_STEPS
  const fits = `Fit ${outOf100(other.candidate.fit)} against ${outOf100(chosen.slot.candidate.fit)}.`
  return {
    offerId: other.candidate.offerId,
    fit: other.candidate.fit,
    because: `${fits} ${free(displaced)}${taken < chosen.halfDays ? ` It could give ${days(taken)} of the ${days(chosen.halfDays)}.` : ''}`,
    cost,
    displaces: displaced.map(({ slot, halfDays }) => ({ needId: slot.candidate.needId, halfDays })),
  }
}

const outOf100 = (fit: number): number => Math.round(fit * 100)

const free = (displaced: Given[]): string =>
  displaced.length === 0
    ? 'Its days are free.'
    : `${days(displaced.reduce((sum, { halfDays }) => sum + halfDays, 0))} would have to come from help proposed elsewhere.`

/** What the other's offer would have to give up: least urgent first, then least worth; whole where less than its least would be left. */
function displacedBy(problem: Problem, plan: Plan, other: Slot, taken: number): Given[] {
  const given = problem.slots.map((slot, index): Given => ({ slot, halfDays: plan[index]! })).filter(({ slot, halfDays }) => slot.offer === other.offer && halfDays > 0)
  let short = taken - (problem.supplies[other.offer]!.free - given.reduce((sum, { halfDays }) => sum + halfDays, 0))
  const tierOf = ({ slot }: Given): number => problem.demands[slot.need]!.tier
  const displaced: Given[] = []
  for (const { slot, halfDays } of given.sort((a, b) => tierOf(b) - tierOf(a) || a.slot.worth - b.slot.worth)) {
    if (short <= 0 && !crowded(problem, given, displaced, other)) break
    const part = short > 0 && halfDays - short >= slot.least && !crowded(problem, given, displaced, other) ? short : halfDays
    displaced.push({ slot, halfDays: part })
    short -= part
  }
  return displaced
}

/** Would the other, with what is left to it, help more schools than it may? */
function crowded(problem: Problem, given: Given[], displaced: Given[], other: Slot): boolean {
  const gone = new Set(displaced.map(({ slot }) => slot))
  const schools = new Set([other.schoolId, ...given.filter(({ slot }) => !gone.has(slot)).map(({ slot }) => slot.schoolId)])
  const index = problem.slots.indexOf(other)
  return problem.circles.some((circle) => circle.slots.includes(index) && schools.size > circle.schools)
}
