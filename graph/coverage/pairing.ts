/**
 * Proposes who could challenge the schools that nobody from outside challenges: near, of the same phase, without conflicts or cosy pairs.
 *
 * Of any two schools only one may be proposed for the other, settled by their ids, so that no pair is ever cosy; whoever is challenged by a
 * school is not proposed back. No school challenges more than two. Within that the sum of distances is the least, exactly: an assignment
 * (repair-flow.ts) with its proof (proof.ts). Looked at are each school's 25 nearest of those asked about.
 * Leaves out: whether either side is willing.
 */
import { conflictDayOf } from '../matching/day.ts'
import { distanceKm } from '../matching/distance.ts'
import type { NetworkFacts, School } from '../network/model.ts'
import { challengersSchools, challengesOf, conflictsOf, type Challenge, type ChallengeAsked } from './challenge.ts'
import { isProven } from './proof.ts'
import { assignPlaces } from './repair-flow.ts'
import { COUNTS_AS } from './terms.ts'

/** A school challenges so many at most, and so many of its nearest are looked at. */
export const PAIRING = { mostEach: 2, nearest: 25 } as const

export type ProposedChallenge = { schoolId: number; challengerSchoolId: number; km: number | null; samePhase: boolean }

/** A challenger for every school asked about that has none from outside, where there can be one; in order of school. */
export function proposeChallengers(facts: NetworkFacts, challenges: readonly Challenge[], asked: ChallengeAsked): { proposed: ProposedChallenge[]; proven: boolean } {
  const ties = conflictDayOf(facts, asked.day)
  const byId = new Map(facts.schools.map((school) => [school.id, school]))
  const seen = challengesOf(facts, challenges, asked)
  const pool = [...asked.schoolIds].sort((a, b) => a - b).flatMap((id) => byId.get(id) ?? [])
  const missing = seen.filter(({ challenged }) => !challenged).map(({ schoolId }) => byId.get(schoolId)!).sort((a, b) => a.id - b.id)
  const counting = seen.flatMap(({ by }) => by.map(({ challenge }) => challenge))
  const made = Map.groupBy(counting.flatMap((one) => challengersSchools(ties, one).map((from) => ({ from, to: one.schoolId }))), ({ from }) => from)
  const options = { schools: missing, places: pool.map(({ id }) => ({ room: Math.max(0, PAIRING.mostEach - (made.get(id)?.length ?? 0)) })), school: [] as number[], place: [] as number[], cost: [] as number[] }
  missing.forEach((school, at) => {
    const back = new Set((made.get(school.id) ?? []).map(({ to }) => to))
    for (const { index, other, tenths } of nearestFirst(school, pool).slice(0, PAIRING.nearest)) {
      if (back.has(other.id) || !mayChallenge(other.id, school.id) || conflictsOf(ties, { schoolId: school.id, challengerSchoolId: other.id, challengerPersonId: null }).length > 0) continue
      options.school.push(at)
      options.place.push(index)
      options.cost.push(tenths)
    }
  })
  const pairs = { ...options, school: Int32Array.from(options.school), place: Int32Array.from(options.place), cost: Int32Array.from(options.cost) }
  const { chosen, proof } = assignPlaces(pairs)
  const proposed = [...chosen].filter((pair) => pair >= 0).map((pair) => {
    const [school, challenger] = [missing[pairs.school[pair]!]!, pool[pairs.place[pair]!]!]
    return { schoolId: school.id, challengerSchoolId: challenger.id, km: distanceKm(school, challenger), samePhase: school.phase === challenger.phase }
  })
  return { proposed, proven: isProven(pairs, chosen, proof) }
}

/** Of any two schools one may be proposed to challenge the other: as fair as a coin, and always the same. */
const mayChallenge = (from: number, to: number): boolean => ((from + to) % 2 === 0) === from < to

function nearestFirst(school: School, pool: readonly School[]): { index: number; other: School; tenths: number }[] {
  return pool
    .flatMap((other, index) => {
      if (other.id === school.id) return []
      const km = distanceKm(school, other)
      return [{ index, other, tenths: Math.round((km ?? COUNTS_AS.phase) * 10) + (other.phase === school.phase ? 0 : COUNTS_AS.phase * 10) }]
    })
    .sort((a, b) => a.tenths - b.tenths || a.other.id - b.other.id)
}
