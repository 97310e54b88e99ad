/**
 * Does a plan keep every limit, in whole numbers? Asked of every plan a solver hands back; shares nothing with the ledger.
 * Leaves out: rules and words, which verify.ts checks from the round's input.
 */
import type { Plan, Problem } from './problem.ts'

/** Is the plan within every slot, need, offer, deployment and donor? */
export function keepsLimits(problem: Problem, plan: Plan): boolean {
  const { slot, need, offer, deployment, donorPlaces, pair } = problem
  const [wanted, places] = [need.wanted.slice(), need.places.slice()]
  const [free, schools] = [offer.free.slice(), offer.places.slice()]
  const sent = new Int32Array(deployment.offer.length)
  for (let s = 0; s < plan.length; s += 1) {
    const halfDays = plan[s]!
    if (!Number.isInteger(halfDays) || halfDays < 0 || halfDays > slot.most[s]!) return false
    if (halfDays === 0) continue
    const [n, d] = [slot.need[s]!, slot.deployment[s]!]
    wanted[n]! -= halfDays
    if (!slot.open[s]) places[n]! -= 1
    free[deployment.offer[d]!]! -= halfDays
    sent[d]! += halfDays
  }
  const helped = new Set<number>()
  for (let d = 0; d < sent.length; d += 1) {
    if (sent[d] === 0 || deployment.open[d]) continue
    if (sent[d]! < deployment.least[d]!) return false
    schools[deployment.offer[d]!]! -= 1
    if (deployment.pair[d]! >= 0 && !pair.open[deployment.pair[d]!]) helped.add(deployment.pair[d]!)
  }
  const donors = donorPlaces.slice()
  for (const at of helped) donors[pair.donor[at]!]! -= 1
  return [wanted, places, free, schools, donors].every((left) => left.every((amount) => amount >= 0))
}
