/** Puts the networks of Westmarsh on record, with dated members, nesting and links. */
import { addYears } from '../../graph/dates/day.ts'
import { addBoards } from './boards.ts'
import { LA_CODE, openSchools, schoolNamed, septemberAgo, type DemoSchool, type Draft } from './draft.ts'
import { NETWORKS, ON_THEIR_OWN, ORGANISATIONS, type ListedNetwork } from './network-list.ts'
import { FEDERATIONS } from './people.ts'
import { add, type Rows } from './rows.ts'
import { CONVERTED } from './schools.ts'

type NetworkRow = Rows['networks'][number]

/** When national teaching schools were closed. */
const ALLIANCES_ENDED = '2021-08-31'

export const networkNamed = (draft: Draft, name: string): NetworkRow => {
  const found = draft.rows.networks.find((network) => network.name === name)
  if (!found) throw new Error(`The demo has no network called ${name}.`)
  return found
}

/** Adds a network of the authority. */
export function addNetwork(draft: Draft, network: Omit<NetworkRow, 'id' | 'laCode'>): NetworkRow {
  return add(draft.rows, 'networks', { ...network, laCode: LA_CODE })
}

/** Adds a school to a network, for as long as both lasted. */
export function addMember(draft: Draft, network: NetworkRow, school: DemoSchool, role = 'member', since = network.from): void {
  const ends = [network.to, school.closedOn].filter((day) => day !== null && day !== undefined).sort()
  const from = [since, school.name === CONVERTED && network.kind === 'multi-academy-trust' ? school.openedOn : null]
    .filter((day) => day !== null && day !== undefined).sort().at(-1) ?? null
  add(draft.rows, 'memberships', { networkId: network.id, schoolId: school.id, organisationId: null, personId: null, role, from, to: ends[0] ?? null })
}

const addOrganisation = (draft: Draft, network: NetworkRow, name: string): void => {
  const organisation = draft.rows.organisations.find((each) => each.name === name)!
  add(draft.rows, 'memberships', {
    networkId: network.id, schoolId: null, organisationId: organisation.id, personId: null, role: 'strategic-partner', from: network.from, to: network.to,
  })
}

/** The named schools, and those of the places that are not kept out of every collaboration. */
function schoolsOf(draft: Draft, { schools = [], places = [] }: ListedNetwork): DemoSchool[] {
  const local = openSchools(draft).filter((school) => places.includes(school.town!) && !ON_THEIR_OWN.includes(school.name))
  return [...schools.map((name) => schoolNamed(draft, name)), ...local]
}

function addListed(draft: Draft, listed: ListedNetwork): void {
  const leadOrganisation = draft.rows.organisations.find((each) => each.name === listed.leadOrganisation)
  const network = addNetwork(draft, {
    kind: listed.kind, name: listed.name, purpose: listed.purpose,
    leadSchoolId: listed.lead ? schoolNamed(draft, listed.lead).id : null, leadOrganisationId: leadOrganisation?.id ?? null,
    from: septemberAgo(draft.today, listed.beganYearsAgo),
    to: listed.endedYearsAgo === undefined ? null : `${septemberAgo(draft.today, listed.endedYearsAgo).slice(0, 4)}-07-31`,
  })
  const usual = listed.kind === 'hub-and-spoke' ? 'spoke' : 'member'
  for (const school of schoolsOf(draft, listed)) addMember(draft, network, school, listed.roles?.[school.name] ?? (school.name === listed.lead ? 'lead' : usual))
  for (const name of listed.organisations ?? []) addOrganisation(draft, network, name)
}

function addFederations(draft: Draft): void {
  for (const [name, schools] of Object.entries(FEDERATIONS)) {
    const from = septemberAgo(draft.today, 3 + draft.rows.networks.length % 4)
    const network = addNetwork(draft, { kind: 'federation', name, purpose: 'One governing body and one executive head for both schools.', from, to: null })
    for (const school of schools) addMember(draft, network, schoolNamed(draft, school))
  }
}

/** The alliance of 2013 to 2021, which the hub followed. */
function addAlliance(draft: Draft): void {
  const lead = schoolNamed(draft, 'Larkmere Primary School')
  const network = addNetwork(draft, {
    kind: 'teaching-school-alliance', name: 'Mere and Marsh Teaching School Alliance', leadSchoolId: lead.id, from: '2013-04-01', to: ALLIANCES_ENDED,
    purpose: 'To train teachers and lend leaders, until national teaching schools were closed.',
  })
  for (const school of openSchools(draft).filter(({ town, phase }) => town === 'Hallowmere' && phase === 'primary')) {
    addMember(draft, network, school, school.id === lead.id ? 'lead' : 'member')
  }
}

/** Half of the town's schools each, by where they are. */
function addHalves(draft: Draft, town: string, halves: { name: string; purpose: string; organisations?: string[] }[], by: 'easting' | 'northing'): NetworkRow[] {
  const schools = openSchools(draft).filter((school) => school.town === town && !ON_THEIR_OWN.includes(school.name)
    && ['nursery', 'primary', 'secondary', 'all-through'].includes(school.phase)).sort((a, b) => b[by]! - a[by]! || a.id - b.id)
  return halves.map(({ name, purpose, organisations = [] }, half) => {
    const network = addNetwork(draft, { kind: 'learning-community', name, purpose, from: septemberAgo(draft.today, 5 + half), to: null })
    const middle = Math.ceil(schools.length / 2)
    for (const school of schools.slice(half * middle, (half + 1) * middle)) addMember(draft, network, school)
    for (const organisation of organisations) addOrganisation(draft, network, organisation)
    return network
  })
}

export function link(draft: Draft, from: NetworkRow, to: NetworkRow, relation: 'contains' | 'linked'): void {
  const since = [from.from, to.from].filter((day) => day !== null && day !== undefined).sort().at(-1) ?? addYears(draft.today, -2)
  add(draft.rows, 'networkLinks', { fromNetworkId: from.id, toNetworkId: to.id, relation, from: since, to: null })
}

function addTowns(draft: Draft): void {
  const city = addNetwork(draft, {
    kind: 'learning-community', name: 'Aldersea Learning City', purpose: 'To join the city’s schools with its university, its port and its health trust.',
    from: septemberAgo(draft.today, 4), to: null,
  })
  for (const name of ['University of Aldersea', 'Port of Aldersea', 'Westmarsh Community Health NHS Trust']) addOrganisation(draft, city, name)
  const aldersea = addHalves(draft, 'Aldersea', [
    { name: 'Aldersea North Learning Community', purpose: 'To close the gap in reading between the north of the city and the county.' },
    { name: 'Aldersea South Learning Community', purpose: 'To give children of the harbour wards a richer curriculum than any one school can.' },
  ], 'northing')
  for (const half of aldersea) link(draft, city, half, 'contains')
  addHalves(draft, 'Kettlemarsh', [
    { name: 'Kettlemarsh Together', purpose: 'Schools, police and health staff around the same families.', organisations: ['Westmarsh Police', 'Westmarsh Community Health NHS Trust', 'Westmarsh Early Help'] },
    { name: 'Kettlemarsh Canalside Learning Community', purpose: 'To improve behaviour and attendance street by street.' },
  ], 'easting')
}

/** Several services over two of the towns' networks; it has no schools of its own. */
function addSteeringGroup(draft: Draft): void {
  const group = addNetwork(draft, {
    kind: 'board', name: 'Westmarsh Extended Services Steering Group', purpose: 'To solve together what schools and other services meet in every town.',
    from: septemberAgo(draft.today, 2), to: null,
  })
  for (const name of ['Westmarsh Police', 'Westmarsh Community Health NHS Trust', 'Westmarsh Early Help']) addOrganisation(draft, group, name)
  for (const name of ['Kettlemarsh Together', 'Hallowmere Learning Community']) link(draft, group, networkNamed(draft, name), 'contains')
}

/** Adds every network. */
export function addNetworks(draft: Draft): void {
  for (const [kind, name] of ORGANISATIONS) add(draft.rows, 'organisations', { kind, name, laCode: LA_CODE })
  for (const listed of NETWORKS) addListed(draft, listed)
  addFederations(draft)
  addAlliance(draft)
  addTowns(draft)
  addBoards(draft)
  addSteeringGroup(draft)
  const linked = [['Tidewick Bay Learning Community', 'Port Ellin and the Ness'], ['Westmarsh Maths Hub', 'Southern Dales Cluster'], ['Early Reading Group', 'Harbour Rise Phonics Hub']]
  for (const [from, to] of linked) link(draft, networkNamed(draft, from!), networkNamed(draft, to!), 'linked')
}
