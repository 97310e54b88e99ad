/**
 * Which counts may be published: none under five, and none that would give a hidden one away by difference from a total.
 *
 * While one part of a whole is hidden alone, or those hidden come to less than five together, the last part shown is hidden too;
 * so it is where all hidden are four, the most they can be, which their sum would tell. The last, not the smallest: from the
 * smallest, who knows the rule could work the other out. All hidden parts look alike, so that nobody can tell which was small.
 * The five is the least that aggregates of this portal are told for.
 * Leaves out: sums over few schools, which report.ts keeps by joining groups.
 */
export const LEAST_SHOWN = 5

/** The count, or null where it is too small to show. */
export const countShown = (count: number): number | null => (count < LEAST_SHOWN ? null : count)

/** The parts of a whole, in their order, each as it is or null; the whole itself is shown from five. */
export function partsShown(parts: readonly number[]): { whole: number | null; parts: (number | null)[] } {
  const hidden = new Set(parts.flatMap((count, at) => (count < LEAST_SHOWN ? [at] : [])))
  const enough = (): boolean => {
    const together = [...hidden].reduce((sum, at) => sum + parts[at]!, 0)
    return hidden.size > 1 && together >= LEAST_SHOWN && together !== (LEAST_SHOWN - 1) * hidden.size
  }
  for (let at = parts.length - 1; at >= 0 && hidden.size > 0 && !enough(); at -= 1) hidden.add(at)
  return { whole: countShown(parts.reduce((sum, count) => sum + count, 0)), parts: parts.map((count, at) => (hidden.has(at) ? null : count)) }
}
