/** Evidence says who recorded it, and can be taken back: then it counts nowhere, and stays to be seen. */
import { readFileSync } from 'node:fs'
import { beforeEach, expect, test } from 'vitest'
import { loader as certificate } from '../../app/routes/coverage.certificate.tsx'
import { loader as certificateFile } from '../../app/routes/coverage.certificate_.csv.tsx'
import { loader as network } from '../../app/routes/networks.$id.tsx'
import { loader as networks } from '../../app/routes/networks._index.tsx'
import { loader as networkFile } from '../../app/routes/networks.$id_.activities_.csv.tsx'
import { action as record } from '../../app/routes/networks.$id_.activities.tsx'
import { action as takeBack, loader as takingBack } from '../../app/routes/networks.$id_.activities_.$activityId_.withdrawal.tsx'
import { firstBrokenEvent } from '../../db/events.ts'
import { EVERYBODY, world, type Somebody, type World } from '../world.ts'
import { fileOf, look, send } from './asking.ts'

let w: World
beforeEach(async () => {
  w = await world()
}, 60_000)

const SALTINGS = 'Saltings Primary School'
const port = () => w.network('Port Ellin and the Ness')
let keys = 0
const key = () => ({ 'form-key': `evidence-${(keys += 1)}` })
const one = (sql: string, ...values: unknown[]) => w.db.$client.prepare(sql).get(...values) as Record<string, unknown>
async function walk(who: Somebody): Promise<number> {
  const form = { ...key(), version: String(port().version), kind: 'visit', title: 'CANARY walk', schools: ['all'], 'on-day': '20', 'on-month': '11', 'on-year': '2026' }
  expect((await send(w, record, who, `/networks/${port().id}/activities`, form)).errors).toEqual([])
  return Number(one('select max(id) as id from activities').id)
}
const at = (id: number) => `/networks/${port().id}/activities/${id}/withdrawal`
const named = async (who: Somebody) => (await look(w, certificate, who, '/coverage/certificate')).rows.find(({ school }) => school.name === SALTINGS)!.evidence.find(({ title }) => title === 'CANARY walk')

test.each([['head3b', `Headteacher of ${SALTINGS}`], ['broker', 'Officer of the authority'], ['memberOfCoast', 'Improvement Partnership member']] as const)('what %s records is by a role, never by name, on the certificate, its file and the network’s', async (who, as) => {
  await walk(who)
  expect((await named('chairOfCoast'))?.by).toBe(as)
  const [file, did] = [await fileOf(w, certificateFile, 'chairOfCoast', '/coverage/certificate/csv'), await fileOf(w, networkFile, 'head1', `/networks/${port().id}/activities/csv`)]
  for (const text of [file, did]) {
    expect(text.split('\r\n').filter((line) => line.includes('CANARY walk')).every((line) => line.includes(as))).toBe(true)
    expect(text).toContain('Recorded by')
    expect(text).not.toContain(w.account(who).name)
  }
  const shown = (await look(w, network, 'head1', `/networks/${port().id}`)).did.rows[0]!
  expect(shown).toMatchObject({ title: 'CANARY walk', recordedAs: as, mayTakeBack: false })
  expect(shown).not.toHaveProperty('recordedBy')
})

test('of what was recorded before that was kept, the history tells the same', async () => {
  for (const who of ['head3b', 'broker', 'memberOfCoast'] as const) await walk(who)
  const recorders = () => w.db.$client.prepare("select recorded_by, recorded_as from activities where title = 'CANARY walk' order by id").all()
  const kept = recorders()
  w.db.$client.exec('update activities set recorded_by = null, recorded_as = null')
  const migration = readFileSync(new URL('../../db/migrations/0011_who_recorded.sql', import.meta.url), 'utf8')
  for (const statement of migration.split('--> statement-breakpoint').filter((each) => each.trim().startsWith('UPDATE'))) w.db.$client.exec(statement)
  expect(recorders()).toEqual(kept)
})

test('who recorded it, or the network’s authority, takes it back; nobody else is offered to', async () => {
  const id = await walk('head3b')
  const may: string[] = []
  for (const who of EVERYBODY.filter((each) => each !== 'disabled')) {
    const { status } = await look(w, takingBack, who, at(id))
    if (status === undefined) may.push(who)
    else expect((await send(w, takeBack, who, at(id), { ...key(), reason: 'Because' })).status, who).toBe(status)
    if (who !== 'administrator') expect((await look(w, network, who, `/networks/${port().id}`)).did.rows[0]!.mayTakeBack, who).toBe(status === undefined)
  }
  expect(may).toEqual(['broker', 'otherBroker', 'head3b'])
  expect(one('select taken_back_at as at from activities where id = ?', id).at).toBeNull()
  expect((await look(w, takingBack, 'head3b', `/networks/${w.network('Tidewick Bay Learning Community').id}/activities/${id}/withdrawal`)).status).toBe(404)
})

test('what is taken back counts nowhere, stays to be seen with the reason, and is one event', async () => {
  w.db.$client.exec('delete from activity_participants; delete from activities')
  const id = await walk('head3b')
  const state = async () => (await look(w, certificate, 'chairOfCoast', '/coverage/certificate')).rows.find(({ school }) => school.name === SALTINGS)!.coverage
  expect(await state()).toBe('active')
  expect(await send(w, takeBack, 'head3b', at(id), { ...key(), reason: ' ' })).toMatchObject({ status: 400, errors: ['reason: Say why'] })
  const form = { ...key(), reason: 'It was put off' }
  for (let twice = 0; twice < 2; twice += 1) expect((await send(w, takeBack, 'head3b', at(id), form)).location).toBe(`/networks/${port().id}?done=activity-taken-back`)
  expect((await send(w, takeBack, 'broker', at(id), { ...key(), reason: 'Mine too' })).status).toBe(409)
  expect((await look(w, takingBack, 'broker', at(id))).status).toBe(404)
  expect(await state()).toBe('on-paper-only')
  expect(await named('broker')).toBeUndefined()
  expect(await fileOf(w, certificateFile, 'chairOfCoast', '/coverage/certificate/csv')).not.toContain('CANARY')
  expect(await fileOf(w, networkFile, 'head1', `/networks/${port().id}/activities/csv`)).not.toContain('CANARY')
  const page = await look(w, network, 'head1', `/networks/${port().id}`)
  expect(page).toMatchObject({ tookPart: 0, did: { rows: [], total: 0 }, takenBack: [{ title: 'CANARY walk', why: 'It was put off', byRecorder: true }] })
  expect((await look(w, networks, 'head1', '/networks?search=port+ellin')).rows.find((row) => row.id === port().id)!.lastOn).toBe('Nothing recorded')
  expect(one("select count(*) as n, max(why) as why, max(subject_id) as id from events where action = 'network.activity-taken-back'")).toEqual({ n: 1, why: 'It was put off', id: String(port().id) })
  expect(firstBrokenEvent(w.db)).toBeNull()
  await walk('head3b')
  expect(await state()).toBe('active')
})
