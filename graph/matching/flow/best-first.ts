/**
 * In which order the simplex tries pairs: need by need, each need's best first and all others after them. Within both, pairs of a need stay side by side
 * and as they came. Source: by measurement (docs/decisions/flow.md).
 */

/** So many of each need are its best, and others of the same worth. */
const BEST = 30

/** Of pairs that lie need by need; `core` is how many the best are. */
export function bestFirst(pairs: Int32Array, needOf: Int32Array, worthOf: Int32Array): { order: Int32Array; core: number } {
  const worth = pairs.map((pair) => worthOf[pair]!)
  const late = new Uint8Array(pairs.length)
  for (let start = 0, end = 0; start < pairs.length; start = end) {
    while (end < pairs.length && needOf[pairs[end]!] === needOf[pairs[start]!]) end += 1
    if (end - start <= BEST) continue
    const enough = worth.slice(start, end).sort()[end - start - BEST]!
    for (let at = start; at < end; at += 1) late[at] = worth[at]! < enough ? 1 : 0
  }
  const core = pairs.length - late.reduce((count, one) => count + one, 0)
  let [early, rest] = [0, core]
  const order = new Int32Array(pairs.length)
  pairs.forEach((pair, at) => (order[late[at] ? rest++ : early++] = pair))
  return { order, core }
}
