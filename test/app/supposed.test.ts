import { beforeEach, expect, test } from 'vitest'
import { loader as home } from '../../app/routes/what-if._index.tsx'
import { loader as change } from '../../app/routes/what-if.change.tsx'
import { world, type Somebody, type World } from '../world.ts'
import { look } from './asking.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
type Page = Exclude<Awaited<ReturnType<typeof look<ReturnType<typeof home>>>>, null>
const ask = (query: string, who: Somebody = 'broker'): Promise<Page> => look<ReturnType<typeof home>>(w, home, who, `/what-if?${query}`)
const told = async (query: string, who: Somebody = 'broker') => {
  const { told: answer, refusal } = await ask(query, who)
  if (!answer) throw new Error(refusal ?? 'nothing supposed')
  return answer
}
const counted = (table: string) => w.db.$client.prepare(`select count(*) from ${table}`).pluck().get()
const idOf = (name: string) => w.network(name).id
const urnOf = (name: string) => w.school(name).urn

test('a broker asks what follows if a federation is dissolved, and nothing is saved', async () => {
  const before = ['networks', 'memberships', 'posts', 'events'].map(counted)
  const rows = w.db.$client.prepare('select * from networks').all()
  const answer = await told(`area=la-999&change=ends.${idOf('Skell Valley Federation')}`)
  expect(answer.said).toEqual([{ what: 'Skell Valley Federation ends', also: [] }])
  expect(answer.begun.map(({ school }) => school.name)).toEqual(['Nether Skell First School', 'Upper Skell Church of England First School'])
  expect(answer.pictures?.before.networks.map(({ name }) => name)).toContain('Skell Valley Federation')
  expect(answer.pictures?.after.networks.map(({ name }) => name)).not.toContain('Skell Valley Federation')
  expect(['networks', 'memberships', 'posts', 'events'].map(counted)).toEqual(before)
  expect(w.db.$client.prepare('select * from networks').all()).toEqual(rows)
})

test('a school that joins the trust of its supporter: the agreement is told, with the conflict', async () => {
  const row = w.db.$client.prepare(`select a.id, s.urn, m.network_id as network from agreements a join proposals p on p.id = a.proposal_id join needs n on n.id = p.need_id
    join schools s on s.id = n.school_id join offers o on o.id = p.offer_id join memberships m on m.school_id = o.school_id join networks t on t.id = m.network_id
    where a.state = 'active' and t.kind in ('multi-academy-trust', 'foundation-trust', 'co-operative-trust') and m."to" is null and s.la_code = '999'
    and not exists (select 1 from memberships m2 where m2.network_id = t.id and m2.school_id = s.id) limit 1`).get() as { id: number; urn: number; network: number }
  expect(row).toBeDefined()
  const { touched } = await told(`area=la-999&change=joins.${row.urn}.${row.network}`)
  expect(touched).toContainEqual(expect.objectContaining({ kind: 'agreement', id: row.id, because: ['A conflict of interest would begin: The schools are in the same trust, federation or governing body.'] }))
})

test('changes are added one by one, and each can be taken out again', async () => {
  const { location } = await look(w, change, 'broker', `/what-if/change?area=la-999&kind=merges&asked=yes&network=${idOf('Eelby Marshes Small Schools')}&into=${idOf('Hallowmere Learning Community')}`)
  expect(location).toMatch(/^\/what-if\?area=la-999&change=merges\.\d+\.\d+$/)
  const first = location!.split('change=')[1]!
  const second = await look(w, change, 'broker', `/what-if/change?area=la-999&change=${first}&kind=closes&asked=yes&school=${urnOf('Saltings Primary School')}`)
  expect(second.location).toBe(`/what-if?area=la-999&change=${first}&change=closes.${urnOf('Saltings Primary School')}`)
  const { without } = await ask(second.location!.split('?')[1]!)
  expect(without.map(({ what, href }) => [what, href])).toEqual([
    ['Eelby Marshes Small Schools becomes part of Hallowmere Learning Community', `/what-if?area=la-999&change=closes.${urnOf('Saltings Primary School')}`],
    ['Saltings Primary School closes', `/what-if?area=la-999&change=${first}`],
  ])
})

test('what is missing or cannot be is said by the form, and what was chosen stays', async () => {
  const form = async (query: string) => (await look(w, change, 'broker', `/what-if/change?area=la-999&asked=yes&${query}`)).form
  expect((await form('kind=joins'))?.errors).toEqual([{ field: 'school', message: 'Choose a school' }, { field: 'network', message: 'Choose a network' }])
  const urn = urnOf('Nether Skell First School')
  expect(await form(`kind=joins&school=${urn}&network=${idOf('Skell Valley Federation')}`)).toEqual({
    typed: { school: [String(urn)], network: [String(idOf('Skell Valley Federation'))] }, errors: [{ field: 'school', message: 'Nether Skell First School is a member in that time already' }],
  })
  const same = idOf('Skell Valley Federation')
  expect((await form(`kind=merges&network=${same}&into=${same}`))?.errors).toEqual([{ field: 'network', message: 'Choose two different networks to merge' }])
})

test('an address that cannot be read is said to be, and one that cannot be is refused with its reason', async () => {
  expect(await ask('area=la-999&change=nonsense&change=closes.1&change=ends')).toMatchObject({ unread: 3, told: null, refusal: null })
  expect(await ask('area=la-999&change=ends.999999')).toMatchObject({ refusal: 'There is no such network here', told: null })
})

test('a chair asks of the partnership alone, and never of or about the own school', async () => {
  const own = w.db.$client.prepare("select s.id, s.urn, s.name from memberships m join schools s on s.id = m.school_id where m.network_id = ? order by s.id limit 1").get(idOf('Coast Improvement Partnership')) as { id: number; urn: number; name: string }
  const choices = async () => (await look(w, change, 'chairOfCoast', '/what-if/change?kind=closes')).fields[0]!.options.map(({ text }) => text)
  expect(await choices()).toContain(`${own.name} (${own.urn})`)
  const page = await ask('', 'chairOfCoast')
  expect(page.areas[0]!.text).toBe('Coast Improvement Partnership')
  expect(page.areas.map(({ value }) => value)).not.toContain('la-999')
  expect(await ask(`change=closes.${urnOf('Nether Skell First School')}`, 'chairOfCoast')).toMatchObject({ unread: 1, told: null })
  expect(await look(w, home, 'chairOfCoast', '/what-if?area=la-999')).toMatchObject({ status: 404 })
  w.db.$client.prepare("insert into grants (account_id, role, school_id, \"from\") values (?, 'head', ?, '2020-01-01')").run(w.account('chairOfCoast').id, own.id)
  expect(await choices()).not.toContain(`${own.name} (${own.urn})`)
  expect(await ask(`change=closes.${own.urn}`, 'chairOfCoast')).toMatchObject({ unread: 1, told: null })
})

test('people are named to officers alone; a board supposes that the head of a school goes', async () => {
  const whoOf = async (who: Somebody) => (await look(w, change, who, '/what-if/change?kind=goes')).fields[0]!.options.map(({ value }) => value.split('.')[0])
  expect(new Set(await whoOf('broker'))).toEqual(new Set(['head-goes', 'person-goes']))
  expect(new Set(await whoOf('chairOfCoast'))).toEqual(new Set(['head-goes']))
  expect(new Set(await whoOf('auditor'))).toEqual(new Set(['head-goes']))
  const person = w.account('nle').personId
  expect(await ask(`change=person-goes.${person}`, 'chairOfCoast')).toMatchObject({ unread: 1 })
  expect((await told(`area=la-999&change=person-goes.${person}`)).said[0]!.what).toBe('Adaeze Okafor goes')
})

test('support is told to those alone who may read it', async () => {
  const school = w.db.$client.prepare(`select s.urn from agreements a join proposals p on p.id = a.proposal_id join needs n on n.id = p.need_id join schools s on s.id = n.school_id where a.state = 'active' and s.la_code = '999' limit 1`).get() as { urn: number }
  expect((await told(`area=la-999&change=closes.${school.urn}`)).touched.length).toBeGreaterThan(0)
  const forAuditor = (await told(`area=la-999&change=closes.${school.urn}`, 'auditor')).touched
  expect(forAuditor.every(({ because }) => because.length > 0)).toBe(true)
})

test('heads, leaders and administrators have no such page', async () => {
  for (const who of ['head1', 'nle', 'administrator'] as const) expect(await look(w, home, who, '/what-if'), who).toMatchObject({ status: 403 })
})

test('more changes than can be told apart are not taken', async () => {
  const many = w.db.$client.prepare("select urn from schools where la_code = '999' and standing = 'open' limit 11").pluck().all() as number[]
  const query = many.slice(0, 10).map((urn) => `change=closes.${urn}`).join('&')
  expect((await ask(`area=la-999&${query}`)).full).toBe(true)
  expect((await look(w, change, 'broker', `/what-if/change?area=la-999&${query}&kind=closes&asked=yes&school=${many[10]}`)).form?.errors).toEqual([{ field: '', message: 'You can suppose at most 10 changes at once. Take one out first' }])
})
