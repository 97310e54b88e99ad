import { beforeEach, expect, test } from 'vitest'
import { loader as list } from '../../app/routes/needs._index.tsx'
import { loader as one } from '../../app/routes/needs.$id.tsx'
import { action as withdraw, loader as withdrawal } from '../../app/routes/needs.$id_.withdrawal.tsx'
import { loader as file } from '../../app/routes/needs.csv.tsx'
import { action as raise, loader as form } from '../../app/routes/needs.new.tsx'
import type { Somebody } from '../world.ts'
import { world, type World } from '../world.ts'
import { fileOf, look, send } from './asking.ts'

let w: World
beforeEach(async () => {
  w = await world()
})

const urnOf = (name: string): string => String(w.school(name).urn)
const request = (change: Record<string, string> = {}): Record<string, string> => ({
  'form-key': 'a-key', school: urnOf('Saltings Primary School'), area: 'science', days: '2½', priority: 'high',
  'wanted-by-day': '12', 'wanted-by-month': 'January', 'wanted-by-year': '2027', evidence: 'No teacher of science since June.', ...change,
})
const ask = (who: Somebody, change?: Record<string, string>) => send(w, raise, who, '/needs/new', request(change))
const count = () => w.db.$client.prepare('select count(*) from needs').pluck().get() as number
const events = () => w.db.$client.prepare('select count(*) from events').pluck().get() as number
const lastNeed = () => w.db.$client.prepare('select * from needs order by id desc limit 1').get() as Record<string, unknown>
const saltingsNeed = () => w.db.$client.prepare('select min(id) from needs where state = ? and school_id = ?').pluck().get('open', w.school('Saltings Primary School').id) as number

test('a head asks for support in one form, and is shown the request', async () => {
  const answer = await ask('head3b')
  const { id, ...kept } = lastNeed()
  expect(answer).toMatchObject({ status: 302, location: `/needs/${String(id)}?done=raised` })
  expect(kept).toMatchObject({ area_code: 'science', half_days: 5, priority: 'high', wanted_by: '2027-01-12', origin: 'request', name_shared: 0, state: 'open' })
  expect(await look(w, one, 'head3b', `/needs/${String(id)}`)).toMatchObject({ done: '', area: 'Science', days: '2½ days', wantedBy: '12 January 2027', raised: '23 November 2026 by Niamh Costello' })
})

test('a double click raises one need and leads to the same page', async () => {
  const before = count()
  const first = await ask('head3b')
  const again = await ask('head3b')
  expect(again).toEqual(first)
  expect(count()).toBe(before + 1)
})

test('the same key with other answers is a conflict, and raises nothing more', async () => {
  await ask('head3b')
  const before = count()
  expect((await ask('head3b', { area: 'governance' })).status).toBe(409)
  expect(count()).toBe(before)
})

test('a second request for one area is refused with its reason, everything typed kept', async () => {
  await ask('head3b')
  const [told, before] = [events(), count()]
  const answer = await ask('head3b', { 'form-key': 'another', days: '3' })
  expect(answer).toMatchObject({ status: 400, errors: ['area: This was asked for on 23 November 2026, for 2½ days. Withdraw that request first, or choose another area'] })
  expect(answer.typed).toMatchObject({ days: ['3'], evidence: ['No teacher of science since June.'], 'wanted-by-month': ['January'] })
  expect([events(), count()]).toEqual([told, before])
})

test('the form leads to what the school asks for already', async () => {
  await ask('head3b')
  const { open } = await look(w, form, 'head3b', '/needs/new')
  expect(open).toContainEqual({ id: lastNeed().id, urn: w.school('Saltings Primary School').urn, area: 'Science', areaCode: 'science', raised: '23 November 2026', days: '2½ days' })
  expect(new Set(open.map(({ urn }) => String(urn)))).toEqual(new Set([urnOf('Saltings Primary School')]))
})

test('characters that nobody sees are not kept, and line ends are', async () => {
  await ask('head3b', { evidence: 'No\u202E teacher\u0000 of\u200B science.\r\n\r\nCafé\u0301, 学校, 👩‍🏫\u0007' })
  expect(lastNeed().evidence).toBe('No teacher of science.\n\nCafé\u0301, 学校, 👩‍🏫')
})

test('everything wrong is said at once, and nothing is written', async () => {
  const [told, before] = [events(), count()]
  const answer = await ask('broker', { school: '', area: '', days: '١٢', priority: '', 'wanted-by-day': '31', 'wanted-by-month': '2', evidence: ' ' })
  expect(answer.status).toBe(400)
  expect(answer.errors.map((line) => line.split(':')[0])).toEqual(['school', 'area', 'days', 'priority', 'wanted-by', 'evidence'])
  expect([events(), count()]).toEqual([told, before])
})

test('days that are zero, negative, a quarter, too many or not a number are refused', async () => {
  for (const days of ['0', '-1', '0.25', '1e9', '1000000000', 'NaN', '']) expect((await ask('head3b', { days })).errors, days).toHaveLength(1)
})

test('nobody asks for a school that is not theirs to ask for, or that is closed or unknown', async () => {
  const closed = w.db.$client.prepare("select urn from schools where standing = 'closed' limit 1").pluck().get() as number
  const before = count()
  for (const school of [urnOf('Kettlemarsh High School'), String(closed), '99999999', "1 or 1=1", '__proto__']) expect((await ask('head3b', { school })).status, school).toBe(404)
  expect((await ask('broker', { school: String(closed) })).status).toBe(404)
  for (const who of ['sle', 'chairOfGovernors', 'auditor', 'administrator', 'headOfService', 'memberOfCoast'] as const) expect((await ask(who)).status, who).toBe(403)
  expect(count()).toBe(before)
})

test('fields the form does not have change nothing', async () => {
  await ask('head3b', { origin: 'category', state: 'met', half_days: '99', version: '7', raisedBy: '1', id: '1' })
  expect(lastNeed()).toMatchObject({ origin: 'request', state: 'open', half_days: 5, version: 1, raised_by: w.account('head3b').id })
})

test('only the head agrees that the school’s name is told', async () => {
  await ask('broker', { 'name-shared': 'yes' })
  expect(lastNeed()).toMatchObject({ name_shared: 0 })
  await ask('head3b', { 'form-key': 'another', area: 'eal', 'name-shared': 'yes' })
  expect(lastNeed()).toMatchObject({ name_shared: 1 })
})

test('what the broker asks for a 3b school comes from its category, what a partnership’s chair asks from the partnership', async () => {
  await ask('broker')
  expect(lastNeed()).toMatchObject({ origin: 'category' })
  await ask('chairOfCoast', { 'form-key': 'another', area: 'eal' })
  expect(lastNeed()).toMatchObject({ origin: 'partnership' })
})

test('the form offers a head their own school, and a broker every open school, one of them chosen by its address', async () => {
  expect(await look(w, form, 'head3b', '/needs/new')).toMatchObject({ schools: [{ text: 'Saltings Primary School' }], chosen: { name: 'Saltings Primary School' } })
  const broker = await look(w, form, 'broker', `/needs/new?school=${urnOf('Kettlemarsh High School')}`)
  expect(broker.schools.length).toBeGreaterThan(100)
  expect(broker.chosen?.name).toBe('Kettlemarsh High School')
  expect((await look(w, form, 'broker', '/needs/new?school=abc')).chosen).toBeNull()
})

test('the list holds what the viewer may know: one school for its head, the area for a partnership, all for a broker', async () => {
  const schools = async (who: Somebody) => new Set((await look(w, list, who, '/needs')).rows.map(({ school }) => school))
  expect(await schools('head3b')).toEqual(new Set(['Saltings Primary School']))
  expect((await schools('broker')).size).toBeGreaterThan(10)
  expect((await look(w, list, 'sle', '/needs')).status).toBe(403)
  expect((await look(w, list, null, '/needs')).location).toBe('/sign-in?next=%2Fneeds')
})

test('the list is most urgent first, and in any order that is asked for and allowed', async () => {
  const { rows } = await look(w, list, 'broker', '/needs')
  const rank = ['4', '3b', '1TV', '2TV', '3a', '2', '1', null]
  const order = rows.map(({ category }) => (category === '2TV' ? 2 : rank.indexOf(category)))
  expect(order).toEqual(order.toSorted((a, b) => a - b))
  const days = (await look(w, list, 'broker', '/needs?sort=days&order=descending')).rows.map(({ halfDays }) => halfDays)
  expect(days).toEqual(days.toSorted((a, b) => b - a))
  const strange = await look(w, list, 'broker', '/needs?sort=__proto__&order=sideways&page=-1&state=x&origin=y')
  expect(strange.rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
})

test('filters narrow the list, and the file holds every page of the same rows', async () => {
  const asked = '?category=3b&origin=category'
  const listed = await look(w, list, 'broker', `/needs${asked}`)
  expect(listed.total).toBeGreaterThan(0)
  expect(listed.rows.every(({ category, origin }) => category === '3b' && origin === 'category')).toBe(true)
  expect(listed.address.csv).toBe(`/needs/csv${asked}`)
  const lines = (await fileOf(w, file, 'broker', `/needs/csv${asked}`)).trim().split('\r\n')
  expect(lines).toHaveLength(listed.total + 2)
  expect(lines[0]).toContain('"Need","URN","School","Category","Area","Days"')
  expect(lines.slice(1, -1).every((line) => line.endsWith('"Open"'))).toBe(true)
  expect(lines.at(-1)).toContain('Confidential. Taken by Rosalind Achebe on 2026-11-23')
})

test('a need that is not the viewer’s to see does not exist for them', async () => {
  const id = saltingsNeed()
  for (const who of ['head1', 'sle', 'chairOfDales', 'administrator'] as const) expect((await look(w, one, who, `/needs/${id}`)).status, who).toBe(404)
  for (const path of ['/needs/0', '/needs/999999', '/needs/1e3']) expect((await look(w, one, 'broker', path)).status, path).toBe(404)
})

test('a head withdraws a request with a reason, once', async () => {
  await ask('head3b')
  const id = String(lastNeed().id)
  const path = `/needs/${id}/withdrawal`
  const { version } = await look(w, withdrawal, 'head3b', path)
  const sent = { version: String(version), reason: 'We have found a teacher.' }
  expect(await send(w, withdraw, 'head3b', path, sent)).toMatchObject({ status: 302, location: `/needs/${id}?done=withdrawn` })
  expect(await look(w, one, 'head3b', `/needs/${id}`)).toMatchObject({ state: 'withdrawn', withdrawnBecause: 'We have found a teacher.', mayWithdraw: false })
  expect((await send(w, withdraw, 'head3b', path, sent)).status).toBe(409)
})

test('a school that has accepted a proposal is sent to the broker instead of a form that would be refused', async () => {
  const id = saltingsNeed()
  const set = (state: string) => w.db.$client.prepare("update proposals set state = ? where id = (select min(id) from proposals where need_id = ?)").run(state, id)
  expect(set('accepted').changes).toBe(1)
  expect((await look(w, one, 'head3b', `/needs/${id}`)).notYet).toMatch(/Both sides have accepted .* Ask the broker/)
  expect((await look(w, withdrawal, 'head3b', `/needs/${id}/withdrawal`)).no).toMatch(/Both sides have accepted/)
  w.db.$client.prepare("update proposals set state = 'declined' where need_id = ?").run(id)
  expect((await look(w, one, 'head3b', `/needs/${id}`)).notYet).toBeNull()
  expect((await look(w, withdrawal, 'head3b', `/needs/${id}/withdrawal`)).no).toBeNull()
})

test('a request changed meanwhile is not withdrawn, and what was typed is kept', async () => {
  await ask('head3b')
  const id = String(lastNeed().id)
  const answer = await send(w, withdraw, 'head3b', `/needs/${id}/withdrawal`, { version: '9', reason: 'Kept' })
  expect(answer).toMatchObject({ status: 409, typed: { reason: ['Kept'] } })
  expect(lastNeed().state).toBe('open')
})

test('only the head and the broker withdraw: others who may read are not told that they could', async () => {
  const id = saltingsNeed()
  for (const who of ['chairOfGovernors', 'chairOfCoast', 'auditor', 'headOfService', 'head1'] as const) {
    expect((await send(w, withdraw, who, `/needs/${id}/withdrawal`, { version: '1' })).status, who).toBe(404)
  }
  expect((await look(w, one, 'chairOfGovernors', `/needs/${id}`)).mayWithdraw).toBe(false)
})
