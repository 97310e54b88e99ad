import { SaxesParser } from 'saxes'
import { beforeEach, expect, test } from 'vitest'
import { loader as map } from '../../app/routes/map._index.tsx'
import { loader as still } from '../../app/routes/map.svg.tsx'
import { loader as networkPage } from '../../app/routes/networks.$id.tsx'
import { loader as picture } from '../../app/routes/network._index.tsx'
import { LA, TODAY, world, type Somebody, type World } from '../world.ts'
import { fileOf, look } from './asking.ts'

let w: World
beforeEach(async () => {
  w = await world()
}, 60_000)

const shown = async (who: Somebody, asked = '') => {
  const data = await look(w, map, who, `/map${asked}`)
  if (data.mapped.level !== 'schools') throw new Error('Not a map of schools')
  return { ...data, mapped: data.mapped }
}
const WHOLE = `?area=la-${LA}`

test('a broker sees every open school of the authority, each with how it is covered, as coverage counts it', async () => {
  const { mapped } = await shown('broker', WHOLE)
  const open = w.db.$client.prepare(`select count(*) from schools where standing = 'open' and la_code = '${LA}'`).pluck().get()
  expect(mapped.schools).toHaveLength(open as number)
  expect(new Set(mapped.schools.map(({ state }) => state))).toEqual(new Set(['active', 'on-paper-only', 'none']))
  expect(mapped.drawn.land).toHaveLength(1)
})

test('the table has the rows of the map in its order, and the school without a place is listed', async () => {
  const { mapped } = await shown('broker', WHOLE)
  expect(mapped.schools.map(({ number }) => number)).toEqual(mapped.schools.map((_, index) => index + 1))
  expect(mapped.unplaced.map(({ name }) => name)).toEqual(['Waymark Centre'])
  expect(mapped.drawn.schools.map(({ number }) => number).sort((a, b) => a - b)).toEqual(mapped.schools.filter(({ placed }) => placed).map(({ number }) => number))
})

test.each(['head3b', 'chairOfGovernors', 'chairOfCoast', 'broker', 'auditor'] as const)('%s sees on the map the schools of the network’s picture, and no others', async (who) => {
  for (const asked of ['', '?kind=improvement-partnership']) {
    const { pictured } = await look(w, picture, who, `/network${asked}`)
    const expected = pictured.level === 'schools' ? pictured.schools.map(({ name }) => name) : []
    const { mapped } = await shown(who, asked)
    expect(mapped.schools.map(({ name }) => name).toSorted(), asked).toEqual(expected.toSorted())
  }
})

test('a head is told how no school is covered, in the page’s data or in the file', async () => {
  for (const asked of ['', '?kind=learning-community', '?kind=improvement-partnership']) {
    const { mapped } = await shown('head3b', asked)
    expect(mapped.schools.length).toBeGreaterThan(1)
    expect(mapped.schools.filter(({ state }) => state !== null)).toEqual([])
    expect(JSON.stringify(mapped)).not.toMatch(/on-paper-only|"active"|On paper only/)
    expect(await fileOf(w, still, 'head3b', `/map/svg${asked}`)).not.toMatch(/Active|On paper only|In none/)
  }
})

test('a chair’s own school stands on the map of their partnership, without how it is covered', async () => {
  const id = w.network('Coast Improvement Partnership').id
  const { mapped } = await shown('chairOfCoast', `?area=${id}`)
  const own = w.db.$client.prepare('select s.name from schools s join grants g on g.school_id = s.id join accounts a on a.id = g.account_id where a.demo_role like ?').pluck().all('%Coast%') as string[]
  const without = mapped.schools.filter(({ state }) => state === null).map(({ name }) => name)
  expect(without.length).toBeGreaterThan(0)
  expect(without.length).toBeLessThan(3)
  expect(own).toEqual(expect.arrayContaining(without))
})

test('an area that is not theirs is not found', async () => {
  for (const who of ['head3b', 'chairOfCoast'] as const) expect(await look(w, map, who, `/map${WHOLE}`)).toMatchObject({ status: 404 })
})

test('a diocese and a trust have their schools; a trust is found in the words of coverage', async () => {
  const { form } = await shown('broker', WHOLE)
  const diocese = form.areas.find(({ value }) => value.startsWith('diocese-'))!
  const { mapped, address } = await shown('broker', `?area=${encodeURIComponent(diocese.value)}`)
  expect(mapped.schools.length).toBeGreaterThan(3)
  expect(address).toMatchObject({ network: null, coverage: expect.stringContaining('/coverage?area=diocese-') as string })
  const trust = form.areas.find(({ text }) => text.includes('Lodestar'))!
  expect((await shown('broker', `?area=${trust.value}`)).mapped.schools.length).toBeGreaterThan(1)
})

test('all networks of a kind, or one of them, in lines or in bands', async () => {
  const all = (await shown('broker', `${WHOLE}&kind=learning-community`)).mapped
  expect(all.networks.length).toBeGreaterThan(5)
  expect(all.drawn.networks).toHaveLength(all.networks.length)
  const chosen = all.networks[2]!
  const one = (await shown('broker', `${WHOLE}&kind=learning-community&network=${chosen.id}&ties=bands`)).mapped
  expect(one.networks).toEqual([{ ...chosen, onlyHref: expect.any(String) as string }])
  expect(one.drawn.networks[0]!.path).toMatch(/^M.*Z$/)
  expect(one.choices).toHaveLength(all.networks.length)
})

test('a name that was searched for is ringed on the map and alone in the table', async () => {
  const { mapped } = await shown('broker', `${WHOLE}&search=SALTINGS primary`)
  expect(mapped.schools.map(({ name }) => name)).toEqual(['Saltings Primary School'])
  expect(mapped.drawn.schools.filter(({ found }) => found).map(({ name }) => name)).toEqual(['Saltings Primary School'])
  expect((await shown('broker', `${WHOLE}&search=zzz`)).mapped.found).toBe(0)
})

test('the map of a day shows the schools of that day', async () => {
  const names = async (on: string): Promise<string[]> => (await shown('broker', `${WHOLE}&on=${on}`)).mapped.schools.map(({ name }) => name)
  const closed = w.db.$client.prepare("select closed_on from schools where name = 'Marsh Gate Primary School'").pluck().get() as string
  expect(await names(closed)).toContain('Marsh Gate Primary School')
  expect(await names(TODAY)).not.toContain('Marsh Gate Primary School')
})

test('without boundaries the marks are drawn, and who can load them is told where', async () => {
  w.db.$client.prepare('delete from boundaries').run()
  const { mapped, mayLoad } = await shown('broker', WHOLE)
  expect(mapped).toMatchObject({ outlines: false, without: ['Westmarsh'], drawn: { land: [] } })
  expect(mapped.drawn.schools.length).toBeGreaterThan(100)
  expect(mayLoad).toBe(true)
  expect((await shown('head3b')).mayLoad).toBe(false)
})

test('the file is XML with everything escaped, links to the portal, and is small enough to send', async () => {
  w.db.$client.prepare('update schools set name = ? where name = ?').run('<Salt & "Sons"> \u0007School', 'Saltings Primary School')
  const file = await fileOf(w, still, 'broker', `/map/svg${WHOLE}&kind=learning-community`)
  const texts: string[] = []
  const parser = new SaxesParser({})
  parser.on('error', (fault) => { throw fault })
  parser.on('text', (text) => texts.push(text))
  parser.write(file).close()
  expect(texts.some((text) => text.startsWith('<Salt & "Sons"> School'))).toBe(true)
  expect(file).toContain('href="http://')
  expect(file).not.toContain('\u0007')
  expect(file.length).toBeLessThan(120_000)
})

/** Seven hundred and more schools in two authorities. */
function manySchools(): void {
  const insert = w.db.$client.prepare("insert into schools (urn, name, la_code, phase, standing, easting, northing) values (?, ?, ?, 'primary', 'open', ?, ?)")
  w.db.$client.prepare("insert into authorities (code, name) values ('997', 'Farland')").run()
  for (let index = 0; index < 760; index += 1) insert.run(910_000 + index, `Far School ${index}`, '997', 500_000 + (index % 30) * 900, 300_000 + Math.floor(index / 30) * 900)
}

test('too many schools are drawn as authorities: shares only of those the viewer may know', async () => {
  manySchools()
  const seenBy = async (who: Somebody) => {
    const { mapped } = await look(w, map, who, '/map?area=everywhere')
    if (mapped.level !== 'authorities') throw new Error('Not a map of authorities')
    return mapped
  }
  const [broker, auditor] = [await seenBy('broker'), await seenBy('auditor')]
  expect(broker.authorities.map(({ name, states }) => [name, states !== null])).toEqual([['Farland', false], ['Westmarsh', true]])
  expect(broker.drawn!.areas.map(({ name, share }) => [name, share === null])).toEqual([['Farland', true], ['Westmarsh', false]])
  expect(auditor.authorities.every(({ states }) => states !== null)).toBe(true)
  expect(auditor.authorities[0]).toMatchObject({ schools: 760, states: { active: 0, 'on-paper-only': 0, none: 760 } })
  expect(auditor).toMatchObject({ without: ['Farland'] })
  expect(broker.drawn!.areas.find(({ name }) => name === 'Farland')!.disc).not.toBeNull()
  expect(await fileOf(w, still, 'auditor', '/map/svg?area=everywhere')).toContain('Westmarsh: 120 schools')
})

const rings = (svg: string): number => svg.match(/<circle[^>]*fill="none" stroke="#0b0c0c" stroke-width="3"/g)?.length ?? 0

test('one’s own school is ringed and named, in the picture, in the table and in the file; nobody else’s is', async () => {
  const { mapped } = await shown('head3b')
  const own = mapped.schools.filter((row) => row.own).map(({ name }) => name)
  expect(own).toHaveLength(1)
  expect(mapped.drawn.schools.filter((mark) => mark.own).map(({ name }) => name)).toEqual(own)
  expect(mapped.phone.schools.filter((mark) => mark.own).map(({ name }) => name)).toEqual(own)
  const file = await fileOf(w, still, 'head3b', '/map/svg')
  expect([rings(file), file.includes('Your school')]).toEqual([2, true])
  expect((await shown('broker', WHOLE)).mapped.schools.filter((row) => row.own)).toEqual([])
  expect(rings(await fileOf(w, still, 'broker', `/map/svg${WHOLE}`))).toBe(0)
})

test('where schools are few each has its name beside its mark; where they are many the table has them', async () => {
  const names = async (path: string, who: Somebody = 'broker') => (await fileOf(w, still, who, path)).match(/<text[^>]*font-size="14" text-anchor/g)?.length ?? 0
  expect(await names(`/map/svg?area=network-${w.network('Lodestar Learning Trust').id}`)).toBeGreaterThan(1)
  expect(await names(`/map/svg${WHOLE}`)).toBe(0)
})

test('a network has a map of its own: of its schools those the viewer sees in some picture', async () => {
  const { id } = w.network('Tidewick Bay Learning Community')
  const members = w.db.$client.prepare("select s.name from memberships m join schools s on s.id = m.school_id where m.network_id = ? and m.\"to\" is null and s.standing = 'open'").pluck().all(id) as string[]
  const names = async (who: Somebody) => (await shown(who, `?area=network-${id}`)).mapped.schools.map(({ name }) => name).toSorted()
  expect(await names('broker')).toEqual([...new Set(members)].toSorted())
  const coast = new Set((await shown('chairOfCoast')).mapped.schools.map(({ name }) => name))
  const seen = new Set([...(await shown('chairOfCoast', `?area=${w.network('Coast Improvement Partnership').id}`)).mapped.schools.map(({ name }) => name), ...coast])
  for (const name of await names('chairOfCoast')) expect(seen).toContain(name)
  const outsider = (['head1', 'head3b', 'head4', 'head2TV'] as const).find((who) => !members.includes(w.db.$client.prepare('select s.name from schools s join grants g on g.school_id = s.id where g.account_id = ?').pluck().get(w.account(who).id) as string))!
  expect(await look(w, map, outsider, `/map?area=network-${id}`)).toMatchObject({ status: 404 })
  expect((await look(w, networkPage, outsider, `/networks/${id}`)).map).toBeNull()
  const { map: found } = await look(w, networkPage, 'broker', `/networks/${id}`)
  for (const file of [found!.picture, found!.phone]) {
    const drawn = await fileOf(w, still, 'broker', file)
    for (const name of members) expect(drawn, file).toContain(name)
    expect(drawn).not.toContain('Taken by')
    expect(await look(w, still as never, outsider, file)).toMatchObject({ status: 404 })
  }
  w.db.$client.prepare('update schools set easting = null, northing = null where id in (select school_id from memberships where network_id = ?)').run(id)
  expect((await look(w, networkPage, 'broker', `/networks/${id}`)).map, 'nothing to draw').toBeNull()
  expect((await look(w, networkPage, 'administrator', `/networks/${id}`)).map ?? null).toBeNull()
  for (const area of ['network-999999', 'network-0', 'network-1e3', 'network-']) expect(await look(w, map, 'broker', `/map?area=${area}`), area).toMatchObject({ status: 404 })
})

const run = (sql: string, ...values: unknown[]) => w.db.$client.prepare(sql).run(...values)
const idOfSchool = (name: string): number => w.school(name).id

test('on an earlier day a network’s map is of that day’s schools, for the posts its reader holds today', async () => {
  const { id } = w.network('Tidewick Bay Learning Community')
  const then = `?area=network-${id}&on=2026-09-15`
  expect(await look(w, map, 'sle', `/map${then}`)).toMatchObject({ status: 404 })
  const post = (from: string, to: string | null) => run(`insert into posts (person_id, school_id, role, "from", "to") values (?, ?, 'governor', ?, ?)`, w.account('sle').personId, idOfSchool('Tidewick High School'), from, to)
  post('2025-09-01', '2026-10-31')
  expect(await look(w, map, 'sle', `/map${then}`), 'a post they have left').toMatchObject({ status: 404 })
  expect((await look(w, networkPage, 'sle', `/networks/${id}?on=2026-09-15`)).map).toBeNull()
  post('2026-11-01', null)
  const names = (await shown('broker', then)).mapped.schools.map(({ name }) => name)
  expect((await shown('sle', then)).mapped.schools.map(({ name }) => name), 'a post they have taken up since').toEqual(names)
})

test('on the map of a network, partners of one’s own school have no ties but those to its own networks', async () => {
  const { id } = w.network('Tidewick Bay Learning Community')
  run(`insert into posts (person_id, school_id, role, "from") values (?, ?, 'governor', '2025-09-01')`, w.account('sle').personId, idOfSchool('Tidewick High School'))
  const partners = w.db.$client.prepare(`select school_id from memberships where network_id = ? and school_id is not null and school_id <> ? and "to" is null limit 2`).pluck().all(id, idOfSchool('Tidewick High School')) as number[]
  const { lastInsertRowid } = run(`insert into networks (name, kind, la_code, "from") values ('Theirs Alone', 'learning-community', '${LA}', '2025-09-01')`)
  for (const school of partners) run(`insert into memberships (network_id, school_id, role, "from") values (?, ?, 'member', '2025-09-01')`, lastInsertRowid, school)
  const ties = async (who: Somebody) => (await shown(who, `?area=network-${id}&kind=learning-community`)).mapped
  expect((await ties('broker')).networks.map(({ name }) => name)).toContain('Theirs Alone')
  const { networks, drawn, choices } = await ties('sle')
  for (const found of [networks, drawn.networks, choices]) expect(found.map(({ name }) => name)).toEqual(['Tidewick Bay Learning Community'])
  expect(await fileOf(w, still, 'sle', `/map/svg?area=network-${id}&kind=learning-community`)).not.toContain('Theirs Alone')
})

test('a network that is not there is not found; one of another kind or area changes nothing, and asks for nothing new', async () => {
  const trust = w.network('Lodestar Learning Trust').id
  for (const asked of ['999999', '0', '1e3', '1 or 1', '99999999999']) expect(await look(w, map, 'broker', `/map${WHOLE}&kind=learning-community&network=${encodeURIComponent(asked)}`), asked).toMatchObject({ status: 404 })
  const all = (await shown('broker', `${WHOLE}&kind=learning-community`)).mapped.drawn.networks.length
  expect((await shown('broker', `${WHOLE}&kind=learning-community&network=${trust}`)).mapped.drawn.networks).toHaveLength(all)
  expect((await shown('broker', `${WHOLE}&network=999999`)).mapped.drawn.networks).toEqual([])
})
