import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coverageOf } from '../../../graph/coverage/coverage.ts'
import { fitsOf, type Limits } from '../../../graph/coverage/places.ts'
import { isProven } from '../../../graph/coverage/proof.ts'
import { assignPlaces } from '../../../graph/coverage/repair-flow.ts'
import { repairOf } from '../../../graph/coverage/repair.ts'
import { distanceKm } from '../../../graph/matching/distance.ts'
import type { NetworkFacts, Phase, School } from '../../../graph/network/model.ts'
import { activity, facts, member, network, school } from '../network/world.ts'

const DAY = '2026-03-15'
const LATELY = '2026-01-20'
const asked = (schoolIds: number[]) => ({ day: DAY, months: 12, schoolIds })
const at = (id: number, easting: number, more: Partial<School> = {}) => school(id, { easting: 400_000 + easting, ...more })
const room = (mostSchools: number | null, more: Partial<Limits> = {}): Limits => ({ mostSchools, phases: [], reachKm: null, ...more })
const joined = (world: NetworkFacts, ids: number[], limits: [number, Limits][] = []) =>
  repairOf(world, asked(ids), { limits: new Map(limits) }).memberships.map(({ schoolId, networkId }) => [schoolId, networkId])

/** Two groups: West of schools 11 to 13 around 0 km, East of 21 to 23 around 20 km. */
const TWO: Partial<NetworkFacts> = {
  networks: [network(1, { name: 'West' }), network(2, { name: 'East' })],
  memberships: [11, 12, 13].map((id) => member(1, id)).concat([21, 22, 23].map((id) => member(2, id))),
  activities: [activity(1, LATELY, [11, 12]), activity(2, LATELY, [21, 22])],
}
const groups = [11, 12, 13].map((id) => at(id, 0)).concat([21, 22, 23].map((id) => at(id, 20_000)))
const twoGroups = (...more: School[]) => facts({ ...TWO, schools: [...groups, ...more] })

test('each school in none gets one membership, in the nearest group', () => {
  const repair = repairOf(twoGroups(at(1, 3000), at(2, 18_000)), asked([1, 2, 11]))
  expect(repair.memberships.map(({ schoolId, networkName, km }) => [schoolId, networkName, km])).toEqual([[1, 'West', 8], [2, 'East', 7]])
  expect(repair).toMatchObject({ sessions: [], shortfalls: [], proven: true })
})

test('the terms of a membership sum to how far it is from ideal', () => {
  const [one] = repairOf(twoGroups(at(1, 3000, { phase: 'secondary' })), asked([1])).memberships
  expect(one!.terms.map(({ term, km }) => [term, km])).toEqual([['distance', 3], ['phase', 100], ['size', 0], ['need', 0], ['ties', 5]])
  expect(one!.km).toBe(108)
})

test('where room binds, whoever loses least by it goes further', () => {
  const world = twoGroups(at(1, 1000), at(2, 9000))
  expect(joined(world, [1, 2])).toEqual([[1, 1], [2, 1]])
  expect(joined(world, [1, 2], [[1, room(4)]])).toEqual([[1, 1], [2, 2]])
})

test('a school is moved on so that another is covered at all', () => {
  const world = twoGroups(at(1, 1000), at(2, -25_000))
  expect(joined(world, [1, 2], [[1, room(4)]]), 'East is out of reach of school 2').toEqual([[1, 2], [2, 1]])
})

test('phases and reach of a network are kept', () => {
  const world = twoGroups(at(1, 1000), at(2, 1000, { phase: 'special' }))
  expect(joined(world, [1, 2], [[1, room(null, { phases: ['special'] })]])).toEqual([[1, 2], [2, 1]])
  expect(joined(world, [1, 2], [[1, room(null, { reachKm: 0.5 })]])).toEqual([[1, 2], [2, 2]])
})

test('who cannot all be placed is named, with the networks that are too full for them', () => {
  const world = twoGroups(at(1, 1000), at(2, 2000), at(3, 3000))
  const repair = repairOf(world, asked([1, 2, 3]), { limits: new Map([[1, room(4)], [2, room(3)]]) })
  expect(repair.memberships).toHaveLength(1)
  expect(repair.shortfalls).toMatchObject([{
    schoolIds: [1, 2, 3], networkIds: [1, 2], room: 1,
    because: 'These 3 schools could only join West and East, which have room for 1 between them. One more place there would cover one more school.',
  }])
  expect(repair.shortfalls[0]!.without).toHaveLength(2)
  expect(repair.proven).toBe(true)
})

test('schools left over are told who is left over near them', () => {
  const repair = repairOf(facts({ schools: [at(1, 0), at(2, 3000), at(3, 90_000)] }), asked([1, 2, 3]))
  expect(repair.shortfalls[0]).toMatchObject({ without: [1, 2, 3], networkIds: [], because: 'No living collaboration that schools can join is within 40 km.' })
  expect(repair.shortfalls[0]!.companions).toEqual([{ schoolId: 1, with: [{ schoolId: 2, km: 3 }] }, { schoolId: 2, with: [{ schoolId: 1, km: 3 }] }, { schoolId: 3, with: [] }])
})

test('a school that the limits alone shut out is told so', () => {
  const repair = repairOf(twoGroups(at(1, 1000)), asked([1]), { limits: new Map([[1, room(null, { phases: ['special'] })], [2, room(null, { phases: ['special'] })]]) })
  expect(repair.shortfalls.map(({ because }) => because)).toEqual(['The living collaborations near enough take in other phases only, or only schools nearer to them.'])
})

test('a pair that was declined is passed over, and the next best way is found with its proof', () => {
  const world = twoGroups(at(1, 1000), at(2, 2000))
  const declined = new Map([[1, new Set([1])]])
  const repair = repairOf(world, asked([1, 2]), { declined })
  expect(repair.memberships.map(({ schoolId, networkId }) => [schoolId, networkId])).toEqual([[1, 2], [2, 1]])
  expect(repair.proven).toBe(true)
  const both = repairOf(world, asked([1, 2]), { declined: new Map([[1, new Set([1, 2])]]) })
  expect(both.shortfalls).toMatchObject([{ without: [1], networkIds: [], because: 'Every living collaboration that would take them in was asked, and one side declined.' }])
  expect(both.proven).toBe(true)
})

test('what was agreed is kept, even where another would be nearer, and takes up room', () => {
  const world = twoGroups(at(1, 1000), at(2, 18_000))
  const agreed = new Map([[1, new Set([2])]])
  expect(repairOf(world, asked([1, 2]), { agreed }).memberships.map(({ networkId }) => networkId)).toEqual([2, 2])
  expect(repairOf(world, asked([1, 2]), { agreed, limits: new Map([[2, room(4)]]) })).toMatchObject({ memberships: [{ schoolId: 1, networkId: 2 }, { schoolId: 2, networkId: 1 }], proven: true })
  expect(repairOf(world, asked([1]), { agreed: new Map([[1, new Set([9])]]) }).memberships[0]!.networkId, 'agreed with a network that is no place').toBe(1)
})

test('help with a need and old ties count', () => {
  const schools = [...groups, at(1, 10_000)]
  const wishes = (offers: number) => ({ wanted: new Map([[1, new Set(['phonics-ks1'])]]), offered: new Map([[offers, new Set(['phonics-ks1'])]]) })
  expect(repairOf(facts({ ...TWO, schools }), asked([1]), wishes(22)).memberships[0]!.networkId).toBe(2)
  expect(repairOf(facts({ ...TWO, schools }), asked([1]), wishes(12)).memberships[0]!.networkId).toBe(1)
  const board = { networks: [...TWO.networks!, network(3, { kind: 'improvement-partnership' })], memberships: [...TWO.memberships!, member(3, 1), member(3, 23)] }
  expect(repairOf(facts({ ...TWO, ...board, schools }), asked([1])).memberships[0]!.networkId).toBe(2)
})

test('a school on paper only needs something to do, not a membership', () => {
  const repair = repairOf(facts({ ...TWO, schools: groups }), asked([13, 23, 11]))
  expect(repair).toMatchObject({ memberships: [], proven: true, sessions: [{ networkId: 1, schoolIds: [13], alive: true }, { networkId: 2, schoolIds: [23], alive: true }] })
})

/** A world of up to five schools without company and three groups of three, with limits; small enough to try everything. */
const smallWorld = fc.record({
  schools: fc.array(fc.record({ x: fc.integer({ min: -60, max: 60 }), phase: fc.constantFrom<Phase>('primary', 'secondary') }), { minLength: 1, maxLength: 5 }),
  groups: fc.array(fc.record({ x: fc.integer({ min: -40, max: 40 }), phase: fc.constantFrom<Phase>('primary', 'secondary'), most: fc.option(fc.integer({ min: 2, max: 5 })), only: fc.boolean(), reachKm: fc.option(fc.integer({ min: 5, max: 60 })) }), { maxLength: 3 }),
})
type Small = typeof smallWorld extends fc.Arbitrary<infer T> ? T : never

function build({ schools, groups: made }: Small): { world: NetworkFacts; ids: number[]; limits: Map<number, Limits> } {
  const alone = schools.map(({ x, phase }, index) => at(index + 1, x * 1000, { phase }))
  const company = made.map(({ x, phase }, index) => [1, 2, 3].map((seat) => at(100 + index * 10 + seat, x * 1000 + seat * 100, { phase })))
  return {
    ids: alone.map(({ id }) => id),
    limits: new Map(made.map(({ most, only, phase, reachKm }, index) => [index + 1, { mostSchools: most, phases: only ? [phase] : [], reachKm }])),
    world: facts({
      schools: [...alone, ...company.flat()], networks: made.map((_, index) => network(index + 1)),
      memberships: company.flatMap((own, index) => own.map(({ id }) => member(index + 1, id))),
      activities: company.map((own, index) => activity(index + 1, LATELY, own.map(({ id }) => id))),
    }),
  }
}

/** Every way of giving each school a network or none, judged from the facts alone: most covered first, then the least cost. */
function bestByTrying({ world, ids, limits }: ReturnType<typeof build>): { covered: number; tenths: number } {
  const costOf = (schoolId: number, networkId: number): number | null => {
    const [self, own] = [world.schools.find(({ id }) => id === schoolId)!, limits.get(networkId)!]
    const members = world.memberships.filter((row) => row.networkId === networkId).map((row) => world.schools.find(({ id }) => id === row.schoolId)!)
    const km = Math.min(...members.map((other) => distanceKm(self, other)!))
    if (km > (own.reachKm ?? 40) || (own.phases.length > 0 && !own.phases.includes(self.phase))) return null
    return Math.round(km * 10) + (members.some(({ phase }) => phase === self.phase) ? 0 : 1000) + 50
  }
  let best = { covered: -1, tenths: 0 }
  const choose = (rest: number[], sizes: Map<number, number>, covered: number, tenths: number): void => {
    const [id, ...others] = rest
    if (id === undefined) {
      if (covered > best.covered || (covered === best.covered && tenths < best.tenths)) best = { covered, tenths }
      return
    }
    choose(others, sizes, covered, tenths)
    for (const { id: networkId } of world.networks) {
      const [cost, size] = [costOf(id, networkId), sizes.get(networkId) ?? 3]
      if (cost !== null && size < (limits.get(networkId)!.mostSchools ?? 99)) choose(others, new Map([...sizes, [networkId, size + 1]]), covered + 1, tenths + cost)
    }
  }
  choose(ids, new Map(), 0, 0)
  return best
}

test('trying everything finds nothing better, on any small world', () => {
  fc.assert(fc.property(smallWorld, (small) => {
    const built = build(small)
    const repair = repairOf(built.world, asked(built.ids), { limits: built.limits })
    expect(repair.proven).toBe(true)
    const tenths = repair.memberships.reduce((sum, { km }) => sum + Math.round(km * 10), 0)
    expect({ covered: repair.memberships.length, tenths }).toEqual(bestByTrying(built))
    expect(repair.shortfalls.flatMap(({ without }) => without).sort()).toEqual(built.ids.filter((id) => !repair.memberships.some(({ schoolId }) => schoolId === id)))
  }), { numRuns: 400 })
})

test('a group said to be too many really is: they reach no other network, and there is less room than schools', () => {
  fc.assert(fc.property(smallWorld, (small) => {
    const built = build(small)
    const { shortfalls } = repairOf(built.world, asked(built.ids), { limits: built.limits })
    for (const { schoolIds, networkIds, room: said, without } of shortfalls.filter((one) => one.networkIds.length > 0)) {
      const fits = fitsOf(built.world, asked(schoolIds), { limits: built.limits })
      expect([...new Set([...fits.place].map((place) => fits.places[place]!.network.id))].sort()).toEqual(networkIds)
      expect(said).toBe(fits.places.filter(({ network: { id } }) => networkIds.includes(id)).reduce((sum, place) => sum + place.room!, 0))
      expect(schoolIds.length).toBe(said + without.length)
    }
  }), { numRuns: 300 })
})

test('whoever makes the memberships and takes part is active', () => {
  fc.assert(fc.property(smallWorld, (small) => {
    const { world, ids, limits } = build(small)
    const { memberships } = repairOf(world, asked(ids), { limits })
    const after = facts({
      ...world, memberships: [...world.memberships, ...memberships.map(({ schoolId, networkId }) => member(networkId, schoolId))],
      activities: [...world.activities, ...memberships.map(({ schoolId, networkId }) => activity(networkId, DAY, [schoolId]))],
    })
    const active = coverageOf(after, asked(ids)).filter(({ coverage }) => coverage === 'active').map(({ schoolId }) => schoolId)
    expect(active).toEqual(memberships.map(({ schoolId }) => schoolId))
    for (const [networkId, { mostSchools }] of limits) {
      const size = after.memberships.filter((row) => row.networkId === networkId).length
      expect(size <= Math.max(3, mostSchools ?? 99)).toBe(true)
    }
  }), { numRuns: 200 })
})

test('the order of the rows changes nothing', () => {
  fc.assert(fc.property(smallWorld, fc.infiniteStream(fc.nat()), (small, keys) => {
    const { world, ids, limits } = build(small)
    const shuffled = <T>(rows: T[]): T[] => rows.map((row) => [keys.next().value as number, row] as const).sort(([a], [b]) => a - b).map(([, row]) => row)
    const other = { ...world, schools: shuffled(world.schools), networks: shuffled(world.networks), memberships: shuffled(world.memberships), activities: shuffled(world.activities) }
    expect(repairOf(other, asked(shuffled(ids)), { limits })).toEqual(repairOf(world, asked(ids), { limits }))
  }), { numRuns: 100 })
})

test('a choice that is worse, or prices that are off, are not proven', () => {
  const fits = fitsOf(twoGroups(at(1, 1000), at(2, 9000)), asked([1, 2]), { limits: new Map([[1, room(4)]]) })
  const { chosen, proof } = assignPlaces(fits)
  expect(isProven(fits, chosen, proof)).toBe(true)
  expect(proof.prices).toEqual([2, 0].map((_, index) => proof.prices[index]))
  const pairsOf = (school: number) => [...fits.school.keys()].filter((pair) => fits.school[pair] === school)
  for (const first of [-1, ...pairsOf(0)]) {
    for (const second of [-1, ...pairsOf(1)]) {
      const other = Int32Array.of(first, second)
      expect(isProven(fits, other, proof), String(other)).toBe(String(other) === String(chosen))
    }
  }
  expect(isProven(fits, chosen, { prices: [0, 0] })).toBe(false)
  expect(isProven(fits, chosen, { prices: [-1, 0] })).toBe(false)
  expect(isProven(fits, chosen, { prices: [proof.prices[0]!, 1] }), 'a price on what is not limited').toBe(false)
  expect(isProven(fits, Int32Array.of(chosen[1]!, chosen[0]!), proof), 'each by the other’s pair').toBe(false)
})
