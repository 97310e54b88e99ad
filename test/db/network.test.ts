import { beforeEach, expect, test } from 'vitest'
import { openDb, type Db } from '../../db/client.ts'
import { findSchool, listPublishedFacts, listSchools, type SchoolsAsked } from '../../db/network.ts'
import { loadNetworkFacts } from '../../db/network-facts.ts'
import { findNetwork, listDone, listNetworks, networksOfSchool } from '../../db/network-members.ts'
import { loadReference } from '../../db/reference.ts'
import type { Viewer } from '../../db/scope.ts'
import type { Grant } from '../../graph/permissions/can.ts'

const DAY = '2026-03-15'
let db: Db

const viewer = (...grants: Partial<Grant>[]): Viewer => ({
  actor: { accountId: 1, personId: null, recusedSchoolIds: [], grants: grants.map((grant) => ({ role: 'head', schoolId: null, laCode: null, networkId: null, ...grant })) },
  today: DAY,
})
const head = viewer({ schoolId: 1 })
const school = (id: number, name: string, more: Record<string, unknown> = {}): void => {
  const row = { id, urn: 900_000 + id, name, la_code: '901', phase: 'primary', standing: 'open', ...more }
  db.$client.prepare(`insert into schools (${Object.keys(row).map((key) => `"${key}"`).join()}) values (${Object.keys(row).map(() => '?').join()})`).run(...Object.values(row))
  db.$client.prepare('insert into school_urns (urn, school_id) values (?, ?)').run(row.urn, id)
}
const names = (asked: SchoolsAsked, as = head) => listSchools(db, as, asked).rows.map((row) => row.name)

beforeEach(() => {
  db = openDb(':memory:')
  loadReference(db, { at: '2026-03-15T09:00:00.000Z' })
  db.$client.exec(`insert into authorities values ('901', 'Harrowmere'), ('902', 'Coldwater')`)
  school(1, 'Ash Primary School', { town: 'Harrow', postcode: 'HR1 2AB', pupils: 90 })
  school(2, "St Bede's School", { phase: 'secondary', pupils: 900 })
  school(3, '100% Academy_', { la_code: '902', pupils: 400 })
  school(4, 'Gone School', { standing: 'closed', closed_on: '2025-08-31' })
  db.$client.exec(`
    insert into people (id, name) values (1, 'Una Head'), (2, 'Gil Governor'), (3, 'Far Head');
    insert into organisations (id, kind, name) values (1, 'police', 'Harrow Police');
    insert into posts (id, person_id, school_id, role, "from", "to") values
      (1, 1, 1, 'head', '2020-09-01', null), (2, 2, 1, 'governor', '2020-09-01', null), (3, 2, 2, 'governor', '2021-09-01', '2024-08-31'), (4, 3, 3, 'head', '2020-09-01', null);
    insert into networks (id, kind, name, la_code, lead_school_id, "from", "to") values
      (1, 'learning-community', 'Harrow Schools', '901', 2, null, null), (2, 'multi-academy-trust', 'Wide Trust', null, null, null, null),
      (3, 'learning-community', 'Old Circle', '901', null, null, '2024-07-31'), (4, 'education-partnership', 'County Body', '901', null, null, null), (5, 'federation', 'Elsewhere', null, null, null, null);
    insert into network_links values (1, 4, 1, 'contains', '2020-01-01', null);
    insert into memberships (id, network_id, school_id, organisation_id, person_id, role, "from", "to") values
      (1, 1, 1, null, null, 'member', '2022-09-01', null), (2, 1, null, 1, null, 'strategic-partner', null, null), (3, 2, 2, null, null, 'member', null, null),
      (4, 2, 3, null, null, 'member', null, null), (5, 3, 1, null, null, 'member', null, null), (6, 1, 3, null, null, 'member', '2025-01-01', '2026-03-14'),
      (7, 5, 3, null, null, 'member', null, null), (8, 4, null, null, 1, 'co-leader', null, null);
    insert into activities (id, network_id, kind, title, "on") values (1, 1, 'visit', 'Reading walk', '2026-01-20'), (2, 1, 'visit', 'Yet to come', '2026-05-20'), (3, 5, 'visit', 'Elsewhere', '2026-01-20');
    insert into activity_participants values (1, 1), (1, 2), (3, 3);
    insert into published_facts (school_id, framework, measure, value, "on", urn, source) values
      (1, 'ofsted-single-grade', 'overall', '2', '2019-05-01', 900001, 'Official statistics'), (1, 'ofsted-single-grade', 'overall', '3', '2023-05-01', 900001, 'Official statistics');
  `)
})

test('a search finds names by every word typed, in any order and any case', () => {
  expect(names({ search: 'primary ASH' })).toEqual(['Ash Primary School'])
  expect(names({ search: 'ash secondary' })).toEqual([])
})

test('a search finds towns, postcodes and whole URNs', () => {
  expect(names({ search: 'harrow' })).toEqual(['Ash Primary School'])
  expect(names({ search: 'hr1 2ab' })).toEqual(['Ash Primary School'])
  expect(names({ search: '900002' })).toEqual(["St Bede's School"])
  expect(names({ search: '90000' })).toEqual([])
})

test('either apostrophe finds the other', () => {
  expect(names({ search: 'bede’s' })).toEqual(["St Bede's School"])
})

test('percent, underscore, backslash and quotes stand for themselves', () => {
  expect(names({ search: '%' })).toEqual(['100% Academy_'])
  expect(names({ search: '_' })).toEqual(['100% Academy_'])
  expect(names({ search: '\\' })).toEqual([])
  expect(names({ search: "' OR 1=1--" })).toEqual([])
})

test('closed schools are listed only when asked for', () => {
  expect(names({})).toEqual(['100% Academy_', 'Ash Primary School', "St Bede's School"])
  expect(names({ closed: true, search: 'gone' })).toEqual(['Gone School'])
})

test('a list can be filtered by authority, phase and network', () => {
  expect(names({ la: '902' })).toEqual(['100% Academy_'])
  expect(names({ phase: 'secondary' })).toEqual(["St Bede's School"])
  expect(names({ networkId: 2 })).toEqual(['100% Academy_', "St Bede's School"])
  expect(names({ networkId: 1 }), 'left the day before').toEqual(['Ash Primary School'])
})

test('a list is sorted by what is asked and cut into pages', () => {
  expect(names({ sort: 'pupils', descending: true })).toEqual(["St Bede's School", '100% Academy_', 'Ash Primary School'])
  expect(listSchools(db, head, { size: 2, page: 2 })).toMatchObject({ total: 3, page: 2, pages: 2, rows: [{ name: "St Bede's School" }] })
  expect(listSchools(db, head, { size: 2, page: 99 }).page).toBe(2)
  expect(names({ size: null })).toHaveLength(3)
})

test('somebody without a role sees no schools and no networks', () => {
  expect(listSchools(db, viewer(), {})).toEqual({ rows: [], total: 0, page: 1, pages: 1 })
  expect(listNetworks(db, viewer(), { day: DAY }).rows).toEqual([])
  expect(findNetwork(db, viewer(), { id: 1, day: DAY })).toBeNull()
})

test('an old URN leads to the school that bears a new one', () => {
  db.$client.exec(`insert into school_urns values (800001, 1, '1990-01-01', '2019-08-31', 'academy conversion')`)
  expect(findSchool(db, { urn: 800_001 })).toMatchObject({ id: 1, urn: 900_001, authority: 'Harrowmere', urns: [{ urn: 800_001 }, { urn: 900_001 }] })
  expect(findSchool(db, { urn: 123_456 })).toBeNull()
})

test('a school with several URNs has been open since the first of them', () => {
  db.$client.exec(`update schools set opened_on = '2019-09-01' where id in (1, 2); insert into school_urns values (800001, 1, '1990-01-01', '2019-08-31', 'academy conversion')`)
  db.$client.exec(`update school_urns set "from" = '2019-09-01' where urn = 900001`)
  const opened = loadNetworkFacts(db).schools.map((row) => [row.id, row.openedOn])
  expect(opened.slice(0, 2)).toEqual([[1, '1990-01-01'], [2, '2019-09-01']])
})

test('the whole database is every row', () => {
  const facts = loadNetworkFacts(db)
  expect(Object.fromEntries(Object.entries(facts).map(([table, rows]) => [table, rows.length]))).toEqual({
    schools: 4, people: 3, organisations: 1, posts: 4, designations: 0, kinds: 15, networks: 5, links: 1, memberships: 8, interests: 0, activities: 3,
  })
  expect(facts.activities[0]).toEqual({ id: 1, networkId: 1, kind: 'visit', title: 'Reading walk', on: '2026-01-20', schoolIds: [1, 2], by: null })
  expect(facts.kinds.find((kind) => kind.code === 'federation')).toMatchObject({ collaboration: true, conflict: true })
})

test('a part holds its schools’ networks whole, what contains them, and nothing else', () => {
  const facts = loadNetworkFacts(db, { schoolIds: [1] })
  expect(facts.networks.map((row) => row.id)).toEqual([1, 3, 4])
  expect(facts.memberships.map((row) => row.id)).toEqual([1, 2, 5, 6, 8])
  expect(facts.schools.map((row) => row.id), 'the lead, a former member, where its governor sat').toEqual([1, 2, 3])
  expect(facts.people.map((row) => row.id)).toEqual([1, 2])
  expect(facts.posts.map((row) => row.id)).toEqual([1, 2, 3])
  expect(facts.activities.map((row) => row.id)).toEqual([1, 2])
})

test('a part by authority holds its schools, and members of their trusts elsewhere', () => {
  const facts = loadNetworkFacts(db, { laCodes: ['901'] })
  expect(facts.networks.map((row) => row.id)).toEqual([1, 2, 3, 4])
  expect(facts.schools.map((row) => row.id)).toEqual([1, 2, 3, 4])
  expect(loadNetworkFacts(db, { laCodes: [] }).schools).toEqual([])
})

test('the networks of a school are those of the day, with the role and since when', () => {
  const at = (schoolId: number, day = DAY) => networksOfSchool(db, { schoolId, day }).map((row) => [row.name, row.roles.join(), row.since, row.through])
  expect(at(1)).toEqual([['County Body', 'co-leader', null, 'Una Head'], ['Harrow Schools', 'member', '2022-09-01', null]])
  expect(at(2)).toEqual([['Harrow Schools', 'lead', null, null], ['Wide Trust', 'member', null, null]])
  expect(at(1, '2022-08-31').map(([name]) => name)).toEqual(['County Body', 'Old Circle'])
  const sizes = (asked: { day: string }) => listNetworks(db, head, asked).rows.map((row) => [row.name, row.schools])
  db.$client.exec(`insert into memberships (network_id, school_id, role) select networks.id, schools.id, 'member' from networks, schools where networks.name = 'Harrow Schools' and schools.id in (3, 4)`)
  const own = networksOfSchool(db, { schoolId: 1, day: DAY }).map((row) => [row.name, row.schools])
  expect(sizes({ day: DAY })).toEqual(expect.arrayContaining(own))
  expect(Math.max(...own.map(([, schools]) => Number(schools)))).toBeGreaterThan(2)
})

test('networks are listed as of a day, with their schools and what they last did', () => {
  const listed = (asked = {}) => listNetworks(db, head, { day: DAY, ...asked }).rows
  expect(listed().map((row) => row.name)).toEqual(['County Body', 'Elsewhere', 'Harrow Schools', 'Wide Trust'])
  expect(listed({ search: 'harrow' })).toMatchObject([{ kindName: 'Learning community', lead: "St Bede's School", schools: 2, lastOn: '2026-01-20', authority: 'Harrowmere' }])
  expect(listed({ kind: 'federation' }).map((row) => row.name)).toEqual(['Elsewhere'])
  expect(listed({ la: '901' }).map((row) => row.name)).toEqual(['County Body', 'Harrow Schools'])
  expect(listed({ day: '2024-01-01' }).map((row) => row.name)).toContain('Old Circle')
})

test('a network shows members, links, lead and activity as of the day', () => {
  const found = findNetwork(db, head, { id: 1, day: DAY })!
  expect(found.members.map((row) => [row.party, row.name, row.role])).toEqual([['school', 'Ash Primary School', 'member'], ['organisation', 'Harrow Police', 'strategic-partner']])
  expect(found).toMatchObject({ lead: { name: "St Bede's School", urn: 900_002 }, links: [{ id: 4, relation: 'contained' }], collaboration: true })
  expect(listDone(db, { networkId: 1, day: DAY }).rows).toMatchObject([{ title: 'Reading walk', schools: [{ name: 'Ash Primary School' }, { name: "St Bede's School" }] }])
  expect(findNetwork(db, head, { id: 1, day: '2026-03-14' })!.members.map((row) => row.name)).toContain('100% Academy_')
  expect(findNetwork(db, head, { id: 4, day: DAY })!.links).toMatchObject([{ id: 1, relation: 'contains' }])
  expect(findNetwork(db, head, { id: 99, day: DAY })).toBeNull()
})

test('published facts are given as published, the latest first', () => {
  expect(listPublishedFacts(db, { schoolId: 1 }).map((row) => [row.on, row.value])).toEqual([['2023-05-01', '3'], ['2019-05-01', '2']])
})
