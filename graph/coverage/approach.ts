/**
 * Proposes which collaborations a school without one, or on paper only, could approach, and why.
 *
 * Source: the North Yorkshire response (collaborations are local and freely chosen). Schools choose their collaborations
 * freely, so this only ranks: its own that others keep alive first; then those it could join, with a school of its phase,
 * with room, nearest. Groups are to be joined when they are of no legal or exclusive kind, count three schools or more, did
 * something lately and are within reach.
 * Leaves out: whether either side is willing; the exact repair of a whole area's gaps at once.
 */
import { distanceKm } from '../matching/distance.ts'
import type { NetworkFacts, School } from '../network/model.ts'
import { collaborationsOn, type LiveCollaboration } from './collaborations.ts'
import type { CoverageAsked } from './model.ts'

/** Policy numbers: how far a head would go to meet, and how many schools still know each other (small and local). */
export const APPROACH = { reachKm: 40, roomUpTo: 12, leastSchools: 3, proposals: 3 } as const

/** A collaboration to approach; `because` in plain sentences, `distanceKm` to its nearest school (null: no coordinates). */
export type Approach = {
  networkId: number
  networkName: string
  kind: string
  own: boolean
  samePhase: boolean
  room: boolean
  distanceKm: number | null
  because: string[]
}

/** Up to three collaborations for each school asked about, best first; none for a school the facts do not know. */
export function approachesOf(facts: NetworkFacts, { day, months, schoolIds }: CoverageAsked): Map<number, Approach[]> {
  const open = new Set(facts.kinds.filter((kind) => kind.collaboration && !kind.conflict && !kind.exclusive).map((kind) => kind.code))
  const alive = [...collaborationsOn(facts, day, months).values()].filter(({ tookPart }) => tookPart.size > 0)
  const schools = new Map(facts.schools.map((school) => [school.id, school]))
  const found = new Map<number, Approach[]>()
  for (const id of schoolIds) {
    const school = schools.get(id)
    const possible = school ? alive.flatMap((one) => approach(school, one, schools, open)) : []
    found.set(id, possible.sort(bestFirst).slice(0, APPROACH.proposals))
  }
  return found
}

function approach(school: School, one: LiveCollaboration, schools: Map<number, School>, open: ReadonlySet<string>): Approach[] {
  const own = one.schoolIds.has(school.id)
  const others = [...one.schoolIds].filter((id) => id !== school.id).flatMap((id) => schools.get(id) ?? [])
  const distances = others.flatMap((other) => distanceKm(school, other) ?? [])
  const nearest = distances.length > 0 ? Math.min(...distances) : null
  if (!own && (!open.has(one.network.kind) || others.length < APPROACH.leastSchools || !withinReach(school, nearest, others))) return []
  const plain = {
    networkId: one.network.id,
    networkName: one.network.name,
    kind: one.network.kind,
    own,
    samePhase: others.some((other) => other.phase === school.phase),
    room: one.schoolIds.size < APPROACH.roomUpTo,
    distanceKm: nearest,
  }
  return [{ ...plain, because: reasons(plain, one) }]
}

/** Where the register gives no coordinates, schools of the same authority count as within reach. */
const withinReach = (school: School, nearest: number | null, others: School[]): boolean =>
  nearest === null ? others.some((other) => other.laCode === school.laCode) : nearest <= APPROACH.reachKm

function reasons(plain: Omit<Approach, 'because'>, { schoolIds, tookPart }: LiveCollaboration): string[] {
  const lately = `${tookPart.size} of its ${schoolIds.size} schools took part lately.`
  if (plain.own) return ['The school belongs already.', lately]
  return [
    plain.distanceKm === null ? 'In the same authority.' : `${plain.distanceKm.toFixed(1)} km to its nearest school.`,
    plain.samePhase ? 'Same phase.' : 'No other school of this phase.',
    lately,
    ...(plain.room ? [] : ['A large group already.']),
  ]
}

const bestFirst = (a: Approach, b: Approach): number =>
  Number(b.own) - Number(a.own) ||
  Number(b.samePhase) - Number(a.samePhase) ||
  Number(b.room) - Number(a.room) ||
  (a.distanceKm ?? Infinity) - (b.distanceKm ?? Infinity) ||
  a.networkId - b.networkId
