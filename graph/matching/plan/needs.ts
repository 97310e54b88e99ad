/**
 * The best that one need could be given alone: by whom, and how many half-days each, within what it wants and the supporters it may
 * have, when a half-day of each slot gains so much and using the slot earns a bonus.
 *
 * Source: dynamic programming over half-days and supporters, as in knapsack.ts. Exact for what it bounds: a slot alone in its
 * deployment carries at least what is worth sending. Leaves out: supporters' own limits.
 */
import { countsOf, keptOf, servedOf, type Aim } from './aim.ts'
import { leastOf, type Problem } from './problem.ts'

const NOTHING = 1e-9

export type Needs = { best: (need: number, gain: Float64Array, bonus: Float64Array, out: Int32Array) => number }

/** A solver with its own memory, for many calls; `out` gets the half-days of each of the need's slots. */
export function needsOf(problem: Problem): Needs {
  const { slot, need, ofNeed, slotsOfNeed } = problem
  const least = slot.need.map((_, s) => leastOf(problem, s))
  const useful: number[] = []
  let value = new Float64Array(1024)
  let choice = new Int16Array(8192)

  const gather = (n: number, gain: Float64Array, bonus: Float64Array, out: Int32Array): number => {
    useful.length = 0
    let paying = 0
    for (let at = ofNeed[n]!; at < ofNeed[n + 1]!; at += 1) {
      const s = slotsOfNeed[at]!
      out[s] = 0
      const most = Math.min(slot.most[s]!, need.wanted[n]!)
      if (most < least[s]! || gain[s]! * (gain[s]! > 0 ? most : least[s]!) + bonus[s]! <= NOTHING) continue
      if (beaten(s, most, gain, bonus, need.places[n]!)) continue
      useful.push(s)
      if (!slot.open[s]) paying += 1
    }
    return paying
  }

  /** Could as many as the need may have do all that this slot could, and gain no less? Then it is never needed. */
  const beaten = (s: number, most: number, gain: Float64Array, bonus: Float64Array, places: number): boolean => {
    if (slot.open[s]) return false
    let better = 0
    for (const other of useful) {
      if (slot.open[other] || least[other]! > least[s]! || slot.most[other]! < most || gain[other]! < gain[s]! || bonus[other]! < bonus[s]!) continue
      better += 1
      if (better >= places) return true
    }
    return false
  }

  return {
    best: (n, gain, bonus, out) => {
      const paying = gather(n, gain, bonus, out)
      if (useful.length === 0) return 0
      const wanted = need.wanted[n]!
      const layers = Math.min(paying, need.places[n]!) + 1
      const width = wanted + 1
      const size = layers * width
      if (value.length < size) value = new Float64Array(size * 2)
      if (choice.length < size * useful.length) choice = new Int16Array(size * useful.length * 2)
      value.fill(0, 0, size)
      for (let u = 0; u < useful.length; u += 1) {
        const s = useful[u]!
        const step = slot.open[s] ? 0 : 1
        const [fewest, most, rate, extra, chosen] = [least[s]!, slot.most[s]!, gain[s]!, bonus[s]!, u * size]
        choice.fill(0, chosen, chosen + step * width)
        for (let k = layers - 1; k >= step; k -= 1) {
          const row = k * width
          const before = (k - step) * width
          for (let c = wanted; c >= 0; c -= 1) {
            let top = value[row + c]!
            let took = 0
            const end = most < c ? most : c
            for (let q = fewest; q <= end; q += 1) {
              const now = value[before + c - q]! + rate * q + extra
              if (now > top) {
                top = now
                took = q
              }
            }
            value[row + c] = top
            choice[chosen + row + c] = took
          }
        }
      }
      let [k, c] = [layers - 1, wanted]
      const gained = value[k * width + c]!
      for (let u = useful.length - 1; u >= 0; u -= 1) {
        const took = choice[u * size + k * width + c]!
        if (took === 0) continue
        out[useful[u]!] = took
        c -= took
        if (!slot.open[useful[u]!]) k -= 1
      }
      return gained
    },
  }
}

/** No plan reaches more than every need given its best by whomever it likes. */
export function easyBound(problem: Problem, aim: Aim): number {
  const [needs, gain, bonus] = [needsOf(problem), countsOf(problem, aim), keptOf(problem, aim)]
  const out = new Int32Array(gain.length)
  const reachable = new Set(problem.deployment.school)
  const served = servedOf(problem, aim).reduce((sum, one, school) => (reachable.has(school) ? sum + one : sum), 0)
  return problem.need.wanted.reduce((sum, _, n) => sum + needs.best(n, gain, bonus, out), served)
}
