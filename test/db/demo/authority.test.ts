import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { NETWORK_KIND_CODES } from '../../../graph/network/kinds.ts'
import { isWithin, type Outline } from '../../../graph/network/outlines/outline.ts'
import { REGISTER, realData } from '../../real-data.ts'
import { world } from '../../world.ts'
import { counted, listed, one } from './counts.ts'

test('there are 120 open schools of every phase, and one that closed', async () => {
  const { db } = await world()
  expect(counted(db, `select phase, count(*) from schools where standing = 'open' group by phase`)).toEqual({
    nursery: 4, primary: 80, 'middle-deemed-primary': 2, 'middle-deemed-secondary': 3, secondary: 16, 'all-through': 2, 'sixteen-plus': 2, special: 7, 'alternative-provision': 4,
  })
  expect(listed(db, `select name from schools where standing = 'closed' and closed_on is not null`)).toEqual(['Marsh Gate Primary School'])
})

test('infant and junior schools, sixth forms and every kind of governance are among them', async () => {
  const { db } = await world()
  expect(one(db, `select count(*) from schools where name like '%Infant%'`)).toBeGreaterThanOrEqual(5)
  expect(one(db, `select count(*) from schools where name like '%Junior%'`)).toBeGreaterThanOrEqual(5)
  expect(one(db, `select count(*) from schools where sixth_form`)).toBeGreaterThanOrEqual(10)
  expect(listed(db, 'select distinct type_group from schools order by 1')).toEqual(['Academies', 'Colleges', 'Free Schools', 'Local authority maintained schools', 'Special schools'])
})

test('one school has two URNs, because it became an academy', async () => {
  const { db } = await world()
  const twice = `select s.name from school_urns u join schools s on s.id = u.school_id group by s.id having count(*) > 1`
  expect(listed(db, twice)).toEqual(['Ironstone Primary Academy'])
  expect(one(db, `select count(*) from schools s left join school_urns u on u.urn = s.urn where u.urn is null`)).toBe(0)
})

test('one school has no coordinates; the others lie in the sea, where no real school is', async () => {
  const { db } = await world()
  expect(one(db, 'select count(*) from schools where easting is null')).toBe(1)
  expect(one(db, 'select count(*) from schools where easting not between 565000 and 625000 or northing not between 395000 and 446000')).toBe(0)
})

test('every kind of network is there, with nesting, links and organisations as members', async () => {
  const { db } = await world()
  expect(listed<string>(db, 'select distinct kind from networks order by kind')).toEqual([...NETWORK_KIND_CODES].sort())
  expect(one(db, `select count(*) from network_links where relation = 'contains'`)).toBeGreaterThanOrEqual(6)
  expect(one(db, `select count(*) from network_links where relation = 'linked'`)).toBe(3)
  const kinds = 'select distinct kind from organisations o join memberships m on m.organisation_id = o.id'
  expect(listed(db, kinds)).toEqual(expect.arrayContaining(['police', 'health', 'university']))
  expect(listed(db, `select distinct kind from organisations where kind = 'diocese'`)).toEqual(['diocese'])
})

test('every open school is in exactly one Improvement Partnership, and each has a chair, five heads and a governor', async () => {
  const { db } = await world()
  const partnerships = `select id from networks where kind = 'improvement-partnership'`
  expect(one(db, `select count(*) from schools s where standing = 'open' and 1 <> (select count(*) from memberships m where m.school_id = s.id and m.network_id in (${partnerships}))`)).toBe(0)
  const seats = db.$client.prepare(`select network_id, sum(role = 'chair'), sum(role = 'board-head'), sum(role = 'board-governor') from memberships where network_id in (${partnerships}) group by 1`).raw().all()
  expect(seats.map((row) => (row as number[]).slice(1))).toEqual([[1, 5, 1], [1, 5, 1], [1, 5, 1], [1, 5, 1]])
  expect(one(db, `select count(*) from network_links l join networks n on n.id = l.from_network_id where n.kind = 'education-partnership' and l.to_network_id in (${partnerships})`)).toBe(4)
})

test('nobody is in two networks of a kind that allows one at a time', async () => {
  const { db } = await world()
  const twice = `select m.school_id from memberships m join networks n on n.id = m.network_id join network_kinds k on k.code = n.kind
    where k.exclusive and m.school_id is not null and m."to" is null group by m.school_id, n.kind having count(*) > 1`
  expect(listed(db, twice)).toEqual([])
})

test('sixty leaders are designated, each with a post at a school', async () => {
  const { db } = await world()
  expect(one(db, 'select count(distinct person_id) from designations')).toBe(60)
  const kinds = counted(db, 'select kind, count(*) from designations group by kind')
  expect(kinds.nle! + kinds['nle-2022']!).toBe(10)
  expect(kinds).toMatchObject({ lle: 17, sle: 33 })
  expect(one(db, `select count(*) from designations d where not exists (select 1 from posts p where p.person_id = d.person_id and p."to" is null)`)).toBe(0)
})

test('every open school has a head and a chair of governors', async () => {
  const { db } = await world()
  const without = (roles: string) => `select count(*) from schools s where standing = 'open' and not exists (select 1 from posts p where p.school_id = s.id and p."to" is null and p.role in (${roles}))`
  expect(one(db, without(`'head', 'executive-head'`))).toBe(0)
  expect(one(db, without(`'chair-of-governors'`))).toBe(0)
})

test('there are conflicts to notice: lately held posts, shared governors, declared interests', async () => {
  const { db } = await world()
  expect(one(db, `select count(*) from posts where "to" between '2023-11-23' and '2026-11-22' and role <> 'officer'`)).toBeGreaterThan(5)
  expect(one(db, `select count(*) from (select person_id from posts where role = 'governor' and "to" is null group by person_id having count(distinct school_id) > 1)`)).toBeGreaterThan(5)
  expect(one(db, 'select count(*) from interests')).toBe(2)
})

const register = realData(REGISTER)
test.skipIf(register === null)('no school or authority of the national register has a name, URN or code of ours', async () => {
  const { db } = await world()
  const text = gunzipSync(readFileSync(register ?? '')).toString('latin1').toLowerCase()
  const named = (name: string) => text.includes(`"${name.toLowerCase()}"`)
  expect(listed<string>(db, 'select name from schools union select name from authorities union select name from networks').filter(named)).toEqual([])
  expect(listed<number>(db, 'select urn from school_urns').filter((urn) => text.includes(`\n"${urn}"`))).toEqual([])
  expect(/^"\d+","999",/m.test(text)).toBe(false)
})

test('the made-up outline has every school with a place inside, and the sea outside', async () => {
  const { db } = await world()
  const outline = JSON.parse(one(db, 'select outline from boundaries')) as Outline
  const placed = db.$client.prepare('select name, easting, northing from schools where easting is not null').all() as { name: string; easting: number; northing: number }[]
  expect(placed.length).toBeGreaterThan(100)
  expect(placed.filter(({ easting, northing }) => !isWithin(outline, easting, northing)).map(({ name }) => name)).toEqual([])
  expect(isWithin(outline, 566000, 421000)).toBe(false)
})
