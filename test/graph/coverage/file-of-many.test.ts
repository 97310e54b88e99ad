import { expect, test } from 'vitest'
import type { ActivityLine } from '../../../graph/coverage/activity-file.ts'
import { activitiesOfMany, linesToFillIn, type Recordable } from '../../../graph/coverage/file-of-many.ts'
import { facts, member, network, school } from '../network/world.ts'

const SCHOOLS = [school(1), school(2), school(3)]
const NETS = [network(1, { name: 'North' }), network(2, { name: 'South', from: '2026-01-01' }), network(3, { name: 'south' }), network(4, { name: '=East' })]
const FACTS = facts({ schools: SCHOOLS, networks: NETS, memberships: NETS.flatMap(({ id }) => [member(id, 1), member(id, 2)]) })
const ALL: Recordable[] = NETS.map((each) => ({ network: each, facts: FACTS, own: null }))
const line = (n: number, more: Partial<ActivityLine> = {}): ActivityLine => ({ line: n, network: 'North', number: '', on: '2026-02-01', kind: 'visit', title: 'A visit', urns: '900001', ...more })
const read = (lines: ActivityLine[], choices = ALL) =>
  activitiesOfMany(lines, choices, { schools: new Map(SCHOOLS.map((each) => [each.urn, each])), doneOf: (id) => (id === 4 ? [{ on: '2026-02-01', kind: 'visit', title: 'A visit' }] : []), today: '2026-11-23' })
const told = (outcome: ReturnType<typeof read>) => ('parts' in outcome ? outcome.parts.map(({ of, activities }) => [of.network.id, ...activities.map(({ schoolIds }) => schoolIds.join('+'))]) : outcome.faults)
const faults = (outcome: ReturnType<typeof read>): string[] => ('faults' in outcome ? outcome.faults.map((fault) => `${fault.line} ${fault.column} ${fault.value}: ${fault.rule}`) : [])

test('each line is for the network it names, whatever the case and spacing; the number tells two apart', () => {
  expect(told(read([line(2), line(3, { network: 'SOUTH', number: '3' }), line(4, { network: ' north ', urns: '900002' }), line(5, { network: '', number: '2' })]))).toEqual([[1, '1+2'], [3, '1'], [2, '1']])
  expect(told(read([line(2, { network: "'=East", title: 'Another' })]))).toEqual([[4, '1']])
})

test('a name that is not theirs, that two have, or that is not of the number, is told', () => {
  expect(faults(read([line(2, { network: 'West' }), line(3, { network: '' }), line(4, { network: 'South' }), line(5, { number: '9' }), line(6, { number: '2' })]))).toEqual([
    '2 Collaboration West: You may record for no collaboration with this name.', '3 Collaboration : You may record for no collaboration with this name.',
    '4 Network number : Several collaborations have this name. Network number must be one of: 2, 3.', '5 Network number 9: You may record for no collaboration with this number.',
    '6 Network number 2: This is the number of South.',
  ])
})

test('each network judges its own lines, and one bad line of any keeps all out', () => {
  const own: Recordable[] = ALL.map((one) => (one.network.id === 1 ? { ...one, own: new Set([2]) } : one))
  expect(faults(read([line(2, { network: '=East' }), line(3, { network: 'South', number: '2', on: '2025-12-31' }), line(4), line(5, { number: '3', network: 'South', urns: '900003' })], own))).toEqual([
    '2 What A visit: It is recorded on 1 February 2026 already. Take the line out.', '3 Date 2025-12-31: Date must be 1 January 2026 or later, when the network began.',
    '4 URN 900001: Who took part must include at least one of School 2.', '5 URN 900003: School 3 did not belong to the network on 1 February 2026.',
  ])
})

test('a file for one network need not name it, and may not name another', () => {
  expect(told(read([line(2, { network: '' })], ALL.slice(0, 1)))).toEqual([[1, '1']])
  expect(faults(read([line(2, { network: 'South' })], ALL.slice(0, 1)))).toEqual(['2 Collaboration South: This file can tell of North only.'])
  expect(faults(read([line(2)], []))).toEqual(['2 Collaboration North: You may record for no collaboration with this name.'])
})

test('the file to fill in has those first that have a school not active, and numbers only where names are alike', () => {
  const choices = [...NETS.map((each) => ({ network: each, schools: each.id === 1 ? SCHOOLS.slice(0, 1) : SCHOOLS })), { network: network(5, { name: 'Empty' }), schools: [] }]
  const lines = linesToFillIn(choices, { wanted: ({ id }) => id !== 3, active: new Set([1]) })
  expect(lines.map(({ network: { id }, number, schools }) => [id, number, schools.length])).toEqual([[4, null, 3], [2, 2, 3], [1, null, 1]])
})
