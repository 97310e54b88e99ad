/** The board's page: its duties over the schools of its area, each figure with its list, and never a member's own school. */
import { expect, test } from 'vitest'
import { loader as challenges } from '../../app/routes/challenges._index.tsx'
import { loader as index } from '../../app/routes/partnerships._index.tsx'
import { loader as board } from '../../app/routes/partnerships.$id.tsx'
import { loader as list } from '../../app/routes/partnerships.$id_.schools.tsx'
import { loader as file } from '../../app/routes/partnerships.$id_.schools_.csv.tsx'
import { CLAIM_WORDS } from '../../graph/boards/duties.ts'
import { EVERYBODY, TODAY, world, type Somebody, type World } from '../world.ts'
import { fileOf, look } from './asking.ts'

const w = await world()
const COAST = 'Coast Improvement Partnership'
const DALES = 'Dales Improvement Partnership'
const OWN = 'Lantern Street Primary School'
const at = (in_: World, name: string, after = '') => `/partnerships/${in_.network(name).id}${after}`
const names = async (in_: World, who: Somebody, show = '') => (await look(in_, list, who, at(in_, COAST, `/schools${show === '' ? '' : `?show=${show}`}`))).shown.map(({ school }) => school.name)

test('brokers choose among the partnerships of their authority; a board sees its own', async () => {
  expect((await look(w, index, 'broker', '/partnerships')).partnerships).toHaveLength(4)
  expect((await look(w, index, 'chairOfCoast', '/partnerships')).partnerships.map(({ name }) => name)).toEqual([COAST])
  expect((await look(w, index, 'head1', '/partnerships')).status).toBe(403)
})

test('the page is for the board, the authority and the auditor; another board is told there is no such page', async () => {
  const seen = await Promise.all(EVERYBODY.map(async (who) => [who, (await look(w, board, who, at(w, COAST))).status ?? 200] as const))
  expect(seen.filter(([, status]) => status === 200).map(([who]) => who)).toEqual(['broker', 'otherBroker', 'headOfService', 'chairOfCoast', 'memberOfCoast', 'auditor'])
  expect((await look(w, board, 'chairOfCoast', at(w, DALES))).status).toBe(404)
  expect((await look(w, list, 'chairOfCoast', at(w, DALES, '/schools'))).status).toBe(404)
  expect((await look(w, board, 'broker', '/partnerships/99999')).status).toBe(404)
})

test('every figure is as many as the list behind it has', async () => {
  const { duties, total } = await look(w, board, 'broker', at(w, COAST))
  expect(await names(w, 'broker')).toHaveLength(total)
  for (const { figures } of duties) for (const { claim, schools } of figures) expect(await names(w, 'broker', claim), claim).toHaveLength(schools)
  expect(await names(w, 'broker', 'nonsense')).toHaveLength(total)
})

test('a chair’s own school is not counted, listed or in the file, whatever is asked for', async () => {
  const [chair, broker] = [await look(w, board, 'chairOfCoast', at(w, COAST)), await look(w, board, 'broker', at(w, COAST))]
  expect(chair.total).toBe(broker.total - 1)
  expect(chair.leftOut).toEqual([OWN])
  expect(await names(w, 'broker')).toContain(OWN)
  for (const claim of ['', ...CLAIM_WORDS]) expect(await names(w, 'chairOfCoast', claim), claim).not.toContain(OWN)
  // That it challenges another school is that school's fact, and its own people know.
  const row = `${w.school(OWN).urn},`
  expect((await fileOf(w, file, 'chairOfCoast', at(w, COAST, '/schools/csv'))).split(/\r?\n/).some((line) => line.startsWith(row))).toBe(false)
  expect((await fileOf(w, file, 'broker', at(w, COAST, '/schools/csv'))).split(/\r?\n/).some((line) => line.startsWith(row))).toBe(true)
})

test('the 3b school faces challenge, is owed help and is among those with support or needs', async () => {
  expect(await names(w, 'chairOfCoast', 'facing')).toContain('Saltings Primary School')
  expect(await names(w, 'chairOfCoast', 'needs-support')).toContain('Saltings Primary School')
  const rows = w.db.$client.prepare(`select count(*) from memberships m where network_id = ? and "to" is null and school_id is not null and exists (select 1 from needs where needs.school_id = m.school_id and state = 'open')`).pluck().get(w.network(COAST).id) as number
  const { shown } = await look(w, list, 'broker', at(w, COAST, '/schools'))
  expect(shown.filter(({ needs }) => needs.open > 0)).toHaveLength(rows)
})

test('the board and the page of challenges say the same of every school', async () => {
  const { rows } = await look(w, challenges, 'broker', `/challenges?area=${w.network(COAST).id}`) as { rows: { name: string; challenged: boolean; by: { cosy: boolean }[] }[] }
  const of = (claim: (row: (typeof rows)[number]) => boolean) => rows.filter(claim).map(({ name }) => name).sort()
  expect((await names(w, 'broker', 'challenged')).sort()).toEqual(of(({ challenged }) => challenged))
  expect((await names(w, 'broker', 'not-challenged')).sort()).toEqual(of(({ challenged }) => !challenged))
  expect((await names(w, 'broker', 'cosy')).sort()).toEqual(of(({ by }) => by.some(({ cosy }) => cosy)))
  expect(rows.some(({ challenged }) => challenged) && rows.some(({ challenged }) => !challenged)).toBe(true)
})

test('a challenge by a school from outside makes a school challenged; taking part in a peer review does not, and is told', async () => {
  const mine = await world()
  const [name = ''] = await names(mine, 'broker', 'not-challenged')
  const { id, urn } = mine.school(name)
  const collaboration = mine.db.$client.prepare("select network_id from memberships join networks on networks.id = network_id join network_kinds on code = kind where school_id = ? and collaboration limit 1").pluck().get(id)
  const changed = (sql: string) => mine.db.$client.exec(`${sql}; insert into events select max(seq) + 1, at, by, action, subject, subject_id, school_id, change, why, request_id, previous_hash, hash from events;`)
  expect(collaboration).toBeTypeOf('number')
  changed(`insert into activities (id, network_id, kind, title, "on") values (90002, ${String(collaboration)}, 'peer-review', 'x', '2026-11-02'); insert into activity_participants values (90002, ${id})`)
  expect(await names(mine, 'broker', 'not-challenged')).toContain(name)
  expect(await names(mine, 'broker', 'reviewed')).toContain(name)
  const { rows } = await look(mine, challenges, 'broker', `/challenges?area=${mine.network(COAST).id}`) as { rows: { urn: number; proposal: { urn: number; name: string } | null }[] }
  const proposed = rows.find((row) => row.urn === urn)!.proposal!
  changed(`insert into challenges (school_id, challenger_school_id, kind, "from") select ${id}, id, 'challenge-partner', '2026-09-01' from schools where urn = ${proposed.urn}`)
  expect(await names(mine, 'broker', 'challenged')).toContain(name)
  expect(await fileOf(mine, file, 'broker', at(mine, COAST, '/schools/csv'))).toContain(proposed.name)
})

test('its voice names the Education Partnership and who of the board sits there; the account adds up agreements of the year', async () => {
  const { voice, account, fund } = await look(w, board, 'broker', at(w, COAST))
  expect(voice).toMatchObject([{ name: 'Westmarsh Education Partnership', seats: [{ name: 'Ruth Langstaff' }] }])
  const { shown } = await look(w, list, 'broker', at(w, COAST, '/schools?show=supported-this-year'))
  expect(account.schools).toBe(shown.length)
  expect(fund === null || fund.allocated.startsWith('£')).toBe(true)
})

test('an empty partnership answers without failing, and claims nothing', async () => {
  const mine = await world()
  mine.db.$client.exec(`insert into networks (id, kind, name, la_code, "from") values (7777, 'improvement-partnership', 'New Partnership', '999', '2026-11-01')`)
  const empty = await look(mine, board, 'broker', '/partnerships/7777')
  expect(empty).toMatchObject({ total: 0, voice: [], account: { schools: 0, allocated: '0 days', given: '0 days' }, fund: null })
  expect(empty.duties.map(({ answer }) => answer)).toEqual(['no-schools', 'no-schools', 'no-schools', 'no-schools', 'told'])
  expect((await look(mine, list, 'broker', '/partnerships/7777/schools')).shown).toEqual([])
})

test('a category decided today is of this term; one of last term is not', async () => {
  const mine = await world()
  const name = 'Saltings Primary School'
  mine.db.$client.prepare(`insert into categories (school_id, framework, code, "from", rationale, decided_at) values (?, 'derby-winners', '3b', ?, 'CANARY-RATIONALE', ?)`).run(mine.school(name).id, TODAY, `${TODAY}T09:00:00.000Z`)
  expect(await names(mine, 'broker', 'looked-at')).toContain(name)
  for (const who of ['broker', 'chairOfCoast', 'memberOfCoast'] as const) expect(JSON.stringify(await look(mine, list, who, at(mine, COAST, '/schools')))).not.toContain('CANARY')
})
