/** What two networks of Westmarsh set out to do, spend and answer for, and what their schools say: every kind of row at least once. */
import { addDays, addYears } from '../../graph/dates/day.ts'
import { septemberAgo, type Draft } from './draft.ts'
import { networkNamed } from './networks.ts'
import { add, type Rows } from './rows.ts'

type NetworkRow = Rows['networks'][number]

/** Officers and staff of the networks themselves: they hold no post at a school. */
const STAFF: [network: string, name: string, role: string, yearsAgo: number][] = [
  ['Tidewick Bay Learning Community', 'Oriel Tranter', 'co-ordinator', 3],
  ['Tidewick Bay Learning Community', 'Bashir Anwar', 'cpd-co-ordinator', 2],
  ['Tidewick Bay Learning Community', 'Wendy Skelton', 'administrator', 2],
  ['Kettlemarsh Together', 'Imogen Fairhurst', 'network-manager', 1],
  ['Kettlemarsh Together', 'Desmond Okoro', 'linked-officer', 2],
]

function addStaff(draft: Draft): void {
  const county = add(draft.rows, 'organisations', { kind: 'authority', name: 'Westmarsh County Council', laCode: '999' })
  for (const [name, person, role, yearsAgo] of STAFF) {
    const from = septemberAgo(draft.today, yearsAgo)
    const { id } = add(draft.rows, 'people', { name: person, email: null, telephone: null })
    add(draft.rows, 'posts', { personId: id, schoolId: null, organisationId: county.id, role: 'officer', from, to: null })
    add(draft.rows, 'memberships', { networkId: networkNamed(draft, name).id, schoolId: null, organisationId: null, personId: id, role, from, to: null })
  }
  add(draft.rows, 'memberships', { networkId: networkNamed(draft, 'Kettlemarsh Together').id, schoolId: null, organisationId: county.id, personId: null, role: 'commissioner', from: septemberAgo(draft.today, 2), to: null })
}

function addPlan(draft: Draft, network: NetworkRow): void {
  const { today } = draft
  const of = { networkId: network.id }
  add(draft.rows, 'networkAims', { ...of, title: 'One transition record, agreed by all schools, for every child who moves to year 7', from: septemberAgo(today, 2), to: null })
  add(draft.rows, 'networkAims', { ...of, title: 'Teachers of years 6 and 7 teach one week in each other’s classes', from: septemberAgo(today, 1), to: `${septemberAgo(today, -1).slice(0, 4)}-07-31` })
  add(draft.rows, 'networkAims', { ...of, title: 'A shared summer school', from: septemberAgo(today, 4), to: `${septemberAgo(today, 2).slice(0, 4)}-08-31` })
  add(draft.rows, 'networkFunctions', { ...of, what: 'Training of support staff in all schools of the coast', delegatedBy: 'Westmarsh County Council', from: septemberAgo(today, 1), to: null })
  add(draft.rows, 'networkTargets', {
    ...of, measure: 'Pupils absent for a tenth of sessions or more in year 7, per cent', baseline: 24, target: 18, from: septemberAgo(today, 2), until: `${septemberAgo(today, 0).slice(0, 4)}-07-31`,
    outcome: 17.5, outcomeOn: `${septemberAgo(today, 0).slice(0, 4)}-07-20`, outcomeWords: 'Families met one tutor in both schools before the summer.',
  })
  add(draft.rows, 'networkTargets', {
    ...of, measure: 'Pupils who say in the autumn that they settled in well, per cent', baseline: 61, target: 75, from: septemberAgo(today, 1), until: `${septemberAgo(today, -1).slice(0, 4)}-12-31`,
    outcome: null, outcomeOn: null, outcomeWords: null,
  })
}

function addFund(draft: Draft, network: NetworkRow): void {
  const by = draft.officers.broker
  const move = (kind: 'allocated' | 'used', pounds: number, on: string, what: string, more: { schoolId?: number; takesBack?: number } = {}) =>
    add(draft.rows, 'fundMovements', { networkId: network.id, kind, pence: pounds * 100, on, what, schoolId: null, takesBack: null, by, ...more })
  const year = septemberAgo(draft.today, 1)
  const school = draft.rows.memberships.find((row) => row.networkId === network.id && row.schoolId !== null && row.role === 'lead')!.schoolId!
  move('allocated', 18_000, year, 'Collaborative fund, first year')
  move('used', 9_600, addDays(year, 90), 'Time of the co-ordinator, two days a week')
  const twice = move('used', 9_600, addDays(year, 92), 'Time of the co-ordinator, two days a week')
  move('used', 9_600, addDays(year, 92), 'Recorded twice', { takesBack: twice.id })
  move('used', 2_350, addDays(year, 200), 'Cover for teachers in the exchange week', { schoolId: school })
  move('allocated', 12_000, septemberAgo(draft.today, 0), 'Collaborative fund, second year')
}

/** What schools say: most still belong, one said so too long ago, one left, the others have not been heard. */
function addConfirmations(draft: Draft, network: NetworkRow): void {
  const members = draft.rows.memberships.filter((row) => row.networkId === network.id && row.schoolId !== null && row.to === null)
  for (const [index, { schoolId }] of members.slice(0, Math.ceil(members.length * 0.7)).entries()) {
    const on = index === 1 ? addYears(addDays(draft.today, -60), -1) : addDays(draft.today, -150 + index * 7)
    const by = draft.accountOf.get(draft.headOf.get(schoolId!)!)!
    add(draft.rows, 'membershipConfirmations', { networkId: network.id, schoolId: schoolId!, belongs: index !== 2, on, by, at: `${on}T15:30:00.000Z` })
  }
}

/** Adds it all. */
export function addNetworkWork(draft: Draft): void {
  addStaff(draft)
  const tidewick = networkNamed(draft, 'Tidewick Bay Learning Community')
  addPlan(draft, tidewick)
  addFund(draft, tidewick)
  addConfirmations(draft, tidewick)
}
