import { beforeEach, expect, test } from 'vitest'
import { loader as coverage } from '../../app/routes/coverage._index.tsx'
import { loader as coverageFile } from '../../app/routes/coverage.csv.tsx'
import { loader as supportFile } from '../../app/routes/coverage.support.csv.tsx'
import { loader as network } from '../../app/routes/networks.$id.tsx'
import { loader as networks } from '../../app/routes/networks._index.tsx'
import { loader as school } from '../../app/routes/schools.$urn.tsx'
import { loader as ties } from '../../app/routes/schools.$urn_.ties.tsx'
import { loader as schools } from '../../app/routes/schools._index.tsx'
import { loader as schoolsFile } from '../../app/routes/schools.csv.tsx'
import { EVERYBODY, LA, world, type Somebody, type World } from '../world.ts'
import { fileOf, look } from './asking.ts'

let w: World
beforeEach(async () => {
  w = await world()
})

const page = (name: string, asked = ''): string => `/schools/${w.school(name).urn}${asked}`
const SIGNED_IN = EVERYBODY.filter((who) => who !== 'disabled')
const NEEDY = 'Saltings Primary School'
/** Those who may know the category of Saltings, a school of the Coast. */
const MAY_KNOW: Somebody[] = ['broker', 'otherBroker', 'headOfService', 'head3b', 'chairOfGovernors', 'chairOfCoast', 'memberOfCoast', 'auditor']

test('anybody signed in finds schools and their public record; nobody else does', async () => {
  for (const who of SIGNED_IN) {
    expect((await look(w, schools, who, '/schools?search=saltings')).rows.map(({ name }) => name), who).toEqual([NEEDY])
    expect((await look(w, school, who, page(NEEDY))).name, who).toBe(NEEDY)
  }
  expect((await look(w, school, null, page(NEEDY))).status).toBe(302)
})

test('a school’s category is on its page only for those who may know it', async () => {
  for (const who of SIGNED_IN) {
    const { category } = await look(w, school, who, page(NEEDY))
    expect(category?.code ?? null, who).toBe(MAY_KNOW.includes(who) ? '3b' : null)
  }
})

test('who leads and governs a school is told to the school and the officers of its authority', async () => {
  for (const who of SIGNED_IN) {
    const shown = await look(w, school, who, page(NEEDY))
    const told = ['broker', 'otherBroker', 'headOfService', 'head3b'].includes(who)
    expect([shown.contact !== null, shown.posts !== null], who).toEqual([told, told])
  }
})

test('a school’s ties are its collaborations, trust and federation; shared people only for those who may know them', async () => {
  const at = `${page(NEEDY)}/ties`
  const [asHead, asOther] = [await look(w, ties, 'head3b', at), await look(w, ties, 'head1', at)]
  expect(asOther.ties.length).toBeGreaterThan(0)
  expect(asOther.ties.flatMap(({ through }) => through.map(({ party }) => party))).not.toContain('person')
  expect(asOther.ties.flatMap(({ through }) => through.map(({ name }) => name))).not.toContain('Coast Improvement Partnership')
  expect(asHead.ties.length).toBeGreaterThanOrEqual(asOther.ties.length)
  expect((await look(w, ties, 'head1', `${at}?on=1950-01-01`)).ties).toEqual([])
})

test('a shared governor ties two schools for their officers', async () => {
  const [one, other] = [w.school(NEEDY).id, w.school('Fellside Pupil Referral Service').id]
  const add = w.db.$client.prepare(`insert into posts (person_id, school_id, role, "from") values (1, ?, 'governor', '2024-01-01')`)
  for (const id of [one, other]) add.run(id)
  const tied = async (who: Somebody) => (await look(w, ties, who, `${page(NEEDY)}/ties`)).ties.some(({ name }) => name.startsWith('Fellside'))
  expect([await tied('broker'), await tied('head1'), await tied('nle')]).toEqual([true, false, false])
})

test('a network shows who belonged on the day asked', async () => {
  const id = w.network('Tidewick Bay Learning Community').id
  const today = await look(w, network, 'head1', `/networks/${id}`)
  expect(today.members.total).toBeGreaterThan(3)
  expect(today.then).toBe('alive')
  expect(await look(w, network, 'head1', `/networks/${id}?on=1990-01-01`)).toMatchObject({ then: 'not-yet', members: { rows: [], total: 0 } })
  expect((await look(w, network, 'head1', '/networks/99999')).status).toBe(404)
})

test('the list of networks is as of a day too', async () => {
  const count = async (asked: string) => (await look(w, networks, 'head1', `/networks${asked}`)).total
  expect(await count('')).toBeGreaterThan(30)
  expect(await count('?on=1950-01-01')).toBe(0)
})

test('an unknown school, and words that are no URN, are not found', async () => {
  for (const urn of ['123', '0', 'abc', '9e5', '-1', '900001.5']) expect((await look(w, school, 'broker', `/schools/${urn}`)).status, urn).toBe(404)
})

test('an old URN leads to the school’s page', async () => {
  const { id, urn } = w.school(NEEDY)
  w.db.$client.prepare('insert into school_urns (urn, school_id) values (777001, ?)').run(id)
  expect(await look(w, school, 'head1', '/schools/777001')).toMatchObject({ status: 302, location: `/schools/${urn}` })
})

test('coverage is for those who answer for schools', async () => {
  for (const who of SIGNED_IN) {
    const may = ['broker', 'otherBroker', 'headOfService', 'chairOfCoast', 'chairOfDales', 'memberOfCoast', 'auditor'].includes(who)
    const shown = await look(w, coverage, who, '/coverage')
    expect(may ? shown?.total : shown?.status, who).toEqual(may ? expect.any(Number) : 403)
  }
})

test('a chair sees every state in their area, adding up, and not their own school', async () => {
  const shown = (await look(w, coverage, 'chairOfCoast', '/coverage'))
  const { counts } = shown
  expect(shown.area.name).toBe('Coast Improvement Partnership')
  expect(Math.min(counts.active, counts['on-paper-only'], counts.none, counts.thread)).toBeGreaterThan(0)
  expect(counts.active + counts['on-paper-only'] + counts.none).toBe(shown.total)
  expect(shown.leftOut).toHaveLength(1)
  expect(shown.drawn.schools.map(({ name }) => name)).not.toContain(shown.leftOut[0]!.name)
  expect(shown.rows[0]!.coverage).toBe('none')
})

test('an officer’s coverage opens on the whole authority', async () => {
  expect((await look(w, coverage, 'broker', '/coverage')).area).toMatchObject({ kind: 'authority', code: LA })
})

test('the picture holds the schools of the table and no others', async () => {
  const shown = (await look(w, coverage, 'chairOfCoast', '/coverage'))
  expect(shown.picture.schools.map(({ id }) => id).sort()).toEqual(shown.rows.map((row) => row.school.id).sort())
  const numbers = new Map(shown.rows.map((row) => [row.school.id, row.number]))
  expect(shown.drawn.schools.map(({ id, number }) => [id, number])).toEqual(shown.drawn.schools.map(({ id }) => [id, numbers.get(id)]))
  expect(shown.drawn.networks.length).toBeGreaterThan(3)
})

test('a chair asking for another’s partnership is told there is no such page', async () => {
  const dales = w.network('Dales Improvement Partnership').id
  expect((await look(w, coverage, 'chairOfCoast', `/coverage?area=${dales}`)).status).toBe(404)
  expect((await look(w, coverage, 'chairOfCoast', `/coverage?area=la-${LA}`)).status).toBe(404)
  expect((await look(w, coverage, 'chairOfDales', `/coverage?area=${dales}`)).area.name).toBe('Dales Improvement Partnership')
})

test('the files hold what the page holds, and who took them', async () => {
  const shown = (await look(w, coverage, 'chairOfCoast', '/coverage?state=none'))
  const lines = (await fileOf(w, coverageFile, 'chairOfCoast', '/coverage/csv?state=none')).trim().split('\r\n')
  expect(lines).toHaveLength(shown.rows.length + 2)
  expect(lines[1]).toContain(shown.rows[0]!.school.name)
  expect(lines.at(-1)).toContain('Taken by Ruth Langstaff')
  expect((await fileOf(w, supportFile, 'chairOfCoast', '/coverage/support/csv')).trim().split('\r\n')).toHaveLength(shown.support.length + 2)
  expect((await fileOf(w, schoolsFile, 'head1', '/schools/csv')).split('\r\n').length).toBeGreaterThan(110)
})

test('a chair’s coverage never tells of their own school’s support', async () => {
  const own = w.viewer('chairOfCoast').actor.grants.flatMap(({ schoolId }) => schoolId ?? [])
  const shown = (await look(w, coverage, 'chairOfCoast', '/coverage'))
  expect(own.length).toBeGreaterThan(0)
  expect(shown.support.filter(({ schoolId }) => own.includes(schoolId))).toEqual([])
})
