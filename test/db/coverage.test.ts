import { beforeEach, expect, test } from 'vitest'
import { openDb, write, type Db } from '../../db/client.ts'
import { coverageMonths, listCoverage, listSteadyRepair, listSupport, loadCoverage } from '../../db/coverage.ts'
import { countInArea, listCoverageAreas, type Area } from '../../db/coverage-areas.ts'
import { recordEvent } from '../../db/events.ts'
import { loadLimits, recordLimits } from '../../db/network-limits.ts'
import { loadReference } from '../../db/reference.ts'
import { memberships } from '../../db/schema/network.ts'
import type { Viewer } from '../../db/scope.ts'
import type { Grant } from '../../graph/permissions/can.ts'

const DAY = '2026-03-15'
const COAST: Area = { kind: 'partnership', id: 1, name: 'Coast partnership' }
const DALES: Area = { kind: 'partnership', id: 2, name: 'Dales partnership' }
const COUNTY: Area = { kind: 'authority', code: '901', name: 'Harrowmere' }
let db: Db

const viewer = (...grants: Partial<Grant>[]): Viewer => ({
  actor: { accountId: 1, personId: null, recusedSchoolIds: [], grants: grants.map((grant) => ({ role: 'head', schoolId: null, laCode: null, networkId: null, ...grant })) },
  today: DAY,
})
const chair = viewer({ role: 'partnership-chair', networkId: 1 }, { role: 'head', schoolId: 1 })
const broker = viewer({ role: 'broker', laCode: '901' })
const states = (as: Viewer, area: Area, day = DAY) => listCoverage(db, as, { area, day }).schools.map((row) => [row.school.name, row.coverage])

beforeEach(() => {
  db = openDb(':memory:')
  loadReference(db, { at: '2026-03-15T09:00:00.000Z' })
  db.$client.exec(`
    insert into authorities values ('901', 'Harrowmere'), ('902', 'Coldwater');
    insert into schools (id, urn, name, la_code, phase, standing, closed_on) values
      (1, 900007, 'Ash', '901', 'primary', 'open', null), (2, 900002, 'Birch', '901', 'primary', 'open', null), (3, 900003, 'Cedar', '901', 'primary', 'open', null),
      (4, 900004, 'Dogwood', '901', 'primary', 'open', null), (5, 900005, 'Elm', '902', 'primary', 'open', null), (6, 900006, 'Fir', '901', 'primary', 'closed', '2025-12-31');
    insert into networks (id, kind, name, la_code) values (1, 'improvement-partnership', 'Coast partnership', '901'), (2, 'improvement-partnership', 'Dales partnership', '901'),
      (3, 'learning-community', 'Harrow Schools', '901'), (4, 'improvement-partnership', 'Coldwater partnership', '902');
    insert into memberships (network_id, school_id, "from", "to") values (1, 1, null, null), (1, 2, null, null), (1, 3, null, null), (1, 6, null, null), (2, 4, null, null), (4, 5, null, null),
      (3, 1, null, null), (3, 2, null, null), (3, 4, null, null), (3, 5, '2026-03-01', null);
    insert into activities (id, network_id, kind, title, "on") values (1, 3, 'visit', 'Reading walk', '2025-03-15');
    insert into activity_participants values (1, 1), (1, 2);
  `)
})

test('coverage of everything, for commands, is in order of URN and counts open schools only', () => {
  const found = loadCoverage(db, { day: DAY })
  expect(found.schools.map((row) => [row.school.urn, row.coverage])).toEqual([
    [900002, 'active'], [900003, 'none'], [900004, 'on-paper-only'], [900005, 'on-paper-only'], [900007, 'active'],
  ])
  expect(loadCoverage(db, { day: '2025-12-31' }).schools.map((row) => row.school.name)).toContain('Fir')
})

test('coverage of an authority leaves out its neighbours, though they are members beside it', () => {
  expect(loadCoverage(db, { laCodes: ['902'], day: DAY }).schools.map((row) => row.school.name)).toEqual(['Elm'])
})

test('the number of months is the setting; twelve without one, or where it makes no sense', () => {
  expect(coverageMonths(db)).toBe(12)
  db.$client.exec(`insert into settings values ('coverage.months', '6')`)
  expect(coverageMonths(db)).toBe(6)
  expect(loadCoverage(db, { day: DAY }).schools[0]!.coverage).toBe('on-paper-only')
  db.$client.exec(`update settings set value = 'soon'`)
  expect(coverageMonths(db)).toBe(12)
})

test('a chair sees the schools of their partnership, and their own school is left to another member', () => {
  const found = listCoverage(db, chair, { area: COAST, day: DAY })
  expect(found.schools.map((row) => row.school.name)).toEqual(['Birch', 'Cedar'])
  expect(found.leftOut).toEqual([{ urn: 900007, name: 'Ash' }])
})

test('a chair sees nothing of another partnership, nor of the authority beyond their own', () => {
  expect(states(chair, DALES)).toEqual([])
  expect(states(chair, COUNTY)).toEqual([['Birch', 'active'], ['Cedar', 'none']])
})

test('an officer sees the authority and each of its partnerships, and no other authority', () => {
  expect(states(broker, COUNTY)).toEqual([['Ash', 'active'], ['Birch', 'active'], ['Cedar', 'none'], ['Dogwood', 'on-paper-only']])
  expect(states(broker, DALES)).toEqual([['Dogwood', 'on-paper-only']])
  expect(states(broker, { kind: 'authority', code: '902', name: 'Coldwater' })).toEqual([])
})

test('a head without another role sees no coverage at all', () => {
  expect(states(viewer({ schoolId: 1 }), COAST)).toEqual([])
  expect(listCoverageAreas(db, viewer({ schoolId: 1 }), { day: DAY })).toEqual([])
})

test('areas to choose from are a chair’s partnership, an officer’s authority before its partnerships, and all for an auditor', () => {
  const areas = (as: Viewer) => listCoverageAreas(db, as, { day: DAY }).map((area) => area.name)
  expect(areas(chair)).toEqual(['Coast partnership'])
  expect(areas(broker)).toEqual(['Harrowmere', 'Coast partnership', 'Dales partnership'])
  expect(areas(viewer({ role: 'auditor' }))).toEqual(['Coldwater', 'Harrowmere', 'Coast partnership', 'Coldwater partnership', 'Dales partnership'])
})

const diocese: Area = { kind: 'diocese', name: 'Diocese of Harrow' }
const trust: Area = { kind: 'trust', id: 5, name: 'Harbour Trust' }
/** Ash, Birch and Elm are of one diocese; Ash, Cedar and Elm in one trust. */
const withDioceseAndTrust = () => db.$client.exec(`
  update schools set diocese = 'Diocese of Harrow' where id in (1, 2, 5);
  insert into networks (id, kind, name) values (5, 'multi-academy-trust', 'Harbour Trust'), (6, 'single-academy-trust', 'Lone Trust'), (7, 'federation', 'Two Rivers Federation');
  insert into memberships (network_id, school_id) values (5, 1), (5, 3), (5, 5), (6, 2), (7, 4);
`)

test('coverage can be asked of a diocese and of a trust, as far as one may see', () => {
  withDioceseAndTrust()
  expect(states(broker, diocese)).toEqual([['Ash', 'active'], ['Birch', 'active']])
  expect(states(broker, trust)).toEqual([['Ash', 'active'], ['Cedar', 'on-paper-only']])
  expect(states(viewer({ role: 'auditor' }), trust).map(([name]) => name)).toEqual(['Ash', 'Cedar', 'Elm'])
  expect(states(viewer({ schoolId: 1 }), trust)).toEqual([])
  expect(countInArea(db, { area: trust, day: DAY }), 'all of it is public').toBe(3)
  expect(countInArea(db, { area: COAST, day: DAY }), 'Fir has closed').toBe(3)
})

test('a chair asks about a trust too, less their own school and schools of others', () => {
  withDioceseAndTrust()
  const found = listCoverage(db, chair, { area: trust, day: DAY })
  expect(found.schools.map(({ school }) => school.name)).toEqual(['Cedar'])
  expect(found.leftOut).toEqual([{ urn: 900007, name: 'Ash' }])
})

test('dioceses and trusts to choose from have a school one may see; a trust of one academy is none', () => {
  withDioceseAndTrust()
  const areas = (as: Viewer) => listCoverageAreas(db, as, { day: DAY }).filter(({ kind }) => kind === 'diocese' || kind === 'trust').map(({ name }) => name)
  expect(areas(broker)).toEqual(['Diocese of Harrow', 'Harbour Trust', 'Two Rivers Federation'])
  expect(areas(viewer({ role: 'broker', laCode: '902' }))).toEqual(['Diocese of Harrow', 'Harbour Trust'])
  expect(areas(chair)).toEqual(['Diocese of Harrow', 'Harbour Trust'])
  expect(areas(viewer({ role: 'partnership-chair', networkId: 2 }))).toEqual(['Two Rivers Federation'])
})

test('the repair keeps what networks say of themselves, and counts only schools one may see', () => {
  db.$client.exec(`
    update schools set easting = 400000, northing = 300000;
    insert into schools (id, urn, name, la_code, phase, standing, easting, northing) values (8, 900008, 'Holly', '901', 'primary', 'open', 400000, 300500);
  `)
  const joins = () => listCoverage(db, broker, { area: COUNTY, day: DAY }).repair.memberships.map(({ schoolId, networkId }) => [schoolId, networkId])
  expect(joins()).toEqual([[3, 3], [8, 3]])
  expect(listCoverage(db, chair, { area: COAST, day: DAY }).repair.memberships.map(({ schoolId }) => schoolId)).toEqual([3])
  const set = (version: number, mostSchools: number | null) => recordLimits(db, { networkId: 3, version, limits: { mostSchools, phases: ['primary'], reachKm: null }, by: 1, at: '2026-03-15T10:00:00.000Z' })
  db.$client.exec(`insert into accounts (id, email, name, created_at) values (1, 'a@harrowmere.example', 'A', '2026-01-01')`)
  expect(set(1, 5)).toEqual({ done: true })
  expect(joins()).toEqual([[3, 3]])
  expect(set(1, 9), 'somebody else was first').toEqual({ stale: true })
  expect(set(2, null)).toEqual({ done: true })
  expect(joins()).toHaveLength(2)
  expect(loadLimits(db).get(3)).toEqual({ mostSchools: null, phases: ['primary'], reachKm: null })
})

test('a school that is not active is shown which collaborations to approach', () => {
  const { approaches } = listCoverage(db, broker, { area: COUNTY, day: DAY })
  expect([...approaches.keys()].sort()).toEqual([3, 4])
  expect(approaches.get(4)!.map((row) => [row.networkName, row.own])).toEqual([['Harrow Schools', true]])
})

test('what a school asks for bears on its approaches for those alone who may know of it, whoever asked before', () => {
  db.$client.exec(`
    insert into people (id, name) values (9, 'Lee');
    insert into accounts (id, email, name, created_at) values (1, 'a@harrowmere.example', 'A', '2026-01-01');
    insert into needs (id, school_id, area_code, half_days, priority, wanted_by, evidence, origin, state, raised_at) values (1, 3, 'mathematics', 4, 'high', '2026-06-01', '', 'request', 'open', '2026-03-01T09:00:00.000Z');
    insert into offers (id, school_id, person_id, half_days_per_term, minimum_half_days, maximum_schools, reach_km, "from", until, attested_on, state) values (1, 4, 9, 8, 2, 2, 30, '2026-01-01', '2026-12-31', '2026-01-01', 'open');
    insert into rounds (id, la_code, name, as_of, weights, opened_at) values (1, '901', 'Round', '2026-03-15', '{}', '2026-03-15');
    insert into round_runs (id, round_id, inputs_hash, inputs, result, solver, proven, at) values (1, 1, '', '{}', '{}', 'test', 1, '2026-03-15');
    insert into proposals (run_id, need_id, offer_id, half_days, reasons, state, reply_by, issued_by, issued_at) values (1, 1, 1, 4, '[]', 'offered', '2026-04-01', 1, '2026-03-15')`)
  const asked = { ...chair, actor: { ...chair.actor, personId: 9 } }
  const words = (as: Viewer) => [listCoverage(db, as, { area: COAST, day: DAY }).approaches.get(3), listSteadyRepair(db, as, { area: COAST, day: DAY }).steady.memberships].map((rows) => JSON.stringify(rows).includes('what this school asks for'))
  expect([chair, asked, chair].map(words)).toEqual([[true, true], [false, false], [true, true]])
})

test('an answer is kept while the history stands still, and worked out anew after any change', () => {
  const first = listCoverage(db, broker, { area: COUNTY, day: DAY })
  const again = () => listCoverage(db, broker, { area: COUNTY, day: DAY })
  expect(again().schools).toBe(first.schools)
  expect(listCoverage(db, chair, { area: COUNTY, day: DAY }).schools, 'other eyes').not.toBe(first.schools)
  write(db, (tx) => {
    tx.insert(memberships).values({ networkId: 3, schoolId: 3 }).run()
    recordEvent(tx, { by: null, at: '2026-03-15T10:00:00.000Z', action: 'membership.recorded', subject: 'school', subjectId: 3 })
  })
  expect(again().schools.find((row) => row.school.id === 3)?.coverage).toBe('on-paper-only')
  db.$client.exec(`insert into settings values ('coverage.months', '3')`)
  expect(again().months).toBe(3)
})

test('who supports whom is narrowed like everything else', () => {
  db.$client.exec(`
    insert into accounts (id, email, name, created_at) values (1, 'a@harrowmere.example', 'A', '2026-01-01'), (2, 'b@harrowmere.example', 'B', '2026-01-01');
    insert into needs (id, school_id, area_code, half_days, priority, wanted_by, evidence, origin, raised_at) values
      (1, 3, 'phonics-ks1', 10, 'high', '2026-07-01', '', 'request', '2026-01-01'), (2, 1, 'phonics-ks1', 10, 'high', '2026-07-01', '', 'request', '2026-01-01'), (3, 4, 'phonics-ks1', 10, 'high', '2026-07-01', '', 'request', '2026-01-01');
    insert into offers (id, school_id, half_days_per_term, reach_km, "from", until, attested_on, state) values (1, 2, 20, 30, '2026-01-01', '2026-12-31', '2026-01-01', 'open');
    insert into rounds (id, la_code, name, as_of, weights, opened_at) values (1, '901', 'Spring', '2026-01-01', '{}', '2026-01-01');
    insert into round_runs (id, round_id, inputs_hash, inputs, result, solver, proven, at) values (1, 1, '', '', '', '', 1, '2026-01-01');
    insert into proposals (id, run_id, need_id, offer_id, half_days, reasons, state, reply_by, issued_by, issued_at) values
      (1, 1, 1, 1, 10, '[]', 'agreed', '2026-02-01', 1, '2026-01-01'), (2, 1, 2, 1, 10, '[]', 'agreed', '2026-02-01', 1, '2026-01-01'), (3, 1, 3, 1, 10, '[]', 'agreed', '2026-02-01', 1, '2026-01-01');
    insert into agreements (id, proposal_id, half_days, "from", until, state, agreed_at) values
      (1, 1, 10, '2026-02-01', '2026-07-31', 'active', '2026-01-20'), (2, 2, 10, '2026-02-01', '2026-07-31', 'active', '2026-01-20'), (3, 3, 10, '2026-02-01', '2026-07-31', 'active', '2026-01-20');
  `)
  const whom = (as: Viewer, area: Area, day = DAY) => listSupport(db, as, { area, day }).map((row) => [row.supporter, row.school])
  expect(whom(broker, COUNTY)).toEqual([['Birch', 'Ash'], ['Birch', 'Cedar'], ['Birch', 'Dogwood']])
  expect(whom(chair, COAST), 'not their own school').toEqual([['Birch', 'Cedar']])
  expect(whom(chair, DALES)).toEqual([])
  expect(whom(broker, COUNTY, '2026-08-01')).toEqual([])
  db.$client.exec(`update agreements set state = 'ended' where id = 1`)
  expect(whom(chair, COAST)).toEqual([])
})
