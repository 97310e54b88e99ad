/** A hard rule: whether it holds for a pair, and how that is said. Kept apart, because most pairs are only counted and never told. */
import type { RuleOutcome } from './model.ts'

export type Rule<Of, On> = {
  rule: string
  holds: (pair: Of, day: On) => boolean
  /** Said where it holds, and where it does not. */
  yes: (pair: Of, day: On) => string
  no: (pair: Of, day: On) => string
}

export function told<Of, On>({ rule, holds, yes, no }: Rule<Of, On>, pair: Of, day: On): RuleOutcome {
  const passed = holds(pair, day)
  return { rule, passed, because: passed ? yes(pair, day) : no(pair, day) }
}
