/**
 * Finds the smallest set of new memberships after which no school is cut off by one collaboration, school or person leaving.
 *
 * What each school needs by itself is known (lacks.ts); which places it gets is a flow (steady-flow.ts) under the networks' room. A place
 * counts only where it shares nothing with what the school hangs by; for a school that needs two, only where two others took part.
 * `proven`: no smaller set does, and none as small is nearer. Where schools could be saved by others joining what they are in, or places
 * that were not counted could have helped, `atMostFewer` says by how much the set might be too large.
 * Leaves out: willingness; that those who join take part.
 */
import type { NetworkFacts } from '../network/model.ts'
import { isOpenOn } from '../network/standing.ts'
import { collaborationsOn, type LiveCollaboration } from './collaborations.ts'
import { lacksOf, type Lack } from './lacks.ts'
import type { CoverageAsked } from './model.ts'
import { fitsOf, REACH, type Fits, type Wishes } from './places.ts'
import type { NewMembership } from './repair.ts'
import { assignSecondPlaces } from './steady-flow.ts'
import { isSteadyProven, type SteadyOptions } from './steady-proof.ts'
import { inEveryLine, type Part } from './threads.ts'
import type { Session } from './waking.ts'

/** Schools that still hang by a thread, or have no company at all, whatever is chosen. */
export type Unsteady = { schoolIds: number[]; because: string }

export type SteadyRepair = { memberships: NewMembership[]; sessions: Session[]; unsteady: Unsteady[]; proven: boolean; atMostFewer: number }

/** What would leave nobody of the schools asked about hanging by one thread, as of the day. */
export function steadyRepairOf(facts: NetworkFacts, asked: CoverageAsked, wishes: Wishes = {}): SteadyRepair {
  const collaborations = collaborationsOn(facts, asked.day, asked.months)
  const known = new Map(facts.schools.map((school) => [school.id, school]))
  const ids = [...new Set(asked.schoolIds)].filter((id) => known.has(id) && isOpenOn(known.get(id)!, asked.day)).sort((a, b) => a - b)
  const lacks = lacksOf(ids, collaborations)
  const wanting = lacks.filter(({ wants }) => wants > 0)
  const fits = fitsOf(facts, { ...asked, schoolIds: wanting.map(({ schoolId }) => schoolId) }, wishes, collaborations)
  const { options, pairs, left } = helpful(fits, wanting, collaborations)
  const { chosen, prices } = assignSecondPlaces(options)
  const short = wanting.filter((lack, at) => chosen[at]!.length < lack.wants)
  const atMostFewer = wanting.reduce((sum, lack, at) => sum + (lack.sure ? 0 : chosen[at]!.length), 0)
  const might = short.some((lack) => left.has(lack.schoolId) || !lack.sure)
  return {
    memberships: chosen.flatMap((own) => own.map((pair) => membershipOf(fits, pairs[pair]!))),
    sessions: sessionsOf(lacks, collaborations),
    unsteady: unsteadyOf(wanting, chosen),
    proven: isSteadyProven(options, chosen, prices) && atMostFewer === 0 && !might,
    atMostFewer,
  }
}

/** The pairs that would help, and the schools for whom others were passed over. @returns `pairs`: by position, which of all pairs. */
function helpful(fits: Fits, wanting: readonly Lack[], collaborations: ReadonlyMap<number, LiveCollaboration>): { options: SteadyOptions; pairs: number[]; left: Set<number> } {
  const common = fits.places.map(({ network }) => throughFor(collaborations.get(network.id)!))
  const left = new Set<number>()
  const pairs: number[] = []
  for (let pair = 0; pair < fits.school.length; pair += 1) {
    const [lack, parts] = [wanting[fits.school[pair]!]!, common[fits.place[pair]!]!]
    if (parts !== null && helps(lack, parts)) pairs.push(pair)
    else left.add(lack.schoolId)
  }
  const taken = (from: Int32Array): Int32Array => Int32Array.from(pairs, (pair) => from[pair]!)
  const options = {
    schools: fits.schools, places: fits.places, school: taken(fits.school), place: taken(fits.place), cost: taken(fits.cost),
    wants: Uint8Array.from(wanting, ({ wants }) => wants), bare: Uint8Array.from(wanting, ({ bare }) => (bare ? 1 : 0)),
  }
  return { options, pairs, left }
}

/** Does a place with these parts in every line leave the school without the threads it has? */
const helps = ({ parts }: Lack, through: readonly Part[]): boolean => (parts === null ? through.length === 1 : !through.some((part) => parts.includes(part)))

/** No school has this id. */
const NEWCOMER = -1

/** What all lines of a newcomer through the collaboration would have in common; null: it would have no company. */
const throughFor = (one: LiveCollaboration): Part[] | null =>
  inEveryLine([{ ...one, belongings: [...one.belongings, { networkId: one.network.id, schoolId: NEWCOMER, personId: null, role: 'member' }] }], NEWCOMER)

function membershipOf({ schools, places, school, place, cost, termsOf }: Fits, pair: number): NewMembership {
  const { network } = places[place[pair]!]!
  return { schoolId: schools[school[pair]!]!.id, networkId: network.id, networkName: network.name, km: cost[pair]! / 10, terms: termsOf(pair) }
}

/** Each collaboration that has to do something with all its schools, with those for whose sake. */
function sessionsOf(lacks: readonly Lack[], collaborations: ReadonlyMap<number, LiveCollaboration>): Session[] {
  const byNetwork = Map.groupBy(lacks.flatMap(({ schoolId, wake }) => wake.map((id) => ({ id, schoolId }))), ({ id }) => id)
  return [...byNetwork].sort(([a], [b]) => a - b).map(([networkId, rows]) => {
    const { network, tookPart } = collaborations.get(networkId)!
    return { networkId, networkName: network.name, schoolIds: rows.map(({ schoolId }) => schoolId), alive: tookPart.size > 0 }
  })
}

function unsteadyOf(wanting: readonly Lack[], chosen: readonly number[][]): Unsteady[] {
  const missing = (isMissing: (lack: Lack, got: number) => boolean): number[] => wanting.filter((lack, at) => isMissing(lack, chosen[at]!.length)).map(({ schoolId }) => schoolId)
  const near = `within ${REACH.reachKm} km that takes them in, has room and does not depend on the same school or person`
  return [
    { schoolIds: missing(({ wants, bare }, got) => bare && got === 0 && wants > 0), because: `No living collaboration is ${near}: they stay without company.` },
    { schoolIds: missing(({ wants, bare }, got) => got < wants && !(bare && got === 0)), because: `No further living collaboration is ${near}: they would still hang by one thread.` },
  ].filter(({ schoolIds }) => schoolIds.length > 0)
}
