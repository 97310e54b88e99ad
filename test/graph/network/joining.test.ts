import { expect, test } from 'vitest'
import { foundNetwork } from '../../../graph/network/founding.ts'
import { joinNetwork, leaveNetwork, type Joined, type Place } from '../../../graph/network/joining.ts'
import { NETWORK_KINDS } from '../../../graph/network/kinds.ts'
import type { School } from '../../../graph/network/model.ts'
import { readUrns } from '../../../graph/network/urns.ts'
import { typedDayOf } from '../../../graph/dates/typed-day.ts'
import { school } from './world.ts'

const SCHOOLS = [school(1), school(2, { closedOn: '2025-08-31', standing: 'closed' }), school(3, { laCode: '888' })]
const byUrn = new Map(SCHOOLS.map((each) => [each.urn, each]))
const of = (kind: string, more: Partial<Joined> = {}): Joined => ({ id: 10, kind, laCode: '999', from: '2024-09-01', to: null, ...more })
const place = (more: Partial<Place>): Place => ({ schoolId: 1, networkId: 20, networkName: 'Other', kind: 'federation', led: false, from: '2020-09-01', to: null, ...more })
const NO_DAY = { day: '', month: '', year: '' }
const join = (urns: string, network: Joined, { from = '2026-09-01', role = 'member', places = [] as Place[], to = '' } = {}) =>
  joinNetwork({ urns, role, from: typedDayOf(from), to: to === '' ? NO_DAY : typedDayOf(to) }, network, { kinds: NETWORK_KINDS, places, schools: byUrn })
const saying = (outcome: object): string[] => ('refusals' in outcome ? (outcome.refusals as { field: string; message: string }[]).map(({ field, message }) => `${field}: ${message}`) : [])

test('URNs are read one a line or separated by commas, and every other line is named', () => {
  expect(readUrns('900001\r\n900002, 900003;900004\t900005')).toEqual({ urns: [[900001, 1], [900002, 2], [900003, 2], [900004, 2], [900005, 2]].map(([urn, line]) => ({ urn, line })) })
  expect(saying(readUrns('900001\n\nAsh\n12'))).toEqual(['urns: Line 3: “Ash” is not a URN, which has six figures', 'urns: Line 4: “12” is not a URN, which has six figures'])
  expect(saying(readUrns(' \n'))).toEqual(['urns: Enter the URN of at least one school'])
  expect(saying(readUrns('900001 '.repeat(1001)))).toEqual(['urns: Enter at most 1000 URNs at a time. You entered 1001'])
})

test('schools that are open join from the day on', () => {
  expect(join('900001, 900003', of('learning-community'), { role: 'hub' })).toEqual({ joining: { schoolIds: [1, 3], role: 'hub', from: '2026-09-01', to: null } })
})

test('each bad line is named: unknown, closed on the day, twice', () => {
  expect(saying(join('900009\n900002\n900001\n900001', of('learning-community')))).toEqual([
    'urns: Line 1: there is no school with the URN 900009 here', 'urns: Line 2: School 2 is not open on 1 September 2026 (900002)', 'urns: Line 4: School 1 (900001) is on line 3 already',
  ])
  expect(join('900002', of('learning-community'), { from: '2025-06-01' })).toHaveProperty('joining')
})

test('nobody joins before the network began, after it ended, or in a part there is not', () => {
  expect(saying(join('900001', of('learning-community'), { from: '2024-08-31' }))).toEqual(['from: The date they join must be 1 September 2024 or later, when the network began'])
  expect(saying(join('900001', of('learning-community', { to: '2026-01-01' })))).toEqual(['from: The date they join must be 1 January 2026 or earlier, when the network ended'])
  expect(saying(join('900001', of('learning-community'), { role: 'emperor' }))).toEqual(['role: Choose the part the schools have in the network'])
})

test('schools can join for a set time, and only that time has to be free', () => {
  expect(join('900001', of('federation'), { to: '2027-07-31' })).toMatchObject({ joining: { from: '2026-09-01', to: '2027-07-31' } })
  expect(join('900001', of('federation'), { to: '2027-07-31', places: [place({ from: '2027-08-01' })] })).toHaveProperty('joining')
  expect(saying(join('900001', of('federation'), { to: '2027-08-01', places: [place({ from: '2027-08-01' })] }))[0]).toContain('School 1 is in Other in that time')
  expect(saying(join('900001', of('federation'), { to: '2026-08-31' }))).toEqual(['to: The last day must be 1 September 2026, the first day, or later'])
  expect(saying(join('900002', of('federation'), { from: '2025-06-01', to: '2025-09-01' }))).toEqual(['urns: Line 1: School 2 is not open on 1 September 2025 (900002)'])
  expect(saying(join('900001', of('federation', { to: '2027-01-01' }), { to: '2027-01-02' }))).toEqual(['to: The last day must be 1 January 2027 or earlier, when the network ended'])
})

test('a member does not join again until it has left', () => {
  const member = place({ networkId: 10, kind: 'learning-community' })
  expect(saying(join('900001', of('learning-community'), { places: [member] }))).toEqual(['urns: Line 1: School 1 is a member in that time already (900001)'])
  expect(join('900001', of('learning-community'), { places: [{ ...member, to: '2026-08-31' }] })).toHaveProperty('joining')
  expect(join('900001', of('learning-community'), { places: [{ ...member, led: true }] })).toHaveProperty('joining')
})

test.each([
  ['federation', 'federation', false], ['federation', 'learning-community', true], ['improvement-partnership', 'improvement-partnership', false],
  ['co-operative-trust', 'multi-academy-trust', false], ['federation', 'multi-academy-trust', true], ['learning-community', 'learning-community', true],
])('a school joins a %s while in another %s: %s', (kind, other, may) => {
  expect('joining' in join('900001', of(kind), { places: [place({ kind: other })] })).toBe(may)
  expect(join('900001', of(kind), { places: [place({ kind: other, to: '2026-08-31' })] })).toHaveProperty('joining')
})

test('leading one federation shuts out being in another', () => {
  expect(saying(join('900001', of('federation'), { places: [place({ led: true })] }))[0]).toContain('is in Other in that time')
})

test('a partnership whose board sees categories takes no school of another authority', () => {
  expect(saying(join('900003', of('improvement-partnership')))[0]).toContain('Line 1: School 3 is in another authority')
})

test('a membership ends on a day not before it began', () => {
  const members = [{ id: 5, name: 'School 1', from: '2025-09-01' }, { id: 6, name: 'School 2', from: null }]
  const leave = (memberships: string[], to: string) => leaveNetwork({ memberships, ending: typedDayOf(to) }, members, { from: '2020-09-01', to: '2027-08-31' })
  expect(leave(['5', '6'], '2025-09-01')).toEqual({ leaving: { membershipIds: [5, 6], to: '2025-09-01' } })
  expect(saying(leave(['5', '6'], '2025-08-31'))).toEqual(['ending: The last day must be 1 September 2025 or later, when School 1 joined'])
  expect(saying(leave(['6'], '2027-09-01'))).toEqual(['ending: The last day must be 31 August 2027 or earlier, when the network ended'])
  expect(saying(leave(['7'], '2026-01-01'))).toEqual(['memberships: Choose at least one member that leaves'])
})

const found = (typed: Record<string, string> = {}, facts: { lead?: School | null; names?: string[]; places?: Place[] } = {}) =>
  foundNetwork({ kind: 'federation', name: ' The  Hills ', laCode: '999', lead: '', from: typedDayOf('2026-09-01'), ...typed }, { kinds: NETWORK_KINDS, laCodes: ['999'], lead: null, names: [], places: [], ...facts })

test('a network has a known kind, a name of its own, an authority and a first day; a lead is optional', () => {
  expect(found()).toEqual({ network: { kind: 'federation', name: 'The Hills', laCode: '999', from: '2026-09-01', leadSchoolId: null } })
  expect(found({ lead: '900001' }, { lead: SCHOOLS[0] })).toMatchObject({ network: { leadSchoolId: 1 } })
  expect(saying(found({ kind: 'guild', name: '', laCode: '888', lead: 'Ash' })).map((each) => each.split(':')[0])).toEqual(['kind', 'name', 'authority', 'lead'])
  expect(saying(found({}, { names: ['the hills'] }))).toEqual(['name: Enter another name. There is a network called The Hills in this authority already'])
  expect(saying(found({ lead: '900001' }, { lead: SCHOOLS[0], places: [place({})] }))[0]).toContain('lead: School 1 is in Other in that time')
})
