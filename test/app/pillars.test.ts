/** A network reviews itself: who opens, who answers, and what anybody is ever told of what the others said. */
import { expect, test } from 'vitest'
import { loader as home } from '../../app/routes/_index.tsx'
import { loader as network } from '../../app/routes/networks.$id.tsx'
import { loader as results } from '../../app/routes/networks.$id_.pillars.tsx'
import { loader as file } from '../../app/routes/networks.$id_.pillars_.csv.tsx'
import { action as open, loader as opening } from '../../app/routes/networks.$id_.pillars_.new.tsx'
import { action as answer, loader as answering } from '../../app/routes/networks.$id_.pillars_.$reviewId_.answers_.$schoolUrn.tsx'
import { action as move, loader as moving } from '../../app/routes/networks.$id_.pillars_.$reviewId_.last-day.tsx'
import { PILLARS } from '../../graph/coverage/pillars.ts'
import { EVERYBODY, world, type Somebody, type World } from '../world.ts'
import { fileOf, look, send, typedDay as day } from './asking.ts'

const TIDEWICK = 'Tidewick Bay Learning Community'
const PORT_ELLIN = 'Port Ellin and the Ness'
const EELBY = 'Eelby Marshes Small Schools'
const COAST = 'Coast Improvement Partnership'
const w = await world()
const at = (in_: World, name: string, after = '') => `/networks/${in_.network(name).id}/pillars${after}`
const openIn = (in_: World, name: string) => in_.db.$client.prepare('select id from pillar_reviews where network_id = ? order by term desc limit 1').pluck().get(in_.network(name).id) as number
const everything = (step: string) => Object.fromEntries(PILLARS.map(({ code }) => [code, step]))
const statuses = async (ask: (who: Somebody) => Promise<{ status?: number }>) => Object.fromEntries(await Promise.all(EVERYBODY.map(async (who) => [who, (await ask(who)).status ?? 200] as const)))
const whoMay = (all: Record<string, number>) => Object.entries(all).filter(([, status]) => status === 200).map(([who]) => who)

test('a network of the demo has three closed reviews with results, which go up', async () => {
  const { lines, trends, open: now } = await look(w, results, 'broker', at(w, TIDEWICK))
  expect(new Set(lines.map(({ term }) => term)).size).toBe(3)
  expect(lines.every(({ result }) => result !== null && result.answers >= 5)).toBe(true)
  const moral = trends[0]!.points.map(({ mean }) => mean!)
  expect(moral.at(-1)).toBeGreaterThan(moral[0]!)
  expect(now).toBeUndefined()
})

test('a comment is for the heads and chairs of governors of the network’s schools; everybody else reads the marks', async () => {
  const mine = await world()
  mine.db.$client.prepare("insert into memberships (network_id, school_id, role, \"from\") values (?, ?, 'member', '2026-01-01')").run(mine.network(TIDEWICK).id, mine.school('Saltings Primary School').id)
  const told = Object.fromEntries(await Promise.all(EVERYBODY.map(async (who) => [who, await look(mine, results, who, at(mine, TIDEWICK))] as const)))
  const readers = Object.entries(told).filter(([, { status }]) => status === undefined)
  expect(readers.map(([who]) => who)).toEqual(['broker', 'otherBroker', 'headOfService', 'head3b', 'chairOfGovernors', 'chairOfCoast', 'memberOfCoast', 'auditor'])
  expect(readers.every(([, { lines }]) => lines.length > 0)).toBe(true)
  expect(readers.filter(([, { comments }]) => comments.length > 0).map(([who, { comments }]) => [who, comments.length])).toEqual([['head3b', 3], ['chairOfGovernors', 3]])
})

test('where fewer than five answered, neither what they said nor how many they were is told', async () => {
  const answered = w.db.$client.prepare('select count(*) from pillar_answers where review_id = ?').pluck().get(openIn(w, EELBY)) as number
  expect(answered).toBeGreaterThan(0)
  expect(answered).toBeLessThan(5)
  const { lines, trends } = await look(w, results, 'broker', at(w, EELBY))
  expect(lines).toHaveLength(7)
  expect(lines.every(({ result, answers }) => result === null && answers === 'fewer than five')).toBe(true)
  expect(trends.every(({ points }) => points.every(({ mean, deviation }) => mean === null && deviation === null))).toBe(true)
  const csv = await fileOf(w, file, 'broker', at(w, EELBY, '/csv'))
  expect(csv).toContain('fewer than five')
  expect(csv).not.toMatch(/Usually|Sometimes|Always|Not yet/)
})

test('results are for the network’s schools, its authority and its partnership; who has no school in it is told there is no such page', async () => {
  const may = whoMay(await statuses((who) => look(w, results, who, at(w, PORT_ELLIN))))
  expect(may).toEqual(['broker', 'otherBroker', 'headOfService', 'head3b', 'chairOfGovernors', 'chairOfCoast', 'memberOfCoast', 'auditor'])
  expect((await look(w, results, 'head1', at(w, PORT_ELLIN))).status).toBe(404)
  expect((await look(w, results, 'administrator', at(w, PORT_ELLIN))).status).toBe(403)
  expect((await look(w, results, 'broker', '/networks/99999/pillars')).status).toBe(404)
  for (const who of EVERYBODY.filter((each) => each !== 'administrator' && each !== 'disabled')) expect((await look(w, network, who, `/networks/${w.network(PORT_ELLIN).id}`)).reviews, who).toBe(may.includes(who))
})

test('a review is opened by the authority, a chair of the area or the head of the lead school, for one term', async () => {
  const mine = await world()
  expect(whoMay(await statuses((who) => look(mine, opening, who, at(mine, TIDEWICK, '/new'))))).toEqual(['broker', 'otherBroker', 'chairOfCoast'])
  expect((await look(mine, opening, 'head3b', at(mine, PORT_ELLIN, '/new'))).status).toBe(404)
  mine.db.$client.prepare('update networks set lead_school_id = ? where id = ?').run(mine.school('Saltings Primary School').id, mine.network(TIDEWICK).id)
  const form = { 'form-key': 'one', ...day('lastDay', '2026-12-04') }
  const opened = await send(mine, open, 'head3b', at(mine, TIDEWICK, '/new'), form)
  expect(opened.location).toBe(at(mine, TIDEWICK, '?done=opened'))
  expect((await send(mine, open, 'head3b', at(mine, TIDEWICK, '/new'), form)).location).toBe(opened.location)
  expect((await send(mine, open, 'broker', at(mine, TIDEWICK, '/new'), { ...form, 'form-key': 'two' })).errors).toEqual([': A review is open until 4 December 2026.'])
  expect((await look(mine, results, 'broker', at(mine, TIDEWICK))).open).toMatchObject({ lastDay: '4 December 2026', answers: 'fewer than five' })
})

test('a day that cannot be is refused with the reason, and kept', async () => {
  const bad = await send(w, open, 'broker', at(w, TIDEWICK, '/new'), { 'form-key': 'x', ...day('lastDay', '2026-11-23') })
  expect(bad).toMatchObject({ status: 400, errors: ['lastDay: The last day must be 24 November 2026 or later'], typed: { 'lastDay-day': ['23'] } })
  expect(w.db.$client.prepare("select count(*) from pillar_reviews where term = '2026-09-01' and network_id = ?").pluck().get(w.network(TIDEWICK).id)).toBe(0)
})

test('a partnership is reviewed too, without joint practice development', async () => {
  const { pillars } = await look(w, opening, 'chairOfCoast', at(w, COAST, '/new'))
  expect(pillars.map(({ code }) => code)).not.toContain('joint-practice')
  expect(pillars).toHaveLength(6)
})

test('a head answers for their own school, sees it at home, changes it, and nobody else reads it', async () => {
  const mine = await world()
  const { urn } = mine.school('Saltings Primary School')
  const path = at(mine, PORT_ELLIN, `/${openIn(mine, PORT_ELLIN)}/answers/${urn}`)
  const told = (tasks: { href: string }[]) => tasks.filter(({ href }) => href === path)
  expect(told((await look(mine, home, 'head3b', '/')).waiting)).toHaveLength(1)
  expect(whoMay(await statuses((who) => look(mine, answering, who, path)))).toEqual(['head3b'])
  const form = { ...everything('3'), version: '0', comment: 'CANARY-COMMENT', sharing: 'no' }
  for (const who of ['broker', 'head1', 'chairOfGovernors', 'chairOfCoast', 'auditor', 'nle'] as const) expect((await send(mine, answer, who, path, form)).status, who).toBeGreaterThanOrEqual(403)
  expect((await send(mine, answer, 'head3b', path, form)).location).toBe(at(mine, PORT_ELLIN, '?done=answered'))
  expect(told((await look(mine, home, 'head3b', '/')).waiting)).toEqual([])
  const before = await look(mine, answering, 'head3b', path)
  expect(before).toMatchObject({ comment: 'CANARY-COMMENT', sharing: ['no'], version: 1 })
  expect(before.questions.every(({ chosen }) => chosen[0] === '3')).toBe(true)
  expect((await send(mine, answer, 'head3b', path, { ...form, ...everything('4') })).status).toBe(409)
  expect((await send(mine, answer, 'head3b', path, { ...form, version: '1', ...everything('4') })).status).toBe(302)
  for (const who of EVERYBODY) expect(JSON.stringify(await look(mine, results, who, at(mine, PORT_ELLIN))), who).not.toContain('CANARY')
})

test('an answer with gaps is refused pillar by pillar and kept; to a closed review it comes too late', async () => {
  const mine = await world()
  const { urn } = mine.school('Saltings Primary School')
  const id = openIn(mine, PORT_ELLIN)
  const path = at(mine, PORT_ELLIN, `/${id}/answers/${urn}`)
  const some = Object.fromEntries(Object.entries(everything('2')).filter(([code]) => code !== 'social-capital'))
  expect(await send(mine, answer, 'head3b', path, { ...some, version: '0', comment: 'kept' })).toMatchObject({
    status: 400, errors: ['social-capital: Significant social capital: choose the answer that comes nearest, or that you cannot say', 'sharing: Choose whether the other members may read the comment'], typed: { comment: ['kept'], 'moral-purpose': ['2'] },
  })
  mine.db.$client.prepare("update pillar_reviews set last_day = '2026-11-22' where id = ?").run(id)
  expect(await send(mine, answer, 'head3b', path, { ...everything('2'), version: '0' })).toMatchObject({ status: 409, errors: [expect.stringContaining('closed on 22 November 2026')] })
})

test('a school that does not belong, or of another network’s review, cannot answer', async () => {
  const saltings = w.school('Saltings Primary School').urn
  expect((await look(w, answering, 'head1', at(w, PORT_ELLIN, `/${openIn(w, PORT_ELLIN)}/answers/${w.school('Larkmere Primary School').urn}`))).status).toBe(404)
  expect((await look(w, answering, 'head3b', at(w, PORT_ELLIN, `/${openIn(w, TIDEWICK)}/answers/${saltings}`))).status).toBe(404)
  expect((await look(w, answering, 'head3b', at(w, TIDEWICK, `/${openIn(w, TIDEWICK)}/answers/${saltings}`))).status).toBe(404)
})

test('the last day moves while the review is open and is then final', async () => {
  const mine = await world()
  const path = at(mine, PORT_ELLIN, `/${openIn(mine, PORT_ELLIN)}/last-day`)
  const { version } = await look(mine, moving, 'broker', path)
  expect(whoMay(await statuses((who) => look(mine, moving, who, path)))).toEqual(['broker', 'otherBroker', 'chairOfCoast'])
  expect((await send(mine, move, 'broker', path, { version: String(version), ...day('lastDay', '2026-11-01') })).errors).toEqual(['lastDay: The last day must be 23 November 2026 or later'])
  expect((await send(mine, move, 'broker', path, { version: String(version), ...day('lastDay', '2026-11-23') })).location).toBe(at(mine, PORT_ELLIN, '?done=moved'))
  expect((await send(mine, move, 'broker', path, { version: String(version), ...day('lastDay', '2026-11-24') })).status).toBe(409)
  mine.db.$client.exec("update pillar_reviews set last_day = '2026-11-22' where term = '2026-09-01'")
  expect((await send(mine, move, 'broker', path, { version: String(version + 1), ...day('lastDay', '2026-11-24') })).errors[0]).toContain('cannot be opened again')
})
