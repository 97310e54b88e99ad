/** Who a school is tied to on a day, read off the network itself: through which networks and, where the viewer may know, which people. */
import { networkAsOf } from '../graph/network/build.ts'
import type { School } from '../graph/network/model.ts'
import { neighboursOf } from '../graph/network/ties.ts'
import { can } from '../graph/permissions/can.ts'
import type { Reader } from './client.ts'
import { loadNetworkFacts } from './network-facts.ts'
import type { Viewer } from './scope.ts'

type Through = { party: 'network' | 'person'; id: number; name: string }
export type TiedSchool = Pick<School, 'urn' | 'name' | 'phase'> & { through: Through[] }

/**
 * The schools that share a network with this one on the day, most ties first; bodies that only look after an area tie nobody.
 * Shared people count when `people` says that the viewer may know the school's posts.
 */
export function listTies(db: Reader, viewer: Viewer, { schoolId, day, people }: { schoolId: number; day: string; people: boolean }): TiedSchool[] {
  if (!can(viewer.actor, 'network.read')) return []
  const facts = loadNetworkFacts(db, { schoolIds: [schoolId] })
  const graph = networkAsOf(facts, day)
  const tying = new Set(facts.kinds.filter(({ collaboration, conflict }) => collaboration || conflict).map(({ code }) => code))
  const counts = (key: string): boolean => {
    const { party, kind } = graph.getNodeAttributes(key)
    return party === 'network' ? tying.has(kind) : people && party === 'person'
  }
  const schools = new Map(facts.schools.map((school) => [school.id, school]))
  return neighboursOf(graph, schoolId)
    .flatMap(({ schoolId: id, through }): TiedSchool[] => {
      const ties = through.filter(counts).map((key): Through => {
        const { party, id: tieId, name } = graph.getNodeAttributes(key)
        return { party: party === 'person' ? 'person' : 'network', id: tieId, name }
      })
      const school = schools.get(id)
      return ties.length === 0 || !school ? [] : [{ urn: school.urn, name: school.name, phase: school.phase, through: ties }]
    })
    .sort((a, b) => b.through.length - a.through.length || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.urn - b.urn))
}
