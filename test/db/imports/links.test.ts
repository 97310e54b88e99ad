import { beforeEach, expect, test } from 'vitest'
import type { Db } from '../../../db/client.ts'
import { undoImport } from '../../../db/imports/apply.ts'
import { all, AT, emptyRegister, facts, faults, fixture, linksOf, load, registerOf } from './world.ts'

let db: Db
beforeEach(() => {
  db = emptyRegister()
})
const schools = () => all(db, 'select id, urn, name, standing from schools order by id')
const urns = () => all(db, 'select urn, school_id as school, "from", "to" from school_urns order by urn')
const OLD = { URN: '900103', EstablishmentName: 'Cedar Community School', EstablishmentNumber: '4003' }
const NEW = { URN: '900003', EstablishmentName: 'Cedar Academy', EstablishmentNumber: '4013', OpenDate: '01-09-2012' }
const CLOSED = { 'EstablishmentStatus (name)': 'Closed', CloseDate: '31-08-2012' }

test('former and coming URNs join the school they are of, with their days', async () => {
  await load(db, 'register', fixture('register-full.csv'))
  const { counts } = await load(db, 'links', fixture('links.csv'))
  expect(counts).toMatchObject({ read: 10, new: 3, changed: 1 })
  const id = all<{ id: number }>(db, 'select id from schools where urn = 900003')[0]!.id
  expect(urns().filter(({ school }) => school === id)).toEqual([
    { urn: 900003, school: id, from: '2012-09-01', to: null },
    { urn: 900103, school: id, from: null, to: '2012-08-31' },
    { urn: 900203, school: id, from: null, to: null },
  ])
})

test('mergers, amalgamations and sixth form centres join nobody', async () => {
  await load(db, 'register', fixture('register-full.csv'))
  const { counts } = await load(db, 'links', fixture('links.csv'))
  expect(urns().map(({ urn }) => urn)).not.toEqual(expect.arrayContaining([900108]))
  expect(urns().filter(({ urn }) => [900102, 900112, 900105].includes(urn as number))).toEqual([])
  expect(counts.notes.join(' ')).toContain('2 links join or split schools')
})

test('the same links again change nothing', async () => {
  await load(db, 'register', fixture('register-full.csv'))
  await load(db, 'links', fixture('links.csv'))
  const before = facts(db)
  expect((await load(db, 'links', fixture('links.csv'))).counts).toMatchObject({ new: 0, changed: 0, subjects: {} })
  expect(facts(db)).toEqual(before)
})

test('a URN new to us whose predecessor we know is the same school, moved', async () => {
  await load(db, 'register', registerOf(OLD))
  await load(db, 'links', linksOf([900103, 900003, 'Successor', '31-08-2012']))
  const { counts } = await load(db, 'register', registerOf(NEW))
  expect(counts).toMatchObject({ new: 0, moved: 1, closed: 0 })
  expect(schools()).toEqual([{ id: 1, urn: 900003, name: 'Cedar Academy', standing: 'open' }])
  expect(urns()).toEqual([{ urn: 900003, school: 1, from: '2012-09-01', to: null }, { urn: 900103, school: 1, from: null, to: '2012-08-31' }])
})

test('the line of the closed predecessor in the same file does not close the school', async () => {
  await load(db, 'register', registerOf(OLD))
  await load(db, 'links', linksOf([900103, 900003, 'Successor', '31-08-2012']))
  const { counts } = await load(db, 'register', registerOf({ ...OLD, ...CLOSED }, NEW))
  expect(counts).toMatchObject({ new: 0, moved: 1, closed: 0 })
  expect(schools()).toMatchObject([{ urn: 900003, standing: 'open' }])
  expect((await load(db, 'register', registerOf({ ...OLD, ...CLOSED }))).counts).toMatchObject({ changed: 0, closed: 0, moved: 0 })
})

test('without links, the authority and establishment number tell an academy for the school it was', async () => {
  await load(db, 'register', registerOf(OLD, { URN: '900001' }))
  const { counts, id } = await load(db, 'register', registerOf({ ...NEW, EstablishmentNumber: '4003' }, { URN: '900001' }))
  expect(counts).toMatchObject({ new: 0, moved: 1 })
  expect(schools()).toMatchObject([{ urn: 900003, name: 'Cedar Academy' }, { urn: 900001 }])
  expect(urns()).toMatchObject([{ urn: 900001 }, { urn: 900003, from: '2012-09-01' }, { urn: 900103, to: '2012-08-31' }])
  undoImport(db, { id, by: null, at: AT })
  expect(schools()).toMatchObject([{ urn: 900103, name: 'Cedar Community School' }, { urn: 900001 }])
})

test('two open schools with the same number are two schools', async () => {
  await load(db, 'register', registerOf(OLD))
  expect((await load(db, 'register', registerOf(OLD, { ...NEW, EstablishmentNumber: '4003' }))).counts).toMatchObject({ new: 1, moved: 0 })
})

test('a URN that is announced before it opens waits; the school stays under its own', async () => {
  await load(db, 'register', fixture('register-full.csv'))
  await load(db, 'links', fixture('links.csv'))
  expect(all(db, 'select urn, "from", "to" from school_urns where urn in (900001, 900901)')).toEqual([{ urn: 900001, from: null, to: '2030-08-31' }, { urn: 900901, from: '2030-09-01', to: null }])
  expect((await load(db, 'register', fixture('register-full.csv'))).counts).toMatchObject({ moved: 0, unchanged: 8 })
})

test('where both URNs were loaded as schools, the closed one is joined to the open one with all it has', async () => {
  await load(db, 'register', registerOf({ ...OLD, ...CLOSED }, NEW))
  db.$client.exec(`insert into published_facts values (1, 'ofsted-single-grade', 'overall-effectiveness', '2', '2010-05-01', null, 900103, 'x')`)
  const before = facts(db)
  const { id, counts } = await load(db, 'links', linksOf([900103, 900003, 'Successor', '31-08-2012']))
  expect(counts).toMatchObject({ moved: 1 })
  expect(schools()).toEqual([{ id: 2, urn: 900003, name: 'Cedar Academy', standing: 'open' }])
  expect(urns()).toMatchObject([{ urn: 900003, school: 2 }, { urn: 900103, school: 2, to: '2012-08-31' }])
  expect(all(db, 'select school_id as school, urn, value from published_facts')).toEqual([{ school: 2, urn: 900103, value: '2' }])
  undoImport(db, { id, by: null, at: AT })
  expect(facts(db)).toEqual(before)
})

test('a school people have worked with keeps its record and goes on under the new URN', async () => {
  await load(db, 'register', registerOf({ ...OLD, ...CLOSED }, NEW))
  db.$client.exec(`insert into people (id, name) values (1, 'Cal'); insert into posts (person_id, school_id, role, "from") values (1, 1, 'head', '2010-09-01')`)
  await load(db, 'links', linksOf([900103, 900003, 'Successor', '31-08-2012']))
  expect(schools()).toEqual([{ id: 1, urn: 900003, name: 'Cedar Academy', standing: 'open' }])
  expect(urns()).toMatchObject([{ urn: 900003, school: 1 }, { urn: 900103, school: 1 }])
})

test('two schools that both have work of their own, or are both open, stay two', async () => {
  await load(db, 'register', registerOf({ ...OLD, ...CLOSED }, NEW, { URN: '900005', EstablishmentName: 'Elm' }, { URN: '900006', EstablishmentName: 'Fir' }))
  db.$client.exec(`insert into people (id, name) values (1, 'Cal'); insert into posts (person_id, school_id, role, "from") values (1, 1, 'head', '2010-09-01'), (1, 2, 'head', '2012-09-01')`)
  const { counts } = await load(db, 'links', linksOf([900103, 900003, 'Successor'], [900005, 900006, 'Successor']))
  expect(schools()).toHaveLength(4)
  expect(counts.notes).toEqual(['1 school is linked to another that is open too: they stay two.', '1 school is linked to another, and both have work of their own here: they stay two.'])
})

test('narrowed to an authority, only its schools get URNs', async () => {
  await load(db, 'register', registerOf({ URN: '900001' }, { URN: '900002', 'LA (code)': '902', 'LA (name)': 'Eastfold' }))
  await load(db, 'links', linksOf([900001, 900101, 'Predecessor'], [900002, 900102, 'Predecessor']), { laCodes: ['902'] })
  expect(urns().map(({ urn }) => urn)).toEqual([900001, 900002, 900102])
})

test('narrowed to an authority, no school of another is joined to one of its own', async () => {
  await load(db, 'register', registerOf({ ...OLD, ...CLOSED, 'LA (code)': '902', 'LA (name)': 'Eastfold' }, NEW))
  await load(db, 'links', linksOf([900103, 900003, 'Successor', '31-08-2012']), { laCodes: ['901'] })
  expect(schools()).toHaveLength(2)
})

test('links wait for the register, and say so', async () => {
  expect(await faults(db, 'links', fixture('links.csv'))).toEqual([': There is no school here yet. Load the register first.'])
})

test('a wrong URN or date in the links is told by line and column', async () => {
  await load(db, 'register', registerOf({ URN: '900001' }))
  expect(await faults(db, 'links', linksOf([900001, 12, 'Predecessor'], [900001, 900101, 'Predecessor', '45123'], [900001, 900101, ''])))
    .toEqual([expect.stringMatching(/^line 2 LinkURN: .*six figures/), expect.stringMatching(/^line 3 LinkEstablishedDate: .*spreadsheet/), 'line 4 LinkType: LinkType must have a type of link.'])
})
