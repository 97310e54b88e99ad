/**
 * Which collaborations there are on a day, who belongs to them and who has lately taken part.
 *
 * Source: the North Yorkshire response. A collaboration is a network of a kind that counts as one (a row of `network_kinds`)
 * in which at least two schools belong on the day: a trust with one school left is no company for it.
 * Leaves out: how well a collaboration works (the four pillars).
 */
import { belongingsOn, type Belonging } from '../network/belonging.ts'
import type { Activity, Network, NetworkFacts } from '../network/model.ts'
import { isWithin } from './window.ts'

/** A collaboration of the day. `tookPart` holds the schools that belong and took part within the months. */
export type LiveCollaboration = {
  network: Network
  belongings: Belonging[]
  schoolIds: Set<number>
  tookPart: Set<number>
  /** Up to the day, latest first. */
  activities: Activity[]
}

const latestFirst = (a: Activity, b: Activity): number => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.id - b.id)

/** The collaborations of the day, by network id. */
export function collaborationsOn(facts: NetworkFacts, day: string, months: number): Map<number, LiveCollaboration> {
  const kinds = new Set(facts.kinds.filter((kind) => kind.collaboration).map((kind) => kind.code))
  const found = new Map<number, LiveCollaboration>()
  for (const network of [...facts.networks].sort((a, b) => a.id - b.id)) {
    if (kinds.has(network.kind)) found.set(network.id, { network, belongings: [], schoolIds: new Set(), tookPart: new Set(), activities: [] })
  }
  for (const belonging of belongingsOn(facts, day)) {
    const collaboration = found.get(belonging.networkId)
    collaboration?.belongings.push(belonging)
    collaboration?.schoolIds.add(belonging.schoolId)
  }
  for (const [id, { schoolIds }] of found) if (schoolIds.size < 2) found.delete(id)
  for (const activity of facts.activities) if (activity.on <= day) found.get(activity.networkId)?.activities.push(activity)
  for (const collaboration of found.values()) noteWhoTookPart(collaboration, day, months)
  return found
}

function noteWhoTookPart(collaboration: LiveCollaboration, day: string, months: number): void {
  collaboration.activities.sort(latestFirst)
  for (const activity of collaboration.activities) {
    if (!isWithin(activity.on, day, months)) continue
    for (const id of activity.schoolIds) if (collaboration.schoolIds.has(id)) collaboration.tookPart.add(id)
  }
}
