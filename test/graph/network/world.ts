/** Small made-up networks for the tests of `graph/network` and `graph/coverage`: rows with sensible blanks. */
import { NETWORK_KINDS } from '../../../graph/network/kinds.ts'
import type { Activity, Membership, Network, NetworkFacts, Post, School } from '../../../graph/network/model.ts'

export const facts = (parts: Partial<NetworkFacts>): NetworkFacts => ({
  schools: [], people: [], organisations: [], posts: [], designations: [], kinds: [...NETWORK_KINDS], networks: [], links: [],
  memberships: [], interests: [], activities: [], ...parts,
})

export const school = (id: number, more: Partial<School> = {}): School => ({
  id, urn: 900000 + id, name: `School ${id}`, laCode: '999', phase: 'primary', standing: 'open', openedOn: null, closedOn: null,
  sixthForm: false, pupils: 200, fsmPercent: 20, easting: 400000 + id * 1000, northing: 300000, ...more,
})

export const network = (id: number, more: Partial<Network> = {}): Network => ({
  id, kind: 'learning-community', name: `Network ${id}`, laCode: '999', leadSchoolId: null, leadOrganisationId: null, from: null, to: null, ...more,
})

let lastId = 0
const next = (): number => (lastId += 1)

export const member = (networkId: number, schoolId: number, more: Partial<Membership> = {}): Membership => ({
  id: next(), networkId, schoolId, organisationId: null, personId: null, role: 'member', from: null, to: null, ...more,
})
export const memberPerson = (networkId: number, personId: number, more: Partial<Membership> = {}): Membership =>
  member(networkId, 0, { schoolId: null, personId, role: 'co-leader', ...more })

export const post = (personId: number, schoolId: number, more: Partial<Post> = {}): Post => ({
  id: next(), personId, schoolId, organisationId: null, role: 'head', from: null, to: null, ...more,
})

export const activity = (networkId: number, on: string, schoolIds: number[], more: Partial<Activity> = {}): Activity => ({
  id: next(), networkId, kind: 'peer-review', title: 'Peer review', on, schoolIds, ...more,
})
