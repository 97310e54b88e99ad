/**
 * A plan that keeps every limit, made quickly: pins first, then by urgency, then by worth, then in order. Where the search begins.
 * Leaves out: whether there is better (improve.ts looks, solve.ts proves).
 */
import { change, openLedger, room, type Ledger } from './ledger.ts'
import type { Problem } from './problem.ts'

/** A ledger filled within every limit, every pin honoured. */
export function greedy(problem: Problem): Ledger {
  const ledger = openLedger(problem)
  const tierOf = (index: number): number => problem.demands[problem.slots[index]!.need]!.tier
  const inOrder = problem.slots.map((_, index) => index)
  inOrder.sort((a, b) => tierOf(a) - tierOf(b) || problem.slots[b]!.worth - problem.slots[a]!.worth || a - b)
  for (const index of inOrder) {
    const halfDays = room(ledger, index)
    if (halfDays > 0) change(ledger, index, halfDays)
  }
  return ledger
}
