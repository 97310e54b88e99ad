/** The Improvement Partnerships with their boards, the Education Partnership over them, and people's own parts in networks. */
import { addDays } from '../../graph/dates/day.ts'
import type { Chance } from './chance.ts'
import { openSchools, schoolNamed, septemberAgo, type DemoSchool, type Draft } from './draft.ts'
import { strandOf } from './leaders.ts'
import { BY_ITS_HEAD, IN_NONE } from './network-list.ts'
import { addMember, addNetwork, link, networkNamed } from './networks.ts'
import { placeOf } from './places.ts'
import { add, type Rows } from './rows.ts'

type NetworkRow = Rows['networks'][number]

const sideOf = (school: DemoSchool) => placeOf(school.town!).side

const PARTNERSHIPS: { name: string; purpose: string; of: (school: DemoSchool) => boolean; chair: string; governorOf: string }[] = [
  { name: 'Coast Improvement Partnership', purpose: 'To see that every primary school on the coast is challenged, supported and in good company.',
    of: (school) => strandOf(school.phase) === 'primary' && sideOf(school) === 'coast', chair: 'Lantern Street Primary School', governorOf: 'Kittiwake Primary School' },
  { name: 'Dales Improvement Partnership', purpose: 'To see that every primary school inland is challenged, supported and in good company.',
    of: (school) => strandOf(school.phase) === 'primary' && sideOf(school) === 'dales', chair: 'Abbots Orchard Primary School', governorOf: 'Millrace Primary School' },
  { name: 'Secondary Improvement Partnership', purpose: 'To do for middle, secondary and sixth-form teaching what the area partnerships do for primary.',
    of: (school) => strandOf(school.phase) === 'secondary', chair: 'Harbourmouth School', governorOf: 'Hallowmere School' },
  { name: 'Special Improvement Partnership (shadow)', purpose: 'In shadow form for a year: special schools and alternative provision.',
    of: (school) => strandOf(school.phase) === 'special', chair: 'Tern House School', governorOf: 'Tern House School' },
]

function seat(draft: Draft, network: NetworkRow, personId: number, role: string): void {
  add(draft.rows, 'memberships', {
    networkId: network.id, schoolId: null, organisationId: null, personId, role, from: septemberAgo(draft.today, 2), to: null,
  })
}

/** A chair, five serving heads and one governor. */
function addBoard(draft: Draft, network: NetworkRow, schools: DemoSchool[], chairSchool: string, governorOf: string, chance: Chance): void {
  const chair = draft.headOf.get(schoolNamed(draft, chairSchool).id)!
  seat(draft, network, chair, 'chair')
  const heads = [...new Set(chance.shuffle(schools).map((school) => draft.headOf.get(school.id)!))].filter((head) => head !== chair)
  for (const head of heads.slice(0, 5)) seat(draft, network, head, 'board-head')
  seat(draft, network, draft.chairOf.get(schoolNamed(draft, governorOf).id)!, 'board-governor')
}

function addPartnerships(draft: Draft, chance: Chance): void {
  const county = addNetwork(draft, {
    kind: 'education-partnership', name: 'Westmarsh Education Partnership', from: septemberAgo(draft.today, 3), to: null,
    purpose: 'The county-wide voice of schools on money and organisation.',
  })
  for (const { name, purpose, of, chair, governorOf } of PARTNERSHIPS) {
    const network = addNetwork(draft, { kind: 'improvement-partnership', name, purpose, from: septemberAgo(draft.today, 3), to: null })
    const schools = openSchools(draft).filter(of)
    for (const school of schools) addMember(draft, network, school, 'member', school.openedOn! > network.from! ? school.openedOn : network.from)
    addBoard(draft, network, schools, chair, governorOf, chance)
    link(draft, county, network, 'contains')
    seat(draft, county, draft.headOf.get(schoolNamed(draft, chair).id)!, 'board-head')
  }
}

/** Heads who pay to belong, and a circle to which heads belong themselves: when one leaves, their school is out of it. */
function addHeadsGroups(draft: Draft, chance: Chance): void {
  const heads = chance.shuffle([...new Set(draft.headOf.values())])
  const academy = addNetwork(draft, {
    kind: 'leadership-academy', name: 'Westmarsh Leadership Academy', purpose: 'Events, coaching and study visits for heads who pay to belong.',
    from: septemberAgo(draft.today, 4), to: null,
  })
  for (const head of heads.slice(0, 31)) seat(draft, academy, head, 'member')
  const circle = addNetwork(draft, {
    kind: 'learning-community', name: 'New Heads’ Circle', purpose: 'Heads in their first years visit one another’s schools and speak plainly.',
    from: septemberAgo(draft.today, 2), to: null,
  })
  const alone = IN_NONE.map((name) => draft.headOf.get(schoolNamed(draft, name).id)!)
  const first = draft.headOf.get(schoolNamed(draft, BY_ITS_HEAD).id)!
  const others = heads.slice(31).filter((head) => head !== first && !alone.includes(head))
  for (const head of [first, ...others.slice(0, 8)]) seat(draft, circle, head, 'co-leader')
}

/** Who keeps the local groups going: facilitators in pairs, a co-ordinator, an officer of the authority as adviser. */
function addSupportingRoles(draft: Draft, chance: Chance): void {
  const officer = draft.rows.people.find(({ name }) => name === 'Dominic Varley')!
  const heads = chance.shuffle([...new Set(draft.headOf.values())])
  const local = ['Hallowmere Learning Community', 'Tidewick Bay Learning Community', 'Skell Dale Collaborative', 'Kettlemarsh Together']
  for (const [index, name] of local.entries()) {
    const network = networkNamed(draft, name)
    seat(draft, network, officer.id, 'adviser')
    for (const head of heads.slice(index * 2, index * 2 + 2)) seat(draft, network, head, index === 0 ? 'facilitator' : index === 1 ? 'champion' : 'mentor')
  }
  const [one, other] = heads
  add(draft.rows, 'networkPairs', { networkId: networkNamed(draft, local[0]!).id, role: 'facilitator', personId: one!, otherPersonId: other!, from: septemberAgo(draft.today, 1) })
  const retired = draft.rows.memberships.find(({ networkId, schoolId }) => networkId === networkNamed(draft, 'Southern Dales Cluster').id && schoolId !== null)
  if (retired) add(draft.rows, 'memberships', { ...retired, role: 'lead', from: septemberAgo(draft.today, 5), to: addDays(septemberAgo(draft.today, 2), -1) })
}

/** Adds the partnerships, the heads' groups and the people who serve networks. */
export function addBoards(draft: Draft): void {
  const chance = draft.chance('boards')
  addPartnerships(draft, chance)
  addHeadsGroups(draft, chance)
  addSupportingRoles(draft, chance)
}
