/** A small seeded generator (mulberry32): the same seed and purpose always give the same run of numbers. */

export type Chance = {
  /** 0 ≤ n < 1 */
  next: () => number
  /** A whole number from `low` to `high`, both included. */
  between: (low: number, high: number) => number
  pick: <T>(list: readonly T[]) => T
  /** True with this probability. */
  likely: (probability: number) => boolean
  /** A new list in another order. */
  shuffle: <T>(list: readonly T[]) => T[]
  /** An index, drawn in proportion to its weight. */
  weighted: (weights: readonly number[]) => number
}

const hashOf = (text: string): number => {
  let hash = 2166136261
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0)!, 16777619)
  return hash >>> 0
}

/** A stream of its own for each purpose, so that a change in one part of the demo leaves the others alone. */
export function chanceFor(seed: number, purpose: string): Chance {
  let state = hashOf(`${seed}:${purpose}`)
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    pick: (list) => list[between(0, list.length - 1)]!,
    likely: (probability) => next() < probability,
    shuffle: (list) => {
      const mixed = [...list]
      for (let i = mixed.length - 1; i > 0; i -= 1) {
        const j = between(0, i)
        ;[mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!]
      }
      return mixed
    },
    weighted: (weights) => {
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0)
      const found = weights.findIndex((weight) => (left -= weight) < 0)
      return found < 0 ? weights.length - 1 : found
    },
  }
}
