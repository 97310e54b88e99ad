import { expect, test } from 'vitest'
import type { Place } from '../../../graph/network/joining.ts'
import { NETWORK_KINDS } from '../../../graph/network/kinds.ts'
import type { Network } from '../../../graph/network/model.ts'
import { carryOver, endByClosing, isRegisterMove, leavesAsAcademy, REGISTER_MOVES } from '../../../graph/network/register-moves.ts'
import { amalgamatedInto, mergersIn, type Link } from '../../../graph/network/succession.ts'
import { network, school } from './world.ts'

const CLOSED = '2026-08-31'
const place = (networkId: number, more: Partial<Place> = {}): Place => ({ schoolId: 1, networkId, networkName: `Network ${networkId}`, kind: 'learning-community', led: false, from: null, to: null, ...more })
const networks = (...rows: Network[]) => new Map(rows.map((row) => [row.id, row]))
const carried = (left: Place[], theirs: Place[] = [], rows: Network[] = [1, 2, 3].map((id) => network(id)), successor = school(2)) =>
  carryOver(left, networks(...rows), successor, CLOSED, { kinds: NETWORK_KINDS, places: theirs.map((row) => ({ ...row, schoolId: 2 })) })

test('what goes on past the closing day ends on it; nothing ends before it began, and what was over stays', () => {
  expect(endByClosing({ from: '2020-09-01', to: null }, CLOSED)).toBe(CLOSED)
  expect(endByClosing({ from: null, to: '2027-01-01' }, CLOSED)).toBe(CLOSED)
  expect(endByClosing({ from: '2026-09-01', to: null }, CLOSED)).toBe('2026-09-01')
  expect(endByClosing({ from: '2026-09-01', to: '2026-09-01' }, CLOSED)).toBeNull()
  expect(endByClosing({ from: '2020-09-01', to: CLOSED }, CLOSED)).toBeNull()
  expect(endByClosing({ from: '2020-09-01', to: '2021-01-01' }, CLOSED)).toBeNull()
})

test('what a school chose goes over on the day after, whether or not its end is recorded already', () => {
  expect(carried([place(1), place(2, { to: CLOSED })])).toEqual([{ networkId: 1, from: '2026-09-01' }, { networkId: 2, from: '2026-09-01' }])
  expect(carried([place(1), place(1, { from: '2024-01-01' })])).toEqual([{ networkId: 1, from: '2026-09-01' }])
})

test.each(['federation', 'multi-academy-trust', 'single-academy-trust', 'foundation-trust', 'co-operative-trust', 'umbrella-trust'])('a %s does not go over', (kind) => {
  expect(carried([place(1, { kind })], [], [network(1, { kind })])).toEqual([])
})

test('what the school had left before, or not joined yet, does not go over; nor does a lead', () => {
  expect(carried([place(1, { to: '2026-08-30' }), place(2, { from: '2026-09-01' }), place(3, { led: true })])).toEqual([])
})

test('a network that ended with the school, or before, takes nobody in', () => {
  expect(carried([place(1)], [], [network(1, { to: CLOSED })])).toEqual([])
})

test('a successor that is a member already, or was since and left, stays as it is', () => {
  expect(carried([place(1)], [place(1)])).toEqual([])
  expect(carried([place(1)], [place(1, { from: '2026-09-01', to: '2026-10-01' })])).toEqual([])
  expect(carried([place(1)], [place(1, { from: '2020-01-01', to: '2022-01-01' })])).toEqual([{ networkId: 1, from: '2026-09-01' }])
})

test('where the rules of joining stand in the way, the reason is told', () => {
  const partnership = [1, 2].map((id) => network(id, { kind: 'improvement-partnership' }))
  const left = [place(1, { kind: 'improvement-partnership' })]
  expect(carried(left, [place(2, { kind: 'improvement-partnership' })], partnership)).toEqual([
    { networkId: 1, because: 'School 2 is in Network 2 in that time, and can be in one of this kind only. End that membership first' },
  ])
  expect(carried(left, [], partnership, school(2, { laCode: '998' }))).toEqual([{ networkId: 1, because: expect.stringContaining('is in another authority') as string }])
  expect(carried([place(1)], [], undefined, school(2, { openedOn: '2026-10-01' }))).toEqual([{ networkId: 1, because: 'School 2 is not open on 1 September 2026' }])
})

test('an academy leaves what is of maintained schools alone', () => {
  expect(leavesAsAcademy('Academy converter', 'federation')).toBe(true)
  expect(leavesAsAcademy('Free schools', 'foundation-trust')).toBe(true)
  expect(leavesAsAcademy('Academy converter', 'multi-academy-trust')).toBe(false)
  expect(leavesAsAcademy('Voluntary aided school', 'federation')).toBe(false)
})

test('every move of the register has its words and its reason', () => {
  for (const [code, { name, becomes, why }] of Object.entries(REGISTER_MOVES)) {
    expect(isRegisterMove(code)).toBe(true)
    expect([name, becomes, why].every((words) => words.length > 0), code).toBe(true)
  }
  for (const text of [null, '', 'toString', 'other']) expect(isRegisterMove(text)).toBe(false)
})

const link = (urn: number, linkUrn: number, linkType: string): Link => ({ urn, linkUrn, linkType, on: null })

test('mergers are schools with one successor that are not the same school', () => {
  expect(mergersIn([link(1, 9, 'Successor - merged'), link(9, 1, 'Predecessor - merged')])).toEqual([{ from: 1, to: 9 }])
  expect(mergersIn([link(9, 1, 'Predecessor - amalgamated'), link(9, 2, 'Predecessor - amalgamated')])).toEqual([{ from: 1, to: 9 }, { from: 2, to: 9 }])
  expect(mergersIn([link(1, 9, 'Successor'), link(2, 9, 'Successor')])).toEqual([{ from: 1, to: 9 }, { from: 2, to: 9 }])
})

test('a conversion, a split, a pair that points both ways and a sixth form centre are no mergers', () => {
  expect(mergersIn([link(1, 9, 'Successor'), link(9, 1, 'Predecessor')])).toEqual([])
  expect(mergersIn([link(1, 8, 'Successor - merged'), link(1, 9, 'Successor - merged')])).toEqual([])
  expect(mergersIn([link(1, 8, 'Successor'), link(1, 9, 'Successor')])).toEqual([])
  expect(mergersIn([link(1, 9, 'Successor - merged'), link(9, 1, 'Successor - merged')])).toEqual([])
  expect(mergersIn([link(1, 9, 'Sixth Form Centre Link'), link(1, 9, 'Result of Amalgamation'), link(1, 1, 'Successor - merged')])).toEqual([])
})

const RESULT = 'Result of Amalgamation'
const standing = (closed: number[], open: number[]) => (urn: number) => (closed.includes(urn) ? 'closed' as const : open.includes(urn) ? 'open' as const : null)

test('schools that amalgamated, whichever side says so: those that closed went into the one that goes on', () => {
  const both = [link(1, 9, RESULT), link(9, 1, RESULT)]
  for (const links of [both, both.slice(0, 1), both.slice(1)]) expect(amalgamatedInto(links, standing([1], [9]))).toEqual([{ from: 1, to: 9 }])
  expect(amalgamatedInto([link(1, 9, RESULT), link(2, 9, RESULT), link(1, 2, RESULT)], standing([1, 2], [9]))).toEqual([{ from: 1, to: 9 }, { from: 2, to: 9 }])
})

test('nobody can tell where both go on or both closed, two partners go on, one is not ours, or another link tells otherwise', () => {
  const pair = [link(1, 9, RESULT)]
  for (const [closed, open] of [[[], [1, 9]], [[1, 9], []], [[1], []], [[], [9]]] as [number[], number[]][]) expect(amalgamatedInto(pair, standing(closed, open)), JSON.stringify([closed, open])).toEqual([])
  expect(amalgamatedInto([link(1, 8, RESULT), link(1, 9, RESULT)], standing([1], [8, 9]))).toEqual([])
  expect(amalgamatedInto([link(1, 7, RESULT), link(1, 9, RESULT)], standing([1], [9]))).toEqual([])
  for (const other of [link(1, 8, 'Successor'), link(8, 1, 'Predecessor - merged'), link(9, 1, 'Successor'), link(1, 9, 'Predecessor - amalgamated')]) {
    expect(amalgamatedInto([...pair, other], standing([1], [8, 9])), other.linkType).toEqual([])
  }
  expect(amalgamatedInto([link(1, 1, RESULT)], standing([1], []))).toEqual([])
})
