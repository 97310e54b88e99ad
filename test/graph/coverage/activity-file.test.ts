import { expect, test } from 'vitest'
import { activitiesIn, readKeptLines, type ActivityLine } from '../../../graph/coverage/activity-file.ts'
import { facts, member, network, school } from '../network/world.ts'

const NET = network(1, { from: '2025-09-01', to: '2026-10-31' })
const SCHOOLS = [school(1), school(2), school(3)]
const FACTS = facts({ schools: SCHOOLS, networks: [NET], memberships: [member(1, 1), member(1, 2, { to: '2026-03-31' })] })
const line = (n: number, more: Partial<ActivityLine> = {}): ActivityLine => ({ line: n, network: '', number: '', on: '2026-02-01', kind: 'visit', title: 'A visit', urns: '900001', ...more })
const read = (lines: ActivityLine[], done: { on: string; kind: string; title: string }[] = []) =>
  activitiesIn(lines, NET, { facts: FACTS, own: null, schools: new Map(SCHOOLS.map((each) => [each.urn, each])), done, today: '2026-11-23' })
const faults = (outcome: ReturnType<typeof read>): string[] => ('faults' in outcome ? outcome.faults.map((fault) => `${fault.line} ${fault.column} ${fault.value}: ${fault.rule}`) : [])

test('lines that agree in day, kind and words are one activity, with the schools of them all', () => {
  expect(read([line(2), line(3, { urns: '900002', title: ' a  VISIT' }), line(4, { on: '2026-02-02', urns: '900001; 900002' })])).toEqual({
    activities: [{ kind: 'visit', title: 'A visit', on: '2026-02-01', schoolIds: [1, 2] }, { kind: 'visit', title: 'A visit', on: '2026-02-02', schoolIds: [1, 2] }],
  })
})

test('one bad line keeps all out, and every fault is told by line and column', () => {
  expect(faults(read([line(2), line(3, { urns: '900009' }), line(4, { urns: 'Ash' }), line(5, { title: '' }), line(6, { on: '2026-11-24' }), line(7, { on: '2025-08-31' })]))).toEqual([
    '3 URN 900009: There is no school with this URN here.', '4 URN Ash: URN must hold the six figures of a school, or of several with spaces between them.',
    '5 What : What must say what it was, with at most 200 characters.', '6 Date 2026-11-24: Date must be today or in the past.', '7 Date 2025-08-31: Date must be 1 September 2025 or later, when the network began.',
  ])
})

test('only members of the day took part, each once, in something not recorded yet', () => {
  expect(faults(read([line(2, { urns: '900003' })]))).toEqual(['2 URN 900003: School 3 did not belong to the network on 1 February 2026.'])
  expect(faults(read([line(2, { on: '2026-04-01', urns: '900002' })]))).toEqual(['2 URN 900002: School 2 did not belong to the network on 1 April 2026.'])
  expect(faults(read([line(2), line(3)]))).toEqual(['3 URN 900001: School 1 is on line 2 already for this.'])
  expect(faults(read([line(2)], [{ on: '2026-02-01', kind: 'visit', title: 'a visit' }]))).toEqual(['2 What A visit: It is recorded on 1 February 2026 already. Take the line out.'])
})

test('what a page kept is lines, or nothing at all', () => {
  expect(readKeptLines(JSON.stringify([line(2)]))).toEqual([line(2)])
  for (const text of ['', '{', 'null', '{}', '[1]', JSON.stringify([{ ...line(2), on: '2026-02-31' }]), JSON.stringify([{ ...line(2), kind: 'party' }]), JSON.stringify([line(2), { line: 3 }])]) expect(readKeptLines(text), text).toEqual([])
})
