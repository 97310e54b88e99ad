/** What goes over to the school that a closed one merged into: memberships of networks that schools choose freely. */
import { beyondLimits } from '../../graph/coverage/limits.ts'
import type { Limits } from '../../graph/coverage/places.ts'
import { carryOver } from '../../graph/network/register-moves.ts'
import type { Place } from '../../graph/network/joining.ts'
import type { Network, NetworkKind, School } from '../../graph/network/model.ts'
import type { Merger } from '../../graph/network/succession.ts'
import type { Db } from '../client.ts'
import { networkKinds, networks } from '../schema/network.ts'
import { loadNetworkAlone } from '../network-joining.ts'
import { loadLimits } from '../network-limits.ts'
import { loadSchools } from '../network-facts.ts'
import { addNew, type Draft } from './draft.ts'
import { inAuthorities, nameOf, type Known } from './known.ts'
import type { Scope } from './scope.ts'

/** More refusals than this are counted, and not told one by one. */
const MOST_TOLD = 10

type Rules = { kinds: NetworkKind[]; networks: Map<number, Network>; limits: Map<number, Limits> }

const rulesIn = (db: Db): Rules => ({
  kinds: db.select().from(networkKinds).all(),
  networks: new Map(db.select().from(networks).all().map((row) => [row.id, row])),
  limits: loadLimits(db),
})

const placesOf = (known: Known, schoolId: number): Place[] =>
  (known.places.get(schoolId) ?? []).map((row) => ({ schoolId, networkId: row.network_id, networkName: row.network, kind: row.kind, led: false, from: row.from, to: row.to }))

/** Adds what goes over for each merger of a closed school of ours into an open one; what cannot go over is told. */
export function carryOverMergers(db: Db, draft: Draft, known: Known, mergers: readonly Merger[], { laCodes }: Scope): void {
  const rules = rulesIn(db)
  const refused: string[] = []
  const gained = new Map<number, Place[]>()
  /** Why the network's own limits keep the school out, those who came in with this file counted. */
  const beyond = (network: Network, school: School, from: string): string | null => {
    const limits = rules.limits.get(network.id)
    if (!limits) return null
    const facts = loadNetworkAlone(db, { network })
    const coming = [...gained.values()].flat().filter((place) => place.networkId === network.id)
    const memberships = [...facts.memberships, ...coming.map((place) => ({ id: 0, networkId: network.id, schoolId: place.schoolId, personId: null, organisationId: null, role: 'member', from: place.from, to: null }))]
    const schools = [...facts.schools, ...loadSchools(db, { schoolIds: coming.map(({ schoolId }) => schoolId) })]
    return beyondLimits({ schoolIds: [school.id], role: 'member', from, to: null }, limits, { networkId: network.id, facts: { ...facts, memberships, schools }, schools: [school] })[0]?.message ?? null
  }
  for (const { from, to } of mergers) {
    const [leftId, id] = [known.schoolOf.get(from), known.schoolOf.get(to)]
    if (leftId === undefined || id === undefined || leftId === id) continue
    const [left, stays] = [known.schools.get(leftId)!, known.schools.get(id)!]
    if (left.standing !== 'closed' || left.closed_on === null || stays.standing === 'closed') continue
    if (left.urn !== from || !inAuthorities(left, laCodes) || !inAuthorities(stays, laCodes)) continue
    const school = loadSchools(db, { schoolIds: [id] })[0] as School
    const places = [...placesOf(known, id), ...(gained.get(id) ?? [])]
    for (const carried of carryOver(placesOf(known, leftId), rules.networks, school, left.closed_on as string, { kinds: rules.kinds, places })) {
      const network = rules.networks.get(carried.networkId)!
      const because = 'because' in carried ? carried.because : beyond(network, school, carried.from)
      if ('because' in carried || because !== null) {
        refused.push(`${network.name} does not go over from ${nameOf(left)} to ${nameOf(stays)}: ${because}.`)
        continue
      }
      addNew(draft, { subject: 'memberships', label: `${nameOf(stays)}: ${network.name}, from ${nameOf(left)}`, after: { network_id: network.id, school_id: id, role: 'member', from: carried.from, to: null }, why: 'merged' })
      gained.set(id, [...(gained.get(id) ?? []), { schoolId: id, networkId: network.id, networkName: network.name, kind: network.kind, led: false, from: carried.from, to: null }])
    }
  }
  draft.notes.push(...refused.slice(0, MOST_TOLD), ...(refused.length > MOST_TOLD ? [`${refused.length - MOST_TOLD} more memberships do not go over.`] : []))
}
