import { beforeEach, expect, test } from 'vitest'
import type { Db } from '../../../db/client.ts'
import { all, emptyRegister, facts, faults, file, fixture, load, network, preview, registerOf } from './world.ts'

let db: Db
beforeEach(() => {
  db = emptyRegister()
})
const school = (urn: number) => all(db, `select * from schools where urn = ${urn}`)[0]
const memberships = (urn: number) =>
  all(db, `select n.kind, n.name, n.group_uid as uid, m."from", m."to" from memberships m join networks n on n.id = m.network_id join schools s on s.id = m.school_id where s.urn = ${urn} order by m.id`)

test('every school of the full layout is there with its facts, and the same file again changes nothing', async () => {
  const first = await load(db, 'register', fixture('register-full.csv'))
  expect(first.counts).toMatchObject({ read: 8, inScope: 8, new: 8, changed: 0, closed: 0, moved: 0, errors: 0, tellsGroups: true })
  expect(school(900001)).toMatchObject({
    name: 'Ash Primary School', la_code: '901', establishment_number: 2001, phase: 'primary', establishment_type: 'Community school', type_group: 'Local authority maintained schools', standing: 'open',
    low_age: 4, high_age: 11, sixth_form: 0, pupils: 210, fsm_percent: 12.5, easting: 400000, northing: 300000, postcode: 'HM1 1AA', website: 'www.ash.example', head_name: 'Ms Ada Ash', telephone: '01632 960001', version: 1,
  })
  const before = network(db)
  const again = await load(db, 'register', fixture('register-full.csv'))
  expect(again.counts).toMatchObject({ new: 0, changed: 0, closed: 0, moved: 0, unchanged: 8, subjects: {} })
  expect(network(db)).toEqual(before)
})

test('phases, standings, sixth forms, blanks and marks are read for what they are', async () => {
  await load(db, 'register', fixture('register-full.csv'))
  expect(school(900002)).toMatchObject({ pupils: null, fsm_percent: null })
  expect(school(900003)).toMatchObject({ phase: 'secondary', sixth_form: 1, opened_on: '2012-09-01', easting: null, northing: null })
  expect(school(900004)).toMatchObject({ phase: 'special', sixth_form: null, opened_on: null })
  expect(school(900005)).toMatchObject({ phase: 'alternative-provision' })
  expect(school(900006)).toMatchObject({ standing: 'closing', closed_on: null })
  expect(school(900007)).toMatchObject({ standing: 'closed', closed_on: '2024-08-31' })
  expect(school(900008)).toMatchObject({ name: 'Café Lane Infant School' })
  expect(all(db, 'select * from authorities order by code')).toEqual([{ code: '901', name: 'Harrowmere' }, { code: '902', name: 'Eastfold' }])
})

test('the 33-column layout changes nothing it does not tell', async () => {
  await load(db, 'register', fixture('register-full.csv'))
  const before = network(db)
  expect((await load(db, 'register', fixture('register-short.csv'))).counts).toMatchObject({ unchanged: 8, subjects: {} })
  expect(network(db)).toEqual(before)
})

test('a column that is blank on every line says nothing; one that is blank on some clears what was there', async () => {
  await load(db, 'register', registerOf({ URN: '900001', NumberOfPupils: '200', Easting: '400000', Northing: '300000' }, { URN: '900002', NumberOfPupils: '100' }))
  await load(db, 'register', registerOf({ URN: '900001', Easting: '400001', Northing: '300001' }, { URN: '900002' }))
  expect(school(900001)).toMatchObject({ pupils: 200, easting: 400001 })
  await load(db, 'register', registerOf({ URN: '900001', NumberOfPupils: '' }, { URN: '900002', NumberOfPupils: '101' }))
  expect(school(900001)).toMatchObject({ pupils: null, easting: 400001 })
})

test('half a grid reference is none', async () => {
  await load(db, 'register', registerOf({ URN: '900001', Easting: '400000' }, { URN: '900002', Easting: '0', Northing: '0' }, { URN: '900003', Easting: '1', Northing: '2' }))
  expect(all(db, 'select easting, northing from schools order by urn')).toEqual([{ easting: null, northing: null }, { easting: null, northing: null }, { easting: 1, northing: 2 }])
})

test('schools are new, changed, closed and unchanged, each counted once, with what was before and after', async () => {
  await load(db, 'register', registerOf({ URN: '900001' }, { URN: '900002', EstablishmentName: 'Beech' }, { URN: '900003', EstablishmentName: 'Cedar' }))
  const { id, counts } = await load(db, 'register', registerOf({ URN: '900001' }, { URN: '900002', EstablishmentName: 'Beech Primary' }, { URN: '900003', EstablishmentName: 'Cedar', 'EstablishmentStatus (name)': 'Closed', CloseDate: '31-08-2026' }, { URN: '900004', EstablishmentName: 'Dogwood' }))
  expect(counts).toMatchObject({ new: 1, changed: 1, closed: 1, moved: 0, unchanged: 1, openBefore: 3 })
  expect(all(db, `select change, label, before, after from import_changes where import_id = ${id} and subject = 'schools' and change <> 'new' order by position`)).toEqual([
    { change: 'changed', label: 'Beech Primary (900002)', before: '{"name":"Beech"}', after: '{"name":"Beech Primary"}' },
    { change: 'closed', label: 'Cedar (900003)', before: '{"standing":"open","closed_on":null}', after: '{"standing":"closed","closed_on":"2026-08-31"}' },
  ])
  expect(school(900002)).toMatchObject({ version: 2 })
})

test('a closed school that opens again has no closing day any more', async () => {
  await load(db, 'register', registerOf({ URN: '900001', 'EstablishmentStatus (name)': 'Closed', CloseDate: '31-08-2026' }))
  expect((await load(db, 'register', registerOf({ URN: '900001' }))).counts).toMatchObject({ changed: 1 })
  expect(school(900001)).toMatchObject({ standing: 'open', closed_on: null })
})

test('a school that is absent stays open, and is named', async () => {
  await load(db, 'register', registerOf({ URN: '900001' }, { URN: '900002', EstablishmentName: 'Beech' }))
  const { counts } = await load(db, 'register', registerOf({ URN: '900001' }))
  expect(counts.closed).toBe(0)
  expect(counts.notes.join()).toContain('1 open school is not in the file and will be left as it is: Beech (900002)')
  expect(school(900002)).toMatchObject({ standing: 'open' })
})

test('narrowed to authorities, the file is read only for their schools: neither others’ lines nor others’ faults count', async () => {
  const path = registerOf({ URN: '900001' }, { URN: 'nonsense', 'LA (code)': '902' }, { URN: '900003', 'LA (code)': '903', 'LA (name)': 'Westfold' })
  const { counts, laCodes } = await load(db, 'register', path, { laCodes: ['901', '903'] })
  expect({ counts, laCodes }).toMatchObject({ counts: { read: 3, inScope: 2, new: 2 }, laCodes: ['901', '903'] })
  expect(await faults(db, 'register', path, { laCodes: ['999'] })).toEqual([' LA (code): There is no school of this authority in the file.'.trim()])
})

test('a file narrowed to one authority takes no school from another, whatever it says', async () => {
  await load(db, 'register', registerOf({ URN: '900001', EstablishmentName: 'Elm', 'LA (code)': '902', 'LA (name)': 'Eastfold' }))
  const before = facts(db)
  const { counts } = await load(db, 'register', registerOf({ URN: '900001', EstablishmentName: 'Ours now' }), { laCodes: ['901'] })
  expect(counts).toMatchObject({ new: 0, changed: 0, moved: 0 })
  expect(counts.notes.join()).toContain('1 school belongs to another authority here and was left out')
  expect(JSON.stringify(facts(db))).toBe(JSON.stringify(before).replace('[{"code":"902"', '[{"code":"901","name":"Harrowmere"},{"code":"902"'))
  expect((await load(db, 'register', registerOf({ URN: '900001', EstablishmentName: 'Moved' }))).counts).toMatchObject({ changed: 1 })
})

test('two schools of one authority may share a name', async () => {
  await load(db, 'register', registerOf({ URN: '900001' }, { URN: '900002' }))
  expect(all(db, 'select count(*) as n from schools')).toEqual([{ n: 2 }])
})

test('every fault is told with line, column, value and rule, and one fault in a large file changes nothing', async () => {
  const schools = Array.from({ length: 500 }, (_, index) => ({ URN: String(900001 + index), EstablishmentName: `School ${index}` }))
  schools[200] = { ...schools[200]!, URN: '1e5' }
  const { state, counts, errors } = await preview(db, 'register', registerOf(...schools))
  expect({ state, errors: counts.errors, read: counts.read }).toEqual({ state: 'refused', errors: 1, read: 500 })
  expect(errors).toEqual([{ line: 202, column: 'URN', value: '1e5', rule: expect.stringContaining('URN must be six figures') as string }])
  expect(all(db, 'select * from schools')).toEqual([])
})

test.each([
  [{ URN: '99999999' }, 'line 2 URN: URN must be six figures'],
  [{ 'LA (code)': '0831' }, 'line 2 LA (code): LA (code) must be the three figures of a local authority'],
  [{ EstablishmentName: '\u00a0' }, 'line 2 EstablishmentName: EstablishmentName must have a name'],
  [{ OpenDate: '45123' }, 'line 2 OpenDate: OpenDate must be a date, such as 31-08-2025. A spreadsheet seems to have changed it'],
  [{ CloseDate: '31-02-2025' }, 'line 2 CloseDate: CloseDate must be a real date'],
  [{ 'EstablishmentStatus (name)': 'Ajar' }, 'must be one of: Open, Open, but proposed to close, Closed, Proposed to open'],
  [{ 'PhaseOfEducation (name)': 'Kindergarten' }, 'must be one of: Nursery, Primary'],
  [{ NumberOfPupils: '-3' }, 'must be a whole number from 0'],
  [{ EstablishmentNumber: '2e3' }, 'spreadsheet'],
])('%j is refused', async (wrong, words) => {
  expect((await faults(db, 'register', registerOf({ URN: '900001', ...wrong })))[0]).toContain(words)
})

test('a URN on two lines is refused, naming both', async () => {
  expect(await faults(db, 'register', registerOf({ URN: '900001' }, { URN: '900002' }, { URN: '900001' }))).toEqual(['line 4 URN: URN must be there once; it is on line 2 too.'])
})

test('a URN on two lines is told together with everything else that is wrong, in the order of the lines', async () => {
  const file = registerOf({ URN: '900001' }, { URN: '900001', NumberOfPupils: 'many' }, { URN: '900003', OpenDate: 'soon' })
  expect((await faults(db, 'register', file)).map((fault) => fault.split(':')[0])).toEqual(['line 3 URN', 'line 3 NumberOfPupils', 'line 4 OpenDate'])
})

test('more faults than anybody reads are counted, and the first kept', async () => {
  const { counts, errors } = await preview(db, 'register', registerOf(...Array.from({ length: 300 }, () => ({ URN: 'x' }))))
  expect([counts.errors, errors.length]).toEqual([300, 200])
})

test('an address that is no web address is left out', async () => {
  await load(db, 'register', file(['URN,LA (code),EstablishmentName,SchoolWebsite', '900001,901,Ash,javascript:alert(1)', '900002,901,Beech,https://beech.example/x?y=1', '900003,901,Cedar,see above']))
  expect(all(db, 'select website from schools order by urn')).toEqual([{ website: null }, { website: 'https://beech.example/x?y=1' }, { website: null }])
})

test('the register’s trusts and federations become networks with members, since nobody knows when', async () => {
  await load(db, 'register', fixture('register-full.csv'))
  expect(memberships(900003)).toEqual([{ kind: 'multi-academy-trust', name: 'HARROW LEARNING TRUST', uid: 70001, from: null, to: null }])
  expect(memberships(900001)).toEqual([{ kind: 'federation', name: 'Two Brooks Federation', uid: 70010, from: null, to: null }])
  expect(memberships(900004)).toEqual([])
})

const HEAD = 'URN,LA (code),EstablishmentName,TypeOfEstablishment (name),TrustSchoolFlag (name),Trusts (code),Trusts (name)'
const inTrust = (flag: string, code = '', name = '') => file([HEAD, `900001,901,Ash,Academy converter,${flag},${code},${name}`, `900002,901,Beech,Academy converter,Supported by a multi-academy trust,70009,ANOTHER`])

test('a school that has changed trust left the one before on the day before the register', async () => {
  await load(db, 'register', inTrust('Supported by a multi-academy trust', '70001', 'HARROW'), { fileName: 'edubasealldata20250717.csv' })
  await load(db, 'register', inTrust('Supported by a multi-academy trust', '70002', 'MERE'), { fileName: 'edubasealldata20260115.csv' })
  expect(memberships(900001)).toEqual([
    { kind: 'multi-academy-trust', name: 'HARROW', uid: 70001, from: null, to: '2026-01-14' },
    { kind: 'multi-academy-trust', name: 'MERE', uid: 70002, from: '2026-01-15', to: null },
  ])
  await load(db, 'register', inTrust('Not supported by a trust'), { fileName: 'edubasealldata20260301.csv' })
  expect(memberships(900001)[1]).toMatchObject({ uid: 70002, to: '2026-02-28' })
})

test('a register older than what is here ends no membership and renames nothing', async () => {
  await load(db, 'register', inTrust('Supported by a multi-academy trust', '70001', 'HARROW'), { fileName: 'edubasealldata20260115.csv' })
  const before = facts(db)
  const { counts } = await load(db, 'register', inTrust('Supported by a multi-academy trust', '70002', 'MERE'), { fileName: 'edubasealldata20250717.csv' })
  expect(counts.subjects).toEqual({})
  expect(counts.notes.join()).toContain('This file tells of 17 July 2025')
  expect(facts(db)).toEqual(before)
})

test('the day a file tells of stands in its name, and is never in the future', async () => {
  const asOf = async (fileName: string) => (await preview(db, 'register', fixture('register-full.csv'), { fileName })).asOf
  expect(await asOf('edubasealldata20250717-joined.csv.gz')).toBe('2025-07-17')
  expect(await asOf('academiesmatmembership202509.csv')).toBe('2025-09-01')
  expect(await asOf('extract 2025-07-17.csv')).toBe('2025-07-17')
  expect(await asOf('register.csv')).toBe('2026-11-23')
  expect(await asOf('edubase20991231.csv')).toBe('2026-11-23')
  expect(await asOf('900001202507178.csv')).toBe('2026-11-23')
})
