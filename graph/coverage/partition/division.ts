/**
 * A division of schools into groups that can be changed one school at a time, knowing at once what each change is worth.
 *
 * The sum of squared distances to the middle of a group of n is the sum of squares less (Σx² + Σy²)/n, so that moving a school
 * changes two terms. Leaves out: which changes to make (mend.ts, improve.ts).
 */
export type Division = {
  x: Float64Array
  y: Float64Array
  neighbours: readonly Int32Array[]
  /** By group: how many schools it must have; and how many it may. */
  least: Int32Array
  most: number
  /** By position of a school: its group. */
  of: Int32Array
  /** By group: how many schools it has, and the sums of their coordinates. */
  size: Int32Array
  sumX: Float64Array
  sumY: Float64Array
}

/** The schools and their neighbours, in groups as `of` says, which is not changed itself. */
export function divisionOf(given: Pick<Division, 'x' | 'y' | 'neighbours' | 'least' | 'most'>, of: Int32Array): Division {
  const groups = given.least.length
  const division: Division = { ...given, of: of.slice(), size: new Int32Array(groups), sumX: new Float64Array(groups), sumY: new Float64Array(groups) }
  for (const [school, group] of of.entries()) enter(division, school, group)
  return division
}

function enter({ x, y, size, sumX, sumY, of }: Division, school: number, group: number): void {
  of[school] = group
  size[group]! += 1
  sumX[group]! += x[school]!
  sumY[group]! += y[school]!
}

/** Moves a school to another group. */
export function move(division: Division, school: number, to: number): void {
  const { x, y, size, sumX, sumY, of } = division
  const from = of[school]!
  size[from]! -= 1
  sumX[from]! -= x[school]!
  sumY[from]! -= y[school]!
  enter(division, school, to)
}

/** What moving the school adds to the sum of squared distances; below 0 is more compact. */
export function costOfMove({ x, y, size, sumX, sumY, of }: Division, school: number, to: number): number {
  const from = of[school]!
  const term = (group: number, sign: number): number => {
    const n = size[group]! + sign
    return n === 0 ? 0 : ((sumX[group]! + sign * x[school]!) ** 2 + (sumY[group]! + sign * y[school]!) ** 2) / n
  }
  return term(from, 0) + term(to, 0) - term(from, -1) - term(to, 1)
}

/** The sum of squared distances to the middles. */
export const spreadOf = ({ x, y, size, sumX, sumY, of }: Division): number =>
  of.reduce((sum, group, school) => sum + (x[school]! - sumX[group]! / size[group]!) ** 2 + (y[school]! - sumY[group]! / size[group]!) ** 2, 0)

/** The groups other than its own in which the school has a neighbour, in order. */
export function bordering({ neighbours, of }: Division, school: number): number[] {
  const own = of[school]!
  const found: number[] = []
  for (const other of neighbours[school]!) if (of[other] !== own && !found.includes(of[other]!)) found.push(of[other]!)
  return found.sort((a, b) => a - b)
}

/** Has the school a neighbour in the group, `without` counting as out of it? */
export const touches = ({ neighbours, of }: Division, school: number, group: number, without = -1): boolean => neighbours[school]!.some((other) => other !== without && of[other] === group)

/** Does what is left of its group stay joined when the school leaves? Its last school may not leave. */
export function mayLeave({ neighbours, of, size }: Division, school: number): boolean {
  const group = of[school]!
  const own = neighbours[school]!.filter((other) => of[other] === group)
  if (own.length <= 1) return size[group]! > 1
  const wanted = new Set(own)
  const seen = new Set([school, own[0]!])
  const queue = [own[0]!]
  wanted.delete(own[0]!)
  for (let at = 0; at < queue.length && wanted.size > 0; at += 1) {
    for (const next of neighbours[queue[at]!]!) {
      if (of[next] !== group || seen.has(next)) continue
      seen.add(next)
      wanted.delete(next)
      queue.push(next)
    }
  }
  return wanted.size === 0
}

/** The parts of groups that no chain of neighbours joins to the greatest part of their group. */
export function fragmentsOf(neighbours: readonly Int32Array[], of: Int32Array, groups: number): number[][] {
  const part = new Int32Array(of.length).fill(-1)
  const parts: number[][] = []
  for (const start of of.keys()) {
    if (part[start]! >= 0) continue
    const schools = [start]
    part[start] = parts.length
    for (let at = 0; at < schools.length; at += 1) {
      for (const next of neighbours[schools[at]!]!) {
        if (part[next]! >= 0 || of[next] !== of[start]) continue
        part[next] = parts.length
        schools.push(next)
      }
    }
    parts.push(schools)
  }
  const groupOf = (schools: number[]): number => of[schools[0]!]!
  const greatest = Array.from({ length: groups }, (_, group) => parts.filter((one) => groupOf(one) === group).sort((a, b) => b.length - a.length)[0])
  return parts.filter((one) => one !== greatest[groupOf(one)])
}

export const fragments = ({ neighbours, of, least }: Division): number[][] => fragmentsOf(neighbours, of, least.length)
