import { beforeEach, expect, test } from 'vitest'
import { endChallenge, findChallenge, listChallengers, listChallenges, recordChallenge } from '../../db/challenges.ts'
import { openDb, type Db } from '../../db/client.ts'
import type { Area } from '../../db/coverage-areas.ts'
import { loadReference } from '../../db/reference.ts'
import type { Viewer } from '../../db/scope.ts'
import type { Grant } from '../../graph/permissions/can.ts'

const DAY = '2026-03-15'
const AT = `${DAY}T10:00:00.000Z`
const COAST: Area = { kind: 'partnership', id: 1, name: 'Coast partnership' }
const COUNTY: Area = { kind: 'authority', code: '901', name: 'Harrowmere' }
let db: Db

const viewer = (...grants: Partial<Grant>[]): Viewer => ({
  actor: { accountId: 1, personId: null, recusedSchoolIds: [], grants: grants.map((grant) => ({ role: 'head', schoolId: null, laCode: null, networkId: null, ...grant })) }, today: DAY,
})
const chair = viewer({ role: 'partnership-chair', networkId: 1 }, { role: 'head', schoolId: 1 })
const broker = viewer({ role: 'broker', laCode: '901' })
const challenge = (schoolId: number, challengerSchoolId: number | null, challengerPersonId: number | null = null) =>
  recordChallenge(db, { challenge: { schoolId, challengerSchoolId, challengerPersonId, kind: 'peer-review', from: '2025-09-01', to: null }, by: 1, at: AT })
const seenBy = (as: Viewer, area: Area = COUNTY, day = DAY) =>
  listChallenges(db, as, { area, day }).schools.map(({ school, challenged, by }) => [school.name, challenged, by.map((one) => `${one.challenge.name}${one.cosy ? ' cosy' : ''}${one.conflicts.length > 0 ? ' conflict' : ''}`).join()])

beforeEach(() => {
  db = openDb(':memory:')
  loadReference(db, { at: AT })
  db.$client.exec(`
    insert into authorities values ('901', 'Harrowmere'), ('902', 'Coldwater');
    insert into schools (id, urn, name, la_code, phase, standing, easting, northing) values
      (1, 900001, 'Ash', '901', 'primary', 'open', 400000, 300000), (2, 900002, 'Birch', '901', 'primary', 'open', 401000, 300000), (3, 900003, 'Cedar', '901', 'primary', 'open', 402000, 300000),
      (4, 900004, 'Dogwood', '901', 'primary', 'open', 403000, 300000), (5, 900005, 'Elm', '902', 'primary', 'open', 404000, 300000);
    insert into networks (id, kind, name, la_code) values (1, 'improvement-partnership', 'Coast partnership', '901'), (2, 'multi-academy-trust', 'Harbour Trust', null);
    insert into memberships (network_id, school_id) values (1, 1), (1, 2), (1, 3), (2, 3), (2, 4);
    insert into people (id, name) values (7, 'Nia Lead'), (8, 'Ola Far'), (9, 'Pat Plain');
    insert into posts (person_id, school_id, role, "from") values (7, 4, 'head', '2020-09-01'), (8, 5, 'head', '2020-09-01'), (9, 2, 'head', '2020-09-01');
    insert into designations (person_id, kind, issuer, "from") select 7, code, 'X', '2020-09-01' from designation_kinds limit 1;
    insert into designations (person_id, kind, issuer, "from") select 8, code, 'X', '2020-09-01' from designation_kinds limit 1;
    insert into accounts (id, email, name, created_at) values (1, 'a@harrowmere.example', 'A', '2026-01-01');
  `)
})

test('an officer sees the authority: who is challenged by whom, cosy pairs and conflicts told', () => {
  challenge(1, 2)
  challenge(2, 1)
  challenge(3, 4)
  expect(seenBy(broker)).toEqual([['Ash', true, 'Birch cosy'], ['Birch', true, 'Ash cosy'], ['Cedar', false, 'Dogwood conflict'], ['Dogwood', false, '']])
  expect(seenBy(broker, COUNTY, '2025-08-31').every(([, challenged]) => challenged === false), 'before').toBe(true)
})

test('a chair sees their partnership less their own school; a head sees nothing; another authority nothing of this one', () => {
  challenge(2, 5)
  expect(seenBy(chair, COAST)).toEqual([['Birch', true, 'Elm'], ['Cedar', false, '']])
  expect(listChallenges(db, chair, { area: COAST, day: DAY }).leftOut).toEqual([{ urn: 900001, name: 'Ash' }])
  expect(seenBy(viewer({ schoolId: 2 }))).toEqual([])
  expect(seenBy(viewer({ role: 'broker', laCode: '902' }))).toEqual([])
})

test('a person challenges for the school where they have a post: ties of that school count', () => {
  challenge(3, null, 7)
  challenge(1, null, 7)
  challenge(4, 1)
  expect(seenBy(broker)).toEqual([['Ash', true, 'Nia Lead cosy'], ['Birch', false, ''], ['Cedar', false, 'Nia Lead conflict'], ['Dogwood', true, 'Ash cosy']])
})

test('a cosy pair with a school out of sight is told all the same', () => {
  challenge(2, 5)
  challenge(5, 2)
  expect(seenBy(chair, COAST)[0]).toEqual(['Birch', true, 'Elm cosy'])
})

test('whoever is missing is offered a challenger of the area from outside', () => {
  const { proposed, proven } = listChallenges(db, broker, { area: COUNTY, day: DAY })
  expect(proven).toBe(true)
  expect(proposed).toHaveLength(4)
  expect(proposed.some(({ schoolId, challenger }) => [schoolId, challenger.id].sort().join() === '3,4'), 'Cedar and Dogwood are of one trust').toBe(false)
})

test('a challenge ends once, and both are in the history with the school', () => {
  const id = challenge(2, 3)
  expect(endChallenge(db, { id, to: '2026-02-01', by: 1, at: AT })).toEqual({ done: true })
  expect(endChallenge(db, { id, to: '2026-03-01', by: 1, at: AT })).toEqual({ stale: true })
  expect(findChallenge(db, { id })).toMatchObject({ school: 'Birch', name: 'Cedar', to: '2026-02-01' })
  expect(findChallenge(db, { id: 99 })).toBeNull()
  expect(db.$client.prepare("select action, school_id from events where subject = 'challenge' order by seq").all()).toEqual([{ action: 'challenge.recorded', school_id: 2 }, { action: 'challenge.ended', school_id: 2 }])
})

test('people to choose hold a designation and a post in the authority of one’s role', () => {
  const names = (asked: { laCodes?: string[]; networkIds?: number[] }) => listChallengers(db, { laCodes: [], networkIds: [], today: DAY, ...asked }).map(({ name }) => name)
  expect(names({ laCodes: ['901'] })).toEqual(['Nia Lead'])
  expect(names({ networkIds: [1] })).toEqual(['Nia Lead'])
  expect(names({ laCodes: ['902'] })).toEqual(['Ola Far'])
  expect(names({})).toEqual([])
})

test('the file refuses a challenge by both or neither, of itself, or that ends before it begins', () => {
  for (const values of ['2, 3, 7, null', '2, null, null, null', '2, 2, null, null', "2, 3, null, '2025-08-31'"]) {
    expect(() => db.$client.exec(`insert into challenges (school_id, challenger_school_id, challenger_person_id, "to", kind, "from") values (${values}, 'peer-review', '2025-09-01')`), values).toThrow(/constraint/i)
  }
})
