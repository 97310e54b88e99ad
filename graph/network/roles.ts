/**
 * The parts a school, a person or an organisation can have in a network, as data: which sort of member may hold which.
 *
 * Sources: DfES, NCSL and IDeA, "Spreading Innovation Across Local Authorities", 2005, whose authorities are named beside the
 * roles they brought; North Yorkshire Commission for School Improvement, "Response to Consultation", May 2014 (boards); Derby
 * City Council, "Derby Winners" (partner heads). Leaves out: posts at schools (people.ts) and who may say who holds a part
 * (graph/permissions).
 */

export type MemberParty = 'school' | 'person' | 'organisation'

export type NetworkRole = {
  code: string
  name: string
  /** Which sort of member may hold it. */
  parties: readonly MemberParty[]
  /** A person who holds it stands for the school they work at: the school belongs through them. */
  forTheSchool: boolean
  /** Its holders work two by two. */
  inPairs: boolean
  /** Under which heading of the source it stands on a network's page: who owns it, how it is built, who gives it capacity. */
  heading: 'ownership' | 'structures' | 'capacity'
  description: string
}

const role = (code: string, name: string, parties: string, flags: string, description: string): NetworkRole => ({
  code, name, parties: parties.split(' ') as MemberParty[], forTheSchool: flags.includes('school'), inPairs: flags.includes('pairs'),
  heading: flags.includes('owns') ? 'ownership' : flags.includes('gives') ? 'capacity' : 'structures', description,
})

/** Every part, the usual ones first. */
export const NETWORK_ROLES: readonly NetworkRole[] = [
  role('member', 'Member', 'school person organisation', 'for the school', 'Belongs, with no further part.'),
  role('lead', 'Lead', 'school person organisation', 'for the school', 'Leads the network. Bedfordshire seconded a leader to each community.'),
  role('co-leader', 'Co-leader', 'school person', 'for the school', 'Leads it together with others: every head in Knowsley, those the heads nominate in Liverpool.'),
  role('hub', 'Hub', 'school', '', 'Serves others from a recognised strength (Sunderland).'),
  role('spoke', 'Spoke', 'school', '', 'Is served by a hub under an agreement (Sunderland).'),
  role('strategic-partner', 'Strategic partner', 'school organisation', 'gives', 'Works beside the members without being one of them.'),
  role('commissioner', 'Commissioner', 'organisation', 'owns', 'Commissions what it has delegated to the network, as the authority does in Wiltshire.'),
  role('co-ordinator', 'Co-ordinator', 'person', 'gives', 'Keeps the network going from day to day (Liverpool, Kingston).'),
  role('cpd-co-ordinator', 'Training co-ordinator', 'person', 'gives', 'Co-ordinates continuing professional development (CPD) across its schools (Bedfordshire).'),
  role('administrator', 'Administrator', 'person', 'gives', 'Does its administration, paid from its fund (Bedfordshire).'),
  role('network-manager', 'Network manager', 'person', 'gives', 'Manages a network of several services (Southwark).'),
  role('facilitator', 'Facilitator', 'person', 'pairs, gives', 'Helps the members work together; two work as a pair (Kingston).'),
  role('mentor', 'Network mentor', 'person', 'gives', 'Keeps its planning on outcomes for children (Derbyshire).'),
  role('champion', 'Champion', 'person', 'gives', 'Works with staff and children inside a school for the network: a lead developer in Derbyshire.'),
  role('adviser', 'Adviser', 'person', 'gives', 'Brokers membership and is a critical friend (Lancashire).'),
  role('linked-officer', 'Linked senior officer', 'person', 'owns', 'A senior officer of the authority who works with this one network (Southwark).'),
  role('partner-head', 'Partner headteacher', 'person', 'owns', 'Leads in another school under a partnership agreement (Derby).'),
  role('chair', 'Chair', 'person', 'owns', 'Chairs its board. An Improvement Partnership’s has been a headteacher.'),
  role('board-head', 'Head on the board', 'person', 'owns', 'A serving headteacher on its board.'),
  role('board-governor', 'Governor on the board', 'person', 'owns', 'A governor on its board.'),
  role('board-member', 'Board member', 'person organisation', 'owns', 'On its board or steering group, as partners of other services are in Cornwall.'),
]

const BY_CODE = new Map(NETWORK_ROLES.map((row) => [row.code, row]))

/** The parts this sort of member may hold. */
export const rolesFor = (party: MemberParty): NetworkRole[] => NETWORK_ROLES.filter(({ parties }) => parties.includes(party))

/** May this sort of member hold the part? */
export const mayHold = (party: MemberParty, code: string): boolean => BY_CODE.get(code)?.parties.includes(party) ?? false

/** Does a person in this part stand for the school they work at? */
export const standsForSchool = (code: string): boolean => BY_CODE.get(code)?.forTheSchool ?? false

/** The heading a part stands under; a part an authority added itself stands with how the network is built. */
export const headingOf = (code: string): NetworkRole['heading'] => BY_CODE.get(code)?.heading ?? 'structures'

/** The name of a part; undefined where it is none of these. */
export const roleName = (code: string): string | undefined => BY_CODE.get(code)?.name
