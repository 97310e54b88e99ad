/** What a network did, from a file: shown first, recorded whole or not at all. */
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { loader as given } from '../../app/routes/networks.$id_.activities_.csv.tsx'
import { action as file } from '../../app/routes/networks.$id_.activities_.file.tsx'
import { action as record, loader as recording } from '../../app/routes/networks.$id_.activities.tsx'
import { firstBrokenEvent } from '../../db/events.ts'
import { world, type World } from '../world.ts'
import { fileOf, look, send, sendFile } from './asking.ts'

type Shown = { errors: { field: string; message: string }[]; faults?: { line: number | null; column: string | null; rule: string }[]; preview?: { lines: string; rows: { title: string; schools: string[] }[] } }
let w: World
beforeEach(async () => {
  w = await world()
}, 60_000)

const id = (): number => w.network('Tidewick Bay Learning Community').id
const at = (): string => `/networks/${id()}/activities/file`
const urn = (name: string): number => w.school(name).urn
const HEAD = 'Date,Kind,What,URN\r\n'
const upload = async (text: string | null, who: Parameters<typeof sendFile>[2] = 'broker') => {
  const { status, data } = await sendFile(w, file, who, at(), text)
  return { status, ...(data as Shown) }
}
const kept = (): number => w.db.$client.prepare('select count(*) from activities').pluck().get() as number

test('a good file is shown first, and recorded once it is confirmed', async () => {
  const before = kept()
  const shown = await upload(`${HEAD}01/10/2026,Peer review,Review of reading,${urn('Tidewick High School')}\r\n2026-10-01,peer-review,Review of reading,${urn('Tidewick Junior School')}\r\n`)
  expect(shown).toMatchObject({ status: 200, preview: { rows: [{ title: 'Review of reading', schools: ['Tidewick High School', 'Tidewick Junior School'] }] } })
  expect(kept()).toBe(before)
  const confirm = { 'form-key': 'confirm', version: String(w.network('Tidewick Bay Learning Community').version), lines: shown.preview!.lines }
  expect((await send(w, file, 'broker', at(), confirm)).location).toBe(`/networks/${id()}?done=activities-recorded`)
  expect((await send(w, file, 'broker', at(), confirm)).location).toBe(`/networks/${id()}?done=activities-recorded`)
  expect(kept()).toBe(before + 1)
  expect((await send(w, file, 'broker', at(), { ...confirm, 'form-key': 'again' })).errors).toEqual(['file: What the file says no longer holds. Choose the file again to see why'])
  expect(firstBrokenEvent(w.db)).toBeNull()
})

test('a bad file is told by line and column, and nothing of it is kept', async () => {
  const before = kept()
  const shown = await upload(`${HEAD}31/02/2026,Party,,12\r\n01/10/2026,Visit,A visit,${urn('Saltings Primary School')}\r\n`)
  expect(shown.status).toBe(400)
  expect(shown.faults!.map(({ line, column }) => `${line} ${column}`)).toEqual(['2 Date', '2 Kind'])
  const later = await upload(`${HEAD}01/10/2026,Visit,,12\r\n01/10/2026,Visit,A visit,${urn('Saltings Primary School')}\r\n`)
  expect(later.faults!.map(({ line, column, rule }) => `${line} ${column}: ${rule}`)).toEqual([
    '2 What: What must say what it was, with at most 200 characters.', '2 URN: URN must hold the six figures of a school, or of several with spaces between them.', '3 URN: Saltings Primary School did not belong to the network on 1 October 2026.',
  ])
  expect([kept(), readdirSync(join(tmpdir(), 'alongside-test-uploads')).filter((name) => name.endsWith('.upload'))]).toEqual([before, []])
})

test.each([
  ['no file at all', null, 'Choose a file that is not empty'], ['a missing column', 'Date,Kind,What\r\n', 'The column "URN" must be there.'], ['headings alone', HEAD, 'There are headings and nothing under them.'],
  ['a heading twice', 'Date,Date,Kind,What,URN\r\n', 'Two columns have the heading "Date". Take one of them out.'], ['a PDF', '%PDF-1.7\r\n', 'This is a PDF, not a CSV file.'],
])('%s is refused with the reason', async (_, text, rule) => {
  const shown = await upload(text)
  expect(shown.status).toBe(400)
  expect([...(shown.faults ?? []).map((fault) => fault.rule), ...shown.errors.map(({ message }) => message)]).toContain(rule)
})

test('the file the page gives out reads again: every line of it is recorded already', async () => {
  const text = await fileOf(w, given, 'broker', `/networks/${id()}/activities/csv`)
  const shown = await upload(text)
  const lines = text.trim().split('\r\n').length - 2
  expect(shown.faults!.length).toBe(Math.min(lines, 200))
  expect(new Set(shown.faults!.map(({ column }) => column))).toEqual(new Set(['What']))
  expect(shown.faults![0]!.rule).toMatch(/^It is recorded on .* already\. Take the line out\.$/)
})

test('who may not record may not send a file', async () => {
  for (const [who, status] of [['head4', 404], ['auditor', 403], ['chairOfDales', 404]] as const) expect([(await upload(HEAD, who)).status, (await send(w, file, who, at(), {})).status], who).toEqual([status, status])
})

test('who records for a school or a partnership names one of theirs, by hand and by file; the authority need not', async () => {
  const port = w.network('Port Ellin and the Ness')
  const others = (w.db.$client.prepare('select urn, schools.id from memberships join schools on schools.id = school_id where network_id = ? and "to" is null and urn <> ? order by urn').all(port.id, urn('Saltings Primary School')) as { urn: number; id: number }[])[0]!
  const before = kept()
  const path = `/networks/${port.id}/activities`
  const text = (...urns: number[]) => `${HEAD}01/10/2026,Visit,A walk,${urns.join(' ')}\r\n`
  const rule = 'Who took part must include at least one of Saltings Primary School'
  const alone = await sendFile(w, file, 'head3b', `${path}/file`, text(others.urn))
  expect(alone.status).toBe(400)
  expect((alone.data as Shown).faults).toEqual([{ line: 2, column: 'URN', value: String(others.urn), rule: `${rule}.` }])
  const form = { 'form-key': 'own', version: String(port.version), kind: 'visit', title: 'A walk', schools: [String(others.id)], 'on-day': '1', 'on-month': '10', 'on-year': '2026' }
  expect(await send(w, record, 'head3b', path, form)).toMatchObject({ status: 400, errors: [`schools: ${rule}`], typed: { title: ['A walk'], schools: [String(others.id)], kind: ['visit'] } })
  const lines = JSON.stringify([{ line: 2, on: '2026-10-01', kind: 'visit', title: 'A walk', urns: String(others.urn) }])
  expect((await send(w, file, 'head3b', `${path}/file`, { 'form-key': 'kept', version: String(port.version), lines })).status).toBe(400)
  expect(kept()).toBe(before)
  expect((await sendFile(w, file, 'head3b', `${path}/file`, text(others.urn, urn('Saltings Primary School')))).status).toBe(200)
  expect((await sendFile(w, file, 'broker', `${path}/file`, text(others.urn))).status).toBe(200)
  expect((await send(w, record, 'head3b', path, { ...form, schools: [String(others.id), String(w.school('Saltings Primary School').id)] })).status).toBe(302)
})

test('a board records what a school of its partnership took part in', async () => {
  w.db.$client.prepare('delete from memberships where network_id = ? and school_id not in (select id from schools where name in (?, ?))').run(id(), 'Tidewick High School', 'Tidewick Junior School')
  w.db.$client.prepare("delete from memberships where network_id = ? and school_id = ?").run(w.network('Coast Improvement Partnership').id, w.school('Tidewick High School').id)
  const form = { 'form-key': 'board', version: String(w.network('Tidewick Bay Learning Community').version), kind: 'visit', title: 'A walk', 'on-day': '1', 'on-month': '10', 'on-year': '2026' }
  const saying = (name: string) => send(w, record, 'memberOfCoast', `/networks/${id()}/activities`, { ...form, schools: [String(w.school(name).id)] })
  expect((await saying('Tidewick High School')).errors).toEqual(['schools: Who took part must include at least one of Tidewick Junior School'])
  expect((await saying('Tidewick Junior School')).status).toBe(302)
})

test('all schools of the day took part in one tick, as of any day', async () => {
  const { schools, day, version } = await look(w, recording, 'broker', `/networks/${id()}/activities?on=2026-09-30`)
  expect(day).toBe('2026-09-30')
  const form = { 'form-key': 'all', version: String(version), kind: 'visit', title: 'Everybody', schools: ['all'], 'on-day': '30', 'on-month': '9', 'on-year': '2026' }
  expect((await send(w, record, 'broker', `/networks/${id()}/activities`, form)).status).toBe(302)
  expect(w.db.$client.prepare("select count(*) from activity_participants where activity_id = (select max(id) from activities)").pluck().get()).toBe(schools.length)
})
