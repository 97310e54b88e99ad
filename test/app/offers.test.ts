import { beforeEach, expect, test } from 'vitest'
import { loader as list } from '../../app/routes/offers._index.tsx'
import { loader as one } from '../../app/routes/offers.$id.tsx'
import { action as agree } from '../../app/routes/offers.$id_.agreement.tsx'
import { action as confirm } from '../../app/routes/offers.$id_.attestation.tsx'
import { action as withdraw, loader as withdrawal } from '../../app/routes/offers.$id_.withdrawal.tsx'
import { loader as file } from '../../app/routes/offers.csv.tsx'
import { action as make, loader as form } from '../../app/routes/offers.new.tsx'
import { world, type Somebody, type World } from '../world.ts'
import { fileOf, look, send } from './asking.ts'

let w: World
beforeEach(async () => {
  w = await world()
})

const terms = (change: Record<string, string | string[]> = {}): Record<string, string | string[]> => ({
  'form-key': 'a-key', 'area-science': '3', 'area-eal': '1', phases: ['primary', 'nursery'], days: '4', minimum: '1', schools: '2', reach: '25',
  'from-day': '23', 'from-month': '11', 'from-year': '2026', 'until-day': '31', 'until-month': '7', 'until-year': '2027', note: 'Come and see.', ...change,
})
const schoolKey = (name: string): string => `${w.school(name).id}-school`
const offer = (who: Somebody, supporter: string, change: Record<string, string | string[]> = {}) => send(w, make, who, '/offers/new', terms({ supporter, ...change }))
const last = () => w.db.$client.prepare('select * from offers order by id desc limit 1').get() as Record<string, unknown> & { id: number; version: number }
const count = () => w.db.$client.prepare('select count(*) from offers').pluck().get() as number
const own = async (who: Somebody): Promise<string> => (await look(w, form, who, '/offers/new')).supporters[0]!.value

test('a head offers for the school, and the offer is open at once', async () => {
  const answer = await offer('head1', schoolKey('Larkmere Primary School'))
  expect(last()).toMatchObject({ state: 'open', half_days_per_term: 8, minimum_half_days: 2, maximum_schools: 2, reach_km: 25, attested_on: '2026-11-23', person_id: null, head_agreed_by: w.account('head1').id })
  expect(answer).toMatchObject({ status: 302, location: `/offers/${last().id}?done=made` })
  expect((await look(w, one, 'head3b', `/offers/${last().id}`)).areas).toEqual([{ area: 'Science', strength: 'Leading' }, { area: 'English as an additional language and new arrivals', strength: 'Some experience' }])
})

test('a head is told how far others are, and not how far their own school is from itself', async () => {
  await offer('head1', schoolKey('Larkmere Primary School'))
  expect((await look(w, one, 'head1', `/offers/${last().id}`)).distance).toBeNull()
  expect((await look(w, one, 'head3b', `/offers/${last().id}`)).distance).toMatch(/km from/)
})

test('a leader’s offer waits until the head of the lending school agrees, and nobody else sees it meanwhile', async () => {
  await offer('sle', await own('sle'))
  const { id } = last()
  expect(last()).toMatchObject({ state: 'awaiting-head', head_agreed_by: null, person_id: w.account('sle').personId })
  expect((await look(w, one, 'head3b', `/offers/${id}`)).status).toBe(404)
  expect(await look(w, one, 'sle', `/offers/${id}`)).toMatchObject({ standing: 'awaiting-head', mayAgree: false })
  for (const who of ['sle', 'head1', 'broker'] as const) expect((await send(w, agree, who, `/offers/${id}/agreement`, { version: '1' })).status, who).toBe(404)
  expect(last().state).toBe('awaiting-head')
})

test('a leader who is head of their own school needs nobody else’s agreement', async () => {
  const { supporters } = await look(w, form, 'nle', '/offers/new')
  await offer('nle', supporters.find(({ text }) => text.startsWith('Myself'))!.value)
  expect(last()).toMatchObject({ state: 'open', person_id: w.account('nle').personId })
})

test('a broker types an offer in: it waits, unless the head has told them so and they say how', async () => {
  const larkmere = schoolKey('Larkmere Primary School')
  await offer('broker', larkmere)
  expect(last().state).toBe('awaiting-head')
  const without = await offer('broker', larkmere, { 'form-key': 'two', 'head-agreed': 'yes' })
  expect(without).toMatchObject({ status: 400, errors: ['head-agreed-how: Say how and when the headteacher told you that they agree'] })
  await offer('broker', larkmere, { 'form-key': 'three', 'head-agreed': 'yes', 'head-agreed-how': 'By telephone on 20 November' })
  expect(last().state).toBe('open')
  expect(w.db.$client.prepare("select why from events where action = 'offer.made' order by seq desc limit 1").pluck().get()).toBe('By telephone on 20 November')
})

test('a head or leader cannot say that another head agreed', async () => {
  await offer('sle', await own('sle'), { 'head-agreed': 'yes', 'head-agreed-how': 'Trust me' })
  expect(last().state).toBe('awaiting-head')
})

test('everything wrong is said at once, everything typed kept, and nothing is written', async () => {
  const before = count()
  const answer = await offer('broker', '', { 'area-science': '', 'area-eal': '', phases: [], days: '0', minimum: '0.25', schools: 'many', reach: '1e9', 'until-year': '2025' })
  expect(answer.errors.map((line) => line.split(':')[0])).toEqual(['supporter', 'areas', 'phases', 'days', 'minimum', 'schools', 'reach', 'until'])
  expect(answer.typed).toMatchObject({ reach: ['1e9'], note: ['Come and see.'] })
  expect(count()).toBe(before)
})

test('nobody offers for a school or leader that is not theirs', async () => {
  const before = count()
  for (const supporter of [schoolKey('Saltings Primary School'), `${w.school('Larkmere Primary School').id}-99999`, 'x', '__proto__']) expect((await offer('head1', supporter)).status, supporter).toBe(404)
  for (const who of ['chairOfGovernors', 'memberOfCoast', 'auditor', 'administrator', 'headOfService'] as const) expect((await offer(who, schoolKey('Larkmere Primary School'))).status, who).toBe(403)
  expect(count()).toBe(before)
})

test('what is offered already is shown before another is made, and the school’s own phase is ticked', async () => {
  const before = await look(w, form, 'sle', '/offers/new')
  await offer('sle', await own('sle'))
  const { id } = last()
  const shown = await look(w, form, 'sle', '/offers/new')
  expect(shown.own.map((row) => row.id)).toEqual([id, ...before.own.map((row) => row.id)])
  expect(shown.own[0]).toMatchObject({ who: 'Joanna Szymanska', days: '4 days', until: '31 July 2027' })
  expect(shown.supporters[0]!.text).toMatch(/^Joanna Szymanska, lent by .* \(has an offer already\)$/)
  w.db.$client.prepare("update offers set state = 'withdrawn' where id = ?").run(id)
  expect((await look(w, form, 'sle', '/offers/new')).own).toEqual(before.own)
  expect((await look(w, form, 'head1', '/offers/new')).phases).toEqual(['primary'])
  expect(await look(w, form, 'broker', '/offers/new')).toMatchObject({ phases: [], own: [] })
})

test('what was just done is said only while it is so', async () => {
  await offer('head1', schoolKey('Larkmere Primary School'))
  const { id } = last()
  const said = async (word: string) => (await look(w, one, 'head1', `/offers/${id}?done=${word}`)).done
  expect(await said('made')).toMatch(/is open/)
  for (const word of ['withdrawn', 'waiting', 'constructor', '<b>']) expect(await said(word), word).toBeNull()
  w.db.$client.prepare("update offers set state = 'withdrawn' where id = ?").run(id)
  expect(await said('made')).toBeNull()
  expect(await said('withdrawn')).toBe('The offer has been withdrawn')
})

test('a double click makes one offer', async () => {
  const before = count()
  const first = await offer('head1', schoolKey('Larkmere Primary School'))
  expect(await offer('head1', schoolKey('Larkmere Primary School'))).toEqual(first)
  expect(count()).toBe(before + 1)
})

test('a school that is owed help itself is warned, in words that do not name its category', async () => {
  const { warning } = await look(w, form, 'head3b', '/offers/new')
  expect(warning).toMatch(/a round will not use it/)
  expect((await look(w, form, 'head1', '/offers/new')).warning).toBeNull()
  expect((await look(w, form, 'head2TV', '/offers/new')).warning).toMatch(/only a little/)
})

test('what a school’s category means for its offer is told to the school and its authority alone', async () => {
  await offer('head2TV', schoolKey('Wrensford Church of England First School'))
  const { id } = last()
  for (const who of ['head2TV', 'broker'] as const) expect((await look(w, one, who, `/offers/${id}`)).warning, who).toMatch(/only a little/)
  for (const who of ['head1', 'sle', 'chairOfDales', 'auditor'] as const) expect(await look(w, one, who, `/offers/${id}`), who).toMatchObject({ warning: null, committed: null, headAgreed: null })
})

test('whether a proposal rests on an offer is told to those alone whose offer it is', async () => {
  const { id, school_id: schoolId } = w.db.$client.prepare("select offers.id, offers.school_id from offers join proposals on offer_id = offers.id where proposals.state = 'offered' and offers.state = 'open' limit 1").get() as { id: number; school_id: number }
  expect(await look(w, one, 'broker', `/offers/${id}`)).toMatchObject({ waiting: true })
  for (const who of ['head3b', 'head4', 'chairOfDales', 'auditor'] as const) {
    if (w.viewer(who).actor.grants.some((grant) => grant.schoolId === schoolId)) continue
    expect(await look(w, one, who, `/offers/${id}`), who).toMatchObject({ waiting: false, version: null })
  }
})

test('the list is public among the portal’s people, and measures from the viewer’s own school', async () => {
  const head = await look(w, list, 'head3b', '/offers?sort=distance')
  expect(head.here).toBe('Saltings Primary School')
  const km = head.rows.map((row) => row.km ?? Infinity)
  expect(km).toEqual(km.toSorted((a, b) => a - b))
  expect((await look(w, list, 'broker', '/offers')).here).toBeNull()
  expect((await look(w, list, 'administrator', '/offers')).status).toBe(403)
})

test('people see their own offers apart, officers only those that wait for somebody', async () => {
  await offer('head1', schoolKey('Larkmere Primary School'))
  expect((await look(w, list, 'head1', '/offers')).own.map(({ supporter }) => supporter)).toContain('Larkmere Primary School')
  const waiting = (await look(w, list, 'broker', '/offers')).own
  expect(waiting.length).toBeGreaterThan(0)
  expect(waiting.every(({ standing }) => ['awaiting-head', 'stale'].includes(standing))).toBe(true)
  expect((await look(w, list, 'auditor', '/offers')).own).toEqual([])
})

test('offers are found by area, phase and reach, and the file holds the same rows', async () => {
  const asked = '?area=mathematics&phase=primary&reach=yes'
  const found = await look(w, list, 'head3b', `/offers${asked}`)
  expect(found.total).toBeGreaterThan(0)
  expect(found.total).toBeLessThan((await look(w, list, 'head3b', '/offers')).total)
  const lines = (await fileOf(w, file, 'head3b', `/offers/csv${asked}`)).trim().split('\r\n')
  expect(lines).toHaveLength(found.total + 2)
  expect(lines.slice(1, -1).every((line) => /Mathematics \(/.test(line) && /Primary/.test(line))).toBe(true)
  expect((await look(w, list, 'head3b', "/offers?area=x' or 1=1--")).total).toBe(0)
})

test('the owner confirms an offer that has gone stale, and it is used again', async () => {
  await offer('head1', schoolKey('Larkmere Primary School'))
  const { id } = last()
  w.db.$client.prepare("update offers set attested_on = '2026-06-01' where id = ?").run(id)
  expect(await look(w, one, 'head1', `/offers/${id}`)).toMatchObject({ standing: 'stale', mayConfirm: true })
  expect((await send(w, confirm, 'head3b', `/offers/${id}/attestation`, { version: '1' })).status).toBe(404)
  expect((await send(w, confirm, 'head1', `/offers/${id}/attestation`, { version: '8' })).status).toBe(409)
  expect((await send(w, confirm, 'head1', `/offers/${id}/attestation`, { version: '1' })).location).toBe(`/offers/${id}?done=confirmed`)
  expect((await look(w, one, 'head1', `/offers/${id}`)).standing).toBe('usable')
})

test('an offer is withdrawn once, by those whose it is', async () => {
  await offer('head1', schoolKey('Larkmere Primary School'))
  const { id } = last()
  const path = `/offers/${id}/withdrawal`
  for (const who of ['head3b', 'sle', 'auditor', 'chairOfCoast'] as const) expect((await send(w, withdraw, who, path, { version: '1' })).status, who).toBe(404)
  expect((await look(w, withdrawal, 'head1', path)).no).toBeNull()
  expect((await send(w, withdraw, 'head1', path, { version: '1', reason: 'Two staff left' })).location).toBe(`/offers/${id}?done=withdrawn`)
  expect((await look(w, withdrawal, 'head1', path)).no).toBe('This offer has been withdrawn already.')
  expect((await send(w, withdraw, 'head1', path, { version: '2' })).status).toBe(409)
  expect((await look(w, one, 'head3b', `/offers/${id}`)).status).toBe(404)
})
