/**
 * Finds what covers everybody at least cost: for each school in no collaboration a new membership under the networks' limits, for
 * each school on paper only something to take part in.
 *
 * As many schools as can be are given a place; of all ways to do that, the one that is nearest to ideal in sum (terms.ts). It is an
 * assignment with room, solved exactly as a flow of least cost (graph/matching/flow), and `proven` only when checkRepair, which
 * knows nothing of the solver, finds that its prices bound every other set from below (proof.ts). Schools that find no place are told with
 * the networks that are too full for them (shortfall.ts).
 * Leaves out: whether school and network are willing. A membership is made by people.
 */
import type { NetworkFacts } from '../network/model.ts'
import { collaborationsOn } from './collaborations.ts'
import { coverageOf } from './coverage.ts'
import type { CoverageAsked } from './model.ts'
import { fitsOf, type Fits, type Wishes } from './places.ts'
import { isProven, type Proof } from './proof.ts'
import { assignPlaces } from './repair-flow.ts'
import { shortfallsOf, type Shortfall } from './shortfall.ts'
import type { Term } from './terms.ts'
import { fewestSessions, type Session } from './waking.ts'

/** A membership to propose; `km` is the sum of its terms: how far from ideal. */
export type NewMembership = { schoolId: number; networkId: number; networkName: string; km: number; terms: Term[] }

export type Repair = {
  /** One for each school in no collaboration that can have one, in order of school. */
  memberships: NewMembership[]
  /** What to do together, so that every school on paper only takes part again: no new membership is needed. */
  sessions: Session[]
  /** Schools that no set of memberships covers, with the reason. */
  shortfalls: Shortfall[]
  /** Is it certain that no fewer memberships, sessions and shortfalls will do, nor cheaper memberships? */
  proven: boolean
  proof: Proof
}

/** The repair of the gaps among the schools asked about, as of the day. */
export function repairOf(facts: NetworkFacts, asked: CoverageAsked, wishes: Wishes = {}): Repair {
  const collaborations = collaborationsOn(facts, asked.day, asked.months)
  const covered = coverageOf(facts, asked)
  const [alone, onPaper] = (['none', 'on-paper-only'] as const).map((state) => covered.filter(({ coverage }) => coverage === state).map(({ schoolId }) => schoolId))
  const fits = fitsOf(facts, { ...asked, schoolIds: alone! }, wishes, collaborations)
  const { chosen, proof } = assignPlaces(fits)
  const waking = fewestSessions(onPaper!, collaborations)
  return {
    memberships: [...chosen].filter((pair) => pair >= 0).map((pair) => membershipOf(fits, pair)),
    sessions: waking.sessions,
    shortfalls: shortfallsOf(facts, { ...asked, schoolIds: alone! }, wishes, fits, chosen),
    proven: waking.proven && isProven(fits, chosen, proof),
    proof,
  }
}

function membershipOf({ schools, places, school, place, cost, termsOf }: Fits, pair: number): NewMembership {
  const { network } = places[place[pair]!]!
  return { schoolId: schools[school[pair]!]!.id, networkId: network.id, networkName: network.name, km: cost[pair]! / 10, terms: termsOf(pair) }
}
