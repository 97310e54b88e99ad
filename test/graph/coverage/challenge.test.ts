import fc from 'fast-check'
import { expect, test } from 'vitest'
import { challengesOf, type Challenge } from '../../../graph/coverage/challenge.ts'
import { endOfChallenge, recordableChallenge, type ChallengeFound } from '../../../graph/coverage/challenging.ts'
import { PAIRING, proposeChallengers } from '../../../graph/coverage/pairing.ts'
import { typedDayOf } from '../../../graph/dates/typed-day.ts'
import { facts, member, network, post, school } from '../network/world.ts'

const DAY = '2026-03-15'
let lastId = 0
const by = (schoolId: number, challengerSchoolId: number | null, more: Partial<Challenge> = {}): Challenge =>
  ({ id: (lastId += 1), schoolId, challengerSchoolId, challengerPersonId: null, kind: 'peer-review', from: '2025-09-01', to: null, ...more })
const byPerson = (schoolId: number, challengerPersonId: number, more: Partial<Challenge> = {}) => by(schoolId, null, { challengerPersonId, ...more })
const schools = [1, 2, 3, 4].map((id) => school(id))
const of = (challenges: Challenge[], parts: Parameters<typeof facts>[0] = {}, schoolIds = [1]) => challengesOf(facts({ schools, ...parts }), challenges, { day: DAY, months: 12, schoolIds })

test('a school that somebody from outside challenges is challenged; without anybody it is missing', () => {
  expect(of([by(1, 2)], {}, [1, 2]).map(({ schoolId, challenged }) => [schoolId, challenged])).toEqual([[1, true], [2, false]])
})

test('a challenge counts while it runs and for the months after, and not before it begins', () => {
  const challenged = (more: Partial<Challenge>) => of([by(1, 2, more)])[0]!.challenged
  expect(challenged({ from: '2024-01-01', to: '2025-03-15' })).toBe(true)
  expect(challenged({ from: '2024-01-01', to: '2025-03-14' })).toBe(false)
  expect(challenged({ from: DAY })).toBe(true)
  expect(challenged({ from: '2026-03-16' })).toBe(false)
})

test('two schools that challenge each other are a cosy pair, told on both sides, and still count', () => {
  const found = of([by(1, 2), by(2, 1)], {}, [1, 2])
  expect(found.map(({ challenged, by: [one] }) => [challenged, one!.cosy])).toEqual([[true, true], [true, true]])
  expect(of([by(1, 2), by(2, 1, { from: '2024-01-01', to: '2025-03-14' })])[0]!.by[0]!.cosy, 'long ago').toBe(false)
  expect(of([by(1, 2), by(2, 3), by(3, 1)], {}, [1, 2, 3]).some(({ by: all }) => all.some(({ cosy }) => cosy)), 'a ring').toBe(false)
})

test('a person stands for the school where they have a post: pairs are cosy through people too', () => {
  const posts = [post(7, 2)]
  expect(of([byPerson(1, 7), by(2, 1)], { posts })[0]!.by[0]!.cosy).toBe(true)
  expect(of([byPerson(1, 7), by(2, 1)], { posts: [post(7, 2, { to: '2025-12-31' })] })[0]!.by[0]!.cosy).toBe(false)
})

test('who is in the same trust, governs both, had a post there or declared an interest is no outsider', () => {
  const trust = { networks: [network(1, { kind: 'multi-academy-trust' })], memberships: [member(1, 1), member(1, 2)] }
  const conflicts = (challenge: Challenge, parts: Parameters<typeof facts>[0]) => of([challenge], parts)[0]!
  expect(conflicts(by(1, 2), trust)).toMatchObject({ challenged: false, by: [{ conflicts: ['Both are in the same trust, federation or governing body.'] }] })
  expect(conflicts(by(1, 2), { posts: [post(5, 1, { role: 'governor' }), post(5, 2, { role: 'chair-of-governors' })] }).by[0]!.conflicts).toEqual(['The same person leads or governs both schools.'])
  expect(conflicts(byPerson(1, 7), { posts: [post(7, 1)] }).by[0]!.conflicts).toContain('They belong to the school themselves.')
  expect(conflicts(byPerson(1, 7), { posts: [post(7, 1, { to: '2024-01-01' })] }).by[0]!.conflicts).toEqual(['They held a post at the school within the last 3 years.'])
  const interest = { id: 1, personId: 7, schoolId: null, otherSchoolId: 1, nature: 'A child there', from: '2025-01-01', to: null }
  expect(conflicts(byPerson(1, 7), { interests: [interest] }).by[0]!.conflicts).toEqual(['One side declared an interest in the other.'])
  expect(conflicts(byPerson(1, 7), {}), 'somebody of no school').toMatchObject({ challenged: true })
})

test('one challenger from outside is enough, whoever else there is', () => {
  const trust = { networks: [network(1, { kind: 'federation' })], memberships: [member(1, 1), member(1, 2)] }
  expect(of([by(1, 2), by(1, 3)], trust)[0]!.challenged).toBe(true)
})

const typed = { urn: '900001', challengerUrn: '900002', challengerPerson: '', kind: 'peer-review', from: typedDayOf('2026-01-10'), to: { day: '', month: '', year: '' } }
const found = (more: Partial<ChallengeFound> = {}): ChallengeFound => ({ school: schools[0]!, challengerSchool: schools[1]!, challengerPerson: null, before: [], facts: facts({ schools }), today: DAY, ...more })
const saying = (outcome: ReturnType<typeof recordableChallenge>): string[] => ('refusals' in outcome ? outcome.refusals.map(({ field, message }) => `${field}: ${message}`) : [])

test('a challenge from outside can be recorded', () => {
  expect(recordableChallenge(typed, found())).toEqual({ challenge: { schoolId: 1, challengerSchoolId: 2, challengerPersonId: null, kind: 'peer-review', from: '2026-01-10', to: null } })
})

test('one with a conflict is refused with the reason', () => {
  const trust = facts({ schools, networks: [network(1, { kind: 'federation' })], memberships: [member(1, 1), member(1, 2)] })
  expect(saying(recordableChallenge(typed, found({ facts: trust })))).toEqual(['challengerUrn: This would be no challenge from outside. Both are in the same trust, federation or governing body.'])
  expect(saying(recordableChallenge({ ...typed, challengerUrn: '900001' }, found({ challengerSchool: schools[0]! })))[0]).toBe('challengerUrn: This would be no challenge from outside. They belong to the school themselves.')
})

test('the school, one challenger, a kind and days in order are needed, and all that is wrong is said at once', () => {
  const nothing = { urn: '', challengerUrn: '', challengerPerson: '', kind: '', from: typedDayOf('2026-01-10'), to: typedDayOf('2026-01-09') }
  expect(saying(recordableChallenge(nothing, found({ school: null, challengerSchool: null })))).toEqual([
    'to: The last day must be the first day or later', 'kind: Choose what kind of challenge it is',
    'urn: Enter the URN of the school that is challenged. There is no such school you may record this for', 'challengerUrn: Say who challenges: the URN of a school, or a person',
  ])
  expect(saying(recordableChallenge({ ...typed, challengerPerson: '7' }, found({ challengerPerson: { id: 7, name: 'Una' } })))).toEqual(['challengerUrn: Enter a school or choose a person, not both'])
  expect(saying(recordableChallenge(typed, found({ challengerSchool: null })))).toEqual(['challengerUrn: Enter the URN of a school in this register. There is no school with this one'])
  expect(saying(recordableChallenge({ ...typed, challengerUrn: '', challengerPerson: '9' }, found({ challengerSchool: null })))).toEqual(['challengerPerson: Choose a person from the list'])
  expect(saying(recordableChallenge(typed, found({ school: school(1, { closedOn: '2025-12-31', standing: 'closed' }) })))).toEqual(['urn: School 1 is not open on 10 January 2026'])
})

test('the same cannot be recorded twice over the same days; after it ended it can', () => {
  expect(saying(recordableChallenge(typed, found({ before: [by(1, 2)] })))).toEqual(['from: The same is recorded already from 1 September 2025'])
  expect(recordableChallenge(typed, found({ before: [by(1, 2, { to: '2025-12-31' })] }))).toHaveProperty('challenge')
})

test('a challenge ends on its first day or later, once', () => {
  expect(endOfChallenge({ from: '2026-01-10', to: null }, typedDayOf('2026-01-10'))).toEqual({ to: '2026-01-10' })
  expect(endOfChallenge({ from: '2026-01-10', to: null }, typedDayOf('2026-01-09'))).toEqual({ refusals: [{ field: 'to', message: 'The last day must be 10 January 2026, the first day, or later' }] })
  expect(endOfChallenge({ from: '2026-01-10', to: '2026-02-01' }, typedDayOf('2026-03-01'))).toHaveProperty('refusals')
})

const worlds = fc.record({
  places: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 2, maxLength: 7 }),
  trusts: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 7, maxLength: 7 }),
  made: fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 })), { maxLength: 5 }),
})

test('proposals give every school one challenger from outside, no cosy pair, nobody more than two; and the proof holds', () => {
  fc.assert(fc.property(worlds, ({ places, trusts, made }) => {
    const all = places.map((km, index) => school(index + 1, { easting: 400_000 + km * 1000 }))
    const world = facts({
      schools: all, networks: [1, 2].map((id) => network(id, { kind: 'multi-academy-trust' })),
      memberships: all.flatMap(({ id }) => (trusts[id - 1]! > 0 ? [member(trusts[id - 1]!, id)] : [])),
    })
    const before = made.filter(([a, b]) => a !== b && Math.max(a, b) <= all.length).map(([a, b]) => by(a, b))
    const asked = { day: DAY, months: 12, schoolIds: all.map(({ id }) => id) }
    const { proposed, proven } = proposeChallengers(world, before, asked)
    expect(proven).toBe(true)
    const after = challengesOf(world, [...before, ...proposed.map(({ schoolId, challengerSchoolId }) => by(schoolId, challengerSchoolId))], asked)
    const wasCosy = new Set(challengesOf(world, before, asked).flatMap(({ by: own }) => own.filter(({ cosy }) => cosy).map(({ challenge }) => challenge.id)))
    for (const { schoolId, challengerSchoolId } of proposed) {
      const own = after.find((one) => one.schoolId === schoolId)!
      expect(own.challenged).toBe(true)
      expect(own.by.find(({ challenge }) => challenge.challengerSchoolId === challengerSchoolId && !before.includes(challenge))).toMatchObject({ conflicts: [], cosy: false })
    }
    for (const { by: own } of after) for (const { challenge, cosy } of own) if (before.includes(challenge)) expect(cosy).toBe(wasCosy.has(challenge.id))
    for (const { id } of all) {
      const load = (rows: { challengerSchoolId: number | null }[]) => rows.filter((row) => row.challengerSchoolId === id).length
      expect(load(proposed) === 0 || load(before) + load(proposed) <= PAIRING.mostEach).toBe(true)
    }
  }), { numRuns: 200 })
})

test('proposals are near rather than far, and in a chain nobody is left out who need not be', () => {
  const all = [1, 2, 3, 4, 5, 6].map((id) => school(id))
  const { proposed } = proposeChallengers(facts({ schools: all }), [], { day: DAY, months: 12, schoolIds: all.map(({ id }) => id) })
  expect(proposed).toHaveLength(6)
  expect(proposed.every(({ km }) => km! <= 3)).toBe(true)
})
