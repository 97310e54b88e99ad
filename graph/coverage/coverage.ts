/**
 * Decides for each school whether it is active in a collaboration, on paper only, or in none, and what it hangs by.
 *
 * Source: the North Yorkshire response (the second duty of an Improvement Partnership). A school is active when it took part,
 * within the months asked, in something done by a collaboration it belongs to on the day.
 * Leaves out: which collaboration to approach (approach.ts); quality of the collaboration (the four pillars).
 */
import type { NetworkFacts } from '../network/model.ts'
import { collaborationsOn, type LiveCollaboration } from './collaborations.ts'
import type { Collaboration, CoverageAsked, CoverageState, Evidence, SchoolCoverage } from './model.ts'
import { namesOf, threadsOf } from './threads.ts'
import { isWithin } from './window.ts'

/** One answer for each school asked about, in the order asked; schools that are not in the facts belong to nothing. */
export function coverageOf(facts: NetworkFacts, { day, months, schoolIds }: CoverageAsked): SchoolCoverage[] {
  const bySchool = collaborationsBySchool(collaborationsOn(facts, day, months))
  const names = namesOf(facts)
  return schoolIds.map((schoolId) => {
    const its = bySchool.get(schoolId) ?? []
    const active = its.filter(({ tookPart }) => tookPart.has(schoolId))
    return {
      schoolId,
      coverage: stateOf(its.length, active.length),
      evidence: evidenceOf(schoolId, active, day, months),
      networks: its.map((collaboration) => membershipOf(schoolId, collaboration)),
      threads: active.length > 0 ? threadsOf(schoolId, active, names) : [],
    }
  })
}

const stateOf = (belongsTo: number, activeIn: number): CoverageState => (activeIn > 0 ? 'active' : belongsTo > 0 ? 'on-paper-only' : 'none')

function collaborationsBySchool(collaborations: Map<number, LiveCollaboration>): Map<number, LiveCollaboration[]> {
  const bySchool = new Map<number, LiveCollaboration[]>()
  for (const collaboration of collaborations.values()) {
    for (const id of collaboration.schoolIds) {
      const its = bySchool.get(id)
      if (its) its.push(collaboration)
      else bySchool.set(id, [collaboration])
    }
  }
  return bySchool
}

function evidenceOf(schoolId: number, active: LiveCollaboration[], day: string, months: number): Evidence[] {
  return active
    .flatMap(({ network, activities }) =>
      activities
        .filter(({ on, schoolIds }) => isWithin(on, day, months) && schoolIds.includes(schoolId))
        .map(({ on, kind, title, by = null }) => ({ on, kind, title, networkId: network.id, networkName: network.name, by })),
    )
    .sort((a, b) => compare(b.on, a.on) || a.networkId - b.networkId || compare(a.kind, b.kind) || compare(a.title, b.title))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function membershipOf(schoolId: number, { network, belongings, schoolIds, tookPart, activities }: LiveCollaboration): Collaboration {
  return {
    networkId: network.id,
    networkName: network.name,
    kind: network.kind,
    roles: [...new Set(belongings.filter((row) => row.schoolId === schoolId).map((row) => row.role))].sort(),
    otherSchools: schoolIds.size - 1,
    active: tookPart.has(schoolId),
    lastOn: activities.find((activity) => activity.schoolIds.includes(schoolId))?.on ?? null,
  }
}
