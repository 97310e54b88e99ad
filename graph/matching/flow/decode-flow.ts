/**
 * Reads a flow back as half-days for pairs, what that meets by tier, and what a price means in days and benefit.
 *
 * Source: the scale of encode-flow.ts. Leaves out: whether the flow is any good (certificate.ts).
 */
import type { DaysRound, EncodedRound, Scale } from './encode-flow.ts'

/** Half-days by pair of the round, half-days met by tier, and half-days times worth. */
export type DaysPlan = { halfDays: Int32Array; met: number[]; benefit: number }

/** The plan in a flow of the encoded round. */
export function planOfFlow({ scale, pair }: EncodedRound, round: DaysRound, flow: Int32Array): DaysPlan {
  const plan: DaysPlan = { halfDays: new Int32Array(round.worth.length), met: new Array<number>(scale.ranks).fill(0), benefit: 0 }
  pair.forEach((one, arc) => {
    const amount = flow[arc]!
    if (one < 0 || amount === 0) return
    plan.halfDays[one] = amount
    plan.met[round.tier[round.pairNeed[one]!]!]! += amount
    plan.benefit += amount * round.worth[one]!
  })
  return plan
}

/**
 * A difference of costs in words of the round. `days` is by how many ranks of urgency the half-day is better used: one newly met in the
 * least urgent tier is 1, one moved up by a tier too; `benefit` is in steps of worth.
 */
export function valueOf(saved: number, { day, step }: Scale): { days: number; benefit: number } {
  const days = Math.round(saved / day)
  return { days: days + 0, benefit: Math.round((saved - days * day) / step) + 0 }
}
