/** What many collaborations did, from one file: each line for those the viewer may record for, all recorded or nothing. */
import { parse } from 'csv-parse/sync'
import { beforeEach, expect, test } from 'vitest'
import { action as file, loader as page } from '../../app/routes/coverage.activities.tsx'
import { loader as toFillIn } from '../../app/routes/coverage.activities_.csv.tsx'
import { loader as coverage } from '../../app/routes/coverage._index.tsx'
import { loader as repair } from '../../app/routes/coverage.repair.tsx'
import { action as ofOne } from '../../app/routes/networks.$id_.activities_.file.tsx'
import { action as record, loader as recording } from '../../app/routes/networks.$id_.activities.tsx'
import { firstBrokenEvent } from '../../db/events.ts'
import { TODAY, world, type Somebody, type World } from '../world.ts'
import { fileOf, look, send, sendFile } from './asking.ts'

type Shown = { faults?: { line: number | null; column: string | null; rule: string }[]; preview?: { lines: string; unfilled: number; rows: { network: string; title: string; schools: string[] }[] } }
type Row = Record<'Collaboration' | 'Network number' | 'Date' | 'Kind' | 'What' | 'URN' | 'Schools', string>
let w: World
beforeEach(async () => {
  w = await world()
}, 60_000)

const AT = '/coverage/activities'
const HEAD = ['Collaboration', 'Network number', 'Date', 'Kind', 'What', 'URN', 'Schools'] as const
const upload = async (text: string, who: Somebody = 'broker', at = AT) => {
  const { status, data } = await sendFile(w, file, who, at, text)
  return { status, ...(data as Shown) }
}
const rowsFor = async (who: Somebody, query = ''): Promise<Row[]> =>
  parse<Row>(await fileOf(w, toFillIn, who, `${AT}/csv${query}`), { columns: true, bom: true }).filter(({ Collaboration }) => !Collaboration.startsWith('Taken by '))
const fileRefused = (who: Somebody, query = ''): Promise<unknown> => fileOf(w, toFillIn, who, `${AT}/csv${query}`).catch((thrown: unknown) => (thrown as Response).status)
const written = (rows: Row[]): string => [HEAD, ...rows.map((row) => HEAD.map((head) => row[head]))].map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\r\n')
const done = { Date: TODAY, Kind: 'Visit', What: 'A walk through reading' }
const kept = (): number => w.db.$client.prepare('select count(*) from activities').pluck().get() as number
const confirm = (lines: string, key = 'one', who: Somebody = 'broker', at = AT) => send(w, file, who, at, { 'form-key': key, lines })

test('the file to fill in, with a day, a kind and a title, covers the schools on paper only in one go', async () => {
  const before = await look(w, coverage, 'broker', '/coverage')
  expect(before.counts['on-paper-only']).toBeGreaterThan(0)
  const rows = await rowsFor('broker')
  const events = kept()
  const shown = await upload(written(rows.map((row, index) => (index < 40 ? { ...row, ...done } : row))))
  expect([shown.status, shown.preview!.rows.length, shown.preview!.unfilled, kept()]).toEqual([200, Math.min(40, rows.length), Math.max(0, rows.length - 40), events])
  expect((await confirm(shown.preview!.lines)).location).toBe('/coverage?done=activities-recorded')
  expect((await confirm(shown.preview!.lines)).location).toBe('/coverage?done=activities-recorded')
  expect(kept()).toBe(events + shown.preview!.rows.length)
  expect((await look(w, coverage, 'broker', '/coverage')).counts['on-paper-only']).toBe(0)
  expect((await confirm(shown.preview!.lines, 'again')).errors).toEqual(['file: What the file says no longer holds. Choose the file again to see why'])
  expect(firstBrokenEvent(w.db)).toBeNull()
})

test('the file names every collaboration one may record for, and no other; those with schools not active come first', async () => {
  const rows = await rowsFor('broker')
  const waiting = (await look(w, coverage, 'broker', '/coverage?state=on-paper-only')).rows.map(({ school }) => String(school.urn))
  const waits = rows.map(({ URN }) => URN.split(' ').some((urn) => waiting.includes(urn)))
  expect(waits.indexOf(false)).toBeGreaterThan(0)
  expect(waits.lastIndexOf(true)).toBeLessThan(rows.length / 2)
  const mine = await rowsFor('head3b')
  expect(mine.length).toBeGreaterThan(0)
  expect(mine.every(({ URN, Schools }) => URN.split(' ').includes(String(w.school('Saltings Primary School').urn)) && Schools.includes('Saltings Primary School'))).toBe(true)
  const { id } = w.network('Port Ellin and the Ness')
  w.db.$client.prepare(`update memberships set "to" = '2026-10-31' where network_id = ? and school_id = ?`).run(id, w.school('Saltings Primary School').id)
  expect((await rowsFor('head3b')).map(({ Collaboration }) => Collaboration)).toEqual(mine.map(({ Collaboration }) => Collaboration).filter((name) => name !== 'Port Ellin and the Ness'))
  expect((await rowsFor('chairOfCoast')).length).toBeLessThan(rows.length)
})

test('a line for somebody else\u2019s collaboration is told, and keeps all of the file out', async () => {
  const theirs = (await rowsFor('broker')).find(({ Collaboration }) => Collaboration === 'Tidewick Bay Learning Community')!
  const [mine] = await rowsFor('head3b')
  const before = kept()
  const shown = await upload(written([{ ...mine!, ...done }, { ...theirs, ...done }]), 'head3b')
  expect([shown.status, shown.faults!.map(({ line, column, rule }) => `${line} ${column}: ${rule}`)]).toEqual([400, ['3 Collaboration: You may record for no collaboration with this name.']])
  const lines = JSON.stringify([{ line: 2, network: theirs.Collaboration, number: '', on: TODAY, kind: 'visit', title: 'A walk', urns: theirs.URN }])
  expect((await confirm(lines, 'theirs', 'head3b')).status).toBe(400)
  expect(kept()).toBe(before)
})

test.each([
  ['the column with the names', 'Date,Kind,What,URN\r\n01/10/2026,Visit,A visit,900001\r\n', 'The column "Collaboration" must be there.'],
  ['anything filled in', 'Collaboration,Date,Kind,What,URN\r\nTidewick Bay Learning Community,,,,900001\r\n', 'Fill in Date, Kind and What of at least one line.'],
])('a file without %s is refused with the reason', async (_, text, rule) => {
  expect((await upload(text)).faults!.map((fault) => fault.rule)).toEqual([rule])
})

test('two with one name are told apart by number, in the file to fill in and in what is read', async () => {
  const { id } = w.network('Tidewick Bay Learning Community')
  const other = w.network('Port Ellin and the Ness')
  w.db.$client.prepare('update networks set name = ? where id = ?').run('Tidewick Bay Learning Community', other.id)
  const alike = (await rowsFor('broker')).filter(({ Collaboration }) => Collaboration === 'Tidewick Bay Learning Community')
  expect(alike.map((row) => Number(row['Network number'])).toSorted()).toEqual([id, other.id].toSorted())
  expect((await upload(written(alike.map((row) => ({ ...row, ...done }))))).preview!.rows).toHaveLength(2)
  expect((await upload(written(alike.map((row) => ({ ...row, ...done, 'Network number': '' }))))).faults!.map(({ column }) => column)).toContain('Network number')
})

test('one network gives a file of its own members, also before it did anything, and reads it', async () => {
  const { id } = w.network('Port Ellin and the Ness')
  w.db.$client.prepare('delete from activity_participants where activity_id in (select id from activities where network_id = ?)').run(id)
  w.db.$client.prepare('delete from activities where network_id = ?').run(id)
  const rows = await rowsFor('broker', `?network=${id}`)
  expect(rows.map(({ Collaboration }) => Collaboration)).toEqual(['Port Ellin and the Ness'])
  const { status } = await sendFile(w, ofOne, 'broker', `/networks/${id}/activities/file`, written(rows.map((row) => ({ ...row, ...done }))))
  expect(status).toBe(200)
  expect(await fileRefused('chairOfDales', `?network=${id}`)).toBe(404)
})

test('who records nothing has neither the page nor the file', async () => {
  for (const who of ['auditor', 'headOfService', 'chairOfGovernors'] as const) {
    expect([(await look(w, page, who, AT)).status, await fileRefused(who), (await upload('', who)).status], who).toEqual([403, 403, 403])
  }
})

test('what is recorded leads back to where one came from, and to no other place', async () => {
  const back = '/coverage/repair?target=threads'
  expect((await look(w, repair, 'broker', `${back}&done=noted`)).here).toBe(new URLSearchParams({ back }).toString())
  const { id, version } = w.network('Tidewick Bay Learning Community')
  const saying = (to: string, key: string) => {
    const form = { 'form-key': key, version: String(version), kind: 'visit', title: key, schools: ['all'], 'on-day': '1', 'on-month': '10', 'on-year': '2026' }
    return send(w, record, 'broker', `/networks/${id}/activities?${new URLSearchParams({ back: to }).toString()}`, form)
  }
  expect((await saying(back, 'a')).location).toBe('/coverage/repair?target=threads&done=activity-recorded')
  expect((await look(w, recording, 'broker', `/networks/${id}/activities?back=%2Fcoverage%2Frepair`)).leave).toEqual({ href: '/coverage/repair', words: 'Back to the repair' })
  for (const away of ['//evil.example/coverage/repair', '/\\evil', 'https://evil.example/coverage', '/accounts', '/coverage/repair/../../accounts', '']) expect((await saying(away, `to ${away}`)).location, away).toBe(`/networks/${id}?done=activity-recorded`)
  const [row] = await rowsFor('head3b')
  const shown = await upload(written([{ ...row!, ...done }]), 'head3b', `${AT}?back=%2Fcoverage`)
  expect((await confirm(shown.preview!.lines, 'head', 'head3b', `${AT}?back=%2Fcoverage`)).location).toBe('/coverage/activities?done=activities-recorded')
})

test('where a network begins today the form says that nothing before can be recorded', async () => {
  const { id } = w.network('Tidewick Bay Learning Community')
  expect((await look(w, recording, 'broker', `/networks/${id}/activities`)).begins).toBeNull()
  w.db.$client.prepare('update networks set "from" = ? where id = ?').run(TODAY, id)
  expect((await look(w, recording, 'broker', `/networks/${id}/activities`)).begins).toBe('23 November 2026')
})

test('where a network is no collaboration the form says that coverage stays as it is', async () => {
  const counts = async (name: string) => (await look(w, recording, 'broker', `/networks/${w.network(name).id}/activities`)).counts
  expect([await counts('Tidewick Bay Learning Community'), await counts('Coast Improvement Partnership')]).toEqual([true, false])
})
