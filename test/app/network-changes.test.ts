/** An authority without the demo: from schools to a partnership, its chair, and coverage that says who is active. */
import { beforeEach, expect, test } from 'vitest'
import { action as invite, loader as inviting } from '../../app/routes/accounts_.new.tsx'
import { loader as coverage } from '../../app/routes/coverage._index.tsx'
import { action as record, loader as recording } from '../../app/routes/networks.$id_.activities.tsx'
import { action as limit } from '../../app/routes/networks.$id_.limits.tsx'
import { action as join, loader as members } from '../../app/routes/networks.$id_.members.tsx'
import { loader as network } from '../../app/routes/networks.$id.tsx'
import { loader as networks } from '../../app/routes/networks._index.tsx'
import { action as found, loader as founding } from '../../app/routes/networks.new.tsx'
import { openDb, type Db } from '../../db/client.ts'
import { firstBrokenEvent } from '../../db/events.ts'
import { actorOf } from '../../db/grants.ts'
import { loadReference } from '../../db/reference.ts'
import { AT, TODAY, type Somebody, type World } from '../world.ts'
import { look, send, typedDay as day } from './asking.ts'

const EMAILS: Partial<Record<Somebody, string>> = {
  administrator: 'admin@x.example', broker: 'broker@x.example', otherBroker: 'far@x.example', head1: 'head@x.example', headOfService: 'hos@x.example', chairOfCoast: 'chair@x.example', auditor: 'auditor@x.example',
}
const URNS = Array.from({ length: 80 }, (_, n) => 900001 + n)
let db: Db
let w: World

beforeEach(() => {
  db = openDb(':memory:')
  loadReference(db, { at: AT })
  const run = (sql: string, ...values: unknown[]) => db.$client.prepare(sql).run(...values)
  run("insert into authorities values ('901', 'Harrowmere'), ('902', 'Eastfold')")
  for (const [n, urn] of [...URNS, 900999].entries()) run("insert into schools (id, urn, name, la_code, phase, standing) values (?, ?, ?, ?, 'primary', 'open')", n + 1, urn, `School ${n + 1}`, urn === 900999 ? '902' : '901')
  const account = (role: string, email: string, over: { la?: string; school?: number } = {}) => {
    const { lastInsertRowid } = run('insert into accounts (email, name, created_at) values (?, ?, ?)', email, role, AT)
    run('insert into grants (account_id, role, la_code, school_id, "from") values (?, ?, ?, ?, ?)', lastInsertRowid, role, over.la ?? null, over.school ?? null, '2026-01-01')
  }
  account('administrator', EMAILS.administrator!)
  account('broker', EMAILS.broker!, { la: '901' })
  account('broker', EMAILS.otherBroker!, { la: '902' })
  account('head-of-service', EMAILS.headOfService!, { la: '901' })
  account('head', EMAILS.head1!, { school: 1 })
  account('auditor', EMAILS.auditor!)
  const find = (who: Somebody) => db.$client.prepare('select id, email, name, person_id as personId from accounts where email = ?').get(EMAILS[who]) as ReturnType<World['account']>
  w = { db, account: find, viewer: (who: Somebody) => ({ actor: actorOf(db, find(who).id, TODAY), today: TODAY }) } as World
})

let keys = 0
const key = () => ({ 'form-key': `key-${(keys += 1)}` })
const version = (id: number) => ({ version: String(db.$client.prepare('select version from networks where id = ?').pluck().get(id)) })
const made = async (kind: string, name: string, more: Record<string, string> = {}): Promise<number> => {
  const { location, errors } = await send(w, found, 'broker', '/networks/new', { ...key(), kind, name, authority: '901', ...day('from', '2026-01-01'), ...more })
  expect(errors).toEqual([])
  return Number(/^\/networks\/(\d+)\?done=recorded$/.exec(location)?.[1])
}
const add = (who: Somebody, id: number, urns: string, from = '2026-01-01') => send(w, join, who, `/networks/${id}/members`, { ...version(id), doing: 'join', urns, role: 'member', ...day('from', from) })
const did = (who: Somebody, id: number, schools: number[], more: Record<string, string> = {}) =>
  send(w, record, who, `/networks/${id}/activities`, { ...key(), ...version(id), kind: 'peer-review', title: 'Reading walk', schools: schools.map(String), ...day('on', '2026-10-01'), ...more })

test('a broker fills a partnership, the administrator invites its chair, and the chair sees who is active', async () => {
  const partnership = await made('improvement-partnership', 'Coast Partnership')
  expect((await add('broker', partnership, URNS.join('\r\n'))).location).toBe(`/networks/${partnership}?done=joined`)
  const choices = await look(w, inviting, 'administrator', '/accounts/new')
  expect(choices.partnerships).toEqual([{ value: String(partnership), text: 'Coast Partnership' }])
  await send(w, invite, 'administrator', '/accounts/new', { name: 'Chair', email: EMAILS.chairOfCoast!, role: 'partnership-chair', partnership: String(partnership) })
  expect((await look(w, coverage, 'chairOfCoast', '/coverage')).counts).toMatchObject({ active: 0, 'on-paper-only': 0, none: 80 })

  const community = await made('learning-community', 'Bay Community', { lead: '900001' })
  expect((await add('broker', community, '900002, 900003')).status).toBe(302)
  expect((await look(w, coverage, 'chairOfCoast', '/coverage')).counts).toMatchObject({ active: 0, 'on-paper-only': 3, none: 77 })
  expect((await did('chairOfCoast', community, [1, 2])).location).toBe(`/networks/${community}?done=activity-recorded`)
  expect((await look(w, coverage, 'chairOfCoast', '/coverage')).counts).toMatchObject({ active: 2, 'on-paper-only': 1, none: 77 })
  expect((await look(w, coverage, 'broker', '/coverage?area=la-901')).counts).toMatchObject({ active: 2 })
  expect(firstBrokenEvent(db)).toBeNull()
})

test('who may not is told so, and sees no link', async () => {
  const community = await made('learning-community', 'Bay Community', { lead: '900001' })
  const links: [Somebody, manage: boolean, record: boolean][] = [['broker', true, true], ['headOfService', true, false], ['head1', false, true], ['otherBroker', false, false], ['auditor', false, false]]
  for (const [who, manage, recorded] of links) {
    expect((await look(w, network, who, `/networks/${community}`)).may, who).toEqual({ manage, keep: manage, record: recorded, confirm: who === 'head1' })
    expect((await look(w, members, who, `/networks/${community}/members`)).status, who).toBe(manage ? undefined : who === 'otherBroker' ? 404 : 403)
    expect((await look(w, recording, who, `/networks/${community}/activities`)).status, who).toBe(recorded ? undefined : who === 'otherBroker' ? 404 : 403)
    expect((await look(w, founding, who, '/networks/new')).status, who).toBe(manage || who === 'otherBroker' ? undefined : 403)
  }
  expect((await look(w, networks, 'head1', '/networks')).mayRecord).toBe(false)
  expect((await send(w, found, 'broker', '/networks/new', { ...key(), kind: 'federation', name: 'Far', authority: '902', ...day('from', '2026-01-01') })).errors).toEqual(['authority: Choose the authority'])
  expect((await add('otherBroker', community, '900999')).status).toBe(404)
  expect((await did('otherBroker', community, [1])).status).toBe(404)
})

test('a network the register tells of is left to imports, though its schools may record what it did', async () => {
  const trust = await made('multi-academy-trust', 'The Trust', { lead: '900001' })
  db.$client.prepare('update networks set group_uid = 5555 where id = ?').run(trust)
  expect((await add('broker', trust, '900002')).status).toBe(404)
  expect((await look(w, network, 'head1', `/networks/${trust}`)).may).toEqual({ manage: false, keep: false, record: true, confirm: true })
})

test('one bad line keeps everybody out, and what was typed is kept', async () => {
  const partnership = await made('improvement-partnership', 'Coast Partnership')
  const answered = await add('broker', partnership, '900001\nAsh\n900999')
  expect(answered).toMatchObject({ status: 400, typed: { urns: ['900001\nAsh\n900999'] } })
  expect(answered.errors).toEqual(['urns: Line 2: “Ash” is not a URN, which has six figures', expect.stringContaining('urns: Line 3: School 81 is in another authority')])
  expect(db.$client.prepare('select count(*) from memberships').pluck().get()).toBe(0)
})

test('a membership ends with a day, once, and leaves room in another of its kind', async () => {
  const [one, other] = [await made('improvement-partnership', 'Coast'), await made('improvement-partnership', 'Dales')]
  await add('broker', one, '900001')
  expect((await add('broker', other, '900001')).errors[0]).toContain('School 1 is in Coast in that time')
  const { members: shown } = await look(w, members, 'broker', `/networks/${one}/members`)
  const leave = { ...version(one), doing: 'leave', memberships: shown[0]!.value, ...day('ending', '2026-08-31') }
  expect((await send(w, join, 'broker', `/networks/${one}/members`, leave)).location).toBe(`/networks/${one}?done=left`)
  expect((await send(w, join, 'broker', `/networks/${one}/members`, leave)).status).toBe(400)
  expect((await add('broker', other, '900001', '2026-09-01')).status).toBe(302)
})

test('a form sent twice records one thing, and a stale one nothing', async () => {
  const form = { ...key(), kind: 'learning-community', name: 'Bay', authority: '901', ...day('from', '2026-01-01') }
  const [first, second] = [await send(w, found, 'broker', '/networks/new', form), await send(w, found, 'broker', '/networks/new', form)]
  expect(second.location).toBe(first.location)
  const id = Number(/\d+/.exec(first.location)?.[0])
  await add('broker', id, '900001')
  const stale = { version: '1', doing: 'join', urns: '900002', role: 'member', ...day('from', '2026-01-01') }
  expect((await send(w, join, 'broker', `/networks/${id}/members`, stale)).status).toBe(409)
  expect((await did('broker', id, [1], { version: '1' })).status).toBe(409)
  expect(db.$client.prepare("select action from events where subject = 'network' order by seq").pluck().all()).toEqual(['network.recorded', 'network.members-joined'])
})

test('limits are kept when schools join, each refusal saying which, until somebody changes them', async () => {
  const id = await made('learning-community', 'Bay Community', { lead: '900001' })
  const set = (who: Somebody, typed: Record<string, string | string[]>) => send(w, limit, who, `/networks/${id}/limits`, { ...version(id), most: '', reach: '', ...typed })
  expect((await set('broker', { most: '0', reach: 'far' })).errors).toEqual(['most: The most schools must be a whole number from 1 to 999, or left blank', 'reach: How far must be a whole number from 1 to 400, or left blank'])
  expect(await set('broker', { most: 'x' })).toMatchObject({ typed: { most: ['x'] } })
  expect((await set('otherBroker', { most: '9' })).status).toBe(404)
  expect((await set('head1', { most: '9' })).status).toBe(403)
  expect((await set('broker', { most: '9', version: '99' })).status).toBe(409)
  expect((await set('broker', { most: '2', phases: ['primary'], reach: '10' })).location).toBe(`/networks/${id}?done=limits-set`)

  db.$client.exec("update schools set easting = 400000, northing = 400000 where id in (1, 2); update schools set easting = 420000, northing = 400000 where id = 3; update schools set phase = 'secondary' where id = 4")
  const change = 'Change whom the network takes in first, if that is no longer right'
  expect((await add('broker', id, '900003')).errors).toEqual([`urns: School 3 (900003) is further than 10 km from the nearest school of the network, which is how far it takes schools in. ${change}`])
  expect((await add('broker', id, '900004')).errors).toEqual([`urns: School 4 (900004) is of a phase that the network does not take in: it takes in primary. ${change}`])
  expect((await add('broker', id, '900002, 900005')).errors).toEqual([`urns: The network takes in 2 schools at most, and on 1 January 2026 it would have 3. ${change}`])
  expect((await add('broker', id, '900002', '2026-03-01')).status).toBe(302)
  expect((await add('broker', id, '900005')).errors, 'full from March on').toEqual([`urns: The network takes in 2 schools at most, and on 1 March 2026 it would have 3. ${change}`])
  expect((await set('broker', { most: '1' })).errors).toEqual(['most: The most schools must be 2 or more: so many belong today'])
  expect((await set('broker', {})).status).toBe(302)
  expect((await add('broker', id, '900003, 900004, 900005')).status).toBe(302)
  expect(firstBrokenEvent(db)).toBeNull()
})
