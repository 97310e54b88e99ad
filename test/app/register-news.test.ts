import { beforeEach, expect, test } from 'vitest'
import { loader as home } from '../../app/routes/_index.tsx'
import { loader as importPage } from '../../app/routes/imports.$id.tsx'
import { action as dismiss } from '../../app/routes/news.dismissals.tsx'
import { undoImport } from '../../db/imports/apply.ts'
import { load, preview, registerOf } from '../db/imports/world.ts'
import { AT, LA, world, type Somebody, type World } from '../world.ts'
import { look, send } from './asking.ts'

let w: World
let id: number
let name: string
/** The school of the head of a 3b closes; another school of its Learning Community leads that. */
const closing = () => {
  const { urn, name: school } = w.school('Saltings Primary School')
  name = school
  return registerOf({ URN: String(urn), 'LA (code)': LA, EstablishmentName: school, 'EstablishmentStatus (name)': 'Closed', CloseDate: '20-11-2026' })
}
beforeEach(async () => {
  w = await world()
})
const close = async () => {
  id = (await load(w.db, 'register', closing(), { laCodes: [LA] })).id
}
const news = async (who: Somebody) => (await look(w, home, who, '/')).news.filter(({ text }) => text.includes(name))
const told = async (who: Somebody) => (await news(who)).map(({ text }) => text)

test('the preview says what ends and why', async () => {
  id = (await preview(w.db, 'register', closing(), { laCodes: [LA] })).id
  const { shown, groups } = await look(w, importPage, 'broker', `/imports/${id}?show=memberships.closed`)
  expect(groups.map(({ words }) => words).join()).toMatch(/memberships? ended.*posts? ended/)
  expect(shown?.rows.map(({ why }) => why)).toContain('The school closed.')
  expect(await told('broker')).toEqual([])
})

test('the head, the broker, the Head of Service and the chair of its partnership are told; others are not', async () => {
  await close()
  for (const who of ['head3b', 'broker', 'headOfService', 'chairOfCoast'] as const) expect(await told(who), who).toEqual([`${name} closed on 20 November 2026`])
  for (const who of ['head4', 'chairOfDales', 'nle', 'auditor', 'administrator'] as const) expect(await told(who), who).toEqual([])
})

test('a chair is told of the partnership, and the head of everything', async () => {
  await close()
  const [chair] = await news('chairOfCoast')
  expect(chair!.because).toBe('It belongs to Coast Improvement Partnership no longer.')
  expect((await news('head3b'))[0]!.because).toMatch(/Coast Improvement Partnership.*posts? at it ended/)
})

test('the head of the school that leads a network is told who left it', async () => {
  const network = w.db.$client.prepare('select network_id from memberships m join networks n on n.id = m.network_id where m.school_id = ? and m."to" is null and n.kind = \'learning-community\' limit 1').pluck().get(w.school('Saltings Primary School').id)
  expect(network).toBeDefined()
  const lead = w.db.$client.prepare("select school_id from grants where account_id = ? and role = 'head'").pluck().get(w.account('head1').id)
  w.db.$client.prepare('update networks set lead_school_id = ? where id = ?').run(lead, network)
  await close()
  expect(await told('head1')).toEqual([`${name} closed on 20 November 2026`])
})

test('a network whose lead has closed is named, so that another lead is chosen', async () => {
  w.db.$client.prepare("update networks set lead_school_id = ? where name = 'Early Reading Group'").run(w.school('Saltings Primary School').id)
  await close()
  expect((await news('broker'))[0]!.because).toContain('No open school leads Early Reading Group: choose another lead.')
})

test('news are put away for one person alone, and only those that are theirs', async () => {
  await close()
  const key = (await news('broker'))[0]!.dismiss!
  expect(await send(w, dismiss, 'head4', '/news/dismissals', { key })).toMatchObject({ status: 404 })
  expect(await send(w, dismiss, 'auditor', '/news/dismissals', { key })).toMatchObject({ status: 403 })
  expect(await send(w, dismiss, 'broker', '/news/dismissals', { key: '1.2.other' })).toMatchObject({ status: 404 })
  expect(await send(w, dismiss, 'broker', '/news/dismissals', { key })).toMatchObject({ status: 302, location: '/' })
  expect(await told('broker')).toEqual([])
  expect(await told('headOfService')).toHaveLength(1)
})

test('news go after four weeks, and at once when the import is taken back', async () => {
  await close()
  w.db.$client.prepare("update imports set applied_at = '2026-10-25T09:00:00.000Z' where id = ?").run(id)
  expect(await told('broker')).toEqual([])
  w.db.$client.prepare("update imports set applied_at = '2026-10-26T09:00:00.000Z' where id = ?").run(id)
  expect(await told('broker')).toHaveLength(1)
  expect(undoImport(w.db, { id, by: null, at: AT })).toHaveProperty('done')
  expect(await told('broker')).toEqual([])
})
