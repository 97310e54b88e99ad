/**
 * The round's choice stripped of words, as the field works: who could send how many half-days to which need, and every limit.
 *
 * A *slot* is one offer for one need. The slots of one offer for one school are a *deployment*: they go together, and what is sent
 * through them must be worth sending (`least`). All by position, in typed arrays, so that England fits; slots lie deployment by
 * deployment, deployments offer by offer. What pins fix is taken out of every limit already, and takes no place any more (`open`).
 * Leaves out: why a slot is possible (candidates.ts), what counts as better (aim.ts).
 */

/** Whole half-days everywhere; worth is fit in whole steps. */
export type Problem = {
  /** Tiers of urgency; 0 is the most urgent. */
  tiers: number
  /** By school in need: its tier, and whether a pin sends it something. */
  school: { tier: Int32Array; open: Uint8Array }
  /** `places`: how many more supporters. */
  need: { school: Int32Array; wanted: Int32Array; places: Int32Array }
  /** `places`: how many more schools; `donor`: the school giving with care that it belongs to, or −1. */
  offer: { free: Int32Array; places: Int32Array; donor: Int32Array }
  /** By school giving with care: how many more schools it may help over all its offers. */
  donorPlaces: Int32Array
  /** Each school giving with care and each school it could help; `open` where a pin has it help there. */
  pair: { donor: Int32Array; open: Uint8Array }
  /** `pair` is −1 where the supporter gives without special care. */
  deployment: { offer: Int32Array; school: Int32Array; least: Int32Array; open: Uint8Array; start: Int32Array; pair: Int32Array }
  /** `kept`: proposed by the last run. */
  slot: { deployment: Int32Array; need: Int32Array; most: Int32Array; worth: Int32Array; open: Uint8Array; kept: Uint8Array }
  /** Deployments of offer o: from `ofOffer[o]` to before `ofOffer[o + 1]`. */
  ofOffer: Int32Array
  /** Slots of need n: `slotsOfNeed` from `ofNeed[n]` to before `ofNeed[n + 1]`. */
  ofNeed: Int32Array
  slotsOfNeed: Int32Array
}

/** Half-days by slot, beyond what pins fix. */
export type Plan = Int32Array

/** The tier of a slot's need. */
export const tierOf = ({ school, need, slot }: Problem, s: number): number => school.tier[need.school[slot.need[s]!]!]!

/** The fewest half-days by which a slot can be used, as far as its deployment alone tells. */
export function leastOf({ slot, deployment }: Problem, s: number): number {
  const d = slot.deployment[s]!
  return slot.open[s] || deployment.open[d] || deployment.start[d + 1]! - deployment.start[d]! > 1 ? 1 : deployment.least[d]!
}

/** Positions by the group they belong to: those of group g are `list` from `start[g]` to before `start[g + 1]`, in order. */
export function grouped(group: Int32Array, groups: number): { start: Int32Array; list: Int32Array } {
  const start = new Int32Array(groups + 1)
  for (const one of group) start[one + 1] = start[one + 1]! + 1
  for (let at = 0; at < groups; at += 1) start[at + 1] = start[at + 1]! + start[at]!
  const next = start.slice()
  const list = new Int32Array(group.length)
  for (let at = 0; at < group.length; at += 1) {
    const place = next[group[at]!]!
    list[place] = at
    next[group[at]!] = place + 1
  }
  return { start, list }
}
