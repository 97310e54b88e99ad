/** From a template to networks: a draft that is kept, schools moved by hand, and everything made at once or nothing. */
import { beforeEach, expect, test } from 'vitest'
import { loader as template, action as draft } from '../../app/routes/networks.templates.$code.tsx'
import { loader as templates } from '../../app/routes/networks.templates._index.tsx'
import { loader as scheme } from '../../app/routes/networks.schemes.$id.tsx'
import { loader as application, action as apply } from '../../app/routes/networks.schemes.$id_.application.tsx'
import { action as drop } from '../../app/routes/networks.schemes.$id_.disposal.tsx'
import { loader as group, action as move } from '../../app/routes/networks.schemes.$id_.groups.$key.tsx'
import { firstBrokenEvent } from '../../db/events.ts'
import { listWants } from '../../db/scheme-application.ts'
import { findScheme } from '../../db/schemes.ts'
import { LA, world, type Somebody, type World } from '../world.ts'
import { look, send, typedDay as day } from './asking.ts'

let w: World
beforeEach(async () => {
  w = await world()
}, 60_000)

let keys = 0
const key = () => ({ 'form-key': `scheme-${(keys += 1)}` })
const one = (sql: string): unknown => w.db.$client.prepare(sql).pluck().get()
const all = (sql: string): unknown[] => w.db.$client.prepare(sql).pluck().all()
const start = (code: string, more: Record<string, string> = {}, who: Somebody = 'broker') =>
  send(w, draft, who, `/networks/templates/${code}`, { ...key(), authority: LA, prefix: '', ...day('from', '2026-11-01'), ...more })
const drafted = async (code: string, more: Record<string, string> = {}): Promise<number> => {
  const { location, errors } = await start(code, more)
  expect(errors).toEqual([])
  return Number(/^\/networks\/schemes\/(\d+)\?done=drafted$/.exec(location)?.[1])
}
const current = (id: number) => ({ version: String(findScheme(w.db, { id })!.version) })
const moving = (id: number, from: string, schools: number[], to: string) => send(w, move, 'broker', `/networks/schemes/${id}/groups/${from}`, { ...current(id), schools: schools.map(String), to })
const applying = (id: number, more: Record<string, string> = {}, who: Somebody = 'broker') => send(w, apply, who, `/networks/schemes/${id}/application`, { ...key(), ...current(id), ...more })

test('Bedfordshire’s seven communities: a draft first, then networks, members, wants, aims and funds at once', async () => {
  const before = one('select count(*) from networks')
  const id = await drafted('bedfordshire', { 'communities-groups': '7', fund: '1,500', prefix: 'New' })
  expect(one('select count(*) from networks')).toBe(before)
  const shown = await look(w, scheme, 'headOfService', `/networks/schemes/${id}`)
  expect(shown.layers[0]!.rows).toHaveLength(7)
  expect(shown).toMatchObject({ schools: 120, leftOver: [], short: [], state: 'draft' })
  expect(shown.unplaced).toHaveLength(1)
  const { drawn, phone } = shown.layers[0]!.map!
  expect([drawn.schools.length, phone.schools.length, drawn.networks.length]).toEqual([119, 119, 7])
  expect(drawn.land.map(({ code, own }) => [code, own])).toEqual([[LA, true]])
  for (const { name, group } of drawn.schools) {
    const row = shown.rows.find((each) => each.name === name)!
    expect(row.in.communities).toBe(group)
    expect(shown.layers[0]!.rows[group!]!.schoolIds).toContain(row.id)
  }

  expect((await applying(id)).location).toBe(`/networks/schemes/${id}?done=applied`)
  const made = findScheme(w.db, { id })!.made
  expect(made).toHaveLength(7)
  expect(one(`select count(distinct school_id) from memberships where network_id in (${made.join()}) and "from" = '2026-11-01'`)).toBe(120)
  expect(all(`select distinct code from network_wants where network_id in (${made.join()}) order by 1`)).toEqual(['administrator', 'adviser', 'cpd-co-ordinator', 'lead'])
  expect(one(`select sum(pence) from fund_movements where network_id in (${made.join()})`)).toBe(7 * 150_000)
  expect(one(`select count(*) from network_aims where network_id in (${made.join()})`)).toBe(7)
  expect(one("select count(*) from events where action = 'scheme.applied'")).toBe(1)
  expect(firstBrokenEvent(w.db)).toBeNull()
})

test('which need brings schools together is told to officers in the draft, and by the networks to nobody', async () => {
  const id = await drafted('leicester')
  const { layers: [clusters] } = await look(w, scheme, 'broker', `/networks/schemes/${id}`)
  const needs = clusters!.rows.map(({ focus }) => focus)
  expect(needs.length).toBeGreaterThan(0)
  expect(needs).not.toContain('')
  expect((await look(w, application, 'broker', `/networks/schemes/${id}/application`)).byNeed).toBe(true)
  expect((await applying(id, { reason: 'They agreed to it' })).location).toContain('done=applied')
  const made = w.db.$client.prepare('select name, purpose from networks order by id desc limit ?').all(needs.length) as { name: string; purpose: string }[]
  for (const { name, purpose } of made) for (const need of needs) expect(`${name} ${purpose}`.toLowerCase()).not.toContain(need.toLowerCase())
})

test('schools of other phases are not counted as missing', async () => {
  const { layers, coverage } = await look(w, scheme, 'broker', `/networks/schemes/${await drafted('north-yorkshire')}`)
  // Boards see that schools collaborate, and are no collaborations.
  expect(coverage).toMatch(/^None of these networks counts/)
  expect(layers.find(({ key: each }) => each === 'primary')!.outside).toMatch(/^Schools of other phases, in none of the/)
})

test('networks that mix are on the map without bands, and who is in none of them is marked so', async () => {
  const mapsOf = async (code: string) => (await look(w, scheme, 'broker', `/networks/schemes/${await drafted(code)}`)).layers.map(({ map }) => map?.drawn ?? null)
  const [districts, practice] = await mapsOf('sheffield')
  expect([districts!.networks.length, practice!.networks.length, practice!.schools.length]).toEqual([7, 0, 119])
  const [themes] = await mapsOf('redbridge')
  // One in five is left out; of those one has no place.
  expect(themes!.schools.filter(({ group }) => group === null)).toHaveLength(23)
  expect(await mapsOf('lancashire')).toEqual([null, null])
})

test('a form sent twice drafts one scheme, and applies once', async () => {
  const form = { ...key(), authority: LA, prefix: 'Twice', ...day('from', '2026-11-01'), 'communities-groups': '4' }
  const first = await send(w, draft, 'broker', '/networks/templates/bedfordshire', form)
  expect((await send(w, draft, 'broker', '/networks/templates/bedfordshire', form)).location).toBe(first.location)
  expect(one('select count(*) from schemes')).toBe(1)
  const id = Number(/schemes\/(\d+)/.exec(first.location)![1])
  const once = { ...key(), ...current(id) }
  const done = await send(w, apply, 'broker', `/networks/schemes/${id}/application`, once)
  expect((await send(w, apply, 'broker', `/networks/schemes/${id}/application`, once)).location).toBe(done.location)
  expect((await send(w, apply, 'broker', `/networks/schemes/${id}/application`, { ...key(), version: '1' })).errors).toEqual([': This draft was applied or thrown away already'])
  expect(one("select count(*) from networks where name like 'Twice %'")).toBe(4)
})

test('schools are moved by hand; broken sizes are said, and applied with a reason only', async () => {
  const id = await drafted('kingston', { 'clusters-groups': '6', 'clusters-least': '18', 'clusters-most': '22', prefix: 'Hand' })
  const { networks } = findScheme(w.db, { id })!.plan
  const [from, to] = [networks[0]!, networks.find(({ schoolIds }) => schoolIds.length > 18) ?? networks[1]!].map(({ key: each }) => each) as [string, string]
  expect((await moving(id, from, [], to)).errors).toEqual(['schools: Choose at least one school to move'])
  expect((await moving(id, from, networks[0]!.schoolIds.slice(0, 2), '')).errors).toEqual(['to: Choose where the schools go'])
  expect((await moving(id, from, networks[0]!.schoolIds.slice(0, 6), 'none')).location).toBe(`/networks/schemes/${id}?done=moved`)
  expect((await look(w, group, 'broker', `/networks/schemes/${id}/groups/clusters`)).schools).toHaveLength(6)
  const shown = await look(w, scheme, 'broker', `/networks/schemes/${id}`)
  expect(shown.short.some((words) => /was to have 18 to 22/.test(words))).toBe(true)
  expect(shown.layers[0]!.outside).toMatch(/^6 schools of its phases are in none of the .+ networks$/)
  expect(shown.leftOver.map(({ why }) => why)).toEqual(Array.from({ length: 6 }, () => 'It was taken out by hand'))
  expect((await applying(id)).errors).toEqual(['reason: Say why this is applied though it falls short of the template'])
  expect(one("select count(*) from networks where name like 'Hand %'")).toBe(0)
  expect((await applying(id, { reason: 'They join in spring' })).status).toBe(302)
  expect(one("select why from events where action = 'scheme.applied'")).toBe('They join in spring')
})

test('two people at one draft: the second is told', async () => {
  const id = await drafted('kingston', { prefix: 'Both' })
  const stale = current(id)
  const [first, second] = findScheme(w.db, { id })!.plan.networks
  await moving(id, first!.key, first!.schoolIds.slice(0, 1), second!.key)
  const late = await send(w, move, 'headOfService', `/networks/schemes/${id}/groups/${first!.key}`, { ...stale, schools: [String(first!.schoolIds[1])], to: second!.key })
  expect(late.status).toBe(409)
  expect(late.typed.to).toEqual([second!.key])
  expect((await send(w, drop, 'broker', `/networks/schemes/${id}/disposal`, stale)).status).toBe(409)
})

test('schools in another Improvement Partnership leave it the day before, where that is asked for', async () => {
  const id = await drafted('north-yorkshire', { prefix: 'Northern' })
  const check = await look(w, application, 'broker', `/networks/schemes/${id}/application`)
  expect(check.rivals.length).toBeGreaterThan(100)
  const refused = await applying(id)
  expect(refused.errors).toEqual([expect.stringMatching(/^ending: \d+ memberships have to end first/)])
  // Only those that were shown are ended.
  const shown = check.rivals.map(({ key: each }) => each)
  expect((await applying(id, { ending: 'yes', shown: shown.slice(1).join() })).errors).toEqual([expect.stringMatching(/^: Somebody else changed this/)])
  expect((await applying(id, { ending: 'yes', shown: shown.join() })).errors).toEqual([])
  const made = findScheme(w.db, { id })!.made
  expect(one(`select count(*) from memberships m join networks n on n.id = m.network_id where n.kind = 'improvement-partnership' and n.id not in (${made.join()}) and m.school_id is not null and (m."to" is null or m."to" >= '2026-11-01')`)).toBe(0)
  expect(one(`select count(*) from network_links where relation = 'contains' and from_network_id = ${made[0]}`)).toBe(7)
  const wants = listWants(w.db, { networkId: made[1]!, day: '2026-11-23' }).filter(({ what }) => what === 'role').map(({ code, count }) => `${count} ${code}`)
  expect(wants).toEqual(['1 chair', '5 board-head', '1 board-governor', '1 linked-officer'])
})

test('a school that opened since the draft is left over, and a network that ended since is not placed under another', async () => {
  const [late, forum] = [await drafted('kingston', { prefix: 'Late' }), await drafted('lancashire', { prefix: 'Chosen' })]
  w.db.$client.exec(`insert into schools (urn, name, la_code, phase, standing) values (987654, 'New School', '${LA}', 'primary', 'open')`)
  const shown = await look(w, scheme, 'broker', `/networks/schemes/${late}`)
  expect(shown.leftOver.map(({ name, why }) => [name, why])).toEqual([['New School', 'It was not here when this was drafted']])
  expect((await applying(late)).errors).toEqual(['reason: Say why this is applied though it falls short of the template'])
  const existing = findScheme(w.db, { id: forum })!.plan.networks.find(({ existingId }) => existingId !== null)!
  w.db.$client.exec(`update networks set "to" = '2026-10-01' where id = ${existing.existingId!}`)
  expect((await applying(forum, { reason: 'Some chose none' })).errors).toEqual([`: ${existing.name} is not there any more on 1 November 2026. Start the draft again`])
})

test('what is typed wrongly is named, and kept', async () => {
  const bad = await start('north-yorkshire', { 'primary-groups': '5', 'primary-least': '70', 'primary-most': '80' })
  expect(bad.errors).toEqual(['primary-least: 5 groups of at least 70 need 350 schools, and there are 86. Choose 1 group or fewer, or at least 17 schools or fewer'])
  expect(bad.typed['primary-groups']).toEqual(['5'])
  expect((await start('redbridge', { 'themes-hold': '500' })).errors[0]).toMatch(/^themes-hold: There are 120 schools/)
  expect((await start('kingston', { 'clusters-groups': 'six', ...day('from', '2026-02-30') })).errors).toEqual([expect.stringMatching(/^from: /), 'clusters-groups: The number of Cluster networks must be a whole number, 1 or more'])
  expect((await start('bedfordshire', { fund: 'lots' })).errors[0]).toMatch(/^fund: /)
  expect((await start('kingston', {}, 'otherBroker')).errors.concat((await start('kingston', { authority: '998' })).errors)).toContain('authority: Choose the authority')
})

test('who may not is told so', async () => {
  const id = await drafted('derby', { prefix: 'City' })
  for (const [who, status] of [['head1', 403], ['auditor', 403], ['chairOfCoast', 403]] as const) {
    expect((await look(w, templates, who, '/networks/templates')).status, who).toBe(status)
    expect((await look(w, template, who, '/networks/templates/derby')).status, who).toBe(status)
    expect((await look(w, scheme, who, `/networks/schemes/${id}`)).status, who).toBe(status)
    expect((await applying(id, {}, who)).status, who).toBe(status)
  }
  expect((await look(w, template, 'broker', '/networks/templates/atlantis')).status).toBe(404)
})
