import Graph from 'graphology'
import gexf from 'graphology-gexf'
import graphml from 'graphology-graphml'
import { SaxesParser } from 'saxes'
import { parse } from 'csv-parse/sync'
import { beforeEach, expect, test } from 'vitest'
import { loader as picture } from '../../app/routes/network._index.tsx'
import { loader as bridges } from '../../app/routes/network.bridges.tsx'
import { loader as edgesFile } from '../../app/routes/network.edges.csv.tsx'
import { loader as gexfFile } from '../../app/routes/network.gexf.tsx'
import { loader as marksFile } from '../../app/routes/network.json.tsx'
import { loader as graphmlFile } from '../../app/routes/network.graphml.tsx'
import { loader as groups } from '../../app/routes/network.groups.tsx'
import { loader as leaving } from '../../app/routes/network.leaving.tsx'
import { loader as nodesFile } from '../../app/routes/network.nodes.csv.tsx'
import { loader as way } from '../../app/routes/network.path.tsx'
import { loader as still } from '../../app/routes/network.svg.tsx'
import { LA, world, type Somebody, type World } from '../world.ts'
import { fileOf, look } from './asking.ts'

let w: World
beforeEach(async () => {
  w = await world()
}, 60_000)

const OWN = 'Saltings Primary School'
const WHOLE = `?area=la-${LA}`
const EVERY_FILE: Record<string, typeof still> = { svg: still, json: marksFile, gexf: gexfFile, graphml: graphmlFile, 'nodes/csv': nodesFile, 'edges/csv': edgesFile }
const schoolsOf = async (who: Somebody, asked = ''): Promise<string[]> => {
  const { pictured } = await look(w, picture, who, `/network${asked}`)
  return pictured.level === 'schools' ? pictured.schools.map(({ name }) => name) : []
}
type Loader = Parameters<typeof look>[1]
const statusOf = async (loader: unknown, who: Somebody, path: string): Promise<number | undefined> => (await look(w, loader as Loader, who, path) as { status?: number }).status
/** Whoever shares a network that ties with the school, by SQL. */
const partnersOf = (name: string): string[] =>
  w.db.$client.prepare(`select distinct schools.name from memberships mine join networks on networks.id = mine.network_id join network_kinds on code = networks.kind
    join memberships theirs on theirs.network_id = mine.network_id join schools on schools.id = theirs.school_id
    where mine.school_id = ? and (collaboration or conflict) and mine."to" is null and theirs."to" is null and networks."to" is null and schools.standing in ('open', 'closing') order by 1`)
    .pluck().all(w.school(name).id) as string[]

test('a head and a chair of governors see their own school with its direct partners, and nobody else', async () => {
  const partners = partnersOf(OWN)
  expect(partners.length).toBeGreaterThan(5)
  for (const who of ['head3b', 'chairOfGovernors'] as const) expect((await schoolsOf(who)).toSorted(), who).toEqual(partners)
})

test.each(Object.entries(EVERY_FILE))('a head’s %s holds no school but these, and of them no more than the name', async (name, loader) => {
  const partners = new Set(partnersOf(OWN))
  const others = (w.db.$client.prepare('select name from schools').pluck().all() as string[]).filter((school) => !partners.has(school))
  const file = await fileOf(w, loader, 'head3b', `/network/${name}`)
  expect(file.length).toBeGreaterThan(100)
  for (const other of others) expect(file, other).not.toContain(`>${other}<`)
  if (name === 'json') for (const other of others) expect(file, other).not.toContain(`"${other}"`)
  if (name === 'gexf') for (const other of others) expect(file).not.toContain(`label="${other}"`)
  if (name.endsWith('csv')) expect(parse(file, { bom: true }).flat()).not.toEqual(expect.arrayContaining([others[0]]))
  if (name !== 'svg' && name !== 'json') expect(file).not.toMatch(/primary<|"primary"|URN|99\d{4}/)
})

test('a leader sees the schools where they hold a post', async () => {
  const { form } = await look(w, picture, 'sle', '/network')
  expect(form.areas.map(({ text }) => text)).toEqual([expect.stringContaining('and its direct partners')])
})

test('a board sees its area with the board’s own schools in it; another area, and the authority, are not found', async () => {
  const members = w.db.$client.prepare(`select schools.name from memberships join schools on schools.id = school_id where network_id = ? and memberships."to" is null and standing in ('open', 'closing')`)
    .pluck().all(w.network('Coast Improvement Partnership').id) as string[]
  expect((await schoolsOf('chairOfCoast', `?area=${w.network('Coast Improvement Partnership').id}`)).toSorted()).toEqual(members.toSorted())
  for (const asked of [WHOLE, `?area=${w.network('Dales Improvement Partnership').id}`, '?area=everywhere', '?area=__proto__']) {
    expect((await look(w, picture, 'chairOfCoast', `/network${asked}`)).status, asked).toBe(404)
    for (const [name, loader] of Object.entries(EVERY_FILE)) expect(await statusOf(loader, 'chairOfCoast', `/network/${name}${asked}`), `${name}${asked}`).toBe(404)
  }
})

test('officers and the auditor see the authority; an administrator has no picture', async () => {
  const all = w.db.$client.prepare(`select count(*) from schools where la_code = ? and standing in ('open', 'closing')`).pluck().get(LA)
  for (const who of ['broker', 'headOfService', 'auditor'] as const) expect((await schoolsOf(who, WHOLE)).length, who).toBe(all)
  for (const loader of [picture, way, bridges, groups, leaving, ...Object.values(EVERY_FILE)]) expect(await statusOf(loader, 'administrator', '/network')).toBe(403)
})

test('one school of the authority with its direct ties is the same as its own head sees', async () => {
  expect((await schoolsOf('broker', `${WHOLE}&school=${w.school(OWN).urn}`)).toSorted()).toEqual(partnersOf(OWN))
})

test('a kind of network leaves the others out; a day leaves out what came later', async () => {
  const { pictured } = await look(w, picture, 'broker', `/network${WHOLE}&kind=federation`)
  expect(pictured.level === 'schools' && new Set(pictured.networks.map(({ kind }) => kind))).toEqual(new Set(['federation']))
  const before = await look(w, picture, 'broker', `/network${WHOLE}&on=2016-01-31`)
  const now = await look(w, picture, 'broker', `/network${WHOLE}`)
  const count = (one: typeof now): number => (one.pictured.level === 'schools' ? one.pictured.networks.length : 0)
  expect(count(before)).toBeLessThan(count(now))
})

test('a search rings what it finds and lists it alone', async () => {
  const { pictured } = await look(w, picture, 'broker', `/network${WHOLE}&search=saltings+primary`)
  if (pictured.level !== 'schools') throw new Error('schools expected')
  expect(pictured.schools.map(({ name }) => name)).toEqual([OWN])
  expect(pictured.drawn.marks.filter(({ stands }) => stands === 'found').map(({ name }) => name)).toEqual([OWN])
})

test('the way between two schools is told tie by tie; a school that is not in the picture is refused by its field', async () => {
  const [from, to] = [w.school(OWN).urn, w.school('Wrensford Upper School').urn]
  const found = await look(w, way, 'broker', `/network/path${WHOLE}&from=${from}&to=${to}`)
  expect(found.way?.steps?.[0]?.from.name).toBe(OWN)
  expect(found.way?.steps?.at(-1)?.to.name).toBe('Wrensford Upper School')
  for (const { words } of found.way!.steps!) expect(words).toMatch(/ are both in /)
  const refused = await look(w, way, 'head3b', `/network/path?from=${from}&to=${to}`)
  expect(refused.way).toBeNull()
  expect(refused.refused?.errors.map(({ field, message }) => `${field}: ${message}`)).toEqual([expect.stringMatching(/^to: .*second school/)])
  expect(refused.typed).toEqual({ from: String(from), to: String(to) })
})

type Marks = { looks: Record<string, { shape: string; fill: string }>; marks: [name: string, words: string, x: number, y: number, look: string, href: string, stands: string, mark: string][]; ties: [number, number, number][] }
const marksOf = async (who: Somebody, asked: string): Promise<Marks> => JSON.parse(await fileOf(w, marksFile, who, `/network/json${asked}`)) as Marks

test.each([['head3b', ''], ['chairOfCoast', ''], ['broker', WHOLE], ['broker', `${WHOLE}&kind=federation&search=saltings`], ['auditor', `${WHOLE}&on=2016-01-31`]] as const)('what the browser draws for %s%s is the picture of the page, mark by mark and tie by tie', async (who, asked) => {
  const { pictured: { drawn } } = await look(w, picture, who, `/network${asked}`)
  const { marks, ties, looks } = await marksOf(who, asked)
  expect(marks).toEqual(drawn.marks.map(({ name, words, x, y, family, href, stands, mark }) => [name, words, x, y, family ?? 'school', href, stands ?? '', mark]))
  expect(ties.map(([from, to]) => [drawn.marks[from]!.key, drawn.marks[to]!.key])).toEqual(drawn.ties.map(({ from, to }) => [from, to]))
  for (const [, , , , shown] of marks) expect(looks[shown]!.fill).toMatch(/^#[\da-f]{6}$/)
  expect(new Set(Object.values(looks).map(({ shape }) => shape)).size, 'each family has a shape of its own').toBe(Object.keys(looks).length)
})

test('the marks hold nothing that is confidential', async () => {
  const text = await fileOf(w, marksFile, 'broker', `/network/json${WHOLE}`)
  expect(text).not.toMatch(/categor|\b3[ab]\b|\b[12]TV\b|email|phase/i)
})

test('more schools than are drawn one by one: the page shows authorities, and the marks are those of every school of the files', async () => {
  const columns = (w.db.$client.prepare("select name from pragma_table_info('schools') where name not in ('id', 'urn', 'name', 'establishment_number')").pluck().all() as string[]).map((name) => `"${name}"`).join(', ')
  w.db.$client.exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i < 700) insert into schools (urn, name, ${columns}) select 800000 + i, 'Further School ' || i, ${columns} from schools, n where schools.id = (select min(id) from schools where standing = 'open')`)
  const { pictured, address } = await look(w, picture, 'broker', `/network${WHOLE}`)
  if (pictured.level !== 'authorities') throw new Error('authorities expected')
  const { marks, ties } = await marksOf('broker', new URL(address.marks, 'http://localhost').search)
  const nodes = parse(await fileOf(w, nodesFile, 'broker', `/network/nodes/csv${WHOLE}`), { bom: true, from_line: 2 })
  const edges = parse(await fileOf(w, edgesFile, 'broker', `/network/edges/csv${WHOLE}`), { bom: true, from_line: 2 })
  expect([marks.length, ties.length]).toEqual([nodes.length, edges.length])
  expect(marks.filter(([, , , , shown]) => shown === 'school').length).toBe(pictured.authorities.reduce((sum, { schools }) => sum + schools, 0))
  expect(new Set(marks.map(([, , , , , , , mark]) => mark)), 'no table has their numbers').toEqual(new Set(['']))
  expect((await schoolsOf('head3b')).length, 'a head’s picture is no larger').toBeLessThan(60)
})

test('the way between two schools is marked in the picture and in what the browser draws', async () => {
  const ends = `&from=${w.school(OWN).urn}&to=${w.school('Wrensford Upper School').urn}`
  const { way: told, pictured: { drawn }, address } = await look(w, picture, 'broker', `/network${WHOLE}${ends}`)
  const { marks, ties } = await marksOf('broker', `${WHOLE}${ends}`)
  const on = marks.filter(([, , , , , , stands]) => stands === 'way').map(([name]) => name)
  expect(on).toEqual(expect.arrayContaining([OWN, 'Wrensford Upper School']))
  expect(on.length, 'schools and the networks between them').toBe(2 * told!.ties + 1)
  expect(ties.filter(([, , onWay]) => onWay === 1)).toHaveLength(2 * told!.ties)
  expect(drawn.ties.filter(({ onWay }) => onWay)).toHaveLength(2 * told!.ties)
  expect(address.marks).toContain(ends)
  const { way: stranger } = await look(w, picture, 'head3b', `/network?from=${w.school(OWN).urn}&to=${w.school('Wrensford Upper School').urn}`)
  expect(stranger, 'a school that is not in the picture').toBeNull()
})

test('who bridges, what breaks without it, and groups come from the same picture', async () => {
  const { rows } = await look(w, bridges, 'broker', `/network/bridges${WHOLE}`)
  expect(rows.length).toBeGreaterThan(10)
  const broken = await look(w, leaving, 'broker', `/network/leaving${WHOLE}&who=network:${w.network('Skell Dale Collaborative').id}`)
  expect(broken.name).toBe('Skell Dale Collaborative')
  expect(broken.cutOff.length + broken.leftAlone.length).toBeGreaterThan(0)
  const { groups: found, likeness } = await look(w, groups, 'broker', `/network/groups${WHOLE}&against=improvement-partnership`)
  expect(found.length).toBeGreaterThan(2)
  expect(Number(likeness.index)).toBeGreaterThan(0)
  expect((await look(w, leaving, 'head3b', `/network/leaving?who=school:${w.school('Wrensford Upper School').id}`)).status, 'not among the partners').toBe(404)
})

const NASTY = '"><img src=x onerror=alert(1)> & =1+1 \u0007 Grüße'

function wellFormed(text: string): string[] {
  const tags: string[] = []
  const parser = new SaxesParser({ xmlns: true })
  parser.on('opentag', ({ local }) => void tags.push(local))
  parser.on('error', (error) => { throw error })
  parser.write(text).close()
  return tags
}

test('names with markup, formulas and unreadable characters make sound files', async () => {
  w.db.$client.prepare('update schools set name = ? where id = ?').run(NASTY, w.school(OWN).id)
  w.db.$client.prepare('update networks set name = ? where id = ?').run(`=HYPERLINK("x") ${NASTY}`, w.network('Port Ellin and the Ness').id)
  for (const loader of [still, gexfFile, graphmlFile]) {
    const tags = wellFormed(await fileOf(w, loader, 'broker', `/network/svg${WHOLE}`))
    expect(tags).not.toContain('img')
    expect(tags.length).toBeGreaterThan(100)
  }
  const nodes = parse<{ Label: string }>(await fileOf(w, nodesFile, 'broker', `/network/nodes/csv${WHOLE}`), { bom: true, columns: true })
  expect(nodes.map((row) => row.Label)).toContainEqual(expect.stringMatching(/^'=HYPERLINK/))
})

test('programs for graphs read the same schools and ties from GEXF, GraphML and CSV', async () => {
  const { pictured } = await look(w, picture, 'broker', `/network${WHOLE}`)
  if (pictured.level !== 'schools') throw new Error('schools expected')
  const [marks, ties] = [pictured.drawn.marks.length, pictured.drawn.ties.length]
  const fromGexf = gexf.parse(Graph, await fileOf(w, gexfFile, 'broker', `/network/gexf${WHOLE}`))
  const fromGraphml = graphml.parse(Graph, await fileOf(w, graphmlFile, 'broker', `/network/graphml${WHOLE}`))
  for (const graph of [fromGexf, fromGraphml]) {
    expect([graph.order, graph.size]).toEqual([marks, ties])
    expect(graph.getNodeAttribute(`school:${w.school(OWN).id}`, 'label')).toBe(OWN)
  }
  expect(fromGexf.getNodeAttribute(`school:${w.school(OWN).id}`, 'x')).toBeTypeOf('number')
  const nodes = parse<{ Id: string }>(await fileOf(w, nodesFile, 'broker', `/network/nodes/csv${WHOLE}`), { bom: true, columns: true })
  const edges = parse<{ Source: string; Target: string }>(await fileOf(w, edgesFile, 'broker', `/network/edges/csv${WHOLE}`), { bom: true, columns: true })
  expect([nodes.length, edges.length]).toEqual([marks, ties])
  const ids = new Set(nodes.map(({ Id }) => Id))
  for (const { Source, Target } of edges) expect(ids.has(Source) && ids.has(Target)).toBe(true)
})
