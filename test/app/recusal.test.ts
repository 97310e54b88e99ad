/** Who sits on a partnership's board and declares an interest in a school leaves that school to the others, on every page and in every file. */
import { beforeEach, expect, test } from 'vitest'
import { loader as category } from '../../app/routes/categories.$urn.tsx'
import { loader as categories } from '../../app/routes/categories._index.tsx'
import { loader as categoriesFile } from '../../app/routes/categories.csv.tsx'
import { loader as challenges } from '../../app/routes/challenges._index.tsx'
import { action as challenge } from '../../app/routes/challenges.new.tsx'
import { loader as certificate } from '../../app/routes/coverage.certificate.tsx'
import { loader as coverage } from '../../app/routes/coverage._index.tsx'
import { loader as coverageFile } from '../../app/routes/coverage.csv.tsx'
import { loader as needs } from '../../app/routes/needs._index.tsx'
import { loader as asking } from '../../app/routes/needs.new.tsx'
import { loader as board } from '../../app/routes/partnerships.$id.tsx'
import { loader as boardSchools } from '../../app/routes/partnerships.$id_.schools.tsx'
import { loader as boardFile } from '../../app/routes/partnerships.$id_.schools_.csv.tsx'
import { action as declare } from '../../app/routes/people.$id_.interests.tsx'
import { loader as repair } from '../../app/routes/coverage.repair.tsx'
import { loader as repairFile } from '../../app/routes/coverage.repair_.csv.tsx'
import { loader as approaching } from '../../app/routes/schools.$urn_.approach.tsx'
import { recordNeed } from '../../db/needs.ts'
import { AT, TODAY, world, type Somebody, type World } from '../world.ts'
import { fileOf, look, send } from './asking.ts'

/** What two pages and a file say of a need, without naming it. */
const ASKS = 'what this school asks for'
const TIED = 'Saltings Primary School'
const OWN = 'Lantern Street Primary School'
let w: World
beforeEach(async () => {
  w = await world()
})

const declared = (who: Somebody, name: string, ending: Record<string, string> = {}) =>
  send(w, declare, who, `/people/${w.account(who).personId}/interests`, { 'form-key': name, urn: String(w.school(name).urn), nature: 'My sister teaches there', 'from-day': '1', 'from-month': '9', 'from-year': '2026', ...ending })

/** Everything that could tell a board of the school, and whether it does. */
async function tellsOf(who: Somebody, name: string): Promise<Record<string, boolean>> {
  const [{ urn }, area] = [w.school(name), w.network('Coast Improvement Partnership').id]
  const inFile = (text: string) => new RegExp(`(^|,)${urn},`, 'm').test(text)
  const inRows = (rows: { urn?: number; school?: unknown }[] | undefined) => JSON.stringify(rows ?? []).includes(`${urn}`)
  const asked = { 'form-key': `${who} ${name}`, urn: String(urn), challengerUrn: '', challengerPerson: '', kind: 'challenge-partner', 'from-day': '2', 'from-month': '11', 'from-year': '2026' }
  return {
    category: (await look(w, category, who, `/categories/${urn}`)).status === undefined,
    categories: inRows((await look(w, categories, who, '/categories?page=1')).rows),
    'categories file': inFile(await fileOf(w, categoriesFile, who, '/categories/csv')),
    coverage: inRows((await look(w, coverage, who, `/coverage?area=${area}`)).rows),
    'coverage file': inFile(await fileOf(w, coverageFile, who, `/coverage/csv?area=${area}`)),
    certificate: inRows((await look(w, certificate, who, `/coverage/certificate?area=${area}`)).rows),
    board: inRows((await look(w, boardSchools, who, `/partnerships/${area}/schools`)).shown),
    'board file': inFile(await fileOf(w, boardFile, who, `/partnerships/${area}/schools/csv`)),
    challenges: inRows((await look(w, challenges, who, `/challenges?area=${area}`) as { rows: { urn: number }[] }).rows.map((row) => ({ urn: row.urn }))),
    challenging: !(await send(w, challenge, who, '/challenges/new', asked)).errors.some((error) => error.startsWith('urn:')),
    approaching: (await look(w, approaching, who, `/schools/${urn}/approach`)).status === undefined,
    needs: inRows((await look(w, needs, who, '/needs')).rows),
    asking: JSON.stringify(await look(w, asking, who, '/needs/new')).includes(`${urn}`),
  }
}
const told = (tells: Record<string, boolean>) => Object.entries(tells).filter(([, tell]) => tell).map(([where]) => where)

test('after a chair declares an interest, nothing of that school is open to them as chair, and pages name what they leave out', async () => {
  const everything = Object.keys(await tellsOf('chairOfCoast', TIED))
  expect(told(await tellsOf('chairOfCoast', TIED)), 'before').toEqual(everything)
  const area = `/partnerships/${w.network('Coast Improvement Partnership').id}`
  const { total } = await look(w, board, 'chairOfCoast', area)

  expect((await declared('chairOfCoast', TIED)).location).toMatch('done=interest')

  expect(told(await tellsOf('chairOfCoast', TIED))).toEqual([])
  expect(await look(w, board, 'chairOfCoast', area)).toMatchObject({ total: total - 1, leftOut: [OWN, TIED] })
  const { leftOut, beyond } = await look(w, coverage, 'chairOfCoast', '/coverage')
  expect([leftOut.map(({ name }) => name), beyond]).toEqual([[OWN, TIED], 0])
  expect((await tellsOf('broker', TIED)).category, 'the authority').toBe(true)
  expect((await tellsOf('memberOfCoast', TIED)).category, 'another member').toBe(true)
})

test('an interest that has ended, and one that has yet to begin, keeps nothing from the chair', async () => {
  await declared('chairOfCoast', TIED, { 'to-day': '22', 'to-month': '11', 'to-year': '2026' })
  await declared('chairOfCoast', 'Kittiwake Primary School', { 'from-day': '24', 'from-month': '11' })
  for (const name of [TIED, 'Kittiwake Primary School']) expect((await tellsOf('chairOfCoast', name)).category, name).toBe(true)
})

test('a post without a role recuses too, while it is held', async () => {
  const post = (to: string | null) => w.db.$client.prepare(`insert into posts (person_id, school_id, role, "from", "to") values (?, ?, 'governor', '2024-09-01', ?)`).run(w.account('chairOfCoast').personId, w.school(TIED).id, to)
  post('2026-11-22')
  expect((await tellsOf('chairOfCoast', TIED)).coverage).toBe(true)
  post(null)
  expect(told(await tellsOf('chairOfCoast', TIED))).toEqual([])
})

test('a declared interest takes neither a head’s own school nor an officer’s authority away', async () => {
  const before = await tellsOf('chairOfCoast', OWN)
  await declared('chairOfCoast', OWN)
  await declared('head3b', TIED)
  expect(await tellsOf('chairOfCoast', OWN)).toEqual(before)
  expect(before.category, 'as its head').toBe(true)
  expect((await look(w, category, 'head3b', `/categories/${w.school(TIED).urn}`)).status).toBeUndefined()
  w.db.$client.prepare(`insert into interests (person_id, other_school_id, nature, "from") values (?, ?, 'x', '2024-09-01')`).run(w.account('broker').personId, w.school(TIED).id)
  expect((await tellsOf('broker', TIED)).category).toBe(true)
})

test('a need the chair’s own school is asked to meet does not show in what is near to ideal for its school', async () => {
  const coast = w.network('Coast Improvement Partnership').id
  const { covering } = await look(w, repair, 'chairOfCoast', `/coverage/repair?area=${coast}`)
  const { urn, name } = covering!.memberships[0]!.school
  const run = (sql: string, ...values: unknown[]) => w.db.$client.prepare(sql).run(...values).lastInsertRowid
  run("update needs set state = 'withdrawn' where school_id = ?", w.school(name).id)
  const asks = { areaCode: 'mathematics', halfDays: 4, priority: 'high' as const, wantedBy: '2027-03-01', evidence: '', nameShared: false }
  const recorded = recordNeed(w.db, { need: asks, schoolId: w.school(name).id, origin: 'request', day: TODAY, framework: 'derby-winners', by: null, at: AT })
  const need = 'needId' in recorded ? recorded.needId : 0
  const tellsOfNeed = async (who: Somebody) => {
    const [page, list, file] = await Promise.all([
      look(w, approaching, who, `/schools/${urn}/approach`), look(w, coverage, who, `/coverage?area=${coast}`), fileOf(w, repairFile, who, `/coverage/repair/csv?area=${coast}`),
    ])
    return [JSON.stringify(page.choices), JSON.stringify(list.rows.find(({ school }) => school.urn === urn)!.approaches), file.split(/\r?\n/).find((line) => line.startsWith(`${urn},`))!].map((text) => text.includes(ASKS))
  }
  expect(await tellsOfNeed('chairOfCoast'), 'before').toEqual([true, true, true])
  const offer = run(`insert into offers (school_id, half_days_per_term, minimum_half_days, maximum_schools, reach_km, "from", until, attested_on, state) values (?, 8, 2, 2, 30, '2026-09-01', '2027-07-31', '2026-09-01', 'open')`, w.school(OWN).id)
  run(`insert into proposals (run_id, need_id, offer_id, half_days, reasons, state, reply_by, issued_by, issued_at) select max(id), ?, ?, 4, '[]', 'offered', '2026-12-01', ?, '2026-11-20T09:00:00.000Z' from round_runs`, need, offer, w.account('broker').id)
  expect(await tellsOfNeed('chairOfCoast')).toEqual([false, false, false])
  expect(await tellsOfNeed('broker')).toEqual([true, true, true])
})
