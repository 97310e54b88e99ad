/**
 * The network as plain rows: what `db/network-facts.ts` loads and every rule reads.
 * Dates are ISO days (`from` first day, `to` last day, null: open); coordinates are British National Grid metres.
 */

export type Phase =
  | 'nursery'
  | 'primary'
  | 'middle-deemed-primary'
  | 'middle-deemed-secondary'
  | 'secondary'
  | 'all-through'
  | 'sixteen-plus'
  | 'special'
  | 'alternative-provision'
  | 'not-applicable'

export type Standing = 'open' | 'closing' | 'closed' | 'proposed'

/** A span of days; both ends included; null means unbounded on that side. */
export type Dated = { from: string | null; to: string | null }

export type School = {
  id: number
  urn: number
  name: string
  laCode: string
  phase: Phase
  standing: Standing
  openedOn: string | null
  closedOn: string | null
  sixthForm: boolean | null
  pupils: number | null
  fsmPercent: number | null
  easting: number | null
  northing: number | null
}

export type Person = { id: number; name: string }
export type Organisation = { id: number; kind: string; name: string }

export type Post = Dated & { id: number; personId: number; schoolId: number | null; organisationId: number | null; role: string }
export type Designation = Dated & { id: number; personId: number; kind: string; issuer: string }
/** `jointPractice`: its schools develop their practice together, as those of a local collaboration do. */
export type NetworkKind = { code: string; name: string; collaboration: boolean; conflict: boolean; exclusive: boolean; jointPractice: boolean }
export type Network = Dated & {
  id: number
  kind: string
  name: string
  laCode: string | null
  leadSchoolId: number | null
  leadOrganisationId: number | null
}
export type NetworkLink = Dated & { id: number; fromNetworkId: number; toNetworkId: number; relation: 'contains' | 'linked' }
export type Membership = Dated & {
  id: number
  networkId: number
  schoolId: number | null
  organisationId: number | null
  personId: number | null
  role: string
}
/** A declared interest of a person or a school in another school. */
export type Interest = Dated & { id: number; personId: number | null; schoolId: number | null; otherSchoolId: number; nature: string }
/** Something a network did together, and the schools that took part. */
/** `by`: as what somebody recorded it, in words that name no person; null: not on record. Only coverage asks. */
export type Activity = { id: number; networkId: number; kind: string; title: string; on: string; schoolIds: number[]; by?: string | null }

/** Everything the network is made of, over all time; rules narrow it to a day. */
export type NetworkFacts = {
  schools: School[]
  people: Person[]
  organisations: Organisation[]
  posts: Post[]
  designations: Designation[]
  kinds: NetworkKind[]
  networks: Network[]
  links: NetworkLink[]
  memberships: Membership[]
  interests: Interest[]
  activities: Activity[]
}

/** Does the span hold on the day? */
export const holdsOn = (span: Dated, day: string): boolean =>
  (span.from === null || span.from <= day) && (span.to === null || day <= span.to)
