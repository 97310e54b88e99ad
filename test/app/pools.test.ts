/** What a network's schools come to together: published for everybody, shared ones only for members and never of fewer than five. */
import { expect, test } from 'vitest'
import { loader as together } from '../../app/routes/networks.$id_.data.tsx'
import { loader as file } from '../../app/routes/networks.$id_.data_.csv.tsx'
import { action as share, loader as sharing } from '../../app/routes/networks.$id_.sharing.$memberUrn.tsx'
import { EVERYBODY, TODAY, world, type World } from '../world.ts'
import { fileOf, look, send } from './asking.ts'

const TIDEWICK = 'Tidewick Bay Learning Community'
const PORT_ELLIN = 'Port Ellin and the Ness'
const w = await world()
const at = (in_: World, name: string, after = '/data') => `/networks/${in_.network(name).id}${after}`
const item = async (in_: World, name: string, code: string) => (await look(in_, together, 'broker', at(in_, name))).shared!.find((each) => each.code === code)!
const rows = (in_: World) => in_.db.$client.prepare('select school_id, item, agreed_on, withdrawn_on from pool_consents where network_id = ? order by id').all(in_.network(PORT_ELLIN).id)

test('what is published is added up over the members, for everybody who reads networks', async () => {
  const { published, phases, outcomes } = await look(w, together, 'head1', at(w, TIDEWICK))
  const [schools, pupils] = w.db.$client.prepare('select count(*), sum(pupils) from schools where id in (select school_id from memberships where network_id = ? and "to" is null)').raw().get(w.network(TIDEWICK).id) as [number, number]
  expect(published).toMatchObject({ schools, pupils, pupilsKnown: schools })
  expect(phases.reduce((sum, row) => sum + row.schools!, 0)).toBe(schools)
  expect(outcomes.length).toBeGreaterThan(0)
})

test('what members agreed to share is for them, their authority and their partnership, and not for other schools', async () => {
  const seen = await Promise.all(EVERYBODY.map(async (who) => [who, await look(w, together, who, at(w, PORT_ELLIN))] as const))
  expect(seen.filter(([, page]) => page.status === undefined && page.shared !== null).map(([who]) => who))
    .toEqual(['broker', 'otherBroker', 'headOfService', 'head3b', 'chairOfGovernors', 'chairOfCoast', 'memberOfCoast', 'auditor'])
  expect(seen.find(([who]) => who === 'head1')![1].shared).toBeNull()
  expect(seen.find(([who]) => who === 'administrator')![1].status).toBe(403)
})

test('shared figures are of at least five schools and shown only for values that five and not all of them have', async () => {
  const { schools, lines } = await item(w, TIDEWICK, 'category')
  expect(schools).toBeGreaterThanOrEqual(5)
  expect(lines.length).toBeGreaterThan(3)
  for (const line of lines) expect(line.schools === null || (line.schools >= 5 && line.schools < schools!), line.what).toBe(true)
  expect(await item(w, 'Eelby Marshes Small Schools', 'category')).toMatchObject({ schools: null, fixedOn: null, lines: [] })
  expect(JSON.stringify(await item(w, TIDEWICK, 'needs'))).not.toMatch(/"schools":[1-4][,}]/)
})

test('the file has what the page has: nothing shared for those who may not see it', async () => {
  const [members, others] = [await fileOf(w, file, 'broker', at(w, TIDEWICK, '/data/csv')), await fileOf(w, file, 'head1', at(w, TIDEWICK, '/data/csv'))]
  expect(members).toContain('The school’s category')
  expect(members).toContain('Not shown: fewer than five, or all')
  expect(members).toContain('Confidential')
  expect(others).toContain('Pupils')
  expect(others).not.toContain('category')
  expect(others).not.toContain('Confidential')
})

test('a head agrees and withdraws for their own school, dated, and nobody does it for them', async () => {
  const mine = await world()
  const { urn, id } = mine.school('Saltings Primary School')
  const path = at(mine, PORT_ELLIN, `/sharing/${urn}`)
  for (const who of ['broker', 'head1', 'chairOfGovernors', 'chairOfCoast', 'auditor'] as const) expect((await send(mine, share, who, path, { items: 'category' })).status, who).toBeGreaterThanOrEqual(403)
  expect((await look(mine, sharing, 'head3b', path)).chosen).toEqual([])
  expect((await send(mine, share, 'head3b', path, { items: ['category', 'everything'] })).location).toBe(at(mine, PORT_ELLIN, '/data?done=shared'))
  expect(rows(mine)).toEqual([{ school_id: id, item: 'category', agreed_on: TODAY, withdrawn_on: null }])
  await send(mine, share, 'head3b', path, { items: 'category' })
  expect((await look(mine, sharing, 'head3b', path)).chosen).toEqual(['category'])
  await send(mine, share, 'head3b', path, {})
  expect(rows(mine)).toEqual([{ school_id: id, item: 'category', agreed_on: TODAY, withdrawn_on: TODAY }])
  const told = mine.db.$client.prepare("select change from events where action = 'pool.consents-changed' order by seq").pluck().all() as string[]
  expect(told.map((change) => JSON.parse(change) as unknown)).toEqual([{ network: mine.network(PORT_ELLIN).id, agreed: ['category'] }, { network: mine.network(PORT_ELLIN).id, withdrawn: ['category'] }])
})

test('when a school withdraws its category, the figures of it stop at once and those of needs go on', async () => {
  const mine = await world()
  expect((await item(mine, TIDEWICK, 'category')).schools).not.toBeNull()
  mine.db.$client.prepare("update pool_consents set withdrawn_on = ? where id = (select min(id) from pool_consents where item = 'category' and network_id = ?)").run(TODAY, mine.network(TIDEWICK).id)
  expect(await item(mine, TIDEWICK, 'category')).toMatchObject({ schools: null, lines: [] })
  expect((await item(mine, TIDEWICK, 'needs')).schools).not.toBeNull()
})

test('a category decided in the course of the term does not move the figures, so nobody sees whose it was', async () => {
  const mine = await world()
  const before = await item(mine, TIDEWICK, 'category')
  mine.db.$client.prepare(`insert into categories (school_id, framework, code, "from", rationale, decided_at)
    select school_id, 'derby-winners', '4', '2026-11-20', 'x', '2026-11-20T09:00:00.000Z' from pool_consents where item = 'category' and network_id = ?`).run(mine.network(TIDEWICK).id)
  expect(await item(mine, TIDEWICK, 'category')).toEqual(before)
})
