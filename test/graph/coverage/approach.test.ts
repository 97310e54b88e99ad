import { expect, test } from 'vitest'
import { approachesOf } from '../../../graph/coverage/approach.ts'
import { LARGE_FROM } from '../../../graph/coverage/terms.ts'
import type { NetworkFacts } from '../../../graph/network/model.ts'
import { activity, facts, member, network, school } from '../network/world.ts'

const DAY = '2026-03-15'
const group = (id: number, schoolIds: number[], more: Parameters<typeof network>[1] = {}): Partial<NetworkFacts> => ({
  networks: [network(id, more)],
  memberships: schoolIds.map((schoolId) => member(id, schoolId)),
  activities: [activity(id, '2026-01-20', schoolIds.slice(0, 2))],
})
const together = (...parts: Partial<NetworkFacts>[]): NetworkFacts => {
  const of = <K extends keyof NetworkFacts>(table: K) => parts.flatMap((part) => (part[table] ?? []) as NetworkFacts[K][number][])
  return facts({ schools: of('schools'), networks: of('networks'), memberships: of('memberships'), activities: of('activities') })
}
const proposals = (world: NetworkFacts, schoolId = 1) =>
  (approachesOf(world, { day: DAY, months: 12, schoolIds: [schoolId] }).get(schoolId) ?? []).map((row) => row.networkId)
const row = (ids: number[]) => ids.map((id) => school(id))

test('the nearest live group comes first', () => {
  const world = together({ schools: row([1, 2, 3, 4, 11, 12, 13]) }, group(1, [11, 12, 13]), group(2, [2, 3, 4]))
  expect(proposals(world)).toEqual([2, 1])
})

test('a group with a school of the same phase comes before a nearer one without', () => {
  const far = [11, 12, 13].map((id) => school(id))
  const near = [2, 3, 4].map((id) => school(id, { phase: 'secondary' }))
  expect(proposals(together({ schools: [school(1), ...near, ...far] }, group(1, [2, 3, 4]), group(2, [11, 12, 13])))).toEqual([2, 1])
})

test('a large group comes after a smaller one further away', () => {
  const many = Array.from({ length: LARGE_FROM }, (_, index) => 2 + index)
  const world = together({ schools: row([1, ...many, 20, 21, 22]) }, group(1, many), group(2, [20, 21, 22]))
  expect(proposals(world)).toEqual([2, 1])
})

test('its own group is to be taken up again before any other is joined', () => {
  const world = together({ schools: row([1, 2, 3, 4, 5, 6, 7]) }, group(1, [2, 3, 4]), group(2, [5, 6, 7, 1]))
  expect(proposals(world)).toEqual([2, 1])
  expect(approachesOf(world, { day: DAY, months: 12, schoolIds: [1] }).get(1)![0]!.because[0]).toBe('The school belongs already.')
})

test('nobody is sent to a trust, to an agreement of two, to a sleeping group or out of reach', () => {
  const world = together(
    { schools: [...row([1, 2, 3, 4, 5, 6, 7]), ...[100, 101, 102].map((id) => school(id))] },
    group(1, [2, 3, 4], { kind: 'multi-academy-trust' }), group(2, [2, 3], { kind: 'partnership-agreement' }), group(4, [100, 101, 102]),
    { ...group(3, [5, 6, 7]), activities: [activity(3, '2024-01-20', [5, 6])] },
  )
  expect(proposals(world)).toEqual([])
})

test('without coordinates the same authority is near enough, another is not', () => {
  const nowhere = { easting: null, northing: null }
  const schools = [school(1, nowhere), ...[2, 3, 4].map((id) => school(id)), ...[5, 6, 7].map((id) => school(id, { laCode: '998' }))]
  expect(proposals(together({ schools }, group(1, [2, 3, 4]), group(2, [5, 6, 7])))).toEqual([1])
})

test('reasons say how far, which phase and how alive', () => {
  const world = together({ schools: row([1, 2, 3, 4]) }, group(1, [2, 3, 4]))
  expect(approachesOf(world, { day: DAY, months: 12, schoolIds: [1] }).get(1)![0]!.because).toEqual([
    '1.0 km to its nearest school.', 'Same phase.', '2 of its 3 schools took part lately.',
  ])
})

test('no more than three are proposed', () => {
  const groups = [1, 2, 3, 4].map((id) => group(id, [id * 3 + 1, id * 3 + 2, id * 3 + 3]))
  expect(proposals(together({ schools: row([1, ...Array.from({ length: 15 }, (_, index) => index + 2)]) }, ...groups))).toEqual([1, 2, 3])
})
