/**
 * The best that one supporter could do alone: which schools, and how many half-days for each of their needs, within its days and
 * its number of schools, when a half-day of each slot gains so much and opening a slot or a deployment costs a fee.
 *
 * Source: dynamic programming over half-days for the knapsack problem (Kellerer, Pferschy and Pisinger, *Knapsack Problems*, 2004,
 * §2.3), with a second dimension for the number of schools. Exact. Leaves out: everybody else, whom prices stand for
 * (relaxation.ts) or what they leave (neighbourhood.ts).
 */
import type { Problem } from './problem.ts'

/** What a supporter is offered: by slot, gain a half-day, fee of opening and the most it may carry; by deployment, its fee. */
export type Terms = { gain: Float64Array; fee: Float64Array; most: Int32Array; deploymentFee: Float64Array }

/** Terms without gain or fee; `most` as given. */
export const termsFor = ({ slot, deployment }: Problem, most: Int32Array): Terms => ({
  gain: new Float64Array(slot.need.length),
  fee: new Float64Array(slot.need.length),
  most,
  deploymentFee: new Float64Array(deployment.offer.length),
})

export type Knapsack = {
  /**
   * The most that the offer gains with so many half-days and so many schools; `out` gets the half-days of each of its slots.
   */
  best: (offer: number, free: number, places: number, terms: Terms, out: Int32Array) => number
  /** The most that one deployment alone gains. */
  alone: (deployment: number, free: number, terms: Terms, out: Int32Array) => number
}

/** Gains below this are none: prices are doubles. */
const NOTHING = 1e-9

/** A solver with its own memory, for many calls. */
export function knapsackOf(problem: Problem): Knapsack {
  const { deployment, ofOffer } = problem
  let value = new Float64Array(1024)
  let choice = new Int16Array(4096)
  let curves = new Float64Array(1024)
  let slotTable = new Float64Array(256)
  let slotChoice = new Int16Array(256)
  const useful: number[] = []
  const reach: number[] = []

  /** The least and the most that a deployment could carry; most 0 where it gains nothing. */
  const mostOf = (d: number, free: number, { gain, fee, most, deploymentFee }: Terms): number => {
    const [from, to] = [deployment.start[d]!, deployment.start[d + 1]!]
    let hope = -deploymentFee[d]!
    let amount = 0
    for (let s = from; s < to; s += 1) {
      const one = gain[s]! * (gain[s]! > 0 ? most[s]! : 1) - fee[s]!
      if (one > 0 && most[s]! > 0) hope += one
      amount += most[s]!
    }
    if (hope <= NOTHING) return 0
    if (amount > free) amount = free
    return amount < (deployment.open[d] ? 1 : deployment.least[d]!) ? 0 : amount
  }

  /** Writes what so many half-days in the deployment gain, 0 … most, to `curves` at `at`. */
  const curve = (d: number, at: number, most: number, terms: Terms): void => {
    const [from, to] = [deployment.start[d]!, deployment.start[d + 1]!]
    const least = deployment.open[d] ? 1 : deployment.least[d]!
    const fee = terms.deploymentFee[d]!
    if (to - from === 1) {
      const gain = terms.gain[from]!
      const fees = fee + terms.fee[from]!
      for (let q = least; q <= most; q += 1) curves[at + q] = gain * q - fees
    } else {
      table(from, to, most, terms)
      const row = (to - from) * (most + 1)
      for (let q = least; q <= most; q += 1) curves[at + q] = slotTable[row + q]! - fee
    }
    curves[at] = 0
    for (let q = 1; q < least; q += 1) curves[at + q] = -Infinity
  }

  /** By slots taken so far and half-days: the most gained with exactly so many. */
  const table = (from: number, to: number, most: number, { gain, fee, most: room }: Terms): void => {
    const width = most + 1
    const size = (to - from + 1) * width
    if (slotTable.length < size) {
      slotTable = new Float64Array(size * 2)
      slotChoice = new Int16Array(size * 2)
    }
    slotTable.fill(-Infinity, 0, width)
    slotTable[0] = 0
    for (let s = from; s < to; s += 1) {
      const before = (s - from) * width
      const row = before + width
      const cap = room[s]!
      const rate = gain[s]!
      const cost = fee[s]!
      for (let q = 0; q <= most; q += 1) {
        let best = slotTable[before + q]!
        let took = 0
        for (let x = 1; x <= cap && x <= q; x += 1) {
          const now = slotTable[before + q - x]! + rate * x - cost
          if (now > best) {
            best = now
            took = x
          }
        }
        slotTable[row + q] = best
        slotChoice[row + q] = took
      }
    }
  }

  /** Writes how so many half-days of a deployment fall to its slots. */
  const share = (d: number, halfDays: number, terms: Terms, out: Int32Array): void => {
    const [from, to] = [deployment.start[d]!, deployment.start[d + 1]!]
    if (to - from === 1) {
      out[from] = halfDays
      return
    }
    table(from, to, halfDays, terms)
    let left = halfDays
    for (let s = to - 1; s >= from; s -= 1) {
      out[s] = slotChoice[(s - from + 1) * (halfDays + 1) + left]!
      left -= out[s]!
    }
  }

  const clear = (from: number, to: number, out: Int32Array): void => {
    out.fill(0, deployment.start[from], deployment.start[to])
  }

  const alone = (d: number, free: number, terms: Terms, out: Int32Array): number => {
    clear(d, d + 1, out)
    const most = mostOf(d, free, terms)
    if (most === 0) return 0
    if (curves.length < most + 1) curves = new Float64Array(2 * most + 2)
    curve(d, 0, most, terms)
    let best = 0
    for (let q = 1; q <= most; q += 1) if (curves[q]! > curves[best]!) best = q
    if (best === 0 || curves[best]! <= NOTHING) return 0
    const gained = curves[best]!
    share(d, best, terms, out)
    return gained
  }

  /** Each useful deployment by itself, where all of them together are within the limits. */
  const apart = (free: number, terms: Terms, out: Int32Array): number => {
    let gained = 0
    for (const d of useful) gained += alone(d, free, terms, out)
    return gained
  }

  const best = (offer: number, free: number, places: number, terms: Terms, out: Int32Array): number => {
    const [from, to] = [ofOffer[offer]!, ofOffer[offer + 1]!]
    clear(from, to, out)
    useful.length = 0
    reach.length = 0
    let paying = 0
    let memory = 0
    for (let d = from; d < to; d += 1) {
      if (places === 0 && !deployment.open[d]) continue
      const most = mostOf(d, free, terms)
      if (most === 0) continue
      useful.push(d)
      reach.push(most)
      memory += most + 1
      if (!deployment.open[d]) paying += 1
    }
    const count = useful.length
    if (count === 0) return 0
    if (count === 1) return alone(useful[0]!, free, terms, out)
    const total = memory - count
    if (total <= free && paying <= places) return apart(free, terms, out)
    if (curves.length < memory) curves = new Float64Array(memory * 2)
    if (places === 1 && paying === count) {
      let [top, gained] = [-1, NOTHING]
      for (let u = 0; u < count; u += 1) {
        curve(useful[u]!, 0, reach[u]!, terms)
        for (let q = 1; q <= reach[u]!; q += 1) {
          if (curves[q]! > gained) {
            gained = curves[q]!
            top = useful[u]!
          }
        }
      }
      return top < 0 ? 0 : alone(top, free, terms, out)
    }
    const counted = paying > places
    const layers = counted ? places + 1 : 1
    const most = Math.min(free, total)
    const width = most + 1
    const size = layers * width
    if (value.length < size) value = new Float64Array(size * 2)
    if (choice.length < size * count) choice = new Int16Array(size * count * 2)
    value.fill(0, 0, size)
    let at = 0
    for (let u = 0; u < count; u += 1) {
      const d = useful[u]!
      const far = reach[u]!
      curve(d, at, far, terms)
      const step = !counted || deployment.open[d] ? 0 : 1
      const least = deployment.open[d] ? 1 : deployment.least[d]!
      const chosen = u * size
      choice.fill(0, chosen, chosen + step * width)
      for (let k = layers - 1; k >= step; k -= 1) {
        const row = k * width
        const before = (k - step) * width
        for (let c = most; c >= 0; c -= 1) {
          let top = value[row + c]!
          let took = 0
          const end = far < c ? far : c
          for (let q = least; q <= end; q += 1) {
            const now = value[before + c - q]! + curves[at + q]!
            if (now > top) {
              top = now
              took = q
            }
          }
          value[row + c] = top
          choice[chosen + row + c] = took
        }
      }
      at += far + 1
    }
    let k = layers - 1
    let c = most
    const gained = value[k * width + c]!
    if (gained <= NOTHING) return 0
    for (let u = count - 1; u >= 0; u -= 1) {
      const took = choice[u * size + k * width + c]!
      if (took === 0) continue
      share(useful[u]!, took, terms, out)
      c -= took
      if (counted && !deployment.open[useful[u]!]) k -= 1
    }
    return gained
  }
  return { best, alone }
}
