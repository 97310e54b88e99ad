/** The published national files, where they are at hand: what users will really upload. */
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { undoImport } from '../../../db/imports/apply.ts'
import { REGISTER, realData } from '../../real-data.ts'
import { all, AT, emptyRegister, load, network } from './world.ts'

const DATA = realData('.')
const here = DATA !== null
vi.setConfig({ testTimeout: 180_000 })
const at = (name: string) => join(DATA ?? '', name)
const named = (name: string) => ({ fileName: name.split('/').at(-1)! })
const db = emptyRegister()
const read = (kind: 'register' | 'links' | 'groups' | 'inspections', name: string, more: { laCodes?: string[] } = {}) => load(db, kind, at(name), { ...named(name), ...more })

test.skipIf(!here)('the national register: 22,010 schools of 153 authorities, every one with a phase', async () => {
  const { counts } = await read('register', REGISTER)
  expect(counts).toMatchObject({ read: 22_010, new: 22_010, errors: 0 })
  expect(all(db, 'select count(*) as n from authorities')).toEqual([{ n: 153 }])
  expect(all(db, `select count(*) as n from schools where phase = 'not-applicable'`)).toEqual([{ n: 0 }])
  expect(all(db, 'select count(*) as n from schools where easting is null')).toEqual([{ n: 79 }])
  expect(all(db, `select la_code as la, count(*) as n from schools where la_code in ('831', '815', '830') group by 1 order by 1`)).toEqual([{ la: '815', n: 355 }, { la: '830', n: 419 }, { la: '831', n: 106 }])
  expect(all(db, `select count(*) as n from schools where name glob '*[^ -~]*'`)[0]!.n).toBeGreaterThan(0)
  expect(all(db, `select count(*) as n from schools where name like '%\ufffd%'`)).toEqual([{ n: 0 }])
})

test.skipIf(!here)('the same register again, and the 33-column layout of the same day, are 0 changes', async () => {
  expect((await read('register', REGISTER)).counts.subjects).toEqual({})
  expect((await read('register', 'register/edubaseallstatefunded20250717.csv.gz')).counts.subjects).toEqual({})
})

test.skipIf(!here)('links of 17 types add former URNs, and again add none', async () => {
  const { counts } = await read('links', 'register/links_edubasealldata20250727.csv.gz')
  expect(counts).toMatchObject({ read: 34_044, moved: 0 })
  expect(counts.new).toBeGreaterThan(10_000)
  expect((await read('links', 'register/links_edubasealldata20250727.csv.gz')).counts.subjects).toEqual({})
})

test.skipIf(!here)('both group files date the memberships, and settle: again, and after the register again, 0 changes', async () => {
  const links = 'register/alllinksdata20220831.csv.gz'
  const trusts = 'register/academiesmatmembership202509.csv.gz'
  await read('groups', links)
  await read('groups', trusts)
  await read('groups', links)
  expect((await read('groups', trusts)).counts.subjects).toEqual({})
  expect((await read('register', REGISTER)).counts.subjects).toEqual({})
  expect(all(db, `select count(*) as n from memberships m join networks n on n.id = m.network_id where n.kind = 'multi-academy-trust' and m."from" is null`)[0]!.n).toBeLessThan(100)
  expect(all(db, `select school_id from memberships m join networks n on n.id = m.network_id where n.kind like '%-trust' and n.kind <> 'umbrella-trust' and m."to" is null group by 1 having count(*) > 1`)).toEqual([])
})

test.skipIf(!here)('official statistics become published facts of 1 to 4 and "Not judged" only, some about a predecessor', async () => {
  const file = 'inspection/state-funded-schools-official-statistics-20250831.csv.gz'
  const { counts } = await read('inspections', file)
  expect(counts).toMatchObject({ read: 21_990, errors: 0 })
  expect(all(db, `select distinct value from published_facts where measure = 'overall-effectiveness' order by 1`).map(({ value }) => value)).toEqual(['1', '2', '3', '4', 'Not judged'])
  expect(all(db, 'select count(*) as n from published_facts f join schools s on s.id = f.school_id where f.urn <> s.urn')[0]!.n).toBeGreaterThan(10_000)
  expect((await read('inspections', file)).counts.subjects).toEqual({})
})

test.skipIf(!here)('the report-card layout adds report cards beside them', async () => {
  expect((await read('inspections', 'inspection/management-information-report-cards-leeds-20260228.csv.gz')).counts.new).toBeGreaterThan(0)
  expect(all(db, `select count(distinct school_id) as n from published_facts where framework = 'ofsted-report-card'`)).toEqual([{ n: 2 }])
})

test.skipIf(!here)('two authorities of the national file are loaded and undone', async () => {
  const fresh = emptyRegister()
  const before = network(fresh)
  const { id, counts } = await load(fresh, 'register', at(REGISTER), { laCodes: ['831', '815'] })
  expect(counts).toMatchObject({ read: 22_010, inScope: 461, new: 461 })
  undoImport(fresh, { id, by: null, at: AT })
  expect(network(fresh)).toEqual(before)
})
