/**
 * Joins up groups that fell into parts, and brings sizes back within their bounds without parting them again.
 *
 * A part goes, school by school, to the groups around it. What is then too many or too few travels along a chain of groups,
 * each handing one school at its border to the next, the last first: every chain brings the sizes nearer to their bounds, so it ends.
 */
import { bordering, costOfMove, fragments, mayLeave, move, touches, type Division } from './division.ts'

/** True where every group is joined up and within its bounds; else the division is whatever came nearest. */
export function mend(division: Division): boolean {
  for (let round = 0; round < 10; round += 1) {
    for (const schools of fragments(division)) disperse(division, division.of[schools[0]!]!, schools)
    while (outOfBounds(division) && handOver(division));
    if (fragments(division).length === 0) return !outOfBounds(division)
  }
  return false
}

const outOfBounds = ({ size, least, most }: Division): boolean => size.some((one, group) => one < least[group]! || one > most)

/** Each school of a part goes where it costs least among the groups it borders on, those at the rim of the part first. */
function disperse(division: Division, group: number, schools: number[]): void {
  const left = new Set(schools)
  while (left.size > 0) {
    const gone = [...left].filter((school) => bordering(division, school).length > 0)
    if (gone.length === 0) return
    for (const school of gone) {
      const [to] = bordering(division, school).filter((other) => other !== group).sort((a, b) => costOfMove(division, school, a) - costOfMove(division, school, b) || a - b)
      if (to !== undefined) move(division, school, to)
      left.delete(school)
    }
  }
}

/** One school more where there are too few, or one less where there are too many, by the shortest chain that can be made; false if there is none. */
function handOver(division: Division): boolean {
  const { size, least, most } = division
  const over = [...size.keys()].filter((group) => size[group]! > most)
  const starts = over.length > 0 ? over : [...size.keys()].filter((group) => size[group]! > least[group]!)
  const mayEnd = (group: number): boolean => (over.length > 0 ? size[group]! < most : size[group]! < least[group]!)
  const barred = new Set<string>()
  for (let tries = 0; tries < 200; tries += 1) {
    const chain = chainOf(division, starts, mayEnd, barred)
    if (!chain) return false
    const failed = passAlong(division, chain)
    if (failed === null) return true
    barred.add(failed)
  }
  return false
}

/** The fewest groups from a start to an end, each able to hand a school to the next. */
function chainOf(division: Division, starts: number[], mayEnd: (group: number) => boolean, barred: ReadonlySet<string>): number[] | null {
  const cameFrom = new Map<number, number | null>(starts.map((group) => [group, null]))
  const queue = [...starts]
  for (let at = 0; at < queue.length; at += 1) {
    const group = queue[at]!
    for (const next of nextTo(division, group)) {
      if (cameFrom.has(next) || barred.has(`${group}>${next}`) || bestToHand(division, group, next) === null) continue
      cameFrom.set(next, group)
      if (mayEnd(next)) return backFrom(next, cameFrom)
      queue.push(next)
    }
  }
  return null
}

function backFrom(end: number, cameFrom: ReadonlyMap<number, number | null>): number[] {
  const chain = [end]
  for (let group = cameFrom.get(end) ?? null; group !== null; group = cameFrom.get(group) ?? null) chain.unshift(group)
  return chain
}

const nextTo = (division: Division, group: number): number[] =>
  [...new Set([...division.of.keys()].filter((school) => division.of[school] === group).flatMap((school) => bordering(division, school)))].sort((a, b) => a - b)

/** The school whose going from one group to the other costs least and parts neither; null where there is none. */
function bestToHand(division: Division, from: number, to: number): number | null {
  let best: number | null = null
  let least = Infinity
  for (const school of division.of.keys()) {
    if (division.of[school] !== from || !touches(division, school, to)) continue
    const cost = costOfMove(division, school, to)
    if (cost < least && mayLeave(division, school)) [best, least] = [school, cost]
  }
  return best
}

/** Makes the chain's moves, the last first; where one cannot be made, none is, and its step is named. */
function passAlong(division: Division, chain: number[]): string | null {
  const made: { school: number; from: number }[] = []
  for (let at = chain.length - 2; at >= 0; at -= 1) {
    const [from, to] = [chain[at]!, chain[at + 1]!]
    const school = bestToHand(division, from, to)
    if (school === null) {
      for (const { school: undone, from: back } of made.reverse()) move(division, undone, back)
      return `${from}>${to}`
    }
    made.push({ school, from })
    move(division, school, to)
  }
  return null
}
