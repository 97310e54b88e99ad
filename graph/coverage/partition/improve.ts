/**
 * Makes a division more compact: a school at a border goes over, alone or while another of that group goes on, back or elsewhere.
 *
 * Every change keeps the bounds and leaves all groups joined up, and makes the sum of squared distances smaller; it ends where no
 * such change is left. Schools are tried in order, and each takes the best of its changes: the same division gives the same result.
 */
import { bordering, costOfMove, mayLeave, move, touches, type Division } from './division.ts'

type Change = { school: number; to: number }

/** Square metres: what is less is no gain, but rounding. */
const LEAST_GAIN = 1

/** Changes the division until nothing improves it. */
export function improve(division: Division): void {
  for (let improved = true; improved; ) {
    improved = false
    for (const school of division.of.keys()) {
      const changes = bestFor(division, school)
      for (const { school: one, to } of changes) move(division, one, to)
      improved ||= changes.length > 0
    }
  }
}

/** The best change that begins with this school, none where nothing is gained. */
function bestFor(division: Division, school: number): Change[] {
  const targets = bordering(division, school)
  if (targets.length === 0 || !mayLeave(division, school)) return []
  const { size, least: fewest, most, of } = division
  const from = of[school]!
  let best: Change[] = []
  let least = -LEAST_GAIN
  for (const to of targets) {
    const cost = costOfMove(division, school, to)
    if (cost < least && size[from]! > fewest[from]! && size[to]! < most) [best, least] = [[{ school, to }], cost]
    move(division, school, to)
    const [further, sum] = goingOn(division, school, from, cost, least)
    if (further) [best, least] = [[{ school, to }, further], sum]
    move(division, school, from)
  }
  return best
}

/** The best school to go on from the group that was entered, to the group that was left or another. */
function goingOn(division: Division, entered: number, left: number, cost: number, least: number): [Change | null, number] {
  const { size, least: fewest, most, of } = division
  const group = of[entered]!
  let best: Change | null = null
  for (const other of of.keys()) {
    if (of[other] !== group || other === entered) continue
    for (const to of bordering(division, other)) {
      if (to !== left && (size[to]! >= most || size[left]! < fewest[left]!)) continue
      const sum = cost + costOfMove(division, other, to)
      if (sum < least && touches(division, other, to) && mayLeave(division, other)) [best, least] = [{ school: other, to }, sum]
    }
  }
  return [best, least]
}
