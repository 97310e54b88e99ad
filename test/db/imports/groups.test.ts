import { beforeEach, expect, test } from 'vitest'
import type { Db } from '../../../db/client.ts'
import { undoImport } from '../../../db/imports/apply.ts'
import { all, AT, emptyRegister, facts, faults, file, fixture, linksOf, load, registerOf } from './world.ts'

let db: Db
const REGISTER = { fileName: 'edubasealldata20250717.csv' }
beforeEach(async () => {
  db = emptyRegister()
  await load(db, 'register', fixture('register-full.csv'), REGISTER)
})
const memberships = (urn: number) =>
  all(db, `select n.kind, n.name, m."from", m."to" from memberships m join networks n on n.id = m.network_id join schools s on s.id = m.school_id where s.urn = ${urn} order by m."from"`)
const HEAD = 'Academy URN,Group UID,Group Name,Group Type,Closed Date,Open date,Joined date'
const trusts = (...lines: string[]) => file([HEAD, ...lines])

test('trusts and federations become dated networks, and memberships the register told of get their days', async () => {
  await load(db, 'groups', fixture('groups.csv'))
  expect(memberships(900001)).toEqual([{ kind: 'federation', name: 'Two Brooks Federation', from: '2015-09-01', to: null }])
  expect(memberships(900002)).toEqual([{ kind: 'federation', name: 'Two Brooks Federation', from: '2017-01-01', to: null }])
  expect(memberships(900003)).toEqual([{ kind: 'multi-academy-trust', name: 'HARROW LEARNING TRUST', from: '2014-04-01', to: null }])
  expect(all(db, 'select "from", "to" from networks where group_uid = 70010')).toEqual([{ from: '2015-09-01', to: null }])
})

test('a closed trust ends, and its memberships with it; one whose name says so is a co-operative trust', async () => {
  await load(db, 'groups', fixture('groups.csv'))
  expect(memberships(900004)).toEqual([{ kind: 'co-operative-trust', name: 'The Dogwood Co-operative Learning Trust', from: '2011-03-31', to: '2019-06-30' }])
  expect(all(db, 'select "from", "to" from networks where group_uid = 70020')).toEqual([{ from: '2011-03-31', to: '2019-06-30' }])
})

test('umbrella trusts are networks, sponsors are not, and groups of schools elsewhere are left', async () => {
  const { counts } = await load(db, 'groups', fixture('groups.csv'))
  expect(memberships(900005)).toEqual([{ kind: 'umbrella-trust', name: 'Harrowmere Diocesan Umbrella', from: '2013-09-01', to: null }])
  expect(all(db, 'select group_uid as uid from networks order by 1')).toEqual([{ uid: 70001 }, { uid: 70010 }, { uid: 70020 }, { uid: 70030 }])
  expect(counts.notes).toEqual(expect.arrayContaining(['1 line is about a school that is not in the register here.', '1 line is about a group that is no network of schools, such as a sponsor.']))
})

test('where the register names another trust, a line that may be older is left out and counted', async () => {
  const { counts } = await load(db, 'groups', fixture('groups.csv'))
  expect(memberships(900006)).toEqual([{ kind: 'multi-academy-trust', name: 'HARROW LEARNING TRUST', from: null, to: null }])
  expect(counts.notes.join()).toContain('1 membership was left out')
})

test('loaded again, or in the other order, the files leave the same memberships', async () => {
  await load(db, 'groups', fixture('trusts.csv'))
  await load(db, 'groups', fixture('groups.csv'))
  const before = facts(db)
  expect(memberships(900006)).toEqual([
    { kind: 'single-academy-trust', name: 'ALDHELM ACADEMY TRUST', from: '2016-09-01', to: '2024-11-30' },
    { kind: 'multi-academy-trust', name: 'HARROW LEARNING TRUST', from: '2024-12-01', to: null },
  ])
  expect((await load(db, 'groups', fixture('groups.csv'))).counts.subjects).toEqual({})
  expect((await load(db, 'groups', fixture('trusts.csv'))).counts.subjects).toEqual({})
  expect((await load(db, 'register', fixture('register-full.csv'), REGISTER)).counts.subjects).toEqual({})
  expect(facts(db)).toEqual(before)
})

test('a trust joined after the register was read replaces the one it named', async () => {
  await load(db, 'groups', trusts('900003,70099,NEW TRUST,Multi-academy trust,,,01/09/2025'))
  expect(memberships(900003)).toEqual([
    { kind: 'multi-academy-trust', name: 'HARROW LEARNING TRUST', from: null, to: '2025-08-31' },
    { kind: 'multi-academy-trust', name: 'NEW TRUST', from: '2025-09-01', to: null },
  ])
})

test('when a trust closes, members the file does not name leave it too', async () => {
  await load(db, 'groups', trusts('900003,70001,HARROW LEARNING TRUST,Multi-academy trust,31/08/2025,,01/04/2014'))
  expect(memberships(900006)).toEqual([{ kind: 'multi-academy-trust', name: 'HARROW LEARNING TRUST', from: null, to: '2025-08-31' }])
})

test('a line about a former URN is about the same school, until the URN ended', async () => {
  await load(db, 'links', linksOf([900003, 900103, 'Predecessor', '01-09-2012']))
  await load(db, 'groups', trusts('900103,70060,The Cedar Trust,Trust,,,01/03/2008'))
  expect(memberships(900003)).toEqual([
    { kind: 'multi-academy-trust', name: 'HARROW LEARNING TRUST', from: null, to: null },
    { kind: 'foundation-trust', name: 'The Cedar Trust', from: '2008-03-01', to: '2012-08-31' },
  ])
})

test('an older file renames nothing; a newer one does', async () => {
  const renamed = trusts('900003,70001,MERE TRUST,Multi-academy trust,,,01/04/2014')
  await load(db, 'groups', renamed, { fileName: 'alllinksdata20220831.csv' })
  expect(all(db, 'select name from networks where group_uid = 70001')).toEqual([{ name: 'HARROW LEARNING TRUST' }])
  await load(db, 'groups', renamed, { fileName: 'academiesmatmembership202509.csv' })
  expect(all(db, 'select name, version from networks where group_uid = 70001')).toEqual([{ name: 'MERE TRUST', version: 2 }])
})

test('networks people made are never touched, whatever they are called', async () => {
  db.$client.exec(`insert into networks (id, kind, name) values (900, 'federation', 'Two Brooks Federation'); insert into memberships (network_id, school_id, "from") values (900, (select id from schools where urn = 900003), '2020-09-01')`)
  await load(db, 'groups', trusts('900003,70010,Two Brooks Federation,Federation,,,01/09/2024'))
  expect(all(db, 'select "from", "to" from memberships where network_id = 900')).toEqual([{ from: '2020-09-01', to: null }])
})

test('undone, everything is as before, also the days', async () => {
  const before = facts(db)
  const { id } = await load(db, 'groups', fixture('groups.csv'))
  expect(undoImport(db, { id, by: null, at: AT })).toMatchObject({ done: { state: 'undone' } })
  expect(facts(db)).toEqual(before)
})

test('narrowed to an authority, others’ schools join nothing', async () => {
  await load(db, 'register', registerOf({ URN: '900020', EstablishmentName: 'Far', 'LA (code)': '902', 'LA (name)': 'Eastfold' }))
  const { counts } = await load(db, 'groups', trusts('900020,70099,NEW TRUST,Multi-academy trust,,,01/09/2026'), { laCodes: ['901'] })
  expect(counts.subjects).toEqual({})
})

test('narrowed to an authority, a file renames and closes no group, and ends no membership of another authority', async () => {
  await load(db, 'register', registerOf({ URN: '900020', EstablishmentName: 'Far', 'LA (code)': '902', 'LA (name)': 'Eastfold' }), { fileName: 'edubase20250718.csv' })
  db.$client.exec(`insert into memberships (network_id, school_id) select n.id, s.id from networks n, schools s where n.group_uid = 70001 and s.urn = 900020`)
  await load(db, 'groups', trusts('900003,70001,OURS,Multi-academy trust,31/08/2025,,01/04/2014'), { laCodes: ['901'] })
  expect(all(db, 'select name, "to" from networks where group_uid = 70001')).toEqual([{ name: 'HARROW LEARNING TRUST', to: null }])
  expect(memberships(900003)).toMatchObject([{ to: '2025-08-31' }])
  expect(memberships(900020)).toMatchObject([{ to: null }])
})

test('faults are told by line and column', async () => {
  expect(await faults(db, 'groups', trusts('900003,5.1E+03,T,Multi-academy trust,,,01/04/2014', '900003,70001,,Trust,,,31/02/2014')))
    .toEqual([expect.stringMatching(/^line 2 Group UID: .*spreadsheet/), 'line 3 Group Name: Group Name must have a name.', expect.stringMatching(/^line 3 Joined date: .*real date/)])
  expect(await faults(db, 'groups', file(['Group UID,Group Name,Group Type', '1,T,Trust']))).toEqual([expect.stringContaining('The column "URN" (or "Academy URN") must be there')])
})
