/**
 * Decides where schools without coordinates go: to the group that has fewest of their kind, then fewest of all, within the bounds.
 * Where every one of them is needed to bring groups up to the least, only such groups are looked at.
 */
import type { Bounds, Spot } from './model.ts'

/** Adds each to a group; there is room, since all of them together fit (partition.ts). */
export function fillUp(groups: Spot[][], unplaced: readonly Spot[], { least, most }: Bounds): void {
  for (const [at, spot] of unplaced.entries()) {
    const lacking = groups.reduce((sum, group) => sum + Math.max(0, least - group.length), 0)
    const open = groups.filter((group) => (lacking >= unplaced.length - at ? group.length < least : group.length < most))
    const alike = (group: Spot[]): number => group.filter(({ kind }) => kind === spot.kind).length
    open.sort((a, b) => alike(a) - alike(b) || a.length - b.length)[0]!.push(spot)
  }
}
